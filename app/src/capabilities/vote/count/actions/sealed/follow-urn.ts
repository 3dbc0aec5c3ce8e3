// Reads what the urn published since the last time, checks it against its signed checkpoint, and keeps it: only whole, or not at all.
import type { Manifest } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import {
  type Checkpoint,
  decodeEntries,
  entriesPath,
  equalBytes,
  leafHash,
  openCheckpoint,
  parseVkey,
  RootBuilder,
  tileWidth,
  type VerifySignature,
} from '@minga/ledger';
import { type Database, inTransaction } from '../../../../../platform/database/database.ts';
import { namedLeaf } from '../../rules/sealed/named-leaf.ts';
import {
  type FollowedLog,
  insertLeaves,
  type LogProblem,
  lockFollowed,
  readFollowed,
  saveFollowed,
  saveLogProblem,
} from '../../store/sealed/logs.ts';

/** A public file of the urn below the folder of an election; undefined when it is not there or nobody answers. */
export type ReadUrn = (electionId: string, path: string) => Promise<Uint8Array | undefined>;

export interface Following {
  readonly db: Database;
  readonly readUrn: ReadUrn;
  readonly verify: VerifySignature;
  readonly hash: (bytes: Uint8Array) => Uint8Array;
  readonly now: () => Date;
}

export interface FollowedElection {
  readonly id: string;
  readonly manifest: Manifest;
  /** Leaf 0 as it was opened here. */
  readonly manifestBytes: Uint8Array;
}

/** Files that are asked for at once. */
const BUNDLES_AT_A_TIME = 16;

/** The size up to which the log is known to be good. Called twice at once, the second finds nothing new. */
export async function followUrn(
  tools: Following,
  election: FollowedElection,
): Promise<Result<number, LogProblem>> {
  const { db, now } = tools;
  const read = await readCheckpoint(tools, election);
  if (!read.ok) return tellProblem(tools, election, read.error);
  const { checkpoint, note } = read.value;
  const known = (await readFollowed(db, election.id)) ?? nothing;
  if (checkpoint.size < known.size) return tellProblem(tools, election, 'shorter');
  const leaves = await readLeaves(tools, election.id, known.size, checkpoint.size);
  if (!leaves.ok) return tellProblem(tools, election, leaves.error);
  const kept = await inTransaction(db, async (tx): Promise<Result<number, LogProblem>> => {
    const still = await lockFollowed(tx, election.id);
    // Somebody else read on meanwhile: what is new by now is read the next time.
    if (still.size !== known.size) return ok(still.size);
    const grown = grow(tools, still, leaves.value, checkpoint);
    if (!grown.ok) return grown;
    const first = leaves.value[0];
    if (still.size === 0 && first !== undefined && !equalBytes(first, election.manifestBytes)) {
      return err('other-log');
    }
    if (leaves.value.some((leaf) => namedLeaf(leaf) === undefined)) return err('not-a-leaf');
    const named = (leaf: Uint8Array) => namedLeaf(leaf) ?? { kind: '', contest: null };
    for (let at = 0; at < leaves.value.length; at += 2000) {
      const some = leaves.value.slice(at, at + 2000);
      await insertLeaves(
        tx,
        { electionId: election.id, from: still.size + at, leaves: some },
        named,
      );
    }
    const { size, root } = checkpoint;
    await saveFollowed(tx, {
      ...{ electionId: election.id, size, root, edge: grown.value.edge, note, now: now() },
    });
    return ok(size);
  });
  return kept.ok ? kept : tellProblem(tools, election, kept.error);
}

const nothing: Pick<FollowedLog, 'size'> = { size: 0 };

async function tellProblem(
  { db, now }: Following,
  { id }: FollowedElection,
  problem: LogProblem,
): Promise<Result<number, LogProblem>> {
  await inTransaction(db, async (tx) => {
    await lockFollowed(tx, id);
    await saveLogProblem(tx, id, problem, now());
  });
  return err(problem);
}

async function readCheckpoint(
  { readUrn, verify }: Following,
  { id, manifest }: FollowedElection,
): Promise<Result<{ readonly checkpoint: Checkpoint; readonly note: string }, LogProblem>> {
  const bytes = await readUrn(id, 'checkpoint');
  if (bytes === undefined) return err('unreachable');
  const log = parseVkey(manifest.log.vkey);
  if (!log.ok) return err('not-signed');
  const opened = await openCheckpoint(bytes, { log: log.value }, verify);
  if (!opened.ok) return err(opened.error === 'other-origin' ? 'other-log' : 'not-signed');
  const note = new TextDecoder().decode(bytes);
  return ok({ checkpoint: opened.value.checkpoint, note });
}

/** Those from one size to the other, from the bundles in which they lie. */
async function readLeaves(
  { readUrn }: Following,
  electionId: string,
  from: number,
  to: number,
): Promise<Result<readonly Uint8Array[], LogProblem>> {
  const leaves: Uint8Array[] = [];
  const bundles: number[] = [];
  for (let n = Math.floor(from / tileWidth); n * tileWidth < to; n += 1) bundles.push(n);
  for (let at = 0; at < bundles.length; at += BUNDLES_AT_A_TIME) {
    const some = bundles.slice(at, at + BUNDLES_AT_A_TIME);
    const read = await Promise.all(
      some.map((n) => readUrn(electionId, entriesPath(n, Math.min(tileWidth, to - n * tileWidth)))),
    );
    for (const [place, bytes] of read.entries()) {
      if (bytes === undefined) return err('unreachable');
      const entries = decodeEntries(bytes);
      const first = (some[place] ?? 0) * tileWidth;
      if (!entries.ok || entries.value.length !== Math.min(tileWidth, to - first)) {
        return err('other-root');
      }
      leaves.push(...entries.value.slice(Math.max(0, from - first)));
    }
  }
  return ok(leaves);
}

/** The tree with these leaves, if it is the one that the checkpoint signs. */
function grow(
  { hash }: Following,
  known: FollowedLog,
  leaves: readonly Uint8Array[],
  { size, root }: Checkpoint,
): Result<RootBuilder, LogProblem> {
  const builder = RootBuilder.resume(known.size, known.edge, hash);
  for (const leaf of leaves) builder.append(leafHash(leaf, hash));
  return builder.size === size && equalBytes(builder.root(), root)
    ? ok(builder)
    : err('other-root');
}
