// Puts back into a restored database what the log had published: leaves, ballots and the end of casting.
import {
  canon,
  checkEd25519,
  fromBase64url,
  leafHash,
  parseLeaf,
  parseManifest,
} from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import {
  decodeEntries,
  entriesPath,
  equalBytes,
  hashLength,
  keyTypes,
  parseNote,
  tileWidth,
  treeRoot,
  vkeyOf,
} from '@minga/ledger';
import {
  inTransaction,
  type UrnDatabase,
  type UrnTx,
} from '../../../../platform/database/database.ts';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import { dueSlot, type NewLeaf } from '../rules/batches.ts';
import { findElection } from '../store/elections.ts';
import { logFolderAt } from '../store/log-folders.ts';
import { holdLog, insertLeaves } from '../store/log-leaves.ts';
import { platformHash } from '../store/platform-hash.ts';
import { leafHashes } from '../store/published-leaves.ts';
import {
  addLoggedBallots,
  endCasting,
  holdBallots,
  type LoggedBallot,
  lastSlot,
  noteSlot,
  rewriteBallots,
} from '../store/waiting-ballots.ts';
import { provenCheckpoint } from '../store/witness-calls.ts';

type Bytes = Uint8Array;

/** A published log, wherever it is. */
export interface PublishedLog {
  /** Signed notes that may tell its size, the best first. */
  notes(): Promise<readonly string[]>;
  /** A file by its path; undefined where there is none. */
  read(path: string): Promise<Bytes | undefined>;
}

export type RebuildCode =
  /** The keys of the election are not in this database: it was put back from before they were made. */
  | 'not-prepared'
  /** No checkpoint there is signed with the log's key. */
  | 'no-checkpoint'
  | 'entries-missing'
  | 'root-differs'
  /** The database has leaves that are not those of the published log. */
  | 'log-differs'
  /** A key voted otherwise after the database was put back. */
  | 'ballots-differ';

export interface Rebuilt {
  readonly before: number;
  readonly after: number;
}

interface Urn {
  readonly db: UrnDatabase;
  readonly logsDir: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Appends what is missing, or changes nothing at all; afterwards the log may be signed again. */
export async function rebuildLog(
  { db, logsDir, now }: Urn,
  electionId: string,
  source: PublishedLog,
): Promise<Result<Rebuilt, RebuildCode>> {
  const kept = await findElection(db, electionId);
  if (kept === undefined) return err('not-prepared');
  const read = await readPublished(electionId, new Uint8Array(kept.log_public), source);
  if (!read.ok) return read;
  try {
    const rebuilt = await inTransaction(db, (tx) => append(tx, electionId, read.value, now));
    if (rebuilt.ok) await logFolderAt(logsDir, electionId).resume();
    return rebuilt;
  } catch (error) {
    if (error instanceof OtherBallots) return err('ballots-differ');
    throw error;
  }
}

async function append(
  tx: UrnTx,
  electionId: string,
  published: readonly NewLeaf[],
  now: number,
): Promise<Result<Rebuilt, RebuildCode>> {
  await holdLog(tx, electionId);
  const there = await leafHashes(tx, electionId);
  const before = there.length / hashLength;
  const isOne = published
    .slice(0, before)
    .every(({ hash }, i) => equalBytes(hash, there.subarray(i * hashLength, (i + 1) * hashLength)));
  if (!isOne) return err('log-differs');
  await holdBallots(tx);
  // From here on nobody casts: who sends again what is added below would wait for it, and the last line for her.
  await rewriteBallots(tx);
  await insertLeaves(tx, electionId, before, published.slice(before));
  const others = await addLoggedBallots(tx, electionId, ballotsOf(published));
  if (others > 0) throw new OtherBallots();
  await restoreMarks(tx, electionId, published, now);
  await rewriteBallots(tx);
  return ok({ before, after: Math.max(before, published.length) });
}

/** Thrown so that nothing of the transaction stays. */
class OtherBallots extends Error {}

async function readPublished(
  electionId: string,
  logKey: Bytes,
  source: PublishedLog,
): Promise<Result<readonly NewLeaf[], RebuildCode>> {
  let refusal: RebuildCode = 'no-checkpoint';
  for (const written of await source.notes()) {
    const note = parseNote(written);
    const origin = note.ok ? (note.value.text.split('\n')[0] ?? '') : '';
    if (!origin.endsWith(`/${electionId}`) || /[\s+]/.test(origin)) continue;
    const log = vkeyOf(origin, keyTypes.ed25519, logKey);
    const proven = await provenCheckpoint(written, log, (pk, message, signature) =>
      checkEd25519(nodeCrypto, pk, message, signature),
    );
    if (proven === undefined) continue;
    const { size, root } = proven.checkpoint;
    const leaves = await readLeaves(size, source);
    if (leaves === undefined) {
      refusal = 'entries-missing';
      continue;
    }
    const hashes = leaves.map(({ hash }) => hash);
    return equalBytes(treeRoot(hashes, platformHash), root) ? ok(leaves) : err('root-differs');
  }
  return err(refusal);
}

async function readLeaves(
  size: number,
  source: PublishedLog,
): Promise<readonly NewLeaf[] | undefined> {
  const leaves: NewLeaf[] = [];
  for (let n = 0; n * tileWidth < size; n += 1) {
    const width = Math.min(tileWidth, size - n * tileWidth);
    const bytes = (await source.read(entriesPath(n, width))) ?? (await source.read(entriesPath(n)));
    const entries = bytes && decodeEntries(bytes);
    if (entries?.ok !== true || entries.value.length < width) return undefined;
    for (const leaf of entries.value.slice(0, width)) {
      const parsed = parseLeaf(leaf);
      if (!parsed.ok) return undefined;
      leaves.push({ type: parsed.value.type, hash: leafHash(leaf), leaf });
    }
  }
  return leaves;
}

/** Ballots of batches, and those that came late. */
function ballotsOf(leaves: readonly NewLeaf[]): readonly LoggedBallot[] {
  return leaves
    .filter(({ type }) => type === 'vote' || type === 'late')
    .flatMap(({ leaf }) => {
      const parsed = parseLeaf(leaf);
      if (!parsed.ok) return [];
      const vote = parsed.value.type === 'late' ? parsed.value.e : parsed.value;
      if (vote.type !== 'vote') return [];
      const pk = fromBase64url(vote.pk) ?? new Uint8Array();
      return [{ contest: vote.contest, pk, hash: leafHash(canon(vote)) }];
    });
}

/** That casting ended, and that no slot which is over is flushed again. */
async function restoreMarks(
  tx: UrnTx,
  electionId: string,
  leaves: readonly NewLeaf[],
  now: number,
): Promise<void> {
  if (leaves.some(({ type }) => type === 'close')) await endCasting(tx, electionId);
  const manifest = leaves[0] && parseManifest(leaves[0].leaf);
  const slot = manifest?.ok ? dueSlot(manifest.value.batch, now) : -1;
  if (slot > (await lastSlot(tx, electionId))) await noteSlot(tx, electionId, slot);
}
