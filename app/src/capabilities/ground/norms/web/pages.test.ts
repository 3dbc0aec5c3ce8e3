// The pages of norms: what everybody reads in both languages, what warns, and the desks with their forms.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { annulNorm } from '../actions/annul-norm.ts';
import type { ByKeeper } from '../actions/by-keeper.ts';
import { givenKeeper, givenNorm, NOW } from '../testing/given.ts';
import { inSearch } from './words.ts';

let given: TestDatabase;
let site: TestSite;
let by: ByKeeper;
let officer: TestSite;
let nation: TestSite;

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => NOW } });
  by = await givenKeeper(given.db, 'ancud');
  officer = await site.as(by.actor.personId);
  nation = await site.as((await givenKeeper(given.db, 'subdere')).actor.personId);
});
afterAll(() => given?.close());

async function page(from: TestSite, path: string, status = 200): Promise<string> {
  const answer = await from.get(path);
  expect(`${answer.status} ${path}`).toBe(`${status} ${path}`);
  return answer.text();
}

/** The page that answers, or where a 303 leads. */
async function send(
  from: TestSite,
  path: string,
  typed: Readonly<Record<string, string | Blob>>,
  status: number,
): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) {
    if (typeof value === 'string') form.set(name, value);
    else form.set(name, value, 'ordenanza.pdf');
  }
  const answer = await from.post(path, form);
  const text = await answer.text();
  expect(`${answer.status} ${path}`).toBe(`${status} ${path}`);
  return status === 303 ? (answer.headers.get('location') ?? '') : text;
}

test('everybody reads the history of the policy as it ships, with the validity of the library, and takes it as files', async () => {
  const history = await page(site, '/normas/historia');
  const titles = [...history.matchAll(/<h3>([^<]+)<\/h3>/g)].map(([, title]) => title);
  expect(titles).toHaveLength(12);
  expect(titles).toContain('Crédito BID para la participación');
  expect(titles.indexOf('Ley 20.500 (2011)')).toBeGreaterThan(
    titles.indexOf('Proyecto de ley de participación ciudadana'),
  );
  expect(history).toContain('2000 a 2005');
  expect(history).toContain('diciembre de 2000');
  expect(history).toContain('miércoles 16 de febrero de 2011');
  expect(history).toContain('US$300.000.000');
  expect(history).toContain('Ninguna fuente dice el monto');
  const law = history.split('id="ley-20500"')[1]?.split('</article>')[0] ?? '';
  expect(law).toContain('href="/normas/ley-20500">Ley 20.500</a>');
  expect(law).toContain('Vigente');
  const { rows } = JSON.parse(await page(site, '/datos/historia.json'));
  expect(rows.map((row: { title: string }) => row.title)).toEqual(titles);
  expect(await page(site, '/datos/historia.csv?q=credito')).not.toContain('ley-20500,');
  const english = await page(site, '/en/norms/history?q=credit');
  expect(english).toContain('<h3>BID credit for participation</h3>');
  expect(english).not.toContain('Law 20.500 (2011)');
  expect(await page(site, '/normas/historia?q=zzz')).toContain('Ningún hito calza');
  expect(await page(site, '/normas')).toContain('href="/normas/historia"');
});

