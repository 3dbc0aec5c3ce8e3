// What officers signed is looked for in the log at once, and what was objected is put to their signature: nobody waits for the next minute.
import { contribute } from '../../../../../platform/contributions.ts';
import type { Tx } from '../../../../../platform/database/database.ts';
import { enqueue } from '../../../../../platform/jobs.ts';
import { actSigned } from '../../../election/index.ts';
import { findSealedOfContest } from '../../store/sealed/elections.ts';
import { followUrnJob } from '../job-names.ts';

export const followSigned = contribute(actSigned, async (_, { tx, electionId }) => {
  await enqueue(tx, followUrnJob, { election: electionId });
  return true;
});

/** An objection came or was answered; nothing of a vote that was not sealed. */
export async function followObjected(
  tx: Tx,
  of: { readonly contestId: string; readonly round: number },
): Promise<void> {
  const election = await findSealedOfContest(tx, of);
  if (election !== undefined) await enqueue(tx, followUrnJob, { election: election.id });
}
