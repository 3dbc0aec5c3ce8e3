// The rows of an import, CSV or XLSX, under the columns that the caller declares: whole, or everything that is wrong.
import { err, ok, type Result } from '@minga/basics';
import { readDelimitedText, type TextLine, type TextProblem } from './delimited-text.ts';
import { columnNamed, type SheetColumn } from './headings.ts';
import {
  type Cell,
  openWorkbook,
  type Sheet,
  type SheetContent,
  type Table,
  type WorkbookProblem,
} from './workbook.ts';

export interface SheetRow<Key extends string> {
  /** The line or row that the person sees in the file, from 1. */
  readonly line: number;
  /** Text of every declared column, without outer spaces; empty where the file has nothing. */
  readonly cells: Readonly<Record<Key, string>>;
}

export interface SheetRows<Key extends string> {
  readonly rows: readonly SheetRow<Key>[];
  /** Headings that no declared column answers to: to be told, so that nothing is left out in silence. */
  readonly unusedHeadings: readonly string[];
}

/** What is wrong with a file as a table; `column` is the heading as the file writes it, or as the template does. */
export type SheetProblem =
  | WorkbookProblem
  | TextProblem
  | { readonly code: 'file-too-big'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'rows-too-many'; readonly count: number; readonly limit: number }
  | { readonly code: 'file-empty' }
  | { readonly code: 'rows-missing' }
  | { readonly code: 'column-missing'; readonly column: SheetColumn; readonly found: string }
  | { readonly code: 'column-repeated'; readonly column: SheetColumn; readonly line: number }
  | { readonly code: 'cell-without-heading'; readonly line: number; readonly found: string }
  | { readonly code: 'cell-missing'; readonly line: number; readonly column: SheetColumn }
  | {
      readonly code: 'cell-too-long';
      readonly line: number;
      readonly column: SheetColumn;
      readonly limit: number;
    };

export const sheetLimits = {
  bytes: 5_000_000,
  /** What a spreadsheet may unpack to: imports are read in the process that answers pages. */
  inflatedBytes: 16_000_000,
  rows: 20_000,
  cellLength: 2_000,
} as const;

/**
 * Reads the first table of a file: the first line with anything in it has the headings. The kind is told
 * from the bytes, not from the name. The template's own example, left as it came, is no row.
 */
