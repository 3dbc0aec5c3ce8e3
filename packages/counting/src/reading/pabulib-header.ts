// The sections META and PROJECTS of a Pabulib file, and the headings of its VOTES.
import type { Block } from './blocks.ts';
import { hasPoints } from './check-draft.ts';
import type { Row } from './delimited-rows.ts';
import {
  type Draft,
  type DraftBallot,
  type DraftProject,
  readHeadings,
  splitList,
} from './draft.ts';
import { formatAmount, readPlainAmount } from './money-text.ts';
import type { ProblemList } from './problem-list.ts';
import type { Place } from './problems.ts';

/** Keys that the format requires. Without the first two nothing can be counted; the rest is told. */
const neededKeys = ['budget', 'vote_type'];
const expectedKeys = [
  'description',
  'country',
  'unit',
  'instance',
  'num_projects',
  'num_votes',
  'rule',
  'date_begin',
  'date_end',
];

/** Columns of a section by name, as far as its row of headings. */
export interface Headings {
  readonly columns: ReadonlyMap<string, number>;
  /** Cells that a row can have. */
  readonly width: number;
}

/** What precedes the ballots. Either part is absent when it cannot be read, which was reported. */
export interface Header {
  readonly draft?: Draft;
  /** Those of VOTES. */
  readonly headings?: Headings;
}

export function readHeader(
  metaSection: Block,
  projectsSection: Block,
  votesSection: Block,
  problems: ProblemList,
): Header {
  const { meta, lines } = readMeta(metaSection, problems);
  const voteType = (meta.vote_type ?? '').toLowerCase();
  const projects = readTableHeadings(projectsSection, ['project_id', 'cost'], problems);
  const projectRows =
    projects === undefined
      ? undefined
      : projectsSection.rows.slice(1).map((row) => toProject(row, projects, problems));
  const needed = hasPoints(voteType) ? ['voter_id', 'vote', 'points'] : ['voter_id', 'vote'];
  const headings = readTableHeadings(votesSection, needed, problems);
  if (headings === undefined) return {};
  // A key that is absent was already reported as such.
  if (
    projects === undefined ||
    projectRows === undefined ||
    meta.budget === undefined ||
    meta.vote_type === undefined
  ) {
    return { headings };
  }
  const metaPlace = (key: string): Place => ({
    section: 'META',
    line: lines.get(key) ?? metaSection.line,
  });
  const draft = {
    meta,
    budgetPlace: metaPlace('budget'),
    budget: readPlainAmount(meta.budget),
    budgetText: meta.budget,
    voteType,
    voteTypePlace: metaPlace('vote_type'),
    columns: { projects: [...projects.columns.keys()], votes: [...headings.columns.keys()] },
    projects: projectRows,
    projectsPlace: { section: 'PROJECTS', line: projectsSection.line },
    votesPlace: { section: 'VOTES', line: votesSection.line },
  };
  return { draft, headings };
}

function readMeta(
  section: Block,
  problems: ProblemList,
): { meta: Record<string, string>; lines: Map<string, number> } {
  const meta = new Map<string, string>();
  const lines = new Map<string, number>();
  for (const { line, cells } of section.rows) {
    const key = (cells[0] ?? '').trim().toLowerCase();
    if (key === '' || (key === 'key' && lines.size === 0)) continue;
    const place = { section: 'META', line };
    if (lines.has(key)) problems.warn('repeated-key', { found: key }, place);
    // A value with an unquoted semicolon was cut in two: it is put together again.
    else meta.set(key, cells.slice(1).join(';').replace(/;+$/, '').trim());
    if (!lines.has(key)) lines.set(key, line);
  }
  for (const expected of neededKeys) {
    if (!lines.has(expected)) {
      problems.error('missing-key', { expected }, { section: 'META', line: section.line });
    }
  }
  for (const expected of expectedKeys) {
    if (!lines.has(expected)) {
      problems.warn('missing-key', { expected }, { section: 'META', line: section.line });
    }
  }
  return { meta: Object.fromEntries(meta), lines };
}

function readTableHeadings(
  section: Block,
  required: readonly string[],
  problems: ProblemList,
): Headings | undefined {
  const header = section.rows[0];
  const place = { section: section.title, line: header?.line ?? section.line };
  const headings = (header?.cells ?? []).map(toHeading);
  const columns = readHeadings(headings, required, problems, place);
  if (required.some((column) => !columns.has(column))) return undefined;
  return { columns, width: headings.length };
}

function toHeading(cell: string): string {
  const heading = cell.trim().toLowerCase();
  return heading === 'target' ? 'beneficiaries' : heading;
}

/** The cells of a row by heading, '' for those that the row does not reach; reports those beyond. */
function readCells(
  { line, cells }: Row,
  { columns, width }: Headings,
  section: string,
  problems: ProblemList,
): { readonly place: Place; readonly record: Readonly<Record<string, string>> } {
  const place = { section, line };
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
    problems.error('extra-cells', { found: cells.length, expected: width }, place);
  }
  const entries = [...columns].map(([heading, at]) => [heading, (cells[at] ?? '').trim()]);
  return { place, record: Object.fromEntries(entries) };
}

function toProject(row: Row, headings: Headings, problems: ProblemList): DraftProject {
  const { place, record } = readCells(row, headings, 'PROJECTS', problems);
  const { project_id: id = '', cost = '', name = '', ...extras } = record;
  const reading = readPlainAmount(cost);
  const written =
    reading.kind === 'amount' ? formatAmount(reading.amount.value, reading.amount.decimals) : cost;
  // As the file has them (`400.0`, no name), so that it can be written back.
  const asFound = {
    ...(written === cost ? {} : { cost }),
    ...(name === '' && headings.columns.has('name') ? { name } : {}),
  };
  return { place, id, name, cost: reading, costText: cost, extras: { ...extras, ...asFound } };
}

/** A row of VOTES. `withPoints`: its choices have points, and the column is not one of the extras. */
export function toBallot(
  row: Row,
  headings: Headings,
  withPoints: boolean,
  problems: ProblemList,
): DraftBallot {
  const { place, record } = readCells(row, headings, 'VOTES', problems);
  const { voter_id: voterId = '', vote = '', ...others } = record;
  const ballot = { place, voterId, choices: splitList(vote) };
  if (!withPoints) return { ...ballot, extras: others };
  const { points = '', ...extras } = others;
  return { ...ballot, points: splitList(points), extras };
}
