// The bodies of an institution as its keepers keep them: within their seats, never another's, nobody erased.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { listMembers } from '../store/bodies.ts';
import { findInstitution, type InstitutionRow } from '../store/institutions.ts';
import { type Fields, open, send, sentBy } from '../testing/pages.ts';
import { personWith } from '../testing/team.ts';

let given: TestDatabase;
let anybody: TestSite;
/** The officer of the municipality of the test. */
let site: TestSite;
let slug: string;
const slugs = ['lautaro', 'ancud', 'osorno', 'buin', 'quilpue', 'la-serena'];

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db);
});
afterAll(() => given.close());
// A municipality of its own for each test: nobody who was added can be removed after it.
beforeEach(async () => {
  slug = slugs.shift() ?? '';
  site = await as('pb-officer', slug);
});

async function as(role: string, where: string): Promise<TestSite> {
  return anybody.as(await personWith(given.db, role, where));
}

async function institution(of = slug): Promise<InstitutionRow> {
  const found = await findInstitution(given.db, of);
  if (found === undefined) throw new Error(`${of} is loaded`);
  return found;
}

const body = () => `/gestion/${slug}/cuerpos/concejo`;
const member = { seat: 'member', from: '6/12/2024', until: '06-12-2028', email: '' };

async function add(name: string, more: Fields = {}, status = 303) {
  return send(site, `${body()}/nuevo`, { ...member, name, ...more }, status);
}

async function idOf(name: string): Promise<string> {
  const { id } = await institution();
  const found = (await listMembers(given.db, id, 'municipal-council')).find(
    (one) => one.name === name,
  );
  return found?.id ?? '';
}

async function set(seats: string, quorum: string, status = 303) {
  return send(site, body(), { ...sentBy(await open(site, body()), body()), seats, quorum }, status);
}

test('is set, filled, and teaches before it is', async () => {
  expect(await open(site, body())).toContain('Todavía no hay integrantes');
  expect((await set('siete', '4', 422)).html).toContain('Puestos con voto: escribe un número');
  expect((await set('3', '4', 422)).html).toContain('El quórum no puede ser mayor');
  await set('3', '2');
  const { location } = await add('Rosa Huenchumán', { seat: 'chair' });
  expect(await open(site, location)).toContain('Integrante agregado. Ya es público.');
  await add('Ana Soto');
  const html = await open(site, body());
  expect(html).toContain('2 personas en ejercicio.');
  expect(html).toContain('1 puesto sin ocupar.');
  expect((await set('1', '1', 422)).html).toContain('Hay 2 personas con voto al mismo tiempo');
  expect(await open(site, `/gestion/${slug}/cuerpos`)).toContain('Sesiona con 2 o más');
  expect(await open(site, `/en/manage/${slug}/bodies/concejo`)).toContain('2 people in office.');
});

test('refuses by name who does not fit, and keeps what was typed', async () => {
  await set('1', '1');
  await add('Rosa Huenchumán', { seat: 'chair' });
  const twice = await add('rosa  huenchuman', {}, 422);
  expect(twice.html).toContain('Rosa Huenchumán ya está en este cuerpo');
  expect(twice.html).toContain('value="rosa  huenchuman"');
  const chair = await add('Ana Soto', { seat: 'chair' }, 422);
  expect(chair.html).toContain('ya preside Rosa Huenchumán');
  expect(chair.html).toContain('<option value="chair" selected>');
  const seat = await add('Ana Soto', {}, 422);
  expect(seat.html).toContain('habría 2 personas con voto y hay 1 puesto.');
  const days = await add('Ana Soto', { until: '2024-12-06' }, 422);
  expect(days.html).toContain('El término debe ser posterior al inicio.');
  const nobody = await add('', { from: '2024-02-31', email: 'x' }, 422);
  for (const field of ['name', 'from', 'email']) expect(nobody.html).toContain(`href="#${field}"`);
  const nothing = await send(site, `${body()}/nuevo`, {}, 422);
  expect(nothing.html).toContain('<a href="#seat">Elige el cargo.</a>');
});

