import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf } from '../../../../site/site.tsx';
import { testKeys, testParts, testSite } from '../../../../site/testing.ts';
import { listDelegations } from '../store/delegations.ts';
import { forgetPerson } from '../store/forgetting.ts';
import { listPapers } from '../store/papers.ts';
import { listOwedReports, listReports } from '../store/reports.ts';
import { findVisit } from '../store/visits.ts';
import {
  givenHeld,
  givenPerson,
  givenPublished,
  givenRepresentative,
  givenStaff,
  later,
  NOW,
  pathIn,
  seen,
} from '../testing/given.ts';

import type { Acting } from './acting.ts';
import { decidePaper, putPaperBefore } from './decide-paper.ts';
import { enterAtDoor } from './enter-arrival.ts';
import { askForVisit, takeVisitStep } from './exchange-visits.ts';
import { forgetWhatServed } from './forget-what-served.ts';
import { inventedPdf } from './invented-pdf.ts';
import { publishReport, writeReport } from './keep-report.ts';
import { cancelGathering, closeGathering } from './move-gathering.ts';
import { register } from './register.ts';
import { registerDelegation, withdrawDelegation } from './register-delegation.ts';
import { callForPapers, sendPaper, takePaperBack } from './send-paper.ts';
import { watchReports } from './watch-reports.ts';

let given: TestDatabase;
let by: Acting;
let representative: Acting;

beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
  by = await givenStaff(given.db, 'subdere', 'national-staff');
  representative = await givenRepresentative(given.db, 'los-rios');
});
afterAll(() => given?.close());

const house = () => houseOf(testParts(given.db));
const encounter = { kind: 'encounter', title: 'Encuentro nacional' } as const;
const written = { title: 'Voto de niñas y niños', summary: 'Lo que pasó.', authors: 'Rosa M.' };
const pdf = { bytes: inventedPdf(['Ponencia']), name: 'ponencia.pdf', inNameOf: undefined };
const actorOf = (personId: string) => ({ personId, grants: [] });
const refused = (code: string, more = {}) => ({
  ok: false,
  error: { code: `gatherings/${code}`, ...more },
});
const notices = async (personId: string) =>
  (
    await given.pool.query(
      'select kind, title from people.notice where person_id = $1 order by created_at, title',
      [personId],
    )
  ).rows;

async function send(personId: string, slug: string, change: object = {}, now = NOW) {
  return sendPaper(house(), actorOf(personId), slug, { ...written, ...pdf, ...change }, now);
}

async function withCall(change = {}) {
  const gathering = await givenPublished(given.db, by, { ...encounter, ...change });
  const call = { text: 'Sobre niñez.', closesOn: '2026-11-26' };
  expect(await callForPapers(given.db, by, gathering.id, call)).toEqual({ ok: true });
  return gathering;
}

describe('papers', () => {
  test('are taken while the call is open, read by whoever called, and published once accepted', async () => {
    const { id, slug } = await withCall();
    const author = await givenPerson(given.db);
    expect((await send(author, slug)).ok).toBe(true);
    const next = new Date(NOW.getTime() + 60_000);
    expect((await send(author, slug, { title: 'Segunda' }, next)).ok).toBe(true);
    const late = new Date('2026-11-27T03:30:00Z');
    expect(await send(author, slug, {}, late)).toEqual(refused('papers-closed'));
    const [first, second] = await listPapers(given.db, id);
    const isPublic = async () =>
      (await given.pool.query('select is_public from platform.file where id = $1', [first?.fileId]))
        .rows[0].is_public;
    expect(await isPublic()).toBe(false);
    for (const paper of [first, second]) {
      const accepts = { paperId: paper?.id ?? '', decision: { accepts: true } } as const;
      expect((await decidePaper(given.db, by, id, accepts)).ok).toBe(true);
    }
    expect(await isPublic()).toBe(true);
    await putPaperBefore(given.db, by, id, second?.id ?? '');
    expect((await listPapers(given.db, id)).map(({ title }) => title)).toEqual([
      'Segunda',
      'Voto de niñas y niños',
    ]);
    expect((await notices(author)).map(({ kind }) => kind)).toEqual(
      Array(2).fill('gatherings/paper'),
    );
  });

  test('are not accepted without a reason, which only whoever sent it reads; taken back its file is named no more', async () => {
    const { id, slug } = await withCall();
    const author = await givenPerson(given.db);
    await send(author, slug);
    const [paper] = await listPapers(given.db, id);
    const paperId = paper?.id ?? '';
    const withoutReason = given.pool.query(
      `update gatherings.paper set state = 'not-accepted', decided_at = now() where id = $1`,
      [paperId],
    );
    await expect(withoutReason).rejects.toThrow('paper_check');
    const decision = { accepts: false, reason: 'Ya hay tres del mismo tema.' } as const;
    await decidePaper(given.db, by, id, { paperId, decision });
    expect((await listPapers(given.db, id))[0]?.reason).toBe('Ya hay tres del mismo tema.');
    const other = await givenPerson(given.db);
    expect(await takePaperBack(given.db, other, slug, paperId)).toEqual(refused('unknown'));
    expect((await takePaperBack(given.db, author, slug, paperId)).ok).toBe(true);
    const [gone] = await listPapers(given.db, id);
    expect([gone?.state, gone?.fileId, gone?.reason]).toEqual(['withdrawn', null, null]);
    const again = await decidePaper(given.db, by, id, { paperId, decision: { accepts: true } });
    expect(again).toEqual(refused('paper-withdrawn'));
  });
});

