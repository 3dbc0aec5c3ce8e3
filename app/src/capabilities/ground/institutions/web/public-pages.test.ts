// Institutions as anybody sees them: found, who decides there, how they are reached, and nothing that is not public.
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { addMembers } from '../actions/add-members.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { chooseColour } from '../actions/choose-colour.ts';
import { recordDeparture } from '../actions/record-departure.ts';
import { saveContact } from '../actions/save-contact.ts';
import { setBody } from '../actions/set-body.ts';
import { showCrest } from '../actions/show-crest.ts';
import { listMembers } from '../store/bodies.ts';
import { findInstitution, readInstitution } from '../store/institutions.ts';
import { memberNamed } from '../testing/members.ts';
import { officerOf } from '../testing/staff.ts';

const KIND = 'municipal-council';
let given: TestDatabase;
let site: TestSite;
let by: ByStaff;

beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
  by = officerOf((await findInstitution(given.db, 'lautaro'))?.id ?? '');
  await fillLautaro();
});
afterAll(() => given.close());

async function fillLautaro(): Promise<void> {
  const { db } = given;
  const { version: seen } = await readInstitution(db, by.scope.id);
  const contact = {
    address: "O'Higgins 1032, Lautaro",
    phone: '+56 45 259 0000',
    email: 'participacion@munilautaro.cl',
    website: 'https://www.munilautaro.cl',
  };
  await saveContact(db, by, { contact, seen });
  await chooseColour(db, by, { colour: '#9e1339', seen: undefined });
  const picture = sharp({
    create: { width: 300, height: 300, channels: 3, background: '#1d5c3a' },
  });
  const bytes = new Uint8Array(await picture.png().toBuffer());
  await showCrest(db, by, { bytes, text: 'Escudo de Lautaro: un puente' });
  const to = { seats: 5, quorum: 3, attendanceRule: 'Tres inasistencias\nseguidas se informan.' };
  await setBody(db, by, { kind: KIND, to, seen: '' });
  // Long mandates: the list of the whole country asks the clock of the database.
  const from = { mandateFrom: '2020-12-06', mandateUntil: '2099-12-06' };
  await addMembers(db, by, KIND, [
    memberNamed('Rosa Huenchumán', { ...from, seat: 'chair', email: 'rosa@secreta.cl' }),
    memberNamed('Ana Soto', from),
    memberNamed('Bea Ruiz', from),
    memberNamed('Error De Dedo', from),
    memberNamed('Quien Fue', { mandateFrom: '2016-12-06', mandateUntil: '2020-12-06' }),
  ]);
  const mistake = (await listMembers(db, by.scope.id, KIND)).find(
    ({ name }) => name === 'Error De Dedo',
  );
  if (mistake === undefined) throw new Error('the mistake is there');
  await recordDeparture(db, by, {
    kind: KIND,
    id: mistake.id,
    departure: { on: '2020-12-06', reason: 'Registro por error' },
    seen: mistake.version,
  });
}

async function page(path: string, status = 200): Promise<string> {
  const response = await site.get(path);
  expect(`${response.status} ${path}`).toBe(`${status} ${path}`);
  return response.text();
}

