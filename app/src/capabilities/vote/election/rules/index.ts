// The words and laws of an election that others may use.
export type { ActPayload } from './log-acts.ts';
export {
  countedProjects,
  type DrawnEntry,
  idOf,
  type ListedProject,
  type NeedsBallots,
  needsBallots,
  type OfficialBallot,
  type OfficialProject,
  type OfficialTerms,
  officialFields,
  officialProjects,
} from './official-terms.ts';
export { type ElectionWindows, instantText } from './settings.ts';
