// Judges a draft: every promise of an election is checked, and all that is broken is reported together.
import type { Draft, DraftBallot, DraftProject } from './draft.ts';
import { type Amount, type AmountReading, toMinorUnits } from './money-text.ts';
import type { ProblemList } from './problem-list.ts';
import type { Place } from './problems.ts';
import type { Ballot, Election, Project, VoteType } from '../types.ts';

/** Far above any real vote; beyond it a count would take hours. */
export const maxProjects = 5000;

const voteTypes: readonly string[] = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'];

/** The election, or undefined when any error was reported (now or before). */
export function checkDraft(draft: Draft, problems: ProblemList): Election | undefined {
  const voteType = checkVoteType(draft, problems);
  const budget = checkAmount('budget', draft.budget, draft.budgetText, draft.budgetPlace, problems);
  if (budget?.value === 0n) problems.error('budget-zero', {}, draft.budgetPlace);
  const indexes = indexProjects(draft, problems);
  const costs = draft.projects.map((project) => checkCost(project, problems));
  const ballots = checkBallots(draft, indexes, problems);
  checkDeclaredCounts(draft, ballots, problems);
  if (problems.hasErrors() || budget === undefined) return undefined;

  const decimals = costs.reduce(
    (most, cost) => Math.max(most, cost?.decimals ?? 0),
    budget.decimals,
  );
  const projects: Project[] = draft.projects.map(({ id, name, extras }, index) => {
    const cost = costs[index] ?? { value: 0n, decimals: 0 };
    return { id, name: name === '' ? id : name, cost: toMinorUnits(cost, decimals), extras };
  });
  return {
    meta: draft.meta,
    voteType,
    currency: (draft.meta.currency ?? '').trim().toUpperCase(),
    decimals,
    budget: toMinorUnits(budget, decimals),
    columns: draft.columns,
    projects,
    ballots,
  };
}

function checkVoteType(draft: Draft, problems: ProblemList): VoteType {
  const found = draft.voteType;
  if (found === 'approval' || found === 'choose-1') return found;
  if (voteTypes.includes(found)) {
    problems.error('vote-type-not-counted', { found }, draft.voteTypePlace);
  } else if (found !== '') {
    problems.error('unknown-vote-type', { found }, draft.voteTypePlace);
  }
  return 'approval';
}

function checkAmount(
  what: string,
  reading: AmountReading,
  found: string,
  place: Place,
  problems: ProblemList,
): Amount | undefined {
  switch (reading.kind) {
    case 'amount':
      if (reading.decimalComma) problems.warn('decimal-comma', { what, found }, place);
      return reading.amount;
    case 'missing':
      problems.error('amount-missing', { what }, place);
      return undefined;
    default:
      problems.error(`amount-${reading.kind}`, { what, found }, place);
      return undefined;
  }
}

/** Pabulib's cost of a project that was withdrawn from the vote. */
const withdrawnCost = 999_999_999n;

function checkCost(project: DraftProject, problems: ProblemList): Amount | undefined {
  const what = project.id;
  const place: Place = { ...project.place, column: project.place.column ?? 'cost' };
  const cost = checkAmount(what, project.cost, project.costText, place, problems);
  if (cost?.decimals === 0 && cost.value === withdrawnCost) {
    problems.warn('withdrawn-project', { what }, place);
  }
  return cost;
}

function indexProjects(draft: Draft, problems: ProblemList): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  draft.projects.forEach(({ id, place }, index) => {
    const first = indexes.get(id);
    if (id === '') {
      problems.error('missing-project-id', {}, place);
    } else if (first === undefined) {
      indexes.set(id, index);
    } else {
      const firstLine = draft.projects[first]?.place.line ?? 0;
      problems.error('repeated-project', { found: id, firstLine }, place);
    }
  });
  if (draft.projects.length === 0) problems.error('no-projects', {}, draft.projectsPlace);
  if (draft.projects.length > maxProjects) {
    const params = { found: draft.projects.length, limit: maxProjects };
    problems.error('too-many-projects', params, draft.projectsPlace);
  }
  return indexes;
}

function checkBallots(
  draft: Draft,
  indexes: ReadonlyMap<string, number>,
  problems: ProblemList,
): readonly Ballot[] {
  const lines = new Map<string, number>();
  const limit = choicesLimit(draft);
  if (draft.ballots.length === 0) problems.error('no-ballots', {}, draft.votesPlace);
  return draft.ballots.map((ballot) => {
    const { voterId, place, extras } = ballot;
    const firstLine = lines.get(voterId);
    if (firstLine !== undefined) {
      problems.warn('repeated-voter', { found: voterId, firstLine }, place);
    } else if (voterId !== '') {
      lines.set(voterId, place.line ?? 0);
    }
    const choices = checkChoices(ballot, indexes, problems);
    if (choices.length > limit) {
      const params = { found: choices.length, limit, voter: voterId };
      problems.warn('too-many-choices', params, place);
    }
    return { voterId, choices, extras };
  });
}

function checkChoices(
  { voterId: voter, choices, place }: DraftBallot,
  indexes: ReadonlyMap<string, number>,
  problems: ProblemList,
): readonly number[] {
  const chosen = new Set<number>();
  for (const found of choices) {
    const project = indexes.get(found);
    if (project === undefined) problems.error('unknown-project', { found, voter }, place);
    else if (chosen.has(project)) problems.warn('repeated-choice', { found, voter }, place);
    else chosen.add(project);
  }
  return [...chosen].sort((a, b) => a - b);
}

function choicesLimit(draft: Draft): number {
  if (draft.voteType === 'choose-1') return 1;
  const declared = draft.meta.max_length ?? '';
  return /^[1-9]\d{0,8}$/.test(declared) ? Number(declared) : Number.POSITIVE_INFINITY;
}

/** What the file says about itself: a difference is told but does not stop the count. */
function checkDeclaredCounts(
  draft: Draft,
  ballots: readonly Ballot[],
  problems: ProblemList,
): void {
  const { num_projects: projectsCount = '', num_votes: votesCount = '' } = draft.meta;
  if (projectsCount !== '' && Number(projectsCount) !== draft.projects.length) {
    const params = { declared: projectsCount, found: draft.projects.length };
    problems.warn('projects-count-differs', params, draft.projectsPlace);
  }
  if (votesCount !== '' && Number(votesCount) !== ballots.length) {
    const params = { declared: votesCount, found: ballots.length };
    problems.warn('votes-count-differs', params, draft.votesPlace);
  }
  const votes = draft.projects.map(() => 0);
  for (const { choices } of ballots) {
    for (const project of choices) votes[project] = (votes[project] ?? 0) + 1;
  }
  draft.projects.forEach(({ id, extras, place }, project) => {
    const declared = extras.votes?.trim() ?? '';
    const found = votes[project] ?? 0;
    if (declared !== '' && Number(declared) !== found) {
      problems.warn('project-votes-differ', { what: id, declared, found }, place);
    }
  });
}
