// What representatives do with their organisation by themselves, and that strangers cannot.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { decideCheck } from '../actions/decide-check.ts';
import { listRepresentatives } from '../actions/list-representatives.ts';
import { readBoardInOffice } from '../store/boards.ts';
import { readOpenCheck } from '../store/legal-checks.ts';
import { readOrganization } from '../store/organizations.ts';
import {
  acting,
  councilOfLautaro,
  givenConfirmed,
  givenPerson,
  givenRegistered,
  givenStaff,
  scopeOfInstitution,
} from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';
import { typedBoard, typedFacts } from './registration-form.ts';

let given: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
});
afterAll(() => given?.close());

async function givenOwn(name: string) {
  const person = await givenPerson(given.db);
  const organization = await givenConfirmed(given.db, person, councilOfLautaro({ name }));
  const own = await site.as(person, 'provider');
  return { ...organization, person, own, base: `/organizaciones/${organization.slug}/gestion` };
}

test('representatives: edit their page by themselves', async () => {
  const { own, base, slug } = await givenOwn('Junta Antü');
  const form = await page(own, `${base}/ficha`);
  expect(form).toContain('value="guacolda@example.org"');
  const typed = {
    lugar: 'Sector Norte',
    correo: 'antu@example.org',
    sitio: 'www.antu.cl',
    'publica-contacto': '1',
  };
  const to = await send(own, `${base}/ficha`, typed, 303);
  expect(await page(own, to)).toContain('Guardado.');
  const html = await page(site, `/organizaciones/${slug}`);
  expect(html).toContain('href="https://www.antu.cl"');
  expect(html).toContain('Sector Norte');
  expect(await send(own, `${base}/ficha`, { ...typed, correo: '' }, 422)).toContain(
    'value="Sector Norte"',
  );
  const script = await send(
    own,
    `${base}/ficha`,
    { ...typed, sitio: 'javascript:alert(1)//a.b' },
    422,
  );
  expect(script).toContain('Revisa la dirección del sitio');
});

test('representatives: ask for a change of the legal facts, and for nothing twice', async () => {
  const { own, base, slug } = await givenOwn('Junta Küyen');
  const kept = await readOrganization(given.db, slug);
  const typed = kept === undefined ? {} : typedFacts(kept.facts);
  await send(own, `${base}/situacion-legal`, typed, 422);
  const to = await send(
    own,
    `${base}/situacion-legal`,
    { ...typed, nombre: 'Junta Küyen Norte' },
    303,
  );
  expect(await page(own, to)).toContain('Pedimos que se compruebe el cambio');
  expect(await page(own, `${base}/situacion-legal`)).toContain('Ya hay algo en comprobación');
  expect(await page(site, `/organizaciones/${slug}`)).toContain('<h1>Junta Küyen</h1>');
});

test('representatives: declare the next board, which the officer sees beside what was confirmed', async () => {
  const { own, base, id } = await givenOwn('Junta Wanglen');
  const next = {
    validFrom: '2028-03-01',
    validUntil: '2031-02-28',
    document: 'Acta',
    members: [{ post: 'chair', name: 'Luz Paillán' } as const],
  };
  expect(await page(own, `${base}/directiva`)).toContain('En ejercicio hoy');
  await send(own, `${base}/directiva`, { ...typedBoard(next), 'directiva-hasta': '' }, 422);
  await send(own, `${base}/directiva`, typedBoard(next), 303);
  const check = await readOpenCheck(given.db, id);
  const officer = await site.as(await givenStaff(given.db, 'lautaro', 'certifying-officer'));
  const address = `/gestion/lautaro/organizaciones/comprobar/${check?.id}`;
  expect(await page(officer, address)).toContain('Luz Paillán');
  await send(officer, address, { respuesta: 'confirmed', motivos: '' }, 303);
  const beginning = new Date('2028-03-01T15:00:00Z');
  expect((await readBoardInOffice(given.db, id, beginning))?.validUntil).toBe('2031-02-28');
});

