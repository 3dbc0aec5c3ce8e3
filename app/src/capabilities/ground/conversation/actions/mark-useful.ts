// Says that an answer was useful, or no more: each is the same done once or twice.
import { err, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { mayMarkUseful } from '../rules/question.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdAnswer, saveUsefulMark } from '../store/answers.ts';
import type { Acting } from './acting.ts';
import { countMark } from './attempts.ts';

/** The id of the place where it stands. Taking a mark back is never refused for what became of the answer. */
export async function markUseful(
  house: Pick<House, 'db' | 'keys'>,
  { commentId, isUseful }: { readonly commentId: string; readonly isUseful: boolean },
  { actor: { personId }, now }: Pick<Acting, 'actor' | 'now'>,
): Promise<Result<string, Refusal>> {
  const counted = await countMark(house, personId);
  if (!counted.ok) return counted;
  return inTransaction(house.db, async (tx) => {
    const answer = await holdAnswer(tx, commentId);
    if (answer === undefined) return err({ code: 'conversation/unknown' });
    const may = isUseful ? mayMarkUseful(answer, personId) : ok(undefined);
    if (!may.ok) return may;
    await saveUsefulMark(tx, { commentId, personId, isUseful }, now);
    return ok(answer.placeId);
  });
}
