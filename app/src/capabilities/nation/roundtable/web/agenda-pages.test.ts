// The agenda's pages as people walk through them: bottlenecks, an opportunity that becomes an action, sittings, the plan, promises.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { listMinutes } from '../../../ground/gatherings/index.ts';
import { givenMinutes } from '../../../ground/gatherings/testing/given.ts';
import type { BySecretariat } from '../actions/secretariat.ts';
import { listWords } from '../store/sittings.ts';
import { givenCountry, givenSecretary, givenStaff, later, NOW } from '../testing/given.ts';
import {
  calling,
  givenAgreed,
  givenApproved,
  givenSitting,
  givenVoice,
  minutes,
  textOf,
  type Voice,
} from '../testing/given-agenda.ts';
import { page, send } from '../testing/pages.ts';

let given: TestDatabase;
let anybody: TestSite;
let by: BySecretariat;
let subdere: Voice;
let ancud: Voice;
let now = NOW;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = await givenSecretary(given.db);
  subdere = await givenVoice(given.db, by, 'subdere');
  ancud = await givenVoice(given.db, by, 'ancud');
  anybody = await testSite(given.db, { clock: { now: () => now } });
});
afterAll(() => given?.close());

const bottleneck = {
  titulo: 'Ejecución atrasada',
  tipo: 'late-works',
  texto: 'Las obras no parten.',
  afecta: 'Ancud\nLautaro',
  'titulo-fuente-1': 'Informe',
  'fuente-1': 'https://ejemplo.cl/informe',
};

test('a member raises a bottleneck, weighs it, turns an opportunity into an action, and both sign that it is done', async () => {
  now = NOW;
  const [a, s] = [await anybody.as(ancud.personId), await anybody.as(subdere.personId)];
  const stranger = await anybody.as(await givenStaff(given.db, 'valdivia', 'pb-officer'));
  await page(stranger, '/mesa/nudos/nuevo', 404);
  expect(await page(anybody, '/mesa/nudos')).toContain('Todavía no hay nudos críticos');
  const wrong = await send(a, '/mesa/nudos/nuevo', { ...bottleneck, afecta: 'Macondo' }, 422);
  expect(wrong).toContain('No encontramos «Macondo»');
  expect(wrong).toContain('Las obras no parten.</textarea>');
  const noKind = { ...bottleneck, tipo: '', 'fuente-1': 'no es' };
  const missing = await send(a, '/mesa/nudos/nuevo', noKind, 422);
  expect(missing).toContain('href="#tipo"');
  expect(missing).toContain('href="#fuente-1"');
  const to = await send(a, '/mesa/nudos/nuevo', bottleneck, 303);
  expect(to).toBe('/mesa/nudos/1?hecho=nudo-levantado');
  expect(await send(s, '/mesa/nudos/1/prioridad', { puntos: '3' }, 303)).toContain('/mesa/nudos/1');
  const shown = await page(anybody, '/mesa/nudos/1');
  for (const text of ['Lautaro', 'https://ejemplo.cl/informe', 'Puntos: 3.']) {
    expect(shown).toContain(text);
  }
  expect(shown).not.toContain('/mesa/nudos/1/cerrar');
  expect(await page(a, '/mesa/nudos/1')).toContain('/mesa/nudos/1/cerrar');
  expect(await page(anybody, '/en/roundtable/bottlenecks/1')).toContain('Comunas where it is felt');

  const offer = { titulo: 'Guía de obras', texto: 'Una guía.', 'nudo-1': 'si' };
  await send(s, '/mesa/oportunidades/nueva', offer, 303);
  const turned = await send(s, '/mesa/oportunidades/1/accion', {}, 303);
  expect(turned).toBe('/mesa/agenda/1?hecho=accion');
  const taken = await send(a, '/mesa/oportunidades/1/accion', {}, 409);
  expect(taken).toContain('Esta oportunidad ya es una acción.');
  const asked = { integrante: ancud.memberSlug, parte: 'responsible' };
  await send(s, '/mesa/agenda/1/pedir', asked, 303);
  expect(await page(a, '/lo-que-me-toca')).toContain('toma la acción 1');
  await send(a, '/mesa/agenda/1/responder', { respuesta: 'si' }, 303);
  const told = { progreso: '120', avance: 'Va bien.' };
  expect(await send(a, '/mesa/agenda/1/avance', told, 422)).toContain('de 0 a 100');
  await send(a, '/mesa/agenda/1/avance', { ...told, progreso: '80' }, 303);
  expect(await send(s, '/mesa/agenda/1/firmar', {}, 303)).toContain('accion-firmada');
  expect(await send(a, '/mesa/agenda/1/firmar', {}, 303)).toContain('accion-cumplida');
  const done = await page(anybody, '/mesa/agenda/1');
  for (const text of ['Cumplida', 'Guía de obras', '80 %', '/mesa/oportunidades#oportunidad-1']) {
    expect(done).toContain(text);
  }
  expect(await page(anybody, '/mesa/nudos/1')).toContain('/mesa/agenda/1');
  expect(await send(a, '/mesa/nudos/1/cerrar', { resultado: '' }, 422)).toContain(
    'href="#resultado"',
  );
  await send(a, '/mesa/nudos/1/cerrar', { resultado: 'Parten a tiempo.' }, 303);
  expect(await page(anybody, '/mesa/nudos/1')).toContain('Parten a tiempo.');
});

