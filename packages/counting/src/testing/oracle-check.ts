// The check of a Pabulib file that is there whole, as one text: slow, and the oracle of the check in pieces.
import { type Block, createBlocks } from '../reading/blocks.ts';
import { checkBallotLimits, checkProjects, checkSelected } from '../reading/check-election.ts';
import type { CheckList, CheckProblem } from '../reading/check-problems.ts';
import { checkMeta, checkTable } from '../reading/check-values.ts';
import { type Row, type Rows, splitRows } from '../reading/delimited-rows.ts';
import { readText, utf16Of } from '../reading/file-text.ts';
import { projectColumns, voteColumns } from '../reading/pabulib-format.ts';
import { readPabulib } from '../reading/pabulib-reader.ts';
import { createProblemList } from '../reading/problem-list.ts';
import type { Problems } from '../reading/problems.ts';
import type { Election } from '../types.ts';

/** What `createPabulibChecker` must tell, in whatever order: the bytes of a file up to `maxFileBytes`. */
export function checkWhole(file: Uint8Array): Problems<CheckProblem> {
  const problems: CheckList = createProblemList();
  const read = readPabulib(file);
  for (const { severity, code, params, ...place } of read.problems) {
    (severity === 'error' ? problems.error : problems.warn)(code, params, place);
  }
  const text = readText(file, createProblemList());
  if (text !== undefined) checkText(text, read.election, problems);
  checkEncoding(file, problems);
  const checked = problems.toProblems();
  return {
    problems: checked.problems,
    more: {
      errors: checked.more.errors + read.more.errors,
      warnings: checked.more.warnings + read.more.warnings,
    },
  };
}

function checkEncoding(file: Uint8Array, problems: CheckList): void {
  const hasBom = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf;
  const found = utf16Of(file)?.toUpperCase() ?? (hasBom ? 'BOM' : undefined);
  if (found !== undefined) problems.warn('not-plain-utf8', { found });
}

const titles = { meta: 'META', projects: 'PROJECTS', votes: 'VOTES' };

function checkText(text: string, election: Election | undefined, problems: CheckList): void {
  const split = splitRows(text, ';');
  checkBlankLines(text, split, problems);
  const blocks = createBlocks(titles, createProblemList());
  for (const row of split.rows) if (!isBlank(row)) blocks.add(row);
  const [meta, projects, votes] = Object.values(titles).map((title) => blocks.found.get(title));
  if (meta !== undefined) checkMeta(meta, problems);
  if (projects !== undefined) checkTable(projects, projectColumns, problems);
  if (votes !== undefined) checkTable(votes, voteColumns, problems);
  if (election === undefined) return;
  const lines = { projects: linesOf(projects), ballots: linesOf(votes) };
  checkProjects(election, lines, problems);
  checkSelected(election, lines, problems);
  checkBallotLimits(election, lines, problems);
}

function linesOf(block: Block | undefined): readonly number[] {
  return (block?.rows ?? []).slice(1).map(({ line }) => line);
}

function isBlank({ cells }: Row): boolean {
  return cells.length === 1 && cells[0]?.trim() === '';
}

/** Told once, at the first; the end of the last line begins no line. */
function checkBlankLines(text: string, { rows }: Rows, problems: CheckList): void {
  const breaks = (part: string) => part.match(/\r\n|\r|\n/g)?.length ?? 0;
  const blank: number[] = [];
  let next = 1;
  const upTo = (line: number) => {
    for (; next < line; next += 1) blank.push(next);
  };
  for (const row of rows) {
    upTo(isBlank(row) ? row.line + 1 : row.line);
    next = row.line + 1 + row.cells.reduce((sum, cell) => sum + breaks(cell), 0);
  }
  upTo(breaks(text) + 1);
  const [line] = blank;
  if (line !== undefined) problems.warn('blank-lines', { count: blank.length }, { line });
}
