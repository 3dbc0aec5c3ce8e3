// What the counting package offers: read an election, count it by a rule, explain it, write it.
export { maxProjects } from './check-draft.ts';
export { compareOutcomes, type OutcomeComparison } from './compare.ts';
export { count, countInSteps } from './count.ts';
export { maxFileBytes } from './file-text.ts';
export { formatAmount } from './money-text.ts';
export { outcomeToCsv } from './outcome-csv.ts';
export {
  type AmountText,
  type OutcomeJson,
  outcomeToJson,
  type ProjectJson,
  type RoundJson,
} from './outcome-json.ts';
export { type ReadResult, readPabulib } from './pabulib-reader.ts';
export { writePabulib } from './pabulib-writer.ts';
export {
  listedProblemsLimit,
  type Place,
  type Problem,
  type ProblemCode,
  type ProblemParams,
  type Problems,
  type Severity,
} from './problems.ts';
export { type Locale, problemSentence } from './sentences.ts';
export {
  parseSettings,
  plainSettings,
  recommendedSettings,
  type SettingsFields,
  settingsToJson,
  suggestedIncrement,
} from './settings.ts';
export { type FileKind, sniff } from './sniff.ts';
export type { Cell } from './table-cells.ts';
export { readTableCsv } from './table-csv.ts';
export { type TemplateSheets, tableTemplateCsv, tableTemplateSheets } from './table-template.ts';
export { readTables, type Tables } from './tables-reader.ts';
export type {
  Ballot,
  Completion,
  CountOptions,
  CountProgress,
  Election,
  EqualSharesSettings,
  GreedySettings,
  Outcome,
  Project,
  ProjectOutcome,
  ProjectReason,
  Round,
  Settings,
  TieRule,
  Utility,
  VoteType,
} from './types.ts';
