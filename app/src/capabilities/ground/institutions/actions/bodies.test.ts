// Bodies and their members: within their institution, within their seats, never removed; by rule and by the database.
import { createHash } from 'node:crypto';
import { canonicalJson } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { contributions as territories } from '../../territories/index.ts';
import type { Member, MemberWords } from '../rules/body.ts';
import { findMember, listMembers, readBody } from '../store/bodies.ts';
import { findInstitution } from '../store/institutions.ts';
import { memberNamed } from '../testing/members.ts';
import { officerOf } from '../testing/staff.ts';
import { addMembers } from './add-members.ts';
import type { ByStaff } from './by-staff.ts';
import { editMember } from './edit-member.ts';
import { loadInstitutions } from './load-institutions.ts';
import { recordDeparture } from './record-departure.ts';
import { setBody } from './set-body.ts';

const KIND = 'municipal-council';
let given: TestDatabase;
let by: ByStaff;
let elsewhere: ByStaff;
const slugs = [
  'lautaro',
  'ancud',
  'osorno',
  'buin',
  'quilpue',
  'la-serena',
  'maipu',
  'arica',
  'temuco',
  'castro',
  'penco',
  'tome',
];

beforeAll(async () => {
  given = await testDatabase();
  await territories.loadFacts?.(given.db);
  await loadInstitutions(given.db);
});
afterAll(() => given.close());
// Each test has a council of its own: nobody can be removed after it.
beforeEach(async () => {
  by = await officer(slugs.shift() ?? '');
  elsewhere = await officer('villarrica');
});

async function officer(slug: string): Promise<ByStaff> {
  const found = await findInstitution(given.db, slug);
  if (found === undefined) throw new Error(`${slug} is loaded`);
  return officerOf(found.id);
}

const members = () => listMembers(given.db, by.scope.id, KIND);
const body = () => readBody(given.db, by.scope.id, KIND);
const add = (...words: MemberWords[]) => addMembers(given.db, by, KIND, words);

async function seats(count: number | null, quorum: number | null = null) {
  const { version: seen } = await body();
  const to = { seats: count, quorum, attendanceRule: null };
  return setBody(given.db, by, { kind: KIND, to, seen });
}

async function only(name: string): Promise<Member> {
  const found = (await members()).find((member) => member.name === name);
  if (found === undefined) throw new Error(`${name} is there`);
  return found;
}

async function audited(): Promise<unknown[]> {
  const { rows } = await sql<{ told: unknown }>`
    select told from records.audit_entry where scope_id = ${by.scope.id} order by id`.execute(
    given.db,
  );
  return rows.map(({ told }) => told);
}

/** The state before and after of every entry of this institution, as hashes. */
async function hashes(): Promise<unknown[]> {
  const { rows } = await sql<{ before: Buffer | null; after: Buffer | null }>`
    select before_sha256 as before, after_sha256 as after
    from records.audit_entry where scope_id = ${by.scope.id} order by id`.execute(given.db);
  return rows.map(({ before, after }) => [before, after]);
}

function hashOf(state: object): Buffer {
  return createHash('sha256').update(canonicalJson(state)).digest();
}

describe('setting a body', () => {
  test('keeps seats, quorum and rule, with its trace', async () => {
    expect((await seats(7, 4)).ok).toBe(true);
    expect(await body()).toMatchObject({ seats: 7, quorum: 4 });
    expect(await audited()).toEqual([{ body: KIND, seats: 7, quorum: 4 }]);
  });

  test('never takes away a seat in which somebody sits', async () => {
    await add(memberNamed('Ana'), memberNamed('Bea'));
    expect(await seats(1)).toEqual({
      ok: false,
      error: { code: 'institutions/seats-are-taken', sitting: 2 },
    });
    expect((await seats(2)).ok).toBe(true);
  });

  test('of two who set it at once one is told', async () => {
    const to = { seats: 7, quorum: 4, attendanceRule: null };
    const outcomes = await Promise.all(
      [7, 9].map((count) =>
        setBody(given.db, by, { kind: KIND, to: { ...to, seats: count }, seen: '' }),
      ),
    );
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  });
});

test('a file comes in whole or not at all', async () => {
  await seats(2);
  const refused = await add(memberNamed('Ana'), memberNamed('Bea'), memberNamed('Carla'));
  expect(refused).toMatchObject({
    ok: false,
    error: [{ place: 2, refusal: { code: 'institutions/more-than-seats' } }],
  });
  expect(await members()).toEqual([]);
  expect(await add(memberNamed('Ana'), memberNamed('Bea'))).toEqual({ ok: true, value: 2 });
  expect(await audited()).toHaveLength(3);
});

test('two people who add at once never fill more than the seats', async () => {
  await seats(1);
  const names = ['Ana', 'Bea', 'Carla', 'Dora'];
  const outcomes = await Promise.all(names.map((name) => add(memberNamed(name))));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await members()).toHaveLength(1);
});

