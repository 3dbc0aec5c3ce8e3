// The table of ballots in its two forms: a list of projects in one cell, or one column per project.
import { type DraftBallot, readHeadings, splitChoices } from './draft.ts';
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

export function readBallots(
  { place, rows }: TableBlock,
  ids: ReadonlySet<string>,
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
  const extras = otherColumns(columns, ['voter_id', 'vote']);
  for (const found of listColumn === undefined ? extras.keys() : []) {
    if (readBallotHeading(found) !== undefined || isPabulibWord(found)) continue;
    problems.error('unknown-project-column', { found }, headerPlace);
  }
  return {
    columns: ['voter_id', 'vote', ...extras.keys()],
    rows: body.map(({ line, cells }, index) => {
      const voterId = cellAt(cells, columns.get('voter_id')) || String(index + 1);
      const here = { ...place, line };
      const choices =
        listColumn === undefined
          ? readMarks(cells, marks, voterId, here, problems)
          : readList(cells[listColumn], voterId, here, problems);
      return { place: here, voterId, choices, extras: pick(cells, extras) };
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

function readMarks(
  cells: readonly Cell[],
  marks: ReadonlyMap<string, number>,
  voter: string,
  place: Place,
  problems: ProblemList,
): readonly string[] {
  const choices: string[] = [];
  for (const [id, index] of marks) {
    const found = textOf(cells[index]);
    const mark = readMark(found);
    if (mark === true) choices.push(id);
    if (mark !== undefined) continue;
    problems.error('mark-not-understood', { found, voter }, { ...place, ...columnOf(place, id) });
  }
  return choices;
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
  return splitChoices(textOf(cell));
}
