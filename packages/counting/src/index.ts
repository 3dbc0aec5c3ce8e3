// What the counting package offers: read an election, count it by a rule, write it. Its other doors stand beside it.
export {
  type Fraction,
  formatFraction,
  fraction,
  fractionToString,
  hashBytes,
  hashText,
  parseFraction,
} from '@minga/basics';
export { type FoldedBallots, foldBallots } from './profile.ts';
export { maxProjects } from './reading/check-draft.ts';
export { maxFileBytes } from './reading/file-text.ts';
export { formatAmount } from './reading/money-text.ts';
export {
  createPabulibReader,
  type PabulibReader,
  type ReadResult,
  readPabulib,
} from './reading/pabulib-reader.ts';
export {
  listedProblemsLimit,
  type Place,
  type Problem,
  type ProblemCode,
  type ProblemOf,
  type ProblemParams,
  type Problems,
  type Severity,
} from './reading/problems.ts';
export { type FileKind, sniff } from './reading/sniff.ts';
export { compareOutcomes, type OutcomeComparison } from './rules/compare.ts';
export { count, countInSteps } from './rules/count.ts';
export type { Locale } from './sentences/sentences.ts';
export {
  officialSettings,
  plainSettings,
  recommendedSettings,
  type SettingsShape,
  suggestedIncrement,
  utilitiesOf,
} from './settings.ts';
export {
  type PlainSetting,
  parseSettings,
  type SettingName,
  type SettingsFields,
  settingsFromJson,
  settingsOfRule,
  settingsToJson,
} from './settings-text.ts';
export type {
  Ballot,
  BallotList,
  CommonSettings,
  Completion,
  CountOptions,
  CountProgress,
  Election,
  EqualSharesSettings,
  GreedySettings,
  Outcome,
  OverspendingSettings,
  Payment,
  PhragmenSettings,
  Profile,
  Project,
  ProjectOutcome,
  ProjectReason,
  Round,
  Settings,
  TieRule,
  Utility,
  VoteType,
} from './types.ts';
export { documentsToText, documentToText, type PartDocument } from './writing/documents.ts';
export { hashOutcome } from './writing/outcome-hashes.ts';
export {
  type AmountText,
  type MetricsJson,
  type OutcomeExtras,
  type OutcomeHashes,
  type OutcomeJson,
  outcomeToJson,
  type ProjectJson,
  type RankedJson,
  type RoundJson,
} from './writing/outcome-json.ts';
export { pabulibPieces, writePabulib } from './writing/pabulib-writer.ts';
