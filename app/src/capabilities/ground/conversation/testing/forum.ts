// What tests of the forum begin with: a question that everybody reads, and answers to it.
import { assert } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import { type Asked, askQuestion, type NewQuestion } from '../actions/ask-question.ts';
import type { Place } from '../store/places.ts';
import { readPlace } from '../store/places.ts';
import { readQuestion } from '../store/questions.ts';
import { pathsOf } from '../web/paths.ts';
import { acting, houseOver, letThrough, NOW, posted } from './given.ts';

/** Asked by somebody, in no comuna unless it is said otherwise. */
export async function asks(
  db: Database,
  personId: string,
  more: Partial<NewQuestion> = {},
  now = NOW,
): Promise<Asked> {
  const question = {
    title: '¿Cómo votan los sectores rurales?',
    theme: 'voting',
    cut: undefined,
    text: 'No hay micro los fines de semana.',
    lang: 'es',
    ...more,
  } as const;
  const by = { ...acting(personId, now), pathsOf };
  const done = await askQuestion(houseOver(db), question, by);
  assert(done.ok, `asked: ${JSON.stringify(done)}`);
  return done.value;
}

export interface GivenQuestion {
  readonly number: number;
  readonly askedCommentId: string;
  readonly place: Place;
}

/** The same, which everybody reads: let through by a moderator of the national body where it waits. */
export async function givenQuestion(
  db: Database,
  personId: string,
  moderatorId: string,
  more: Partial<NewQuestion> = {},
): Promise<GivenQuestion> {
  const { number, id, waits } = await asks(db, personId, more);
  if (waits) await letThrough(db, 'subdere', moderatorId, id);
  const question = await readQuestion(db, number);
  const place = question && (await readPlace(db, question.placeId));
  assert(place !== undefined, 'a question has a place');
  return { number, askedCommentId: id, place };
}

/** An answer that everybody reads; its id. */
export async function givenAnswer(
  db: Database,
  { place }: GivenQuestion,
  personId: string,
  moderatorId: string,
  text = 'Con una urna que recorre.',
  now = NOW,
): Promise<string> {
  const { id, waits } = await posted(db, place, personId, { text }, now);
  if (waits) await letThrough(db, 'subdere', moderatorId, id, 1, now);
  return id;
}
