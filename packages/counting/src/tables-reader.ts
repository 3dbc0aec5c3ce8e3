// Reads the simple layout of three tables (Datos, Proyectos, Votos) that a municipality keeps in Excel.
import { checkDraft } from './check-draft.ts';
import { type DraftBallot, type DraftProject, readHeadings, splitChoices } from './draft.ts';
import { type AmountReading, formatAmount, readChileanAmount } from './money-text.ts';
import type { ReadResult } from './pabulib-reader.ts';
import { createProblemList, type ProblemList } from './problem-list.ts';
import type { Place } from './problems.ts';
import { readBallotHeading, readKey, readMark, readProjectHeading } from './table-headings.ts';
import type { Election } from './types.ts';

/**
 * What a cell holds. Hand over a numeric cell as a number, not as text: the text `1.500` is 1500 in Chile,
 * the number 1.5 is not; and a list `1,2` that Excel turned into a number can then be told.
 */
export type Cell = string | number | boolean | null;

export interface Tables {
  /** All rows of each sheet, headings first, from its row 1 on (blank rows included, so that numbers fit). */
  readonly datos?: readonly (readonly Cell[])[];
  readonly proyectos: readonly (readonly Cell[])[];
  readonly votos: readonly (readonly Cell[])[];
  /** The names of the sheets as the person sees them; Datos, Proyectos and Votos unless said. */
  readonly names?: {
    readonly datos?: string;
    readonly proyectos?: string;
    readonly votos?: string;
  };
}

/** Rows with where they stand; blank ones are already left out. */
export interface TableBlock {
  readonly place: Place;
  readonly rows: readonly { readonly line: number; readonly cells: readonly Cell[] }[];
}

/** The election of three sheets; problems name sheet, row as in Excel, and column. */
export function readTables(tables: Tables): ReadResult {
  const problems = createProblemList();
  const { datos = 'Datos', proyectos = 'Proyectos', votos = 'Votos' } = tables.names ?? {};
  const election = readBlocks(
    toBlock(datos, tables.datos ?? []),
    toBlock(proyectos, tables.proyectos),
    toBlock(votos, tables.votos),
    problems,
  );
  return { ...(election === undefined ? {} : { election }), ...problems.toProblems() };
}

function toBlock(sheet: string, cells: readonly (readonly Cell[])[]): TableBlock {
  const rows = cells
    .map((row, index) => ({ line: index + 1, cells: row }))
    .filter((row) => row.cells.some((cell) => textOf(cell) !== ''));
  return { place: { sheet }, rows };
}

export function readBlocks(
  datos: TableBlock,
  proyectos: TableBlock,
  votos: TableBlock,
  problems: ProblemList,
): Election | undefined {
  const facts = readFacts(datos, problems);
  const projects = readProjects(proyectos, problems);
  if (projects === undefined) return undefined;
  const ids = new Set(projects.rows.map((project) => project.id));
  const votes = readBallots(votos, ids, problems);
  if (votes === undefined || facts === undefined) return undefined;
  return checkDraft(
    {
      ...facts,
      meta: completeMeta(facts.meta, projects.rows.length, votes.rows.length),
      columns: { projects: projects.columns, votes: votes.columns },
      projects: projects.rows,
      ballots: votes.rows,
      projectsPlace: proyectos.place,
      votesPlace: votos.place,
    },
    problems,
  );
}

interface Facts {
  readonly meta: Readonly<Record<string, string>>;
  readonly budget: AmountReading;
  readonly budgetText: string;
  readonly budgetPlace: Place;
  readonly voteType: string;
  readonly voteTypePlace: Place;
}

