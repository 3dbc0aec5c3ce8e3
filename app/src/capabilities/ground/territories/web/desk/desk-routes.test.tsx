// The desks of sectors and landmarks as the staff of a municipality meets them, without the gate before them.
import { assert } from '@minga/basics';
import ExcelJS from 'exceljs';
import renderToString from 'preact-render-to-string';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Page, Route } from '../../../../../platform/http/route.ts';
import type { House } from '../../../../../platform/room.ts';
import { type TestDatabase, testDatabase } from '../../../../../platform/testing/database.ts';
import { inLocale, type Locale } from '../../../../../platform/words.ts';
import { loadTerritories } from '../../actions/load-territories.ts';
import type { Cut } from '../../rules/cut.ts';
import { listTerritories } from '../../store/comuna-territories.ts';
import { listLandmarks } from '../../store/landmarks.ts';
import { collection, square } from '../../testing/squares.ts';
import { cartagena, sanAntonio, staff } from '../../testing/staff.ts';
import { sectorDeskRoutes } from './desk-routes.tsx';

let given: TestDatabase;
let cut: Cut | undefined = sanAntonio;
beforeAll(async () => {
  given = await testDatabase();
  await loadTerritories(given.db);
});
afterEach(async () => {
  cut = sanAntonio;
  await given.db.deleteFrom('territories.territory').execute();
  await given.db.deleteFrom('territories.landmark').execute();
});
afterAll(() => given.close());

const above = { label: 'Municipalidad', href: '/gestion/san-antonio' };

function routes(): readonly Route[] {
  const house = { db: given.db } as House;
  return sectorDeskRoutes(house, async () => cut && { cut, above, head: <i>cabeza</i> });
}

interface Answered {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
  readonly response: Response | undefined;
}

