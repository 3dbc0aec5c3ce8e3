// Forgets a person: her comments become «withdrawn by its author», what others answered stays.
import type { Tx } from '../../../../platform/database/database.ts';
import { listCommentsBy, unlinkPerson } from '../store/held.ts';
import { unlinkFromForum } from '../store/held-in-forum.ts';
import { eraseWritten } from '../store/writing.ts';
import { refreshPlace } from './refresh-place.ts';

export async function forgetAuthor(tx: Tx, personId: string, now: Date): Promise<void> {
  const comments = await listCommentsBy(tx, personId);
  await eraseWritten(
    tx,
    comments.map(({ id }) => id),
    now,
  );
  await unlinkFromForum(tx, personId);
  await unlinkPerson(tx, personId);
  for (const placeId of new Set(comments.map((one) => one.placeId))) {
    await refreshPlace(tx, placeId);
  }
}