test('the agenda is a list, a board, a calendar and a file, and says what is late', async () => {
  now = NOW;
  const a = await anybody.as(ancud.personId);
  const action = {
    ...{ titulo: 'Formar equipos', texto: 'Un curso.', desde: '2026-11-25', hasta: '2026-12-01' },
    ...{ presupuesto: '$1.500.000', 'integrante-1': ancud.memberSlug, 'parte-1': 'responsible' },
  };
  const nobody = await send(a, '/mesa/agenda/nueva', { ...action, 'integrante-1': '' }, 422);
  expect(nobody).toContain('Elige al menos un responsable.');
  const early = await send(a, '/mesa/agenda/nueva', { ...action, hasta: '2026-11-01' }, 422);
  expect(early).toContain('El último día va después del primero.');
  const made = await send(a, '/mesa/agenda/nueva', action, 303);
  const [href = ''] = made.split('?');
  now = later(10);
  for (const path of [
    '/mesa/agenda',
    '/mesa/agenda?vista=tablero',
    '/mesa/agenda?vista=calendario',
  ]) {
    const shown = await page(anybody, path);
    expect(shown).toContain(`href="${href}"`);
    expect(shown).toContain('Atrasada');
  }
  expect(await page(anybody, '/en/roundtable/agenda?vista=tablero')).toContain('Late');
  expect(await page(anybody, '/mesa')).toContain(`href="${href}"`);
  const back = await anybody.as(ancud.personId);
  expect(await page(back, '/lo-que-me-toca')).toContain('que se atrasó: Formar equipos');
  const own = await page(await anybody.as(subdere.personId), '/mesa/agenda?de=mi-lugar');
  expect(own).not.toContain('Formar equipos');
  const file = await anybody.get('/mesa/agenda.ics');
  expect(file.headers.get('content-type')).toContain('text/calendar');
  const events = await file.text();
  expect(events).toContain('SUMMARY:2. Formar equipos');
  expect(events).toContain('DTSTART;VALUE=DATE:20261201');
  const rows = await (await anybody.get('/datos/agenda-mesa.json')).json();
  expect(JSON.stringify(rows)).toContain('Formar equipos');
  const promises = await page(anybody, '/mesa/cumplimiento');
  expect(promises).toContain(`/mesa/miembros/${ancud.memberSlug}`);
  expect(await page(anybody, `/mesa/miembros/${ancud.memberSlug}`)).toContain('Formar equipos');
  await page(anybody, '/mesa/agenda/99', 404);
});

