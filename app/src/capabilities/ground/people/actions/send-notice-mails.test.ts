// Notices by mail: to whom, when, what is in them, and never twice.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { queuedTo } from '../../../../platform/testing/outbox.ts';
import { claimMail, listDigestReaders, listUrgent } from '../store/notice-mails.ts';
import { openNotice, saveStoppedKinds } from '../store/notices.ts';
import { updatePerson } from '../store/persons.ts';
import { newToken } from '../store/tokens.ts';
import { givenReader, HOUR, noticeOf, stopTokenIn, tell, to } from '../testing/notices.ts';
import { NOW, testKeys } from '../testing/somebody.ts';
import { recordMailEnd, sendDigests, sendUrgent } from './send-notice-mails.ts';

let given: TestDatabase;
let db: Database;
beforeAll(async () => {
  given = await testDatabase();
  db = given.db;
});
afterAll(() => given.close());
beforeEach(async () => {
  await sql`delete from platform.outgoing_mail`.execute(db);
  await sql`delete from people.notice`.execute(db);
  await sql`delete from people.notice_mail`.execute(db);
  await sql`delete from people.person where email is not null`.execute(db);
});

/** The tests happen at noon in Chile; the digest of the next day has what was told by then. */
const TOMORROW = HOUR(24);
const ROSA = 'rosa@ejemplo.cl';
const settings = () => '/avisos/ajustes';

describe('the digest', () => {
  test('has everything of the day in one mail, in the language of the person', async () => {
    const rosa = await givenReader(db, ROSA);
    await inTransaction(db, (tx) => updatePerson(tx, testKeys, rosa, { locale: 'en' }));
    await tell(db, rosa);
    await tell(db, rosa, { key: 'two', titles: { 'es-CL': 'Otra cosa', en: 'Something else' } });
    await sendDigests(db, to, TOMORROW);
    const [mail, ...more] = await queuedTo(db, ROSA);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('You have 2 new notices in Minga');
    expect(mail?.body).toContain(
      'There is an answer for you\nhttps://minga.example/en/comunas/ancud',
    );
    expect(mail?.body).toContain('Something else');
    expect(mail?.body).toContain('https://minga.example/en/notices/settings');
  });

  test('of one notice says it in its subject', async () => {
    const rosa = await givenReader(db, ROSA);
    await tell(db, rosa);
    await sendDigests(db, to, TOMORROW);
    expect((await queuedTo(db, ROSA))[0]?.subject).toBe('Hay una respuesta para ti');
  });

  test('waits for its hour, and for the next day with what came after it', async () => {
    const rosa = await givenReader(db, ROSA);
    await tell(db, rosa);
    await sendDigests(db, to, HOUR(1));
    expect(await queuedTo(db, ROSA)).toEqual([]);
    // 07:59 in Chile of the next day.
    await sendDigests(db, to, new Date('2026-11-26T10:59:00Z'));
    expect(await queuedTo(db, ROSA)).toEqual([]);
    await sendDigests(db, to, new Date('2026-11-26T11:00:00Z'));
    expect(await queuedTo(db, ROSA)).toHaveLength(1);
  });
});

describe('the digest of a day', () => {
  test('is one a day, however often and by however many it is sent', async () => {
    const rosa = await givenReader(db, ROSA);
    await tell(db, rosa);
    await Promise.all([1, 2, 3, 4].map(() => sendDigests(db, to, TOMORROW)));
    await tell(db, rosa, { key: 'late' }, NOW);
    await sendDigests(db, to, HOUR(30));
    expect(await queuedTo(db, ROSA)).toHaveLength(1);
    await sendDigests(db, to, HOUR(48));
    expect(await queuedTo(db, ROSA)).toHaveLength(2);
    await sendDigests(db, to, HOUR(72));
    expect(await queuedTo(db, ROSA)).toHaveLength(2);
  });

  test('of a day is kept to one by the database, whatever the program says', async () => {
    const rosa = await givenReader(db, ROSA);
    const insert = () =>
      sql`insert into people.notice_mail (person_id, day, stop_hash, queued_at)
        values (${rosa}, '2026-11-26', sha256(random()::text::bytea), now())`.execute(db);
    await insert();
    await expect(insert()).rejects.toThrow(/duplicate key/);
  });

  test('is taken whole by one worker and not at all by the other', async () => {
    const rosa = await givenReader(db, ROSA);
    await tell(db, rosa);
    const claim = {
      personId: rosa,
      now: TOMORROW,
      what: { day: '2026-11-26', until: new Date('2026-11-26T11:00:00Z') },
    };
    const taken = await inTransaction(db, async (first) => {
      const one = await claimMail(first, { ...claim, token: newToken() });
      const other = inTransaction(db, (tx) => claimMail(tx, { ...claim, token: newToken() }));
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { one, other };
    });
    expect(taken.one?.notices).toHaveLength(1);
    expect(await taken.other).toBeUndefined();
  });

  test('whose worker dies before the end is sent by the next one', async () => {
    const rosa = await givenReader(db, ROSA);
    await tell(db, rosa);
    const dying = {
      ...to,
      page: () => {
        throw new Error('killed');
      },
    };
    await expect(sendDigests(db, dying, TOMORROW)).rejects.toThrow('killed');
    expect(await queuedTo(db, ROSA)).toEqual([]);
    await sendDigests(db, to, TOMORROW);
    expect(await queuedTo(db, ROSA)).toHaveLength(1);
  });
});

