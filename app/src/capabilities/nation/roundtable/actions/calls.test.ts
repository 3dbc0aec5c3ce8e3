// From a call to its results: what the actions take and refuse, what the database refuses by itself, and who is told.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerTo } from '../../../../platform/testing/attempts.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { findApplication, listApplications } from '../store/applications.ts';
import {
  type GivenOrganization,
  givenApplied,
  givenCountry,
  givenDraft,
  givenOpen,
  givenOrganization,
  givenSecretary,
  NOW,
  seen,
  written,
} from '../testing/given.ts';
import { apply, takeBack } from './apply.ts';
import { extendCall, publishCall, withdrawCall } from './publish-call.ts';
import type { BySecretariat } from './secretariat.ts';
import { deleteCall, editCall } from './write-call.ts';

let given: TestDatabase;
let by: BySecretariat;
let vecinos: GivenOrganization;
let barrio: GivenOrganization;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = await givenSecretary(given.db);
  vecinos = await givenOrganization(given.db, 'Corporación Vecinos de Chile');
  barrio = await givenOrganization(given.db, 'Fundación Barrio');
});
afterAll(() => given?.close());

const refused = (code: string, more = {}) => ({
  ok: false,
  error: { code: `roundtable/${code}`, ...more },
});
const taken = { ok: true };

const noticesOf = async (personId: string) => {
  const { rows } = await given.pool.query(
    'select kind, key from people.notice where person_id = $1 order by key',
    [personId],
  );
  return rows.map(({ kind }) => kind);
};

describe('a draft', () => {
  test('is changed, published with the next number and no more changed', async () => {
    const { db } = given;
    const { id } = await givenDraft(db, by);
    const change = { ...written, title: 'Segunda convocatoria', requirements: [] };
    expect(await editCall(db, by, { id, written: change })).toEqual(taken);
    expect(await publishCall(db, by, id)).toEqual(refused('requirements-missing'));
    expect(await editCall(db, by, { id, written })).toEqual(taken);
    const published = await publishCall(db, by, id);
    expect(published).toMatchObject({ ok: true });
    expect((await seen(db, by, id)).number).toBe(published.ok && published.value);
    expect(await editCall(db, by, { id, written })).toEqual(refused('is-open'));
    expect(await deleteCall(db, by, id)).toEqual(refused('is-open'));
    expect(await publishCall(db, by, id)).toEqual(refused('is-open'));
    const stays = (column: string) =>
      answerTo(db, (tx) =>
        sql`update roundtable.call set ${sql.ref(column)} = 'x' where id = ${id}`.execute(tx),
      );
    expect(await stays('title')).toBe('published_stays');
    expect(
      await answerTo(db, (tx) =>
        sql`delete from roundtable.requirement where call_id = ${id}`.execute(tx),
      ),
    ).toBe('published_stays');
    expect(
      await answerTo(db, (tx) => sql`delete from roundtable.call where id = ${id}`.execute(tx)),
    ).toBe('published_is_kept');
  });

  test('of another national body is not there', async () => {
    const { db } = given;
    const { id } = await givenDraft(db, by);
    const dos = await givenSecretary(db, 'dos');
    expect(await editCall(db, dos, { id, written })).toEqual(refused('unknown'));
    expect(await publishCall(db, dos, id)).toEqual(refused('unknown'));
    expect(await deleteCall(db, by, id)).toEqual(taken);
    expect(await deleteCall(db, by, id)).toEqual(refused('unknown'));
  });

  test('two published at once have two numbers, one after the other', async () => {
    const { db } = given;
    const drafts = await Promise.all([givenDraft(db, by), givenDraft(db, by)]);
    const published = await Promise.all(drafts.map(({ id }) => publishCall(db, by, id)));
    const numbers = published.map((one) => (one.ok ? one.value : 0)).toSorted((a, b) => a - b);
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
  });
});