test('representatives: say how many they are and what they have learnt', async () => {
  const { own, base, slug } = await givenOwn('Junta Ayelén');
  expect(
    await send(own, `${base}/capacidad`, { socias: 'muchas', 'socias-al': '2026-11-01' }, 422),
  ).toContain('value="muchas"');
  await send(own, `${base}/capacidad`, { socias: '120', 'socias-al': '2027-01-01' }, 422);
  await send(own, `${base}/capacidad`, { socias: '1.120', 'socias-al': '2026-11-01' }, 303);
  const training = {
    curso: 'Contabilidad',
    imparte: 'UFRO',
    termino: '2026-10-10',
    personas: '8',
  };
  await send(own, `${base}/capacidad/formacion`, { ...training, personas: '' }, 422);
  await send(own, `${base}/capacidad/formacion`, training, 303);
  const html = await page(site, `/organizaciones/${slug}`);
  expect(html).toContain('1.120 socias y socios');
  expect(html).toContain('Contabilidad');
  const [, remove = ''] = /action="([^"]+quitar)"/.exec(await page(own, `${base}/capacidad`)) ?? [];
  const other = await givenOwn('Junta ajena');
  const theirs = remove.replace(slug, other.slug);
  await send(other.own, theirs, {}, 404);
  await send(own, remove, {}, 303);
  expect(await page(site, `/organizaciones/${slug}`)).not.toContain('Contabilidad');
});

test('representatives: invite, hand over, answer who asks, and leave when somebody stays', async () => {
  const { own, base, id, person, slug } = await givenOwn('Junta Rayen');
  await send(own, `${base}/representantes/dejar`, { dejar: '1' }, 409);
  await send(own, `${base}/representantes/invitar`, { correo: 'x', reemplaza: 'nobody' }, 422);
  const told = await send(
    own,
    `${base}/representantes/invitar`,
    { correo: '', reemplaza: 'nobody' },
    200,
  );
  const [, code = ''] = /class="organization-code">([^<]+)</.exec(told) ?? [];
  expect(told).toContain(`http://localhost/organizaciones/invitacion?codigo=${code}`);
  const newcomer = await givenPerson(given.db, { name: 'Eva P.' });
  await send(
    await site.as(newcomer, 'provider'),
    '/organizaciones/invitacion',
    { codigo: code },
    303,
  );
  const asking = await givenPerson(given.db, { name: 'Juan C.' });
  await send(
    await site.as(asking, 'provider'),
    `/organizaciones/${slug}/representar`,
    { motivo: 'Soy el secretario.' },
    303,
  );
  const list = await page(own, `${base}/representantes`);
  expect(list).toContain('Eva P.');
  expect(list).toContain('Soy el secretario.');
  const [, request = ''] = /action="([^"]+solicitudes\/[^"]+)"/.exec(list) ?? [];
  const [, field = ''] = /<textarea[^>]* id="(motivo-[^"]+)"/.exec(list) ?? [];
  expect(await send(own, request, { respuesta: 'rechazar', motivo: '' }, 422)).toContain(
    `href="#${field}"`,
  );
  await send(own, request, { respuesta: 'aceptar' }, 303);
  expect(await send(own, `${base}/representantes/dejar`, {}, 422)).toContain('id="dejar-error"');
  const left = await send(own, `${base}/representantes/dejar`, { dejar: '1' }, 303);
  expect(await page(own, left)).toContain('Ya no representas a esta organización.');
  const persons = (await listRepresentatives(given.db, id)).map(({ personId }) => personId);
  expect(persons).toEqual([newcomer, asking]);
  expect(persons).not.toContain(person);
});

test('representatives: are told whom an invitation replaces, and cannot use their own code', async () => {
  const { own, base, id, person, slug } = await givenOwn('Junta Folil');
  const invite = async (from: TestSite, reemplaza: string) => {
    const html = await send(from, `${base}/representantes/invitar`, { correo: '', reemplaza }, 200);
    return /class="organization-code">([^<]+)</.exec(html)?.[1] ?? '';
  };
  const codigo = await invite(own, 'nobody');
  const eva = await givenPerson(given.db, { name: 'Eva P.' });
  await send(await site.as(eva, 'provider'), '/organizaciones/invitacion', { codigo }, 303);
  const asEva = await site.as(eva, 'provider');
  const taking = await invite(asEva, 'everybody');
  await invite(asEva, 'inviter');
  const list = await page(own, `${base}/representantes`);
  expect(list).toContain('Reemplaza a Eva P.');
  const refused = await send(asEva, '/organizaciones/invitacion', { codigo: taking }, 409);
  expect(refused).toContain('Ese código lo creaste tú');
  expect(refused).toContain('href="#codigo"');
  expect(refused).toContain(`value="${taking}"`);
  const persons = (await listRepresentatives(given.db, id)).map(({ personId }) => personId);
  expect(persons).toEqual([person, eva]);
  await send(asEva, `${base}/representantes/dejar`, { dejar: '1' }, 303);
  expect(await page(own, `${base}/representantes`)).not.toContain('Eva P.');
  expect(await page(site, `/organizaciones/${slug}`)).toContain('<h1>Junta Folil</h1>');
});

