// The table of ballots in its two forms: a list of projects in one cell, or one column per project.
import { hasPoints } from './check-draft.ts';
import { type DraftBallot, readHeadings, splitList } from './draft.ts';
import type { ProblemList } from './problem-list.ts';
import type { Place } from './problems.ts';
import {
  type Cell,
  cellAt,
  columnOf,
  otherColumns,
  pick,
  type ReadRows,
  type TableBlock,
  textOf,
} from './table-cells.ts';
import { readBallotHeading, readMark } from './table-headings.ts';

/** `voteType`, by Pabulib's word, tells what the cells of project columns are: marks, points or ranks. */
export function readBallots(
  { place, rows }: TableBlock,
  ids: ReadonlySet<string>,
  voteType: string,
  problems: ProblemList,
): ReadRows<DraftBallot> | undefined {
  const [header, ...body] = rows;
  const headings = (header?.cells ?? []).map(textOf);
  const headerPlace = { ...place, line: header?.line ?? 1 };
  // A column named after a project is that project, whatever else its name could mean.
  const meanings = headings.map((heading) =>
    ids.has(heading) ? '' : (readBallotHeading(heading) ?? heading),
  );
  const columns = readHeadings(meanings, [], problems, headerPlace);
  const marks = projectColumns(headings, ids, problems, headerPlace);
  const listColumn = columns.get('vote');
  if (listColumn === undefined && marks.size === 0) {
    problems.error('missing-column', { expected: 'proyectos' }, headerPlace);
    return undefined;
  }
  const withPoints = hasPoints(voteType);
  const pointsColumn = withPoints ? columns.get('points') : undefined;
  if (withPoints && listColumn !== undefined && pointsColumn === undefined) {
    problems.error('missing-column', { expected: 'puntos' }, headerPlace);
    return undefined;
  }
  const extras = otherColumns(columns, ['voter_id', 'vote', ...(withPoints ? ['points'] : [])]);
  for (const found of listColumn === undefined ? extras.keys() : []) {
    if (readBallotHeading(found) !== undefined || isPabulibWord(found)) continue;
    problems.error('unknown-project-column', { found }, headerPlace);
  }
  return {
    columns: ['voter_id', 'vote', ...(withPoints ? ['points'] : []), ...extras.keys()],
    rows: body.map(({ line, cells }, index) => {
      const voterId = cellAt(cells, columns.get('voter_id')) || String(index + 1);
      const here = { ...place, line };
      const list = (column: number) => readList(cells[column], voterId, here, problems);
      const choices =
        listColumn === undefined
          ? readMarks(cells, marks, voteType, voterId, here, problems)
          : {
              choices: list(listColumn),
              ...(pointsColumn === undefined ? {} : { points: list(pointsColumn) }),
            };
      return { place: here, voterId, ...choices, extras: pick(cells, extras) };
    }),
  };
}

function isPabulibWord(column: string): boolean {
  return ['age', 'sex', 'voting_method', 'neighborhood'].includes(column);
}

function projectColumns(
  headings: readonly string[],
  ids: ReadonlySet<string>,
  problems: ProblemList,
  place: Place,
): ReadonlyMap<string, number> {
  const marks = new Map<string, number>();
  headings.forEach((heading, index) => {
    if (!ids.has(heading)) return;
    if (marks.has(heading)) problems.error('repeated-column', { found: heading }, place);
    marks.set(heading, index);
  });
  return marks;
}

type Choices = Pick<DraftBallot, 'choices' | 'points'>;

/** One column per project: the cell of one that is not chosen is blank, 0 or no. */
function readMarks(
  cells: readonly Cell[],
  marks: ReadonlyMap<string, number>,
  voteType: string,
  voter: string,
  place: Place,
  problems: ProblemList,
): Choices {
  const isMark = voteType !== 'ordinal' && !hasPoints(voteType);
  const chosen: { id: string; found: string }[] = [];
  for (const [id, index] of marks) {
    const found = textOf(cells[index]);
    const mark = readMark(found);
    if (mark === false) continue;
    if (isMark ? mark === true : /^\d+$/.test(found)) chosen.push({ id, found });
    else {
      const here = { ...place, ...columnOf(place, id) };
      if (isMark) problems.error('mark-not-understood', { found, voter }, here);
      else problems.error('points-not-whole', { found, what: id, voter }, here);
    }
  }
  const choices = chosen.map(({ id }) => id);
  if (hasPoints(voteType)) return { choices, points: chosen.map(({ found }) => found) };
  return isMark ? { choices } : { choices: byRank(chosen, voter, place, problems) };
}

/** The best first. Ranks may leave numbers out; two projects on one rank have no order. */
function byRank(
  chosen: readonly { readonly id: string; readonly found: string }[],
  voter: string,
  place: Place,
  problems: ProblemList,
): readonly string[] {
  const ranked = chosen.toSorted((a, b) => Number(a.found) - Number(b.found));
  ranked.forEach(({ found }, index) => {
    if (index === 0 || Number(ranked[index - 1]?.found) !== Number(found)) return;
    problems.error('repeated-rank', { found, voter }, place);
  });
  return ranked.map(({ id }) => id);
}

function readList(
  cell: Cell | undefined,
  voter: string,
  place: Place,
  problems: ProblemList,
): readonly string[] {
  if (typeof cell === 'number' && !Number.isSafeInteger(cell)) {
    problems.error('list-became-number', { found: String(cell), voter }, place);
    return [];
  }
  return splitList(textOf(cell));
}