describe('applying', () => {
  const sent = {
    written: { letter: 'Queremos aportar.', territory: 'Todo el país' },
    proofs: [{ position: 1, text: 'Diez años.', file: undefined, alt: '' }],
  };

  test('is once each organisation, changed and taken back until the last day', async () => {
    const { db } = given;
    const call = await givenOpen(db, by);
    const number = call.number ?? 0;
    const of = { personId: vecinos.personId, scope: vecinos.scope, now: NOW };
    await Promise.all([1, 2, 3].map(() => givenApplied(db, call, vecinos)));
    expect(await listApplications(db, call.id)).toHaveLength(1);
    const last = { ...of, now: new Date('2026-12-06T02:59:00Z') };
    expect(await takeBack(db, last, number)).toEqual(taken);
    expect(await takeBack(db, last, number)).toEqual(refused('application-withdrawn'));
    expect(await apply(db, last, { number, ...sent })).toEqual(taken);
    const again = await findApplication(db, call.id, vecinos.id);
    expect(again).toMatchObject({ withdrawnAt: undefined, letter: 'Queremos aportar.' });
    const after = { ...of, now: new Date('2026-12-06T03:00:00Z') };
    expect(await apply(db, after, { number, ...sent })).toEqual(refused('is-closed'));
    expect(await takeBack(db, after, number)).toEqual(refused('is-closed'));
    expect(await apply(db, of, { number: 999, ...sent })).toEqual(refused('unknown'));
    const late = (column: 'letter' | 'name_then') =>
      answerTo(db, (tx) =>
        sql`update roundtable.application set ${sql.ref(column)} = 'x', changed_at = ${after.now}
          where call_id = ${call.id}`.execute(tx),
      );
    expect(await late('letter')).toBe('applied_while_open');
    expect(
      await answerTo(db, (tx) =>
        sql`delete from roundtable.application where call_id = ${call.id}`.execute(tx),
      ),
    ).toBe('application_is_kept');
  });

  test('asks for every requirement, and a file where it says so', async () => {
    const { db } = given;
    const call = await givenOpen(db, by, { requirements: written.requirements });
    const of = { personId: vecinos.personId, scope: vecinos.scope, now: NOW };
    const asked = { number: call.number ?? 0, ...sent };
    expect(await apply(db, of, { ...asked, proofs: [] })).toEqual(
      refused('proof-missing', { position: 1 }),
    );
    const words = { position: 2, text: 'Vigente.', file: undefined, alt: '' };
    expect(await apply(db, of, { ...asked, proofs: [...sent.proofs, words] })).toEqual(
      refused('proof-missing', { position: 2 }),
    );
    const only = await givenOpen(db, by);
    await givenApplied(db, only, vecinos);
    const [proof] = (await findApplication(db, only.id, vecinos.id))?.proofs ?? [];
    expect(proof?.text).toBe('Llevamos diez años en esto.');
  });

  test('is for organisations that may act and do not sit yet', async () => {
    const { db } = given;
    const call = await givenOpen(db, by);
    const of = { personId: barrio.personId, scope: barrio.scope, now: NOW };
    const asked = { number: call.number ?? 0, ...sent };
    const set = (at: Date | null) =>
      sql`update organizations.organization set frozen_at = ${at},
        frozen_reason = ${at === null ? null : 'Se revisa quién la representa'}
        where id = ${barrio.id}`.execute(db);
    await set(NOW);
    expect(await apply(db, of, asked)).toEqual(refused('may-not-act'));
    await set(null);
    expect(await apply(db, of, asked)).toEqual(taken);
  });
});

