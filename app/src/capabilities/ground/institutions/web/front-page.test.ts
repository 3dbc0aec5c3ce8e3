// The public page of an institution as its keepers edit it: only they, nothing typed lost, and both shown when two edit at once.
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { findInstitution, type InstitutionRow } from '../store/institutions.ts';
import { open, send, sentBy } from '../testing/pages.ts';
import { personWith } from '../testing/team.ts';

let given: TestDatabase;
let anybody: TestSite;
/** The officer of the municipality of the test. */
let site: TestSite;
let slug: string;
const slugs = [
  'lautaro',
  'ancud',
  'osorno',
  'buin',
  'quilpue',
  'la-serena',
  'maipu',
  'arica',
  'penco',
];

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

describe('who comes in', () => {
  test('nobody without a session, and nobody of another institution', async () => {
    const stranger = await as('pb-officer', 'villarrica');
    for (const place of ['', '/portada', '/cuerpos', '/cuerpos/concejo', '/puesta-en-marcha']) {
      const path = `/gestion/${slug}${place}`;
      expect((await anybody.get(path)).status, path).toBe(303);
      expect((await stranger.get(path)).status, path).toBe(403);
    }
    expect((await stranger.get('/gestion/no-existe')).status).toBe(404);
  });

  test('a councillor sees the desk and edits nothing', async () => {
    const councillor = await as('councillor', slug);
    const desk = await open(councillor, `/gestion/${slug}`);
    expect(desk).toContain('Nada pendiente para ti');
    expect(desk).not.toMatch(/\/portada"|\/cuerpos"/);
    await open(councillor, `/gestion/${slug}/portada`, 403);
    const edit = new URLSearchParams({ phone: '+56 45 259 0000' });
    expect((await councillor.post(`/gestion/${slug}/portada`, edit)).status).toBe(403);
    expect((await institution()).phone).toBeNull();
  });

  test('the desk has what waits first and leads only where its officer may go', async () => {
    const desk = await open(site, `/gestion/${slug}`);
    expect(desk.indexOf('Termina la puesta en marcha')).toBeLessThan(
      desk.indexOf('Página pública'),
    );
    for (const place of ['portada', 'cuerpos', 'sectores', 'hitos', 'puesta-en-marcha']) {
      expect(desk).toContain(`href="/gestion/${slug}/${place}"`);
      await open(site, `/gestion/${slug}/${place}`);
    }
    expect(desk).not.toContain('incorporaciones');
    const english = await open(site, `/en/manage/${slug}`);
    expect(english).toContain(`href="/en/manage/${slug}/front-page"`);
    expect(await open(site, `/instituciones/${slug}`)).toContain('Ir a la gestión');
  });
});

describe('the contact', () => {
  const path = () => `/gestion/${slug}/portada`;

  test('is saved and then public', async () => {
    const fields = {
      ...sentBy(await open(site, path()), path()),
      phone: ' +56 45 259 0000 ',
      website: 'www.muni.cl',
    };
    const { location } = await send(site, path(), fields);
    expect(location).toBe(`${path()}?hecho=contacto`);
    expect(await open(site, location)).toContain('Contacto guardado. Ya es público.');
    expect(await institution()).toMatchObject({
      phone: '+56 45 259 0000',
      website: 'https://www.muni.cl',
      email: null,
    });
    expect(await open(anybody, `/instituciones/${slug}`)).toContain('+56 45 259 0000');
  });

  test('with something wrong keeps what was typed, and each sentence leads to its field', async () => {
    const fields = {
      ...sentBy(await open(site, path()), path()),
      address: 'Calle Uno 1',
      phone: 'llámame',
      email: 'yo',
      website: 'javascript:alert(1)',
    };
    const { html } = await send(site, path(), fields, 422);
    expect(html).toContain('value="Calle Uno 1"');
    expect(html).toContain('value="llámame"');
    for (const field of ['phone', 'email', 'website']) {
      expect(html).toMatch(new RegExp(`<a href="#${field}">`));
      expect(html).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"`));
    }
    expect(html).not.toMatch(/<a href="#address">/);
    expect((await institution()).address).toBeNull();
  });

  test('edited by two at once: the second sees both, loses nothing, and decides', async () => {
    const opened = sentBy(await open(site, path()), path());
    await send(site, path(), { ...opened, phone: '+56 45 111 1111' });
    const { html } = await send(
      site,
      path(),
      { ...opened, phone: '+56 45 222 2222', address: 'Mía 1' },
      409,
    );
    expect(html).toContain('Otra persona guardó cambios mientras escribías');
    const cells = [...html.matchAll(/<t[hd][^>]*>([^<]*)<\/t[hd]>/g)].map(([, cell]) => cell);
    expect(cells).toEqual(
      expect.arrayContaining([
        'Teléfono',
        '+56 45 222 2222',
        '+56 45 111 1111',
        'Mía 1',
        '(vacío)',
      ]),
    );
    expect((await institution()).phone).toBe('+56 45 111 1111');
    const again = sentBy(html, path());
    expect(again).toMatchObject({ phone: '+56 45 222 2222', address: 'Mía 1' });
    await send(site, path(), again);
    expect(await institution()).toMatchObject({ phone: '+56 45 222 2222', address: 'Mía 1' });
  });
});

