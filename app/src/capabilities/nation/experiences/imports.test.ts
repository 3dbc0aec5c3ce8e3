// A budget of another platform, from the order of the operator to its page and its file.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { search } from '../../../platform/search.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts';
import { noFiles } from '../../../platform/testing/no-files.ts';
import { type TestSite, testSite } from '../../../site/testing.ts';
import { loadExperiences } from './actions/load-experiences.ts';
import { commands } from './commands.ts';

const golden = join(import.meta.dirname, '../../../../../golden/imports');
const DECIDIM = join(golden, 'decidim-projects.csv');
const CONSUL = join(golden, 'consul-investments.csv');
const SOURCE = 'https://participa.ejemplo.cl/open-data';
const ID = 'decidim-participa-ejemplo-cl-12';

let given: TestDatabase;
let site: TestSite;
let folder: string;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
  folder = mkdtempSync(join(tmpdir(), 'minga-imports-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await given.close();
});

const said = ['--year', '2023', '--title', 'Decide tu barrio', '--source', SOURCE];
const known = [...said, '--license', 'CC BY-SA 4.0'];

async function order(verb: string, ...args: readonly string[]): Promise<[number, string]> {
  const lines: string[] = [];
  const command = commands.find((one) => one.verb === verb);
  const out = (line: string) => void lines.push(line);
  const publicUrl = 'https://minga.example';
  const code = await command?.run({ db: given.db, files: noFiles, args, publicUrl, out });
  return [code ?? -1, lines.join('\n')];
}

async function projectsCount(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from experiences.imported_project`.execute(given.db);
  return rows[0]?.n ?? -1;
}

function changed(from: string, change: (text: string) => string): string {
  const file = join(folder, `${Math.random()}.csv`);
  writeFileSync(file, change(readFileSync(from, 'utf8')));
  return file;
}

test('what the file does not say has to be said, or nothing is read', async () => {
  const place = ['--comuna', '09108'];
  for (const args of [
    [],
    [DECIDIM, ...place, ...said],
    [DECIDIM, ...known],
    [DECIDIM, ...place, '--region', '09', ...known],
    [DECIDIM, ...place, ...known, '--year', 'pronto'],
    [DECIDIM, ...place, ...known, '--source', 'mi computador'],
    [DECIDIM, ...place, ...known, '--budget', '../1'],
    [DECIDIM, ...place, ...known, '--color', 'azul'],
  ]) {
    expect((await order('import-decidim', ...args))[0], args.join(' ')).toBe(2);
  }
  expect((await order('import-consul', CONSUL, ...place, ...known))[0]).toBe(2);
  expect(await projectsCount()).toBe(0);
});

test('a trial says what would be done and what is left out, and writes nothing', async () => {
  const args = [DECIDIM, '--comuna', '09108', ...known, '--budget', '12', '--dry-run'];
  const [code, words] = await order('import-decidim', ...args);
  expect(code).toBe(0);
  expect(words).toContain('Columnas que no se conocen y quedaron fuera: shade_of_moss.');
  expect(words).toContain('Se traerían 2 proyectos. No se escribió nada.');
  expect(await projectsCount()).toBe(0);
});

describe('once it was brought in', () => {
  const args = [DECIDIM, '--comuna', '09108', ...known, '--budget', '12'];

  test('it is added once, the same again is no change, and more of it brings it up to date', async () => {
    expect(await order('import-decidim', ...args)).toEqual([
      0,
      expect.stringContaining(
        `Se agregó la experiencia, con 2 proyectos: https://minga.example/experiencias/${ID}`,
      ),
    ]);
    expect((await order('import-decidim', ...args))[1]).toContain('Ya estaba igual');
    expect(await projectsCount()).toBe(2);
    const more = changed(DECIDIM, (text) =>
      text.replace('Sombras para la «feria» libre', 'Sombras y bancas para la «feria»'),
    );
    const [code, words] = await order('import-decidim', more, ...args.slice(1));
    expect([code, words]).toEqual([0, expect.stringContaining('Se puso al día')]);
    expect(await projectsCount()).toBe(2);
  });

  test('a file with one bad row changes nothing and says which', async () => {
    const bad = changed(DECIDIM, (text) => text.replace('9000000', 'nueve millones'));
    const [code, words] = await order('import-decidim', bad, ...args.slice(1));
    expect(code).toBe(1);
    expect(words).toContain('Línea 4, columna budget_amount: no se entiende «nueve millones».');
    expect(words).toContain('No se trajo nada.');
    expect(await projectsCount()).toBe(2);
  });

  test('its year and its place do not change, and a place that is none is refused', async () => {
    const elsewhere = args.map((arg) => (arg === '09108' ? '13101' : arg));
    expect(await order('import-decidim', ...elsewhere)).toEqual([
      1,
      expect.stringContaining(`${ID} ya está en el registro, del año 2023`),
    ]);
    const nowhere = args.map((arg) => (arg === '09108' ? '09999' : arg));
    expect(await order('import-decidim', ...nowhere)).toEqual([
      1,
      expect.stringContaining('No hay comuna o región con ese código'),
    ]);
  });
});

