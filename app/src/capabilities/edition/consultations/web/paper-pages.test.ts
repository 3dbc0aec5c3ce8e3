// What is said of a paragraph on paper, from the printer to the page of the consultation, at the one desk of all paper.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import type { ByStaff } from '../actions/acting.ts';
import type { Consultation } from '../store/consultations.ts';
import { listObservations } from '../store/observations.ts';
import { givenOpen, givenStaff, NOW } from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';

const DESK = '/gestion/ancud/papel';
const folder = mkdtempSync(join(tmpdir(), 'minga-consultation-'));

let given: TestDatabase;
let anybody: TestSite;
let desk: TestSite;
let officer: TestSite;
let by: ByStaff;
let photo: Blob;

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { files: localStore(folder), clock: { now: () => NOW } });
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
  officer = await anybody.as(by.actor.personId);
  desk = await anybody.as((await givenStaff(given.db, 'ancud', 'desk-staff')).actor.personId);
  const square = { width: 40, height: 60, channels: 3, background: '#ffffff' } as const;
  photo = new Blob([new Uint8Array(await sharp({ create: square }).jpeg().toBuffer())]);
});
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

let passports = 0;

/** Elba C., seen by two of the team with a passport of Peru: its number, and her account. */
async function somebody(): Promise<{ readonly number: string; readonly id: string }> {
  passports += 1;
  const number = `P${String(passports).padStart(7, '0')}`;
  const seen = {
    ...{ 'document-kind': 'passport', country: 'PE', number, given: 'Elba', family: 'Curín' },
    ...{ 'birth-date': '1948-06-24', comuna: '10202', 'seen-as': 'original' },
  };
  const waiting = '/gestion/ancud/identificar';
  const list = await page(desk, await send(desk, `${waiting}/anotar`, seen, 303));
  const [, open = ''] = /identificar\/pendientes\/([0-9a-f-]{36})/.exec(list) ?? [];
  const confirmed = new URLSearchParams({ number, saw: 'both' });
  await officer.post(`${waiting}/pendientes/${open}/confirmar`, confirmed);
  const { person_id } = await given.db
    .selectFrom('people.assisted_identity')
    .select('person_id')
    .where('id', '=', open)
    .executeTakeFirstOrThrow();
  return { number, id: person_id ?? '' };
}

/** The address of the screen of a sheet that was numbered just now. */
async function numbered({ slug }: Consultation): Promise<string> {
  const asked = { formulario: `consultations/observe ${slug}`, hace: 'numerar' };
  return (await send(desk, DESK, asked, 303)).replace(/\?.*/, '');
}

async function enter(to: string, fields: Readonly<Record<string, string>>, number: string) {
  const sent = new FormData();
  const owner = {
    ...{ 'documento-tipo': 'passport', 'documento-pais': 'PE', 'documento-numero': number },
  };
  for (const [name, text] of Object.entries({
    ...fields,
    ...owner,
    ...{ firma: '1', hace: 'ingresar' },
  })) {
    sent.set(name, text);
  }
  sent.set('escaneo', photo, 'hoja.jpg');
  const answer = await desk.post(to, sent);
  return { status: answer.status, text: await answer.text() };
}

const said = { postura: 'change', propuesta: 'Abre a las siete.', razones: 'La gente madruga.' };

test('what a sheet says of a paragraph is entered once in her name, shown as of paper, and taken back when the sheet is void', async () => {
  const consultation = await givenOpen(given.db, by);
  const { id, slug } = consultation;
  const blank = `/papel/en-blanco/ancud/consultations/observe/${slug}`;
  expect(await page(anybody, `/consultas/${slug}`)).toContain(`href="${blank}"`);
  expect((await anybody.get(blank)).headers.get('content-type')).toBe('application/pdf');
  const to = await numbered(consultation);
  expect(await page(desk, to)).toContain('Número del párrafo');
  const elba = await somebody();
  const unsaid = await enter(to, { ...said, parrafo: '1', razones: '' }, elba.number);
  expect(unsaid).toMatchObject({ status: 422, text: expect.stringContaining('La hoja') });
  const nowhere = await enter(to, { ...said, parrafo: '3' }, elba.number);
  expect(nowhere.status).toBeGreaterThanOrEqual(409);
  expect(nowhere.text).toContain('párrafo');
  expect(await listObservations(given.db, id)).toEqual([]);
  expect((await enter(to, { ...said, parrafo: '1' }, elba.number)).status).toBe(303);
  expect((await enter(to, { ...said, parrafo: '2' }, elba.number)).status).toBe(409);
  expect(await listObservations(given.db, id)).toMatchObject([
    { number: 1, way: 'paper', personId: elba.id, stance: 'change', proposed: 'Abre a las siete.' },
  ]);
  const twice = await enter(await numbered(consultation), { ...said, parrafo: '1' }, elba.number);
  expect(twice.status).toBeGreaterThanOrEqual(409);
  expect(await listObservations(given.db, id)).toHaveLength(1);
  await send(desk, `${to}/anular`, { motivo: 'twice' }, 303);
  expect(await listObservations(given.db, id)).toEqual([]);
});

test('of a question a sheet asks for no paragraph and no other wording', async () => {
  const question = await givenOpen(
    given.db,
    by,
    { kind: 'question', title: '¿Cambiamos la feria de día?' },
    { paragraphs: [] },
  );
  const to = await numbered(question);
  const screen = await page(desk, to);
  expect(screen).toContain('name="razones"');
  expect(screen).not.toContain('name="parrafo"');
  expect(screen).not.toContain('name="propuesta"');
  const elba = await somebody();
  const answer = { postura: 'support', razones: 'El sábado se puede ir.' };
  expect((await enter(to, answer, elba.number)).status).toBe(303);
  expect(await listObservations(given.db, question.id)).toMatchObject([
    { number: undefined, way: 'paper', personId: elba.id, reasons: 'El sábado se puede ir.' },
  ]);
});
