// The present situation and the comparison as everybody reads them, and their files cell by cell.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { chileMap } from '../../../ground/territories/index.ts';
import { parseSituationFilter } from '../rules/situation-filter.ts';
import { readSituation } from './situation-lists.ts';

let given: TestDatabase;
let site: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock: { now: () => new Date('2026-11-29T15:00:00Z') } });
});
afterAll(() => given?.close());

async function page(path: string, status = 200): Promise<string> {
  const response = await site.get(path);
  expect(`${response.status} ${path}`).toBe(`${status} ${path}`);
  return response.text();
}

type Row = Readonly<Record<string, string | number | null>>;

async function rowsOf(path: string): Promise<readonly Row[]> {
  return JSON.parse(await page(path)).rows;
}

const text = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .trim();

/** The rows of the table in the section of that id, each as the HTML of its cells. */
function tableOf(html: string, id: string): readonly (readonly string[])[] {
  const section = html.split(`id="${id}"`)[1]?.split('</section>')[0] ?? '';
  const body = section.split('<tbody')[1]?.split('</tbody>')[0] ?? '';
  return body
    .split('<tr')
    .slice(1)
    .map((row) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell));
}

interface SeenFigure {
  readonly amount: number;
  readonly kind: string;
  readonly precision: string;
  readonly source: string;
  readonly on: string;
}

function figureIn(cell: string): SeenFigure | null {
  const found =
    /<data value="(\d+)" data-kind="([^"]+)" data-precision="([^"]+)"><a href="([^"]+)".*<time dateTime="([^"]+)"/is.exec(
      cell,
    );
  if (found === null) return null;
  const [, amount, kind = '', precision = '', source = '', on = ''] = found;
  return { amount: Number(amount), kind, precision, source: source.replaceAll('&amp;', '&'), on };
}

function figureOf(row: Row, key: string, kind: string): SeenFigure | null {
  if (row[key] === null) return null;
  const [precision, source, on] = ['precision', 'source', 'on'].map((one) => row[`${key}_${one}`]);
  return { amount: row[key], kind, precision, source, on } as SeenFigure;
}

describe('the present situation', () => {
  test('shows the 346 comunas by state, drawn and in a table, within what a telephone carries', async () => {
    const html = await page('/situacion');
    expect(html).toContain('al domingo 29 de noviembre de 2026');
    const marks = [...html.matchAll(/class="situation-mark state-([a-z-]+)" cx=/g)];
    expect(marks).toHaveLength(343);
    expect(html).toContain('343 comunas dibujadas de 346');
    expect(tableOf(html, 'comunas')).toHaveLength(346);
    expect(marks.filter(([, state]) => state === 'held')).toHaveLength(11);
    expect(html).toContain('href="/situacion?al=2026-11-29"');
    expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
    expect(html).not.toMatch(/ style="|<script(?![^>]*src=)/);
  });

  test('says the same in its files, cell by cell', async () => {
    const html = await page('/situacion?al=2026-11-29');
    const budgets = await rowsOf('/datos/situacion-cifras.json?al=2026-11-29');
    const seen = tableOf(html, 'cifras');
    expect(seen.map(([name = '']) => /data-key="([^"]+)"/.exec(name)?.[1])).toEqual(
      budgets.map(({ key }) => key),
    );
    expect(
      seen.map(([, , budget, people, , projects]) =>
        [budget, people, projects].map((cell) => figureIn(cell ?? '')),
      ),
    ).toEqual(
      budgets.map((row) => [
        figureOf(row, 'budget_clp', 'budget'),
        figureOf(row, 'people', String(row.people_kind)),
        figureOf(row, 'projects', String(row.projects_kind)),
      ]),
    );
    expect(seen.map(([, , , , share = '']) => /<data value="([^"]+)"/.exec(share)?.[1])).toEqual(
      budgets.map((row) => row.voters_per_hundred?.toString()),
    );
    expect(seen.map((cells) => text(cells[6] ?? ''))).toEqual(
      budgets.map(({ execution }) => (execution === null ? '' : 'todavía no se sabe')),
    );
    const comunas = await rowsOf('/datos/situacion.json?al=2026-11-29');
    const words: Readonly<Record<string, string>> = { held: 'Tuvo', none: 'Sin registro' };
    expect(
      tableOf(html, 'comunas').map(([comuna = '', region = '', state = '']) => [
        /data-cut="(\d+)"/.exec(comuna)?.[1],
        text(comuna),
        text(region),
        text(state.replace(/<a.*/s, '')),
        /href="([^"]+)"/.exec(state)?.[1],
      ]),
    ).toEqual(
      comunas.map((row) => [
        ...[row.cut, row.comuna, row.region, words[String(row.state)]],
        row.because_page ?? undefined,
      ]),
    );
    const regions = await rowsOf('/datos/situacion-regiones.json?al=2026-11-29');
    const states = ['under_way', 'sanctioned', 'suspended', 'held', 'annulled', 'none'];
    expect(tableOf(html, 'regiones').map((cells) => cells.slice(0, 8).map(text))).toEqual(
      regions.map((row) =>
        [row.region, row.comunas, ...states.map((state) => row[state])].map(String),
      ),
    );
    expect(regions).toHaveLength(16);
  });
});

