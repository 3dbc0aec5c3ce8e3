// Corrects the title of a question: what it was called stays to be read, and a moderator says why.
import { err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { mustWait } from '../rules/comment.ts';
import { isReadable, mayCorrectTitle } from '../rules/question.ts';
import type { Refusal } from '../rules/refusal.ts';
import {
  type Correction,
  type KeeperOfTitle,
  listEarlierTitles,
  saveCorrection,
} from '../store/earlier-titles.ts';
import { holdKept } from '../store/kept-questions.ts';
import { countLetThrough } from '../store/participants.ts';
import { type AskedQuestion, holdAsked } from '../store/questions.ts';
import type { Acting } from './acting.ts';
import { countWriting } from './attempts.ts';
import { refreshPlace } from './refresh-place.ts';
import { tellOfTitle } from './tell-of-forum.ts';

/** By whoever asked, once others read what she writes without waiting; another's question is not there. */
export async function correctOwnTitle(
  house: Pick<House, 'db' | 'keys'>,
  { placeId, ...correction }: Correction & { readonly placeId: string },
  by: Acting,
): Promise<Result<void, Refusal>> {
  const { personId } = by.actor;
  const counted = await countWriting(house, personId, placeId);
  if (!counted.ok) return counted;
  return inTransaction(house.db, async (tx) => {
    const question = await holdAsked(tx, placeId);
    if (question?.askerId !== personId) return err({ code: 'conversation/unknown' });
    if (mustWait(await countLetThrough(tx, personId))) {
      return err({ code: 'conversation/title-waits' });
    }
    return correct(tx, question, { ...correction, keeper: undefined, now: by.now });
  });
}

export type CorrectionByKeeper = Correction &
  Omit<KeeperOfTitle, 'institutionId'> & { readonly number: number };

/** Of a question that the institution of `scope` keeps; whoever asked is told. */
export function correctKeptTitle(
  db: Database,
  scope: Scope,
  { number, reason, hidesEarlier, ...correction }: CorrectionByKeeper,
  by: Acting,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const question = await holdKept(tx, scope.id, number);
    if (question === undefined) return err({ code: 'conversation/unknown' });
    const keeper = { institutionId: scope.id, reason, hidesEarlier };
    const corrected = await correct(tx, question, { ...correction, keeper, now: by.now });
    if (!corrected.ok) return corrected;
    await tellOfTitle(tx, question, { ...by, version: correction.fromVersion + 1 });
    await audit(tx, {
      actor: by.actor,
      act: 'conversation/correct-title',
      scope,
      subject: `question:${number}`,
      told: { question: number, hidesEarlier },
      reason,
    });
    return ok(undefined);
  });
}

async function correct(
  tx: Tx,
  question: AskedQuestion,
  given: Parameters<typeof saveCorrection>[2],
): Promise<Result<void, Refusal>> {
  const { placeId, title, closedAt } = question;
  const version = (await listEarlierTitles(tx, placeId)).length;
  const may = mayCorrectTitle(
    { isRead: isReadable(question), isClosed: closedAt !== null, title, version },
    given,
  );
  if (!may.ok) return may;
  await saveCorrection(tx, placeId, given);
  await refreshPlace(tx, placeId);
  return ok(undefined);
}
