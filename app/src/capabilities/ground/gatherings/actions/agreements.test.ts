// Agreements: whoever called is told when one falls due, and says what became of it with what shows it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import {
  givenHeld,
  givenRepresentative,
  givenStaff,
  later,
  NOW,
  pathIn,
} from '../testing/given.ts';
import { page } from '../testing/pages.ts';
import type { Acting } from './acting.ts';
import { noteFulfilment } from './note-fulfilment.ts';
import { watchAgreements } from './watch-agreements.ts';
import { approveMinutes, correctMinutes, writeMinutes } from './write-minutes.ts';

const folder = mkdtempSync(join(tmpdir(), 'minga-agreement-'));
let given: TestDatabase;
let anybody: TestSite;
let by: Acting;
let second: Acting;
let now = NOW;
const site = { publicUrl: 'http://localhost', isDemonstration: true };

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { files: localStore(folder), clock: { now: () => now } });
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
  second = await givenStaff(given.db, 'ancud', 'certifying-officer');
});
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (acting: Acting): Acting => ({ ...acting, now: later(60) });

async function approved(id: string, dueOn: string, text: string): Promise<void> {
  const agreements = [{ text, responsible: 'Secpla', dueOn }];
  await writeMinutes(given.db, at(by), id, { text: 'Se habló.', agreements });
  const done = await approveMinutes(given.db, site, at(second), { id, inLater: undefined });
  expect(done.ok).toBe(true);
}

const told = async (personId: string) =>
  (
    await given.pool.query<{ title: string }>(
      `select title from people.notice where kind = 'gatherings/agreement' and person_id = $1
        order by created_at`,
      [personId],
    )
  ).rows.map(({ title }) => title);

async function watchOn(day: string): Promise<void> {
  now = new Date(`${day}T15:00:00Z`);
  await watchAgreements(given.db, pathIn, now);
  await watchAgreements(given.db, pathIn, now);
}

const tasks = async (acting: Acting) =>
  page(await anybody.as(acting.actor.personId), '/lo-que-me-toca');

test('an agreement: whoever called hears of its day three days before and after it, once each', async () => {
  const { id } = await givenHeld(given.db, by, { title: 'Asamblea del plazo' });
  await approved(id, '2027-03-10', 'Pedir luz');
  await watchOn('2027-03-06');
  expect(await told(by.actor.personId)).toEqual([]);
  expect(await tasks(by)).not.toContain('Pedir luz');
  await watchOn('2027-03-07');
  expect(await told(by.actor.personId)).toEqual([
    expect.stringMatching(/El acuerdo 1\.1 de «Asamblea del plazo» vence el miércoles 10 de marzo/),
  ]);
  expect(await told(second.actor.personId)).toHaveLength(1);
  expect(await tasks(by)).toContain('Responde Secpla: Pedir luz');
  await watchOn('2027-03-10');
  expect(await told(by.actor.personId)).toHaveLength(1);
  await watchOn('2027-03-11');
  expect(await told(by.actor.personId)).toEqual([
    expect.stringContaining('vence el'),
    expect.stringContaining('venció el'),
  ]);
  expect(await tasks(by)).toContain('ya venció');
  await watchOn('2027-12-10');
  expect(await told(by.actor.personId)).toHaveLength(2);
  expect(await tasks(by)).toContain('Pedir luz');
  const files = localStore(folder);
  const followed = { ...by, now };
  const said = { position: 1, state: 'not-fulfilled', how: 'Sin plata' } as const;
  const none = { happenedOn: '2027-12-09', evidenceAddress: undefined, evidence: undefined };
  const house = { db: given.db, files };
  expect((await noteFulfilment(house, followed, id, { ...said, ...none })).ok).toBe(true);
  expect(await tasks(by)).not.toContain('Pedir luz');
});

const DESK = '/gestion/ancud/reuniones';
const send = async (at: string, fields: Readonly<Record<string, string | Blob>>) => {
  const desk = await anybody.as(by.actor.personId);
  const sent = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) sent.set(name, value, 'foto.jpg');
    else sent.set(name, value);
  }
  const answer = await desk.post(at, sent);
  return { status: answer.status, text: await answer.text() };
};
const said = { estado: 'fulfilled', fecha: '2028-03-01', como: 'Se cambiaron doce luminarias' };

