// The door to the checks that Pabulib makes before it publishes a file, and to their sentences.
export {
  checkPabulib,
  createPabulibChecker,
  type PabulibCheck,
  type PabulibChecker,
} from './checking/check-pieces.ts';
export type { CheckParams, CheckProblem } from './reading/check-problems.ts';
export { checkSentence } from './sentences/check-sentences.ts';