describe('a call for papers', () => {
  test('takes papers in the name only of those for whom one speaks, ten at most, and as a PDF', async () => {
    const { slug } = await withCall();
    const author = await givenPerson(given.db);
    expect(await send(author, slug, { inNameOf: representative.scope })).toEqual(
      refused('not-in-her-name'),
    );
    const bytes = new TextEncoder().encode('no es un PDF');
    expect(await send(author, slug, { bytes })).toMatchObject({
      error: { code: 'file/of-another-kind' },
    });
    for (let number = 0; number < 10; number += 1) await send(author, slug);
    expect(await send(author, slug)).toEqual(refused('papers-many'));
  });

  test('closes on the day of the gathering at the latest, and an assembly has none', async () => {
    const { id } = await givenPublished(given.db, by, encounter);
    const call = { text: 'x', closesOn: '2026-11-28' };
    expect(await callForPapers(given.db, by, id, call)).toEqual(refused('papers-close-late'));
    const assembly = await givenPublished(given.db, by);
    const soon = { text: 'x', closesOn: '2026-11-26' };
    const none = await callForPapers(given.db, by, assembly.id, soon);
    expect(none).toEqual(refused('not-an-encounter'));
  });

  test('loses what was sent in her own name with the account; papers in the name of an organisation stay theirs', async () => {
    const { id, slug } = await withCall();
    const { actor, scope } = representative;
    const own = { ...written, ...pdf, title: 'Mía' };
    await sendPaper(house(), actor, slug, own, NOW);
    await sendPaper(house(), actor, slug, { ...own, title: 'De la junta', inNameOf: scope }, NOW);
    await given.db.transaction().execute((tx) => forgetPerson(tx, actor.personId));
    expect(
      (await listPapers(given.db, id)).map(({ title, personId }) => [title, personId]),
    ).toEqual([['De la junta', null]]);
  });
});

describe('delegations', () => {
  const people = { peopleCount: 4, headName: 'Elba C.', publishesHead: false, names: ['Luis A.'] };
  const of = () => ({ actor: representative.actor, of: representative.scope });

  test('take their seats whole or not at all, one of each organisation, and give them back', async () => {
    const { id, slug } = await givenPublished(given.db, by, { ...encounter, capacity: 5 });
    const come = (change = {}) =>
      registerDelegation(given.db, { ...of(), slug }, { ...people, ...change }, NOW);
    expect(await come({ peopleCount: 6 })).toEqual(refused('delegation-too-big', { left: 5 }));
    expect((await come()).ok).toBe(true);
    expect((await seen(given.db, by, id)).seatsTaken).toBe(4);
    expect(await come()).toEqual(refused('delegation-too-big', { left: 1 }));
    expect(await come({ peopleCount: 1, names: [] })).toEqual(refused('delegation-there'));
    const waiting = await givenPerson(given.db);
    const two = { companions: 1, territoryId: undefined, needs: '' };
    const house = { db: given.db, keys: testKeys };
    expect(await register(house, waiting, slug, two, NOW)).toEqual({ ok: true, value: 'waiting' });
    await withdrawDelegation(given.db, { ...of(), slug }, { now: NOW, pathIn });
    expect((await seen(given.db, by, id)).seatsTaken).toBe(2);
    expect(await listDelegations(given.db, id)).toEqual([]);
    const { rows } = await given.pool.query(
      'select head_name, names from gatherings.delegation where gathering_id = $1',
      [id],
    );
    expect(rows).toEqual([{ head_name: null, names: [] }]);
  });

  test('are registered by those who speak for them, and never counted beyond the capacity by the table', async () => {
    const { id, slug } = await givenPublished(given.db, by, { ...encounter, capacity: 5 });
    const stranger = { personId: await givenPerson(given.db), grants: [] };
    const strange = { actor: stranger, of: representative.scope, slug };
    expect(await registerDelegation(given.db, strange, people, NOW)).toEqual(
      refused('not-in-her-name'),
    );
    const beyond = given.pool.query(
      `insert into gatherings.delegation (gathering_id, organization_id, people_count, publishes_head, names,
        registered_at) values ($1, $2, 6, false, '{}', now())`,
      [id, representative.scope.id],
    );
    await expect(beyond).rejects.toThrow('gathering_check');
  });

  test('are told of a change, and their names are forgotten a year after', async () => {
    const { id, slug } = await givenPublished(given.db, by, encounter);
    const rep = await givenRepresentative(given.db, 'chonchi');
    await registerDelegation(given.db, { actor: rep.actor, of: rep.scope, slug }, people, NOW);
    await cancelGathering(given.db, by, id, 'Temporal');
    expect((await notices(rep.actor.personId)).map(({ kind }) => kind)).toEqual([
      'gatherings/change',
    ]);
    await forgetWhatServed(given.db, later(24 * 400));
    const [kept] = await listDelegations(given.db, id);
    expect([kept?.headName, kept?.names, kept?.peopleCount]).toEqual([null, [], 4]);
  });
});