test('what became of an agreement is published with what shows it, never changed, and told in the list; what was said before stays', async () => {
  const { id, slug } = await givenHeld(given.db, by, {
    title: 'Cabildo de luz',
    kind: 'encounter',
  });
  await approved(id, '2028-02-01', 'Cambiar luminarias');
  now = new Date('2028-03-02T15:00:00Z');
  expect(await page(anybody, `/reuniones/${slug}`)).toContain('Atrasado');
  const at = `${DESK}/${id}/acuerdos/1`;
  const without = await send(at, said);
  expect(without.status).toBe(422);
  expect(without.text).toContain('href="#respaldo"');
  expect(without.text).toContain('Se cambiaron doce luminarias</textarea>');
  const early = await send(at, { ...said, fecha: '2028-03-03', enlace: 'ancud.cl/luz' });
  expect([early.status, early.text.includes('todavía no llega')]).toEqual([422, true]);
  expect((await send(at, { estado: '', fecha: '', como: '' })).text).toContain('href="#estado"');
  const wrong = await send(at, { ...said, respaldo: new Blob(['no es una foto']) });
  expect([wrong.status, wrong.text.includes('id="respaldo-error"')]).toEqual([422, true]);
  expect(await page(anybody, `/reuniones/${slug}`)).toContain('Atrasado');
  const no = { estado: 'not-fulfilled', fecha: '2028-02-02', como: 'Faltó el contrato' };
  expect((await send(at, no)).status).toBe(303);
  const square = { width: 40, height: 60, channels: 3, background: '#ffffff' } as const;
  const photo = new Blob([new Uint8Array(await sharp({ create: square }).jpeg().toBuffer())]);
  const enlace = 'https://ancud.example/luz';
  expect((await send(at, { ...said, respaldo: photo, enlace })).status).toBe(303);
  const shown = await page(anybody, `/reuniones/${slug}`);
  expect(shown).not.toContain('Atrasado');
  expect(shown).toMatch(/Cumplido.*Se cambiaron doce luminarias.*respaldo \(/s);
  expect(shown).toContain(`href="${enlace}"`);
  expect(shown).toMatch(/Lo que se dijo antes.*No cumplido.*Faltó el contrato/s);
  const file = /href="(\/archivos\/[^"]+)"[^>]*>respaldo/.exec(shown)?.[1] ?? '';
  expect((await anybody.get(file)).status).toBe(200);
  const list = await (await anybody.get('/datos/acuerdos.json?q=cabildo')).json();
  expect(list.rows).toMatchObject([
    {
      gathering: slug,
      number: '1.1',
      text: 'Cambiar luminarias',
      responsible: 'Secpla',
      due_on: '2028-02-01',
      state: 'fulfilled',
      happened_on: '2028-03-01',
      evidence_address: enlace,
      evidence_file: file,
      caller: 'ancud',
    },
  ]);
  const changed = given.pool.query(`update gatherings.fulfilment set how = 'otra cosa'`);
  await expect(changed).rejects.toThrow('never changed');
  const other = await anybody.as(
    (await givenStaff(given.db, 'castro', 'pb-officer')).actor.personId,
  );
  expect((await other.get(at)).status).toBe(403);
  expect((await other.get(`/gestion/castro/reuniones/${id}/acuerdos/1`)).status).toBe(404);
  await page(await anybody.as(by.actor.personId), `${DESK}/${id}/acuerdos/2`, 404);
});

test('what became of an agreement stays with it in corrected minutes as long as its words do, and is of no draft', async () => {
  const { id, slug } = await givenHeld(given.db, by, {
    title: 'Taller corregido',
    kind: 'workshop',
  });
  await approved(id, '2028-05-01', 'Pintar la sede');
  now = new Date('2028-04-20T15:00:00Z');
  const at = `${DESK}/${id}/acuerdos/1`;
  const done = { ...said, fecha: '2028-04-19', enlace: 'https://ancud.example/sede' };
  expect((await send(at, done)).status).toBe(303);
  await correctMinutes(given.db, { ...by, now }, id, 'Faltaba el responsable');
  const { rows } = await given.pool.query(
    'select id from gatherings.minutes where gathering_id = $1 and approved_at is null',
    [id],
  );
  const ofDraft = given.pool.query(
    `insert into gatherings.fulfilment (minutes_id, position, state, happened_on, how, noted_at)
      values ($1, 1, 'not-fulfilled', '2028-04-19', 'no', now())`,
    [rows[0].id],
  );
  await expect(ofDraft).rejects.toThrow('approved minutes');
  await approved(id, '2028-06-01', 'Pintar la sede');
  expect(await page(anybody, `/reuniones/${slug}`)).toContain('Se cambiaron doce luminarias');
  await correctMinutes(given.db, { ...by, now }, id, 'Se acordó otra cosa');
  await approved(id, '2028-06-01', 'Pintar la escuela');
  const shown = await page(anybody, `/reuniones/${slug}`);
  expect(shown).not.toContain('Se cambiaron doce luminarias');
  expect(shown).toContain('Pendiente');
});

test('an agreement: only the version of the minutes that holds is watched, and never a draft', async () => {
  const { id } = await givenHeld(given.db, by, { title: 'Asamblea corregida', kind: 'workshop' });
  await approved(id, '2027-05-10', 'Plazo equivocado');
  await correctMinutes(given.db, at(by), id, 'El plazo estaba mal');
  await watchOn('2027-05-08');
  const before = (await told(by.actor.personId)).length;
  await approved(id, '2027-06-10', 'Plazo correcto');
  await watchOn('2027-05-11');
  expect(await told(by.actor.personId)).toHaveLength(before);
  expect(await tasks(by)).not.toContain('Plazo equivocado');
});

test('an agreement of an organisation is of its representatives and of nobody else', async () => {
  const chair = await givenRepresentative(given.db, 'junta-del-plazo', '2028-12-31');
  const { id } = await givenHeld(given.db, chair, { title: 'Asamblea propia' });
  const agreements = [{ text: 'Comprar pintura', responsible: undefined, dueOn: '2027-08-02' }];
  await writeMinutes(given.db, at(chair), id, { text: 'Se acordó.', agreements });
  const vice = { ...chair, actor: { ...chair.actor, personId: second.actor.personId } };
  await approveMinutes(given.db, site, at(vice), { id, inLater: undefined });
  await watchOn('2027-08-01');
  expect(await told(chair.actor.personId)).toHaveLength(1);
  expect((await told(by.actor.personId)).join()).not.toContain('Asamblea propia');
});
