// Reads the simple layout of three tables (Datos, Proyectos, Votos) that a municipality keeps in Excel.
import { checkDraft } from './check-draft.ts';
import { type AmountReading, formatAmount, readChileanAmount } from './money-text.ts';
import type { ReadResult } from './pabulib-reader.ts';
import { createProblemList, type ProblemList } from './problem-list.ts';
import type { Place } from './problems.ts';
import { readBallots } from './table-ballots.ts';
import { amountCell, type Cell, type TableBlock, textOf } from './table-cells.ts';
import { readKey, readVoteType } from './table-headings.ts';
import { readProjects } from './table-projects.ts';
import type { Election } from '../types.ts';

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