test('a member leaves with a reason, never disappears, and can come back while the seat is free', async () => {
  await add('Ana Soto');
  const place = `${body()}/integrantes/${await idOf('Ana Soto')}`;
  const leave = `${place}/salida`;
  const form = sentBy(await open(site, leave), leave);
  const early = await send(site, leave, { ...form, on: '2024-01-01', reason: 'Renuncia' }, 422);
  expect(early.html).toContain('su período empieza el');
  expect(early.html).toContain('value="Renuncia"');
  await send(site, leave, { ...form, on: '2026-01-01', reason: '' }, 422);
  await send(site, leave, { ...form, on: '1/1/2026', reason: 'Renuncia' });
  expect(await open(site, body())).toContain('Dejó el cargo el');
  expect(await open(anybody, `/instituciones/${slug}`)).not.toContain('Ana Soto');
  await send(site, `${leave}/anular`, sentBy(await open(site, place), `${leave}/anular`));
  expect(await open(anybody, `/instituciones/${slug}`)).toContain('Ana Soto');
});

test('a member edited by two at once: the second sees both', async () => {
  await add('Ana Sotto');
  const place = `${body()}/integrantes/${await idOf('Ana Sotto')}`;
  const opened = sentBy(await open(site, place), place);
  expect(opened).toMatchObject({ name: 'Ana Sotto', from: '2024-12-06' });
  await send(site, place, { ...opened, name: 'Ana Soto' });
  const { html } = await send(site, place, { ...opened, name: 'Ana Sottoo' }, 409);
  expect(html).toContain('Ana Soto<');
  expect(sentBy(html, place)).toMatchObject({ name: 'Ana Sottoo' });
  await send(site, place, sentBy(html, place));
  expect(await idOf('Ana Sottoo')).not.toBe('');
});

test('of another institution answers 404, by any of its addresses', async () => {
  await add('Ana Soto');
  const id = await idOf('Ana Soto');
  const stranger = await as('pb-officer', 'villarrica');
  const place = `/gestion/villarrica/cuerpos/concejo/integrantes/${id}`;
  for (const path of [place, `${place}/salida`]) await open(stranger, path, 404);
  for (const path of [place, `${place}/salida`, `${place}/salida/anular`]) {
    const fields = { ...member, name: 'Robada', on: '2026-01-01', reason: 'Robo', version: '1' };
    await send(stranger, path, fields, 404);
  }
  await open(site, `/gestion/${slug}/cuerpos/cosoc/integrantes/${id}`, 404);
  await open(site, `/gestion/${slug}/cuerpos/concejo/integrantes/no-es-un-id`, 404);
  await open(site, `/gestion/${slug}/cuerpos/core`, 404);
  expect(await open(site, body())).toContain('Ana Soto');
});

test('comes from a file, seen before it is public, whole or not at all', async () => {
  await set('2', '1');
  const upload = async (csv: string, status: number) => {
    const data = new FormData();
    data.set('file', new File([csv], 'concejo.csv'));
    const response = await site.post(`${body()}/archivo`, data);
    expect(response.status).toBe(status);
    return response.text();
  };
  const head = 'Nombre;Cargo;Desde;Hasta;Teléfono\n';
  const incomplete = await upload(`${head};concejal;06-12-2024;;\n`, 422);
  expect(incomplete).toContain('Línea 2: falta «nombre»');
  const wrong = await upload(`${head}Rosa;jefa;06-12-2024;;\nAna;;ayer;;\n`, 422);
  expect(wrong).toContain('Línea 2, «cargo»: Escribe «preside»');
  expect(wrong).toContain('Línea 3, «desde»: Escribe el día como 06-12-2024.');
  const many = await upload(
    `${head}Rosa Uno;preside;06-12-2024;06-12-2028;\nAna Dos;;06-12-2024;;\nEva Tres;;06-12-2024;;\n`,
    422,
  );
  expect(many).toContain('Eva Tres: El');
  const preview = await upload(
    `${head}Rosa Uno;preside;06-12-2024;06-12-2028;\n"Ana ""Dos""";;06-12-2024;;\n`,
    200,
  );
  expect(preview).toContain('Agregar a estas 2 personas');
  expect(preview).toContain('Estas columnas no se usan: Teléfono');
  expect(await open(site, body())).not.toContain('Rosa Uno');
  const [, members = ''] = /name="members" value="([^"]*)"/.exec(preview) ?? [];
  const { location } = await send(site, `${body()}/archivo/confirmar`, {
    members: members.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  });
  const html = await open(site, location);
  expect(html).toContain('Personas agregadas');
  expect(html).toContain('Ana &quot;Dos&quot;');
  await send(site, `${body()}/archivo/confirmar`, { members: '[{"name":1}]' }, 422);
  await send(site, `${body()}/archivo/confirmar`, { members: 'x' }, 422);
  for (const format of ['csv', 'xlsx']) {
    expect((await site.get(`${body()}/archivo/plantilla.${format}`)).status).toBe(200);
  }
});
