// The petition as people see it: signing once, taking it back, sharing it, and what the municipality answers.
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { signPetition } from '../actions/sign-petition.ts';
import { acting, givenPerson, givenStaff, houseOver } from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';

let given: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
});
afterAll(() => given?.close());

async function signedBy(cut: string, count: number): Promise<void> {
  for (let times = 0; times < count; times += 1) {
    const person = await givenPerson(given.db);
    const signing = { cut, tie: 'lives', publishesName: false, hasBudget: false } as const;
    await signPetition(houseOver(given.db), signing, acting(person));
  }
}

const signed = { vinculo: 'lives', declara: '1' };

test('the petition of a comuna: before anybody signs says what it is, what it does and who may sign', async () => {
  const html = await page(site, '/comunas/osorno/peticion');
  expect(html).toContain('Queremos presupuesto participativo en Osorno');
  expect(html).toContain('No obliga a nadie');
  expect(html).toContain('0 firmas de 50');
  expect(html).toContain('Al llegar a 50 firmas avisamos a cada integrante del Concejo Municipal');
  expect(html).toContain('href="/comunas/osorno/peticion/firmar"');
  expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
  expect(await page(site, '/en/municipalities/osorno/petition')).toContain('It binds nobody');
  await page(site, '/comunas/no-existe/peticion', 404);
  expect(await page(site, '/comunas/osorno')).toContain('href="/comunas/osorno/peticion"');
});

test('the petition of a comuna: is signed once by whoever is signed in, says its tie and age, and is taken back without trace', async () => {
  const anonymous = await site.get('/comunas/osorno/peticion/firmar');
  expect(anonymous.headers.get('location')).toContain('/entrar?volver=');
  const person = await site.as(await givenPerson(given.db, { name: 'Luz M.' }), 'provider');
  const form = await page(person, '/comunas/osorno/peticion/firmar');
  expect(form).toContain('Mostrar entre quienes firman: Luz M.');
  const wrong = await send(person, '/comunas/osorno/peticion/firmar', { nombre: '1' }, 422);
  expect(wrong).toContain('href="#vinculo"');
  expect(wrong).toContain('href="#declara"');
  expect(wrong).toMatch(/name="nombre" value="1" checked/);
  const to = await send(person, '/comunas/osorno/peticion/firmar', { ...signed, nombre: '1' }, 303);
  const thanked = await page(person, to);
  expect(thanked).toContain('Firmaste. Gracias');
  expect(thanked).toContain('1 firma de 50');
  expect(await page(site, '/comunas/osorno/peticion')).toContain('<li>Luz M.</li>');
  await send(person, '/comunas/osorno/peticion/firmar', signed, 409);
  expect((await person.get('/comunas/osorno/peticion/firmar')).status).toBe(303);
  const back = await send(person, '/comunas/osorno/peticion/retirar', {}, 303);
  const html = await page(person, back);
  expect(html).toContain('0 firmas de 50');
  expect(html).not.toContain('Luz M.</li>');
});

test('the petition of a comuna: names only those who chose so, and counts the others', async () => {
  await signedBy('10301', 2);
  const person = await site.as(await givenPerson(given.db, { name: 'Rosa H.' }), 'provider');
  await send(person, '/comunas/osorno/peticion/firmar', { ...signed, nombre: '1' }, 303);
  const html = await page(site, '/comunas/osorno/peticion');
  expect(html).toContain('<li>Rosa H.</li>');
  expect(html).not.toContain('María G.');
  expect(html).toContain('Y 2 personas más, que eligieron no mostrar su nombre.');
  expect(await page(site, '/comunas/osorno')).toContain('3 firmas de 50');
});

test('the petition of a comuna: names the latest ones and says that they are not all, without counting the others as hidden', async () => {
  const named = Array.from({ length: 302 }, (_, at) => at);
  await given.db.transaction().execute(async (tx) => {
    await sql`insert into organizations.petition (cut, goal, opened_at)
      values ('10307', 500, now())`.execute(tx);
    const ids = named.map(() => randomUUID());
    await sql`insert into people.person (id, public_name, proof, locale)
      select id, 'Vecina V.', 'provider', 'es-CL' from unnest(${ids}::uuid[]) id`.execute(tx);
    await sql`insert into organizations.petition_signature
      (cut, person_id, tie, publishes_name, signed_at)
      select '10307', id, 'lives', true, now() from unnest(${ids}::uuid[]) id`.execute(tx);
  });
  const html = await page(site, '/comunas/san-pablo/peticion');
  expect(html).toContain('302 firmas de 500');
  expect(html).toContain('Se muestran los 300 nombres más recientes.');
  expect(html).not.toContain('que eligieron no mostrar su nombre');
});

