// Door of the package: everything of the sealed vote PB-VOTO/1 that booth, roll, urn and count have in common.
export { checkEd25519, isSoundPoint, publicKeyOf, signEd25519 } from './crypto/ed25519.ts';
export { type Sealed, seal } from './crypto/hpke.ts';
export { withOldBrowsers } from './crypto/old-browsers.ts';
export type { BallotCrypto } from './crypto/port.ts';
export {
  checkShare,
  isPoint,
  type JoinProblem,
  joinShares,
  pointOf,
  type Share,
  scalarOfRandom,
  sharePoint,
  splitKey,
} from './crypto/shares.ts';
export { readUrnKey, type UrnKey } from './crypto/urn-key.ts';
export { webCrypto } from './crypto/web-crypto.ts';
export {
  type Bytes,
  compareBytes,
  concat,
  fromBase64url,
  sameBytes,
  toBase64url,
  toHex,
  utf8,
} from './encoding/bytes.ts';
export { canon, type Json, readCanon } from './encoding/canon.ts';
export { code32, readCode32 } from './encoding/code32.ts';
export {
  type ActContext,
  type ActProblem,
  actChallenge,
  checkAct,
  checkSig,
  NO_FINGERPRINT,
  officersAfter,
  type SigProblem,
} from './log/acts.ts';
export {
  type Amended,
  type AmendProblem,
  amendedBy,
  amendProblem,
  unamended,
} from './log/amendments.ts';
export {
  type GateCode,
  gateCodes,
  logOrigin,
  lotProblems,
  type ManifestProblem,
  manifestProblems,
} from './log/gates.ts';
export {
  byLeafHash,
  commitment,
  factsMessage,
  fingerprint,
  leafHash,
  padronLine,
  padronRoot,
  posterCode,
  promiseMessage,
  type RightOpening,
  readSlipCode,
  readTracker,
  registroMessage,
  slipCode,
  tracker,
  voteMessage,
  vref,
} from './log/hashes.ts';
export {
  type Amend,
  type Choices,
  type Facts,
  type LaterLeaf,
  type Leaf,
  type LeafError,
  type LeafOf,
  type LeafType,
  parseLeaf,
  type Registro,
  type RightEvent,
  type RightEventName,
  rightEvents,
  type Vote,
} from './log/leaves.ts';
export {
  type BallotForm,
  type BallotKind,
  ballotKinds,
  type Contest,
  type Issuer,
  MAX_LEAF,
  type Manifest,
  type ManifestError,
  type Officer,
  type OfficerKey,
  type Project,
  parseManifest,
  type Sig,
  type Style,
  type Windows,
} from './log/manifest.ts';
export {
  claimSeconds,
  emptyLog,
  type LogState,
  mayFollow,
  nextPhase,
  type Phase,
  type PhaseProblem,
} from './log/phases.ts';
export {
  type LogFacts,
  type Profile,
  type ProfileFact,
  type ProfileLabel,
  type ProfileRow,
  profileFacts,
  profileLabel,
  profiles,
} from './profile.ts';
export { type PublicTurnout, publicTurnout, type TurnoutFacts } from './turnout.ts';
export {
  buildVote,
  type CastCode,
  type CastContext,
  type CheckedVote,
  castCodes,
  checkReadVote,
  checkVote,
  MAX_BALLOT,
  openVote,
  type ReadBallot,
  readCast,
  type SealInput,
  sealBallot,
  type VoteInput,
} from './vote/cast.ts';
export {
  type ChoiceProblem,
  type ContestForm,
  choiceProblem,
  decodeChoices,
  encodeChoices,
  type NullCode,
  namedProjects,
  nullCodes,
  type Opened,
  orderChoices,
  padOf,
  withoutUnreachable,
  withoutWithdrawn,
} from './vote/choices.ts';
export {
  type ContestSecrets,
  contestHash,
  deriveContest,
  readSeedCode,
  SEED_LENGTH,
  seedCode,
  tokenMessage,
} from './vote/seed.ts';
export { readShareCode, shareCode } from './vote/share-code.ts';
export {
  blind,
  checkIssuer,
  checkToken,
  finishToken,
  TOKEN_LENGTH,
  type TokenProblem,
} from './vote/token.ts';
