import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { parseCut } from '../../territories/rules/index.ts';
import { standingOf } from '../index.ts';
import { parseOrganizationFilter } from '../rules/organization-filter.ts';
import { readBoard, readBoardInOffice } from '../store/boards.ts';
import { countInComuna, listOrganizations } from '../store/directory.ts';
import { listChecks, listOverdue, listQueue, readOpenCheck } from '../store/legal-checks.ts';
import { readOrganizationById } from '../store/organizations.ts';
import { readOrganizationToday } from '../store/organizations-today.ts';
import {
  acting,
  answerOpenCheck,
  councilOfLautaro,
  givenConfirmed,
  givenCountry,
  givenPerson,
  givenRegistered,
  givenStaff,
  lettersAt,
  scopeOfInstitution,
} from '../testing/given.ts';
import { decideCheck } from './decide-check.ts';
import { declareBoard } from './declare-board.ts';
import { escalateOverdueChecks } from './escalate-overdue-checks.ts';
import { forgetEnded } from './forget-ended.ts';
import { warnOfEndingBoards } from './warn-of-ending-boards.ts';

const now = new Date('2026-11-25T15:00:00Z');

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
});
afterAll(() => given?.close());

async function answer(
  slug: string,
  checkId: string,
  decision: 'confirmed' | 'returned' | 'rejected',
  reasons = '',
) {
  const { db } = given;
  const role = slug === 'subdere' || slug === 'dos' ? 'national-staff' : 'certifying-officer';
  const officer = await givenStaff(db, slug, role);
  const scope = await scopeOfInstitution(db, slug);
  return decideCheck(db, scope, { checkId, decision, reasons }, acting(officer));
}

async function givenWaiting(email?: string, cut = '09108') {
  const { db } = given;
  const person = await givenPerson(db, email === undefined ? {} : { email });
  const { id, slug } = await givenRegistered(db, person, councilOfLautaro({ cut: parseCut(cut) }));
  const check = await readOpenCheck(db, id);
  return { id, slug, person, checkId: check?.id ?? '' };
}

test('an answer: that confirms puts board and legal state in force and is told to the representative', async () => {
  const { db } = given;
  const { id, checkId } = await givenWaiting('rosa@example.org');
  expect((await answer('lautaro', checkId, 'confirmed')).ok).toBe(true);
  expect(await readOrganizationById(db, id)).toMatchObject({
    legalState: 'confirmed',
    checkedAt: now,
  });
  expect((await readOrganizationToday(db, id, now))?.boardUntil).toBe('2028-02-29');
  const [letter] = await lettersAt(db, 'rosa@example.org');
  expect(letter?.text).toContain('Municipalidad de Lautaro confirmó su registro y su directiva');
  expect((await lettersAt(db, 'guacolda@example.org')).length).toBeGreaterThan(0);
});

test('an answer: that sends it back or rejects it needs reasons and says them', async () => {
  const { db } = given;
  const { id, checkId } = await givenWaiting('ana@example.org');
  for (const decision of ['returned', 'rejected'] as const) {
    expect(await answer('lautaro', checkId, decision)).toMatchObject({
      error: { code: 'organizations/reasons-missing' },
    });
  }
  expect((await readOpenCheck(db, id))?.state).toBe('waiting');
  expect((await answer('lautaro', checkId, 'returned', 'Falta el acta.')).ok).toBe(true);
  expect((await readOrganizationById(db, id))?.legalState).toBe('returned');
  const [letter] = await lettersAt(db, 'ana@example.org');
  expect(letter?.text).toContain('Motivos: Falta el acta.');
});

test('an answer: that rejects forgets the names; it is audited in the name of the institution, without its reasons', async () => {
  const { db } = given;
  const { id, checkId } = await givenWaiting();
  const boardId = (await readOpenCheck(db, id))?.boardId ?? '';
  await answer('lautaro', checkId, 'rejected', 'No consta.');
  expect((await readBoard(db, boardId))?.members).toEqual([]);
  const entries = await db
    .selectFrom('records.audit_entry')
    .select(['act', 'scope_id', 'told', 'reason'])
    .where('subject', '=', `organization:${id}`)
    .orderBy('id')
    .execute();
  const { id: lautaro } = await scopeOfInstitution(db, 'lautaro');
  expect(entries.at(-1)).toEqual({
    act: 'organizations/check',
    scope_id: lautaro,
    told: { about: 'registration', decision: 'rejected' },
    reason: null,
  });
  expect((await listChecks(db, id))[0]?.reasons).toBe('No consta.');
});