describe('what is in a digest', () => {
  test('leaves out what was opened, what is of a stopped kind and what is older than the address', async () => {
    const rosa = await givenReader(db, ROSA);
    await tell(db, rosa, { key: 'opened' });
    await tell(db, rosa, { key: 'stopped', kind: 'people/other' });
    await tell(db, rosa, { key: 'old' }, HOUR(-100));
    const { id } = await noticeOf(db, rosa, 'opened');
    await openNotice(db, { id, personId: rosa, now: NOW });
    await inTransaction(db, (tx) => saveStoppedKinds(tx, rosa, ['people/other']));
    await sendDigests(db, to, TOMORROW);
    expect(await queuedTo(db, ROSA)).toEqual([]);
  });

  test('names thirty and counts the rest', async () => {
    const rosa = await givenReader(db, ROSA);
    for (let n = 0; n < 32; n += 1) await tell(db, rosa, { key: `n${n}` });
    await sendDigests(db, to, TOMORROW);
    const [mail] = await queuedTo(db, ROSA);
    expect(mail?.body.match(/Hay una respuesta/g)).toHaveLength(30);
    expect(mail?.body).toContain('Hay 2 avisos más: https://minga.example/avisos');
  });
});

describe('what must not wait', () => {
  test('leaves at once, alone, and is in no digest', async () => {
    const rosa = await givenReader(db, ROSA);
    await tell(db, rosa, { isUrgent: true, key: 'term' });
    await tell(db, rosa);
    await Promise.all([sendUrgent(db, to, NOW), sendUrgent(db, to, NOW)]);
    await sendUrgent(db, to, NOW);
    expect(await queuedTo(db, ROSA)).toHaveLength(1);
    await sendDigests(db, to, TOMORROW);
    const mails = await queuedTo(db, ROSA);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.body.match(/Hay una respuesta/g)).toHaveLength(1);
  });
});

describe('nothing is mailed', () => {
  test('to an address that was only written, or to another than was proven', async () => {
    const unproven = await givenReader(db, 'eva@ejemplo.cl', false);
    const changed = await givenReader(db, ROSA);
    await inTransaction(db, (tx) => updatePerson(tx, testKeys, changed, { email: 'b@ejemplo.cl' }));
    for (const personId of [unproven, changed]) await tell(db, personId, { isUrgent: true });
    expect(await listUrgent(db)).toEqual([]);
    const due = { day: '2026-11-26', until: new Date('2026-11-26T11:00:00Z') };
    expect(await listDigestReaders(db, due)).toEqual([]);
    await sendUrgent(db, to, NOW);
    await sendDigests(db, to, TOMORROW);
    const all = await sql`select 1 from platform.outgoing_mail`.execute(db);
    expect(all.rows).toEqual([]);
  });
});

describe('every mail', () => {
  test('carries the two headers of one-click stopping, with a token that says nothing of whom it stops', async () => {
    const rosa = await givenReader(db, ROSA);
    await tell(db, rosa, { isUrgent: true });
    await sendUrgent(db, to, NOW);
    const [mail] = await queuedTo(db, ROSA);
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    const token = stopTokenIn(mail);
    expect(token).toHaveLength(43);
    expect(mail?.headers['List-Unsubscribe']).toBe(`<https://minga.example/parar-correo/${token}>`);
    const { rows } = await sql<{ row: string }>`
      select notice_mail::text as row from people.notice_mail`.execute(db);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('a mail that the server of the address refuses for good', () => {
  async function refused(personId: string, email: string, key: string) {
    await tell(db, personId, { isUrgent: true, key });
    await sendUrgent(db, to, NOW);
    const mails = await queuedTo(db, email);
    await recordMailEnd(db, { id: mails.at(-1)?.id ?? '', outcome: 'refused' }, settings, NOW);
  }

  test('is counted; after three in a row no more is sent and the person is told in the product, once', async () => {
    const rosa = await givenReader(db, ROSA);
    for (const key of ['a', 'b', 'c', 'd']) await refused(rosa, ROSA, key);
    const mails = await queuedTo(db, ROSA);
    expect(mails).toHaveLength(3);
    await recordMailEnd(db, { id: mails[2]?.id ?? '', outcome: 'refused' }, settings, NOW);
    const told = await db
      .selectFrom('people.notice')
      .select(['title', 'path'])
      .where('person_id', '=', rosa)
      .where('kind', '=', 'people/mail-failing')
      .execute();
    expect(told).toEqual([
      { title: 'Tu correo no recibe nuestros mensajes: revísalo', path: '/avisos/ajustes' },
    ]);
  });

  test('is forgotten by one that arrives', async () => {
    const rosa = await givenReader(db, ROSA);
    for (const key of ['a', 'b']) await refused(rosa, ROSA, key);
    await tell(db, rosa, { isUrgent: true, key: 'good' });
    await sendUrgent(db, to, NOW);
    const good = (await queuedTo(db, ROSA)).at(-1);
    await recordMailEnd(db, { id: good?.id ?? '', outcome: 'sent' }, settings, NOW);
    for (const key of ['c', 'd']) await refused(rosa, ROSA, key);
    await tell(db, rosa, { isUrgent: true, key: 'still' });
    await sendUrgent(db, to, NOW);
    expect(await queuedTo(db, ROSA)).toHaveLength(6);
  });
});
