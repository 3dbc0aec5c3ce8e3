// One round of the urn's own work: what is due goes into the log, and the log that is published goes after it.
import { checkEd25519, logOrigin, type Phase } from '@minga/ballot';
import { keyTypes, parseVkey, vkeyOf } from '@minga/ledger';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import type { UrnHouse } from '../../../../platform/urn-house.ts';
import type { LogView } from '../rules/log-view.ts';
import { findElection } from '../store/elections.ts';
import { logFolderAt } from '../store/log-folders.ts';
import { sizeOfLog, viewOfLog } from '../store/log-leaves.ts';
import { electionsWithLog, entriesBetween, leafHashes } from '../store/published-leaves.ts';
import { withSequencerLock } from '../store/sequencer-locks.ts';
import type { Witness } from '../store/witness-calls.ts';
import { logSigner } from './election-keys.ts';
import { type Flushed, flush } from './flush.ts';
import type { LogMemory } from './log-tree.ts';
import { type Sequenced, type SequencedLog, sequence } from './sequence.ts';

type Bytes = Uint8Array;

export interface Advanced {
  readonly flushed: Flushed;
  /** `elsewhere` while another process takes the log forward. */
  readonly log: Sequenced | { readonly state: 'elsewhere' };
  readonly phase: Phase;
}

/** What this process knows of the logs that it takes forward. */
export interface LogMemories {
  /** Sizes of logs in which nothing was due any more: until they grow there is nothing to look at. */
  readonly quiet: Map<string, number>;
  readonly trees: Map<string, LogMemory>;
}

export function noMemories(): LogMemories {
  return { quiet: new Map(), trees: new Map() };
}

/** As many elections at once, so that connections are left for those who vote. */
const TOGETHER = 6;

/** Every election; a fault of one does not keep the others waiting. */
export async function advanceAll(
  house: UrnHouse,
  { isStart = false, memories = noMemories() } = {},
): Promise<void> {
  const waiting = [...(await electionsWithLog(house.db))];
  const next = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await advanceOne(house, id, { isStart, memories }).catch((error: unknown) =>
        house.log.error({ err: error, election: id }, 'the log did not go forward'),
      );
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, next));
}

async function advanceOne(
  house: UrnHouse,
  electionId: string,
  { isStart, memories }: { readonly isStart: boolean; readonly memories: LogMemories },
): Promise<void> {
  const { quiet, trees } = memories;
  const size = await sizeOfLog(house.db, electionId);
  if (quiet.get(electionId) === size) return;
  const memory = trees.get(electionId) ?? {};
  trees.set(electionId, memory);
  const { flushed, log, phase } = await advance(house, electionId, { isStart, memory });
  const { unwitnessedSince } = await logFolderAt(house.logsDir, electionId).notes();
  const isIdle = flushed === 'nothing' && log.state === 'idle' && unwitnessedSince === undefined;
  if (isIdle && phase !== 'voting') quiet.set(electionId, size);
}

/** Flushes what is due and publishes the log of one election. */
export async function advance(
  house: UrnHouse,
  electionId: string,
  { isStart = false, memory = {} as LogMemory } = {},
): Promise<Advanced> {
  const { db, pool, clock } = house;
  const flushed = await flush(db, electionId, clock.now().getTime());
  const view = await viewOfLog(db, electionId);
  if (view === undefined) return { flushed, log: { state: 'idle' }, phase: 'empty' };
  const { phase } = view.state;
  const log = await sequencedLog(house, electionId, view, memory);
  if (log === undefined) return { flushed, log: { state: 'idle' }, phase };
  // Witnesses of a vote that has its result are asked when its log grows, not at each start of the urn.
  const isAsked = isStart && phase !== 'resulted' && phase !== 'sanctioned';
  const work = () => sequence(log, { isStart: isAsked });
  const done = await withSequencerLock(pool, electionId, work);
  return { flushed, log: done ?? { state: 'elsewhere' }, phase };
}

/** What the sequencer works with; undefined where the keys of the election are not here. */
async function sequencedLog(
  house: UrnHouse,
  electionId: string,
  { manifest }: Pick<LogView, 'manifest'>,
  memory: LogMemory,
): Promise<SequencedLog | undefined> {
  const { db, clock, logsDir, send, keys } = house;
  const kept = await findElection(db, electionId);
  if (kept === undefined) return undefined;
  const origin = manifest.origins.B;
  const name = logOrigin(origin, electionId);
  return {
    log: vkeyOf(name, keyTypes.ed25519, new Uint8Array(kept.log_public)),
    signer: logSigner(keys, kept, origin),
    folder: logFolderAt(logsDir, electionId),
    memory,
    leaves: {
      size: () => sizeOfLog(db, electionId),
      hashes: (from) => leafHashes(db, electionId, from),
      entries: (from, to) => entriesBetween(db, electionId, from, to),
    },
    witnesses: manifest.witnesses.vkeys.flatMap((vkey) => witnessOf(vkey, house)),
    quorum: manifest.witnesses.quorum,
    verify: (pk: Bytes, message: Bytes, signature: Bytes) =>
      checkEd25519(nodeCrypto, pk, message, signature),
    send,
    now: () => clock.now().getTime(),
    warn: (event, fields) => house.log.warn(fields, event),
  };
}

/** Nothing where this installation does not know the way to that witness. */
function witnessOf(text: string, { witnesses }: UrnHouse): readonly Witness[] {
  const vkey = parseVkey(text);
  const url = witnesses.get(text);
  return vkey.ok && url !== undefined ? [{ vkey: vkey.value, url }] : [];
}
