// Asks a question in the forum: a place of its own opens with the question as its first comment, and whoever asks follows it.
import { assert, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { readParticipant } from '../../people/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { mayTakePart } from '../rules/comment.ts';
import { QUESTION_KIND } from '../rules/question.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Theme } from '../rules/theme.ts';
import { insertFollowing } from '../store/participants.ts';
import { readPlace, savePlace } from '../store/places.ts';
import { insertQuestion, nextQuestionNumber } from '../store/questions.ts';
import type { Written } from '../store/writing.ts';
import type { Acting } from './acting.ts';
import { countAsking } from './attempts.ts';
import { insertPost, type Posted, showUnlessNew } from './post-comment.ts';
import { speaksFor } from './speaks-for.ts';

export interface NewQuestion extends Written {
  readonly title: string;
  readonly theme: Theme;
  readonly cut: string | undefined;
  /** Whose team she speaks for; undefined for herself. */
  readonly forInstitutionId?: string | undefined;
}

export interface Asked extends Posted {
  readonly number: number;
}

/** Refused to whoever may not take part, and beyond the limits of a day. The national bodies moderate what is said there. */
export async function askQuestion(
  house: Pick<House, 'db' | 'keys' | 'sensitiveBelowAge'>,
  { title, theme, cut, text, lang, forInstitutionId }: NewQuestion,
  by: Acting,
): Promise<Result<Asked, Refusal>> {
  const { personId } = by.actor;
  const today = dayIn('America/Santiago', by.now);
  const may = mayTakePart((await readParticipant(house, personId, today)).mayTakePart);
  if (!may.ok) return may;
  const counted = await countAsking(house, personId);
  if (!counted.ok) return counted;
  return inTransaction(house.db, async (tx) => {
    const spoken = await speaksFor(tx, personId, forInstitutionId);
    if (!spoken.ok) return spoken;
    const number = await nextQuestionNumber(tx);
    const opened = {
      kind: QUESTION_KIND,
      key: String(number),
      titles: { 'es-CL': title, en: title },
      paths: by.pathsOf({ kind: 'question', number }),
      institutionId: undefined,
      about: cut === undefined ? {} : { cut },
      mode: 'plain',
      isOpen: true,
    } as const;
    const placeId = await savePlace(tx, opened, by.now);
    const place = placeId && (await readPlace(tx, placeId));
    assert(place !== undefined && place !== '', 'a place that was just opened is there');
    const post = { placeId: place.id, text, lang };
    const placed = { answered: undefined, side: null, forInstitutionId: spoken.value };
    const id = await insertPost(tx, { post, ...placed }, by);
    await insertQuestion(tx, { placeId: place.id, number, title, theme, cut, askedCommentId: id });
    await insertFollowing(tx, place.id, personId, by.now);
    return ok({ id, number, waits: !(await showUnlessNew(tx, id, place, by)) });
  });
}
