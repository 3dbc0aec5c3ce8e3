// The cells of an .xlsx as they stand: weighed before it is opened, and nothing in it evaluated.
import { err, ok, type Result } from '@minga/basics';
import type ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { unzipWithinLimits, type ZipProblem } from './zip.ts';

export type Cell = string | number | boolean | null;
/** Row n of the sheet is element n − 1, so that problems name the row that the person sees. */
export type Table = readonly (readonly Cell[])[];

/** What is wrong with a spreadsheet as such, whatever it says. */
export type WorkbookProblem =
  | ZipProblem
  /** A formula is not data: its result depends on who opens the file. */
  | { readonly code: 'cell-formula'; readonly sheet: string; readonly cell: string }
  | {
      readonly code: 'cell-error';
      readonly sheet: string;
      readonly cell: string;
      readonly found: string;
    }
  | { readonly code: 'cells-merged'; readonly sheet: string; readonly cell: string }
  /** The reader of spreadsheets is fetched apart, and could not be. */
  | { readonly code: 'reader-not-loaded' };

export interface SheetContent {
  /** Dates are ISO text; a cell that is a problem is empty. */
  readonly table: Table;
  /** Every formula, error and merged cell. */
  readonly problems: readonly WorkbookProblem[];
}

export interface Sheet {
  readonly name: string;
  readonly read: () => SheetContent;
}

/** A spreadsheet is a zip: it is refused by what it would become, before it becomes it. */
const INFLATED_BYTES = 64_000_000;

/** More rows than a spreadsheet can have, or more cells than a city's vote needs, are an attack. */
const rowsLimit = 1_048_576;
const cellsLimit = 10_000_000;
const noCells: readonly Cell[] = [];

/** Opens an .xlsx; its sheets are read one by one, because only some of them are data. */
export async function openWorkbook(
  bytes: Uint8Array,
  inflatedBytes: number = INFLATED_BYTES,
): Promise<Result<readonly Sheet[], readonly WorkbookProblem[]>> {
  const opened = openWithinLimits(bytes, inflatedBytes);
  if (!opened.ok) return opened;
  let reader: typeof ExcelJS;
  try {
    reader = (await import('exceljs')).default;
  } catch {
    return err([{ code: 'reader-not-loaded' }]);
  }
  try {
    const workbook = new reader.Workbook();
    await workbook.xlsx.load(opened.value as Uint8Array<ArrayBuffer> & ArrayBuffer);
    return ok(
      workbook.worksheets.map((sheet) => ({ name: sheet.name, read: () => readSheet(sheet) })),
    );
  } catch {
    return err([{ code: 'workbook-damaged' }]);
  }
}

/** The same zip, inflated within limits and stored flat: whoever reads it next meets no surprise. */
function openWithinLimits(
  bytes: Uint8Array,
  inflatedBytes: number,
): Result<Uint8Array, readonly WorkbookProblem[]> {
  const opened = unzipWithinLimits(bytes, inflatedBytes);
  return opened.ok ? ok(zipSync({ ...opened.value.files }, { level: 0 })) : err([opened.error]);
}

function readSheet(sheet: ExcelJS.Worksheet): SheetContent {
  const rowsCount = sheet.rowCount;
  if (rowsCount > rowsLimit) return { table: [], problems: [{ code: 'workbook-damaged' }] };
  const problems: WorkbookProblem[] = [];
  const table: (readonly Cell[])[] = new Array(rowsCount).fill(noCells);
  let cellsCount = 0;
  sheet.eachRow((row, number) => {
    cellsCount += row.cellCount;
    if (cellsCount <= cellsLimit) table[number - 1] = cellsOf(row, sheet.name, problems);
  });
  if (cellsCount > cellsLimit) return { table: [], problems: [{ code: 'workbook-damaged' }] };
  return { table, problems };
}

function cellsOf(row: ExcelJS.Row, sheet: string, problems: WorkbookProblem[]): readonly Cell[] {
  const cells: Cell[] = new Array(row.cellCount).fill(null);
  row.eachCell((cell, column) => {
    const read = cellOf(cell, sheet);
    if (read.ok) cells[column - 1] = read.value;
    else if (read.error !== undefined) problems.push(read.error);
  });
  return cells;
}

/** The content of one cell; an error without problem is a cell covered by a merge already told. */
function cellOf(cell: ExcelJS.Cell, sheet: string): Result<Cell, WorkbookProblem | undefined> {
  const place = { sheet, cell: cell.address };
  if (cell.isMerged) {
    const isFirst = cell.master.address === cell.address;
    return err(isFirst ? { code: 'cells-merged', ...place } : undefined);
  }
  const { value } = cell;
  if (value === null || value === undefined) return ok(null);
  if (typeof value !== 'object') return ok(value);
  if (value instanceof Date) return ok(dateText(value));
  if ('formula' in value || 'sharedFormula' in value)
    return err({ code: 'cell-formula', ...place });
  if ('error' in value) return err({ code: 'cell-error', ...place, found: value.error });
  return ok(textOf(value));
}

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '?' : date.toISOString().slice(0, 10);
}

/** Text in several fonts, or the text of a link (which may itself be in several fonts). */
function textOf(value: ExcelJS.CellRichTextValue | ExcelJS.CellHyperlinkValue): string {
  const held: unknown = 'richText' in value ? value : value.text;
  if (typeof held !== 'object' || held === null || !('richText' in held)) return String(held);
  return (held as ExcelJS.CellRichTextValue).richText.map((run) => run.text).join('');
}
