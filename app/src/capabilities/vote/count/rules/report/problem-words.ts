// What is wrong with a file or a setting, in one sentence that says where and what to do.
import { problemSentence } from '@minga/counting/sentences';
import { m } from '#words';
import { formatBytes, formatNumber } from '../../../../../ui/format.ts';
import { type FileProblem, isWarning, type VoteFile } from '../vote-file.ts';
import type { WorkbookProblem } from '../workbook.ts';
import type { ProblemWords, ReportLocale } from './report.ts';

/** The errors of a file that could not be counted; where its contests are to blame, there is a way around them. */
export function errorWords(
  file: Pick<VoteFile, 'problems' | 'more'>,
  locale: ReportLocale,
): ProblemWords {
  const errors = file.problems.filter((problem) => !isWarning(problem));
  const told = words(errors, file.more.errors, locale);
  const isAboutContests = errors.some(({ code }) => code.includes('contest'));
  if (!isAboutContests) return told;
  return { ...told, listed: [...told.listed, m.count_contests_as_one({}, { locale })] };
}

/** What is worth knowing of a file that was counted all the same. */
export function warningWords(
  file: Pick<VoteFile, 'problems' | 'more'>,
  locale: ReportLocale,
): ProblemWords {
  return words(file.problems.filter(isWarning), file.more.warnings, locale);
}

function words(problems: readonly FileProblem[], more: number, locale: ReportLocale): ProblemWords {
  const listed = problems.map((problem) =>
    'severity' in problem ? problemSentence(problem, locale) : workbookSentence(problem, locale),
  );
  if (more === 0) return { listed };
  return { listed, more: m.count_problems_more({ count: formatNumber(more, locale) }, { locale }) };
}

function workbookSentence(problem: WorkbookProblem, locale: ReportLocale): string {
  const say = { locale };
  switch (problem.code) {
    case 'workbook-too-big':
      return m.count_workbook_too_big(
        { size: formatBytes(problem.bytes, locale), limit: formatBytes(problem.limit, locale) },
        say,
      );
    case 'workbook-bomb':
      return m.count_workbook_bomb({}, say);
    case 'workbook-damaged':
      return m.count_workbook_damaged({}, say);
    case 'sheet-missing':
      return m.count_sheet_missing({ expected: problem.expected, found: problem.found }, say);
    case 'cell-formula':
      return m.count_cell_formula({ sheet: problem.sheet, cell: problem.cell }, say);
    case 'cell-error':
      return m.count_cell_error(
        { sheet: problem.sheet, cell: problem.cell, found: problem.found },
        say,
      );
    case 'cells-merged':
      return m.count_cells_merged({ sheet: problem.sheet, cell: problem.cell }, say);
    case 'reader-not-loaded':
      return m.count_reader_not_loaded({}, say);
  }
}
