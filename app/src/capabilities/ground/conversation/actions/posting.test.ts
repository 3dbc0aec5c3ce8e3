// Posting, replying, changing and withdrawing: what everybody reads of it, and what is refused.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import {
  countThreads,
  listReplies,
  listShownVersions,
  listThreads,
  readCommentAs,
} from '../store/comments.ts';
import type { Place } from '../store/places.ts';
import {
  acting,
  closePlace,
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
  post,
  posted,
} from '../testing/given.ts';
import { editComment } from './edit-comment.ts';
import { withdrawComment } from './withdraw-comment.ts';

let given: TestDatabase;
let moderator: string;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  moderator = await givenStaff(given.db, 'ancud');
});
afterAll(() => given?.close());

const newPlace = (more = {}) => givenPlace(given.db, 'ancud', more);
const everybodyReads = async (id: string) =>
  (await readCommentAs(given.db, id, undefined))?.written?.text;
const refused = (code: string) => ({ ok: false, error: { code: `conversation/${code}` } });

function edit(
  place: Place,
  personId: string,
  commentId: string,
  more: { text?: string; lang?: 'es' | 'en' | 'arn'; fromVersion?: number; now?: Date } = {},
) {
  const { text = 'Falta luz y pavimento.', lang = 'es', fromVersion = 1, now = NOW } = more;
  const change = { commentId, placeId: place.id, text, lang, fromVersion };
  return editComment(houseOver(given.db), change, acting(personId, now));
}

describe('a new person', () => {
  test('sees her comment at once; others see it when a moderator lets it through', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenPerson(db)];
    const { id, waits } = await posted(db, place, person);
    expect(waits).toBe(true);
    expect(await everybodyReads(id)).toBeUndefined();
    expect(await readCommentAs(db, id, await givenPerson(db))).toBeUndefined();
    expect((await readCommentAs(db, id, person))?.written?.text).toBe('Falta luz en el pasaje.');
    const asked = { placeId: place.id, side: undefined };
    expect(await countThreads(db, { ...asked, viewerId: undefined })).toBe(0);
    expect(await countThreads(db, { ...asked, viewerId: person })).toBe(1);
    await letThrough(db, 'ancud', moderator, id);
    expect(await everybodyReads(id)).toBe('Falta luz en el pasaje.');
  });

  test('waits no more after three were let through, and again after one is hidden', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenPerson(db)];
    for (const minutes of [-90, -80, -70]) {
      const first = await posted(db, place, person, {}, minutesLater(minutes));
      expect(first.waits).toBe(true);
      await letThrough(db, 'ancud', moderator, first.id);
    }
    const other = await newPlace();
    const { id, waits } = await posted(db, other, person, {}, minutesLater(1));
    expect(waits).toBe(false);
    expect(await everybodyReads(id)).toBe('Falta luz en el pasaje.');
    await hide(db, 'ancud', moderator, id);
    expect((await posted(db, other, person, {}, minutesLater(2))).waits).toBe(true);
  });

  test('does not get past the moderators by replying, nor in another language', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenPerson(db)];
    const root = await posted(db, place, await givenTrusted(db));
    const reply = await posted(db, place, person, { answersId: root.id });
    const english = await posted(db, place, person, { lang: 'en', text: 'No lights.' });
    expect([reply.waits, english.waits]).toEqual([true, true]);
    expect(await everybodyReads(reply.id)).toBeUndefined();
    expect(await everybodyReads(english.id)).toBeUndefined();
  });
});

