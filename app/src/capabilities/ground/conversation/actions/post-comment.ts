// Posts a comment or a reply: shown at once, or after a moderator has read it when its author is new.
import { assert, err, ok, type Result } from '@minga/basics';
import { inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { readParticipant } from '../../people/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { mayTakePart, mustWait, sideOf } from '../rules/comment.ts';
import type { Side } from '../rules/place.ts';
import { isReadable, QUESTION_KIND } from '../rules/question.ts';
import type { Refusal } from '../rules/refusal.ts';
import { countLetThrough } from '../store/participants.ts';
import { holdPlace, type Place } from '../store/places.ts';
import { readAskedAt } from '../store/questions.ts';
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
import { speaksFor } from './speaks-for.ts';

export interface NewPost extends Written {
  readonly placeId: string;
  /** The comment that it answers; undefined for one that begins a thread. */
  readonly answersId: string | undefined;
  readonly side: Side | undefined;
  /** Whose team she speaks for, in the forum; undefined for herself. */
  readonly forInstitutionId?: string | undefined;
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
    if (await isOfQuestionThatIsGone(tx, place)) return err({ code: 'conversation/question-gone' });
    const answered = await answeredIn(tx, post);
    if (!answered.ok) return answered;
    const isReply = answered.value !== undefined;
    const side = sideOf({ mode: place.mode, isReply }, post.side);
    if (!side.ok) return side;
    const chosen = place.kind === QUESTION_KIND ? post.forInstitutionId : undefined;
    const spoken = await speaksFor(tx, personId, chosen);
    if (!spoken.ok) return spoken;
    const forInstitutionId = spoken.value;
    const placed = { place, answered: answered.value, side: side.value, forInstitutionId };
    return ok(await save(tx, { post, ...placed }, by));
  });
}

/** A question that nobody else reads takes no answer. */
async function isOfQuestionThatIsGone(tx: Tx, { id, kind }: Place): Promise<boolean> {
  if (kind !== QUESTION_KIND) return false;
  const question = await readAskedAt(tx, id);
  return question === undefined || !isReadable(question);
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
    ...placed
  }: {
    readonly post: NewPost;
    readonly place: Place;
    readonly answered: HeldComment | undefined;
    readonly side: Side | null;
    readonly forInstitutionId: string | null;
  },
  by: Acting,
): Promise<Posted> {
  const id = await insertPost(tx, { post, ...placed }, by);
  return { id, waits: !(await showUnlessNew(tx, id, place, by)) };
}

/** The comment and its first version, which nobody else reads yet; its id. */
export async function insertPost(
  tx: Tx,
  {
    post,
    answered,
    side,
    forInstitutionId,
  }: {
    readonly post: Written & Pick<NewPost, 'placeId'>;
    readonly answered: HeldComment | undefined;
    readonly side: Side | null;
    readonly forInstitutionId: string | null;
  },
  { actor: { personId: authorId }, now }: Acting,
): Promise<string> {
  const id = await insertComment(tx, {
    authorId,
    placeId: post.placeId,
    threadId: answered?.threadId ?? answered?.id ?? null,
    answersId: answered?.id ?? null,
    side,
    forInstitutionId,
    now,
  });
  await insertVersion(tx, id, 1, post, now);
  return id;
}

/** Shows what was just posted, unless a moderator reads first what its author writes; whether it is shown. */
export async function showUnlessNew(
  tx: Tx,
  id: string,
  place: Place,
  by: Acting,
): Promise<boolean> {
  if (mustWait(await countLetThrough(tx, by.actor.personId))) return false;
  const comment = await holdComment(tx, id);
  assert(comment !== undefined, 'what was just posted is there');
  await showLatest(tx, comment, place, by);
  return true;
}
