// The template of the simple layout, as CSV and as a spreadsheet.
import { tableTemplateCsv } from '@minga/counting/tables';
import { templateWorkbook } from '../rules/template-workbook.ts';
import { textFile } from './answer-result-file.ts';

export function answerTemplateCsv(): Response {
  return textFile(tableTemplateCsv(), 'csv', 'plantilla-votacion.csv');
}

export async function answerTemplateXlsx(): Promise<Response> {
  return new Response(await templateWorkbook('es-CL'), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="plantilla-votacion.xlsx"',
      'cache-control': 'no-cache',
    },
  });
}
