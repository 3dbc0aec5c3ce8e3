// Registering an organisation: form, answers to check, sent; what is wrong; one that is there already.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { readOrganization } from '../store/organizations.ts';
import { anotherRut, councilOfLautaro, givenConfirmed, givenPerson } from '../testing/given.ts';
import { hidden, page, send, type Typed } from '../testing/pages.ts';
import { typedBoard, typedFacts, typedProfile } from './registration-form.ts';

let given: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
});
afterAll(() => given?.close());

function typedRegistration(change: Parameters<typeof councilOfLautaro>[0] = {}): Typed {
  const { facts, profile, board } = councilOfLautaro(change);
  return { ...typedFacts(facts), ...typedProfile(profile), ...typedBoard(board) };
}

test('registering: needs somebody who is signed in, and comes back to the form', async () => {
  const asked = await site.get('/organizaciones/registrar');
  expect(asked.headers.get('location')).toBe('/entrar?volver=%2Forganizaciones%2Fregistrar');
});

test('registering: form, answers to check, sent: and back without losing a letter', async () => {
  const own = await site.as(await givenPerson(given.db), 'provider');
  expect(await page(own, '/organizaciones/registrar')).toContain('Número de registro');
  const typed = {
    ...typedRegistration({ name: 'Junta «Los "Álamos" & co»' }),
    personalidad: '4-5-1998',
    proposito: 'Primera línea.\r\nSegunda línea.',
  };
  const review = await send(own, '/organizaciones/registrar', { ...typed, paso: 'revisar' }, 200);
  expect(review).toContain('Nada se ha enviado todavía.');
  expect(review).toContain('lunes 4 de mayo de 1998');
  expect(review).toContain('Los nombres de la directiva no se mostrarán.');
  expect(await readOrganization(given.db, 'junta-los-alamos-co')).toBeUndefined();
  const { clave, ...kept } = hidden(review);
  expect(clave).toMatch(/^[0-9a-f-]{36}$/);
  expect(kept).toEqual(typed);
  const again = await send(own, '/organizaciones/registrar', { ...kept, paso: 'corregir' }, 200);
  expect(again).toContain('value="Junta «Los &quot;Álamos&quot; &amp; co»"');
  expect(again).not.toContain('Hay algo que corregir');
  const sent = await send(own, '/organizaciones/registrar', { ...kept, paso: 'enviar' }, 303);
  expect(sent).toBe('/organizaciones/junta-los-alamos-co/gestion?hecho=registrada');
  const desk = await page(own, sent);
  expect(desk).toContain('Registramos tu organización');
  expect(desk).toContain('Municipalidad de Lautaro tiene hasta el jueves 10 de diciembre de 2026');
  expect((await readOrganization(given.db, 'junta-los-alamos-co'))?.profile.purpose).toBe(
    'Primera línea.\nSegunda línea.',
  );
});

test('registering: everything that is wrong is said at once, at its field, and nothing typed is lost', async () => {
  const own = await site.as(await givenPerson(given.db), 'provider');
  const wrong = {
    ...typedRegistration(),
    rut: '12.345.678-5',
    registro: '',
    correo: 'guacolda',
    personalidad: '31-02-1998',
    'directiva-hasta': '2024-01-01',
    presidencia: '',
    sitio: 'no es un sitio',
    telefono: 'llámame',
  };
  const html = await send(own, '/organizaciones/registrar', { ...wrong, paso: 'enviar' }, 422);
  for (const field of ['rut', 'personalidad', 'presidencia', 'correo', 'sitio', 'telefono']) {
    expect(html).toContain(`href="#${field}"`);
    expect(html).toContain(`id="${field}-error"`);
  }
  expect(html).toContain('value="12.345.678-5"');
  expect(html).toContain('value="llámame"');
  const rest = { ...wrong, rut: '', personalidad: '', presidencia: 'Ana' };
  const second = await send(own, '/organizaciones/registrar', { ...rest, paso: 'enviar' }, 422);
  expect(second).toContain('Escribe su número en el registro municipal.');
  expect(second).toContain('La directiva tiene que terminar después de asumir.');
});

test('registering: an empty form says what each question needs, in English too', async () => {
  const own = await site.as(await givenPerson(given.db), 'provider');
  const html = await send(own, '/en/organizations/register', {}, 422);
  expect(html).toContain('Choose the kind of organisation.');
  expect(html).toContain('Choose where it acts.');
  expect(html.match(/class="field-error"/g)?.length).toBeGreaterThanOrEqual(9);
});

test('registering: one that is there leads to representing it', async () => {
  const { db } = given;
  const rut = anotherRut();
  const { slug } = await givenConfirmed(db, await givenPerson(db), councilOfLautaro({ rut }));
  const person = await givenPerson(db);
  const own = await site.as(person, 'provider');
  const html = await send(
    own,
    '/organizaciones/registrar',
    { ...typedRegistration({ rut }), paso: 'revisar' },
    409,
  );
  expect(html).toContain(`href="/organizaciones/${slug}/representar"`);
  expect(html).toContain('ya está en Minga con ese RUT');
  expect(html).toContain(`value="${rut}"`);
  expect(html).toContain('value="Rosa Huenchumil"');
  await send(own, `/organizaciones/${slug}/representar`, { motivo: ' ' }, 422);
  const to = await send(
    own,
    `/organizaciones/${slug}/representar`,
    { motivo: 'Soy tesorera.' },
    303,
  );
  expect(await page(own, to)).toContain('Enviamos tu solicitud');
  await send(own, `/organizaciones/${slug}/representar`, { motivo: 'Otra vez.' }, 409);
});

test('registering: another site cannot send it', async () => {
  const own = await site.as(await givenPerson(given.db), 'provider');
  const response = await own.post(
    '/organizaciones/registrar',
    new URLSearchParams(typedRegistration()),
    {
      'sec-fetch-site': 'cross-site',
    },
  );
  expect(response.status).toBe(403);
});
