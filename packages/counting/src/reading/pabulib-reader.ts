// Reads a Pabulib file (.pb): META, PROJECTS and VOTES, as http://pabulib.org/format describes them.
import { type Block, splitBlocks } from './blocks.ts';
import { checkDraft } from './check-draft.ts';
import { type Row, splitRows } from './delimited-rows.ts';
import { type DraftBallot, type DraftProject, readHeadings, splitChoices } from './draft.ts';
import { readText } from './file-text.ts';
import { readPlainAmount } from './money-text.ts';
import { createProblemList, type ProblemList } from './problem-list.ts';
import type { Place, Problems } from './problems.ts';
import type { Election } from '../types.ts';

export interface ReadResult extends Problems {
  /** Absent when any problem is an error. */
  readonly election?: Election;
}

const titles = { meta: 'META', projects: 'PROJECTS', votes: 'VOTES' };

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

/**
 * The election of a Pabulib file, with everything that is wrong or odd about the file. BOM, CRLF,
 * quotes, blanks around ids, a decimal comma and the old column `target` (now `beneficiaries`) are
 * understood. Vote types other than `approval` and `choose-1` are refused by name.
 */
export function readPabulib(file: string | Uint8Array): ReadResult {
  const problems = createProblemList();
  const text = readText(file, problems);
  const election = text === undefined ? undefined : readSections(text, problems);
  return { ...(election === undefined ? {} : { election }), ...problems.toProblems() };
}

function readSections(text: string, problems: ProblemList): Election | undefined {
  const { rows: all, unclosedQuoteLine } = splitRows(text, ';');
  if (unclosedQuoteLine !== undefined) {
    problems.error('unclosed-quote', {}, { line: unclosedQuoteLine });
  }
  const rows = all.filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== '');
  const sections = splitBlocks(rows, titles, problems);
  const first = rows[0];
  if (sections.size === 0 || (first !== undefined && !isTitle(first))) {
    problems.error(
      'not-pabulib',
      { found: first?.cells.join(';') ?? '' },
      { line: first?.line ?? 1 },
    );
    return undefined;
  }
  for (const expected of Object.values(titles)) {
    if (!sections.has(expected)) problems.error('missing-section', { expected });
  }
  const [meta, projects, votes] = Object.values(titles).map((title) => sections.get(title));
  if (meta === undefined || projects === undefined || votes === undefined) return undefined;
  return readElection(meta, projects, votes, problems);
}

function isTitle(row: Row): boolean {
  return Object.hasOwn(titles, (row.cells[0] ?? '').trim().toLowerCase());
}

function readElection(
  metaSection: Block,
  projectsSection: Block,
  votesSection: Block,
  problems: ProblemList,
): Election | undefined {
  const { meta, lines } = readMeta(metaSection, problems);
  const projects = readTable(projectsSection, ['project_id', 'cost'], problems);
  const votes = readTable(votesSection, ['voter_id', 'vote'], problems);
  if (projects === undefined || votes === undefined) return undefined;
  const metaPlace = (key: string): Place => ({
    section: 'META',
    line: lines.get(key) ?? metaSection.line,
  });
  // A key that is absent was already reported as such.
  if (meta.budget === undefined || meta.vote_type === undefined) return undefined;
  return checkDraft(
    {
      meta,
      budgetPlace: metaPlace('budget'),
      budget: readPlainAmount(meta.budget),
      budgetText: meta.budget,
      voteType: meta.vote_type.toLowerCase(),
      voteTypePlace: metaPlace('vote_type'),
      columns: { projects: projects.headings, votes: votes.headings },
      projects: projects.rows.map(toProject),
      ballots: votes.rows.map(toBallot),
      projectsPlace: { section: 'PROJECTS', line: projectsSection.line },
      votesPlace: { section: 'VOTES', line: votesSection.line },
    },
    problems,
  );
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

interface TableRow {
  readonly place: Place;
  /** By heading; a cell that the row does not reach is ''. */
  readonly cells: Readonly<Record<string, string>>;
}

interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

function readTable(
  section: Block,
  required: readonly string[],
  problems: ProblemList,
): Table | undefined {
  const [header, ...rows] = section.rows;
  const headerPlace = { section: section.title, line: header?.line ?? section.line };
  const headings = (header?.cells ?? []).map(toHeading);
  const columns = readHeadings(headings, required, problems, headerPlace);
  if (required.some((column) => !columns.has(column))) return undefined;
  return {
    headings: [...columns.keys()],
    rows: rows.map(({ line, cells }) => {
      const place = { section: section.title, line };
      if (cells.slice(headings.length).some((cell) => cell.trim() !== '')) {
        const params = { found: cells.length, expected: headings.length };
        problems.error('extra-cells', params, place);
      }
      const record = [...columns].map(([heading, at]) => [heading, (cells[at] ?? '').trim()]);
      return { place, cells: Object.fromEntries(record) };
    }),
  };
}

function toHeading(cell: string): string {
  const heading = cell.trim().toLowerCase();
  return heading === 'target' ? 'beneficiaries' : heading;
}

function toProject({ place, cells }: TableRow): DraftProject {
  const { project_id: id = '', cost = '', name = '', ...extras } = cells;
  return { place, id, name, cost: readPlainAmount(cost), costText: cost, extras };
}

function toBallot({ place, cells }: TableRow): DraftBallot {
  const { voter_id: voterId = '', vote = '', ...extras } = cells;
  return { place, voterId, choices: splitChoices(vote), extras };
}
