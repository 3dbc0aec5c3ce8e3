// The file that an import asks for, ready to be filled in: headings, one example, and how each column is meant.
import type ExcelJS from 'exceljs';
import type { Locale } from '../words.ts';
import type { SheetColumn } from './headings.ts';

/** With `;` and a mark of UTF-8: what a double click in a Spanish Excel opens in columns, with its accents. */
export function templateCsv(columns: readonly SheetColumn[], locale: Locale): string {
  const lines = [
    columns.map(({ heading }) => heading[locale]),
    columns.map(({ example }) => example),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return /[;"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export interface TemplateWords {
  /** Names of the two sheets, at most 31 characters each. */
  readonly rowsSheet: string;
  readonly helpSheet: string;
  /** Headings of the second sheet: column, what it is, example. */
  readonly helpHeadings: readonly [string, string, string];
  /** Said of a column that each row needs. */
  readonly required: string;
}

/** An .xlsx: the first sheet is filled in, the second explains each column. */
export async function templateXlsx(
  columns: readonly SheetColumn[],
  locale: Locale,
  words: TemplateWords,
): Promise<Uint8Array<ArrayBuffer>> {
  const { Workbook } = (await import('exceljs')).default;
  const workbook = new Workbook();
  const rows = workbook.addWorksheet(words.rowsSheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  rows.addRow(columns.map(({ heading }) => heading[locale]));
  rows.addRow(columns.map(({ example }) => example));
  // Text, so that a code such as 03 keeps its zero and a decimal comma stays one.
  layOut(
    rows,
    columns.map(() => 24),
  );
  for (const column of rows.columns) column.numFmt = '@';
  const help = workbook.addWorksheet(words.helpSheet);
  help.addRow(words.helpHeadings);
  for (const { heading, meaning, example, isRequired } of columns) {
    const required = isRequired ? ` ${words.required}` : '';
    help.addRow([heading[locale], meaning[locale] + required, example]);
  }
  layOut(help, [24, 90, 24]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The same columns with rows in them, to be worked on and sent back; every cell is text. */
export async function filledXlsx<Key extends string>(
  columns: readonly SheetColumn<Key>[],
  rows: readonly Readonly<Record<Key, string>>[],
  locale: Locale,
  sheetName: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { Workbook } = (await import('exceljs')).default;
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(columns.map(({ heading }) => heading[locale]));
  for (const row of rows) sheet.addRow(columns.map(({ key }) => row[key]));
  layOut(
    sheet,
    columns.map(() => 24),
  );
  for (const column of sheet.columns) column.numFmt = '@';
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function layOut(sheet: ExcelJS.Worksheet, widths: readonly number[]): void {
  sheet.getRow(1).font = { bold: true };
  for (const [at, width] of widths.entries()) {
    const column = sheet.getColumn(at + 1);
    column.width = width;
    column.alignment = { wrapText: true, vertical: 'top' };
  }
}
