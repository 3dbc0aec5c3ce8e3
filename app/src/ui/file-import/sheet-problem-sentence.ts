// What is wrong with an imported file, in one sentence that says where and what to do.
import { m } from '#words';
import type { SheetColumn } from '../../platform/spreadsheet/headings.ts';
import type { SheetProblem } from '../../platform/spreadsheet/read-rows.ts';
import { currentLocale } from '../../platform/words.ts';
import { formatBytes, formatNumber } from '../format.ts';

type SentenceOf = {
  readonly [Code in SheetProblem['code']]: (
    problem: Extract<SheetProblem, { readonly code: Code }>,
  ) => string;
};

const sentences: SentenceOf = {
  'workbook-too-big': ({ bytes, limit }) =>
    m.ui_sheet_workbook_too_big({ size: sizeOf(bytes), limit: sizeOf(limit) }),
  'workbook-bomb': () => m.ui_sheet_workbook_bomb(),
  'workbook-damaged': () => m.ui_sheet_workbook_damaged(),
  'cell-formula': ({ sheet, cell }) => m.ui_sheet_cell_formula({ sheet, cell }),
  'cell-error': ({ sheet, cell, found }) => m.ui_sheet_cell_error({ sheet, cell, found }),
  'cells-merged': ({ sheet, cell }) => m.ui_sheet_cells_merged({ sheet, cell }),
  'reader-not-loaded': () => m.ui_sheet_reader_not_loaded(),
  'file-not-table': () => m.ui_sheet_file_not_table(),
  'quotation-broken': ({ line }) => m.ui_sheet_quotation_broken({ line }),
  'file-too-big': ({ bytes, limit }) =>
    m.ui_sheet_file_too_big({ size: sizeOf(bytes), limit: sizeOf(limit) }),
  'rows-too-many': ({ count, limit }) =>
    m.ui_sheet_rows_too_many({ count: numberOf(count), limit: numberOf(limit) }),
  'file-empty': () => m.ui_sheet_file_empty(),
  'rows-missing': () => m.ui_sheet_rows_missing(),
  'column-missing': ({ column, found }) =>
    found === ''
      ? m.ui_sheet_headings_missing({ column: headingOf(column) })
      : m.ui_sheet_column_missing({ column: headingOf(column), found }),
  'column-repeated': ({ column, line }) =>
    m.ui_sheet_column_repeated({ column: headingOf(column), line }),
  'cell-without-heading': ({ line, found }) => m.ui_sheet_cell_without_heading({ line, found }),
  'cell-missing': ({ line, column }) =>
    m.ui_sheet_cell_missing({ line, column: headingOf(column) }),
  'cell-too-long': ({ line, column, limit }) =>
    m.ui_sheet_cell_too_long({
      line,
      column: headingOf(column),
      limit: numberOf(limit),
    }),
};

/** The sentence in the language of the request. */
export function sheetProblemSentence<Code extends SheetProblem['code']>(
  problem: Extract<SheetProblem, { readonly code: Code }>,
): string {
  const say = sentences[problem.code] as (given: typeof problem) => string;
  return say(problem);
}

/** A room's own sentence about one cell of an import, with its line and column in front. */
export function cellProblemSentence(line: number, column: SheetColumn, problem: string): string {
  return m.ui_sheet_cell_problem({ line, column: headingOf(column), problem });
}

function headingOf(column: SheetColumn): string {
  return column.heading[currentLocale()];
}

function numberOf(count: number): string {
  return formatNumber(count, currentLocale());
}

function sizeOf(bytes: number): string {
  return formatBytes(bytes, currentLocale());
}
