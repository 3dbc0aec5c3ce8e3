// Changes one's own comment within its window: what it said before stays to be read, and a new author's change waits.
import { err, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { mayEdit, mustWait } from '../rules/comment.ts';
import type { Refusal } from '../rules/refusal.ts';
import { countLetThrough } from '../store/participants.ts';
import { holdPlace } from '../store/places.ts';
import { holdOwnComment, insertVersion, readVersion, type Written } from '../store/writing.ts';
import type { Acting } from './acting.ts';
import { countWriting } from './attempts.ts';
import type { Posted } from './post-comment.ts';
import { showLatest } from './show-version.ts';

export interface Edit extends Written {
  readonly commentId: string;
  readonly placeId: string;
  /** The version that was before the author when she changed it. */
  readonly fromVersion: number;
}

/** Of her own only; the same words in the same language change nothing. */
export async function editComment(
  house: Pick<House, 'db' | 'keys'>,
  edit: Edit,
  by: Acting,
): Promise<Result<Posted, Refusal>> {
  const { personId } = by.actor;
  const counted = await countWriting(house, personId, edit.placeId);
  if (!counted.ok) return counted;
  return inTransaction(house.db, async (tx) => {
    const place = await holdPlace(tx, edit.placeId);
    const comment = await holdOwnComment(tx, edit.commentId, personId);
    if (place === undefined || comment?.placeId !== place.id) {
      return err({ code: 'conversation/unknown' });
    }
    const { id, postedAt, latestVersion, shownVersion, hidingId, withdrawnAt } = comment;
    const may = mayEdit(
      {
        postedAt,
        latestVersion,
        isHidden: hidingId !== null,
        isWithdrawn: withdrawnAt !== null,
        placeIsOpen: place.isOpen,
      },
      { fromVersion: edit.fromVersion, now: by.now },
    );
    if (!may.ok) return may;
    const before = await readVersion(tx, id, latestVersion);
    if (before.text === edit.text && before.lang === edit.lang) {
      return ok({ id, waits: shownVersion !== latestVersion });
    }
    await insertVersion(tx, id, latestVersion + 1, edit, by.now);
    const waits = mustWait(await countLetThrough(tx, personId));
    if (!waits) await showLatest(tx, { ...comment, latestVersion: latestVersion + 1 }, place, by);
    return ok({ id, waits });
  });
}
