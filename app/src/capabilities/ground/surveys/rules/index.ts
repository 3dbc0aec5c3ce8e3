// Door 2: the words and laws of surveys.
export type { QuestionWritten } from './question.ts';
export type { Results } from './results.ts';
export { suppress } from './suppression.ts';
export { wording } from './wording.ts';
