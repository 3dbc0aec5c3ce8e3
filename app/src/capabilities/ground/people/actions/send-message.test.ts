// Messages of an institution: to whom they go, that they go once, and that they stay as they are.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { loadShippedFacts } from '../../../../site/shipped-facts.ts';
import { findMessage, listSectors, type Sector } from '../store/messages.ts';
import { givenReader } from '../testing/notices.ts';
import { givenInstitution, givenStaff, NOW } from '../testing/somebody.ts';
import { auditOf } from '../testing/staff.ts';
import { askForMessages, stopMessages } from './ask-for-messages.ts';
import { type MessageToSend, sendMessage } from './send-message.ts';

let given: TestDatabase;
let db: Database;
let ancud: Scope;
let officer: Actor;
let north: Sector;
let south: Sector;
beforeAll(async () => {
  given = await testDatabase();
  db = given.db;
  await loadShippedFacts(db);
  ancud = await givenInstitution(db, '10202');
  officer = await givenStaff(db, ancud, 'pb-officer');
  for (const [code, name] of [
    ['1', 'Norte'],
    ['2', 'Sur'],
  ] as const) {
    await sql`insert into territories.territory (cut, kind, code, name)
      values ('10202', 'sector', ${code}, ${name})`.execute(db);
  }
  [north, south] = (await listSectors(db, ancud.id)) as [Sector, Sector];
});
afterAll(() => given.close());

const paths = { 'es-CL': '/m', en: '/en/m' };
const words = {
  noticeTitle: { 'es-CL': 'Ancud: Hola', en: 'Ancud: Hola' },
  paths,
  document: { kind: 'message', key: 'k', title: 'Hola', paths },
};

function message(more: Partial<MessageToSend> = {}): MessageToSend {
  const id = crypto.randomUUID();
  return { id, title: 'Hola', body: 'Texto', sectors: [], corrects: undefined, ...more };
}

const send = (one: MessageToSend, scope = ancud, actor = officer) =>
  sendMessage(db, { actor, scope, role: 'pb-officer', now: NOW }, one, words);

async function asks(sectorIds: readonly string[] = [], institutionId = ancud.id): Promise<string> {
  const personId = await givenReader(db, undefined);
  await askForMessages(db, { personId, institutionId, sectorIds, now: NOW });
  return personId;
}

async function toldOf(id: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('people.notice')
    .select('person_id')
    .where('key', '=', id)
    .execute();
  return rows.map(({ person_id }) => person_id);
}

describe('a message', () => {
  test('goes to whoever asked for all, or for one of its sectors, and to nobody else', async () => {
    const [all, ofNorth, ofSouth] = [await asks(), await asks([north.id]), await asks([south.id])];
    const elsewhere = await asks([], (await givenInstitution(db, '09108')).id);
    const stopped = await asks();
    await stopMessages(db, stopped, ancud.id);
    const toNorth = message({ sectors: [north] });
    const toAll = message();
    for (const one of [toNorth, toAll]) expect((await send(one)).ok).toBe(true);
    const [told, toldAll] = [await toldOf(toNorth.id), await toldOf(toAll.id)];
    expect(told).toEqual(expect.arrayContaining([all, ofNorth]));
    expect(told).not.toContain(ofSouth);
    expect(toldAll).toEqual(expect.arrayContaining([all, ofNorth, ofSouth]));
    for (const nobody of [elsewhere, stopped]) expect(toldAll).not.toContain(nobody);
    expect(await findMessage(db, toNorth.id)).toMatchObject({
      sectors: ['Norte'],
      recipientsCount: told.length,
      senderRole: 'pb-officer',
    });
    const [entry] = await auditOf(db, `message:${toNorth.id}`);
    expect(entry).toMatchObject({ act: 'people/send-message', actor_person: officer.personId });
  });

  test('is sent once, however often its form is', async () => {
    const rosa = await asks();
    const one = message();
    const sent = await Promise.all([send(one), send(one), send(one)]);
    expect(sent.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect((await toldOf(one.id)).filter((id) => id === rosa)).toHaveLength(1);
    expect(await auditOf(db, `message:${one.id}`)).toHaveLength(1);
  });

  test('cannot be changed or taken away, not even by the program', async () => {
    const one = message({ sectors: [north] });
    await send(one);
    for (const attempt of [
      sql`update people.message set title = 'Otro' where id = ${one.id}`,
      sql`delete from people.message where id = ${one.id}`,
      sql`delete from people.message_sector where message_id = ${one.id}`,
    ]) {
      await expect(attempt.execute(db)).rejects.toThrow('what was sent stays as it is');
    }
  });

  test('is corrected by one other, of the same institution', async () => {
    const wrong = message();
    await send(wrong);
    const right = message({ corrects: wrong.id });
    expect((await send(right)).ok).toBe(true);
    expect(await findMessage(db, wrong.id)).toMatchObject({ correctedBy: right.id });
    const refused = { ok: false, error: { code: 'people/message-corrected' } };
    expect(await send(message({ corrects: wrong.id }))).toEqual(refused);
    const lautaro = await givenInstitution(db, '09108');
    const other = await givenStaff(db, lautaro, 'pb-officer');
    expect(await send(message({ corrects: right.id }), lautaro, other)).toEqual(refused);
    expect(await send({ ...message(), id: right.id }, lautaro, other)).toEqual(refused);
  });
});

test('a sector of another comuna is left out of what somebody asks for', async () => {
  const personId = await asks([crypto.randomUUID()]);
  const one = message({ sectors: [south] });
  await send(one);
  // Nothing chosen is everything.
  expect(await toldOf(one.id)).toContain(personId);
});
