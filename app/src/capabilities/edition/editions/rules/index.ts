// The words and laws of editions that others may use.
export type { BreadthRefusal } from './breadth.ts';
export {
  type Majority,
  type MemberInOffice,
  type MemberVote,
  majorities,
  type ResolutionRefusal,
  type Tally,
  tallyResolution,
  type Vote,
  votes,
} from './commitment.ts';
export { type ContestNamed, contestsInForce } from './contests.ts';
export { noticeVersion } from './decision-notice.ts';
export { capInClp, parseBipCode } from './funding.ts';
export { presetRulebook } from './presets.ts';
export type {
  Contest,
  EditionScope,
  Eligibility,
  Phase,
  PhasePlan,
  PlanningLink,
  Rulebook,
  Tie,
} from './rulebook.ts';
export { haltedBy, type Stage, stageOf } from './standing.ts';
