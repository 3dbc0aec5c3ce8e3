// What the counting package offers: read an election, count it by a rule, explain it, write it.
export { maxProjects } from './reading/check-draft.ts';
export { compareOutcomes, type OutcomeComparison } from './rules/compare.ts';
export { count, countInSteps } from './rules/count.ts';
export { maxFileBytes } from './reading/file-text.ts';
export { formatAmount } from './reading/money-text.ts';
export { outcomeToCsv } from './writing/outcome-csv.ts';
export {
  type AmountText,
  type OutcomeJson,
  outcomeToJson,
  type ProjectJson,
  type RoundJson,
} from './writing/outcome-json.ts';
export { type ReadResult, readPabulib } from './reading/pabulib-reader.ts';
export { writePabulib } from './writing/pabulib-writer.ts';
export {
  listedProblemsLimit,
  type Place,
  type Problem,
  type ProblemCode,
  type ProblemParams,
  type Problems,
  type Severity,
} from './reading/problems.ts';
export { type Locale, problemSentence } from './sentences/sentences.ts';
export {
  parseSettings,
  plainSettings,
  recommendedSettings,
  type SettingsFields,
  settingsToJson,
  suggestedIncrement,
} from './settings.ts';
export { type FileKind, sniff } from './reading/sniff.ts';
export type { Cell } from './reading/table-cells.ts';
export { readTableCsv } from './reading/table-csv.ts';
export { type TemplateSheets, tableTemplateCsv, tableTemplateSheets } from './reading/table-template.ts';
export { readTables, type Tables } from './reading/tables-reader.ts';
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
