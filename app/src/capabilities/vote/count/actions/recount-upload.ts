// Counts a file that is still here by other rules, as an upload of its own.
import { err, type Result } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import type { Choice } from '../rules/choice.ts';
import type { Refusal, UploadId } from '../rules/upload.ts';
import { findFile, findUpload } from '../store/uploads.ts';
import { acceptUpload } from './accept-upload.ts';
import { checkUpload } from './check-upload.ts';
import type { WaitedAnswer } from './count-in-child.ts';

/** The file was sound by the old rules; by the new ones it is checked again, as when it came. */
export type RecountRefusal =
  | Refusal
  | {
      readonly code: 'count/not-sound';
      readonly fileName: string;
      readonly checked: Exclude<WaitedAnswer, { kind: 'sound' }>;
    };

export async function recountUpload(
  db: Database,
  id: UploadId,
  choice: Choice,
): Promise<Result<UploadId, RecountRefusal>> {
  const upload = await findUpload(db, id);
  const bytes = await findFile(db, id);
  if (upload === undefined || bytes === undefined) return err({ code: 'count/upload-gone' });
  const { fileName, locale } = upload;
  const checked = await checkUpload(bytes, choice);
  if (checked.kind !== 'sound') return err({ code: 'count/not-sound', fileName, checked });
  return acceptUpload(db, { fileName, bytes, choice, locale });
}
