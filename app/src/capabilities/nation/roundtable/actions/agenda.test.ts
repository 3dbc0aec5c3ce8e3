// The agenda in the database: from a bottleneck and an opportunity to an action that both close, or that a sitting ends.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerTo } from '../../../../platform/testing/attempts.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { findAction, listActions } from '../store/agenda.ts';
import { findBottleneck, listBottlenecks } from '../store/bottlenecks.ts';
import { listPlanVersions } from '../store/plan-versions.ts';
import { givenCountry, givenSecretary, later, scopeOfInstitution } from '../testing/given.ts';
import {
  action,
  at,
  givenAgreed,
  givenApproved,
  givenVoice,
  site,
  type Voice,
} from '../testing/given-agenda.ts';
import { pathIn } from '../web/paths.ts';
import { approvePlan } from './approve-plan.ts';
import { cancelAction, signAction, updateAction } from './keep-action.ts';
import { keepSilence, leaveRoundtable } from './keep-place.ts';
import {
  answerOwner,
  askOwner,
  handOver,
  proposeAction,
  withdrawAction,
} from './propose-action.ts';
import type { BySecretariat } from './secretariat.ts';
import { turnOpportunity } from './turn-into-action.ts';
import { watchActions } from './watch-actions.ts';
import {
  closeBottleneck,
  offerOpportunity,
  putPoints,
  raiseBottleneck,
} from './write-bottleneck.ts';

let given: TestDatabase;
let by: BySecretariat;
let subdere: Voice;
let ancud: Voice;
let lautaro: Voice;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = await givenSecretary(given.db);
  subdere = await givenVoice(given.db, by, 'subdere');
  ancud = await givenVoice(given.db, by, 'ancud');
  lautaro = await givenVoice(given.db, by, 'lautaro');
});
afterAll(() => given?.close());

const refused = (code: string) => ({ ok: false, error: { code: `roundtable/${code}` } });
const taken = { ok: true };
const late = {
  kind: 'late-works' as const,
  title: 'Ejecución atrasada',
  text: 'Las obras no parten.',
  affected: [{ kind: 'comuna' as const, typed: 'ancud' }],
  evidence: [{ title: 'Informe', address: 'https://ejemplo.cl/informe' }],
};

test('a bottleneck has its places and evidence, what members put on it, and is not closed without a result', async () => {
  const { db } = given;
  const nowhere = { ...late, affected: [{ kind: 'comuna' as const, typed: 'Macondo' }] };
  expect(await raiseBottleneck(db, at(ancud), nowhere)).toEqual({
    ok: false,
    error: { code: 'roundtable/place-unknown', typed: 'Macondo' },
  });
  expect(await raiseBottleneck(db, at(ancud), late)).toEqual({ ok: true, value: 1 });
  expect(await putPoints(db, at(subdere), { number: 1, points: 1 })).toEqual(taken);
  expect(await putPoints(db, at(subdere, later(1)), { number: 1, points: 3 })).toEqual(taken);
  expect(await putPoints(db, at(lautaro), { number: 1, points: 2 })).toEqual(taken);
  expect(await findBottleneck(db, 1)).toMatchObject({
    comunas: [{ slug: 'ancud' }],
    evidence: [{ title: 'Informe', deadSince: undefined }],
    ...{ pointsCount: 5, priorities: [{ points: 3 }, { points: 2 }] },
  });
  const close = (voice: Voice) =>
    closeBottleneck(db, at(voice), { number: 1, result: 'Bajó a la mitad.' });
  expect(await close(subdere)).toEqual(refused('not-yours-to-close'));
  const without = await answerTo(db, (tx) =>
    sql`update roundtable.bottleneck set closed_at = now(), closed_by = member_id`.execute(tx),
  );
  expect(without).toBe('closed_with_result');
  expect(await close(ancud)).toEqual(taken);
  expect(await close(ancud)).toEqual(refused('bottleneck-closed'));
  expect(await putPoints(db, at(lautaro), { number: 1, points: 1 })).toEqual(
    refused('bottleneck-closed'),
  );
});

