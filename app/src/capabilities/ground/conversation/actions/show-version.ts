// From here on everybody reads a version of a comment: those it concerns are told, and it can be found.
import type { Tx } from '../../../../platform/database/database.ts';
import { authorsOf } from '../store/comments.ts';
import type { Place } from '../store/places.ts';
import { refreshDocument } from '../store/search-documents.ts';
import { type HeldComment, readVersion, saveShown } from '../store/writing.ts';
import type { Acting } from './acting.ts';
import { tellOfComment } from './tell.ts';

/** `comment` as it was before; its latest version is shown. */
export async function showLatest(
  tx: Tx,
  comment: HeldComment,
  place: Place,
  by: Pick<Acting, 'now' | 'pathsOf'>,
): Promise<void> {
  const { id, latestVersion, answersId, threadId } = comment;
  const { text } = await readVersion(tx, id, latestVersion);
  await saveShown(tx, id, latestVersion, by.now);
  const ids = [answersId, threadId].flatMap((one) => one ?? []);
  const answered = [...(await authorsOf(tx, ids)).values()];
  await tellOfComment(tx, { comment, place, text, answered }, by);
  await refreshDocument(tx, place.id);
}
