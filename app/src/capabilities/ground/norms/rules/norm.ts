// What a norm is and what one of its versions says, as they are written.
import { kindInCode, type Mark, type NormKind } from './kind.ts';

export interface Article {
  /** As it is cited: `93`, `94 y 95`, `16 quáter`. */
  readonly number: string;
  readonly words: string;
  readonly englishWords: string | undefined;
  readonly mark: Mark;
}

/** Where the words of a version were taken from; what is not known is undefined. */
export interface Source {
  readonly publisher: string | undefined;
  readonly address: string | undefined;
  /** Civil day. */
  readonly seenOn: string | undefined;
}

/** What names a norm, and stays. Days are civil days (`2011-02-16`). */
export interface NormFacts {
  readonly kind: NormKind;
  readonly number: string | undefined;
  readonly datedIn: number | undefined;
  readonly datedOn: string | undefined;
  readonly publishedOn: string | undefined;
}

/** How long a version holds. */
export interface Validity {
  /** Undefined: since a day that nobody has said. */
  readonly from: string | undefined;
  /** The last day; undefined where it has none or nobody knows it. */
  readonly until: string | undefined;
  /** False: whether it still holds is not known. */
  readonly endIsKnown: boolean;
}

export interface VersionWritten extends Validity {
  /** Official, in Spanish. */
  readonly title: string;
  readonly summary: string;
  readonly englishSummary: string | undefined;
  readonly mark: Mark;
  readonly lawyerCheckedOn: string | undefined;
  readonly source: Source;
  readonly articles: readonly Article[];
}

/** A number without dots, spaces or marks, in lower case: `20.500` and `20500` are one. */
export function numberKey(number: string): string {
  return number.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The name of a norm in addresses: kind, institution, number and year, as far as it has them. A law is named by its
 * number alone. `taken` are the codes that other norms have: the next free `-2`, `-3`… follows then.
 */
export function codeOf(
  { kind, number, datedIn }: NormFacts,
  institutionSlug: string | undefined,
  taken: ReadonlySet<string> = new Set(),
): string {
  const inAddress = (text: string) =>
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '');
  const year = kind === 'law' && number !== undefined ? undefined : datedIn;
  const parts = [
    kindInCode[kind],
    institutionSlug,
    number === undefined ? undefined : inAddress(number),
    year === undefined ? undefined : String(year),
  ];
  const code = parts.filter(Boolean).join('-');
  if (!taken.has(code)) return code;
  for (let next = 2; ; next += 1) {
    if (!taken.has(`${code}-${next}`)) return `${code}-${next}`;
  }
}
