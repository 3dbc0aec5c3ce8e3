// The template of an import as a download.
import { m } from '#words';
import type { SheetColumn } from '../../platform/spreadsheet/headings.ts';
import { templateCsv, templateXlsx } from '../../platform/spreadsheet/template.ts';
import { currentLocale } from '../../platform/words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `name` without extension; headings and explanations in the language of the request. */
export async function templateAnswer(
  columns: readonly SheetColumn[],
  name: string,
  format: 'csv' | 'xlsx',
): Promise<Response> {
  const locale = currentLocale();
  const isCsv = format === 'csv';
  const body = isCsv
    ? templateCsv(columns, locale)
    : await templateXlsx(columns, locale, {
        rowsSheet: m.ui_import_rows_sheet(),
        helpSheet: m.ui_import_help_sheet(),
        helpHeadings: [m.ui_import_column(), m.ui_import_meaning(), m.ui_import_example()],
        required: m.ui_import_required(),
      });
  return new Response(body, {
    headers: {
      'content-type': isCsv ? 'text/csv; charset=utf-8' : XLSX,
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'no-cache',
    },
  });
}
