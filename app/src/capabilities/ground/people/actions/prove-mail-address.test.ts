// An address proven by its code: six digits, five attempts, half an hour, and only while it is the account's.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { queuedTo } from '../../../../platform/testing/outbox.ts';
import { readMailState } from '../store/mail-settings.ts';
import { updatePerson } from '../store/persons.ts';
import { givenReader } from '../testing/notices.ts';
import { later, NOW, testKeys } from '../testing/somebody.ts';
import { proveMailAddress, sendMailCode } from './prove-mail-address.ts';

let given: TestDatabase;
let db: Database;
beforeAll(async () => {
  given = await testDatabase();
  db = given.db;
});
afterAll(() => given.close());

async function asked(email: string): Promise<{ readonly personId: string; readonly code: string }> {
  const personId = await givenReader(db, email, false);
  return { personId, code: await codeFor(personId, email) };
}

async function codeFor(personId: string, email: string): Promise<string> {
  const sent = await sendMailCode(db, testKeys, { personId, now: NOW });
  expect(sent.ok).toBe(true);
  return /\b\d{6}\b/.exec((await queuedTo(db, email)).at(-1)?.body ?? '')?.[0] ?? '';
}

const prove = (personId: string, code: string, now = NOW) =>
  proveMailAddress(db, testKeys, { personId, code, now });
const other = (code: string) => (code === '000000' ? '000001' : '000000');
const over = { ok: false, error: { code: 'people/mail-code-over' } };

describe('a code', () => {
  test('proves the address to which it was sent, once', async () => {
    const { personId, code } = await asked('a@ejemplo.cl');
    expect(code).toHaveLength(6);
    expect((await readMailState(db, personId, NOW)).isCodeSent).toBe(true);
    expect((await prove(personId, code)).ok).toBe(true);
    expect(await readMailState(db, personId, NOW)).toEqual({
      email: 'a@ejemplo.cl',
      isProven: true,
      isOn: true,
      isFailing: false,
      isCodeSent: false,
    });
    expect(await prove(personId, code)).toEqual(over);
  });

  test('is not kept where it can be read, and serves nobody else', async () => {
    const { personId, code } = await asked('b@ejemplo.cl');
    const row = await db
      .selectFrom('people.mail_proof')
      .selectAll()
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(code);
    const eva = await givenReader(db, 'eva@ejemplo.cl', false);
    expect(await prove(eva, code)).toEqual(over);
  });

  test('ends after five attempts, the right one included', async () => {
    const { personId, code } = await asked('c@ejemplo.cl');
    for (let n = 0; n < 5; n += 1) {
      expect(await prove(personId, other(code))).toEqual({
        ok: false,
        error: { code: 'people/mail-code-wrong' },
      });
    }
    expect(await prove(personId, code)).toEqual(over);
  });

  test('ends after half an hour', async () => {
    const { personId, code } = await asked('d@ejemplo.cl');
    expect(await prove(personId, code, later(31 * 60_000))).toEqual(over);
    expect((await prove(personId, code, later(29 * 60_000))).ok).toBe(true);
  });

  test('proves nothing once the address is another, which is asked for again', async () => {
    const { personId, code } = await asked('e@ejemplo.cl');
    const change = (email: string) =>
      inTransaction(db, (tx) => updatePerson(tx, testKeys, personId, { email }));
    await change('f@ejemplo.cl');
    expect(await prove(personId, code)).toEqual(over);
    expect((await prove(personId, await codeFor(personId, 'f@ejemplo.cl'))).ok).toBe(true);
    await change('g@ejemplo.cl');
    expect((await readMailState(db, personId, NOW)).isProven).toBe(false);
  });
});

describe('another code', () => {
  test('is not sent without an address, nor again and again', async () => {
    const nobody = await givenReader(db, undefined);
    expect(await sendMailCode(db, testKeys, { personId: nobody, now: NOW })).toEqual({
      ok: false,
      error: { code: 'people/mail-missing' },
    });
    const personId = await givenReader(db, 'h@ejemplo.cl', false);
    for (let n = 0; n < 5; n += 1) await codeFor(personId, 'h@ejemplo.cl');
    const sixth = await sendMailCode(db, testKeys, { personId, now: NOW });
    expect(sixth).toMatchObject({ ok: false, error: { code: 'people/mail-wait' } });
    // Somebody else who writes the same address is held back too.
    const eva = await givenReader(db, 'H@ejemplo.cl', false);
    expect((await sendMailCode(db, testKeys, { personId: eva, now: NOW })).ok).toBe(false);
    expect(await queuedTo(db, 'h@ejemplo.cl')).toHaveLength(5);
  });
});