test('the last day is put off while it is open, never earlier, and whoever began to apply is told', async () => {
  const { db } = given;
  const call = await givenOpen(db, by);
  const [stays, gone, never] = await Promise.all(
    ['Queda', 'Se fue', 'Nunca'].map((name) => givenOrganization(db, `ONG ${name}`)),
  );
  assert(stays !== undefined && gone !== undefined && never !== undefined, 'three are given');
  for (const one of [stays, gone]) await givenApplied(db, call, one);
  const hers = { personId: gone.personId, scope: gone.scope, now: NOW };
  expect(await takeBack(db, hers, call.number ?? 0)).toEqual(taken);
  const asked = { id: call.id, toDay: '2026-12-12', reason: 'Llovió en todo el sur.' };
  const earlier = { ...asked, toDay: '2026-12-05' };
  expect(await extendCall(db, by, earlier)).toEqual(
    refused('not-later', { closesOn: '2026-12-05' }),
  );
  expect(await extendCall(db, await givenSecretary(db, 'dos'), asked)).toEqual(refused('unknown'));
  const both = await Promise.all([extendCall(db, by, asked), extendCall(db, by, asked)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await seen(db, by, call.id)).toMatchObject({
    closesOn: '2026-12-12',
    extensions: [
      { fromDay: '2026-12-05', toDay: '2026-12-12', reason: asked.reason, toldOn: '2026-11-25' },
    ],
  });
  expect(await noticesOf(stays.personId)).toContain('roundtable/call');
  expect(await noticesOf(gone.personId)).toContain('roundtable/call');
  expect(await noticesOf(never.personId)).toEqual([]);
  await givenApplied(db, call, gone, new Date('2026-12-10T15:00:00Z'));
  const closed = { ...by, now: new Date('2026-12-13T15:00:00Z') };
  expect(await extendCall(db, closed, { ...asked, toDay: '2026-12-30' })).toEqual(
    refused('is-closed'),
  );
  const audited = await given.pool.query(
    "select reason from records.audit_entry where told ->> 'step' = 'call-extended'",
  );
  expect(audited.rows).toEqual([{ reason: asked.reason }]);
});

test('the database takes no last day but one that was put off with its reason', async () => {
  const { db } = given;
  const { id } = await givenOpen(db, by);
  const tell = (text: string) => answerTo(db, (tx) => sql.raw(text).execute(tx));
  const put = (from: string, to: string, at = NOW.toISOString()) =>
    tell(
      `insert into roundtable.extension values ('${id}', '${from}', '${to}', 'Porque sí', '${at}')`,
    );
  expect(await tell(`update roundtable.call set closes_on = '2026-12-30' where id = '${id}'`)).toBe(
    'published_stays',
  );
  expect(await put('2026-12-04', '2026-12-10')).toBe('extends_what_stands');
  expect(await put('2026-12-05', '2026-12-01')).toBe('extension_check');
  expect(await put('2026-12-05', '2026-12-10', '2026-12-06T03:00:00Z')).toBe('extended_while_open');
  expect(await extendCall(db, by, { id, toDay: '2026-12-10', reason: 'Feriado.' })).toEqual(taken);
  expect(await tell(`update roundtable.call set closes_on = '2026-12-05' where id = '${id}'`)).toBe(
    'published_stays',
  );
  for (const change of [
    "update roundtable.extension set reason = 'x'",
    'delete from roundtable.extension',
  ]) {
    expect(await tell(`${change} where call_id = '${id}'`)).toBe('extension_is_kept');
  }
});

test('a call that is withdrawn says why, and whoever applied is told', async () => {
  const { db } = given;
  const call = await givenOpen(db, by);
  const ong = await givenOrganization(db, 'ONG Del sur');
  await givenApplied(db, call, ong);
  const { id } = call;
  expect(await withdrawCall(db, by, { id, reason: 'Se repite con otra.' })).toEqual(taken);
  expect(await seen(db, by, id)).toMatchObject({
    state: 'withdrawn',
    withdrawnReason: 'Se repite con otra.',
  });
  expect(await noticesOf(ong.personId)).toContain('roundtable/call');
  expect(await withdrawCall(db, by, { id, reason: 'Otra vez.' })).toEqual(refused('is-withdrawn'));
});