test('representatives: of one that was rejected or sent back are told so, not that it is being checked', async () => {
  const { db } = given;
  const lautaro = await scopeOfInstitution(db, 'lautaro');
  const officer = acting(await givenStaff(db, 'lautaro', 'certifying-officer'));
  for (const [decision, told] of [
    ['rejected', 'Rechazaron el registro'],
    ['returned', 'Corregir y enviar de nuevo'],
  ] as const) {
    const person = await givenPerson(db);
    const { id, slug } = await givenRegistered(db, person);
    const checkId = (await readOpenCheck(db, id))?.id ?? '';
    await decideCheck(db, lautaro, { checkId, decision, reasons: 'Falta.' }, officer);
    const own = await site.as(person, 'provider');
    const html = await page(own, `/organizaciones/${slug}/gestion/directiva`);
    expect(html).toContain(told);
    expect(html).not.toContain('En comprobación');
  }
});

test('representatives: withdraw an invitation, and a wrong code is told so without saying why', async () => {
  const { own, base } = await givenOwn('Junta Lemu');
  const told = await send(
    own,
    `${base}/representantes/invitar`,
    { correo: 'luz@example.org', reemplaza: 'everybody' },
    200,
  );
  const [, code = ''] = /class="organization-code">([^<]+)</.exec(told) ?? [];
  const list = await page(own, `${base}/representantes`);
  expect(list).toContain('luz@example.org');
  const [, withdraw = ''] = /action="([^"]+anular)"/.exec(list) ?? [];
  await send(own, withdraw, {}, 303);
  const stranger = await site.as(await givenPerson(given.db), 'provider');
  const refused = await send(stranger, '/organizaciones/invitacion', { codigo: code }, 422);
  const invented = await send(
    stranger,
    '/organizaciones/invitacion',
    { codigo: '0000-0000-0001' },
    422,
  );
  const sentence = 'Ese código no sirve: está mal escrito, ya se usó, se anuló o venció.';
  expect(refused).toContain(sentence);
  expect(invented).toContain(sentence);
  expect(await send(stranger, '/organizaciones/invitacion', { codigo: 'abc' }, 422)).toContain(
    'doce letras y números',
  );
});

test('representatives: of one organisation are strangers to another', async () => {
  const [one, other] = [await givenOwn('Junta Uno'), await givenOwn('Junta Dos')];
  for (const place of [
    '',
    '/ficha',
    '/situacion-legal',
    '/directiva',
    '/representantes',
    '/capacidad',
  ]) {
    await page(one.own, `${other.base}${place}`, 403);
    expect((await site.get(`${other.base}${place}`)).status).toBe(303);
  }
  await page(one.own, '/organizaciones/no-existe/gestion', 404);
  await send(one.own, `${other.base}/representantes/invitar`, { reemplaza: 'everybody' }, 403);
});

test('representatives: prove again who they are before they change board or representatives', async () => {
  const { base, person } = await givenOwn('Junta Prudente');
  let now = new Date('2026-11-25T15:00:00Z');
  const moving = await testSite(given.db, { clock: { now: () => now } });
  const own = await moving.as(person, 'provider');
  now = new Date('2026-11-25T15:20:00Z');
  expect((await own.get(`${base}/ficha`)).status).toBe(200);
  const asked = await own.get(`${base}/representantes`);
  expect(asked.status).toBe(303);
  expect(asked.headers.get('location')).toContain('/entrar/confirmar');
});
