// Slow work of the room: counting what was uploaded, confirmed or sealed, following the urn, and forgetting uploads in time.
import type { Job, JobTools } from '../../../platform/jobs.ts';
import { countBrought } from './actions/count-brought.ts';
import { countUploadedFile } from './actions/count-uploaded-file.ts';
import { eraseExpiredUploads } from './actions/erase-expired-uploads.ts';
import { countBroughtJob, countUploadedFileJob, eraseExpiredJob } from './actions/job-names.ts';
import { parseUploadId } from './rules/upload.ts';
import { resultPathIn } from './web/official-paths.ts';
import { sealedJobs } from './web/sealed/sealed-jobs.ts';

type Tools = Pick<JobTools, 'publicUrl' | 'gather' | 'urn' | 'roll'>;

export const jobs = (tools: Tools): readonly Job[] => [...uploadJobs(tools), ...sealedJobs(tools)];

const uploadJobs = ({ publicUrl, gather }: Tools): readonly Job[] => [
  {
    ...countBroughtJob,
    run: async (db, payload) => {
      const { attempt, isDemonstration, at } = payload as ConfirmedPayload;
      const site = { publicUrl, gather, isDemonstration: isDemonstration === 1 };
      const tools = { db, now: () => new Date(at), pathIn: resultPathIn, ...site };
      await countBrought(tools, attempt);
    },
  },
  {
    ...countUploadedFileJob,
    run: async (db, payload) => {
      const id = parseUploadId((payload as { id?: string }).id);
      if (id !== undefined) await countUploadedFile(db, id);
    },
  },
  {
    ...eraseExpiredJob,
    run: async (db) => {
      await eraseExpiredUploads(db);
    },
  },
];

/** As it was enqueued when the count was confirmed. */
interface ConfirmedPayload {
  readonly attempt: string;
  readonly isDemonstration: number;
  /** The instant of the act: whoever confirmed is who counts, however long the queue is. */
  readonly at: string;
}
