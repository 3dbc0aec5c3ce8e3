// A survey on paper, from the printer to the results, at the one desk of all paper: no name where none may be known.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import type { Survey } from '../store/surveys.ts';
import { givenOpen, givenPerson, givenStaff, later, NOW, seen } from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';
import { options, scale, written } from '../testing/questions.ts';

const DESK = '/gestion/ancud/papel';
const folder = mkdtempSync(join(tmpdir(), 'minga-survey-'));

let given: TestDatabase;
let anybody: TestSite;
let desk: TestSite;
let by: ByStaff;
let now = NOW;
let photo: Blob;

beforeAll(async () => {
  given = await testDatabase();
  const files = localStore(folder);
  anybody = await testSite(given.db, { files, clock: { now: () => now } });
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
  desk = await anybody.as((await givenStaff(given.db, 'ancud', 'desk-staff')).actor.personId);
  const square = { width: 40, height: 60, channels: 3, background: '#ffffff' } as const;
  photo = new Blob([new Uint8Array(await sharp({ create: square }).jpeg().toBuffer())]);
});
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

function ask(isNamed: boolean): Promise<Survey> {
  return givenOpen(given.db, by, {
    takesPaper: true,
    isNamed,
    questions: [
      written(),
      written({ kind: 'many', options: options(2) }),
      scale(3),
      written({ kind: 'order', options: options(2) }),
      written({ kind: 'long-text', options: [] }),
    ],
  });
}

/** The address of the screen of a sheet that was numbered just now. */
async function numbered({ slug }: Survey, form = 'surveys/answer'): Promise<string> {
  const to = await send(desk, DESK, { formulario: `${form} ${slug}`, hace: 'numerar' }, 303);
  return to.replace(/\?.*/, '');
}

const answers = { p1: '2', 'p2-1': '1', p3: '3', 'p4-1': '2', 'p4-2': '1', p5: 'Sombra' };

function sheetForm(fields: Readonly<Record<string, string>>): FormData {
  const sent = new FormData();
  for (const [name, text] of Object.entries(fields)) sent.set(name, text);
  sent.set('escaneo', photo, 'hoja.jpg');
  return sent;
}

const enter = (at: string, fields: Readonly<Record<string, string>> = answers) =>
  desk.post(at, sheetForm({ ...fields, hace: 'ingresar' }));

const countOf = async ({ id }: Survey) => (await seen(given.db, by, id, now)).responsesCount;

describe('of an unnamed survey', () => {
  test('a sheet is printed by anybody, asks for no name, and is entered once with its scan', async () => {
    const survey = await ask(false);
    const told = await page(anybody, `/encuestas/${survey.slug}`);
    const blank = `/papel/en-blanco/ancud/surveys/answer/${survey.slug}`;
    expect(told).toContain(`href="${blank}"`);
    expect((await anybody.get(blank)).headers.get('content-type')).toBe('application/pdf');
    const at = await numbered(survey);
    const screen = await page(desk, at);
    expect(screen).toContain('Esta hoja es anónima');
    expect(screen).not.toMatch(/name="(firma|documento-numero)"/);
    expect(
      (await desk.post(at, new URLSearchParams({ ...answers, hace: 'ingresar' }))).status,
    ).toBe(422);
    const kept = await given.db
      .selectFrom('records.paper_sheet')
      .select(['id', 'is_anonymous', 'person_id'])
      .where('code', '=', codeAt(at))
      .executeTakeFirstOrThrow();
    expect(kept).toMatchObject({ is_anonymous: true, person_id: null });
    await expect(
      given.db
        .updateTable('records.paper_sheet')
        .set({ person_id: await givenPerson(given.db) })
        .where('id', '=', kept.id)
        .execute(),
    ).rejects.toThrow(/anonymous_sheet_is_nobodys/);
    expect((await enter(at)).status).toBe(303);
    expect((await enter(at)).status).toBe(409);
    expect(await countOf(survey)).toBe(1);
  });

  test('what was mistyped is taken back and corrected, until the results are public', async () => {
    const survey = await ask(false);
    const at = await numbered(survey);
    await enter(at, { ...answers, p1: '1' });
    const to = await send(desk, `${at}/anular`, { motivo: 'mistyped', corrige: '1' }, 303);
    expect(await countOf(survey)).toBe(0);
    const next = to.replace(/\?.*/, '');
    expect(await page(desk, next)).toMatch(/name="p1" value="1" checked/);
    expect((await enter(next)).status).toBe(303);
    expect(await countOf(survey)).toBe(1);
    now = later(24 * 30);
    desk = await anybody.as((await givenStaff(given.db, 'ancud', 'desk-staff')).actor.personId);
    const refused = await send(desk, `${next}/anular`, { motivo: 'twice' }, 409);
    expect(refused).toContain('Los resultados ya son públicos');
    expect(await countOf(survey)).toBe(1);
    expect(await page(desk, DESK)).not.toContain(`surveys/answer ${survey.slug}`);
    now = NOW;
    desk = await anybody.as((await givenStaff(given.db, 'ancud', 'desk-staff')).actor.personId);
  });

  test('says at the field what is wrong, and keeps what was typed', async () => {
    const survey = await ask(false);
    const at = await numbered(survey);
    const answer = await enter(at, { ...answers, 'p4-2': '2', p5: 'Sombra y agua' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('href="#p4"');
    expect(html).toContain('>Sombra y agua</textarea>');
    expect(await countOf(survey)).toBe(0);
  });
});

test('a sheet of a named survey waits for the account of whoever it belongs to', async () => {
  const survey = await ask(true);
  const at = await numbered(survey, 'surveys/answer-named');
  const screen = await page(desk, at);
  expect(screen).toMatch(/name="documento-numero"/);
  const refused = await enter(at, { ...answers, firma: '1' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('href="#documento-numero"');
  expect(await countOf(survey)).toBe(0);
});

test('the desk of paper is told which survey was meant, and prints none that takes no paper', async () => {
  const survey = await ask(false);
  const webOnly = await givenOpen(given.db, by);
  const html = await page(desk, `${DESK}?formulario=surveys/answer+${survey.slug}`);
  expect(html).toMatch(new RegExp(`value="surveys/answer ${survey.slug}" selected`));
  expect(html).not.toContain(`surveys/answer ${webOnly.slug}`);
  const sent = { formulario: `surveys/answer ${webOnly.slug}`, cuantas: '1' };
  expect(await send(desk, DESK, sent, 422)).toContain('Elige el formulario.');
  const blank = `/papel/en-blanco/ancud/surveys/answer/${webOnly.slug}`;
  expect((await anybody.get(blank)).status).toBe(404);
});

function codeAt(at: string): string {
  return at.slice(at.lastIndexOf('/') + 1).replaceAll('-', '');
}