test('a sitting: who was there says its word on the minutes, the desk answers and issues, and 1.2 is traced to an action', async () => {
  const { db } = given;
  now = later(4);
  const action = await givenAgreed(db, [ancud], { title: 'Escribir la guía' });
  const { id, number } = await givenSitting(db, by, [subdere, ancud]);
  const [a, s] = [await anybody.as(ancud.personId), await anybody.as(subdere.personId)];
  const desk = await anybody.as(by.actor.personId);
  const at1 = `/mesa/sesiones/${number}`;
  const kept = `/gestion/subdere/mesa/sesiones/${number}`;
  expect(await page(anybody, at1)).not.toContain('Se revisó la agenda.');
  expect(await page(a, at1)).toContain('Se revisó la agenda.');
  const leida = (await textOf(db, id)).toISOString();
  const contest = { palabra: 'contests', observacion: '', leida };
  expect(await send(a, `${at1}/acta`, contest, 422)).toContain('Di qué no es así.');
  await send(a, `${at1}/acta`, { ...contest, observacion: 'Falta el plazo.<img src=x>' }, 303);
  await send(s, `${at1}/acta`, { palabra: 'approves', leida }, 303);
  expect(await page(desk, kept)).toContain('Falta el plazo.');
  expect(await send(desk, `${kept}/emitir`, {}, 409)).toContain('todavía no aprueban');
  const [draft] = await listMinutes(db, id);
  const words = await listWords(db, draft?.id ?? '');
  const contested = words.find(({ says }) => says === 'contests');
  const reply = { palabra: contested?.id ?? '', razon: '' };
  expect(await send(desk, `${kept}/contestar`, reply, 422)).toContain('Falta el plazo.');
  await send(desk, `${kept}/contestar`, { ...reply, razon: 'Está en el acuerdo.' }, 303);
  now = new Date(later(4).getTime() + 60_000);
  await send(a, `${at1}/acta`, { palabra: 'approves', leida }, 303);
  expect(await page(desk, '/lo-que-me-toca')).toContain(`Emitir el acta de la sesión ${number}`);
  await send(desk, `${kept}/emitir`, {}, 303);
  const approved = await page(anybody, at1);
  for (const text of [
    'Acta aprobada',
    'Se escribe una guía.',
    'Está en el acuerdo.',
    'Falta el plazo.',
  ]) {
    expect(approved).toContain(text);
  }
  expect(approved).not.toContain('<img src=x');
  await send(desk, `${kept}/acuerdo`, { acuerdo: '2', accion: String(action) }, 303);
  expect(await page(anybody, at1)).toContain(`href="/mesa/agenda/${action}"`);
  expect(await page(anybody, `/mesa/agenda/${action}`)).toContain(`Acuerdo ${number}.2`);
  expect(await page(anybody, '/en/roundtable/sittings')).toContain('Minutes approved');
  // Of another text she reads again.
  const other = await givenSitting(db, by, [ancud]);
  const read = (await textOf(db, other.id)).toISOString();
  await givenMinutes(db, calling(by, later(5)), other.id, { ...minutes, text: 'Otro texto.' });
  const changed = await send(
    a,
    `/mesa/sesiones/${other.number}/acta`,
    { palabra: 'approves', leida: read },
    409,
  );
  expect(changed).toContain('El texto cambió mientras leías');
});

test('the secretariat records a version of the plan and cancels what a sitting agreed to', async () => {
  const { db } = given;
  now = later(6);
  const number = await givenAgreed(db, [ancud], { title: 'Lo que no se hará' });
  const { number: sitting } = await givenApproved(db, by, [subdere, ancud]);
  const desk = await anybody.as(by.actor.personId);
  const front = '/gestion/subdere/mesa/plan';
  expect(await page(desk, front)).toContain(`value="${sitting}.1"`);
  const none = await send(desk, front, { 'acuerdo-plan': '' }, 422);
  expect(none).toContain('Elige un acuerdo de un acta aprobada.');
  const made = await send(desk, front, { 'acuerdo-plan': `${sitting}.1` }, 303);
  expect(await page(anybody, made)).toContain('Lo que no se hará');
  expect(await page(anybody, '/mesa/plan')).toContain(`href="${made}"`);
  const cancel = { accion: String(number), 'acuerdo-cancela': `${sitting}.2`, motivo: '' };
  const kept = await send(desk, '/gestion/subdere/mesa/acciones/cancelar', cancel, 422);
  expect(kept).toContain(`value="${number}"`);
  const because = { ...cancel, motivo: 'Lo hace otro servicio.' };
  await send(desk, '/gestion/subdere/mesa/acciones/cancelar', because, 303);
  const cancelled = await page(anybody, `/mesa/agenda/${number}`);
  expect(cancelled).toContain('Lo hace otro servicio.');
  expect(cancelled).toContain(`Acuerdo ${sitting}.2`);
  await page(await anybody.as(ancud.personId), front, 403);
});
