// The words and laws of an election that others may use.
export type { CommitmentOfEdition, ContestKind, DrawnContest } from './drawn-contest.ts';
export { type ActPayload, kindOfPayload, type LogActKind } from './log-acts.ts';
export { EMPTY_ROOT } from './manifest-draft.ts';
export type { OfficerJwk, OfficerRole } from './officers.ts';
export {
  type ContestTerms,
  countedProjects,
  idOf,
  type OfficialBallot,
  type OfficialProject,
  type OfficialTerms,
  officialFields,
} from './official-terms.ts';
export type { Refusal } from './refusal.ts';
export type { IssuerJwk, RegistrarKeys, RollFrozen } from './roll-facts.ts';
export {
  type ElectionSettings,
  type ElectionStyle,
  type ElectionWindows,
  instantText,
  type PadronMode,
  type UrnMode,
  type VotingWay,
} from './settings.ts';
export { type ElectionState, isInPreparation, wasOpened } from './states.ts';
export { hasOtherDays } from './windows.ts';