test('an opportunity becomes one action in one step and keeps its origin, however often it is pressed', async () => {
  const { db } = given;
  const raised = await raiseBottleneck(db, at(ancud), { ...late, title: 'Costos' });
  const number = raised.ok ? raised.value : 0;
  const offer = { title: 'Plantilla de costos', text: 'Una para todas.', bottlenecks: [number] };
  expect(await offerOpportunity(db, at(lautaro), { ...offer, bottlenecks: [99] })).toEqual(
    refused('bottleneck-unknown'),
  );
  const offered = await offerOpportunity(db, at(lautaro), offer);
  const press = () => turnOpportunity(db, at(ancud), offered.ok ? offered.value : 0);
  const pressed = await Promise.all([press(), press(), press()]);
  expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
  const won = pressed.find(({ ok }) => ok);
  const made = await findAction(db, won?.ok ? won.value : 0);
  expect(made).toMatchObject({
    ...{ state: 'agreed', title: 'Plantilla de costos', dueOn: '2027-02-23' },
    opportunity: { title: 'Plantilla de costos' },
    bottlenecks: [{ number }],
    owners: [{ memberId: ancud.memberId, part: 'responsible', hasAccepted: true }],
  });
  expect(
    (await listBottlenecks(db)).find((one) => one.number === number)?.closedAt,
  ).toBeUndefined();
});

test('an action is agreed when each responsible accepted, and closes only with the signatures of both', async () => {
  const { db } = given;
  const owners = [subdere, ancud].map(({ memberSlug: member }) => ({
    ...{ member, part: 'responsible' as const },
  }));
  expect(await proposeAction(db, at(subdere), action)).toEqual(refused('responsible-missing'));
  expect(await proposeAction(db, at(subdere), { ...action, owners, dueOn: '2026-11-24' })).toEqual(
    refused('due-before-start'),
  );
  const proposed = await proposeAction(db, at(subdere), { ...action, owners });
  const number = proposed.ok ? proposed.value : 0;
  const state = async () => (await findAction(db, number))?.state;
  expect(await state()).toBe('proposed');
  expect(await signAction(db, at(subdere), number)).toEqual(refused('action-proposed'));
  const told = await given.pool.query('select kind from people.notice where person_id = $1', [
    ancud.personId,
  ]);
  expect(told.rows).toContainEqual({ kind: 'roundtable/action' });
  expect(await answerOwner(db, at(lautaro), { number, accepts: true })).toEqual(
    refused('not-asked-to-own'),
  );
  expect(await answerOwner(db, at(ancud), { number, accepts: true })).toEqual(taken);
  expect(await state()).toBe('agreed');
  const half = { progress: 50, text: 'Va el borrador.', evidence: [] };
  expect(await updateAction(db, at(lautaro), number, half)).toEqual(refused('not-owner'));
  expect(await updateAction(db, at(ancud), number, half)).toEqual(taken);
  expect(await state()).toBe('in-progress');
  expect(await signAction(db, at(subdere), number)).toEqual({ ok: true, value: false });
  expect(await signAction(db, at(subdere), number)).toEqual(refused('already-signed'));
  const alone = await answerTo(db, (tx) =>
    sql`update roundtable.action set state = 'done', ended_at = now() where number = ${number}`.execute(
      tx,
    ),
  );
  expect(alone).toBe('done_with_every_signature');
  expect(await state()).toBe('in-progress');
  expect(await signAction(db, at(ancud), number)).toEqual({ ok: true, value: true });
  expect(await state()).toBe('done');
  expect(await updateAction(db, at(ancud), number, half)).toEqual(refused('action-done'));
});

test('whoever proposed it withdraws it while it is not agreed, and nobody else', async () => {
  const { db } = given;
  const owners = [{ member: ancud.memberSlug, part: 'responsible' as const }];
  const proposed = await proposeAction(db, at(lautaro), { ...action, owners });
  const number = proposed.ok ? proposed.value : 0;
  const withdraw = (voice: Voice) =>
    withdrawAction(db, at(voice), { number, reason: 'Ya lo hace otra unidad.' });
  expect(await withdraw(ancud)).toEqual(refused('not-proposer'));
  expect(await askOwner(db, at(subdere), number, { member: 'subdere', part: 'partner' })).toEqual(
    refused('not-responsible'),
  );
  expect(await withdraw(lautaro)).toEqual(taken);
  expect(await findAction(db, number)).toMatchObject({
    ...{ state: 'cancelled', endReason: 'Ya lo hace otra unidad.', cancelledBy: undefined },
  });
});

