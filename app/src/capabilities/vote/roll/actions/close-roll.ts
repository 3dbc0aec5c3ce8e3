// Ends what a roll does by day and by night: the keys of its contests, its numbers, and every trace of order.
import { inTransaction } from '../../../../platform/database/database.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import {
  destroyIssuers,
  listElections,
  listIssuers,
  readElection,
  setPurgeDay,
} from '../store/elections.ts';
import { rewriteRights } from '../store/rights.ts';
import { destroySlips } from '../store/slips.ts';
import { purgeVoters } from '../store/voters.ts';
import type { BothDatabases } from './by-staff.ts';
import { forgetIssuers } from './issuer-threads.ts';
import { publishRest } from './publish-registro.ts';
import { findElection, type SealedElection } from './sealed-election.ts';

const PURGE_DAYS = 90;

/** After the close nobody signs another token: what happened is told, and keys and unused slips are destroyed. */
export async function closeRoll(
  both: BothDatabases,
  election: SealedElection,
  when: { readonly today: string; readonly now: Date },
): Promise<void> {
  const { roll } = both;
  if ((await readElection(roll.db, election.id)) === undefined) return;
  // First: the keys are what tells whoever goes on after a crash that this was not done.
  await publishRest(both, election, when);
  await inTransaction(roll.db, async (tx) => {
    await destroyIssuers(tx, election.id);
    await destroySlips(tx, election.id);
  });
  await forgetIssuers(`${election.id}/`);
}

/** Of an election that is over, once. As soon as that is known: the log takes nothing of the roll once its papers are closed. */
export async function closeRollOnce(
  both: BothDatabases,
  electionId: string,
  now: Date,
): Promise<void> {
  const election = await findElection(both.db, electionId);
  const isOver = election?.state === 'closed' || election?.state === 'counted';
  if (election === undefined || !isOver || !(await hasIssuers(both, electionId))) return;
  await closeRoll(both, election, { today: dayIn(election.timeZone, now), now });
}

async function hasIssuers({ roll }: BothDatabases, electionId: string): Promise<boolean> {
  const issuers = await listIssuers(roll.db, electionId);
  return issuers.some(({ privateSealed }) => privateSealed !== null);
}

/** From a result on: its numbers go ninety days after it. */
export function purgeAfterResult(
  { roll }: Pick<BothDatabases, 'roll'>,
  electionId: string,
  resultOn: string,
): Promise<void> {
  const day = new Date(Date.parse(`${resultOn}T12:00:00Z`) + PURGE_DAYS * 86_400_000);
  return setPurgeDay(roll.db, electionId, day.toISOString().slice(0, 10));
}

/** Erases the numbers of every election whose day has come; how many people. */
export async function purgeDue(
  { roll }: Pick<BothDatabases, 'roll'>,
  today: string,
): Promise<number> {
  let count = 0;
  for (const { id, purgeOn, isPurged } of await listElections(roll.db)) {
    if (isPurged || purgeOn === null || purgeOn > today) continue;
    count += await inTransaction(roll.db, (tx) => purgeVoters(tx, id));
  }
  return count;
}

/** Each night: rights in the order of their keys. */
export async function tidyRolls({ roll }: Pick<BothDatabases, 'roll'>): Promise<void> {
  for (const { id } of await listElections(roll.db))
    await inTransaction(roll.db, (tx) => rewriteRights(tx, id));
}
