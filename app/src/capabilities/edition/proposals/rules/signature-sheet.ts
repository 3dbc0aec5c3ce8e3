// A sheet of signatures as the desk types it: a line for each, what it says, and why one does not count.
import type { Eligibility, Tie } from '../../editions/rules/index.ts';

/** As many lines as one printed sheet has. */
export const SHEET_LINES = 20;
export const TIES_BY_LETTER: Readonly<Record<string, Tie>> = {
  V: 'residence',
  T: 'work',
  E: 'study',
  O: 'organization',
};

/** Why a line does not count; only how many there were of each is kept. */
export const lineRefusals = [
  'number-wrong',
  'unsigned',
  'too-young',
  'too-old',
  'tie-missing',
  'repeated-on-sheet',
  'endorsed-already',
  'limit-reached',
] as const;
export type LineRefusal = (typeof lineRefusals)[number];

/** `Number` of a document that was read as one, with the year in which its holder was born. */
export interface SheetLine<Document> {
  /** From 1, as printed. */
  readonly line: number;
  readonly document: Document | undefined;
  readonly isSigned: boolean;
  readonly birthYear: number | undefined;
  readonly tie: Tie | undefined;
}

/**
 * By what the line says alone. With only the year of birth whoever might be too young is counted as of the youngest age
 * that she can have, for the bases ask for an age and not for a year.
 */
export function refusalOfLine(
  { document, isSigned, birthYear, tie }: SheetLine<unknown>,
  { minAge, maxAge, ties }: Pick<Eligibility, 'minAge' | 'maxAge' | 'ties'>,
  year: number,
): LineRefusal | undefined {
  if (document === undefined) return 'number-wrong';
  if (!isSigned) return 'unsigned';
  if (minAge > 0 && (birthYear === undefined || year - birthYear - 1 < minAge)) return 'too-young';
  if (maxAge !== null && (birthYear === undefined || year - birthYear > maxAge)) return 'too-old';
  return tie === undefined || !ties.includes(tie) ? 'tie-missing' : undefined;
}

export type RefusedLines = Readonly<Partial<Record<LineRefusal, number>>>;

/** How many lines were refused, by reason. */
export function countRefused(refused: readonly LineRefusal[]): RefusedLines {
  const counts: Partial<Record<LineRefusal, number>> = {};
  for (const reason of refused) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
