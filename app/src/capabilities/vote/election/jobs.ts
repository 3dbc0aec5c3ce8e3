// Slow work of the room: sending leaves to the urn, when they are queued and again every minute while some wait.
import type { Job, JobTools } from '../../../platform/jobs.ts';
import { postAllLeaves, postLeaves } from './actions/post-leaves.ts';
import { postLeavesJob } from './actions/queue-leaf.ts';

export const jobs = ({ urn }: Pick<JobTools, 'urn'>): readonly Job[] => {
  const now = () => new Date();
  return [
    {
      ...postLeavesJob,
      run: async (db, payload) => {
        const { electionId } = payload as { readonly electionId: string };
        await postLeaves({ db, urn, now }, electionId);
      },
    },
    {
      name: 'election-post-waiting',
      every: '* * * * *',
      run: (db) => postAllLeaves({ db, urn, now }),
    },
  ];
};
