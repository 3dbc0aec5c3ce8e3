// Who is told what, and when; and how a person is forgotten.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf } from '../../../../site/site.tsx';
import { testParts } from '../../../../site/testing.ts';
import { contributions } from '../index.ts';
import { privacy } from '../personal-data.ts';
import { readCommentAs } from '../store/comments.ts';
import {
  acting,
  givenCountry,
  givenPerson,
  givenPlace,
  givenStaff,
  givenTrusted,
  hide,
  houseOver,
  letThrough,
  minutesLater,
  NOW,
  posted,
  scopeOf,
} from '../testing/given.ts';
import { askSecondReview } from './ask-second-review.ts';
import { decideSecondReview } from './decide-second-review.ts';
import { editComment } from './edit-comment.ts';
import { followPlace } from './follow-place.ts';
import { reportComment } from './report-comment.ts';

let given: TestDatabase;
let ana: string;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  ana = await givenStaff(given.db, 'ancud');
});
afterAll(() => given?.close());

async function told(personId: string, since = NOW) {
  const { rows } = await sql<{ kind: string; title: string; path: string; institution: boolean }>`
    select kind, title, path, institution_id is not null as institution from people.notice
    where person_id = ${personId} and created_at >= ${since} order by kind, title`.execute(
    given.db,
  );
  return rows;
}
const kinds = async (personId: string, since?: Date) =>
  (await told(personId, since)).map(({ kind }) => kind);
const follow = (placeId: string, personId: string, follows = true) =>
  followPlace(given.db, { placeId, follows }, acting(personId));

describe('a comment', () => {
  test('tells whom it answers and who began the thread, once, when everybody can read it', async () => {
    const { db } = given;
    const place = await givenPlace(db, 'ancud');
    const [rosa, luz, neu] = [
      await givenTrusted(db, 'Rosa M.'),
      await givenTrusted(db, 'Luz M.'),
      await givenPerson(db, { name: 'Eva R.' }),
    ];
    const root = await posted(db, place, rosa);
    const reply = await posted(db, place, luz, { answersId: root.id });
    expect(await told(rosa)).toMatchObject([
      {
        kind: 'conversation/reply',
        title: 'Respondieron un comentario tuyo en La plaza',
        path: `/es-CL/comment/${reply.id}`,
      },
    ]);
    const waiting = await posted(db, place, neu, { answersId: reply.id }, minutesLater(1));
    expect(await kinds(luz)).toEqual([]);
    await letThrough(db, 'ancud', ana, waiting.id);
    expect(await kinds(luz)).toEqual(['conversation/reply']);
    expect(await kinds(rosa)).toEqual(['conversation/reply', 'conversation/reply']);
    expect(await kinds(neu)).toEqual(['conversation/decision']);
    const change = { commentId: reply.id, placeId: place.id, text: 'Otra.', lang: 'es' } as const;
    await editComment(houseOver(db), { ...change, fromVersion: 1 }, acting(luz));
    expect(await kinds(rosa)).toHaveLength(2);
  });

  test('tells those it names if they wrote there, and nobody else', async () => {
    const { db } = given;
    const place = await givenPlace(db, 'ancud');
    const [rosa, luz, stranger] = [
      await givenTrusted(db, 'Rosa Q.'),
      await givenTrusted(db, 'Luz Q.'),
      await givenTrusted(db, 'Hugo Q.'),
    ];
    await posted(db, place, rosa);
    await posted(db, place, luz, { text: 'Gracias @Rosa Q., @Hugo Q. y @Luz Q.' });
    expect(await kinds(rosa)).toEqual(['conversation/mention']);
    expect(await kinds(stranger)).toEqual([]);
    expect(await kinds(luz)).toEqual([]);
  });

  test('tells those who follow the place once a day, until they stop', async () => {
    const { db } = given;
    const place = await givenPlace(db, 'ancud');
    const [reader, luz] = [await givenPerson(db), await givenTrusted(db)];
    await follow(place.id, reader);
    await follow(place.id, reader);
    await follow(place.id, luz);
    await posted(db, place, luz);
    await posted(db, place, luz);
    expect(await kinds(reader)).toEqual(['conversation/followed-place']);
    expect(await kinds(luz)).toEqual([]);
    const tomorrow = minutesLater(24 * 60);
    await posted(db, place, luz, {}, tomorrow);
    expect(await kinds(reader, tomorrow)).toEqual(['conversation/followed-place']);
    await follow(place.id, reader, false);
    const later = minutesLater(48 * 60);
    await posted(db, place, luz, {}, later);
    expect(await kinds(reader, later)).toEqual([]);
    expect(await follow(randomUUID(), reader)).toMatchObject({
      error: { code: 'conversation/unknown' },
    });
  });
});