test('a colour on which white cannot be read is refused with the nearest that can, and one press takes it', async () => {
  const path = `/gestion/${slug}/portada/color`;
  const form = sentBy(await open(site, `/gestion/${slug}/portada`), path);
  const { html } = await send(site, path, { ...form, colour: '#F6D43C' }, 422);
  expect(html).toContain('su contraste es 1,45 y se necesita 4,5');
  expect(html).toContain('value="#F6D43C"');
  const [, darker = ''] = /name="accept" value="(#[0-9a-f]{6})"/.exec(html) ?? [];
  await send(site, path, { ...sentBy(html, path), accept: darker });
  expect((await institution()).colour).toBe(darker);
  // The palette counts when no code is written; a code before the palette.
  const again = sentBy(await open(site, `/gestion/${slug}/portada`), path);
  expect(again).toMatchObject({ picked: darker, colour: '', seen: darker });
  await send(site, path, { ...again, picked: '#0f4a68' });
  expect((await institution()).colour).toBe('#0f4a68');
  const { html: conflict } = await send(site, path, { ...again, picked: '#1d5c3a' }, 409);
  expect(conflict).toContain('#1d5c3a');
  expect((await institution()).colour).toBe('#0f4a68');
});

test('a crest needs its text, is redrawn, and can be undone and taken off', async () => {
  const path = `/gestion/${slug}/portada/escudo`;
  const bytes = await sharp({
    create: { width: 400, height: 400, channels: 3, background: '#9e1339' },
  })
    .webp()
    .toBuffer();
  const form = (text: string, name = 'escudo.webp', content: BlobPart = new Uint8Array(bytes)) => {
    const data = new FormData();
    data.set('file', new File([content], name));
    data.set('text', text);
    return data;
  };
  const without = await site.post(path, form(' '));
  expect(without.status).toBe(422);
  expect(await without.text()).toContain('<a href="#text">Escribe qué muestra el escudo.</a>');
  const svg = await site.post(path, form('Un puente', 'escudo.png', '<svg onload="alert(1)"/>'));
  expect(svg.status).toBe(422);
  const refused = await svg.text();
  expect(refused).toContain('Un SVG puede traer programas dentro');
  expect(refused).toContain('value="Un puente"');
  expect((await site.post(path, form('Un puente'))).status).toBe(303);
  expect(await open(site, `/gestion/${slug}/portada`)).toContain('Se muestra: Un puente');
  await send(site, `${path}/quitar`, {});
  expect((await institution()).crestText).toBeNull();
  expect(await open(site, `/gestion/${slug}/portada`)).toContain('Volver al anterior: Un puente');
  await send(site, `${path}/deshacer`, {});
  expect((await institution()).crestText).toBe('Un puente');
  await send(site, `${path}/deshacer`, {}, 409);
  expect((await institution()).crestText).toBe('Un puente');
});
