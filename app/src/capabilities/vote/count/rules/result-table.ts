// The outcome of a vote as one table for spreadsheets: that of each contest, with the place of each project in the order.
import { cellsToCsv, outcomeCells } from '@minga/counting/tables';
import { m } from '#words';
import type { CountedVote } from './counted.ts';
import type { FinishedCount } from './finished.ts';
import type { ReportLocale } from './report/report.ts';

/**
 * One row per project, as in `outcomeCells`, with columns before it: its contest, where there are
 * several, and its place in the order of all. Rows are in that order; where nobody knows it, as in the file.
 */
export function resultTable(
  { counts, isDivided }: CountedVote,
  finished: readonly Pick<FinishedCount, 'ranking'>[],
  locale: ReportLocale,
): string {
  const place = m.count_csv_place({}, { locale });
  const heads = isDivided ? [m.count_csv_contest({}, { locale }), place] : [place];
  const tables = counts.map(({ election, outcome }) => outcomeCells(election, outcome, locale));
  const rows = tables.flatMap((table, index) => {
    const contest = isDivided ? [counts[index]?.contest ?? ''] : [];
    const ranking = finished[index]?.ranking?.map(({ project }) => project);
    const order = ranking ?? [...table.rows.keys()];
    return order.map((project, above) => [
      ...contest,
      ranking ? String(above + 1) : '',
      ...(table.rows[project] ?? []),
    ]);
  });
  return cellsToCsv([[...heads, ...(tables[0]?.headings ?? [])], ...rows], locale);
}