describe('the log', () => {
  test('leaves no trace of the address and of the reason of a departure in the hashes of the log', async () => {
    const { email: _, ...words } = memberNamed('Ana');
    await add({ ...words, email: 'ana@ejemplo.cl' });
    const first = await only('Ana');
    const edited = { ...words, standsFor: 'JJ.VV. Norte', email: 'otra@ejemplo.cl' };
    await editMember(given.db, by, {
      kind: KIND,
      id: first.id,
      words: edited,
      seen: first.version,
    });
    const { id, version: seen } = await only('Ana');
    const departure = { on: '2026-03-01', reason: 'Enfermedad' };
    await recordDeparture(given.db, by, { kind: KIND, id, departure, seen });
    expect(await only('Ana')).toMatchObject({ email: 'otra@ejemplo.cl', leftReason: 'Enfermedad' });
    expect(await hashes()).toEqual([
      [null, hashOf(words)],
      [hashOf(words), hashOf({ ...words, standsFor: 'JJ.VV. Norte' })],
      [hashOf({ leftOn: null }), hashOf({ leftOn: '2026-03-01' })],
    ]);
  });
});

describe('a member', () => {
  test('is corrected, unless somebody else did so before', async () => {
    await add(memberNamed('Ana Sotto'));
    const { id, version: seen } = await only('Ana Sotto');
    const edit = (words: MemberWords) => editMember(given.db, by, { kind: KIND, id, words, seen });
    expect((await edit(memberNamed('Ana Soto'))).ok).toBe(true);
    expect(await edit(memberNamed('Ana Sotta'))).toMatchObject({
      error: { code: 'institutions/changed-meanwhile' },
    });
    expect(await only('Ana Soto')).toMatchObject({ id });
  });

  test('leaves with a day and a reason, stays in the list, and frees the seat from that day', async () => {
    await seats(1);
    await add(memberNamed('Ana'));
    const next = memberNamed('Bea', { mandateFrom: '2026-03-01' });
    expect((await add(next)).ok).toBe(false);
    const { id, version: seen } = await only('Ana');
    const departure = { on: '2026-03-01', reason: 'Renuncia' };
    const left = await recordDeparture(given.db, by, { kind: KIND, id, departure, seen });
    expect(left.ok).toBe(true);
    expect(await only('Ana')).toMatchObject({ leftOn: '2026-03-01', leftReason: 'Renuncia' });
    expect((await add(next)).ok).toBe(true);
    // Her seat is taken: the departure cannot be taken back any more.
    const { version } = await only('Ana');
    const back = { kind: KIND, id, departure: undefined, seen: version } as const;
    expect(await recordDeparture(given.db, by, back)).toMatchObject({
      error: { code: 'institutions/more-than-seats' },
    });
    expect(JSON.stringify(await audited())).not.toMatch(/Ana|Bea|Renuncia/);
  });

  test('cannot leave before having taken office', async () => {
    await add(memberNamed('Ana'));
    const { id, version: seen } = await only('Ana');
    const departure = { on: '2024-12-05', reason: 'Renuncia' };
    expect(await recordDeparture(given.db, by, { kind: KIND, id, departure, seen })).toEqual({
      ok: false,
      error: { code: 'institutions/left-before-beginning', mandateFrom: '2024-12-06' },
    });
  });

  test('of another institution is not there: neither read nor written', async () => {
    await add(memberNamed('Ana'));
    const { id, version: seen } = await only('Ana');
    expect(await findMember(given.db, elsewhere.scope.id, KIND, id)).toBeUndefined();
    const refused = { ok: false, error: { code: 'institutions/not-here' } };
    const words = memberNamed('Eva');
    expect(await editMember(given.db, elsewhere, { kind: KIND, id, words, seen })).toEqual(refused);
    const departure = { on: '2026-01-01', reason: 'Renuncia' };
    expect(await recordDeparture(given.db, elsewhere, { kind: KIND, id, departure, seen })).toEqual(
      refused,
    );
    expect(await only('Ana')).toMatchObject({ leftOn: null });
  });
});

describe('the database refuses by itself', () => {
  async function insert(name: string, more: Partial<MemberWords> = {}): Promise<string> {
    const { id } = await body();
    const { seat, mandateFrom, mandateUntil } = memberNamed(name, more);
    try {
      await sql`insert into institutions.body_member (body_id, name, seat, mandate_from, mandate_until)
        values (${id}, ${name}, ${seat}, ${mandateFrom}, ${mandateUntil})`.execute(given.db);
      return 'taken';
    } catch (error) {
      return (error as { constraint?: string; message: string }).constraint ?? String(error);
    }
  }

  test('more than the seats, two chairs, the same person twice, a mandate that ends before it begins', async () => {
    await seats(2);
    expect(await insert('Ana', { seat: 'chair' })).toBe('taken');
    expect(await insert('Bea', { seat: 'chair' })).toBe('body_member_one_at_a_time');
    expect(await insert('ANÁ', { mandateFrom: '2025-01-01' })).toBe('body_member_not_twice');
    expect(await insert('Bea')).toBe('taken');
    expect(await insert('Carla')).toBe('body_member_within_seats');
    expect(await insert('Dora', { mandateUntil: '2024-12-06' })).toContain('check');
    expect(await insert('Eva', { seat: 'secretary' })).toBe('taken');
    const fewer = sql`update institutions.body set seats = 1 where institution_id = ${by.scope.id}`;
    await expect(fewer.execute(given.db)).rejects.toThrow('more sit at once');
    await expect(sql`delete from institutions.body_member`.execute(given.db)).rejects.toThrow(
      'never removed',
    );
  });

  test('and two who write at the same moment wait for each other instead of both fitting', async () => {
    await seats(1);
    const outcomes = await Promise.all(['Ana', 'Bea', 'Carla'].map((name) => insert(name)));
    expect(outcomes.toSorted()).toEqual([
      'body_member_within_seats',
      'body_member_within_seats',
      'taken',
    ]);
  });
});
