// Posts a comment or a reply: shown at once, or after a moderator has read it when its author is new.
import { assert, err, ok, type Result } from '@minga/basics';
import { inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { readParticipant } from '../../people/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { mayTakePart, mustWait, sideOf } from '../rules/comment.ts';
import type { Side } from '../rules/place.ts';
import type { Refusal } from '../rules/refusal.ts';
import { countLetThrough } from '../store/participants.ts';
import { holdPlace, type Place } from '../store/places.ts';
import {
  type HeldComment,
  holdComment,
  insertComment,
  insertVersion,
  type Written,
} from '../store/writing.ts';
import type { Acting } from './acting.ts';
import { countWriting } from './attempts.ts';
import { showLatest } from './show-version.ts';

export interface NewPost extends Written {
  readonly placeId: string;
  /** The comment that it answers; undefined for one that begins a thread. */
  readonly answersId: string | undefined;
  readonly side: Side | undefined;
}

export interface Posted {
  readonly id: string;
  /** Whether a moderator reads it before everybody does. */
  readonly waits: boolean;
}

type Housed = Pick<House, 'db' | 'keys' | 'sensitiveBelowAge'>;

/** Refused to whoever may not take part, in a closed place, beyond the limits, and as an answer to what is not shown. */
export async function postComment(
  house: Housed,
  post: NewPost,
  by: Acting,
): Promise<Result<Posted, Refusal>> {
  const { personId } = by.actor;
  const today = dayIn('America/Santiago', by.now);
  const may = mayTakePart((await readParticipant(house, personId, today)).mayTakePart);
  if (!may.ok) return may;
  const counted = await countWriting(house, personId, post.placeId);
  if (!counted.ok) return counted;
  return inTransaction(house.db, async (tx) => {
    const place = await holdPlace(tx, post.placeId);
    if (place === undefined) return err({ code: 'conversation/unknown' });
    if (!place.isOpen) return err({ code: 'conversation/closed' });
    const answered = await answeredIn(tx, post);
    if (!answered.ok) return answered;
    const isReply = answered.value !== undefined;
    const side = sideOf({ mode: place.mode, isReply }, post.side);
    if (!side.ok) return side;
    return ok(await save(tx, { post, place, answered: answered.value, side: side.value }, by));
  });
}

/** The comment that is answered: in the same place, and everybody reads it. */
async function answeredIn(
  tx: Tx,
  { placeId, answersId }: NewPost,
): Promise<Result<HeldComment | undefined, Refusal>> {
  if (answersId === undefined) return ok(undefined);
  const answered = await holdComment(tx, answersId);
  if (answered?.placeId !== placeId) return err({ code: 'conversation/unknown' });
  const { shownVersion, hidingId, withdrawnAt } = answered;
  return shownVersion === null || hidingId !== null || withdrawnAt !== null
    ? err({ code: 'conversation/not-answerable' })
    : ok(answered);
}

async function save(
  tx: Tx,
  {
    post,
    place,
    answered,
    side,
  }: {
    readonly post: NewPost;
    readonly place: Place;
    readonly answered: HeldComment | undefined;
    readonly side: Side | null;
  },
  by: Acting,
): Promise<Posted> {
  const authorId = by.actor.personId;
  const id = await insertComment(tx, {
    authorId,
    placeId: place.id,
    threadId: answered?.threadId ?? answered?.id ?? null,
    answersId: answered?.id ?? null,
    side,
    now: by.now,
  });
  await insertVersion(tx, id, 1, post, by.now);
  const waits = mustWait(await countLetThrough(tx, authorId));
  if (!waits) {
    const comment = await holdComment(tx, id);
    assert(comment !== undefined, 'what was just posted is there');
    await showLatest(tx, comment, place, by);
  }
  return { id, waits };
}
