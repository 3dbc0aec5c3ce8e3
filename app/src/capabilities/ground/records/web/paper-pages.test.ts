// A sheet of paper from the printer to the count: numbered, scanned, found to be somebody's, entered once, corrected.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf } from '../../../../site/site.tsx';
import { type TestSite, testParts, testSite } from '../../../../site/testing.ts';
import { privacy } from '../privacy.ts';
import { SCAN_KEPT_DAYS } from '../rules/paper.ts';
import { forgetSheetsBefore } from '../store/paper-sheets.ts';
import { ancud, holderOf, lautaro, NOW, scopeOfComuna } from '../testing/given.ts';
import { form, page } from '../testing/pages.ts';

const DESK = '/gestion/ancud/papel';
const FORM = 'organizations/sign-petition ancud';
const folder = mkdtempSync(join(tmpdir(), 'minga-paper-'));

let given: TestDatabase;
let anybody: TestSite;
let rosa: TestSite;
let hugo: TestSite;
let stranger: TestSite;
let photo: Blob;

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { files: localStore(folder), clock: { now: () => NOW } });
  const [here, there] = await Promise.all(
    [ancud, lautaro].map((cut) => scopeOfComuna(given.db, cut)),
  );
  if (here === undefined || there === undefined) throw new Error('both are there');
  rosa = await anybody.as((await holderOf(given.db, 'desk-staff', here)).personId);
  hugo = await anybody.as((await holderOf(given.db, 'pb-officer', here)).personId);
  stranger = await anybody.as((await holderOf(given.db, 'desk-staff', there)).personId);
  const square = { width: 40, height: 60, channels: 3, background: '#ffffff' } as const;
  photo = new Blob([new Uint8Array(await sharp({ create: square }).jpeg().toBuffer())]);
});
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Numbers sheets; the codes of them, in the order of their numbers. */
async function printed(count: number): Promise<readonly string[]> {
  const sent = { formulario: FORM, cuantas: String(count), idioma: 'es-CL' };
  const answer = await rosa.post(DESK, form(sent));
  expect(answer.status).toBe(303);
  const [, run] = /impresas=([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '') ?? [];
  const found = await sql<{ code: string }>`select code from records.paper_sheet
    where run_id = ${run} order by year, number`.execute(given.db);
  return found.rows.map(({ code }) => code);
}

let passports = 0;
const newPassport = () => `P${String(++passports).padStart(7, '0')}`;

/** Seen at the desk by two of the team, with a passport of Peru; she appears as `Elba C.`. */
async function somebody(firstName = 'Elba') {
  const number = newPassport();
  const seen = {
    'document-kind': 'passport',
    country: 'PE',
    number,
    given: firstName,
    family: 'Curín',
    'birth-date': '1948-06-24',
    comuna: ancud,
    'seen-as': 'original',
  };
  const waiting = '/gestion/ancud/identificar';
  const written = await rosa.post(`${waiting}/anotar`, form(seen));
  const list = await page(rosa, written.headers.get('location') ?? '');
  const [, open] = /identificar\/pendientes\/([0-9a-f-]{36})/.exec(list) ?? [];
  await hugo.post(`${waiting}/pendientes/${open}/confirmar`, form({ number, saw: 'both' }));
  const row = await given.db
    .selectFrom('people.assisted_identity')
    .select('person_id')
    .where('id', '=', open ?? '')
    .executeTakeFirstOrThrow();
  return { id: row.person_id ?? '', number };
}

const shownTo = (number: string) => ({
  'documento-tipo': 'passport',
  'documento-pais': 'PE',
  'documento-numero': number,
});

function sheetForm(fields: Readonly<Record<string, string>>, scan?: Blob): FormData {
  const sent = new FormData();
  for (const [name, text] of Object.entries(fields)) sent.set(name, text);
  if (scan !== undefined) sent.set('escaneo', scan, 'hoja.jpg');
  return sent;
}

const answers = { vinculo: 'lives', 'nombre-publico-si': '1', firma: '1' };
const at = (code: string) => `${DESK}/${code}`;

/** Scanned, and found to be hers. */
async function begun(code: string, number: string, by = rosa): Promise<void> {
  const fields = { ...answers, ...shownTo(number), hace: 'guardar' };
  expect((await by.post(at(code), sheetForm(fields, photo))).status).toBe(303);
}

const enter = (by: TestSite, code: string) =>
  by.post(at(code), sheetForm({ ...answers, hace: 'ingresar' }));

async function signaturesOf(personId: string) {
  return given.db
    .selectFrom('organizations.petition_signature')
    .select(['tie', 'publishes_name'])
    .where('person_id', '=', personId)
    .execute();
}

async function scanOf(code: string): Promise<string> {
  const row = await given.db
    .selectFrom('records.paper_sheet')
    .select('scan_file_id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return `/archivos/${row.scan_file_id}/40.jpg`;
}

describe('printing', () => {
  test('gives each sheet a number of its own without a gap, also when two print at the same moment', async () => {
    await Promise.all([printed(3), printed(4)]);
    const found = await sql<{ number: number }>`select number from records.paper_sheet
      where year = 2026 order by number`.execute(given.db);
    expect(found.rows.map(({ number }) => number)).toEqual(found.rows.map((_, at) => at + 1));
  });

  test('prints the same PDF again, and another institution none of it', async () => {
    const sent = { formulario: FORM, cuantas: '2', idioma: 'en' };
    const answer = await rosa.post(DESK, form(sent));
    const told = await page(rosa, answer.headers.get('location') ?? '');
    const [, href = ''] = /href="([^"]*\/impresas\/[0-9a-f-]{36})"/.exec(told) ?? [];
    const [one, two] = await Promise.all([rosa.get(href), hugo.get(href)]);
    const bytes = Buffer.from(await one.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.equals(Buffer.from(await two.arrayBuffer()))).toBe(true);
    expect(bytes.toString('latin1')).toMatch(/\/Lang\s*\(en/);
    expect((await stranger.get(href.replace('ancud', 'lautaro'))).status).toBe(404);
  });

  test.each([
    [{ formulario: 'organizations/sign-petition lautaro', cuantas: '1' }, 'Elige el formulario.'],
    [{ formulario: FORM, cuantas: '101' }, 'Escribe un número de 1 a 100.'],
  ])('says at the field what is wrong: %j', async (sent, message) => {
    const answer = await rosa.post(DESK, form(sent));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
  });

  test('of a form without number is for anybody, where its room says so', async () => {
    const blank = '/papel/en-blanco/ancud/organizations/sign-petition';
    const answer = await anybody.get(`${blank}/ancud`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect((await anybody.get(`${blank}/lautaro`)).status).toBe(404);
    expect((await anybody.get(`${blank.replace('sign-petition', 'check')}/ancud`)).status).toBe(
      404,
    );
    const numbered = await rosa.post(DESK, form({ formulario: FORM, hace: 'numerar' }));
    const told = await page(rosa, numbered.headers.get('location') ?? '');
    expect(told).toContain('escríbelo arriba en el papel');
  });
});

describe('the code on a sheet', () => {
  test('leads its team to the screen, and tells anybody else only where it is handed in', async () => {
    const [code = ''] = await printed(1);
    const { number } = await somebody('Nadielave');
    await begun(code, number);
    const led = await rosa.get(`/papel/${code.toLowerCase()}`);
    expect(led.headers.get('location')).toContain('/gestion/ancud/papel/');
    for (const by of [anybody, stranger, await anybody.as((await somebody()).id)]) {
      const text = await page(by, `/papel/${code}`);
      expect(text).toContain('Hoja de papel: Municipalidad de Ancud');
      expect(text).not.toMatch(/Nadielave|petición|presupuesto participativo en Ancud/);
    }
    await page(anybody, '/papel/ZZZZ-ZZZZ-ZZZZ-ZZZZ', 404);
  });
});

describe('entering', () => {
  test('counts her signature once, tells her, and says nothing of her in public', async () => {
    const [code = ''] = await printed(1);
    const { id, number } = await somebody();
    await begun(code, number);
    expect(await page(rosa, at(code))).toContain('Cuenta de Elba C.');
    expect((await enter(rosa, code)).status).toBe(303);
    expect(await signaturesOf(id)).toEqual([{ tie: 'lives', publishes_name: true }]);
    const notices = await sql<{ title: string }>`select title from people.notice
      where person_id = ${id} and kind = 'records/paper-entered'`.execute(given.db);
    expect(notices.rows).toHaveLength(1);
    const log = await sql<{ all: string }>`select string_agg(told::text || subject, ' ') as all
      from records.audit_entry where subject = ${`paper-sheet:${code}`}`.execute(given.db);
    expect(log.rows[0]?.all).toContain('entered');
    const kept = await sql<{
      all: string;
    }>`select to_jsonb(s)::text as all from records.paper_sheet s
      where code = ${code}`.execute(given.db);
    for (const text of [log.rows[0]?.all, kept.rows[0]?.all]) {
      expect(text).not.toMatch(new RegExp(`Elba|Curín|${number}`));
    }
    expect(log.rows[0]?.all).not.toContain(id);
  });

  test('a sheet is entered once, also when two enter it at the same moment, and the database says so', async () => {
    const [code = ''] = await printed(1);
    const { id, number } = await somebody();
    await begun(code, number);
    const both = await Promise.all([enter(rosa, code), enter(hugo, code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await signaturesOf(id)).toHaveLength(1);
    const again = sql`update records.paper_sheet set entered_at = now() where code = ${code}`;
    await expect(again.execute(given.db)).rejects.toThrow('a sheet is entered once');
    const gone = sql`delete from records.paper_sheet where code = ${code}`;
    await expect(gone.execute(given.db)).rejects.toThrow('never removed');
  });

  test('two sheets of one person count once: the second is refused and stays to be entered', async () => {
    const [one = '', two = ''] = await printed(2);
    const { id, number } = await somebody();
    await begun(one, number);
    await begun(two, number);
    const both = await Promise.all([enter(rosa, one), enter(hugo, two)]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await signaturesOf(id)).toHaveLength(1);
    const refused = both.find(({ status }) => status === 409);
    expect(await refused?.text()).toContain('Ya firmó esta petición');
  });
});

describe('a sheet that is not whole', () => {
  test('says at each field what is missing, and keeps scan, account and what was typed', async () => {
    const [code = ''] = await printed(1);
    const { number } = await somebody();
    const bare = await rosa.post(at(code), sheetForm({ hace: 'ingresar' }));
    const text = await bare.text();
    expect(bare.status).toBe(422);
    for (const id of ['vinculo', 'firma']) expect(text).toContain(`href="#${id}"`);
    const typed = { ...shownTo(number), hace: 'ingresar' };
    const unfinished = await rosa.post(at(code), sheetForm({ ...typed, vinculo: 'works' }, photo));
    expect(unfinished.status).toBe(422);
    const later = await page(hugo, at(code));
    expect(later).toContain('Cuenta de Elba C.');
    expect(later).toMatch(/value="works"[^>]*checked|checked[^>]*value="works"/);
    expect(later).toContain(await scanOf(code));
    expect(later).not.toContain(number);
  });

  test.each([
    [{}, 'Sube primero la foto'],
    [
      { 'documento-tipo': 'run', 'documento-numero': '11.111.111-2' },
      'Ese número no es de ese documento',
    ],
  ])('without a scan, or by a number that is none, it is refused: %j', async (more, message) => {
    const [code = ''] = await printed(1);
    const answer = await rosa.post(at(code), sheetForm({ ...answers, ...more, hace: 'ingresar' }));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(message);
  });

  test('whoever has no account is sent to be identified, and nobody enters what is her own', async () => {
    const [one = '', two = ''] = await printed(2);
    const fields = { ...shownTo(newPassport()), hace: 'guardar' };
    const nobody = await rosa.post(at(one), sheetForm(fields, photo));
    expect(nobody.status).toBe(422);
    expect(await nobody.text()).toMatch(
      /Nadie tiene una cuenta[\s\S]*\/gestion\/ancud\/identificar/,
    );
    const { id, number } = await somebody();
    const scope = await scopeOfComuna(given.db, ancud);
    await sql`insert into people.role_grant (person_id, role, institution_id)
      values (${id}, 'desk-staff', ${scope.id})`.execute(given.db);
    const own = await anybody.as(id);
    const mine = { ...fields, ...shownTo(number) };
    expect((await own.post(at(two), sheetForm(mine, photo))).status).toBe(422);
  });
});

describe('a scan', () => {
  test('opens to the team that enters it and to nobody else', async () => {
    const [code = ''] = await printed(1);
    const { id, number } = await somebody();
    await begun(code, number);
    const scan = await scanOf(code);
    expect((await hugo.get(scan)).status).toBe(200);
    for (const by of [anybody, stranger, await anybody.as(id)]) {
      expect((await by.get(scan)).status).toBe(404);
    }
  });
});

describe('another institution', () => {
  test('finds no sheet of this one, by any address', async () => {
    const [code = ''] = await printed(1);
    const there = `/gestion/lautaro/papel/${code}`;
    await page(stranger, there, 404);
    expect((await stranger.post(there, sheetForm({ ...answers, hace: 'guardar' }))).status).toBe(
      404,
    );
    const motivo = form({ motivo: 'spoiled' });
    expect((await stranger.post(`${there}/anular`, motivo)).status).toBe(404);
    expect((await stranger.post(`${at(code)}/anular`, motivo)).status).not.toBe(303);
    expect(await page(stranger, `/gestion/lautaro/papel?q=${code}`)).toContain(
      'Ninguna hoja es así',
    );
  });
});

describe('a sheet that is made void', () => {
  test('takes back what it did, and a new one corrects it with the same scan', async () => {
    const [code = ''] = await printed(1);
    const { id, number } = await somebody();
    await begun(code, number);
    await enter(rosa, code);
    const sent = form({ motivo: 'mistyped', corrige: '1' });
    const made = await rosa.post(`${at(code)}/anular`, sent);
    const next = (made.headers.get('location') ?? '').replace(/\?.*/, '');
    expect(next).not.toContain(code.slice(0, 4));
    expect(await signaturesOf(id)).toEqual([]);
    expect(await page(rosa, at(code))).toContain('La hoja que la corrige');
    expect((await enter(rosa, code)).status).toBe(409);
    const corrected = { vinculo: 'studies', firma: '1', hace: 'ingresar' };
    expect((await rosa.post(next, sheetForm(corrected))).status).toBe(303);
    expect(await signaturesOf(id)).toEqual([{ tie: 'studies', publishes_name: false }]);
    expect((await rosa.post(`${at(code)}/anular`, sent)).status).toBe(409);
  });

  test('leaves a signature that came another way', async () => {
    const [code = ''] = await printed(1);
    const { id, number } = await somebody();
    await begun(code, number);
    await enter(rosa, code);
    const elba = await anybody.as(id, 'provider');
    await elba.post('/comunas/ancud/peticion/retirar', form({}));
    await sql`insert into organizations.petition_signature (cut, person_id, tie, publishes_name, signed_at)
      values (${ancud}, ${id}, 'works', false, ${new Date(NOW.getTime() + 1000)})
      on conflict (cut, person_id) do update set signed_at = excluded.signed_at`.execute(given.db);
    await rosa.post(`${at(code)}/anular`, form({ motivo: 'mistyped' }));
    expect(await signaturesOf(id)).toHaveLength(1);
  });
});

describe('the list', () => {
  test('finds a sheet by its number, says what waits, and its file names nobody', async () => {
    const [code = ''] = await printed(1);
    await begun(code, (await somebody('Secretina')).number);
    const { number } = await given.db
      .selectFrom('records.paper_sheet')
      .select('number')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    const name = `2026-${String(number).padStart(6, '0')}`;
    const found = await page(rosa, `${DESK}?q=2026-${number}`);
    expect(found).toContain(name);
    expect(found).toMatch(/Por ingresar: [1-9]/);
    expect(await page(rosa, `${DESK}?estado=entered`)).not.toContain(`>${name}<`);
    expect(await page(rosa, '/lo-que-me-toca')).toMatch(/hojas? de papel que espera/);
    const csv = await page(rosa, `${DESK}/datos/hojas.csv`);
    expect(csv).toContain(`${name},organizations/sign-petition`);
    expect(csv).not.toContain('Secretina');
  });
});

describe('what is held about a person', () => {
  test('is shown to her, and goes with her account or after a year', async () => {
    const [one = '', two = ''] = await printed(2);
    const { id, number } = await somebody();
    const other = await somebody();
    await begun(one, number);
    await begun(two, other.number);
    await enter(rosa, two);
    const house = houseOf(testParts(given.db));
    const [held] = await privacy.heldAbout(house, id);
    const read = held?.values.map(({ value, words }) => words ?? value);
    expect(read).toEqual(expect.arrayContaining(['Por ingresar', true, 'Vivo en la comuna']));
    await given.db.transaction().execute((tx) => privacy.forget(tx, id, NOW));
    expect(await privacy.heldAbout(house, id)).toEqual([]);
    const at = (ms: number, isAnonymous = false) => ({ before: new Date(+NOW + ms), isAnonymous });
    await forgetSheetsBefore(given.db, at(-SCAN_KEPT_DAYS * 86_400_000));
    await forgetSheetsBefore(given.db, at(1, true));
    expect(await privacy.heldAbout(house, other.id)).toHaveLength(1);
    await forgetSheetsBefore(given.db, at(1));
    expect(await privacy.heldAbout(house, other.id)).toEqual([]);
    const left = await given.db
      .selectFrom('records.paper_sheet')
      .select(['scan_file_id', 'draft_sealed'])
      .where('code', 'in', [one, two])
      .execute();
    expect(left).toEqual(Array(2).fill({ scan_file_id: null, draft_sealed: null }));
  });
});
