// The figures of an election against each other: scores, costs, what is selected, and the limits of ballots.
import type { Ballot, Election, Project } from '../types.ts';
import type { CheckList, Lines } from './check-problems.ts';
import { countSupport } from './count-support.ts';
import { type Amount, formatAmount, readPlainAmount, toMinorUnits } from './money-text.ts';
import type { Place } from './problems.ts';

export function checkProjects(election: Election, lines: Lines, problems: CheckList): void {
  const { columns, projects, budget, meta } = election;
  if (!columns.projects.includes('votes') && !columns.projects.includes('score')) {
    problems.warn('no-votes-column', {}, { section: 'PROJECTS' });
  }
  const { votes, scores } = countSupport(election);
  projects.forEach(({ id: what, cost, extras }, index) => {
    const place = placeOf('PROJECTS', lines.projects[index]);
    if (votes[index] === 0) problems.warn('project-without-votes', { what }, place);
    if (cost === 0n) problems.warn('free-project', { what }, place);
    if (cost > budget) problems.warn('project-above-budget', { what }, place);
    const declared = extras.score ?? '';
    const found = scores[index] ?? 0;
    if (declared !== '' && Number(declared) !== found) {
      problems.warn('project-score-differs', { what, declared, found }, place);
    }
  });
  if (meta.fully_funded !== '1' && costOf(projects) < budget) {
    problems.warn('all-projects-fit', {}, { section: 'PROJECTS' });
  }
}

/** Rules under which no project that still fits is left out. */
const fillingRules = ['greedy', 'equalshares', 'equalshares/add1', 'equalshares/add1-comparison'];

export function checkSelected(election: Election, lines: Lines, problems: CheckList): void {
  const { columns, projects, budget, decimals, meta } = election;
  if (!columns.projects.includes('selected')) return;
  const selected = projects.filter(({ extras }) => extras.selected === '1');
  const cost = costOf(selected);
  if (cost > budget) {
    const params = { cost: formatAmount(cost, decimals), budget: formatAmount(budget, decimals) };
    problems.warn('selected-above-budget', params, { section: 'PROJECTS' });
  }
  const rule = meta.rule ?? '';
  if (meta.fully_funded === '1' || !fillingRules.includes(rule)) return;
  const left = budget - cost;
  const bought = rule === 'greedy' ? greedySelection(election) : undefined;
  projects.forEach((project, index) => {
    const { id: what, extras } = project;
    const place = placeOf('PROJECTS', lines.projects[index]);
    const found = extras.selected ?? '';
    if (found === '0' && project.cost > 0n && project.cost <= left) {
      problems.warn('unused-budget', { what, left: formatAmount(left, decimals) }, place);
    }
    const expected = bought?.has(project) ? '1' : '0';
    if (bought === undefined || !['0', '1'].includes(found) || found === expected) return;
    problems.warn('selected-against-rule', { what, found, expected, rule }, place);
  });
}

/** Most score (or votes) first, skipping what does not fit; among equals those that were selected. */
function greedySelection(election: Election): ReadonlySet<Project> {
  const { votes, scores } = countSupport(election);
  const worth = election.columns.projects.includes('score') ? scores : votes;
  const order = election.projects
    .map((project, index) => ({ project, worth: worth[index] ?? 0 }))
    .sort(
      (a, b) =>
        b.worth - a.worth ||
        Number(b.project.extras.selected === '1') - Number(a.project.extras.selected === '1'),
    );
  let left = election.budget;
  const bought = new Set<Project>();
  for (const { project } of order) {
    if (project.cost > left) continue;
    bought.add(project);
    left -= project.cost;
  }
  return bought;
}

/** Limits of META by key, and what of a ballot they bound. `max_length` is checked by the reader. */
const limits: Readonly<
  Record<string, { readonly isLeast: boolean; of(ballot: Ballot, election: Election): Amount }>
> = {
  min_length: { isLeast: true, of: ({ choices }) => whole(choices.length) },
  min_sum_cost: { isLeast: true, of: ballotCost },
  max_sum_cost: { isLeast: false, of: ballotCost },
  min_points: { isLeast: true, of: ({ points = [] }) => whole(Math.min(...points)) },
  max_points: { isLeast: false, of: ({ points = [] }) => whole(Math.max(...points)) },
  min_sum_points: { isLeast: true, of: ballotPoints },
  max_sum_points: { isLeast: false, of: ballotPoints },
};

/** Empty ballots are within every limit but `min_length`. */
export function checkBallotLimits(election: Election, lines: Lines, problems: CheckList): void {
  const declared = Object.entries(limits).flatMap(([key, limit]) => {
    const reading = readPlainAmount(election.meta[key] ?? '');
    const hasMeaning =
      !key.endsWith('points') ||
      election.voteType === 'cumulative' ||
      election.voteType === 'scoring';
    return reading.kind === 'amount' && hasMeaning
      ? [{ key, ...limit, bound: reading.amount }]
      : [];
  });
  if (declared.length === 0) return;
  let index = 0;
  for (const ballot of election.ballots) {
    const place = placeOf('VOTES', lines.ballots[index]);
    index += 1;
    for (const { key, isLeast, of, bound } of declared) {
      if (ballot.choices.length === 0 && key !== 'min_length') continue;
      const value = of(ballot, election);
      const unit = Math.max(value.decimals, bound.decimals);
      const [has, needs] = [toMinorUnits(value, unit), toMinorUnits(bound, unit)];
      if (isLeast ? has >= needs : has <= needs) continue;
      const [found, limit] = [formatAmount(has, unit), formatAmount(needs, unit)];
      problems.warn('ballot-limit', { key, limit, found, voter: ballot.voterId }, place);
    }
  }
}

function whole(number: number): Amount {
  return { value: BigInt(number), decimals: 0 };
}

function ballotPoints({ points = [] }: Ballot): Amount {
  return whole(points.reduce((sum, each) => sum + each, 0));
}

function ballotCost({ choices }: Ballot, { projects, decimals }: Election): Amount {
  return { value: costOf(choices.flatMap((choice) => projects[choice] ?? [])), decimals };
}

function costOf(projects: readonly Project[]): bigint {
  return projects.reduce((sum, { cost }) => sum + cost, 0n);
}

function placeOf(section: string, line: number | undefined): Place {
  return line === undefined ? { section } : { section, line };
}