describe('everybody', () => {
  test('finds the norms of the State in the library, in both languages, and takes them as files', async () => {
    const library = await page(site, '/normas');
    expect(library).toContain('href="/normas/ley-20500">Ley 20.500</a>');
    const english = await page(site, '/en/norms?tipo=law');
    expect(english).toContain('href="/en/norms/ley-20500">Law 20.500</a>');
    expect(english).not.toContain('instructivo-2000');
    expect(english).toContain('/datos/normas.csv?tipo=law');
    const csv = await page(site, '/datos/normas.csv?tipo=presidential-instruction');
    expect(csv).toContain('instructivo-2000,presidential-instruction,,,2000,,');
    expect(csv).toContain(',unknown,');
    expect(await page(site, '/normas?q=nada-de-esto')).toContain('Ninguna norma calza');
    await page(site, '/normas/ley-1', 404);
  });

  test('never reads unverified knowledge as if it were the law', async () => {
    const law = await page(site, '/normas/ley-18695');
    const article = (number: string) =>
      law.split('class="norm-article"').find((one) => one.includes(`<dt>Art. ${number}</dt>`)) ??
      '';
    expect(article('93')).toContain('ordenanza');
    expect(article('93')).not.toContain('Sin verificar');
    expect(article('82')).toContain('Sin verificar');
    const row = (await page(site, '/normas?q=20422')).split('/normas/ley-20422')[1] ?? '';
    expect(row).toContain('Sin verificar');
    const whole = await page(site, '/normas/ley-20422');
    expect(whole).toContain('conocimiento general que nadie ha verificado');
    expect(await page(site, '/en/norms/ley-20422')).toContain('Do not take it for the law');
    expect(law).toContain('Ninguna abogada ni abogado');
  });

  test('follows the line from the instruction of 2000 to Law 20.500, and is told what nobody knows', async () => {
    const instruction = await page(site, '/normas/instructivo-2000');
    expect(instruction).toContain('No sabemos si rige');
    expect(instruction).toContain('href="/normas/ley-20500"');
    expect(instruction).toContain('2000; no sabemos el día');
    const law = await page(site, '/normas/ley-20500');
    expect(law).toContain('href="/normas/instructivo-2000"');
    expect(law).toContain('href="/normas/ley-18695"');
    // It comes into force six days after this one.
    expect(await page(site, '/normas/ley-21719')).toContain('todavía no rige');
  });

  test('is led from a replaced ordinance to the one in force, and reads why one was annulled', async () => {
    const old = await givenNorm(given.db, by, 'ancud', { number: '1' });
    await givenNorm(given.db, by, 'ancud', {
      number: '2',
      year: 2025,
      written: { from: '2025-06-01' },
      replaces: old,
    });
    const replaced = await page(site, `/normas/${old}`);
    expect(replaced).toContain('ya estaba reemplazada');
    expect(replaced).toContain('href="/normas/ordenanza-ancud-2-2025"');
    const institution = await page(site, '/instituciones/ancud');
    expect(institution).toContain('href="/normas/ordenanza-ancud-2-2025"');
    expect(institution).not.toContain(`href="/normas/${old}"`);
    expect(institution).toContain('/normas?emisor=ancud');
    const mistaken = await givenNorm(given.db, by, 'ancud', { number: '3' });
    await annulNorm(given.db, by, { code: mistaken, reason: 'Era un borrador.' }, inSearch);
    expect(await page(site, `/normas/${mistaken}`)).toContain('Era un borrador.');
  });
});

const typed = {
  tipo: 'ordinance',
  numero: '20',
  fecha: '2024-03-01',
  titulo: 'Ordenanza del presupuesto participativo',
  resumen: 'Se hace cada año.',
  desde: '2024-04-01',
  articulos: '8: Desde los 14 años.\n\n9 bis: Se vota en papel: también en la web.',
};

