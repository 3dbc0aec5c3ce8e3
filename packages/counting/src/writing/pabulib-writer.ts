// Writes an election as a Pabulib file, with the outcome in its `selected` column when there is one.
import { joinCells } from '../reading/delimited-rows.ts';
import { formatAmount } from '../reading/money-text.ts';
import type { Ballot, Election, Outcome, Project, Settings } from '../types.ts';

/**
 * META, PROJECTS and VOTES with their keys and columns in the order in which they were read: reading the
 * text gives the same election. With an outcome, `selected` is 1 or 0 for each project (the column is
 * added when there was none) and META's `rule` names the rule. Ends lines with LF.
 */
export function writePabulib(election: Election, outcome?: Outcome): string {
  const meta =
    outcome === undefined
      ? election.meta
      : { ...election.meta, rule: pabulibRule(outcome.settings) };
  const read = election.columns.projects;
  const columns = outcome === undefined || read.includes('selected') ? read : [...read, 'selected'];
  const lines = [
    ['META'],
    ['key', 'value'],
    ...Object.entries(meta),
    ['PROJECTS'],
    columns,
    ...election.projects.map((project, index) =>
      columns.map((column) =>
        column === 'selected' && outcome !== undefined
          ? outcome.projects[index]?.funded === true
            ? '1'
            : '0'
          : projectCell(election, project, column),
      ),
    ),
    ['VOTES'],
    election.columns.votes,
    ...election.ballots.map((ballot) =>
      election.columns.votes.map((column) => ballotCell(election, ballot, column)),
    ),
  ];
  return `${lines.map((cells) => joinCells(cells, ';')).join('\n')}\n`;
}

/** Pabulib's word for a rule; the completion by greedy has none of its own. */
function pabulibRule(settings: Settings): string {
  if (settings.rule === 'greedy') return 'greedy';
  const grows = settings.completion === 'add1' || settings.completion === 'add1u';
  return grows ? 'equalshares/add1' : 'equalshares';
}

function projectCell(election: Election, project: Project, column: string): string {
  if (column === 'project_id') return project.id;
  if (column === 'cost') return formatAmount(project.cost, election.decimals);
  return column === 'name' ? project.name : (project.extras[column] ?? '');
}

function ballotCell(election: Election, ballot: Ballot, column: string): string {
  if (column === 'voter_id') return ballot.voterId;
  if (column !== 'vote') return ballot.extras[column] ?? '';
  return ballot.choices.map((choice) => election.projects[choice]?.id ?? '').join(',');
}
