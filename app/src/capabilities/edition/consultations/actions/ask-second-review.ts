// The author of what a moderator hid asks that somebody else look at it.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdOwn } from '../store/observations.ts';
import { insertSecondReview } from '../store/second-reviews.ts';
import { type About, findAbout } from './observe.ts';

/** Once for each time that it was hidden, until the answers are published. */
export function askSecondReview(
  db: Database,
  { words, ...about }: About & { readonly words: string },
  { personId, now }: { readonly personId: string; readonly now: Date },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const found = await findAbout(tx, about, 'review', now);
    if (!found.ok) return found;
    const { consultationId, paragraph } = found.value;
    const own = await holdOwn(tx, { consultationId, paragraphId: paragraph?.id, personId });
    if (own === undefined) return err({ code: 'consultations/unknown' });
    if (own.hiddenAt === undefined) return err({ code: 'consultations/not-hidden' });
    return (await insertSecondReview(tx, own.id, words, now))
      ? ok(undefined)
      : err({ code: 'consultations/review-asked' });
  });
}
