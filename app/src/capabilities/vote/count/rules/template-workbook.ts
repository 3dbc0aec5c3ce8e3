// The template as a spreadsheet: the same three sheets as the CSV, and one that says how to fill them in.
import { tableTemplateSheets } from '@minga/counting/tables';
import type ExcelJS from 'exceljs';
import { m } from '#words';

/** The bytes of an .xlsx; `locale` is that of the instructions, the headings are always the same. */
export async function templateWorkbook(locale: 'es-CL' | 'en'): Promise<Uint8Array<ArrayBuffer>> {
  const { Workbook } = (await import('exceljs')).default;
  const workbook = new Workbook();
  addInstructions(workbook, locale);
  for (const [name, rows] of Object.entries(tableTemplateSheets())) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    for (const row of rows) sheet.addRow(row.map(cellOf));
    sheet.getRow(1).font = { bold: true };
    for (const column of sheet.columns) {
      column.width = 22;
      // Text, so that a list of projects such as 1,2 is not taken for a number.
      if (name === 'Votos') column.numFmt = '@';
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addInstructions(workbook: ExcelJS.Workbook, locale: 'es-CL' | 'en'): void {
  const say = { locale };
  const sheet = workbook.addWorksheet(m.count_template_sheet({}, say));
  const lines = [
    m.count_template_note({}, say),
    m.count_template_datos({}, say),
    m.count_template_proyectos({}, say),
    m.count_template_votos({}, say),
    m.count_template_plain({}, say),
  ];
  for (const line of lines) sheet.addRow([line]);
  sheet.getColumn(1).width = 100;
  sheet.getColumn(1).alignment = { wrapText: true, vertical: 'top' };
}

/** Amounts as numbers, so that Excel can add them up; everything else as it is written. */
function cellOf(text: string): string | number {
  return /^[1-9]\d*$/.test(text) ? Number(text) : text;
}
