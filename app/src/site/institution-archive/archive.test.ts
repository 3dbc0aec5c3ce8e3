// An institution takes its data away: all that is its own, nothing of residents, and nobody else's.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findInstitution } from '../../capabilities/ground/institutions/index.ts';
import { jobs as recordsJobs } from '../../capabilities/ground/records/jobs.ts';
import { localStore } from '../../platform/files/local-store.ts';
import type { FileStore } from '../../platform/files/store.ts';
import type { TestDatabase } from '../../platform/testing/database.ts';
import { rooms } from '../rooms.ts';
import { givenDemonstration } from '../testing/demonstration.ts';
import { type TestSite, testSite } from '../testing.ts';
import { commands } from './command.ts';
import { forgetArchives, makeArchive } from './jobs.ts';
import { leftOut } from './lists-of-institution.ts';
import { writeArchive } from './write-archive.ts';

const SLUG = 'ancud';
const CUT = '10202';
const ELSEWHERE = 'lautaro';
const publicUrl = 'http://localhost';
const DAY = 86_400_000;

let given: TestDatabase;
let site: TestSite;
let folder: string;
let files: FileStore;
let now: Date;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minga-archive-'));
  given = await givenDemonstration(join(folder, 'files'));
  files = localStore(join(folder, 'files'));
  now = new Date();
  site = await testSite(given.db, { files, clock: { now: () => now } });
  await drawSector();
  await markResidents();
  await printOneDocument();
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await given.close();
});

async function drawSector(): Promise<void> {
  const shape = [
    [
      [-73.9, -41.9],
      [-73.8, -41.9],
      [-73.8, -41.8],
    ],
  ];
  await given.db
    .insertInto('territories.territory')
    .values({
      cut: CUT,
      kind: 'sector',
      code: '90',
      name: 'Sector dibujado',
      shape: JSON.stringify(shape),
    })
    .execute();
}

/** Everybody without a role anywhere, under a name and an e-mail that cannot be missed. */
async function markResidents(): Promise<void> {
  await sql`update people.person set public_name = 'Canaria ' || left(id::text, 8),
      email = 'canaria-' || id || '@ejemplo.cl'
    where not exists (select from people.role_grant where person_id = person.id)`.execute(
    given.owner,
  );
}

async function printOneDocument(): Promise<void> {
  const documents = await sql<{ id: string }>`
    select document.id from records.document
    join institutions.institution on institution.id = document.institution_id
    where slug = ${SLUG} limit 1`.execute(given.db);
  const [print] = recordsJobs({ files });
  for (const { id } of documents.rows) await print?.run(given.db, { id });
}

type Files = Readonly<Record<string, Uint8Array>>;

async function archiveOf(slug: string): Promise<Files> {
  const institution = await findInstitution(given.db, slug);
  if (institution === undefined) throw new Error(`no institution ${slug}`);
  const pieces: Uint8Array[] = [];
  await writeArchive({
    tools: { db: given.db, files },
    institution,
    publicUrl,
    now,
    write: (piece) => void pieces.push(piece),
  });
  return unzipSync(Buffer.concat(pieces));
}

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const lists = rooms.flatMap(({ contributions: { publicLists } }) =>
  'none' in publicLists ? [] : publicLists,
);
type Row = Readonly<Record<string, string | number | boolean | null>>;
const rowsIn = (archive: Files, name: string): readonly Row[] =>
  JSON.parse(textOf(archive[`listas/${name}.json`])).rows;

let archive: Files;
beforeAll(async () => {
  archive = await archiveOf(SLUG);
});

