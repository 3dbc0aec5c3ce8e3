// Counts an election by its settings: the one door to every rule, with its full trace.
import { assert, fraction } from '@minga/basics';
import type {
  CountOptions,
  CountProgress,
  Election,
  EqualSharesSettings,
  Outcome,
  OverspendingSettings,
  Payment,
  Round,
  Settings,
} from '../types.ts';
import { compareWithGreedy, countEmptyHanded } from './comparison.ts';
import { runWithGrowth, startEndowment } from './completions.ts';
import { type Electorate, formElectorate } from './electorate.ts';
import type { Purchase } from './exact-shares.ts';
import { type GreedyRun, runGreedy } from './greedy.ts';
import { runOverspending } from './overspending.ts';
import { payPurchases } from './payments.ts';
import { runPhragmen } from './phragmen.ts';
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
    case 'greedy':
      return tellRun(
        election,
        electorate,
        settings,
        countGreedily(election, electorate, settings.misfit),
      );
    case 'phragmen': {
      const { budget } = election;
      const run = runPhragmen(electorate, { budget, misfit: settings.misfit });
      return tellRun(election, electorate, settings, run);
    }
    case 'bos':
      return countOverspending(election, electorate, settings);
    case 'mes':
      return yield* countShares(election, electorate, settings);
  }
}

function* countShares(
  election: Election,
  electorate: Electorate,
  settings: EqualSharesSettings,
): Generator<CountProgress, Outcome, void> {
  const shares = yield* runWithGrowth(election, electorate, settings);
  const completes = settings.completion === 'greedy' || settings.completion === 'add1u';
  const rest = completes ? complete(election, electorate, shares) : undefined;
  const own = [...shares.purchases, ...(rest?.purchases ?? [])];
  const rival =
    settings.comparison === 'none'
      ? undefined
      : faceGreedy(election, electorate, settings.comparison, own);
  if (rival?.comparison.kept === 'greedy') return tellRun(election, electorate, settings, rival);
  const { payments, moneyOf } = payPurchases(electorate, shares, shares.endowment);
  return buildOutcome(election, electorate, {
    settings,
    rule: 'mes',
    bought: own.map((purchase, index) => ({
      ...purchase,
      by: index < payments.length ? 'supporters' : 'greedy',
      payment: payments[index],
    })),
    leftAtTurn: rest?.leftAtTurn ?? new Map(),
    moneyOf,
    endowment: shares.endowment,
    increments: shares.increments,
    ...(rival === undefined ? {} : { comparison: rival.comparison }),
  });
}

/** The greedy outcome, and how that of Equal Shares compares with it. */
function faceGreedy(
  election: Election,
  electorate: Electorate,
  by: Exclude<EqualSharesSettings['comparison'], 'none'>,
  shares: readonly Purchase[],
): GreedyRun & { readonly comparison: NonNullable<Outcome['comparison']> } {
  const greedy = countGreedily(election, electorate, 'skip');
  const comparison = compareWithGreedy(election, electorate, by, {
    shares: shares.map(({ item }) => item),
    greedy: greedy.purchases.map(({ item }) => item),
  });
  return { ...greedy, comparison };
}

function countOverspending(
  election: Election,
  electorate: Electorate,
  settings: OverspendingSettings,
): Outcome {
  const endowment = startEndowment(election, 'exact');
  const run = runOverspending(electorate, election.budget, endowment);
  const rest = settings.completion === 'greedy' ? complete(election, electorate, run) : undefined;
  return buildOutcome(election, electorate, {
    settings,
    rule: 'bos',
    bought: [
      ...run.purchases.map((purchase) => ({ ...purchase, by: 'supporters' as const })),
      ...(rest?.purchases ?? []).map((purchase) => ({ ...purchase, by: 'greedy' as const })),
    ],
    leftAtTurn: new Map([...(rest?.leftAtTurn ?? []), ...run.leftAtTurn]),
    // What fits and is not bought has supporters without any money.
    moneyOf: (_, place) => (run.leftAtTurn.has(place) ? undefined : fraction(0n)),
    endowment,
  });
}

function countGreedily(
  { budget }: Election,
  electorate: Electorate,
  misfit: 'skip' | 'stop',
): GreedyRun {
  return runGreedy(electorate, { budget, spent: 0n, bought: [], misfit });
}

/** The greedy rule with what is left. */
function complete(
  { budget }: Election,
  electorate: Electorate,
  { purchases, spent }: { readonly purchases: readonly Purchase[]; readonly spent: bigint },
): GreedyRun {
  const bought = purchases.map(({ item }) => item);
  return runGreedy(electorate, { budget, spent, bought, misfit: 'skip' });
}

/** A rule without money of ballots: greedy, or Phragmén. */
function tellRun(
  election: Election,
  electorate: Electorate,
  settings: Settings,
  { purchases, leftAtTurn, ...run }: GreedyRun & Pick<Outcome, 'comparison'>,
): Outcome {
  const rule = settings.rule === 'phragmen' ? 'phragmen' : 'greedy';
  const by = rule === 'phragmen' ? 'supporters' : 'greedy';
  const bought = purchases.map((purchase) => ({ ...purchase, by }) as const);
  return buildOutcome(election, electorate, { settings, rule, bought, leftAtTurn, ...run });
}

interface Bought extends Purchase {
  readonly by: Round['by'];
  readonly payment?: Payment | undefined;
}

interface Counted
  extends Omit<Trace, 'bought'>,
    Pick<Outcome, 'settings' | 'endowment' | 'increments' | 'comparison'> {
  readonly bought: readonly Bought[];
}

function buildOutcome(election: Election, electorate: Electorate, counted: Counted): Outcome {
  const { settings, endowment, increments, comparison } = counted;
  const rounds = listRounds(electorate, counted);
  const order = rounds.flatMap(({ project, together }) => [project, ...together]);
  const totalCost = rounds.reduce((sum, { cost }) => sum + cost, 0n);
  assert(totalCost <= election.budget, 'an outcome never costs more than the budget');
  const bought = counted.bought.map(({ item }) => item);
  const { profile } = election;
  const chosen = profile.size.reduce((sum, size) => sum + size, 0);
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
    emptyHanded: countEmptyHanded(profile, order),
    emptyBallots: profile.ballots - chosen,
    ties: rounds.filter((round) => round.tiedWith.length > 0).length,
  };
}

function listRounds({ items }: Electorate, { bought }: Counted): readonly Round[] {
  let spentBefore = 0n;
  return bought.map(({ item: place, tiedWith, by, payment }, index) => {
    const item = items[place];
    assert(item !== undefined, 'what is bought is an item');
    const round: Round = {
      number: index + 1,
      project: item.project,
      together: item.together,
      by,
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
