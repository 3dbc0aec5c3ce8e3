// Recomputes a published vote from its public record: the bundle, the checks, the report, the seven functions it asks for.
export {
  type BallotJudge,
  type BallotRules,
  type Judged,
  judgeBallot,
  judgeHere,
} from './ballots.ts';
export { type Bundle, type BundleProblem, type OpenedBundle, openArchive } from './bundle.ts';
export { type Bytes, toBase64url } from './bytes.ts';
export type { ContestReport } from './check-result.ts';
export type { Finding, Severity } from './findings.ts';
export type { CryptoPort, EcPoint } from './port.ts';
export { auditSentence, changeSentence, reportText } from './report-text.ts';
export { findingSentence, type Language, stepSentence, wordsOf } from './sentences.ts';
export {
  type Progress,
  type Report,
  type StepState,
  type Verdict,
  type VerifyOptions,
  verify,
} from './verify.ts';
export { webPort } from './web-port.ts';
