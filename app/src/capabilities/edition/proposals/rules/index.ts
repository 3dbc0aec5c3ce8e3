// Door 2: the words and laws of proposals that later rooms use.
export {
  type Contents,
  type ContentsProblem,
  type CostLine,
  lineClp,
  problemsOf,
  sumOfLines,
} from './contents.ts';
export type { ProposalState } from './states.ts';
export { lastPaperDay, PAPER_BUSINESS_DAYS } from './submission.ts';
export { diffWords } from './text-diff.ts';
export { type Theme, themes } from './themes.ts';