test('both responsibles hear that it is late on the day after, and each thirty days, once', async () => {
  const { db } = given;
  const number = await givenAgreed(db, [subdere, ancud], { dueOn: '2026-11-30' });
  const one = await findAction(db, number);
  const told = async () => {
    const found = await given.pool.query(
      `select person_id from people.notice where kind = 'roundtable/action' and key like $1`,
      [`${one?.id} overdue %`],
    );
    return found.rows.map((row) => row.person_id).sort();
  };
  const both = [subdere.personId, ancud.personId].sort();
  await watchActions(db, pathIn, new Date('2026-11-30T18:00:00Z'));
  expect(await told()).toEqual([]);
  await watchActions(db, pathIn, new Date('2026-12-01T18:00:00Z'));
  await watchActions(db, pathIn, new Date('2026-12-20T18:00:00Z'));
  expect(await told()).toEqual(both);
  await watchActions(db, pathIn, new Date('2026-12-31T18:00:00Z'));
  expect(await told()).toEqual([...both, ...both].sort());
});

test('a member that leaves with actions open hands each over to one that accepts, or a sitting cancels it', async () => {
  const { db } = given;
  const rio = await givenVoice(db, by, 'valdivia');
  const own = async () => ({
    ...{ personId: rio.personId, now: later(9), pathIn },
    scope: await scopeOfInstitution(db, 'valdivia'),
  });
  const leave = async () =>
    leaveRoundtable(db, await own(), { reason: 'No hay equipo.', replacedBy: undefined });
  const handed = await givenAgreed(db, [rio]);
  const ended = await givenAgreed(db, [rio, ancud]);
  const open = { ok: false, error: { code: 'roundtable/open-actions', count: 2 } };
  expect(await leave()).toEqual(open);
  const gone = await answerTo(db, (tx) =>
    sql`update roundtable.member set left_on = '2026-12-04', left_reason = 'x' where id = ${rio.memberId}`.execute(
      tx,
    ),
  );
  expect(['leaves_nothing_open', 'represents_who_sits']).toContain(gone);
  // It may stop speaking all the same, and still hand over what it holds.
  expect(await keepSilence(db, await own(), true)).toEqual(taken);
  expect(await handOver(db, at(rio), { number: handed, to: lautaro.memberSlug })).toEqual(taken);
  expect(await leave()).toEqual(open);
  expect(await answerOwner(db, at(lautaro), { number: handed, accepts: true })).toEqual(taken);
  expect((await findAction(db, handed))?.owners).toMatchObject([{ memberId: lautaro.memberId }]);
  const { number: sitting } = await givenApproved(db, by, [subdere, ancud]);
  const cancel = (position: number) =>
    cancelAction(db, by, {
      ...{ number: ended, reason: 'Sin equipo.', agreement: { sitting, position } },
    });
  expect(await cancel(9)).toEqual(refused('agreement-unknown'));
  expect(await cancel(2)).toEqual(taken);
  expect((await findAction(db, ended))?.cancelledBy).toEqual({ sitting, position: 2 });
  expect(await leave()).toEqual(taken);
});

test('a version of the plan keeps what an agreement approved, with its document, as it was', async () => {
  const { db } = given;
  const number = await givenAgreed(db, [subdere], { title: 'Capacitar equipos' });
  const { number: sitting } = await givenApproved(db, by, [subdere, ancud, lautaro]);
  const approve = (position: number) => approvePlan(db, site, by, { sitting, position });
  expect(await approve(7)).toEqual(refused('agreement-unknown'));
  expect(await approve(1)).toEqual({ ok: true, value: 1 });
  expect(await approve(1)).toEqual(refused('agreement-has-plan'));
  await signAction(db, at(subdere, later(30)), number);
  const [plan] = await listPlanVersions(db);
  expect(plan).toMatchObject({ number: 1, sitting, position: 1 });
  expect(plan?.actions.find((one) => one.number === number)).toMatchObject({
    ...{ title: 'Capacitar equipos', state: 'agreed', partners: [] },
  });
  expect(plan?.actions.every(({ state }) => state !== 'proposed' && state !== 'cancelled')).toBe(
    true,
  );
  const traced = (await listActions(db)).find((one) => one.number === number);
  expect(traced).toMatchObject({ state: 'done', agreements: [{ sitting, position: 1 }] });
  const { rows } = await given.pool.query('select kind from records.document where code = $1', [
    plan?.documentCode,
  ]);
  expect(rows).toEqual([{ kind: 'roundtable-plan' }]);
  const changed = await answerTo(db, (tx) =>
    sql`update roundtable.plan_version set snapshot = '[]'`.execute(tx),
  );
  expect(changed).toBe('rows_are_only_added');
});