/** The first route whose pattern takes the address, as on the site. */
async function ask(
  method: 'get' | 'post',
  address: string,
  form?: FormData | URLSearchParams,
): Promise<Answered> {
  const locale: Locale = address.startsWith('/en/') ? 'en' : 'es-CL';
  const url = new URL(`http://localhost${address}`);
  for (const one of routes().filter((each) => each.method === method)) {
    const pattern = one.path.patterns[locale].replaceAll(/:(\w+)/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(url.pathname);
    if (match === null) continue;
    const answer = await inLocale(locale, async () => {
      const answered = await one.answer({
        request: new Request(url, { method, ...(form ? { body: form } : {}) }),
        locale,
        params: { ...match.groups },
        query: url.searchParams,
        address,
        actor: staff.actor,
        scope: staff.scope,
        peer: 'test',
      });
      return answered instanceof Response ? answered : { ...answered, html: renderPage(answered) };
    });
    if (answer instanceof Response) {
      const location = answer.headers.get('location');
      return { status: answer.status, location, html: '', response: answer };
    }
    return { status: answer.status ?? 200, location: null, html: answer.html, response: undefined };
  }
  throw new Error(`no route takes ${method} ${address}`);
}

function renderPage({ hero, body }: Page): string {
  return renderToString(
    <>
      {hero}
      {body}
    </>,
  );
}

const post = (address: string, texts: Readonly<Record<string, string>>) =>
  ask('post', address, new URLSearchParams(texts));

function upload(address: string, content: BlobPart, name: string, texts = {}): Promise<Answered> {
  const form = new FormData();
  for (const [field, text] of Object.entries(texts)) form.set(field, String(text));
  form.set('file', new File([content], name));
  return ask('post', address, form);
}

const sectores = '/gestion/san-antonio/sectores';
const hitos = '/gestion/san-antonio/hitos';
const unit = { kind: 'neighborhood-unit', code: '4', name: 'Cantera', zone: '', parent: '', lat: '', lon: '' }; // biome-ignore format: one form
const bridge = { kind: 'bridge', name: 'Puente', lat: '-33,6', lon: '-71,6' };

test('every route asks for the same act, and each address is in both languages', () => {
  for (const { audience, path } of routes()) {
    expect(audience).toEqual({ act: 'territories/edit-sectors' });
    expect(path.patterns['es-CL']).toMatch(/^\/gestion\/:institution\/(sectores|hitos)/);
    expect(path.patterns.en).toMatch(/^\/en\/manage\/:institution\/(sectors|landmarks)/);
  }
  expect(routes()).toHaveLength(24);
});

test.each([sectores, hitos])('%s: empty, it says how to begin', async (address) => {
  const { html, status } = await ask('get', address);
  expect(status).toBe(200);
  expect(html).toContain('<i>cabeza</i>');
  expect(html).toContain('href="/gestion/san-antonio"');
  expect(html).toContain(`href="${address}/nuevo"`);
  expect(html).toContain(`href="${address}/importar"`);
  expect(html).toContain('Todavía no hay');
});

test('an institution without a comuna of its own has nothing to edit, and writes nothing', async () => {
  cut = undefined;
  const { status, html } = await ask('get', sectores);
  expect(status).toBe(404);
  expect(html).toContain('no tiene una comuna propia');
  expect((await post(`${sectores}/nuevo`, unit)).status).toBe(404);
  expect(await listTerritories(given.db, sanAntonio)).toEqual([]);
});

describe('the form', () => {
  test('adds, and the list tells that it did', async () => {
    const { status, location } = await post(`${sectores}/nuevo`, unit);
    expect([status, location]).toEqual([303, `${sectores}?hecho=agregado`]);
    const { html } = await ask('get', `${sectores}?hecho=agregado`);
    expect(html).toContain('Unidad vecinal 4, Cantera');
    expect(html).toContain('Agregado. Ya está en la página pública.');
    expect(html).toContain('role="status"');
  });

  test('refused: what was typed stays, each error at its field and first in the summary', async () => {
    const wrong = { ...unit, code: '', name: '<i>x', lat: 'norte', zone: 'rural' };
    const { status, html } = await post(`${sectores}/nuevo`, wrong);
    expect(status).toBe(422);
    expect(html).toMatch(/role="alert"[\s\S]*href="#code"[\s\S]*href="#lat"[\s\S]*href="#lon"/);
    expect(html).toContain('value="&lt;i>x"');
    expect(html).toMatch(/id="lat" aria-describedby="lat-hint lat-error" aria-invalid="true"/);
    expect(html).toMatch(/<option value="rural" selected>/);
    expect(await listTerritories(given.db, sanAntonio)).toEqual([]);
  });

  test('corrects: comes filled in, offers wider parts only, and keeps the kind', async () => {
    await post(`${sectores}/nuevo`, { ...unit, kind: 'sector', code: 'N', name: 'Norte' });
    await post(`${sectores}/nuevo`, { ...unit, parent: 'sector:N', lat: '-33,6', lon: '-71,6' });
    const one = (await listTerritories(given.db, sanAntonio)).find(({ code }) => code === '4');
    assert(one !== undefined, 'it was added');
    const { html } = await ask('get', `${sectores}/${one.id}`);
    expect(html).toContain('value="Cantera"');
    expect(html).toContain('value="-33.6"');
    expect(html).toMatch(/<option value="sector:N" selected>/);
    expect(html).not.toContain('name="kind"');
    expect(html).not.toContain('value="neighborhood-unit:4"');
    const { kind: _, ...texts } = { ...unit, name: 'Cantera Alta', parent: 'sector:N' };
    const saved = await post(`${sectores}/${one.id}`, texts);
    expect(saved.location).toBe(`${sectores}?hecho=corregido`);
    expect(await listTerritories(given.db, sanAntonio)).toMatchObject([
      { code: 'N' },
      { code: '4', name: 'Cantera Alta', kind: 'neighborhood-unit', parent: { code: 'N' } },
    ]);
  });

  test('landmarks likewise, in English', async () => {
    const english = '/en/manage/san-antonio/landmarks';
    const { html, status } = await post(`${english}/new`, { ...bridge, lat: '', name: '' });
    expect(status).toBe(422);
    expect(html).toContain('The name is missing.');
    expect(html).toContain('value="-71,6"');
    const { location } = await post(`${english}/new`, bridge);
    expect(location).toBe(`${english}?hecho=agregado`);
    const list = await ask('get', english);
    expect(list.html).toContain('33.6° south, 71.6° west');
  });
});

describe('somebody else’s', () => {
  test.each([
    ['sectores', unit],
    ['hitos', bridge],
  ])('%s of another comuna, and what is no id, are not there', async (name, texts) => {
    const address = `/gestion/san-antonio/${name}`;
    cut = cartagena;
    await post(`${address}/nuevo`, texts);
    const [theirs] =
      name === 'hitos'
        ? await listLandmarks(given.db, cartagena)
        : await listTerritories(given.db, cartagena);
    assert(theirs !== undefined, 'it was added to the other comuna');
    cut = sanAntonio;
    for (const id of [theirs.id, 'no-es-un-id']) {
      expect((await ask('get', `${address}/${id}`)).status).toBe(404);
      expect((await ask('get', `${address}/${id}/retirar`)).status).toBe(404);
      expect((await post(`${address}/${id}`, { ...texts, name: 'Mía' })).status).toBe(404);
      expect((await post(`${address}/${id}/retirar`, { reason: 'Porque sí' })).status).toBe(404);
      expect((await post(`${address}/${id}/reponer`, {})).status).toBe(404);
    }
    const [after] =
      name === 'hitos'
        ? await listLandmarks(given.db, cartagena)
        : await listTerritories(given.db, cartagena);
    expect(after).toEqual(theirs);
  });
});

describe('retiring', () => {
  test('asks why, tells what happens, and can be undone from the list', async () => {
    await post(`${hitos}/nuevo`, bridge);
    const [one] = await listLandmarks(given.db, sanAntonio);
    assert(one !== undefined, 'it was added');
    const question = await ask('get', `${hitos}/${one.id}/retirar`);
    expect(question.html).toContain('Retirar: Puente');
    const unsaid = await post(`${hitos}/${one.id}/retirar`, { reason: ' ' });
    expect(unsaid.status).toBe(422);
    expect(unsaid.html).toContain('href="#reason"');
    const done = await post(`${hitos}/${one.id}/retirar`, { reason: 'Se lo llevó el río' });
    expect(done.location).toBe(`${hitos}?hecho=retirado`);
    const { html } = await ask('get', `${hitos}?hecho=retirado`);
    expect(html).toContain('Se lo llevó el río');
    expect(html).toContain(`action="${hitos}/${one.id}/reponer"`);
    expect((await post(`${hitos}/${one.id}/reponer`, {})).location).toBe(`${hitos}?hecho=repuesto`);
    expect(await listLandmarks(given.db, sanAntonio)).toHaveLength(1);
  });

  test('a sector with parts says how many hold it', async () => {
    await post(`${sectores}/nuevo`, { ...unit, kind: 'sector', code: '1' });
    await post(`${sectores}/nuevo`, { ...unit, parent: 'sector:1' });
    const [sector] = await listTerritories(given.db, sanAntonio);
    const refused = await post(`${sectores}/${sector?.id}/retirar`, { reason: 'Ya no existe' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Todavía contiene 1.');
    expect(refused.html).toContain('value="Ya no existe"');
  });
});

describe('the import', () => {
  test('offers its templates, which can be filled in and sent back', async () => {
    const { html } = await ask('get', `${sectores}/importar`);
    expect(html).toContain(`href="${sectores}/plantilla.xlsx"`);
    expect(html).toContain('enctype="multipart/form-data"');
    expect(html).toContain('.geojson');
    const { response } = await ask('get', `${sectores}/plantilla.csv`);
    expect(response?.headers.get('content-disposition')).toContain('plantilla-sectores.csv');
    const filled = `${await response?.text()};1;Uno;;rural;;\r\n`;
    const { location } = await upload(`${sectores}/importar`, filled, 'sectores.csv');
    expect(location).toBe(`${sectores}?hecho=importado&agregados=1&cambiados=0&iguales=0`);
    const list = await ask('get', location ?? '');
    expect(list.html).toContain('Nuevos: 1. Puestos al día: 0. Iguales a lo que había: 0.');
  });

  test('takes the spreadsheet of the template, and tells what it did not use', async () => {
    const { response } = await ask('get', `${hitos}/plantilla.xlsx`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await response?.arrayBuffer()) as ArrayBuffer);
    const [sheet] = workbook.worksheets;
    assert(sheet !== undefined, 'the template has a sheet to fill in');
    sheet.getCell('E1').value = 'Fono';
    sheet.addRow(['Posta', 'Posta Leyda', -33.6, -71.4, 1]);
    const { location } = await upload(
      `${hitos}/importar`,
      (await workbook.xlsx.writeBuffer()) as BlobPart,
      'hitos.xlsx',
    );
    const { html } = await ask('get', location ?? '');
    expect(html).toContain('Columnas del archivo que no se usaron: Fono.');
    expect(await listLandmarks(given.db, sanAntonio)).toMatchObject([
      { kind: 'health-centre', name: 'Posta Leyda', place: { lon: -71.4, lat: -33.6 } },
    ]);
  });
});

describe('an import that is refused', () => {
  test('each line told, twenty at most, the chosen kind kept, and nothing comes in', async () => {
    const rows = Array.from({ length: 25 }, (_, at) => `${at + 1};;${at === 0 ? 'x' : ''}`);
    const { status, html } = await upload(
      `${sectores}/importar`,
      `número;nombre;zona\n99;Bien;\n${rows.join('\n')}`,
      'malo.csv',
      { kind: 'sector' },
    );
    expect(status).toBe(422);
    expect(html).toContain('No se importó nada');
    expect(html).toContain('Línea 3: falta «nombre».');
    expect(html.match(/<a href="#file">/g)).toHaveLength(20);
    expect(html).toContain('Y 5 problemas más.');
    expect(html).toMatch(/<option value="sector" selected>/);
    expect(await listTerritories(given.db, sanAntonio)).toEqual([]);
  });

  test('a row that the rules refuse is told with its column', async () => {
    const { html } = await upload(`${sectores}/importar`, 'número;nombre;zona\n1;A;lejos', 'a.csv');
    expect(html).toContain('Línea 2, «zona»: «lejos» no es una zona');
  });

  test('a GeoJSON comes in with its shapes; what is wrong in it is told by its place', async () => {
    const good = collection(square({ numero: 3, nombre: 'Bellavista' }, -71.62, -33.6, 0.01));
    expect((await upload(`${sectores}/importar`, good, 'uv.geojson')).status).toBe(303);
    expect((await ask('get', sectores)).html).toContain('con su forma');
    const bad = collection(square({ numero: 3, nombre: 'x' }, -33.6, -71.62, 0.01));
    const { html } = await upload(`${sectores}/importar`, bad, 'uv.geojson');
    expect(html).toContain('Elemento 1 del archivo: Ese lugar no está en Chile.');
    const broken = await upload(`${sectores}/importar`, '{ "type"', 'uv.geojson');
    expect(broken.html).toContain('no se puede leer entero');
  });

  test('no file at all, or no form, is asked for again', async () => {
    const { status, html } = await post(`${sectores}/importar`, {});
    expect(status).toBe(422);
    expect(html).toContain('Elige el archivo que quieres importar.');
  });
});

test('what an address says was done is only told where it is one of ours', async () => {
  const { html } = await ask('get', `${sectores}?hecho=constructor`);
  expect(html).not.toContain('role="status"');
  const told = await ask('get', `${sectores}?hecho=importado&agregados=%3Cb%3E&sin_usar=%3Cb%3E`);
  expect(told.html).toContain('Nuevos: 0.');
  expect(told.html).not.toContain('<b>');
});