function readFacts({ place, rows }: TableBlock, problems: ProblemList): Facts | undefined {
  const meta: Record<string, string> = {};
  const found = new Map<string, { line: number; cell: Cell }>();
  for (const { line, cells } of rows) {
    const [label, cell = null] = cells;
    const name = textOf(label);
    const key = readKey(name) ?? name;
    if (key === '' || /^(clave|dato|key)$/i.test(key)) continue;
    if (found.has(key)) problems.warn('repeated-key', { found: name }, { ...place, line });
    if (found.has(key)) continue;
    found.set(key, { line, cell });
    meta[key] = textOf(cell);
  }
  const budget = found.get('budget');
  if (budget === undefined) {
    problems.error('missing-key', { expected: 'monto' }, place);
    return undefined;
  }
  const typeLine = found.get('vote_type')?.line;
  return {
    meta,
    budget: readChileanAmount(amountCell(budget.cell)),
    budgetText: textOf(budget.cell),
    budgetPlace: { ...place, line: budget.line },
    voteType: (meta.vote_type ?? 'approval').toLowerCase(),
    voteTypePlace: typeLine === undefined ? place : { ...place, line: typeLine },
  };
}

/** META as Pabulib wants it: its required keys first, in its order, those unknown left blank. */
function completeMeta(
  found: Readonly<Record<string, string>>,
  projectsCount: number,
  votesCount: number,
): Readonly<Record<string, string>> {
  const budget = readChileanAmount(found.budget ?? '');
  return {
    description: '',
    country: 'Chile',
    unit: '',
    instance: '',
    num_projects: String(projectsCount),
    num_votes: String(votesCount),
    vote_type: 'approval',
    rule: 'unknown',
    date_begin: '',
    date_end: '',
    currency: 'CLP',
    ...found,
    budget:
      budget.kind === 'amount'
        ? formatAmount(budget.amount.value, budget.amount.decimals)
        : (found.budget ?? ''),
  };
}

interface ReadRows<T> {
  /** Pabulib columns of what was read. */
  readonly columns: readonly string[];
  readonly rows: readonly T[];
}

function readProjects(
  { place, rows }: TableBlock,
  problems: ProblemList,
): ReadRows<DraftProject> | undefined {
  const [header, ...body] = rows;
  const headings = (header?.cells ?? []).map(textOf);
  const meanings = headings.map((heading) => readProjectHeading(heading) ?? heading);
  const headerPlace = { ...place, line: header?.line ?? 1 };
  const columns = readHeadings(meanings, ['project_id', 'cost'], problems, headerPlace, (column) =>
    column === 'project_id' ? 'id' : 'costo',
  );
  const costColumn = columns.get('cost');
  if (!columns.has('project_id') || costColumn === undefined) return undefined;
  const extras = otherColumns(columns, ['project_id', 'cost', 'name']);
  return {
    columns: ['project_id', 'cost', 'name', ...extras.keys()],
    rows: body.map(({ line, cells }) => ({
      place: { ...place, line, ...columnOf(place, headings[costColumn]) },
      id: cellAt(cells, columns.get('project_id')),
      name: cellAt(cells, columns.get('name')),
      cost: readChileanAmount(amountCell(cells[costColumn])),
      costText: textOf(cells[costColumn]),
      extras: pick(cells, extras),
    })),
  };
}

function readBallots(
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

function otherColumns(
  columns: ReadonlyMap<string, number>,
  known: readonly string[],
): ReadonlyMap<string, number> {
  return new Map([...columns].filter(([column]) => !known.includes(column)));
}

function columnOf(place: Place, column: string | undefined): Pick<Place, 'column'> {
  return place.sheet === undefined || column === undefined ? {} : { column };
}

function pick(
  cells: readonly Cell[],
  columns: ReadonlyMap<string, number>,
): Readonly<Record<string, string>> {
  const picked: Record<string, string> = {};
  for (const [column, index] of columns) picked[column] = cellAt(cells, index);
  return picked;
}

function cellAt(cells: readonly Cell[], index: number | undefined): string {
  return index === undefined ? '' : textOf(cells[index]);
}

function amountCell(cell: Cell | undefined): string | number {
  return typeof cell === 'number' ? cell : textOf(cell);
}

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  return String(cell).trim();
}
