// What the certifying officer does and who is kept out; what is asked of each in «lo que me toca».
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { readOpenCheck } from '../store/legal-checks.ts';
import {
  councilOfLautaro,
  givenConfirmed,
  givenPerson,
  givenRegistered,
  givenStaff,
  lettersAt,
} from '../testing/given.ts';
import { hidden, page, send } from '../testing/pages.ts';
import { typedBoard, typedFacts, typedProfile } from './registration-form.ts';

let given: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
});
afterAll(() => given?.close());

test('the certifying officer: sees the queue of her municipality, opens what was declared and answers', async () => {
  const { db } = given;
  const person = await givenPerson(db, { email: 'vecina@example.org' });
  const registration = councilOfLautaro({ name: 'Junta Pewen' });
  const { slug, id } = await givenRegistered(db, person, registration);
  const officer = await site.as(await givenStaff(db, 'lautaro', 'certifying-officer'));
  const queue = await page(officer, '/gestion/lautaro/organizaciones');
  const [, address = ''] = /href="([^"]+comprobar\/[^"]+)">Junta Pewen/.exec(queue) ?? [];
  expect(queue).toContain('Quedan 10 días hábiles');
  const check = await page(officer, address);
  expect(check).toContain('Rosa Huenchumil');
  expect(check).toContain(registration.facts.registryNumber);
  const none = await send(officer, address, {}, 422);
  expect(none).toContain('Elige tu respuesta.');
  const unreasoned = await send(officer, address, { respuesta: 'returned', motivos: '  ' }, 422);
  expect(unreasoned).toContain('href="#motivos"');
  const to = await send(
    officer,
    address,
    { respuesta: 'returned', motivos: 'Falta el acta.' },
    303,
  );
  expect(await page(officer, to)).toContain('Respuesta enviada');
  expect((await lettersAt(db, 'vecina@example.org'))[0]?.text).toContain(
    `http://localhost/organizaciones/${slug}/gestion`,
  );
  expect(await page(officer, address)).toContain('Esta solicitud ya fue respondida');
  await send(officer, address, { respuesta: 'confirmed', motivos: '' }, 409);

  const own = await site.as(person, 'provider');
  expect(await page(own, `/organizaciones/${slug}/gestion`)).toContain('Falta el acta.');
  const form = await page(own, `/organizaciones/${slug}/gestion/situacion-legal`);
  expect(form).toContain('Por qué la devolvieron');
  expect(form).toContain('value="Rosa Huenchumil"');
  const mended = {
    ...typedFacts(registration.facts),
    ...typedProfile(registration.profile),
    ...typedBoard(registration.board),
  };
  const legal = `/organizaciones/${slug}/gestion/situacion-legal`;
  const review = await send(
    own,
    legal,
    { ...mended, presidencia: 'Luz Melillán', paso: 'revisar' },
    200,
  );
  expect(review).toContain('Luz Melillán');
  const sent = await send(own, legal, { ...hidden(review), paso: 'enviar' }, 303);
  expect(sent).toBe(`/organizaciones/${slug}/gestion?hecho=corregida`);
  expect((await readOpenCheck(db, id))?.about).toBe('registration');
});

test('the certifying officer: of another municipality finds neither check nor organisation', async () => {
  const { db } = given;
  const { id } = await givenRegistered(db, await givenPerson(db));
  const check = await readOpenCheck(db, id);
  const stranger = await site.as(await givenStaff(db, 'temuco', 'certifying-officer'));
  const theirs = `/gestion/temuco/organizaciones/comprobar/${check?.id}`;
  await page(stranger, theirs, 404);
  await send(stranger, theirs, { respuesta: 'confirmed', motivos: '' }, 404);
  await page(stranger, `/gestion/lautaro/organizaciones/comprobar/${check?.id}`, 403);
  await page(stranger, '/gestion/lautaro/organizaciones', 403);
  await page(stranger, `/gestion/temuco/organizaciones/registro/${id}`, 404);
  await send(
    stranger,
    `/gestion/temuco/organizaciones/registro/${id}/representantes`,
    { motivo: 'Mía.' },
    404,
  );
  await page(stranger, '/gestion/temuco/organizaciones/comprobar/1', 404);
  expect((await readOpenCheck(db, id))?.state).toBe('waiting');
});