test('the petition of a comuna: is not signed by a child, with a sentence that says what she can do', async () => {
  const child = await site.as(await givenPerson(given.db, { birthDate: '2014-03-01' }), 'provider');
  const html = await send(child, '/comunas/osorno/peticion/firmar', signed, 403);
  expect(html).toContain('Para firmar hay que tener 14 años o más.');
  const unknown = await site.as(await givenPerson(given.db, { birthDate: null }), 'provider');
  expect(await send(unknown, '/comunas/osorno/peticion/firmar', signed, 409)).toContain(
    'Escríbelo en los datos de tu cuenta',
  );
});

test('the petition of a comuna: has a poster with the square that a telephone reads and the same address in letters', async () => {
  const html = await page(site, '/comunas/osorno/peticion/afiche');
  expect(html).toContain('http://localhost/comunas/osorno/peticion');
  expect(html).toMatch(/<svg[^>]*class="qr-code"/);
  expect(html).not.toMatch(/ style="/);
  const shared = await page(site, '/comunas/osorno/peticion');
  expect(shared).toContain('https://wa.me/?text=Queremos+presupuesto+participativo+en+Osorno');
});

describe('at the goal', () => {
  test('its council, its institution and its comuna show it; the municipality answers once, in public', async () => {
    const { db } = given;
    const mayor = await givenStaff(db, 'ancud', 'mayor');
    const councillor = await givenStaff(db, 'ancud', 'councillor');
    const [asMayor, asCouncillor] = [await site.as(mayor), await site.as(councillor)];
    await signedBy('10202', 49);
    const early = await page(asMayor, '/gestion/ancud/peticion');
    expect(early).toContain('La petición todavía no llega a su meta.');
    expect(early).not.toContain('<textarea');
    const soon = { comuna: '10202', respuesta: 'Sí.' };
    await send(asMayor, '/gestion/ancud/peticion', soon, 409);
    expect(await page(site, '/instituciones/ancud')).not.toContain('Lo que pide la comunidad');
    expect(await page(asMayor, '/lo-que-me-toca')).not.toContain('Responde a la petición');
    await signedBy('10202', 1);
    expect(await page(site, '/instituciones/ancud')).toContain('Lo que pide la comunidad');
    expect(await page(asMayor, '/lo-que-me-toca')).toContain('Responde a la petición de Ancud');
    expect(await page(asCouncillor, '/lo-que-me-toca')).toContain('Lee la petición de Ancud');
    expect(await page(site, '/comunas/ancud/peticion')).toContain(
      'Municipalidad de Ancud todavía no responde.',
    );
    await page(asCouncillor, '/gestion/ancud/peticion', 403);
    await page(asMayor, '/gestion/castro/peticion', 403);
    const desk = await page(asMayor, '/gestion/ancud/peticion');
    expect(desk).toContain('50 firmas');
    expect(await page(asMayor, '/gestion/ancud')).toContain(
      '50 personas de Ancud piden un presupuesto participativo',
    );
    const empty = await send(
      asMayor,
      '/gestion/ancud/peticion',
      { comuna: '10202', respuesta: ' ' },
      422,
    );
    expect(empty).toContain('href="#respuesta-10202"');
    const elsewhere = { comuna: '10301', respuesta: 'No es mía.' };
    await send(asMayor, '/gestion/ancud/peticion', elsewhere, 404);
    const answer = { comuna: '10202', respuesta: 'Lo verá el Concejo\r\nel 9 de diciembre.' };
    const to = await send(asMayor, '/gestion/ancud/peticion', answer, 303);
    expect(await page(asMayor, to)).toContain('Tu respuesta está publicada');
    await send(asMayor, '/gestion/ancud/peticion', answer, 409);
    const html = await page(site, '/comunas/ancud/peticion');
    expect(html).toContain('Responde la Municipalidad de Ancud');
    expect(html).toContain('Lo verá el Concejo\nel 9 de diciembre.');
    expect(await page(asMayor, '/lo-que-me-toca')).not.toContain('Responde a la petición');
    expect(await page(site, '/instituciones/ancud')).toContain('La municipalidad ya respondió.');
  });
});
