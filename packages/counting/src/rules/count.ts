// Counts an election by its settings: the one door to every rule, with its full trace.
import { assert } from '@minga/basics';
import type {
  CountOptions,
  CountProgress,
  Election,
  EqualSharesSettings,
  Outcome,
  Payment,
  Round,
  Settings,
} from '../types.ts';
import { type GrownRun, runWithGrowth } from './completions.ts';
import { type Electorate, formElectorate } from './electorate.ts';
import type { Purchase } from './exact-shares.ts';
import { type GreedyRun, runGreedy } from './greedy.ts';
import { collect, fillPurse, findPrice, lowestPrice, type Purse } from './purse.ts';
import { explainProjects, type Trace } from './reasons.ts';

/**
 * The outcome of `election` under `settings`: that of exact rational arithmetic, on every machine.
 * `onProgress` is called after each run of Equal Shares. An aborted `signal` makes it throw the signal's
 * reason (an `AbortError`); it is looked at after each `onProgress`, since the count holds the thread.
 */
export function count(election: Election, settings: Settings, options: CountOptions = {}): Outcome {
  const steps = countInSteps(election, settings);
  for (;;) {
    options.signal?.throwIfAborted();
    const step = steps.next();
    if (step.done) return step.value;
    options.onProgress?.(step.value);
  }
}

/** The same count, pausing after each run of Equal Shares, for a server that must answer others meanwhile. */
export function* countInSteps(
  election: Election,
  settings: Settings,
): Generator<CountProgress, Outcome, void> {
  assert(election.profile.ballots > 0, 'an election that is counted has ballots');
  const electorate = formElectorate(election, settings);
  switch (settings.rule) {
    case 'greedy': {
      const { budget } = election;
      const start = { budget, spent: 0n, bought: [], misfit: settings.misfit };
      return tellGreedy(election, electorate, settings, runGreedy(electorate, start));
    }
    case 'mes':
      return yield* countShares(election, electorate, settings);
    default:
      throw new Error('to come');
  }
}

function* countShares(
  election: Election,
  electorate: Electorate,
  settings: EqualSharesSettings,
): Generator<CountProgress, Outcome, void> {
  const shares = yield* runWithGrowth(election, electorate, settings);
  const { payments, purse } = payPurchases(electorate, shares);
  const completes = settings.completion === 'greedy' || settings.completion === 'add1u';
  const rest: GreedyRun = completes
    ? runGreedy(electorate, {
        budget: election.budget,
        spent: shares.spent,
        bought: shares.purchases.map(({ item }) => item),
        misfit: 'skip',
      })
    : { purchases: [], spent: shares.spent, leftAtTurn: new Map() };
  const bought = [
    ...shares.purchases.map((purchase, index) => ({ ...purchase, payment: payments[index] })),
    ...rest.purchases,
  ];
  return buildOutcome(election, electorate, {
    settings,
    bought,
    leftAtTurn: rest.leftAtTurn,
    purse,
    endowment: shares.endowment,
    increments: shares.increments,
  });
}

/** Plays the purchases again with exact money: who paid what, and what everybody has left. */
function payPurchases(
  { items, profile }: Electorate,
  { purchases, endowment }: GrownRun,
): { readonly payments: readonly Payment[]; readonly purse: Purse } {
  const purse = fillPurse(profile.size, endowment);
  const payments = purchases.map(({ item: place }) => {
    const item = items[place];
    assert(item !== undefined, 'what is bought is an item');
    const price = findPrice(item, purse, lowestPrice(item, purse));
    assert(price !== undefined, 'supporters can pay what they buy');
    return collect(item, price, purse);
  });
  return { payments, purse };
}

function tellGreedy(
  election: Election,
  electorate: Electorate,
  settings: Settings,
  { purchases, leftAtTurn, blocker }: GreedyRun,
): Outcome {
  const stopped = blocker === undefined ? {} : { blocker };
  return buildOutcome(election, electorate, { settings, bought: purchases, leftAtTurn, ...stopped });
}

interface Counted
  extends Omit<Trace, 'bought'>,
    Pick<Outcome, 'settings' | 'endowment' | 'increments' | 'comparison'> {
  readonly bought: readonly (Purchase & { readonly payment?: Payment | undefined })[];
}

function buildOutcome(election: Election, electorate: Electorate, counted: Counted): Outcome {
  const { settings, endowment, increments, comparison } = counted;
  const rounds = listRounds(electorate, counted);
  const order = rounds.flatMap(({ project, together }) => [project, ...together]);
  const totalCost = rounds.reduce((sum, { cost }) => sum + cost, 0n);
  assert(totalCost <= election.budget, 'an outcome never costs more than the budget');
  const bought = counted.bought.map(({ item }) => item);
  const { emptyHanded, emptyBallots } = countEmptyHanded(election, order);
  return {
    settings,
    order,
    totalCost,
    left: election.budget - totalCost,
    ...(endowment === undefined ? {} : { endowment }),
    ...(increments === undefined ? {} : { increments }),
    ...(comparison === undefined ? {} : { comparison }),
    rounds,
    projects: explainProjects(election, electorate, { ...counted, bought }),
    emptyHanded,
    emptyBallots,
    ties: rounds.filter((round) => round.tiedWith.length > 0).length,
  };
}

function listRounds({ items }: Electorate, { bought }: Counted): readonly Round[] {
  let spentBefore = 0n;
  return bought.map(({ item: place, tiedWith, payment }, index) => {
    const item = items[place];
    assert(item !== undefined, 'what is bought is an item');
    const round: Round = {
      number: index + 1,
      project: item.project,
      together: item.together,
      by: payment === undefined ? 'greedy' : 'supporters',
      cost: item.cost,
      spentBefore,
      supporters: item.votes,
      ...(payment === undefined ? {} : { payment }),
      tiedWith: tiedWith.map((other) => items[other]?.project ?? 0),
    };
    spentBefore += item.cost;
    return round;
  });
}

/** Ballots that chose something and got nothing, and ballots without any choice. */
function countEmptyHanded(
  { profile }: Election,
  order: readonly number[],
): Pick<Outcome, 'emptyHanded' | 'emptyBallots'> {
  const funded = new Set(order);
  let chosen = 0;
  let served = 0;
  for (let group = 0; group < profile.size.length; group++) {
    const size = profile.size[group] ?? 0;
    chosen += size;
    const entries = profile.project.subarray(profile.start[group], profile.start[group + 1]);
    if (entries.some((project) => funded.has(project))) served += size;
  }
  return { emptyHanded: chosen - served, emptyBallots: profile.ballots - chosen };
}