const named = (html: string) =>
  [...html.matchAll(/<th scope="row"[^>]*>(?:<a href="[^"]*">)?([^<]+)/g)].map(([, name]) =>
    name?.trim(),
  );

describe('the list', () => {
  test('has every institution, fifty a page, national bodies and governments first', async () => {
    const html = await page('/instituciones');
    expect(html).toContain('363 instituciones');
    const names = named(html);
    expect(names).toHaveLength(50);
    expect(names[0]).toBe('División de Organizaciones Sociales (DOS)');
    expect(names[2]).toBe('Gobierno Regional de Arica y Parinacota');
    expect(html).toContain('href="/instituciones?pagina=2"');
    expect(named(await page('/instituciones?pagina=8'))).toHaveLength(13);
    expect(named(await page('/instituciones?pagina=99'))).toHaveLength(13);
    expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
  });

  test('is searched without accents and narrowed, with the same in its files', async () => {
    expect(named(await page('/instituciones?q=nunoa'))).toEqual(['Municipalidad de Ñuñoa']);
    const query = '?tipo=municipalidad&region=14';
    const html = await page(`/instituciones${query}`);
    expect(named(html)).toHaveLength(12);
    expect(html).toContain('href="/datos/instituciones.csv?tipo=municipalidad&amp;region=14"');
    const csv = await page(`/datos/instituciones.csv${query}`);
    expect(csv.trim().split('\r\n')).toHaveLength(13);
    const { rows } = JSON.parse(await page('/datos/instituciones.json?q=lautaro'));
    expect(rows).toMatchObject([
      { slug: 'lautaro', cut: '09108', phone: '+56 45 259 0000', in_minga_since: null },
    ]);
  });

  test('found nothing, it says what to do', async () => {
    const html = await page('/instituciones?q=xyzw');
    expect(html).toContain('Ninguna institución pasa estos filtros');
    expect(html).toContain('value="xyzw"');
  });

  test('in English', async () => {
    const html = await page('/en/institutions?q=lautaro');
    expect(html).toContain('1 institution');
    expect(html).toContain('href="/en/institutions/lautaro"');
  });
});

describe('a front page', () => {
  test('has contact, crest, colour, who decides with mandates, and teaches that there is no process', async () => {
    const html = await page('/instituciones/lautaro');
    expect(html).toMatch(/<h1[^>]*>.*Municipalidad de Lautaro/);
    expect(html).toContain('href="tel:+56452590000"');
    expect(html).toContain('href="mailto:participacion@munilautaro.cl"');
    expect(html).toContain('alt="Escudo de Lautaro: un puente"');
    expect(html).toContain(
      '<link rel="stylesheet" href="/instituciones/lautaro/aspecto/color-9e1339.css"',
    );
    expect(html).toContain('No hay ningún proceso abierto en Minga');
    expect(named(html)).toEqual(['Rosa Huenchumán', 'Ana Soto', 'Bea Ruiz']);
    expect(html).toContain('Alcaldesa o alcalde, preside');
    expect(html).toContain('5 puestos con voto. Sesiona con 3 o más. 2 puestos sin ocupar.');
    expect(html).toContain('Tres inasistencias\nseguidas se informan.');
    expect(html).toContain('href="/comunas/lautaro"');
    expect(html).not.toMatch(/ style="|secreta\.cl|Error De Dedo|Ir a la gestión/);
    expect(html.indexOf('Sus procesos')).toBeLessThan(html.indexOf('Quiénes deciden aquí'));
  });

  test('of one that has said nothing yet says so, in both languages', async () => {
    const html = await page('/instituciones/gore-los-rios');
    expect(html).toContain('todavía no ha confirmado su contacto');
    expect(html).toContain('Consejo Regional (CORE)');
    expect(html).not.toContain('/aspecto/');
    const english = await page('/en/institutions/gore-los-rios');
    expect(english).toContain('has not confirmed its contact');
    expect(english).toContain('href="/en/regions/los-rios"');
    const national = await page('/instituciones/subdere');
    expect(national).toContain('Sus consultas, talleres y encuentros'.slice(4));
    expect(national).not.toContain('Concejo Municipal');
  });

  test('with an address that is none leads to the list, searched for its words', async () => {
    const html = await page('/instituciones/san-pedr', 404);
    expect(named(html)).toContain('Municipalidad de San Pedro');
    await page('/instituciones/%00', 404);
  });
});

describe('colour and crest as files', () => {
  test('hold for ever under their name, and the name of another colour leads to today’s', async () => {
    const colour = await site.get('/instituciones/lautaro/aspecto/color-9e1339.css');
    expect(await colour.text()).toBe(':root{--institution:#9e1339}\n');
    expect(colour.headers.get('content-type')).toContain('text/css');
    expect(colour.headers.get('cache-control')).toContain('immutable');
    const older = await site.get('/instituciones/lautaro/aspecto/color-000000.css');
    expect(older.status).toBe(302);
    expect(older.headers.get('location')).toBe('/instituciones/lautaro/aspecto/color-9e1339.css');
    await page('/instituciones/ancud/aspecto/color-9e1339.css', 404);
    await page('/instituciones/lautaro/aspecto/color-red;}body{.css', 404);
  });

  test('the crest is a PNG at the address that its page gives, and at no other', async () => {
    const html = await page('/instituciones/lautaro');
    const [, address = ''] = /src="([^"]+escudo-[^"]+)"/.exec(html) ?? [];
    const crest = await site.get(address);
    expect(crest.headers.get('content-type')).toBe('image/png');
    expect(crest.headers.get('cache-control')).toContain('immutable');
    expect((await sharp(Buffer.from(await crest.arrayBuffer())).metadata()).width).toBe(256);
    await page('/instituciones/lautaro/aspecto/escudo-0000000000000000.png', 404);
    await page(address.replace('lautaro', 'ancud'), 404);
  });
});

describe('who decides in the country', () => {
  test('lists who is in office, and on request who was; never a mistake nor an e-mail', async () => {
    expect(named(await page('/autoridades'))).toEqual(['Rosa Huenchumán', 'Ana Soto', 'Bea Ruiz']);
    const all = await page('/autoridades?todas=1');
    expect(named(all)).toEqual(['Rosa Huenchumán', 'Ana Soto', 'Bea Ruiz', 'Quien Fue']);
    expect(named(await page('/autoridades?q=soto'))).toEqual(['Ana Soto']);
    expect(named(await page('/autoridades?region=09&cuerpo=concejo&q=lautaro'))).toHaveLength(3);
    expect(await page('/autoridades?cuerpo=core')).toContain('Nadie pasa estos filtros');
    expect(named(await page('/en/authorities'))).toHaveLength(3);
  });

  test('the files say the same, with the mandates and without any e-mail', async () => {
    const { rows, columns } = JSON.parse(await page('/datos/autoridades.json?q=rosa'));
    expect(rows).toEqual([
      {
        institution_slug: 'lautaro',
        institution: 'Municipalidad de Lautaro',
        cut: '09108',
        region_code: '09',
        body: 'municipal-council',
        name: 'Rosa Huenchumán',
        seat: 'chair',
        stands_for: null,
        mandate_from: '2020-12-06',
        mandate_until: '2099-12-06',
        left_on: null,
        in_office: true,
      },
    ]);
    expect(columns).toHaveLength(Object.keys(rows[0]).length);
    const csv = await page('/datos/autoridades.csv?todas=1');
    expect(csv.trim().split('\r\n')).toHaveLength(5);
    expect(csv).not.toMatch(/@|Error De Dedo/);
  });
});

test('comunas and regions lead to who governs them, the Antártica to Cabo de Hornos', async () => {
  const comuna = await page('/comunas/lautaro');
  expect(comuna).toContain('href="/instituciones/lautaro"');
  expect(comuna).toContain('Contactar a la Municipalidad de Lautaro');
  expect(await page('/comunas/antartica')).toContain('href="/instituciones/cabo-de-hornos"');
  const region = await page('/regiones/los-rios');
  expect(region).toContain('href="/instituciones/gore-los-rios"');
  expect(region).toContain('href="/instituciones?region=14"');
  expect(await page('/en/regions/los-rios')).toContain('href="/en/institutions/gore-los-rios"');
});
