// Why each project was or was not funded, told from the trace of the count.
import { assert, type Fraction } from '@minga/basics';
import type { Election, ProjectOutcome, ProjectReason, Settings } from '../types.ts';
import type { Electorate, Item } from './electorate.ts';

/** What a rule leaves behind. Items by their place in the electorate. */
export interface Trace {
  /** The rule that decided: the greedy one also where a comparison preferred it. */
  readonly rule: Settings['rule'];
  /** In order of purchase. */
  readonly bought: readonly number[];
  /** Per item that did not fit, the money left when its turn came. */
  readonly leftAtTurn: ReadonlyMap<number, bigint>;
  /** The item that did not fit and ended the count. */
  readonly blocker?: number;
  /**
   * Rules with shares: what the supporters of an item hold between them at the end, in minor units.
   * Undefined for one that was given up because it did not fit, whatever they hold.
   */
  readonly moneyOf?: (item: Item, place: number) => Fraction | undefined;
}

export function explainProjects(
  election: Election,
  electorate: Electorate,
  trace: Trace,
): readonly ProjectOutcome[] {
  const places = new Map(
    electorate.items.flatMap(({ project, together }, place) =>
      [project, ...together].map((one) => [one, place] as const),
    ),
  );
  const rounds = new Map(trace.bought.map((place, index) => [place, index + 1]));
  return election.projects.map((_, project) => {
    const place = places.get(project);
    const round = place === undefined ? undefined : rounds.get(place);
    const reason: ProjectReason =
      place === undefined
        ? whyNotThere(electorate, project, election)
        : round === undefined
          ? whyNot(election, electorate, { ...trace, rounds }, place)
          : { kind: 'bought', round };
    return {
      project,
      votes: electorate.votes[project] ?? 0,
      score: electorate.scores[project] ?? 0,
      funded: round !== undefined,
      reason,
    };
  });
}

function whyNotThere(
  { belowMinimum, pairs }: Electorate,
  project: number,
  { projects }: Election,
): ProjectReason {
  const short = belowMinimum.find((one) => one.project === project);
  if (short !== undefined) {
    return { kind: 'below-minimum', score: short.score, needed: short.needed };
  }
  const partner = projects.findIndex(
    (_, other) => pairs.get(project) === other || pairs.get(other) === project,
  );
  return { kind: 'partner-out', partner };
}

function whyNot(
  election: Election,
  { items, votes }: Electorate,
  trace: Trace & { readonly rounds: ReadonlyMap<number, number> },
  place: number,
): ProjectReason {
  const item = items[place];
  assert(item !== undefined, 'an item has its place');
  const rival = item.rivals.find((other) => trace.rounds.has(other));
  if (item.cost > election.budget) return { kind: 'dearer-than-budget' };
  if (rival !== undefined) {
    const { project = 0 } = items[rival] ?? {};
    return { kind: 'conflict', rival: project, round: trace.rounds.get(rival) ?? 0 };
  }
  const isForNobody = item.support === 0n && trace.rule !== 'greedy';
  if (isForNobody) return { kind: (votes[item.project] ?? 0) === 0 ? 'no-votes' : 'no-support' };
  if (trace.moneyOf !== undefined && item.scale === 0n) return { kind: 'no-cost' };
  const left = trace.leftAtTurn.get(place);
  const had = trace.moneyOf?.(item, place);
  if (had === undefined) {
    if (left !== undefined) return { kind: 'did-not-fit', left };
    const blocker = items[trace.blocker ?? -1];
    assert(blocker !== undefined, 'what was not reached has what stopped the count before it');
    return { kind: 'not-reached', blocker: blocker.project };
  }
  // In lowest terms because `had` is.
  const { numerator, denominator } = had;
  const missing = { numerator: item.cost * denominator - numerator, denominator };
  return {
    kind: 'supporters-short',
    had,
    missing,
    ...(left === undefined ? {} : { leftToComplete: left }),
  };
}