describe('the officer of an institution', () => {
  const OWN = '/gestion/ancud/normas';

  test('enters an ordinance with its PDF, adds a version, corrects it and annuls it', async () => {
    expect(await page(officer, '/gestion/ancud')).toContain(`href="${OWN}"`);
    expect(await page(officer, `${OWN}/nueva`)).toContain('Ley 18.695');
    const pdf = new Blob([PDF], { type: 'application/pdf' });
    const to = await send(officer, `${OWN}/nueva`, { ...typed, texto: pdf }, 303);
    expect(await page(officer, to)).toContain('Norma ingresada');
    const own = `${OWN}/ordenanza-ancud-20-2024`;
    const shown = await page(site, '/normas/ordenanza-ancud-20-2024');
    expect(shown).toContain('<dt>Art. 9 bis</dt>');
    expect(shown).toContain('Se vota en papel: también en la web.');
    const [file] = /\/archivos\/[0-9a-f-]{36}\/original\.pdf/.exec(shown) ?? [];
    expect((await site.get(file ?? '')).status).toBe(200);

    expect(await page(officer, `${own}/version`)).toContain('8: Desde los 14 años.');
    const version = { ...typed, desde: '2026-01-01', direccion: 'ancud.example/20' };
    await send(officer, `${own}/version`, { ...version, desde: '' }, 422);
    expect(await page(officer, await send(officer, `${own}/version`, version, 303))).toContain(
      'Versión agregada',
    );
    expect(await page(officer, `${own}/versiones/1`)).toContain('el que ya tiene');
    const correction = { ...typed, hasta: '2025-12-31', titulo: 'Otro título', motivo: 'Tipeo.' };
    await send(officer, `${own}/versiones/1`, { ...correction, motivo: '' }, 422);
    const back = await send(officer, `${own}/versiones/1`, correction, 303);
    expect(await page(officer, back)).toContain('Corregida. Motivo: <span>Tipeo.</span>');
    await page(officer, `${own}/versiones/1`, 404);
    expect(await page(site, '/normas/ordenanza-ancud-20-2024')).toContain('Tipeo.');

    expect(await send(officer, `${own}/anular`, { motivo: ' ' }, 422)).toContain('href="#motivo"');
    expect(
      await page(officer, await send(officer, `${own}/anular`, { motivo: 'Error' }, 303)),
    ).toContain('Norma anulada');
    await send(officer, `${own}/anular`, { motivo: 'Error' }, 409);
  });
});

test('a relation is corrected from the page of the desk, and everybody reads what was said before and why', async () => {
  const code = await givenNorm(given.db, by, 'ancud', { number: '60', implements: 'ley-20500' });
  const own = `/gestion/ancud/normas/${code}`;
  expect(await page(officer, own)).toContain(`href="${own}/relaciones"`);
  const form = await page(officer, `${own}/relaciones`);
  expect(form).toContain('value="implements ley-20500"');
  const empty = await send(officer, `${own}/relaciones`, {}, 422);
  expect(empty).toContain('href="#relacion"');
  const edit = { cual: 'implements ley-20500', relacion: 'follows', con: 'ley-18695' };
  const without = await send(officer, `${own}/relaciones`, edit, 422);
  expect(without).toContain('href="#motivo"');
  expect(without).toMatch(/<option value="ley-18695" selected/);
  const reason = { motivo: 'Era otra ley.' };
  const back = await send(officer, `${own}/relaciones`, { ...edit, ...reason }, 303);
  expect(await page(officer, back)).toContain('Relación guardada.');
  const shown = await page(site, `/normas/${code}`);
  expect(shown).toContain('1 relación retirada');
  expect(shown).toContain('Era otra ley.');
  expect(shown).toContain('href="/normas/ley-18695"');
  const again = await send(officer, `${own}/relaciones`, { ...edit, ...reason }, 409);
  expect(again).toContain('href="#cual"');
  const none = { cual: 'follows ley-18695', relacion: 'ninguna', con: '', ...reason };
  await send(officer, `${own}/relaciones`, { ...none, cual: '' }, 422);
  await send(officer, `${own}/relaciones`, none, 303);
  expect(await page(site, `/normas/${code}`)).toContain('2 relaciones retiradas');
});

