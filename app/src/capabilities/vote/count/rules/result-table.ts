// The outcome of a vote as one table for spreadsheets: that of each contest, with the place of each project in the order.
import { assert } from '@minga/basics';
import { outcomeToCsv } from '@minga/counting/tables';
import { m } from '#words';
import type { Counted, CountedVote } from './counted.ts';
import type { FinishedCount } from './finished.ts';
import type { ReportLocale } from './report/report.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';
const delimiters = { 'es-CL': ';', en: ',' } as const satisfies Record<ReportLocale, string>;

/**
 * One row per project, as `outcomeToCsv` writes it, with columns before it: its contest, where there are
 * several, and its place in the order of all. Rows are in that order; where nobody knows it, as in the file.
 */
export function resultTable(
  { counts, isDivided }: CountedVote,
  finished: readonly Pick<FinishedCount, 'ranking'>[],
  locale: ReportLocale,
): string {
  const delimiter = delimiters[locale];
  const place = m.count_csv_place({}, { locale });
  const heads = isDivided ? [m.count_csv_contest({}, { locale }), place] : [place];
  const rows = counts.flatMap((counted, index) => {
    const contest = isDivided ? [textCell(counted.contest ?? '')] : [];
    const ranking = finished[index]?.ranking?.map(({ project }) => project);
    const order = ranking ?? [...counted.outcome.projects.keys()];
    return order.map((project, above) => [
      ...contest,
      ranking ? String(above + 1) : '',
      rowOf(counted, project, locale),
    ]);
  });
  const [first] = counts;
  assert(first !== undefined, 'at least one part is counted');
  const lines = [[...heads, headOf(first, locale)], ...rows];
  return BYTE_ORDER_MARK + lines.map((cells) => cells.join(delimiter) + LINE_END).join('');
}

/** The headings, without the mark before and the end after them. */
function headOf({ election, outcome }: Counted, locale: ReportLocale): string {
  const empty = outcomeToCsv(election, { ...outcome, projects: [] }, locale);
  return empty.slice(BYTE_ORDER_MARK.length, -LINE_END.length);
}

function rowOf(counted: Counted, project: number, locale: ReportLocale): string {
  const { election, outcome } = counted;
  const own = outcome.projects[project];
  assert(own !== undefined, 'every project of the order has an outcome');
  const table = outcomeToCsv(election, { ...outcome, projects: [own] }, locale);
  const before = BYTE_ORDER_MARK + headOf(counted, locale) + LINE_END;
  return table.slice(before.length, -LINE_END.length);
}

/** Quoted; what a spreadsheet would run as a formula gets an apostrophe, as in the rest of the row. */
function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
