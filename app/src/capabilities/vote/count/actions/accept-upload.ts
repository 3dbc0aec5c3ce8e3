// Takes a file that was found sound and puts it in the queue, in one transaction with the job that counts it.
import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { inTransaction } from '../../../../platform/database/database.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import { queueLength } from '../rules/limits.ts';
import type { NewUpload, Refusal, UploadId } from '../rules/upload.ts';
import { countUnfinished, insertUpload } from '../store/uploads.ts';
import { countUploadedFileJob } from './job-names.ts';

/** Every call gives its own id, also for the same file: nobody learns of another's upload. */
export function acceptUpload(db: Database, upload: NewUpload): Promise<Result<UploadId, Refusal>> {
  return inTransaction(db, async (tx) => {
    if ((await countUnfinished(tx)) >= queueLength) return err({ code: 'count/queue-full' });
    const id = randomBytes(16).toString('base64url') as UploadId;
    await insertUpload(tx, id, upload);
    await enqueue(tx, countUploadedFileJob, { id });
    return ok(id);
  });
}
