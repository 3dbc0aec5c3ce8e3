// Writes an election as a Pabulib file, with the outcome in its `selected` column when there is one.
import { joinCells } from '../reading/delimited-rows.ts';
import { formatAmount, readPlainAmount, toMinorUnits } from '../reading/money-text.ts';
import type { Ballot, Election, Outcome, Project, Settings } from '../types.ts';

/** A piece ends with the line that makes it as long as this. */
const pieceLength = 1 << 16;

/**
 * META, PROJECTS and VOTES with their keys, columns, rows and choices in the order in which they were
 * read, lines ended by LF and quotes only where they are needed. Reading the text gives the same election,
 * and a file that was written in this way comes back byte by byte. With an outcome, `selected` is 1 or 0
 * for each project (the column is added when there was none) and META's `rule` names the rule.
 */
export function writePabulib(election: Election, outcome?: Outcome): string {
  return [...pabulibPieces(election, outcome)].join('');
}

/**
 * The same text in pieces of whole lines, of some 64 KiB, each made when it is asked for: a vote of any
 * number of ballots is written without its text ever being whole in memory.
 */
export function* pabulibPieces(
  election: Election,
  outcome?: Outcome,
): Generator<string, undefined, void> {
  let piece = '';
  for (const line of linesOf(election, outcome)) {
    piece += `${line}\n`;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function* linesOf(election: Election, outcome?: Outcome): Generator<string, undefined, void> {
  const meta =
    outcome === undefined
      ? election.meta
      : { ...election.meta, rule: pabulibRule(outcome.settings) };
  const columns = projectColumns(election, outcome);
  yield* ['META', 'key;value', ...Object.entries(meta).map(toLine)];
  yield* ['PROJECTS', toLine(columns)];
  yield* election.projects.map((project, index) =>
    toLine(
      columns.map((column) =>
        column === 'selected' && outcome !== undefined
          ? outcome.projects[index]?.funded === true
            ? '1'
            : '0'
          : projectCell(election, project, column),
      ),
    ),
  );
  const { votes } = election.columns;
  yield* ['VOTES', toLine(votes)];
  for (const ballot of election.ballots) {
    yield toLine(votes.map((column) => ballotCell(election, ballot, column)));
  }
}

function toLine(cells: readonly string[]): string {
  return joinCells(cells, ';');
}

/** `selected` stands where the format has it: before the columns that tell where and what a project is. */
function projectColumns({ columns }: Election, outcome: Outcome | undefined): readonly string[] {
  const read = columns.projects;
  if (outcome === undefined || read.includes('selected')) return read;
  const before = ['project_id', 'cost', 'votes', 'score', 'name', 'category', 'beneficiaries'];
  const place = read.findLastIndex((column) => before.includes(column)) + 1;
  return read.toSpliced(place, 0, 'selected');
}

/** Pabulib's word for a rule, where it has one; a greedy completion and a lot have none of their own. */
function pabulibRule(settings: Settings): string {
  switch (settings.rule) {
    case 'greedy':
      if (settings.conflicts !== undefined) return 'greedy-exclusive';
      if (settings.minimumScore !== undefined || settings.minimumShare !== undefined) {
        return 'greedy-threshold';
      }
      return settings.misfit === 'stop' ? 'greedy-no-skip' : 'greedy';
    case 'mes': {
      const grows = settings.completion === 'add1' || settings.completion === 'add1u';
      if (!grows) return 'equalshares';
      return settings.comparison === 'none' ? 'equalshares/add1' : 'equalshares/add1-comparison';
    }
    case 'bos':
      return 'equalshares/bos';
    case 'phragmen':
      return 'phragmen';
  }
}

function projectCell(election: Election, project: Project, column: string): string {
  if (column === 'project_id') return project.id;
  const asFound = project.extras[column];
  if (column === 'cost') {
    const found = readPlainAmount(asFound ?? '');
    const isSame =
      found.kind === 'amount' && toMinorUnits(found.amount, election.decimals) === project.cost;
    return isSame ? (asFound ?? '') : formatAmount(project.cost, election.decimals);
  }
  if (column === 'name' && project.name !== project.id) return project.name;
  return asFound ?? (column === 'name' ? project.name : '');
}

function ballotCell(election: Election, ballot: Ballot, column: string): string {
  if (column === 'voter_id') return ballot.voterId;
  if (column === 'points' && ballot.points !== undefined) return ballot.points.join(',');
  if (column !== 'vote') return ballot.extras[column] ?? '';
  return ballot.choices.map((choice) => election.projects[choice]?.id ?? '').join(',');
}
