// Choosing on a ballot: what one may still take, why not, and how choices become what is sealed.
import {
  type ChoiceProblem,
  type Choices,
  type ContestForm,
  choiceProblem,
  orderChoices,
  type Project,
} from '@minga/ballot';

/** Projects in the order in which they were taken, which is their place in a ranking; points where they are spread. */
export type Chosen = readonly { readonly project: string; readonly points: number }[];

export type WhyNot =
  | { readonly code: 'over-budget'; readonly missing: number }
  | { readonly code: 'too-many'; readonly max: number };

export function isChosen(chosen: Chosen, project: string): boolean {
  return chosen.some((one) => one.project === project);
}

export function pointsOf(chosen: Chosen, project: string): number {
  return chosen.find((one) => one.project === project)?.points ?? 0;
}

/** Whether what is chosen may not cost more than there is. */
export function hasMeter({ ballot }: ContestForm): boolean {
  return ballot.within_budget || ballot.kind === 'knapsack';
}

export function costOf(contest: ContestForm, chosen: Chosen): number {
  const costs = new Map(contest.projects.map(({ id, cost }) => [id, cost]));
  return chosen.reduce((sum, { project }) => sum + (costs.get(project) ?? 0), 0);
}

export function pointsGiven(chosen: Chosen): number {
  return chosen.reduce((sum, { points }) => sum + points, 0);
}

/** Why one more project cannot be taken; undefined when it can. */
export function whyNot(contest: ContestForm, chosen: Chosen, project: Project): WhyNot | undefined {
  const { ballot, budget } = contest;
  if (ballot.kind === 'choose-1' || isChosen(chosen, project.id)) return undefined;
  if (chosen.length >= ballot.max) return { code: 'too-many', max: ballot.max };
  const missing = costOf(contest, chosen) + project.cost - budget;
  return hasMeter(contest) && missing > 0 ? { code: 'over-budget', missing } : undefined;
}

/** Takes the project or puts it back; what cannot be taken leaves everything as it was. */
export function toggled(contest: ContestForm, chosen: Chosen, project: Project): Chosen {
  if (isChosen(chosen, project.id)) return chosen.filter((one) => one.project !== project.id);
  if (contest.ballot.kind === 'choose-1') return [{ project: project.id, points: 0 }];
  if (whyNot(contest, chosen, project) !== undefined) return chosen;
  return [...chosen, { project: project.id, points: 0 }];
}

/** Moves a project up (-1) or down (1) in a ranking. */
export function moved(chosen: Chosen, project: string, by: -1 | 1): Chosen {
  const from = chosen.findIndex((one) => one.project === project);
  const [one, other] = [chosen[from], chosen[from + by]];
  if (one === undefined || other === undefined) return chosen;
  return chosen.with(from, other).with(from + by, one);
}

/** One point more or less, from those that are left; without any, a project is not named. */
export function withPoints(
  contest: ContestForm,
  chosen: Chosen,
  project: Project,
  by: -1 | 1,
): Chosen {
  const points = pointsOf(chosen, project.id) + by;
  if (points < 0 || pointsGiven(chosen) + by > contest.ballot.points) return chosen;
  if (points === 0) return chosen.filter((one) => one.project !== project.id);
  if (isChosen(chosen, project.id)) {
    return chosen.map((one) => (one.project === project.id ? { ...one, points } : one));
  }
  return whyNot(contest, chosen, project) === undefined
    ? [...chosen, { project: project.id, points }]
    : chosen;
}

export function choicesOf({ ballot }: ContestForm, chosen: Chosen): Choices {
  const named: Choices =
    ballot.kind === 'points'
      ? chosen.map(({ project, points }) => [project, points] as const)
      : chosen.map(({ project }) => project);
  return orderChoices(ballot.kind, named);
}

/** Why the ballot cannot be sealed as it stands. */
export function problemOf(contest: ContestForm, chosen: Chosen): ChoiceProblem | undefined {
  return choiceProblem(choicesOf(contest, chosen), contest);
}