describe('a change before moderators know its author', () => {
  test('of a new person after a moderator let her comment through waits, and others read what was let through', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenPerson(db)];
    const { id } = await posted(db, place, person);
    await letThrough(db, 'ancud', moderator, id);
    const changed = await edit(place, person, id, { text: 'COMPRE AQUÍ', now: minutesLater(5) });
    expect(changed).toMatchObject({ value: { waits: true } });
    expect(await everybodyReads(id)).toBe('Falta luz en el pasaje.');
    const lang = await edit(place, person, id, {
      text: 'COMPRE AQUÍ',
      lang: 'arn',
      fromVersion: 2,
      now: minutesLater(6),
    });
    expect(lang).toMatchObject({ value: { waits: true } });
    expect((await readCommentAs(db, id, undefined))?.written?.lang).toBe('es');
    await letThrough(db, 'ancud', moderator, id, 3);
    expect(await everybodyReads(id)).toBe('COMPRE AQUÍ');
  });

  test('leaves in the history what everybody could read, and nothing that only waited', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenPerson(db)];
    const { id } = await posted(db, place, person, { text: 'Algo que nadie aprobó.' });
    expect((await edit(place, person, id, { text: 'Uno.' })).ok).toBe(true);
    await letThrough(db, 'ancud', moderator, id, 2);
    expect((await edit(place, person, id, { text: 'Dos.', fromVersion: 2 })).ok).toBe(true);
    await letThrough(db, 'ancud', moderator, id, 3);
    const versions = await listShownVersions(db, id);
    expect(versions.map(({ number, text }) => [number, text])).toEqual([
      [3, 'Dos.'],
      [2, 'Uno.'],
    ]);
    await hide(db, 'ancud', moderator, id, 3);
    expect(await listShownVersions(db, id)).toEqual([]);
  });
});

describe('a change', () => {
  test('of somebody known is shown at once, with what it said before', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenTrusted(db)];
    const { id } = await posted(db, place, person);
    expect(await edit(place, person, id)).toMatchObject({ value: { waits: false } });
    expect(await everybodyReads(id)).toBe('Falta luz y pavimento.');
    expect(await listShownVersions(db, id)).toHaveLength(2);
  });

  test('to the same words is none; two at once from one version are one', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenTrusted(db)];
    const { id } = await posted(db, place, person);
    const same = await edit(place, person, id, { text: 'Falta luz en el pasaje.' });
    expect(same).toMatchObject({ value: { waits: false } });
    expect((await readCommentAs(db, id, person))?.latestVersion).toBe(1);
    const both = await Promise.all([
      edit(place, person, id, { text: 'A' }),
      edit(place, person, id, { text: 'B' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual(refused('changed'));
  });

  test('is refused to others, late, and of what is hidden or withdrawn', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenTrusted(db)];
    const { id } = await posted(db, place, person);
    expect(await edit(place, await givenPerson(db), id)).toEqual(refused('unknown'));
    expect(await edit(await newPlace(), person, id)).toEqual(refused('unknown'));
    expect(await edit(place, person, id, { now: minutesLater(31) })).toEqual(
      refused('window-over'),
    );
    await hide(db, 'ancud', moderator, id);
    expect(await edit(place, person, id)).toEqual(refused('hidden'));
  });
});

describe('a reply', () => {
  test('to a reply stands in the same thread and says whom it answers', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenTrusted(db)];
    const root = await posted(db, place, person);
    const first = await posted(db, place, person, { answersId: root.id }, minutesLater(1));
    const second = await posted(db, place, person, { answersId: first.id }, minutesLater(2));
    const replies = await listReplies(db, [root.id], undefined, { limit: 9, offset: 0 });
    expect(replies.map(({ id, threadId, answersId }) => [id, threadId, answersId])).toEqual([
      [first.id, root.id, root.id],
      [second.id, root.id, first.id],
    ]);
    const asked = { placeId: place.id, side: undefined, viewerId: undefined };
    expect(await listThreads(db, asked, { limit: 9, offset: 0 })).toHaveLength(1);
  });

  test('is refused to what waits, is hidden or withdrawn, and across places', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenTrusted(db)];
    const waiting = await posted(db, place, await givenPerson(db));
    const hidden = await posted(db, place, person);
    await hide(db, 'ancud', moderator, hidden.id);
    const withdrawn = await posted(db, place, person);
    await withdrawComment(db, withdrawn.id, acting(person));
    for (const { id: answersId } of [waiting, hidden, withdrawn]) {
      const by = await givenTrusted(db);
      expect(await post(db, place, by, { answersId })).toEqual(refused('not-answerable'));
    }
    const elsewhere = await posted(db, await newPlace(), person);
    expect(await post(db, place, person, { answersId: elsewhere.id })).toEqual(refused('unknown'));
  });
});