test('an answer: belongs to its institution: to any other the check is not there', async () => {
  const { id, checkId } = await givenWaiting();
  for (const slug of ['temuco', 'subdere', 'dos']) {
    expect(await answer(slug, checkId, 'confirmed')).toEqual({
      ok: false,
      error: { code: 'organizations/unknown' },
    });
  }
  expect((await readOrganizationById(given.db, id))?.legalState).toBe('pending');
});

test('an answer: of two at the same moment counts once', async () => {
  const { db } = given;
  const { id, checkId } = await givenWaiting();
  const done = await Promise.all([
    answer('lautaro', checkId, 'confirmed'),
    answer('lautaro', checkId, 'rejected', 'No.'),
    answer('lautaro', checkId, 'returned', 'No.'),
  ]);
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(done.filter(({ ok }) => !ok)).toEqual([
    { ok: false, error: { code: 'organizations/check-decided' } },
    { ok: false, error: { code: 'organizations/check-decided' } },
  ]);
  const [check] = await listChecks(db, id);
  expect((await readOrganizationById(db, id))?.legalState).toBe(check?.state);
});

const lastEvening = new Date('2026-12-11T02:59:00Z');
const nextDay = new Date('2026-12-11T03:00:00Z');

test('a term that runs out: escalates on the day after its last, in the time of the comuna, once', async () => {
  const { db } = given;
  await givenStaff(db, 'dos', 'national-staff', { email: 'turno@dos.example' });
  const { id, checkId } = await givenWaiting('eva@example.org');
  expect(await listOverdue(db, lastEvening)).not.toContain(checkId);
  expect(await listOverdue(db, nextDay)).toContain(checkId);
  await escalateOverdueChecks(db, nextDay);
  expect(await readOpenCheck(db, id)).toMatchObject({ state: 'escalated', escalatedAt: nextDay });
  expect(await listOverdue(db, nextDay)).not.toContain(checkId);
  const told = (await lettersAt(db, 'eva@example.org')).filter(({ subject }) =>
    subject.startsWith('Sin respuesta en plazo'),
  );
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain('Municipalidad de Lautaro tenía hasta el jueves 10 de diciembre');
  expect(await escalateOverdueChecks(db, nextDay)).toBe(0);
  expect((await lettersAt(db, 'turno@dos.example')).length).toBeGreaterThan(0);
});

test('a term that runs out: on Easter Island the day ends two hours later', async () => {
  const { db } = given;
  const { checkId } = await givenWaiting(undefined, '05201');
  expect(await listOverdue(db, nextDay)).not.toContain(checkId);
  expect(await listOverdue(db, new Date('2026-12-11T05:00:00Z'))).toContain(checkId);
});

test('a term that runs out: then the national bodies see it and may answer, and so may the municipality', async () => {
  const { db } = given;
  const first = await givenWaiting();
  const second = await givenWaiting();
  const ids = async (slug: string) =>
    (await listQueue(db, (await scopeOfInstitution(db, slug)).id)).map(({ id }) => id);
  expect(await ids('subdere')).not.toContain(first.checkId);
  await escalateOverdueChecks(db, nextDay);
  expect(await ids('subdere')).toContain(first.checkId);
  expect(await ids('dos')).toContain(first.checkId);
  expect(await ids('lautaro')).toContain(first.checkId);
  expect((await answer('subdere', first.checkId, 'confirmed')).ok).toBe(true);
  expect((await answer('lautaro', second.checkId, 'confirmed')).ok).toBe(true);
  expect(await answer('temuco', second.checkId, 'confirmed')).toMatchObject({
    error: { code: 'organizations/unknown' },
  });
  expect((await listChecks(db, first.id))[0]).toMatchObject({
    decidedInName: expect.stringContaining('SUBDERE'),
  });
  expect(await ids('dos')).not.toContain(first.checkId);
});

