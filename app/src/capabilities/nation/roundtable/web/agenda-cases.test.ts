// Hard cases of the agenda as people meet them: an area that becomes an action, evidence that dies, a member that leaves, a name that changes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { proposeArea } from '../actions/back-area.ts';
import { lookAtEvidence } from '../actions/look-at-evidence.ts';
import type { BySecretariat } from '../actions/secretariat.ts';
import { givenCountry, givenSecretary, givenStaff, later, NOW } from '../testing/given.ts';
import { at, givenAgreed, givenApproved, givenVoice, type Voice } from '../testing/given-agenda.ts';
import { givenQuorum, givenTopic, say } from '../testing/given-topics.ts';
import { page, send } from '../testing/pages.ts';
import { pathIn } from './paths.ts';

let given: TestDatabase;
let anybody: TestSite;
let by: BySecretariat;
let subdere: Voice;
let ancud: Voice;
let lautaro: Voice;
let now = NOW;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = await givenSecretary(given.db);
  subdere = await givenVoice(given.db, by, 'subdere');
  ancud = await givenVoice(given.db, by, 'ancud');
  lautaro = await givenVoice(given.db, by, 'lautaro');
  anybody = await testSite(given.db, { clock: { now: () => now } });
});
afterAll(() => given?.close());

const as = ({ personId }: Voice) => anybody.as(personId);

test('what is common becomes an action in one press and keeps where it came from; what is not common does not', async () => {
  const { db } = given;
  const { topic, questions } = await givenTopic(db, by);
  const [{ id: questionId } = { id: '' }] = questions;
  for (const { personId } of [subdere, ancud, lautaro]) {
    await say(db, personId, { topic: topic.number, questionId, choice: 'agree' });
  }
  await givenQuorum(given, by, { numerator: 2, denominator: 3 });
  const area = { title: 'Votar desde los 14', text: 'En toda edición.', questions: [questionId] };
  const proposed = await proposeArea(db, at(ancud), { topic: topic.number, ...area });
  const number = proposed.ok ? proposed.value : 0;
  const path = `/mesa/ambitos/${number}`;
  const own = `/mesa/mi-lugar/ambitos/${number}`;
  const [a, s] = [await as(ancud), await as(subdere)];
  expect(await page(a, path)).not.toContain(`${own}/accion`);
  expect(await send(a, `${own}/accion`, {}, 409)).toContain('no es común hoy');
  await send(s, `${own}/respaldar`, {}, 303);
  expect(await page(anybody, path)).not.toContain(`${own}/accion`);
  expect(await page(a, path)).toContain(`action="${own}/accion"`);
  const [made = ''] = (await send(a, `${own}/accion`, {}, 303)).split('?');
  const action = await page(anybody, made);
  for (const text of [
    'Votar desde los 14',
    'Viene del ámbito común',
    `href="${path}"`,
    'Acordada',
  ]) {
    expect(action).toContain(text);
  }
  expect(await page(s, path)).toContain(`href="${made}"`);
  expect(await send(s, `${own}/accion`, {}, 409)).toContain('Este ámbito ya tiene su acción.');
});

