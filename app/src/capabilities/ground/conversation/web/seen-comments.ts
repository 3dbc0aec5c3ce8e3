// Comments with the names of whoever wrote, is answered and can be mentioned, as one person sees them.
import type { Database } from '../../../../platform/database/database.ts';
import { publicNames } from '../../people/index.ts';
import { authorsOf, type ReadComment } from '../store/comments.ts';
import { listParticipants } from '../store/participants.ts';
import type { SeenComment } from './comment-article.tsx';

export async function seenBy(
  db: Database,
  viewerId: string | undefined,
  comments: readonly ReadComment[],
): Promise<readonly SeenComment[]> {
  const answered = await authorsOf(
    db,
    comments.flatMap(({ answersId }) => answersId ?? []),
  );
  const authors = comments.flatMap(({ authorId }) => authorId ?? []);
  const [names, mentionable] = await Promise.all([
    publicNames(db, [...new Set([...authors, ...answered.values()])]),
    mentionableIn(db, comments),
  ]);
  return comments.map((comment) => ({
    ...comment,
    authorName: names.get(comment.authorId ?? ''),
    answersName: names.get(answered.get(comment.answersId ?? '') ?? ''),
    isOwn: viewerId !== undefined && comment.authorId === viewerId,
    names: mentionable,
  }));
}

/** Read only where something could be a mention. */
async function mentionableIn(
  db: Database,
  comments: readonly ReadComment[],
): Promise<readonly string[]> {
  const place = comments.find(({ written }) => written?.text.includes('@'))?.placeId;
  if (place === undefined) return [];
  return [...(await publicNames(db, await listParticipants(db, place))).values()];
}