test('the certifying officer: is the only one of the team who may', async () => {
  const { db } = given;
  for (const role of ['pb-officer', 'councillor', 'moderator'] as const) {
    const member = await site.as(await givenStaff(db, 'lautaro', role));
    await page(member, '/gestion/lautaro/organizaciones', 403);
  }
  const resident = await site.as(await givenPerson(db), 'provider');
  await page(resident, '/gestion/lautaro/organizaciones', 403);
  expect((await site.get('/gestion/lautaro/organizaciones')).status).toBe(303);
});

test('the certifying officer: resets who represents an organisation and hands the code over once', async () => {
  const { db } = given;
  const person = await givenPerson(db);
  const { id, slug } = await givenConfirmed(db, person, councilOfLautaro({ name: 'Junta Kurruf' }));
  const officer = await site.as(await givenStaff(db, 'lautaro', 'certifying-officer'));
  const address = `/gestion/lautaro/organizaciones/registro/${id}`;
  expect(await page(officer, address)).toContain('María G.');
  expect(await send(officer, `${address}/representantes`, { motivo: '' }, 422)).toContain(
    'href="#motivo"',
  );
  const told = await send(
    officer,
    `${address}/representantes`,
    { motivo: 'Acta nueva.', correo: '' },
    200,
  );
  const [, code = ''] = /class="organization-code">([^<]+)</.exec(told) ?? [];
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(await page(officer, address)).not.toContain(code);
  const old = await site.as(person, 'provider');
  expect(await page(old, `/organizaciones/${slug}/gestion`)).toContain('Acta nueva.');
  const refused = await send(
    old,
    `/organizaciones/${slug}/gestion/ficha`,
    { ...typedProfile(councilOfLautaro().profile), proposito: 'Lo que acabo de escribir.' },
    409,
  );
  expect(refused).toContain('está cambiando a sus representantes');
  expect(refused).toContain('Lo que acabo de escribir.');
  const newcomer = await givenPerson(db, { name: 'Luz M.' });
  const fresh = await site.as(newcomer, 'provider');
  const form = await page(fresh, `/organizaciones/invitacion?codigo=${code}`);
  expect(form).toContain(`value="${code}"`);
  const to = await send(fresh, '/organizaciones/invitacion', { codigo: code.toLowerCase() }, 303);
  expect(await page(await site.as(newcomer, 'provider'), to)).toContain(
    'Ya representas a esta organización.',
  );
  await page(await site.as(person, 'provider'), `/organizaciones/${slug}/gestion`, 403);
});

test('the certifying officer: what she writes about persons is in no public register, on no page of it and in no file', async () => {
  const { db } = given;
  const officer = await site.as(await givenStaff(db, 'lautaro', 'certifying-officer'));
  const secrets = ['Renunció Juana Soto', 'No consta Juana Soto', 'Juana Soto no es socia'];
  const [resetReason = '', checkReason = '', declineReason = ''] = secrets;
  const { id } = await givenRegistered(db, await givenPerson(db));
  const check = await readOpenCheck(db, id);
  const answer = { respuesta: 'returned', motivos: checkReason };
  await send(officer, `/gestion/lautaro/organizaciones/comprobar/${check?.id}`, answer, 303);
  const confirmed = await givenConfirmed(db, await givenPerson(db));
  const asking = await site.as(await givenPerson(db), 'provider');
  const represent = `/organizaciones/${confirmed.slug}/representar`;
  await send(asking, represent, { motivo: 'Soy Juana Soto, la tesorera.' }, 303);
  const address = `/gestion/lautaro/organizaciones/registro/${confirmed.id}`;
  const [, request = ''] =
    /action="([^"]+solicitudes\/[^"]+)"/.exec(await page(officer, address)) ?? [];
  await send(officer, request, { respuesta: 'rechazar', motivo: declineReason }, 303);
  await send(officer, `${address}/representantes`, { motivo: resetReason }, 200);
  const { rows } = JSON.parse(await page(site, '/datos/registro.json?institucion=lautaro'));
  const told = (rows as { subject: string; told: string; reason: string | null }[])
    .filter(({ subject }) => subject.endsWith(id) || subject.endsWith(confirmed.id))
    .map((row) => `${row.told} ${row.reason}`);
  expect(told).toContain('{"about":"registration","decision":"returned"} null');
  expect(told).toContain('{"representation_request":"declined"} null');
  expect(told).toContain('{"reset":true} null');
  for (const path of ['/datos/registro.json', '/datos/registro.csv', '/registro']) {
    expect(await page(site, path)).not.toContain('Juana Soto');
  }
});

