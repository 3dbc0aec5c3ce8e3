// An append-only public log as pure functions: trees, proofs, tiles, signed notes, checkpoints, cosignatures, a witness.
export { type Bytes, equalBytes, fromBase64, toBase64 } from './bytes.ts';
export {
  type Checkpoint,
  type CheckpointProblem,
  formatCheckpoint,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
} from './checkpoints.ts';
export { cosign, cosignatureMessage, readCosignature } from './cosignatures.ts';
export { emptyRoot, hashLength, leafHash, nodeHash, type Sha256, sha256 } from './hashes.ts';
export {
  formatNote,
  formatSignatureLine,
  formatVkey,
  keyIdOf,
  keyTypes,
  type Note,
  parseNote,
  parseSignatureLines,
  parseVkey,
  signNote,
  type VerifiedSignature,
  type VerifySignature,
  type Vkey,
  verifyNote,
  vkeyOf,
} from './notes.ts';
export { formatProof, type LogProof, parseProof } from './proof-files.ts';
export {
  type ConsistencyClaim,
  type InclusionClaim,
  verifyConsistency,
  verifyInclusion,
} from './proofs.ts';
export { RootBuilder } from './root-builder.ts';
export type { NoteSignature, Signer } from './signatures.ts';
export {
  decodeEntries,
  encodeEntries,
  entriesPath,
  maxEntryBytes,
  parseTilePath,
  pathOfTile,
  splitHashes,
  type Tile,
  tileBytes,
  tilePath,
  tilesBetween,
  tileWidth,
} from './tiles.ts';
export { consistencyProof, inclusionProof, type LeafHashes, treeRoot } from './trees.ts';
export {
  type Accepted,
  addCheckpoint,
  type CheckpointRequest,
  formatCheckpointRequest,
  judgeRequest,
  parseCheckpointRequest,
  type WitnessAnswer,
  type Witnessed,
  type WitnessMemory,
  type WitnessPorts,
  type WitnessRefusal,
} from './witnesses.ts';