describe('what is in it', () => {
  test('every public list, but those that are not of institutions and say why', () => {
    expect(lists.length).toBeGreaterThan(10);
    expect([...leftOut.keys()]).toEqual([
      ...['comentarios', 'unit-values', 'historia', 'situacion-regiones', 'comparacion'],
      ...['convocatorias-mesa', 'miembros-mesa', 'posiciones-mesa', 'ambitos-mesa'],
      ...['nudos-mesa', 'agenda-mesa', 'cumplimiento-mesa'],
    ]);
    const wanted = lists.map(({ name }) => name).filter((name) => !leftOut.has(name));
    const there = Object.keys(archive).filter((path) => path.startsWith('listas/'));
    expect(there.toSorted()).toEqual(
      wanted.flatMap((name) => [`listas/${name}.csv`, `listas/${name}.json`]).toSorted(),
    );
  });

  test('of each list the rows of this institution, all of them, and no other’s', async () => {
    let rowsCount = 0;
    for (const list of lists.filter(({ name }) => !leftOut.has(name))) {
      const has = (key: string) => list.columns.some((column) => column.key === key);
      const own: readonly Row[] = has('institution_slug')
        ? [{ institution_slug: SLUG }]
        : has('institution')
          ? [{ institution: SLUG }]
          : has('caller')
            ? [{ caller_kind: 'institution', caller: SLUG }]
            : has('asker')
              ? [{ asker: SLUG }, { asked: SLUG }]
              : [{ cut: CUT }];
      const isOwn = (row: Row) =>
        own.some((one) => Object.entries(one).every(([key, value]) => row[key] === value));
      const all = await list.rows(given.db, new URLSearchParams());
      const rows = rowsIn(archive, list.name);
      rowsCount += rows.length;
      expect(rows, list.name).toEqual(all.filter(isOwn));
    }
    expect(rowsCount).toBeGreaterThan(20);
    for (const name of ['normas', 'reuniones', 'ediciones', 'consultas']) {
      expect(rowsIn(archive, name), name).not.toEqual([]);
    }
  });

  test('the register, the sectors as maps, the bodies, the team, the results and a printed document', () => {
    expect(rowsIn(archive, 'registro').length).toBeGreaterThan(0);
    const sectors = JSON.parse(textOf(archive['territorio/sectores.geojson']));
    expect(sectors.type).toBe('FeatureCollection');
    const drawn = sectors.features.find(
      ({ properties }: { properties: { name: string } }) => properties.name === 'Sector dibujado',
    );
    expect(drawn).toMatchObject({
      ...{ geometry: { type: 'MultiPolygon' }, properties: { kind: 'sector' } },
    });
    expect(drawn.geometry.coordinates[0][0]).toHaveLength(4);
    const bodies = JSON.parse(textOf(archive['institucion/cuerpos.json']));
    expect(bodies.map(({ kind }: { kind: string }) => kind)).toEqual([
      'municipal-council',
      'cosoc',
    ]);
    expect(textOf(archive['institucion/equipo.csv'])).toContain('pb-officer');
    const paths = Object.keys(archive);
    expect(paths.filter((path) => path.startsWith('encuestas/')).length).toBeGreaterThan(0);
    const [document = ''] = paths.filter((path) => path.startsWith('documentos/'));
    expect(textOf(archive[document]?.subarray(0, 5))).toBe('%PDF-');
  });
});