test('a term that runs out: two copies of the watch escalate each check once', async () => {
  const { db } = given;
  const waiting = await Promise.all([givenWaiting(), givenWaiting(), givenWaiting()]);
  const counts = await Promise.all([
    escalateOverdueChecks(db, nextDay),
    escalateOverdueChecks(db, nextDay),
  ]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(waiting.length);
});

test('a term that runs out: a check of the national bodies has nobody above', async () => {
  const { db } = given;
  const { facts, ...rest } = councilOfLautaro({ kind: 'university', cut: undefined });
  const { id } = await givenRegistered(db, await givenPerson(db), { ...rest, facts });
  await escalateOverdueChecks(db, new Date('2027-03-01T12:00:00Z'));
  expect((await readOpenCheck(db, id))?.state).toBe('waiting');
});

const next = {
  validFrom: '2028-03-01',
  validUntil: '2031-02-28',
  document: 'Acta 2028',
  members: [{ post: 'chair', name: 'Luz Melillán' } as const],
};

test('a new board: holds office from its first day on once it is confirmed, and only then the names of the one before are forgotten', async () => {
  const { db } = given;
  const person = await givenPerson(db);
  const { id } = await givenConfirmed(db, person);
  const scope = { kind: 'organization', id } as const;
  const before = await readBoardInOffice(db, id, now);
  expect(before?.members).toHaveLength(2);
  expect((await declareBoard(db, scope, next, acting(person))).ok).toBe(true);
  expect((await readBoardInOffice(db, id, now))?.id).toBe(before?.id);
  expect(await declareBoard(db, scope, next, acting(person))).toMatchObject({
    error: { code: 'organizations/check-open' },
  });
  const check = await readOpenCheck(db, id);
  expect(check).toMatchObject({ about: 'board' });
  await answer('lautaro', check?.id ?? '', 'confirmed');
  expect((await readBoardInOffice(db, id, now))?.id).toBe(before?.id);
  const beginning = new Date('2028-03-01T03:00:00Z');
  const lastEvening = new Date(beginning.getTime() - 1);
  expect(await readOrganizationToday(db, id, lastEvening)).toMatchObject({
    boardUntil: '2028-02-29',
    boardToCome: '2028-03-01',
  });
  await forgetEnded(db, lastEvening);
  expect((await readBoardInOffice(db, id, lastEvening))?.members).toHaveLength(2);
  expect(await readBoardInOffice(db, id, beginning)).toMatchObject(next);
  expect(await readOrganizationToday(db, id, beginning)).toMatchObject({
    boardUntil: '2031-02-28',
    boardToCome: null,
  });
  await forgetEnded(db, beginning);
  expect((await readBoard(db, before?.id ?? ''))?.members).toEqual([]);
  expect((await readBoardInOffice(db, id, beginning))?.members).toHaveLength(1);
});

test('a new board: that is to come leaves the directory, the comuna and the standing as they are until it begins', async () => {
  const { db } = given;
  const person = await givenPerson(db);
  const registration = councilOfLautaro({ cut: parseCut('09109') });
  const { id } = await givenConfirmed(db, person, {
    ...registration,
    board: { ...registration.board, validUntil: '2026-12-31' },
  });
  const board = { ...next, validFrom: '2027-02-01' };
  await declareBoard(db, { kind: 'organization', id }, board, acting(person));
  await answerOpenCheck(db, id, '09109');
  const onlyWithBoard = parseOrganizationFilter(
    new URLSearchParams({ comuna: '09109', directiva: 'vigente' }),
  );
  const seen = async (day: string) => {
    const noon = new Date(`${day}T15:00:00Z`);
    const { total } = await listOrganizations(db, onlyWithBoard, noon);
    const { withBoard } = await countInComuna(db, '09109', noon);
    return [total, withBoard, (await standingOf(db, id, noon))?.board.kind];
  };
  expect(await seen('2026-12-31')).toEqual([1, 1, 'valid']);
  expect(await seen('2027-01-15')).toEqual([0, 0, 'to-come']);
  expect(await seen('2027-02-01')).toEqual([1, 1, 'valid']);
});

test('a new board: that ends before the one whose place it took is over when it ends', async () => {
  const { db } = given;
  const person = await givenPerson(db);
  const { id } = await givenConfirmed(db, person);
  const board = { ...next, validFrom: '2026-11-20', validUntil: '2027-06-30' };
  await declareBoard(db, { kind: 'organization', id }, board, acting(person));
  await answerOpenCheck(db, id, '09108');
  expect((await standingOf(db, id, new Date('2027-07-01T15:00:00Z')))?.board).toEqual({
    kind: 'lapsed',
    since: '2027-07-01',
  });
});

test('a new board: that was sent back is declared again, and its first names are forgotten', async () => {
  const { db } = given;
  const person = await givenPerson(db);
  const { id } = await givenConfirmed(db, person);
  const scope = { kind: 'organization', id } as const;
  await declareBoard(db, scope, next, acting(person));
  const check = await readOpenCheck(db, id);
  await answer('lautaro', check?.id ?? '', 'returned', 'Falta el certificado.');
  expect((await readOrganizationById(db, id))?.legalState).toBe('confirmed');
  expect((await readBoard(db, check?.boardId ?? ''))?.members).toHaveLength(1);
  expect((await declareBoard(db, scope, next, acting(person))).ok).toBe(true);
  expect((await readBoard(db, check?.boardId ?? ''))?.members).toEqual([]);
  expect((await readBoardInOffice(db, id, now))?.members).toHaveLength(2);
});

test('a new board: waits until the organisation itself is confirmed', async () => {
  const { id, person } = await givenWaiting();
  expect(
    await declareBoard(given.db, { kind: 'organization', id }, next, acting(person)),
  ).toMatchObject({ error: { code: 'organizations/not-confirmed' } });
});

describe('warnings of an end', () => {
  async function givenEnding(email: string, validUntil: string) {
    const { db } = given;
    const person = await givenPerson(db, { email });
    const registration = councilOfLautaro();
    const board = { ...registration.board, validUntil };
    return { person, ...(await givenConfirmed(db, person, { ...registration, board })) };
  }
  const endings = async (email: string) =>
    (await lettersAt(given.db, email))
      .map(({ subject }) => subject)
      .filter((one) => one.startsWith('Queda'));

  test('are sent sixty, thirty and seven days before, each once, whatever copies run', async () => {
    const { db } = given;
    await givenEnding('luz@example.org', '2027-06-30');
    const noon = (day: string) => new Date(`${day}T15:00:00Z`);
    await warnOfEndingBoards(db, noon('2027-04-30'));
    expect(await endings('luz@example.org')).toEqual([]);
    await Promise.all([
      warnOfEndingBoards(db, noon('2027-05-01')),
      warnOfEndingBoards(db, noon('2027-05-01')),
    ]);
    await warnOfEndingBoards(db, noon('2027-05-02'));
    expect(await endings('luz@example.org')).toEqual([
      'Quedan 60 días de directiva: Junta de Vecinos Guacolda',
    ]);
    await warnOfEndingBoards(db, noon('2027-06-01'));
    await warnOfEndingBoards(db, noon('2027-06-29'));
    await warnOfEndingBoards(db, noon('2027-07-01'));
    expect((await endings('luz@example.org')).length).toBe(3);
    expect(await endings('luz@example.org')).toContain(
      'Queda 1 día de directiva: Junta de Vecinos Guacolda',
    );
  });

  test('stop when a later board waits to be checked, and when it is confirmed', async () => {
    const { db } = given;
    const { id, person } = await givenEnding('sol@example.org', '2027-09-30');
    const board = {
      validFrom: '2027-10-01',
      validUntil: '2030-09-30',
      document: 'Acta',
      members: [{ post: 'chair', name: 'Sol Catrileo' } as const],
    };
    await declareBoard(db, { kind: 'organization', id }, board, acting(person));
    await warnOfEndingBoards(db, new Date('2027-09-25T15:00:00Z'));
    await answerOpenCheck(db, id, '09108');
    await warnOfEndingBoards(db, new Date('2027-09-26T15:00:00Z'));
    expect(await endings('sol@example.org')).toEqual([]);
  });
});
