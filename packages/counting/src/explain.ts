// The door to explanations: with whose money, what would have changed it, what comes next, and what it gave to whom.
export {
  effectiveVotes,
  moneyOfSupporters,
  type SupportersMoney,
  unpaidInRounds,
} from './explaining/backing.ts';
export {
  type Counterexample,
  checkPrices,
  type PriceCheck,
  type PriceCondition,
} from './explaining/check-prices.ts';
export {
  type Changes,
  type Explanation,
  type ExplanationOptions,
  type ExplanationStep,
  explainProject,
  type Replacement,
} from './explaining/explanation.ts';
export {
  type ColumnShare,
  compareVoters,
  type Distribution,
  type Gainers,
  type Metrics,
  measureOutcome,
  sharesByColumn,
} from './explaining/metrics.ts';
export { type RankedProject, rankProjects } from './explaining/ranking.ts';
export { nextInOrder, type Recount, recountWithout } from './explaining/replacements.ts';
export { type BallotShare, shareOfBallot } from './explaining/replay.ts';
export type { GroupShare } from './explaining/variants.ts';
export {
  type CostLimit,
  fewestApprovals,
  fewestVoters,
  largestCost,
  type Probe,
} from './explaining/why-not.ts';
export {
  type ComparedOutcome,
  type ComparisonJson,
  comparisonToJson,
  type SideJson,
} from './writing/compare-json.ts';
export { type ExplanationJson, explanationToJson } from './writing/explain-json.ts';
