// Takes the ballots that wait into the log: in batches at the hours of the manifest, and all that are left at the close.
import {
  inTransaction,
  type UrnDatabase,
  type UrnTx,
} from '../../../../platform/database/database.ts';
import { batchLeaf, closeLeaf, dueContests, dueSlot, logTime } from '../rules/batches.ts';
import type { LogView } from '../rules/log-view.ts';
import { ballotsInLog, holdLog, insertLeaves, viewOfLog } from '../store/log-leaves.ts';
import {
  endCasting,
  holdBallots,
  lastSlot,
  logWaiting,
  noteSlot,
  rewriteBallots,
  waitingBallots,
} from '../store/waiting-ballots.ts';

/** What was on its way when casting ended is still taken: its headers were read before. */
const CLOSE_GRACE_MS = 5_000;

export type Flushed = 'nothing' | 'flushed' | 'closed';

/** What is due at `now`, in milliseconds since 1970: a slot of the plan that was not flushed, or the close. */
export async function flush(db: UrnDatabase, electionId: string, now: number): Promise<Flushed> {
  const seen = await viewOfLog(db, electionId);
  if (seen === undefined || !(await isDue(db, electionId, seen, now))) return 'nothing';
  return inTransaction(db, async (tx) => {
    await holdLog(tx, electionId);
    // Another process may have done it meanwhile.
    const view = await viewOfLog(tx, electionId);
    if (view === undefined || !(await isDue(tx, electionId, view, now))) return 'nothing';
    await holdBallots(tx);
    return isOver(view, now) ? close(tx, view, now) : flushSlot(tx, view, now);
  });
}

async function isDue(
  db: UrnDatabase | UrnTx,
  electionId: string,
  view: LogView,
  now: number,
): Promise<boolean> {
  if (view.state.phase !== 'voting') return false;
  return isOver(view, now) || dueSlot(view.manifest.batch, now) > (await lastSlot(db, electionId));
}

function isOver({ amended }: LogView, now: number): boolean {
  return now >= Date.parse(amended.castUntil) + CLOSE_GRACE_MS;
}

async function flushSlot(tx: UrnTx, view: LogView, now: number): Promise<Flushed> {
  const { batch, id } = view.manifest;
  await publishWaiting(tx, view, batch.min);
  await noteSlot(tx, id, dueSlot(batch, now));
  return 'flushed';
}

async function close(tx: UrnTx, view: LogView, now: number): Promise<Flushed> {
  const { id, contests } = view.manifest;
  await endCasting(tx, id);
  // Waits for whoever is casting: what they cast is taken below.
  await rewriteBallots(tx);
  const size = await publishWaiting(tx, view, 1);
  const counted = await ballotsInLog(tx, id);
  const ballots = contests.map((contest) => ({
    contest: contest.id,
    n: counted.get(contest.id) ?? 0,
  }));
  await insertLeaves(tx, id, size, [closeLeaf(logTime(now), size, ballots)]);
  return 'closed';
}

/** Batches and their ballots, and the table of ballots written anew. Returns the size of the log after it. */
async function publishWaiting(tx: UrnTx, view: LogView, min: number): Promise<number> {
  const { id, contests } = view.manifest;
  const waiting = await waitingBallots(tx, id);
  const names = contests.map((contest) => contest.id);
  let { size } = view.state;
  for (const contest of dueContests(names, waiting, min)) {
    // Some may have been cast since they were counted: the batch says how many went in.
    const n = await logWaiting(tx, id, contest, size + 1);
    await insertLeaves(tx, id, size, [batchLeaf(contest, n)]);
    size += 1 + n;
  }
  await rewriteBallots(tx);
  return size;
}
