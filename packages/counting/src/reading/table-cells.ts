// The cells of a table: what they hold, as text, as amounts and by column.
import type { Place } from './problems.ts';

/**
 * What a cell holds. Hand over a numeric cell as a number, not as text: the text `1.500` is 1500 in Chile,
 * the number 1.5 is not; and a list `1,2` that Excel turned into a number can then be told.
 */
export type Cell = string | number | boolean | null;

/** Rows with where they stand; blank ones are already left out. */
export interface TableBlock {
  readonly place: Place;
  readonly rows: readonly { readonly line: number; readonly cells: readonly Cell[] }[];
}

export interface ReadRows<T> {
  /** Pabulib columns of what was read. */
  readonly columns: readonly string[];
  readonly rows: readonly T[];
}

/** The columns that are not among the known ones: they are kept as they are. */
export function otherColumns(
  columns: ReadonlyMap<string, number>,
  known: readonly string[],
): ReadonlyMap<string, number> {
  return new Map([...columns].filter(([column]) => !known.includes(column)));
}

/** The column as part of a place, in spreadsheets only: a line of text needs none. */
export function columnOf(place: Place, column: string | undefined): Pick<Place, 'column'> {
  return place.sheet === undefined || column === undefined ? {} : { column };
}

/** The texts of some columns of a row, by column. */
export function pick(
  cells: readonly Cell[],
  columns: ReadonlyMap<string, number>,
): Readonly<Record<string, string>> {
  return Object.fromEntries([...columns].map(([column, index]) => [column, cellAt(cells, index)]));
}

export function cellAt(cells: readonly Cell[], index: number | undefined): string {
  return index === undefined ? '' : textOf(cells[index]);
}

/** Numbers stay numbers, so that they are not read as text with separators. */
export function amountCell(cell: Cell | undefined): string | number {
  return typeof cell === 'number' ? cell : textOf(cell);
}

export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  return String(cell).trim();
}
