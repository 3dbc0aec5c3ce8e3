// People whom no mail reaches: who they are, what is written down, and from when their term runs.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '../../../../platform/access.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { queuedTo } from '../../../../platform/testing/outbox.ts';
import { loadShippedFacts } from '../../../../site/shipped-facts.ts';
import { toldAt } from '../index.ts';
import { switchMail } from '../store/mail-settings.ts';
import { openNotice } from '../store/notices.ts';
import { countToTell, listTellings, listTold } from '../store/tellings.ts';
import { givenReader, HOUR, noticeOf, tell, to } from '../testing/notices.ts';
import { givenInstitution, givenStaff, NOW } from '../testing/somebody.ts';
import { auditOf } from '../testing/staff.ts';
import { recordTelling } from './record-telling.ts';
import { recordMailEnd, sendUrgent } from './send-notice-mails.ts';

let given: TestDatabase;
let db: Database;
let ancud: Scope;
let lautaro: Scope;
beforeAll(async () => {
  given = await testDatabase();
  db = given.db;
  await loadShippedFacts(db);
  ancud = await givenInstitution(db, '10202');
  lautaro = await givenInstitution(db, '09108');
});
afterAll(() => given.close());

const waiting = async (personId: string, now = NOW) =>
  (await listTellings(db, { institutionId: ancud.id, now })).filter(
    (one) => one.personId === personId,
  );
const official = () => ({ institutionId: ancud.id, isUrgent: true });

describe('a person is told by the unit', () => {
  test('if she has no address, has not proven it, or wants no mail', async () => {
    const none = await givenReader(db, undefined);
    const unproven = await givenReader(db, 'u@ejemplo.cl', false);
    const off = await givenReader(db, 'o@ejemplo.cl');
    await inTransaction(db, (tx) => switchMail(tx, { personId: off, isOn: false, now: NOW }));
    for (const personId of [none, unproven, off]) {
      await tell(db, personId, official());
      expect(await waiting(personId)).toHaveLength(1);
    }
  });

  test('not if a mail will reach her, has reached her, or she has read it here', async () => {
    const rosa = await givenReader(db, 'r@ejemplo.cl');
    await tell(db, rosa, official());
    expect(await waiting(rosa)).toEqual([]);
    await sendUrgent(db, to, NOW);
    expect(await waiting(rosa)).toEqual([]);
    const [mail] = await queuedTo(db, 'r@ejemplo.cl');
    await recordMailEnd(db, { id: mail?.id ?? '', outcome: 'sent' }, () => '/', HOUR(1));
    expect(await waiting(rosa, HOUR(100))).toEqual([]);
    expect(await toldAt(db, 'people/message', 'one', rosa)).toEqual(HOUR(1));
    const eva = await givenReader(db, undefined);
    await tell(db, eva, official());
    const { id } = await noticeOf(db, eva);
    await openNotice(db, { id, personId: eva, now: HOUR(2) });
    expect(await waiting(eva)).toEqual([]);
    expect(await toldAt(db, 'people/message', 'one', eva)).toEqual(HOUR(2));
  });

  test('if her mail was refused, has no end after a day, or was never taken after two', async () => {
    const refused = await givenReader(db, 'f@ejemplo.cl');
    const lost = await givenReader(db, 'l@ejemplo.cl');
    for (const personId of [refused, lost]) await tell(db, personId, official());
    await sendUrgent(db, to, NOW);
    const [mail] = await queuedTo(db, 'f@ejemplo.cl');
    await recordMailEnd(db, { id: mail?.id ?? '', outcome: 'refused' }, () => '/', NOW);
    expect(await waiting(refused)).toHaveLength(1);
    expect(await waiting(lost, HOUR(23))).toEqual([]);
    expect(await waiting(lost, HOUR(25))).toHaveLength(1);
    const kept = await givenReader(db, 'k@ejemplo.cl');
    await tell(db, kept, { ...official(), isUrgent: false });
    expect(await waiting(kept, HOUR(47))).toEqual([]);
    expect(await waiting(kept, HOUR(49))).toHaveLength(1);
  });

  test('and not of what no institution answers for', async () => {
    const eva = await givenReader(db, undefined);
    await tell(db, eva);
    expect(await waiting(eva)).toEqual([]);
  });
});

describe('the line that says that she was told', () => {
  test('starts her term, takes her off the list and is in the log without her', async () => {
    const staff = await givenStaff(db, ancud, 'desk-staff', 'Luis A.');
    const eva = await givenReader(db, undefined);
    await tell(db, eva, official());
    const { id } = await noticeOf(db, eva);
    const record = { actor: staff, scope: ancud, ids: [id], how: 'phone', now: HOUR(3) } as const;
    expect(await toldAt(db, 'people/message', 'one', eva)).toBeUndefined();
    expect(await recordTelling(db, { ...record, at: HOUR(2) })).toBe(true);
    expect(await toldAt(db, 'people/message', 'one', eva)).toEqual(HOUR(2));
    expect(await waiting(eva)).toEqual([]);
    const [told] = await listTold(db, ancud.id, 10);
    expect(told).toMatchObject({ personId: eva, how: 'phone', at: HOUR(2), by: 'Luis A.' });
    const entries = await auditOf(db, `notice:${id}`);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ act: 'people/tell-person', actor_person: staff.personId });
    expect(JSON.stringify(entries)).not.toContain(eva);
    // The first line stands.
    expect(await recordTelling(db, { ...record, at: HOUR(3) })).toBe(false);
    expect(await toldAt(db, 'people/message', 'one', eva)).toEqual(HOUR(2));
  });

  test('is written by nobody of another institution', async () => {
    const staff = await givenStaff(db, lautaro, 'desk-staff');
    const eva = await givenReader(db, undefined);
    await tell(db, eva, official());
    const { id } = await noticeOf(db, eva);
    const record = { actor: staff, scope: lautaro, ids: [id], how: 'phone', now: HOUR(3) } as const;
    expect(await recordTelling(db, { ...record, at: HOUR(2) })).toBe(false);
    expect(await waiting(eva)).toHaveLength(1);
  });
});

test('people are counted and not their notices, with the nearest term', async () => {
  const chonchi = await givenInstitution(db, '10203');
  const eva = await givenReader(db, undefined);
  await tell(db, eva, { institutionId: chonchi.id, key: 'a' });
  await tell(db, eva, { institutionId: chonchi.id, key: 'b', dueAt: HOUR(24) });
  const counted = await countToTell(db, [chonchi.id, lautaro.id], NOW);
  expect([...counted]).toEqual([[chonchi.id, { count: 1, dueAt: HOUR(24) }]]);
});