export async function readRows<Key extends string>(
  bytes: Uint8Array,
  columns: readonly SheetColumn<Key>[],
): Promise<Result<SheetRows<Key>, readonly SheetProblem[]>> {
  const { bytes: limit } = sheetLimits;
  if (bytes.length > limit) return err([{ code: 'file-too-big', bytes: bytes.length, limit }]);
  const lines = isZip(bytes) ? await linesOfWorkbook(bytes, columns) : linesOfText(bytes);
  if (!lines.ok) return lines;
  const told = lines.value.filter(hasSomething);
  return told.length === 0 ? err([{ code: 'file-empty' }]) : rowsUnder(told, columns);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function linesOfText(bytes: Uint8Array): Result<readonly TextLine[], readonly SheetProblem[]> {
  const read = readDelimitedText(bytes);
  return read.ok ? read : err([read.error]);
}

/** The first sheet with all the columns that must be there; where none has them, the first sheet. */
async function linesOfWorkbook(
  bytes: Uint8Array,
  columns: readonly SheetColumn[],
): Promise<Result<readonly TextLine[], readonly SheetProblem[]>> {
  const opened = await openWorkbook(bytes, sheetLimits.inflatedBytes);
  if (!opened.ok) return opened;
  // A ZIP of anything else.
  if (opened.value.length === 0) return err([{ code: 'file-not-table' }]);
  const { table, problems } = firstWith(columns, opened.value);
  if (problems.length > 0) return err(problems);
  return ok(table.map((cells, at) => ({ line: at + 1, cells })));
}

/** Sheets after the one that is wanted are not read. */
function firstWith(columns: readonly SheetColumn[], sheets: readonly Sheet[]): SheetContent {
  let first: SheetContent | undefined;
  for (const sheet of sheets) {
    const content = sheet.read();
    if (hasColumns(content.table, columns)) return content;
    first ??= content;
  }
  return first ?? { table: [], problems: [] };
}

function hasColumns(table: Table, columns: readonly SheetColumn[]): boolean {
  const headings = table.find((cells) => cells.some((cell) => textOf(cell) !== '')) ?? [];
  const named = headings.map((heading) => columnNamed(textOf(heading), columns)?.key);
  return columns.every(({ key, isRequired }) => !isRequired || named.includes(key));
}

function hasSomething({ cells }: TextLine): boolean {
  return cells.some((cell) => textOf(cell) !== '');
}

/** No control characters: PostgreSQL takes no NUL in a text, and no name has a line break. */
function textOf(cell: Cell | undefined): string {
  return String(cell ?? '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
}

function rowsUnder<Key extends string>(
  [head, ...body]: readonly TextLine[],
  columns: readonly SheetColumn<Key>[],
): Result<SheetRows<Key>, readonly SheetProblem[]> {
  const headings = (head?.cells ?? []).map(textOf);
  const named = headings.map((heading) => columnNamed(heading, columns));
  const read = body.map((line) => ({ line, row: rowOf(line, named, columns) }));
  const given = read.filter(({ row }) => !isExample(row, columns));
  const problems = [
    ...headingProblems(headings, named, columns, head?.line ?? 1),
    ...countProblems(given.length),
  ];
  if (problems.length > 0) return err(problems);
  const wrong = given.flatMap(({ line, row }) => rowProblems(line, row, headings, columns));
  if (wrong.length > 0) return err(wrong);
  const unusedHeadings = headings.filter((heading, at) => heading !== '' && !named[at]);
  return ok({ rows: given.map(({ row }) => row), unusedHeadings });
}

type Named<Key extends string> = readonly (SheetColumn<Key> | undefined)[];

function rowOf<Key extends string>(
  { line, cells }: TextLine,
  named: Named<Key>,
  columns: readonly SheetColumn<Key>[],
): SheetRow<Key> {
  const texts = columns.map((column) => [column.key, textOf(cells[named.indexOf(column)])]);
  return { line, cells: Object.fromEntries(texts) as Record<Key, string> };
}

function isExample<Key extends string>(
  { cells }: SheetRow<Key>,
  columns: readonly SheetColumn<Key>[],
): boolean {
  return columns.every(({ key, example }) => cells[key] === example);
}

function headingProblems<Key extends string>(
  headings: readonly string[],
  named: Named<Key>,
  columns: readonly SheetColumn<Key>[],
  line: number,
): SheetProblem[] {
  const found = headings.filter((heading) => heading !== '').join(', ');
  return columns.flatMap((column): SheetProblem[] => {
    const times = named.filter((one) => one === column).length;
    if (times > 1) return [{ code: 'column-repeated', column, line }];
    return times === 0 && column.isRequired ? [{ code: 'column-missing', column, found }] : [];
  });
}

function countProblems(count: number): SheetProblem[] {
  const { rows: limit } = sheetLimits;
  if (count > limit) return [{ code: 'rows-too-many', count, limit }];
  return count === 0 ? [{ code: 'rows-missing' }] : [];
}

function rowProblems<Key extends string>(
  { line, cells }: TextLine,
  row: SheetRow<Key>,
  headings: readonly string[],
  columns: readonly SheetColumn<Key>[],
): SheetProblem[] {
  const { cellLength: limit } = sheetLimits;
  const astray = cells.map(textOf).find((text, at) => text !== '' && !headings[at]);
  return [
    ...(astray === undefined
      ? []
      : [{ code: 'cell-without-heading', line, found: astray } as const]),
    ...columns.flatMap((column): SheetProblem[] => {
      const text = row.cells[column.key];
      if (text.length > limit) return [{ code: 'cell-too-long', line, column, limit }];
      return text === '' && column.isRequired ? [{ code: 'cell-missing', line, column }] : [];
    }),
  ];
}