describe('a decision', () => {
  test('is told to the author and to those who reported; its second review to the author', async () => {
    const { db } = given;
    const place = await givenPlace(db, 'ancud');
    const [author, reader] = [await givenTrusted(db), await givenPerson(db)];
    const other = await givenStaff(db, 'ancud');
    const { id } = await posted(db, place, author);
    const report = { commentId: id, reason: 'insults', words: '' } as const;
    await reportComment(houseOver(db), report, acting(reader));
    await hide(db, 'ancud', ana, id);
    expect(await told(author)).toEqual([
      {
        kind: 'conversation/decision',
        title:
          'Moderación ocultó un comentario tuyo en La plaza. Puedes pedir una segunda revisión',
        path: `/es-CL/own-comment/${id}`,
        institution: true,
      },
    ]);
    expect((await told(reader)).map(({ title }) => title)).toEqual([
      'Moderación ocultó el comentario que reportaste en La plaza',
    ]);
    await askSecondReview(db, { commentId: id, words: 'No insulta.' }, acting(author));
    const reviewing = { commentId: id, outcome: 'restored', answer: 'Sí.' } as const;
    await decideSecondReview(db, await scopeOf(db, 'ancud'), reviewing, acting(other));
    expect((await told(author)).map(({ title }) => title)).toContain(
      'Tras la segunda revisión, tu comentario en La plaza está a la vista',
    );
  });

  test('every kind that is told is one that people can stop', async () => {
    const { rows } = await sql<{ kind: string }>`
      select distinct kind from people.notice order by 1`.execute(given.db);
    const declared = (contributions.notices ?? []).map(({ kind }) => kind as string);
    // What the forum tells besides stands in its own tests.
    const ofForum = ['conversation/answer-kept', 'conversation/followed-theme'];
    expect([...rows.map(({ kind }) => kind), ...ofForum].sort()).toEqual(declared.toSorted());
  });
});

test('a person who is forgotten leaves no word, and the replies of others stay', async () => {
  const { db, pool } = given;
  const place = await givenPlace(db, 'ancud');
  const [rosa, luz] = [await givenTrusted(db, 'Rosa F.'), await givenTrusted(db, 'Luz F.')];
  const text = 'Palabras de Rosa que se van.';
  const root = await posted(db, place, rosa, { text });
  const reply = await posted(db, place, luz, { answersId: root.id });
  const hidden = await posted(db, place, rosa, { text });
  await hide(db, 'ancud', ana, hidden.id);
  const words = 'Porque Rosa lo dice.';
  await askSecondReview(db, { commentId: hidden.id, words }, acting(rosa));
  const report = { commentId: reply.id, reason: 'insults', words: 'Rosa reporta.' } as const;
  await reportComment(houseOver(db), report, acting(rosa));
  await follow(place.id, rosa);

  const house = houseOf(testParts(db));
  const held = await privacy.heldAbout(house, rosa);
  expect(held.flatMap(({ values }) => values.map(({ value }) => value))).toEqual(
    expect.arrayContaining([text, words, 'Rosa reporta.', 'Sin insultos.', NOW]),
  );
  await inTransaction(db, (tx) => privacy.forget(tx, rosa, NOW));
  expect(await privacy.heldAbout(house, rosa)).toEqual([]);
  const trace = await readCommentAs(db, root.id, undefined);
  expect(trace).toMatchObject({ authorId: null, withdrawnAt: NOW, written: undefined });
  expect((await readCommentAs(db, hidden.id, undefined))?.hiding?.reason).toBe('insults');
  expect((await readCommentAs(db, reply.id, undefined))?.written?.text).toContain('luz');
  for (const table of ['comment', 'version', 'decision', 'report', 'second_review', 'following']) {
    const { rows } = await pool.query(
      `select to_jsonb(t)::text as row from conversation.${table} t`,
    );
    const dump = rows.map(({ row }) => row).join('\n');
    for (const gone of [rosa, text, words, 'Rosa reporta.', 'Sin insultos.']) {
      if (gone === 'Sin insultos.' && table === 'decision') continue;
      expect(dump, table).not.toContain(gone);
    }
  }
  const moderated = await privacy.heldAbout(house, ana);
  expect(moderated.map(({ whenForgotten }) => whenForgotten)).toContain('unlinked');
  await inTransaction(db, (tx) => privacy.forget(tx, ana, NOW));
  expect(await privacy.heldAbout(house, ana)).toEqual([]);
});
