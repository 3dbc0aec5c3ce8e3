// Reads the simple layout of three tables (Datos, Proyectos, Votos) that a municipality keeps in Excel.
import { FoldedList } from '../profile.ts';
import type { Election } from '../types.ts';
import { openElection } from './check-draft.ts';
import { countSupport } from './count-support.ts';
import { type AmountReading, formatAmount, readChileanAmount } from './money-text.ts';
import { inFormatOrder, metaKeys, projectColumns, voteColumns } from './pabulib-format.ts';
import type { ReadResult } from './pabulib-reader.ts';
import { createProblemList, type ProblemList } from './problem-list.ts';
import type { Place } from './problems.ts';
import { readBallots } from './table-ballots.ts';
import { amountCell, type Cell, type TableBlock, textOf } from './table-cells.ts';
import { readKey, readVoteType } from './table-headings.ts';
import { readProjects } from './table-projects.ts';

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
  const votes = readBallots(votos, ids, facts?.voteType ?? '', problems);
  if (votes === undefined || facts === undefined) return undefined;
  const draft = {
    ...facts,
    meta: completeMeta(facts.meta, projects.rows.length, votes.rows.length),
    columns: {
      projects: projects.columns,
      votes: inFormatOrder(votes.columns, voteColumns),
    },
    projects: projects.rows,
    projectsPlace: proyectos.place,
    votesPlace: votos.place,
  };
  const { box, close } = openElection(draft, problems);
  const ballots = votes.rows.map((row) => ({
    voterId: row.voterId,
    ...box.take(row),
    extras: row.extras,
  }));
  const election = close(new FoldedList(box.groupOf(), (index) => ballots[index]));
  return election === undefined ? undefined : withSupport(election);
}

/** With the columns that Pabulib asks for and people do not write: `votes`, and `score` where it differs. */
function withSupport(election: Election): Election {
  const { columns, voteType, projects } = election;
  const isScored = voteType !== 'approval' && voteType !== 'choose-1';
  const { votes, scores } = countSupport(election);
  const added = isScored ? ['votes', 'score'] : ['votes'];
  return {
    ...election,
    columns: {
      ...columns,
      projects: inFormatOrder([...new Set([...columns.projects, ...added])], projectColumns),
    },
    projects: projects.map((project, index) => ({
      ...project,
      extras: {
        ...project.extras,
        votes: String(votes[index]),
        ...(isScored ? { score: String(scores[index]) } : {}),
      },
    })),
  };
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
  const found = new Map<string, { line: number; cell: Cell }>();
  for (const { line, cells } of rows) {
    const [label, cell = null] = cells;
    const name = textOf(label);
    const key = readKey(name) ?? name;
    if (key === '' || /^(clave|dato|key)$/i.test(key)) continue;
    if (found.has(key)) problems.warn('repeated-key', { found: name }, { ...place, line });
    if (found.has(key)) continue;
    found.set(key, { line, cell });
  }
  const meta: Readonly<Record<string, string>> = Object.fromEntries(
    [...found].map(([key, { cell }]) => [key, textOf(cell)]),
  );
  const budget = found.get('budget');
  if (budget === undefined) {
    problems.error('missing-key', { expected: 'monto' }, place);
    return undefined;
  }
  const typeLine = found.get('vote_type')?.line;
  const voteType = readVoteType(meta.vote_type ?? '');
  return {
    meta: { ...meta, vote_type: voteType },
    budget: readChileanAmount(amountCell(budget.cell)),
    budgetText: textOf(budget.cell),
    budgetPlace: { ...place, line: budget.line },
    voteType,
    voteTypePlace: typeLine === undefined ? place : { ...place, line: typeLine },
  };
}

/** META as Pabulib wants it: its keys in its order, those that it requires blank when they are unknown. */
function completeMeta(
  found: Readonly<Record<string, string>>,
  projectsCount: number,
  votesCount: number,
): Readonly<Record<string, string>> {
  const amount = readChileanAmount(found.budget ?? '');
  const meta: Readonly<Record<string, string>> = {
    description: '',
    country: 'Chile',
    unit: '',
    instance: '',
    num_projects: String(projectsCount),
    num_votes: String(votesCount),
    rule: 'unknown',
    currency: 'CLP',
    ...found,
    date_begin: pabulibDate(found.date_begin ?? ''),
    date_end: pabulibDate(found.date_end ?? ''),
    budget:
      amount.kind === 'amount'
        ? formatAmount(amount.amount.value, amount.amount.decimals)
        : (found.budget ?? ''),
  };
  const keys = inFormatOrder(Object.keys(meta), metaKeys);
  return Object.fromEntries(keys.map((key) => [key, meta[key] ?? '']));
}

/** `1-3-2026`, `01/03/2026` and `2026-03-01` as `01.03.2026`; anything else as it is. */
function pabulibDate(found: string): string {
  const match =
    /^(?<day>\d\d?)[-./](?<month>\d\d?)[-./](?<year>\d{4})$/.exec(found) ??
    /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/.exec(found);
  const { day = '', month = '', year = '' } = match?.groups ?? {};
  return match === null ? found : `${day.padStart(2, '0')}.${month.padStart(2, '0')}.${year}`;
}
