// What officers signed is looked for in the log at once: whoever did the next step would wait for it.
import { contribute } from '../../../../../platform/contributions.ts';
import { enqueue } from '../../../../../platform/jobs.ts';
import { actSigned } from '../../../election/index.ts';
import { followUrnJob } from '../job-names.ts';

export const followSigned = contribute(actSigned, async (_, { tx, electionId }) => {
  await enqueue(tx, followUrnJob, { election: electionId });
  return true;
});
