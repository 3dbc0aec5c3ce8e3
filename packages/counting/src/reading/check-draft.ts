// Judges a draft: every promise of an election is checked, and all that is broken is reported together.

import type { BallotList, Election, Project, VoteType } from '../types.ts';
import { type BallotBox, createBallotBox } from './ballot-box.ts';
import type { Draft, DraftProject } from './draft.ts';
import { type Amount, type AmountReading, toMinorUnits } from './money-text.ts';
import type { ProblemList } from './problem-list.ts';
import type { Place } from './problems.ts';

/** Far above any real vote; beyond it a count would take hours. */
export const maxProjects = 5000;

const voteTypes: readonly VoteType[] = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'];

/** An election whose ballots are still to come. */
export interface OpenElection {
  readonly box: BallotBox;
  /** The election, or undefined when any error was reported (now or before). */
  close(ballots: BallotList): Election | undefined;
}

/** Whether each choice of a ballot has points of its own. */
export function hasPoints(voteType: string | undefined): boolean {
  return voteType === 'cumulative' || voteType === 'scoring';
}

/** Checks everything but the ballots, which are given to `box`; then `close` checks what is declared of them. */
export function openElection(draft: Draft, problems: ProblemList): OpenElection {
  const voteType = checkVoteType(draft, problems);
  const budget = checkAmount('budget', draft.budget, draft.budgetText, draft.budgetPlace, problems);
  if (budget?.value === 0n) problems.error('budget-zero', {}, draft.budgetPlace);
  const places = placeProjects(draft, problems);
  const costs = draft.projects.map((project) => checkCost(project, problems));
  const limit = choicesLimit(draft);
  const projectsCount = draft.projects.length;
  const box = createBallotBox({ voteType, places, projectsCount, limit }, problems);

  function close(ballots: BallotList): Election | undefined {
    if (ballots.length === 0) problems.error('no-ballots', {}, draft.votesPlace);
    checkDeclaredCounts(draft, ballots.length, box.votes, problems);
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
      profile: box.toProfile(),
    };
  }
  return { box, close };
}

function checkVoteType(
  { voteType: found, voteTypePlace, meta }: Draft,
  problems: ProblemList,
): VoteType {
  const voteType = voteTypes.find((type) => type === found);
  if (voteType === undefined && found !== '') {
    problems.error('unknown-vote-type', { found }, voteTypePlace);
  }
  const score = meta.default_score ?? '';
  if (voteType === 'scoring' && Number(score) !== 0) {
    problems.error('default-score-not-counted', { found: score }, voteTypePlace);
  }
  return voteType ?? 'approval';
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
      if (looksLikeThousands(reading.amount, found)) {
        problems.warn('amount-like-thousands', { what, found }, place);
      } else if (reading.decimalComma) {
        problems.warn('decimal-comma', { what, found }, place);
      }
      return reading.amount;
    case 'missing':
      problems.error('amount-missing', { what }, place);
      return undefined;
    default:
      problems.error(`amount-${reading.kind}`, { what, found }, place);
      return undefined;
  }
}

/** `850.000` was read as 850, as Pabulib has it; whoever writes Chilean money means a thousand times as much. */
function looksLikeThousands({ value, decimals }: Amount, found: string): boolean {
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(found.trim()) && value < 1_000n * 10n ** BigInt(decimals);
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

function placeProjects(draft: Draft, problems: ProblemList): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  draft.projects.forEach(({ id, place }, index) => {
    const first = places.get(id);
    if (id === '') {
      problems.error('missing-project-id', {}, place);
    } else if (first === undefined) {
      places.set(id, index);
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
  return places;
}

function choicesLimit({ voteType, meta }: Draft): number {
  if (voteType === 'choose-1') return 1;
  const declared = meta.max_length ?? '';
  return /^[1-9]\d{0,8}$/.test(declared) ? Number(declared) : Number.POSITIVE_INFINITY;
}

/** What the file says about itself: a difference is told but does not stop the count. */
function checkDeclaredCounts(
  draft: Draft,
  ballotsCount: number,
  votes: Float64Array,
  problems: ProblemList,
): void {
  const { num_projects: projectsCount = '', num_votes: votesCount = '' } = draft.meta;
  if (projectsCount !== '' && Number(projectsCount) !== draft.projects.length) {
    const params = { declared: projectsCount, found: draft.projects.length };
    problems.warn('projects-count-differs', params, draft.projectsPlace);
  }
  if (votesCount !== '' && Number(votesCount) !== ballotsCount) {
    const params = { declared: votesCount, found: ballotsCount };
    problems.warn('votes-count-differs', params, draft.votesPlace);
  }
  draft.projects.forEach(({ id, extras, place }, project) => {
    const declared = extras.votes?.trim() ?? '';
    const found = votes[project] ?? 0;
    if (declared !== '' && Number(declared) !== found) {
      problems.warn('project-votes-differ', { what: id, declared, found }, place);
    }
  });
}
