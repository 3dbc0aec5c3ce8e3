// What is done of a sealed vote whenever its log has grown: it is read, opened once its key is there, told to officers, and packed.
import { type Database, inTransaction } from '../../../../../platform/database/database.ts';
import { enqueue } from '../../../../../platform/jobs.ts';
import { moveElection } from '../../../election/index.ts';
import { logState } from '../../rules/sealed/log-state.ts';
import { awaitsLeaf, readSealed } from '../../store/sealed/elections.ts';
import { readActs } from '../../store/sealed/logs.ts';
import { findOpening } from '../../store/sealed/openings.ts';
import { buildBundleJob, openSealedJob } from '../job-names.ts';
import { askDue } from './ask-due.ts';
import { type Following, followUrn } from './follow-urn.ts';

/** A count that nobody heard of for so long broke off with its server. */
const SILENCE_MS = 180_000;

/** Whether more of it is on its way: what the site sent, or the close whose hour has come. */
export async function goOn(tools: Following, electionId: string): Promise<boolean> {
  const { db, now } = tools;
  const election = await readSealed(db, electionId);
  if (election === undefined) return false;
  const read = await followUrn(tools, election);
  if (!read.ok) return false;
  const { urnKey, close, castUntil } = logState(election.manifest, await readActs(db, electionId));
  if (close !== undefined && election.state === 'open') await closeHere(db, electionId, now());
  if (urnKey !== undefined) await openOnce(db, electionId, now());
  await askDue(db, electionId, now());
  if (close === undefined) return Date.parse(castUntil) <= now().getTime();
  await inTransaction(db, (tx) => enqueue(tx, buildBundleJob, { election: electionId }));
  return awaitsLeaf(db, electionId, read.value);
}

/** What its log says holds here too. */
async function closeHere(db: Database, electionId: string, now: Date): Promise<void> {
  await inTransaction(db, (tx) => moveElection(tx, electionId, 'closed', now));
}

async function openOnce(db: Database, electionId: string, now: Date): Promise<void> {
  const opening = await findOpening(db, electionId);
  const heard = opening?.heardAt?.getTime() ?? 0;
  const isSilent = opening?.state === 'opening' && now.getTime() - heard > SILENCE_MS;
  if (opening?.state !== 'waiting' && !isSilent) return;
  await inTransaction(db, (tx) => enqueue(tx, openSealedJob, { election: electionId }));
}