describe('the officer of an institution, on the way', () => {
  const OWN = '/gestion/ancud/normas';

  test('gets the form back with what was typed and what is wrong with it', async () => {
    const wrong = { ...typed, tipo: 'law', fecha: '', numero: '', direccion: 'https://a.cl' };
    const form = await send(officer, `${OWN}/nueva`, wrong, 422);
    for (const field of ['tipo', 'fecha', 'numero']) expect(form).toContain(`href="#${field}"`);
    expect(form).toContain('value="Ordenanza del presupuesto participativo"');
    const lines = { ...typed, articulos: '8: Uno.\nsin número', titulo: 'Queda' };
    const articles = await send(officer, `${OWN}/nueva`, lines, 422);
    expect(articles).toContain('Línea 2:');
    expect(articles).toContain('href="#texto"');
    const empty = await send(officer, `${OWN}/nueva`, {}, 422);
    for (const field of ['tipo', 'titulo', 'resumen']) expect(empty).toContain(`href="#${field}"`);
    const days = { ...typed, desde: '2024-02-31', direccion: 'javascript:alert(1)' };
    const strange = await send(officer, `${OWN}/nueva`, days, 422);
    expect(strange).toContain('href="#desde"');
    expect(strange).toContain('href="#direccion"');
    const backwards = { ...typed, hasta: '2023-01-01', direccion: 'https://a.cl' };
    expect(await send(officer, `${OWN}/nueva`, backwards, 422)).toContain('href="#hasta"');
    const text = new Blob(['no es un PDF'], { type: 'application/pdf' });
    const refused = await send(officer, `${OWN}/nueva`, { ...typed, texto: text }, 422);
    expect(refused).toContain('href="#texto"');
    expect(refused).toContain('No es un PDF.');
    expect(refused).not.toContain('imagen (JPG');
    const there = await givenNorm(given.db, by, 'ancud', { number: '30' });
    expect(there).toBe('ordenanza-ancud-30-2019');
    const again = { ...typed, numero: '30', fecha: '2019-03-18', direccion: 'https://a.cl' };
    expect(await send(officer, `${OWN}/nueva`, again, 409)).toContain('href="#numero"');
  });

  test('reaches no norm of another institution or of the State, nor their desks', async () => {
    const lautaro = await givenKeeper(given.db, 'lautaro');
    const theirs = await givenNorm(given.db, lautaro, 'lautaro', { number: '40' });
    for (const code of [theirs, 'ley-20500']) {
      for (const path of ['', '/version', '/versiones/1', '/relaciones', '/anular']) {
        await page(officer, `${OWN}/${code}${path}`, 404);
      }
      await send(officer, `${OWN}/${code}/anular`, { motivo: 'Error' }, 404);
      await send(officer, `${OWN}/${code}/version`, typed, 404);
    }
    await page(officer, `/gestion/lautaro/normas/${theirs}`, 403);
    await page(officer, '/gestion/subdere/normas-del-estado', 403);
  });
});

describe('a national body', () => {
  const DESK = '/gestion/subdere/normas-del-estado';

  test('corrects a norm of the State and says that a lawyer compared it', async () => {
    expect(await page(nation, '/gestion/subdere')).toContain(`href="${DESK}"`);
    expect(await page(nation, DESK)).toContain('Ley 20.422');
    const correction = {
      titulo: 'Ley de inclusión de personas con discapacidad',
      resumen: 'Lo público es accesible.',
      'resumen-en': 'What is public is accessible.',
      direccion: 'https://www.bcn.cl/leychile',
      abogacia: '1',
      motivo: 'Se comparó con el texto oficial.',
    };
    const to = await send(nation, `${DESK}/ley-20422/versiones/1`, correction, 303);
    expect(await page(nation, to)).toContain('Versión corregida');
    const law = await page(site, '/en/norms/ley-20422');
    expect(law).toContain('A lawyer compared this summary');
    expect(law).not.toContain('Do not take it for the law');
    expect(law).toContain('Text at www.bcn.cl');
  });

  test('enters a norm of which the day is not known, and reaches no norm of an institution', async () => {
    const norm = {
      ...typed,
      ...{ tipo: 'presidential-instruction', numero: '', fecha: '', anio: '2014', desde: '' },
      ...{ articulos: '', direccion: 'https://www.bcn.cl/', 'fin-desconocido': '1' },
    };
    const to = await send(nation, `${DESK}/nueva`, norm, 303);
    expect(to).toContain('instructivo-2014');
    expect(await page(site, '/normas/instructivo-2014')).toContain('No sabemos si rige');
    const theirs = await givenNorm(given.db, by, 'ancud', { number: '50' });
    await page(nation, `${DESK}/${theirs}`, 404);
  });
});
