// Slow work of the room: counting what was uploaded, and forgetting it in time.
import type { Job } from '../../../platform/jobs.ts';
import { countUploadedFile } from './actions/count-uploaded-file.ts';
import { eraseExpiredUploads } from './actions/erase-expired-uploads.ts';
import { countUploadedFileJob, eraseExpiredJob } from './actions/job-names.ts';
import { parseUploadId } from './rules/upload.ts';

export const jobs: readonly Job[] = [
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