describe('what is not in it, and what it says of itself', () => {
  test('nobody who is a resident: no name, no e-mail, no id, no RUN', async () => {
    const residents = await sql<{ id: string; public_name: string; email: string }>`
      select id, public_name, email from people.person where public_name like 'Canaria %'`.execute(
      given.db,
    );
    expect(residents.rows.length).toBeGreaterThan(3);
    const whole = Object.entries(archive)
      .filter(([path]) => !path.endsWith('.pdf') && !path.endsWith('.png'))
      .map(([path, bytes]) => `${path}\n${textOf(bytes)}`)
      .join('\n');
    for (const { id, public_name, email } of residents.rows) {
      for (const mark of [id, public_name, email]) expect(whole.includes(mark), mark).toBe(false);
    }
    expect(whole).not.toMatch(/canaria/i);
    const team = await sql<{ email: string }>`
      select email from people.person where email is not null
        and exists (select from people.role_grant where person_id = person.id)`.execute(given.db);
    for (const { email } of team.rows) {
      expect(textOf(archive['institucion/equipo.csv']).includes(email), email).toBe(false);
    }
  });

  test('its README tells every file and every column, in Spanish, and the hashes fit', () => {
    const readme = textOf(archive['README.txt']);
    const paths = Object.keys(archive).filter((path) => !/^(README\.txt|SHA256SUMS)$/.test(path));
    for (const path of paths) expect(readme, path).toContain(`\n${path} (`);
    for (const { name, columns } of lists.filter((list) => !leftOut.has(list.name))) {
      for (const { key, meaning } of columns) {
        expect(readme, name).toContain(`
    ${key} (`);
        expect(readme, name).toContain(meaning['es-CL']);
      }
    }
    expect(readme).toContain('ARCHIVO DE MUNICIPALIDAD DE ANCUD');
    for (const name of leftOut.keys()) expect(readme).toContain(`/datos/${name}.csv`);
    const sums = textOf(archive.SHA256SUMS).trim().split('\n');
    expect(sums).toHaveLength(Object.keys(archive).length - 1);
    for (const line of sums) {
      const [hash, path = ''] = line.split('  ');
      const bytes = archive[path] ?? new Uint8Array();
      expect(createHash('sha256').update(bytes).digest('hex'), path).toBe(hash);
    }
  });

  test('a regional government has what is of its region, and a national body what is its own', async () => {
    const government = await sql<{ slug: string }>`select slug from institutions.institution
      where kind = 'regional-government' and region_code = '09'`.execute(given.db);
    const archive = await archiveOf(government.rows[0]?.slug ?? '');
    const comunas = rowsIn(archive, 'comunas');
    expect(comunas).toHaveLength(32);
    expect(new Set(comunas.map(({ region_code: code }) => code))).toEqual(new Set(['09']));
    const national = await archiveOf('subdere');
    expect(rowsIn(national, 'comunas')).toEqual([]);
    expect(rowsIn(national, 'instituciones').map(({ slug }) => slug)).toEqual(['subdere']);
  });
});

const PAGE = `/gestion/${SLUG}/archivo`;
const FILE = `${PAGE}/archivo.zip`;

async function somebody(role: string, slug = SLUG): Promise<TestSite> {
  const found = await sql<{ id: string }>`
    select person_id as id from people.role_grant
    join institutions.institution on institution.id = role_grant.institution_id
    where role = ${role} and slug = ${slug} and ended_at is null limit 1`.execute(given.db);
  return site.as(found.rows[0]?.id ?? '');
}

const page = async (of: TestSite, address = PAGE) => (await of.get(address)).text();

async function archiveIds(): Promise<readonly string[]> {
  const rows = await sql<{ id: string }>`
    select id from institutions.archive order by asked_at, state <> 'failed'`.execute(given.db);
  return rows.rows.map(({ id }) => id);
}

describe('the page of the team', () => {
  test('takes the archive when it is asked for, shows how far it is, and gives it to nobody else', async () => {
    const officer = await somebody('pb-officer');
    expect(await page(officer)).toContain('Pedir el archivo');
    for (const _ of [1, 2]) {
      const asked = await officer.post(PAGE, new URLSearchParams());
      expect([asked.status, asked.headers.get('location')]).toEqual([303, PAGE]);
    }
    const [id = '', ...others] = await archiveIds();
    expect(others).toEqual([]);
    const waiting = await page(officer);
    expect(waiting).toContain('Empieza en un momento.');
    expect(waiting).toContain('http-equiv="refresh"');
    expect(waiting).not.toContain('Pedir el archivo');
    expect((await officer.get(FILE)).status).toBe(303);

    await makeArchive({ db: given.db, files, publicUrl }, id);
    const ready = await page(officer);
    expect(ready).toContain('El archivo está listo');
    expect(ready).toMatch(/Descargar el archivo \([\d,]+\s(MB|kB)\)/u);
    const download = await officer.get(FILE);
    expect(download.headers.get('cache-control')).toContain('no-store');
    const zip = new Uint8Array(await download.arrayBuffer());
    expect(Object.keys(unzipSync(zip))).toContain('README.txt');
    expect(ready).toContain(createHash('sha256').update(zip).digest('hex'));
    expect(await page(officer, `/en/manage/${SLUG}/archive`)).toContain('The archive is ready');
    expect(await page(await somebody('certifying-officer'))).toContain('El archivo está listo');

    const strangers = [site, await somebody('councillor'), await somebody('pb-officer', ELSEWHERE)];
    for (const stranger of strangers) {
      for (const address of [PAGE, FILE]) {
        expect([303, 401, 403, 404]).toContain((await stranger.get(address)).status);
      }
    }
    const asked = await sql<{ n: number }>`select count(*)::int as n from records.audit_entry
      where act = 'institutions/take-archive'`.execute(given.db);
    expect(asked.rows[0]?.n).toBe(1);
  });

  test('asks for a fresh proof of who it is', async () => {
    const officer = await somebody('pb-officer');
    now = new Date(now.getTime() + 16 * 60_000);
    const answer = await officer.get(PAGE);
    expect(answer.status).not.toBe(200);
    expect((await officer.get(FILE)).status).not.toBe(200);
  });
});

