// What a person may say about herself, and what is wrong with it.
import { err, ok, type Result } from '@minga/basics';
import { parseBirthDate } from './age.ts';
import { type AliasProblem, parseAlias } from './names.ts';

export interface Details {
  readonly birthDate: string | undefined;
  readonly comunaCut: string | null;
  readonly email: string | null;
  readonly alias: string | undefined;
}

export type DetailsProblem =
  | { readonly field: 'birth-date'; readonly code: 'not-a-date' }
  | { readonly field: 'comuna'; readonly code: 'unknown' }
  | { readonly field: 'email'; readonly code: 'not-an-address' }
  | { readonly field: 'alias'; readonly code: AliasProblem };

interface Known {
  readonly today: string;
  readonly isBirthDateKept: boolean;
  readonly cuts: ReadonlySet<string>;
}

/** Reads the form of an account. An e-mail and a comuna may be left out; a birth date too, until it is needed. */
export function parseDetails(
  typed: URLSearchParams,
  { today, isBirthDateKept, cuts }: Known,
): Result<Details, readonly DetailsProblem[]> {
  const text = (name: string) => typed.get(name)?.trim() ?? '';
  const problems: DetailsProblem[] = [];
  const born = text('birth-date');
  const birthDate = born === '' || isBirthDateKept ? undefined : parseBirthDate(born, today);
  if (born !== '' && !isBirthDateKept && birthDate === undefined) {
    problems.push({ field: 'birth-date', code: 'not-a-date' });
  }
  const comuna = text('comuna');
  if (comuna !== '' && !cuts.has(comuna)) problems.push({ field: 'comuna', code: 'unknown' });
  const email = text('email');
  if (email !== '' && !isEmail(email)) problems.push({ field: 'email', code: 'not-an-address' });
  let alias: string | undefined;
  if (text('appearance') === 'alias') {
    const parsed = parseAlias(text('alias'));
    if (typeof parsed === 'string') problems.push({ field: 'alias', code: parsed });
    else alias = parsed.alias;
  }
  if (problems.length > 0) return err(problems);
  return ok({ birthDate, comunaCut: comuna || null, email: email || null, alias });
}

/** Enough to send to: one @, something on both sides, no spaces or line breaks that would begin another header. */
export function isEmail(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s\p{C}@<>"',;]+@[^\s\p{C}@<>"',;]+\.[^\s\p{C}@<>"',;]+$/u.test(text)
  );
}