describe('the report', () => {
  const site = { publicUrl: 'https://minga.example', isDemonstration: false };
  const publish = (id: string, text: string, reason?: string) =>
    publishReport({ db: given.db, site }, { ...by, now: later(60) }, id, { text, reason });

  test('carries the figures of the room, is numbered, and is corrected by another version with its reason', async () => {
    const { id, slug, startsAt } = await withCall();
    const author = await givenPerson(given.db);
    const house = { db: given.db, keys: testKeys };
    await register(house, author, slug, { companions: 3, territoryId: undefined, needs: '' }, NOW);
    await send(author, slug);
    const [paper] = await listPapers(given.db, id);
    const accepts = { paperId: paper?.id ?? '', decision: { accepts: true } } as const;
    await decidePaper(given.db, by, id, accepts);
    expect(await publish(id, 'Antes de tiempo.')).toEqual(refused('not-held'));
    const counted = { name: '', territoryId: undefined, peopleCount: 3, formKey: id };
    await enterAtDoor(given.db, { ...by, now: startsAt }, id, counted);
    await closeGathering(given.db, { ...by, now: later(51) }, id);
    await writeReport(given.db, { ...by, now: later(52) }, id, { text: 'Uno', reason: undefined });
    expect((await publish(id, 'Se habló de niñez.')).ok).toBe(true);
    const [first] = await listReports(given.db, id);
    expect(first?.figures).toEqual({
      enrolled: 4,
      attended: 3,
      papers: 1,
      delegations: 0,
      survey_answers: null,
    });
    expect(first?.documentCode).toMatch(/^[0-9A-Z]{16}$/);
    expect(await publish(id, 'Otra cosa.')).toEqual(refused('report-published'));
    expect((await publish(id, 'Otra cosa.', 'Faltaba un tema.')).ok).toBe(true);
    const [second, before] = await listReports(given.db, id);
    expect([second?.version, second?.reason, before?.text]).toEqual([
      2,
      'Faltaba un tema.',
      'Se habló de niñez.',
    ]);
    const change = given.pool.query(`update gatherings.report set text = 'x' where id = $1`, [
      before?.id,
    ]);
    await expect(change).rejects.toThrow('stays as it is');
  });

  test('is reminded on the fifteenth day and each seven days after, once each, until there is one', async () => {
    const rep = await givenRepresentative(given.db, 'reporta');
    const { id, endsAt } = await givenHeld(given.db, rep, { ...encounter, title: 'Debe informe' });
    const days = (count: number) => new Date(endsAt.getTime() + count * 86_400_000);
    const told = async () =>
      (await notices(rep.actor.personId)).filter(({ kind }) => kind === 'gatherings/report');
    const owed = (now: Date) => listOwedReports(given.db, { now, scopes: [rep.scope] });
    expect(await owed(days(0.05))).toEqual([]);
    expect((await owed(days(1))).map(({ title }) => title)).toEqual(['Debe informe']);
    for (const [day, count] of [
      [14, 0],
      [15, 1],
      [16, 1],
      [22, 2],
      [23, 2],
      [29, 3],
    ] as const) {
      await watchReports(given.db, pathIn, days(day));
      expect(`${day}: ${(await told()).length}`).toBe(`${day}: ${count}`);
    }
    const acting = { ...rep, now: days(30) };
    await publishReport({ db: given.db, site }, acting, id, { text: 'Listo.', reason: undefined });
    await watchReports(given.db, pathIn, days(36));
    expect(await told()).toHaveLength(3);
    expect((await listReports(given.db, id))[0]?.documentCode).toBeNull();
  });
});

