// Two outcomes of one election side by side, as plain JSON of the schema `minga-count-compare/1`.
import { compareVoters, type Gainers } from '../explaining/metrics.ts';
import { compareOutcomes } from '../rules/compare.ts';
import type { Election, Outcome } from '../types.ts';
import {
  jsonTellersOf,
  type OutcomeHashes,
  type OutcomeJson,
  type SumsJson,
  sumsToJson,
} from './outcome-json.ts';

/** What is told of each of the two outcomes, as in its own document. */
export type SideJson = Pick<
  OutcomeJson,
  'settings' | 'order' | 'totalCost' | 'left' | 'emptyHanded' | 'hashes'
>;

export interface ComparisonJson
  extends Pick<OutcomeJson, 'budget' | 'currency' | 'ballots' | 'emptyBallots'> {
  readonly schema: 'minga-count-compare/1';
  readonly a: SideJson;
  readonly b: SideJson;
  /** Ids in the order of the file: funded by both, by one of them, by none. */
  readonly both: readonly string[];
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly neither: readonly string[];
  /** Ballots with a choice, by which outcome funds more of their projects, or dearer ones. */
  readonly gainers: Readonly<Record<'projects' | 'cost', Gainers>>;
}

/** An outcome, and what it is sealed with. */
export interface ComparedOutcome {
  readonly outcome: Outcome;
  readonly hashes?: OutcomeHashes;
}

/** What `minga-count-1.schema.json` describes as `comparison`. */
export function comparisonToJson(
  election: Election,
  a: ComparedOutcome,
  b: ComparedOutcome,
): ComparisonJson {
  const { id } = jsonTellersOf(election);
  const [sumsA, sumsB] = [sumsToJson(election, a.outcome), sumsToJson(election, b.outcome)];
  const { budget, currency, ballots, emptyBallots } = sumsA;
  const funded = compareOutcomes(a.outcome, b.outcome);
  return {
    schema: 'minga-count-compare/1',
    ...{ budget, currency, ballots, emptyBallots },
    a: sideToJson(sumsA, a.hashes),
    b: sideToJson(sumsB, b.hashes),
    both: funded.both.map(id),
    onlyA: funded.onlyA.map(id),
    onlyB: funded.onlyB.map(id),
    neither: funded.neither.map(id),
    gainers: compareVoters(election, a.outcome, b.outcome),
  };
}

function sideToJson(
  { settings, order, totalCost, left, emptyHanded }: SumsJson,
  hashes: OutcomeHashes | undefined,
): SideJson {
  return { settings, order, totalCost, left, emptyHanded, ...(hashes && { hashes }) };
}
