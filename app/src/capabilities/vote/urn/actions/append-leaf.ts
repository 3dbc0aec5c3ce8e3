// Takes leaves of the site into the log: each judged by the urn itself, each once, in the order of the log.

import {
  canon,
  factsMessage,
  type LeafError,
  leafHash,
  parseLeaf,
  parseManifest,
  toBase64url,
} from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import { inTransaction, type UrnTx } from '../../../../platform/database/database.ts';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import type { AppendedLeaf } from '../../../../platform/urn-door.ts';
import type { UrnHouse } from '../../../../platform/urn-house.ts';
import { logTime, type NewLeaf, newLeaf } from '../rules/batches.ts';
import { type AppendCode, isRepeated, judgeLeaf, judgeManifest } from '../rules/judge-leaf.ts';
import type { LogView } from '../rules/log-view.ts';
import { keepLateBallot } from '../store/ballots.ts';
import { clusterFacts } from '../store/cluster-facts.ts';
import { findElection, type KeptElection } from '../store/elections.ts';
import {
  actsOfLog,
  firstOfType,
  holdLog,
  indexOfLeaf,
  insertLeaves,
  sizeOfLog,
  viewOfLog,
} from '../store/log-leaves.ts';
import { ballotKey, ownKeysOf, promiseSigner } from './election-keys.ts';
import { keepAnnouncedBooth, keepFirstBooth, type OwnBooth } from './keep-booth.ts';

type Bytes = Uint8Array;

export type DoorCode =
  | AppendCode
  | LeafError
  | 'not-prepared'
  | 'not-opened'
  | 'key-elsewhere'
  /** The manifest names a booth that this urn does not have, and so could not serve. */
  | 'booth-of-another';
export type Appended = Result<AppendedLeaf, DoorCode>;

/** Opens the log with its manifest, and says of what kind the urn is. */
export function openLog(
  house: UrnHouse,
  electionId: string,
  bytes: Bytes,
  booth: OwnBooth,
): Promise<Appended> {
  return once(house, electionId, bytes, async (tx, kept) => {
    if ((await sizeOfLog(tx, electionId)) > 0) return err('two-manifests');
    const manifest = parseManifest(bytes);
    if (!manifest.ok) return err('shape');
    if (manifest.value.id !== electionId) return err('manifest-other');
    const own = ownKeysOf(kept, house.publicUrl);
    const judged = await judgeManifest({ leaf: manifest.value, bytes }, own, nodeCrypto);
    if (!judged.ok) return judged;
    if (manifest.value.client.bundle_sha256 !== booth.hash) return err('booth-of-another');
    const facts = await ownFacts(tx, house, kept, judged.value);
    const leaf = { type: 'manifest', hash: leafHash(bytes), leaf: bytes };
    await insertLeaves(tx, electionId, 0, [leaf, facts]);
    await keepFirstBooth(tx, manifest.value, { electionId, own: booth, now: house.clock.now() });
    return ok({ index: 0 });
  });
}

async function ownFacts(
  tx: UrnTx,
  { keys, clock }: UrnHouse,
  kept: KeptElection,
  { manifestHash }: LogView,
): Promise<NewLeaf> {
  const { cluster, standby } = await clusterFacts(tx);
  const facts = {
    type: 'facts',
    by: 'U',
    at: logTime(clock.now().getTime()),
    cluster: toBase64url(cluster),
    journal: 'same',
    standby,
  } as const;
  const sig = promiseSigner(keys, kept)(factsMessage(manifestHash, facts));
  return newLeaf({ ...facts, sig: toBase64url(sig) });
}

/** One leaf of the site; the second time answers the place of the first. */
export function appendLeaf(
  house: UrnHouse,
  electionId: string,
  bytes: Bytes,
  booth: OwnBooth,
): Promise<Appended> {
  return once(house, electionId, bytes, async (tx) => {
    const view = await viewOfLog(tx, electionId);
    if (view === undefined) return err('not-opened');
    const leaf = parseLeaf(bytes);
    if (!leaf.ok) return err(leaf.error);
    const judged = await judgeLeaf(
      view,
      { leaf: leaf.value, bytes },
      nodeCrypto,
      house.clock.now(),
    );
    if (!judged.ok) return judged;
    if (isRepeated(await actsOfLog(tx, electionId), leaf.value)) return err('act-repeated');
    if (leaf.value.type === 'late') {
      const { contest, pk } = leaf.value.e;
      const hash = leafHash(canon(leaf.value.e));
      const isFirst = await keepLateBallot(tx, electionId, { contest, pk, hash });
      if (!isFirst) return err('already-voted');
    }
    if (leaf.value.type === 'amend') {
      await keepAnnouncedBooth(tx, leaf.value, { electionId, own: booth, now: house.clock.now() });
    }
    const { size } = view.state;
    await insertLeaves(tx, electionId, size, [
      { type: leaf.value.type, hash: leafHash(bytes), leaf: bytes },
    ]);
    return ok({ index: size });
  });
}

/** Of an urn that holds its own key: publishes it, once the paper is closed. */
export function releaseKey(house: UrnHouse, electionId: string): Promise<Appended> {
  return inTransaction(house.db, async (tx): Promise<Appended> => {
    await holdLog(tx, electionId);
    const kept = await findElection(tx, electionId);
    const view = await viewOfLog(tx, electionId);
    if (kept === undefined || view === undefined) return err('not-opened');
    const u = ballotKey(house.keys, kept);
    if (u === undefined) return err('key-elsewhere');
    const known = await firstOfType(tx, electionId, 'urn-key');
    if (known !== undefined) return ok({ index: known });
    if (view.state.phase !== 'paper-closed' && view.state.phase !== 'seeded') return err('phase');
    const at = logTime(house.clock.now().getTime());
    const leaf = newLeaf({ type: 'urn-key', u: toBase64url(u), at, sigs: [] });
    await insertLeaves(tx, electionId, view.state.size, [leaf]);
    return ok({ index: view.state.size });
  });
}

function once(
  { db }: UrnHouse,
  electionId: string,
  bytes: Bytes,
  work: (tx: UrnTx, kept: KeptElection) => Promise<Appended>,
): Promise<Appended> {
  return inTransaction(db, async (tx) => {
    await holdLog(tx, electionId);
    const kept = await findElection(tx, electionId);
    if (kept === undefined) return err('not-prepared');
    const known = await indexOfLeaf(tx, electionId, leafHash(bytes));
    return known === undefined ? work(tx, kept) : ok({ index: known });
  });
}