describe('an archive that was asked for', () => {
  test('after a day it is gone, bytes too', async () => {
    const [id = ''] = await archiveIds();
    expect(readdirSync(join(folder, 'files', id))).toEqual(['archivo.zip']);
    now = new Date(now.getTime() + DAY);
    const officer = await somebody('pb-officer');
    expect(await page(officer)).not.toContain('El archivo está listo');
    expect((await officer.get(FILE)).status).toBe(303);
    await forgetArchives(given.db, files, now);
    expect(await archiveIds()).toEqual([]);
    expect(await files.read(`${id}/archivo.zip`)).toBeUndefined();
  });

  test('when it cannot be made it says so, and may be asked for again', async () => {
    const officer = await somebody('pb-officer');
    await officer.post(PAGE, new URLSearchParams());
    const [id = ''] = await archiveIds();
    const broken = { ...files, write: () => Promise.reject(new Error('no space')) };
    await expect(makeArchive({ db: given.db, files: broken, publicUrl }, id)).rejects.toThrow();
    const html = await page(officer);
    expect(html).toContain('El archivo no se pudo hacer');
    expect(html).toContain('Pedir el archivo');
    await officer.post(PAGE, new URLSearchParams());
    expect(await archiveIds()).toHaveLength(2);
  });

  test('one whose bytes are lost is no longer offered', async () => {
    const officer = await somebody('pb-officer');
    const id = (await archiveIds()).at(-1) ?? '';
    await makeArchive({ db: given.db, files, publicUrl }, id);
    await files.remove(`${id}/archivo.zip`);
    expect(await page(officer)).toContain('El archivo está listo');
    expect((await officer.get(FILE)).status).toBe(303);
    expect(await page(officer)).not.toContain('El archivo está listo');
    await officer.post(PAGE, new URLSearchParams());
  });

  test('one that was begun and left is given up after half an hour', async () => {
    now = new Date(now.getTime() + 31 * 60_000);
    const officer = await somebody('pb-officer');
    await officer.post(PAGE, new URLSearchParams());
    expect(await archiveIds()).toHaveLength(3);
  });
});

describe('the order of the operator', () => {
  async function order(...args: readonly string[]): Promise<[number, string]> {
    const lines: string[] = [];
    const out = (line: string) => void lines.push(line);
    const code = await commands[0]?.run({ db: given.db, files, args, publicUrl, out });
    return [code ?? -1, lines.join('\n')];
  }

  test('writes the same archive into a file, and says its hash', async () => {
    const file = join(folder, 'todo.zip');
    const [code, words] = await order(SLUG, file);
    expect(code).toBe(0);
    const bytes = readFileSync(file);
    expect(words).toContain(createHash('sha256').update(bytes).digest('hex'));
    expect(Object.keys(unzipSync(bytes))).toContain('listas/registro.csv');
    expect(readdirSync(folder)).not.toContain('todo.zip.partial');
  });

  test('says what is wrong, and leaves no half file', async () => {
    expect((await order())[0]).toBe(2);
    expect(await order('no-existe', join(folder, 'a.zip'))).toEqual([
      1,
      expect.stringContaining('no-existe'),
    ]);
    const [code, words] = await order(SLUG, join(folder, 'no-hay', 'a.zip'));
    expect([code, words]).toEqual([1, expect.stringContaining('ENOENT')]);
    writeFileSync(join(folder, 'b.zip.partial'), 'otro');
    expect((await order(SLUG, join(folder, 'b.zip')))[0]).toBe(1);
    expect(readFileSync(join(folder, 'b.zip.partial'), 'utf8')).toBe('otro');
  });
});