describe('what was brought in', () => {
  const args = [DECIDIM, '--comuna', '09108', ...known, '--budget', '12'];

  test('its page tells source, licence and projects, in both languages', async () => {
    const html = await (await site.get(`/experiencias/${ID}`)).text();
    expect(html).toContain('Sus 2 proyectos');
    expect(html).toContain('Leídos de los datos abiertos de Decidim. Licencia: CC BY-SA 4.0.');
    expect(html).toContain(`href="${SOURCE}"`);
    expect(html).toContain('Sombras y bancas para la «feria»');
    expect(html).toContain('$18.500.000');
    expect(html).toMatch(/href="https:\/\/participa\.ejemplo\.cl\/[^"]+102" rel="external"/);
    expect(html).not.toContain('Cómo fue');
    const english = await (await site.get(`/en/experiences/${ID}`)).text();
    expect(english).toContain('on the ballot');
  });

  test('its projects are a list that no spreadsheet takes for formulas', async () => {
    const address = `/datos/proyectos-importados.csv?experiencia=${ID}`;
    const csv = await (await site.get(address)).text();
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain(`${ID},09108,09,102,'=Luces del cerro,9000000,,on-ballot,`);
    expect(lines[2]).toContain(`${SOURCE},CC BY-SA 4.0`);
    const none = await (await site.get('/datos/proyectos-importados.csv?experiencia=x')).text();
    expect(none.trim().split('\r\n')).toHaveLength(1);
  });

  test('it is in the registry, known to its comuna and found, and stays when the registry ships anew', async () => {
    await given.db.updateTable('experiences.loaded').set({ sha256: 'an older file' }).execute();
    await loadExperiences(given.db);
    expect(await projectsCount()).toBe(2);
    const list = await (await site.get('/experiencias?region=09')).text();
    expect(list).toContain(`/experiencias/${ID}`);
    expect(await (await site.get('/comunas/lautaro')).text()).toContain(`/experiencias/${ID}`);
    await order('import-decidim', ...args);
    const asked = { kind: undefined, page: 1, locale: 'es-CL' } as const;
    const found = await search(given.db, {
      ...asked,
      text: 'decide barrio',
      place: { cut: '09108' },
    });
    expect(found.found.map(({ title }) => title)).toEqual(['Decide tu barrio']);
  });
});

test('a CONSUL is of the government of a region too, with what became of each project', async () => {
  const args = [CONSUL, '--region', '9', ...known, '--budget', '3'];
  expect((await order('import-consul', ...args))[0]).toBe(0);
  const html = await (await site.get('/experiencias/consul-participa-ejemplo-cl-3')).text();
  for (const words of ['elegido', 'en votación', 'inviable', 'en evaluación', '$12.500.000']) {
    expect(html).toContain(words);
  }
  expect(html).not.toMatch(/inventad[oa]/i);
});

test('many projects stand on pages of fifty', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => `${at};Proyecto ${at};77;1000`);
  const file = join(folder, 'many.csv');
  writeFileSync(file, ['id;title;budget/id;budget_amount', ...rows].join('\n'));
  expect((await order('import-decidim', file, '--comuna', '13101', ...known))[0]).toBe(0);
  const address = '/experiencias/decidim-participa-ejemplo-cl-77';
  const named = async (query: string) =>
    (await (await site.get(address + query)).text()).match(/Proyecto \d+/g) ?? [];
  expect(await named('')).toHaveLength(50);
  expect((await named('?pagina=3')).at(-1)).toBe('Proyecto 119');
  expect(await named('?pagina=99')).toHaveLength(20);
});
