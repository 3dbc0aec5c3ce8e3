// An explanation as plain JSON of the schema `minga-count-explain/1`.
import { fractionToString } from '@minga/basics';
import type { Explanation } from '../explaining/explanation.ts';
import type { Election, Outcome } from '../types.ts';
import {
  type AmountText,
  type FractionText,
  jsonTellersOf,
  type OutcomeHashes,
  type OutcomeJson,
  outcomeToJson,
  type ProjectJson,
  type RoundJson,
} from './outcome-json.ts';

export interface ExplanationJson
  extends Pick<OutcomeJson, 'budget' | 'currency' | 'ballots' | 'settings'> {
  readonly schema: 'minga-count-explain/1';
  readonly project: ProjectJson;
  /** In which it was bought. */
  readonly round?: RoundJson;
  /** In the order of all projects, from 1. */
  readonly place: number;
  readonly effectiveVotes?: FractionText;
  readonly money?: {
    readonly start: AmountText;
    readonly paid: readonly { readonly round: number; readonly amount: AmountText }[];
    readonly left: AmountText;
    readonly best: { readonly round?: number; readonly amount: AmountText };
  };
  /** As `Changes`: absent is not asked, null is no answer. */
  readonly changes: {
    readonly cost: { readonly most: AmountText; readonly tooMuch: AmountText } | null;
    readonly approvals?: number | null;
    readonly voters?: number | null;
    readonly recounts: number;
  };
  readonly replacement?: {
    readonly nextInOrder: readonly string[];
    readonly recount: {
      readonly entering: readonly string[];
      readonly leaving: readonly string[];
      readonly totalCost: AmountText;
      readonly left: AmountText;
    };
  };
  /** Of the outcome that is explained. */
  readonly hashes?: OutcomeHashes;
}

/** What `minga-count-1.schema.json` describes as `explanation`. */
export function explanationToJson(
  election: Election,
  outcome: Outcome,
  { project, place, effectiveVotes, money, changes, replacement }: Explanation,
  hashes?: OutcomeHashes,
): ExplanationJson {
  const { amount, exact, id } = jsonTellersOf(election);
  const { budget, currency, ballots, settings, projects, rounds } = outcomeToJson(
    election,
    outcome,
  );
  const bought = outcome.rounds.findIndex((one) =>
    [one.project, ...one.together].includes(project),
  );
  const round = rounds[bought];
  const { cost, ...others } = changes;
  return {
    schema: 'minga-count-explain/1',
    project: projects[project] as ProjectJson,
    ...(round && { round }),
    place,
    ...(effectiveVotes && { effectiveVotes: fractionToString(effectiveVotes) }),
    ...(money && {
      money: {
        start: exact(money.start),
        paid: money.paid.map((one) => ({ ...one, amount: exact(one.amount) })),
        left: exact(money.left),
        best: { ...money.best, amount: exact(money.best.amount) },
      },
    }),
    changes: {
      cost: cost && { most: amount(cost.most), tooMuch: amount(cost.tooMuch) },
      ...others,
    },
    ...(replacement && {
      replacement: {
        nextInOrder: replacement.nextInOrder.map(id),
        recount: {
          entering: replacement.recount.entering.map(id),
          leaving: replacement.recount.leaving.map(id),
          totalCost: amount(replacement.recount.totalCost),
          left: amount(replacement.recount.left),
        },
      },
    }),
    ...{ budget, currency, ballots, settings },
    ...(hashes && { hashes }),
  };
}