describe('a visit', () => {
  let asker: Acting;
  let asked: Acting;
  let other: Acting;
  beforeAll(async () => {
    asker = await givenStaff(given.db, 'ancud', 'pb-officer');
    asked = await givenStaff(given.db, 'lautaro', 'pb-officer');
    other = await givenStaff(given.db, 'castro', 'pb-officer');
  });
  const visit = {
    reason: 'Queremos ver su papeleta.',
    interest: { title: 'Lautaro 2019', paths: { 'es-CL': '/x', en: '/en/x' } },
    proposedDays: ['2026-12-10', '2026-12-11'],
  };
  const ask = () => askForVisit(given.db, asker, 'lautaro', visit);
  const step = (who: Acting, number: number, one: Parameters<typeof takeVisitStep>[3]) =>
    takeVisitStep(given.db, who, number, one);
  async function asks(): Promise<number> {
    const done = await ask();
    if (!done.ok) throw new Error(done.error.code);
    return done.value;
  }

  test('is asked for once until it is answered, put on another day, agreed, held, and told by both', async () => {
    const number = await asks();
    expect(await ask()).toEqual(refused('visit-waits'));
    const day = '2026-12-15';
    expect(await step(asked, number, { event: 'accept', day })).toEqual(refused('visit-day-other'));
    expect(await step(other, number, { event: 'accept', day })).toEqual(refused('unknown'));
    await step(asked, number, { event: 'propose', day, reason: 'Ese día hay asamblea.' });
    expect((await step(asker, number, { event: 'agree' })).ok).toBe(true);
    expect((await findVisit(given.db, number))?.visitOn).toBe(day);
    expect(await step(asker, number, { event: 'note' })).toEqual(refused('visit-not-yet'));
    const after = { ...asker, now: new Date('2026-12-16T15:00:00Z') };
    expect((await step(after, number, { event: 'note' })).ok).toBe(true);
    await step(after, number, { event: 'learn', text: 'La papeleta corta.' });
    await step({ ...asked, now: after.now }, number, { event: 'learn', text: 'Su asamblea.' });
    const held = await findVisit(given.db, number);
    expect([held?.state, held?.lessons.map(({ text }) => text)]).toEqual([
      'held',
      ['La papeleta corta.', 'Su asamblea.'],
    ]);
    expect((await notices(asked.actor.personId)).map(({ title }) => title)).toEqual([
      'Ancud pide visitar a Lautaro',
      'Quedó acordada la visita de Ancud a Lautaro',
    ]);
  });

  test('is declined with a reason, helped by a public body, and never of one municipality with itself', async () => {
    const number = await asks();
    const help = { event: 'sponsor', text: 'Paga el bus.' } as const;
    expect(await step(other, number, help)).toEqual(refused('unknown'));
    expect((await step(by, number, help)).ok).toBe(true);
    expect((await findVisit(given.db, number))?.sponsors[0]?.contribution).toBe('Paga el bus.');
    await step(asked, number, { event: 'decline', reason: 'Estamos en elección.' });
    expect((await findVisit(given.db, number))?.stateReason).toBe('Estamos en elección.');
    expect(await askForVisit(given.db, asker, 'ancud', visit)).toEqual(refused('visit-of-itself'));
    const past = { ...visit, proposedDays: ['2026-11-25'] };
    expect(await askForVisit(given.db, asker, 'lautaro', past)).toEqual(refused('visit-day-past'));
    expect(await askForVisit(given.db, asker, 'subdere', visit)).toEqual(refused('unknown'));
    const crossed = given.pool.query(
      `insert into gatherings.visit (number, asker_id, asked_id, reason, interest, proposed_days, asked_at)
       values (99, $1, $2, 'x', 'x', '{2026-12-01}', now())`,
      [asker.scope.id, by.scope.id],
    );
    await expect(crossed).rejects.toThrow('between two municipalities');
  });
});
