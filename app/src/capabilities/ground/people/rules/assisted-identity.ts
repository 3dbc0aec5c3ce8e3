// Identifying in person whoever has no ClaveÚnica: two members of staff of one institution, one document.
import { err, ok, type Result } from '@minga/basics';
import { AGE_TO_TAKE_PART, ageOn, parseBirthDate } from './age.ts';
import {
  type DocumentProblem,
  type IdentityDocument,
  parseDocument,
  textOfDocument,
} from './identity-document.ts';
import { hasLetter, type ProvenNames, tidyName } from './names.ts';

/** What waits for the second member of staff is gone after that. */
export const HOLDS_MS = 72 * 60 * 60_000;

/** How the document was seen: in hand, in hand but expired, or on the person's own telephone. */
export const waysToSee = ['original', 'expired', 'digital'] as const;
export type WayToSee = (typeof waysToSee)[number];

/** Why the second does not confirm; `mistyped` is also what the first says to take it back. */
export const refusalReasons = [
  'details-differ',
  'other-person',
  'doubtful-document',
  'person-left',
  'mistyped',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What the first member of staff wrote down; sealed until the second has decided. */
export interface SeenIdentity {
  readonly document: IdentityDocument;
  readonly names: ProvenNames;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  readonly comunaCut: string;
  readonly seenAs: WayToSee;
}

export type SeenProblem =
  | DocumentProblem
  | { readonly field: 'given'; readonly code: 'name-missing' }
  | { readonly field: 'family'; readonly code: 'family-missing' }
  | { readonly field: 'birth-date'; readonly code: 'not-a-date' | 'under-age' }
  | { readonly field: 'comuna'; readonly code: 'comuna-missing' }
  | { readonly field: 'seen-as'; readonly code: 'seen-as-missing' };

/** Reads the form of the first member of staff; `today` in Chile, `YYYY-MM-DD`. */
export function parseSeen(
  typed: URLSearchParams,
  { today, cuts }: { readonly today: string; readonly cuts: ReadonlySet<string> },
): Result<SeenIdentity, readonly SeenProblem[]> {
  const text = (name: string) => typed.get(name)?.trim() ?? '';
  const kind = text('document-kind');
  const read = parseDocument({ kind, country: text('country'), number: text('number') });
  const names = { given: tidyName(text('given')), family: tidyName(text('family')) };
  // Passports of some countries know one name only.
  const needsFamily = kind !== 'passport' && kind !== 'foreign-id';
  const birthDate = parseBirthDate(text('birth-date'), today);
  const comunaCut = text('comuna');
  const seenAs = waysToSee.find((one) => one === text('seen-as'));
  const problems: SeenProblem[] = read.ok ? [] : [...read.error];
  if (!hasLetter(names.given)) problems.push({ field: 'given', code: 'name-missing' });
  if (needsFamily && !hasLetter(names.family))
    problems.push({ field: 'family', code: 'family-missing' });
  if (birthDate === undefined) problems.push({ field: 'birth-date', code: 'not-a-date' });
  else if (ageOn(birthDate, today) < AGE_TO_TAKE_PART) {
    problems.push({ field: 'birth-date', code: 'under-age' });
  }
  if (!cuts.has(comunaCut)) problems.push({ field: 'comuna', code: 'comuna-missing' });
  if (seenAs === undefined) problems.push({ field: 'seen-as', code: 'seen-as-missing' });
  if (problems.length > 0 || !read.ok || birthDate === undefined || seenAs === undefined) {
    return err(problems);
  }
  return ok({ document: read.value, names, birthDate, comunaCut, seenAs });
}

export function parseRefusalReason(text: string | null): RefusalReason | undefined {
  return refusalReasons.find((reason) => reason === text);
}

export type IdentifyRefusal =
  /** This institution has one open for the same document. */
  | { readonly code: 'people/identity-open' }
  /** Nobody has a part in identifying herself. */
  | { readonly code: 'people/identity-own' }
  /** Confirmed, refused or over by now, or not of this institution. */
  | { readonly code: 'people/identity-closed' }
  | { readonly code: 'people/identity-same-member' }
  /** The number typed by the second is not the one that the first wrote down. */
  | { readonly code: 'people/identity-number-differs' }
  /** Whoever saw the document first holds no role there any more. */
  | { readonly code: 'people/identity-first-left' };

export interface Confirmation {
  readonly personId: string;
  /** The number of the document as the second member of staff typed it from the document in her hand. */
  readonly typedNumber: string;
}

/** Whether the second member of staff confirms what the first one saw. */
export function decideConfirmation(
  seen: Pick<SeenIdentity, 'document'> & {
    readonly seenBy: string;
    readonly isFirstOfStaff: boolean;
  },
  by: Confirmation,
): Result<void, IdentifyRefusal> {
  if (seen.seenBy === by.personId) return err({ code: 'people/identity-same-member' });
  if (!seen.isFirstOfStaff) return err({ code: 'people/identity-first-left' });
  const { kind } = seen.document;
  const country = 'country' in seen.document ? seen.document.country : '';
  const typed = parseDocument({ kind, country, number: by.typedNumber });
  const isSame = typed.ok && textOfDocument(typed.value) === textOfDocument(seen.document);
  return isSame ? ok(undefined) : err({ code: 'people/identity-number-differs' });
}
