// The title of a question is corrected by whoever asked and by those who keep the forum: what it was called stays to be read.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTo } from '../../../../platform/testing/attempts.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { mayCorrectTitle } from '../rules/question.ts';
import { listEarlierTitles } from '../store/earlier-titles.ts';
import { readQuestion } from '../store/questions.ts';
import { givenQuestion } from '../testing/forum.ts';
import {
  acting,
  givenCountry,
  givenPerson,
  givenStaff,
  givenTrusted,
  houseOver,
  scopeOf,
} from '../testing/given.ts';
import { closeQuestion } from './close-question.ts';
import { correctKeptTitle, correctOwnTitle } from './correct-title.ts';
import { withdrawComment } from './withdraw-comment.ts';

let given: TestDatabase;
let marcela: string;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  marcela = await givenStaff(given.db, 'subdere', 'national-staff');
});
afterAll(() => given?.close());

const refused = (code: string) => ({ ok: false, error: { code: `conversation/${code}` } });
const taken = { ok: true };
const title = '¿Cómo se vota en los sectores rurales?';
const own = (placeId: string, personId: string, fromVersion = 0, said = title) =>
  correctOwnTitle(houseOver(given.db), { placeId, title: said, fromVersion }, acting(personId));
const kept = (slug: string, personId: string, number: number, more = {}) =>
  scopeOf(given.db, slug).then((scope) =>
    correctKeptTitle(
      given.db,
      scope,
      { number, title, fromVersion: 0, reason: 'Se entiende mejor.', hidesEarlier: false, ...more },
      acting(personId),
    ),
  );

test('a title is corrected as it was read, to something else, of an open question that everybody reads', () => {
  const question = { isRead: true, isClosed: false, title: 'Antes', version: 2 };
  const to = { title, fromVersion: 2 };
  expect(mayCorrectTitle(question, to)).toEqual(taken);
  expect(mayCorrectTitle({ ...question, isRead: false }, to)).toEqual(refused('question-gone'));
  expect(mayCorrectTitle({ ...question, isClosed: true }, to)).toEqual(refused('already-closed'));
  expect(mayCorrectTitle(question, { ...to, fromVersion: 1 })).toEqual(refused('title-changed'));
  expect(mayCorrectTitle({ ...question, title }, to)).toEqual(refused('title-same'));
});

test('whoever asked corrects it, each version stays, and it is found by the new one', async () => {
  const { db } = given;
  const rosa = await givenTrusted(db, 'Rosa M.');
  const { number, place } = await givenQuestion(db, rosa, marcela);
  const both = await Promise.all([own(place.id, rosa), own(place.id, rosa)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await own(place.id, rosa, 1)).toEqual(refused('title-same'));
  expect(await own(place.id, marcela, 1)).toEqual(refused('unknown'));
  expect((await readQuestion(db, number))?.title).toBe(title);
  expect(await listEarlierTitles(db, place.id)).toMatchObject([
    { number: 1, title: '¿Cómo votan los sectores rurales?', institutionName: null, reason: null },
  ]);
  const { rows } = await given.pool.query(
    'select title from platform.search_document where key = $1',
    [place.id],
  );
  expect(rows).toEqual([{ title }]);
  const fresh = await givenPerson(db);
  const hers = await givenQuestion(db, fresh, marcela);
  expect(await own(hers.place.id, fresh)).toEqual(refused('title-waits'));
});

test('those who keep it say why, whoever asked is told, and what offends is shown no more', async () => {
  const { db } = given;
  const asker = await givenPerson(db);
  const { number, place } = await givenQuestion(db, asker, marcela, { cut: '08307' });
  const ancud = await givenStaff(db, 'ancud', 'pb-officer');
  expect(await kept('ancud', ancud, number)).toEqual(refused('unknown'));
  const mario = await givenStaff(db, 'negrete', 'pb-officer');
  expect(await kept('negrete', mario, number)).toEqual(taken);
  const next = { title: '¿Y ahora cómo se vota?', fromVersion: 1, hidesEarlier: true };
  expect(await kept('subdere', marcela, number, next)).toEqual(taken);
  expect(await listEarlierTitles(db, place.id)).toMatchObject([
    { number: 2, title: null, reason: 'Se entiende mejor.' },
    { number: 1, title: '¿Cómo votan los sectores rurales?', reason: 'Se entiende mejor.' },
  ]);
  const { rows } = await given.pool.query(
    "select count(*)::int as n from people.notice where person_id = $1 and key like 'title %'",
    [asker],
  );
  expect(rows).toEqual([{ n: 2 }]);
  const closing = { number, words: 'Está resuelta.' };
  await closeQuestion(db, await scopeOf(db, 'subdere'), closing, acting(marcela));
  expect(await kept('subdere', marcela, number, { fromVersion: 2 })).toEqual(
    refused('already-closed'),
  );
});

test('no title goes without its trace, and none stays of a question that was taken back', async () => {
  const { db } = given;
  const rosa = await givenTrusted(db, 'Rosa M.');
  const { place, askedCommentId } = await givenQuestion(db, rosa, marcela);
  const tell = (text: string) => answerTo(db, (tx) => sql.raw(text).execute(tx));
  const at = `where place_id = '${place.id}'`;
  expect(await tell(`update conversation.forum_question set title = 'Otra cosa' ${at}`)).toBe(
    'titles_stay',
  );
  expect(await own(place.id, rosa)).toEqual(taken);
  const again = `insert into conversation.earlier_title values ('${place.id}', 3, 'X', now())`;
  expect(await tell(again)).toBe('title_in_turn');
  expect(await tell(`update conversation.earlier_title set title = 'Otra' ${at}`)).toBe(
    'titles_stay',
  );
  expect(await tell(`delete from conversation.earlier_title ${at}`)).toBe('titles_stay');
  expect(await withdrawComment(db, askedCommentId, acting(rosa))).toEqual(taken);
  expect(await listEarlierTitles(db, place.id)).toMatchObject([{ number: 1, title: null }]);
});
