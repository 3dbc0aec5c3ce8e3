// Headings of a table: recognised whatever their capitals, accents and punctuation.
import type { Locale } from '../words.ts';

/** One column of an import, declared once: it is recognised, explained and put into the template by it. */
export interface SheetColumn<Key extends string = string> {
  readonly key: Key;
  /** What the template writes; accepted in both languages. */
  readonly heading: Readonly<Record<Locale, string>>;
  /** Other headings under which files in use have it. */
  readonly synonyms?: readonly string[];
  readonly meaning: Readonly<Record<Locale, string>>;
  /** A plausible cell, for the template and for the explanation; empty where it is best left empty. */
  readonly example: string;
  /** Whether the file must have the column and each row something in it. */
  readonly isRequired: boolean;
}

/** `  N.º de Unidad_Vecinal ` is `n o de unidad vecinal`. */
export function plainHeading(text: string): string {
  const letters = text
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
  return letters.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Which declared column a heading names; undefined for none. */
export function columnNamed<Key extends string>(
  heading: string,
  columns: readonly SheetColumn<Key>[],
): SheetColumn<Key> | undefined {
  const asked = plainHeading(heading);
  return columns.find((column) =>
    [...Object.values(column.heading), ...(column.synonyms ?? [])].some(
      (name) => plainHeading(name) === asked,
    ),
  );
}