describe('a comment', () => {
  test('in a place with two columns takes a side, its replies none', async () => {
    const { db } = given;
    const [place, person] = [await newPlace({ mode: 'two-column' }), await givenTrusted(db)];
    expect(await post(db, place, person)).toEqual(refused('side-missing'));
    const root = await posted(db, place, person, { side: 'against' });
    const reply = await posted(db, place, person, { answersId: root.id, side: 'for' });
    expect((await readCommentAs(db, root.id, undefined))?.side).toBe('against');
    expect((await readCommentAs(db, reply.id, undefined))?.side).toBeNull();
    const asked = { placeId: place.id, viewerId: undefined };
    expect(await countThreads(db, { ...asked, side: 'against' })).toBe(1);
    expect(await countThreads(db, { ...asked, side: 'for' })).toBe(0);
  });

  test('in a closed place is refused, as are a reply and a change; what was said stays', async () => {
    const { db } = given;
    const key = randomUUID();
    const [place, person] = [await newPlace({ key }), await givenTrusted(db)];
    const { id } = await posted(db, place, person);
    await closePlace(db, key);
    expect(await post(db, place, person)).toEqual(refused('closed'));
    expect(await post(db, place, person, { answersId: id })).toEqual(refused('closed'));
    expect(await edit(place, person, id)).toEqual(refused('closed'));
    expect(await everybodyReads(id)).toBe('Falta luz en el pasaje.');
    expect((await withdrawComment(db, id, acting(person))).ok).toBe(true);
  });
});

describe('what somebody may post', () => {
  test('is refused to a child and to whoever has not said her age, and in no place', async () => {
    const { db } = given;
    const place = await newPlace();
    const child = await givenPerson(db, { birthDate: '2014-03-01' });
    const unknown = await givenPerson(db, { birthDate: null });
    const young = await givenPerson(db, { birthDate: '2012-11-25' });
    expect(await post(db, place, child)).toEqual(refused('too-young'));
    expect(await post(db, place, unknown)).toEqual(refused('age-unknown'));
    expect((await post(db, place, young)).ok).toBe(true);
    const nowhere = { ...place, id: randomUUID() };
    expect(await post(db, nowhere, young)).toEqual(refused('unknown'));
  });

  test('is refused to whoever writes too much in one place, and says how long to wait', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenPerson(db)];
    for (let times = 0; times < 5; times += 1) await posted(db, place, person);
    const sixth = await post(db, place, person);
    expect(sixth).toMatchObject({ ok: false, error: { code: 'conversation/too-many' } });
    expect(!sixth.ok && 'minutes' in sixth.error && sixth.error.minutes).toBe(10);
    expect((await post(db, await newPlace(), person)).ok).toBe(true);
    expect((await post(db, place, await givenPerson(db))).ok).toBe(true);
    const kept = await given.pool.query(
      `select attempts from platform.rate_limit where key like 'conversation/place:%' and attempts = 6`,
    );
    expect(kept.rows).toHaveLength(1);
  });

  test('that is withdrawn leaves a line, no words, and the replies of others', async () => {
    const { db } = given;
    const [place, person] = [await newPlace(), await givenTrusted(db)];
    const root = await posted(db, place, person);
    const reply = await posted(db, place, await givenTrusted(db), { answersId: root.id });
    expect(await withdrawComment(db, root.id, acting(await givenPerson(db)))).toEqual(
      refused('unknown'),
    );
    expect((await withdrawComment(db, root.id, acting(person))).ok).toBe(true);
    expect((await withdrawComment(db, root.id, acting(person))).ok).toBe(true);
    const trace = await readCommentAs(db, root.id, undefined);
    expect(trace).toMatchObject({ withdrawnAt: NOW, written: undefined });
    expect(await everybodyReads(reply.id)).toBe('Falta luz en el pasaje.');
    const left = await given.pool.query('select from conversation.version where comment_id = $1', [
      root.id,
    ]);
    expect(left.rows).toEqual([]);
  });
});
