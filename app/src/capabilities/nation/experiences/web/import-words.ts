// What is wrong with a file of another platform, in words: each with its line and what to do.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import type { ImportProblem } from '../rules/export-table.ts';

const MOST_NAMED = 20;
const LONGEST_NAME = 60;

/** Names come from the file: few, short, and without what a terminal would obey. */
export function listed(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).map(printable).join(', ');
  return names.length > MOST_NAMED ? `${named}… (${names.length})` : named;
}

function printable(name: string): string {
  const text = name.replaceAll(/\p{C}/gu, '\uFFFD');
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text;
}

function megabytes(bytes: number): string {
  return formatNumber(Math.ceil(bytes / 1_000_000), currentLocale());
}

export function problemWords(problem: ImportProblem): string {
  switch (problem.code) {
    case 'file-too-big':
    case 'workbook-too-big':
      return m.experiences_import_too_big({ limit: megabytes(problem.limit) });
    case 'workbook-bomb':
      return m.experiences_import_bomb();
    case 'workbook-damaged':
      return m.experiences_import_damaged();
    case 'file-not-table':
      return m.experiences_import_not_table();
    case 'quotation-broken':
      return m.experiences_import_quotation({ line: problem.line });
    case 'table-missing':
      return m.experiences_import_table_missing({ files: listed(problem.found) });
    case 'column-missing':
      return m.experiences_import_column_missing({
        column: problem.column,
        columns: listed(problem.found),
      });
    case 'budget-not-said':
      return m.experiences_import_budget_not_said({
        budgets: listed(problem.found.map(({ id, projectsCount }) => `${id} (${projectsCount})`)),
      });
    case 'cell-wrong':
      return m.experiences_import_cell_wrong({
        line: problem.line,
        column: problem.column,
        found: printable(problem.found),
      });
    case 'id-repeated':
      return m.experiences_import_id_repeated({ line: problem.line, id: printable(problem.id) });
    case 'projects-missing':
      return m.experiences_import_projects_missing();
    case 'projects-too-many':
      return m.experiences_import_projects_too_many({ count: problem.count, limit: problem.limit });
  }
}
