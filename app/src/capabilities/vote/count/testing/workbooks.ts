// Spreadsheets for tests of the whole page: a template that somebody filled in with a formula.
import ExcelJS from 'exceljs';
import { templateWorkbook } from '../rules/template-workbook.ts';

/** The template with a formula as the cost of its first project (sheet Proyectos, cell C2). */
export async function templateWithFormula(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const template = await templateWorkbook('es-CL');
  await workbook.xlsx.load(template as unknown as ExcelJS.Buffer);
  const cell = workbook.getWorksheet('Proyectos')?.getCell('C2');
  if (cell !== undefined) cell.value = { formula: '1+1', result: 2 };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