describe('the present situation, asked in other ways', () => {
  test('cites each figure with its edition, its source and its date', async () => {
    const rows = tableOf(await page('/situacion'), 'cifras');
    const lautaro = rows.find(([name = '']) => name.includes('data-key="lautaro-2019"')) ?? [];
    expect(text(lautaro[0] ?? '')).toContain('Lautaro 2019');
    expect(text(lautaro[3] ?? '')).toBe('9.025Votantes. araucanianoticias.cl, mié 25 nov 2026');
    expect(text(lautaro[4] ?? '')).toBe('23,7');
    const earlier = rows.find(([name = '']) => name.includes('data-key="lautaro-2019.2018"')) ?? [];
    expect(text(earlier[3] ?? '')).toContain('cerca de 8.500');
  });

  test('is narrowed to a region and a state, with the same in the files', async () => {
    const html = await page('/situacion?region=9&estado=tuvo');
    expect(tableOf(html, 'comunas').map(([name = '']) => text(name))).toEqual(['Lautaro']);
    expect(tableOf(html, 'regiones')).toHaveLength(1);
    const csv = await page('/datos/situacion.csv?region=9&estado=tuvo');
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain(
      '09108,Lautaro,09,La Araucanía,held,lautaro-2019,2019,/experiencias/lautaro-2019',
    );
  });

  test('of a day before the registry says so, and claims nothing', async () => {
    const html = await page('/situacion?al=2026-11-24');
    expect(html).toContain(
      'Ese día el registro de Minga no existía: empieza el miércoles 25 de noviembre de 2026',
    );
    const states = await rowsOf('/datos/situacion.json?al=2026-11-24');
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['none']));
    expect(html).toContain('Ese día no había ninguno que mostrar');
  });

  test.each(['2026-11-30', 'ayer', '2026-02-30', '%00'])(
    'of no day (%s) it tells today and says so',
    async (al) => {
      const html = await page(`/situacion?al=${al}`);
      expect(html).toContain('Ese día no existe o todavía no llega: se muestra el de hoy.');
      expect(html).toContain('al domingo 29 de noviembre de 2026');
    },
  );

  test('in English', async () => {
    const html = await page('/en/situation?al=2026-11-29');
    expect(html).toContain('<h1>Present situation</h1>');
    expect(tableOf(html, 'comunas').map(([, , state = '']) => text(state))).toContain(
      'Held one Lautaro 2019',
    );
    expect(html).toContain('href="/en/experiences/lautaro-2019"');
  });

  test('is reached from the registry, from a comuna and from the foot of every page', async () => {
    for (const path of ['/experiencias', '/comunas/lautaro', '/accesibilidad']) {
      expect(await page(path)).toContain('href="/situacion"');
    }
  });
});