test('the certifying officer: declines a request with a reason, or loses nothing of what she wrote', async () => {
  const { db } = given;
  const { id, slug } = await givenConfirmed(db, await givenPerson(db));
  const asking = await givenPerson(db);
  await send(
    await site.as(asking, 'provider'),
    `/organizaciones/${slug}/representar`,
    { motivo: 'Soy la tesorera.' },
    303,
  );
  const officer = await site.as(await givenStaff(db, 'lautaro', 'certifying-officer'));
  const address = `/gestion/lautaro/organizaciones/registro/${id}`;
  const form = await page(officer, address);
  const [, request = ''] = /action="([^"]+solicitudes\/[^"]+)"/.exec(form) ?? [];
  const field = `motivo-${request.split('/').at(-1)}`;
  const unreasoned = await send(officer, request, { respuesta: 'rechazar', motivo: ' ' }, 422);
  expect(unreasoned).toContain(`href="#${field}"`);
  expect(unreasoned).toContain(`id="${field}-error"`);
  const long = `No es socia. ${'x'.repeat(600)}`;
  const tooLong = await send(officer, request, { respuesta: 'rechazar', motivo: long }, 422);
  expect(tooLong).toContain('Acórtalo a 600 letras');
  expect(tooLong).toContain(`>${long}</textarea>`);
  const undecided = await send(officer, request, { motivo: 'No es socia.' }, 422);
  expect(undecided).toContain('Elige tu respuesta.');
  await send(officer, request, { respuesta: 'rechazar', motivo: 'No es socia.' }, 303);
  expect(await page(officer, address)).not.toContain('Soy la tesorera.');
});

test('the certifying officer: finds first the organisations that somebody asks to represent', async () => {
  const { db } = given;
  const { slug } = await givenConfirmed(
    db,
    await givenPerson(db),
    councilOfLautaro({ name: 'Zona Sur' }),
  );
  const asking = await site.as(await givenPerson(db), 'provider');
  await send(asking, `/organizaciones/${slug}/representar`, { motivo: 'Soy la tesorera.' }, 303);
  const officer = await site.as(await givenStaff(db, 'lautaro', 'certifying-officer'));
  const html = await page(officer, '/gestion/lautaro/organizaciones');
  const overseen = html.slice(html.indexOf('Organizaciones a tu cargo'));
  const [, first] = /<th scope="row"[^>]*><a href="[^"]+">([^<]+)</.exec(overseen) ?? [];
  expect(first).toBe('Zona Sur');
  expect(overseen).toContain('1 persona pide representarla.');
  const narrowed = await page(officer, '/gestion/lautaro/organizaciones?q=zona');
  expect(narrowed).toContain('1 persona pide representarla.');
  const listed = narrowed.slice(narrowed.indexOf('Organizaciones a tu cargo'));
  expect(listed).not.toContain('Junta Pewen');
});

describe('«lo que me toca» and the desk', () => {
  test('ask each for what is hers', async () => {
    const { db } = given;
    const person = await givenPerson(db);
    const registration = councilOfLautaro({ name: 'Junta Apurada' });
    const ending = { ...registration, board: { ...registration.board, validUntil: '2026-12-20' } };
    await givenConfirmed(db, person, ending);
    const own = await page(await site.as(person, 'provider'), '/lo-que-me-toca');
    expect(own).toContain('Declarar la nueva directiva');
    expect(own).toContain('Directiva vigente, quedan 25 días');
    await givenRegistered(db, await givenPerson(db), councilOfLautaro({ name: 'Junta Esperando' }));
    const officer = await site.as(await givenStaff(db, 'lautaro', 'certifying-officer'));
    expect(await page(officer, '/lo-que-me-toca')).toMatch(/Responde a \d+ organizaci/);
    expect(await page(officer, '/gestion/lautaro')).toMatch(
      /\d+ organizaci(ón espera|ones esperan) respuesta/,
    );
    const reviewer = await site.as(await givenStaff(db, 'lautaro', 'technical-reviewer'));
    expect(await page(reviewer, '/lo-que-me-toca')).not.toContain('Responde a');
    expect(await page(reviewer, '/gestion/lautaro')).not.toContain('Comprobar organizaciones');
  });
});
