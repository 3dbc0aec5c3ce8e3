// Sheets of paper: what is printed on them, how they are numbered and named, and how they stand.
import { canonicalJson, hashText } from '@minga/basics';

/** More at once would only be waste. */
export const MOST_SHEETS = 100;

/** How long scan and person of a sheet are kept once it is entered, void, or begun and left so, in days: a year of complaints. */
export const SCAN_KEPT_DAYS = 365;

/** The same of a sheet that nobody signs, in days: handwriting may tell who wrote it. */
export const ANONYMOUS_SCAN_KEPT_DAYS = 30;

export const voidReasons = ['mistyped', 'spoiled', 'twice', 'taken-back', 'other-person'] as const;
export type VoidReason = (typeof voidReasons)[number];

export function parseVoidReason(text: string | undefined): VoidReason | undefined {
  return voidReasons.find((reason) => reason === text);
}

export const sheetStates = ['printed', 'waiting', 'entered', 'void'] as const;
export type SheetState = (typeof sheetStates)[number];

export interface SheetMoments {
  readonly begunAt: Date | null;
  readonly enteredAt: Date | null;
  readonly voidedAt: Date | null;
}

export function stateOfSheet({ begunAt, enteredAt, voidedAt }: SheetMoments): SheetState {
  if (voidedAt !== null) return 'void';
  if (enteredAt !== null) return 'entered';
  return begunAt === null ? 'printed' : 'waiting';
}

/** `2026-000123`: what people say of a sheet; unique within its institution. */
export function sheetName({
  year,
  number,
}: {
  readonly year: number;
  readonly number: number;
}): string {
  return `${year}-${String(number).padStart(6, '0')}`;
}

/** Reads the name of a sheet, with or without its zeros. */
export function parseSheetName(
  text: string,
): { readonly year: number; readonly number: number } | undefined {
  const [, year, number] = /^\s*(20\d\d)\s*[-–/]\s*(\d{1,9})\s*$/.exec(text) ?? [];
  if (year === undefined || number === undefined) return undefined;
  return { year: Number(year), number: Number(number) };
}

export interface PrintedField {
  readonly kind: 'line' | 'lines' | 'one' | 'many' | 'scale' | 'order' | 'date' | 'number';
  readonly label: string;
  readonly hint: string;
  readonly options: readonly string[];
}

/** All that stands on a sheet but its number and code, in the one language in which it is printed. */
export interface PaperContent {
  readonly lang: 'es' | 'en';
  readonly printedOn: string;
  readonly title: string;
  readonly institution: string;
  readonly instructions: readonly string[];
  readonly fields: readonly PrintedField[];
  /** Where and to whom it is handed in. */
  readonly handIn: string;
  readonly isDemonstration: boolean;
  /** Neither name nor signature is asked for. */
  readonly isAnonymous?: true;
  /** What the form says by itself, whatever its step. */
  readonly words: Readonly<
    Record<
      | 'demonstration'
      | 'sheet'
      | 'unnumbered'
      | 'name'
      | 'signature'
      | 'date'
      | 'day'
      | 'month'
      | 'year'
      | 'privacy'
      | 'qr',
      string
    >
  >;
}

/** What makes two prints one and the same. */
export function hashPaper(content: PaperContent): Promise<string> {
  return hashText(canonicalJson(content));
}
