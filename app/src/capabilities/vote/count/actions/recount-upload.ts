// Counts a file that is still here by other rules, as an upload of its own.
import { err, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { Choice } from '../rules/choice.ts';
import type { Refusal, UploadId } from '../rules/upload.ts';
import { findFile, findUpload } from '../store/uploads.ts';
import { acceptUpload } from './accept-upload.ts';

export async function recountUpload(
  db: Database,
  id: UploadId,
  choice: Choice,
): Promise<Result<UploadId, Refusal>> {
  const upload = await findUpload(db, id);
  const bytes = await findFile(db, id);
  if (upload === undefined || bytes === undefined) return err({ code: 'count/upload-gone' });
  return acceptUpload(db, { fileName: upload.fileName, bytes, choice, locale: upload.locale });
}
