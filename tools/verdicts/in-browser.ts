// The page of a browser that judges the frozen verdicts: a function that whoever drives the browser calls.
import { judgeAll, type Vectors, webJudges } from './judge.ts';

Object.assign(globalThis, {
  judgeVerdicts: (vectors: Vectors) => judgeAll(vectors, webJudges()),
});