test('a page of the situation costs three queries, whatever there is in it', async () => {
  let asked = 0;
  const counting = given.db.withPlugin({
    transformQuery({ node }) {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await chileMap(counting);
  asked = 0;
  const filter = parseSituationFilter(new URLSearchParams(), '2026-11-29');
  await Promise.all([readSituation(counting, filter), chileMap(counting)]);
  expect(asked).toBe(3);
});

describe('the comparison', () => {
  const of = (html: string, label: string) =>
    [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
      .map(([, row = '']) =>
        [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => text(cell)),
      )
      .find(([first]) => first === label);

  test('puts Lautaro 2018 beside 2019: voters +6 %', async () => {
    const html = await page('/experiencias/comparar?a=lautaro-2019.2018&b=lautaro-2019');
    expect(html).toContain('<h1>Lautaro 2018 y Lautaro 2019</h1>');
    const voters = of(html, 'Votantes') ?? [];
    expect(voters[1]).toContain('cerca de 8.500');
    expect(voters[2]).toContain('9.025');
    expect(voters[3]).toBe('+6%+525. Aproximado: una de las cifras lo es.');
    expect(of(html, 'Locales de votación')?.[3]).toBe('+3,1%+1');
    expect(of(html, 'Monto a decidir')?.slice(1)).toEqual([
      'falta: su fuente no lo dice',
      expect.stringContaining('$75.000.000'),
      'sin diferencia que calcular',
    ]);
    const rows = await rowsOf('/datos/comparacion.json?a=lautaro-2019.2018&b=lautaro-2019');
    expect(rows.find(({ kind }) => kind === 'voters')).toMatchObject({
      ...{ unit: 'count', a: 8500, a_precision: 'about', b: 9025, difference: 525 },
      ...{ difference_percent: 6.2, is_rough: true },
    });
    expect(rows.find(({ kind }) => kind === 'budget')).toMatchObject({
      ...{ unit: 'clp', a: null, a_source: null, difference: null },
    });
  });

  test('of one that only says «more than» works nothing out', async () => {
    const html = await page('/experiencias/comparar?a=lautaro-2019&b=santiago-2023');
    expect(of(html, 'Monto a decidir')?.[3]).toBe('no se calcula: una fuente dice «más de»');
    expect(of(html, 'Votantes')?.[3]).toBe('+16,1%+1.456');
    expect(of(html, 'Edad mínima para votar')?.[1]).toBe('falta: su fuente no lo dice');
  });

  test('is chosen by a search, without script, and keeps what was chosen', async () => {
    const html = await page('/experiencias/comparar?a=lautaro-2019&q=quisco');
    expect(html).toContain(
      'href="/experiencias/comparar?a=lautaro-2019&amp;b=el-quisco-2024&amp;q=quisco"',
    );
    expect(html).toContain('<input type="hidden" name="a" value="lautaro-2019"');
    const first = await page('/experiencias/comparar');
    expect(first).toContain('href="/experiencias/comparar?a=lautaro-2019.2018&amp;b=lautaro-2019"');
    expect(first).toContain(
      'href="/experiencias/comparar?a=el-quisco-2024.2023&amp;b=el-quisco-2024"',
    );
    expect(await page('/experiencias/lautaro-2019')).toContain(
      'href="/experiencias/comparar?a=lautaro-2019.2018&amp;b=lautaro-2019"',
    );
  });

  test('says what it does not know, and that two are the same', async () => {
    const unknown = await page('/experiencias/comparar?a=lautaro-1999&b=lautaro-2019');
    expect(unknown).toContain('No conocemos «lautaro-1999»');
    const same = await page('/experiencias/comparar?a=lautaro-2019&b=lautaro-2019');
    expect(same).toContain('Elegiste dos veces el mismo');
    expect(await page('/experiencias/comparar?q=zzz')).toContain('Ninguno calza con esa búsqueda');
    expect((await page('/datos/comparacion.csv')).trim().split('\r\n')).toHaveLength(1);
  });

  test('in English', async () => {
    const html = await page('/en/experiences/compare?a=lautaro-2019.2018&b=lautaro-2019');
    expect(of(html, 'Voters')?.[3]).toBe('+6%+525. Approximate: one of the figures is.');
  });
});