test('a file is evidence too, and takes the place of an address that died, under the same claim', async () => {
  const { db } = given;
  const number = await givenAgreed(db, [ancud], { title: 'Publicar la guía' });
  const a = await as(ancud);
  const path = `/mesa/agenda/${number}`;
  const told = { progreso: '60', avance: 'Está el borrador.' };
  const cited = { 'titulo-fuente-1': 'Borrador', 'fuente-1': 'https://ejemplo.cl/borrador' };
  const leaf = new File(['%PDF-1.4\n%%EOF\n'], 'acta.pdf', { type: 'application/pdf' });
  const picture = new File(['GIF89a'], 'foto.gif', { type: 'image/gif' });
  const wrong = await send(a, `${path}/avance`, { ...told, ...cited, archivo: picture }, 422);
  expect(wrong).toContain('href="#archivo"');
  expect(wrong).toContain('Está el borrador.</textarea>');
  const sent = { ...told, ...cited, archivo: leaf, 'titulo-archivo': 'Acta firmada' };
  await send(a, `${path}/avance`, sent, 303);
  const shown = await page(anybody, path);
  const [, file = ''] = /href="([^"]+)"[^>]*>Acta firmada<\/a> \(PDF\)/.exec(shown) ?? [];
  expect(await page(anybody, file)).toContain('%PDF');
  await lookAtEvidence(db, { ask: async () => false, pathIn, now: later(24) });
  const dead = await page(anybody, path);
  expect(dead).toContain('no responde desde el');
  expect(dead).toContain('https://ejemplo.cl/borrador');
  const own = await page(a, '/mesa/mi-lugar/pruebas');
  expect(own).toContain(`href="${path}"`);
  const [, prueba = ''] = /name="prueba" value="([^"]+)"/.exec(own) ?? [];
  const instead = { prueba, 'titulo-fuente-1': 'Borrador guardado', archivo: leaf };
  await send(a, '/mesa/mi-lugar/pruebas', instead, 303);
  const mended = await page(anybody, path);
  expect(mended).toMatch(/Borrador guardado<\/a> \(PDF\)/);
  expect(mended).not.toContain('no responde desde el');
  expect(mended).toContain('Está el borrador.');
});

test('a member with actions open is told what to do with them, hands them over, and leaves', async () => {
  const { db } = given;
  const osorno = await givenVoice(db, by, 'osorno');
  const staff = await anybody.as(await givenStaff(db, 'osorno', 'pb-officer'));
  const number = await givenAgreed(db, [osorno], { title: 'Formar monitores' });
  const leaving = { razon: 'No hay equipo.' };
  const leave = '/gestion/osorno/lugar-en-la-mesa/dejar';
  const open = await send(staff, leave, leaving, 409);
  expect(open).toContain('lo que tiene por cumplir (acciones: 1)');
  expect(open).toContain('No hay equipo.');
  const path = `/mesa/agenda/${number}`;
  const o = await as(osorno);
  await send(o, `${path}/traspasar`, { integrante: lautaro.memberSlug }, 303);
  expect(await page(anybody, path)).toContain('Le piden tomar la parte de');
  await send(staff, leave, leaving, 409);
  await send(await as(lautaro), `${path}/responder`, { respuesta: 'si' }, 303);
  await send(staff, leave, leaving, 303);
  const after = await page(anybody, path);
  expect(after).toContain(`/mesa/miembros/${lautaro.memberSlug}`);
  expect(after).toContain('(dejó la Mesa)');
});

test('an owner that is called something else today says what it was; the plan keeps the name of its day', async () => {
  const { db } = given;
  now = later(6);
  const number = await givenAgreed(db, [lautaro], { title: 'Costos por obra' });
  const { number: sitting } = await givenApproved(db, by, [subdere, lautaro]);
  const desk = await anybody.as(by.actor.personId);
  const approving = { 'acuerdo-plan': `${sitting}.1` };
  const plan = await send(desk, '/gestion/subdere/mesa/plan', approving, 303);
  const { name } = await db
    .selectFrom('institutions.institution')
    .select('name')
    .where('slug', '=', 'lautaro')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('institutions.institution')
    .set({ name: 'Ilustre Municipalidad de Lautaro' })
    .where('slug', '=', 'lautaro')
    .execute();
  const action = await page(anybody, `/mesa/agenda/${number}`);
  expect(action).toContain('Ilustre Municipalidad de Lautaro');
  expect(action).toContain(`(antes ${name})`);
  expect(await page(anybody, '/mesa/agenda')).toContain(`(antes ${name})`);
  const kept = await page(anybody, plan);
  expect(kept).toContain(name);
  expect(kept).not.toContain('Ilustre');
});
