// From here on everybody reads a version of a comment: those it concerns are told, and it can be found.
import type { Tx } from '../../../../platform/database/database.ts';
import { authorsOf } from '../store/comments.ts';
import type { Place } from '../store/places.ts';
import { readAskedAt } from '../store/questions.ts';
import { type HeldComment, readVersion, saveShown } from '../store/writing.ts';
import type { Acting } from './acting.ts';
import { refreshPlace } from './refresh-place.ts';
import { tellOfComment } from './tell.ts';
import { tellOfQuestion } from './tell-of-forum.ts';

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
  const question = await readAskedAt(tx, place.id);
  const isQuestion = question?.askedCommentId === id;
  const begins = threadId === null && !isQuestion ? question?.askedCommentId : undefined;
  const ids = [answersId, threadId, begins].flatMap((one) => one ?? []);
  const answered = [...(await authorsOf(tx, ids)).values()];
  const isAnswer = begins !== undefined;
  await tellOfComment(tx, { comment, place, text, answered, isAnswer }, by);
  if (isQuestion && comment.shownVersion === null) await tellOfQuestion(tx, question, by);
  await refreshPlace(tx, place.id);
}
