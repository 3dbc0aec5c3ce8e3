// The registro of a day: its leaves are signed with what happened, kept with it, and handed to the log at least once.
import { inTransaction, type RollTx } from '../../../../platform/database/database.ts';
import { queueLeaf } from '../../election/index.ts';
import { registroOf } from '../rules/registro.ts';
import type { Assurance } from '../rules/right.ts';
import { lockElection } from '../store/elections.ts';
import {
  insertLeaves,
  insertNotices,
  lastDay,
  listUnqueued,
  markQueued,
} from '../store/registro-leaves.ts';
import { takeEvents } from '../store/rights.ts';
import type { BothDatabases } from './by-staff.ts';
import { lastKnownDay } from './registro-known.ts';
import { signLeaf } from './roll-keys.ts';
import type { SealedElection } from './sealed-election.ts';

/** Told next morning to whose right it was. */
const TOLD = new Set(['issued', 'desk', 'prov-ok']);

/** How many leaves were made; none where the day has its own, or nothing happened. */
export async function publishRegistro(
  both: BothDatabases,
  election: SealedElection,
  { day, now }: { readonly day: string; readonly now: Date },
): Promise<number> {
  const { fingerprint } = election;
  if (fingerprint === null) return 0;
  const last = await lastKnownDay(both, election.id);
  const count = await inTransaction(both.roll.db, (tx) =>
    makeLeaves(both, tx, { electionId: election.id, fingerprint, day, last }),
  );
  await relayRegistro(both, election.id, now);
  return count;
}

async function makeLeaves(
  { roll }: BothDatabases,
  tx: RollTx,
  given: {
    readonly electionId: string;
    readonly fingerprint: Buffer;
    readonly day: string;
    /** The last day that has its leaf, also where this roll was put back and does not know it. */
    readonly last: string | undefined;
  },
): Promise<number> {
  const { electionId, fingerprint, day, last } = given;
  const locked = await lockElection(tx, electionId);
  const own = await lastDay(tx, electionId);
  if (
    locked === undefined ||
    (own !== undefined && own >= day) ||
    (last !== undefined && last >= day)
  )
    return 0;
  const events = await takeEvents(tx, electionId);
  const leaves = registroOf(
    day,
    events.map(({ c, ev, style, assurance }) => ({
      c,
      ev,
      ...(ev === 'add' ? { style, assurance: assurance as Assurance } : {}),
    })),
  );
  await insertLeaves(
    tx,
    electionId,
    leaves.map((leaf) => ({
      day: leaf.day,
      part: leaf.part,
      of: leaf.of,
      leaf: signLeaf(roll.keys, locked, fingerprint, leaf),
    })),
  );
  await insertNotices(
    tx,
    electionId,
    events.filter(({ ev }) => TOLD.has(ev)),
  );
  return leaves.length;
}

/** Hands over what is not known to be in the queue of the log: the queue takes the same leaf once. */
export async function relayRegistro(
  { db, roll }: BothDatabases,
  electionId: string,
  now: Date,
): Promise<void> {
  for (const one of await listUnqueued(roll.db, electionId)) {
    const { leaf } = one;
    await inTransaction(db, (tx) => queueLeaf(tx, { electionId, bytes: leaf, now }));
    await markQueued(roll.db, electionId, one);
  }
}

/** The day after one (`YYYY-MM-DD`). */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Everything that still waits, when nothing more may happen: in the leaf of today, or of the day after the last one. */
export async function publishRest(
  both: BothDatabases,
  election: SealedElection,
  { today, now }: { readonly today: string; readonly now: Date },
): Promise<number> {
  const last = await lastKnownDay(both, election.id);
  const day = last === undefined || last < today ? today : dayAfter(last);
  return publishRegistro(both, election, { day, now });
}
