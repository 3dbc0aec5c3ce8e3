// Gatherings on paper, from the printer to the door, at the one desk of all paper: who comes, and who signed the list.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import type { Acting } from '../actions/acting.ts';
import { enterRegistered } from '../actions/enter-arrival.ts';
import { forgetWhatServed } from '../actions/forget-what-served.ts';
import { countBySector, listArrivals } from '../store/attendance.ts';
import { listRegistrations } from '../store/registrations.ts';
import {
  givenHeld,
  givenPublished,
  givenRepresentative,
  givenStaff,
  later,
  NOW,
} from '../testing/given.ts';
import { page, send } from '../testing/pages.ts';

const DESK = '/gestion/ancud/papel';
const folder = mkdtempSync(join(tmpdir(), 'minga-gathering-'));

let given: TestDatabase;
let anybody: TestSite;
let desk: TestSite;
let by: Acting;
let deskStaff: Acting;
let now = NOW;
let photo: Blob;

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { files: localStore(folder), clock: { now: () => now } });
  by = await givenStaff(given.db, 'ancud', 'pb-officer');
  deskStaff = await givenStaff(given.db, 'ancud', 'desk-staff');
  const square = { width: 40, height: 60, channels: 3, background: '#ffffff' } as const;
  photo = new Blob([new Uint8Array(await sharp({ create: square }).jpeg().toBuffer())]);
});
beforeEach(() => at(NOW));
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function at(moment: Date): Promise<void> {
  now = moment;
  desk = await anybody.as(deskStaff.actor.personId);
}

/** The address of the screen of a sheet that was numbered just now. */
async function numbered(form: string, slug: string): Promise<string> {
  const to = await send(desk, DESK, { formulario: `${form} ${slug}`, hace: 'numerar' }, 303);
  return to.replace(/\?.*/, '');
}

function enter(to: string, fields: Readonly<Record<string, string>>) {
  const sent = new FormData();
  for (const [name, text] of Object.entries({ ...fields, firma: '1', hace: 'ingresar' })) {
    sent.set(name, text);
  }
  sent.set('escaneo', photo, 'hoja.jpg');
  return desk.post(to, sent);
}

const REGISTER = 'gatherings/register';
const LIST = 'gatherings/attendance-list';
const rosa = {
  nombre: 'Rosa Millán',
  telefono: '65 262 0000',
  acompanantes: '1',
  necesito: 'Rampa',
};

describe('whoever comes, on paper', () => {
  test('has a sheet that anybody prints, and that is entered once with its scan', async () => {
    const { id, slug } = await givenPublished(given.db, by, { capacity: 3 });
    const blank = `/papel/en-blanco/ancud/gatherings/register/${slug}`;
    expect(await page(anybody, `/reuniones/${slug}`)).toContain(`href="${blank}"`);
    expect((await anybody.get(blank)).headers.get('content-type')).toBe('application/pdf');
    const to = await numbered(REGISTER, slug);
    expect((await enter(to, { ...rosa, nombre: '' })).status).toBe(422);
    expect(await listRegistrations(given.db, id)).toEqual([]);
    expect((await enter(to, rosa)).status).toBe(303);
    expect((await enter(to, rosa)).status).toBe(409);
    expect(await listRegistrations(given.db, id)).toMatchObject([
      { name: 'Rosa Millán', phone: '65 262 0000', companions: 1, state: 'confirmed' },
    ]);
    const list = await page(desk, `/gestion/ancud/reuniones/${id}/inscripciones`);
    expect(list).toContain('Rosa Millán');
    expect(list).toContain('Rampa');
  });

  test('waits when no seats are left, and has one when a sheet is made void', async () => {
    const { id, slug } = await givenPublished(given.db, by, { capacity: 2 });
    const first = await numbered(REGISTER, slug);
    await enter(first, rosa);
    await enter(await numbered(REGISTER, slug), { ...rosa, nombre: 'Luis' });
    const states = async () =>
      (await listRegistrations(given.db, id)).map(({ name, state }) => [name, state]).sort();
    expect(await states()).toEqual([
      ['Luis', 'waiting'],
      ['Rosa Millán', 'confirmed'],
    ]);
    await send(desk, `${first}/anular`, { motivo: 'twice' }, 303);
    expect(await states()).toEqual([['Luis', 'confirmed']]);
  });

  test('is not entered once it has begun, nor taken back once she came', async () => {
    const { id, slug } = await givenPublished(given.db, by);
    const [entered, late] = [await numbered(REGISTER, slug), await numbered(REGISTER, slug)];
    await enter(entered, rosa);
    await at(later(48));
    const refused = await enter(late, rosa);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('La reunión ya empezó');
    const [known] = await listRegistrations(given.db, id);
    await enterRegistered(given.db, { ...by, now }, id, { registrationId: known?.id ?? '' });
    expect(await send(desk, `${entered}/anular`, { motivo: 'twice' }, 409)).toContain(
      'ya está anotada en la puerta',
    );
    expect(await listRegistrations(given.db, id)).toHaveLength(1);
  });
});

test('a comuna with more sectors than a sheet has room for has them in the list of the desk', async () => {
  for (let number = 1; number <= 14; number += 1) {
    await given.pool.query(
      `insert into territories.territory (cut, kind, code, name)
        values ('10202', 'neighborhood-unit', $1, $2)`,
      [`uv-${number}`, `Unidad vecinal ${number}`],
    );
  }
  const { id, slug } = await givenPublished(given.db, by);
  const to = await numbered(REGISTER, slug);
  const screen = await page(desk, to);
  expect(screen).toMatch(/<select [^>]*name="sector"/);
  const sector = /<option value="([^"]+)"[^>]*>Unidad vecinal 14</.exec(screen)?.[1] ?? '';
  expect((await enter(to, { ...rosa, sector: 'la catorce' })).status).toBe(422);
  expect((await enter(to, { ...rosa, sector })).status).toBe(303);
  expect(await listRegistrations(given.db, id)).toMatchObject([{ territoryId: sector }]);
  const { rows } = await given.pool.query(
    `select content -> 'fields' as fields from records.paper_run where subject = $1`,
    [slug],
  );
  expect(rows[0].fields).toContainEqual({
    kind: 'line',
    label: 'Sector',
    hint: 'Escribe el nombre o el número de tu sector o unidad vecinal.',
    options: [],
  });
});

test('thirty days after a gathering the scan goes with what somebody needed; that she came stays', async () => {
  const { id, slug } = await givenPublished(given.db, by, { title: 'Asamblea que pasa' });
  await enter(await numbered(REGISTER, slug), rosa);
  const kept = async () => {
    const found = await given.pool.query(
      `select scan_file_id, draft_sealed, entered_at from records.paper_sheet
        join records.paper_run on paper_run.id = run_id where subject = $1`,
      [slug],
    );
    return found.rows[0];
  };
  const day = (days: number) => later(50 + days * 24 + 1);
  await forgetWhatServed(given.db, day(29));
  expect((await kept()).scan_file_id).not.toBeNull();
  await forgetWhatServed(given.db, day(30));
  expect(await kept()).toMatchObject({
    scan_file_id: null,
    draft_sealed: null,
    entered_at: expect.any(Date),
  });
  expect(await listRegistrations(given.db, id)).toMatchObject([
    { name: 'Rosa Millán', needsSealed: null },
  ]);
});

describe('the list that people signed', () => {
  test('is entered once with its scan, by names and by number, and taken back alone', async () => {
    const { id, slug } = await givenHeld(given.db, by, { title: 'Asamblea con lista' });
    await at(later(60));
    const people = async () =>
      (await countBySector(given.db, id)).reduce((sum, one) => sum + one.people, 0);
    const to = await numbered(LIST, slug);
    const empty = await enter(to, { nombres: ' \n' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('href="#nombres"');
    expect((await enter(to, { nombres: 'Ana\nLuis\n', otras: '3' })).status).toBe(303);
    expect(await people()).toBe(5);
    await enter(await numbered(LIST, slug), { nombres: 'Ana\nEva' });
    expect(await people()).toBe(7);
    await send(desk, `${to}/anular`, { motivo: 'twice' }, 303);
    const names = (await listArrivals(given.db, id)).map(({ name }) => name).sort();
    expect(names).toEqual(['Ana', 'Eva']);
  });

  test('is not entered before the gathering begins, nor is it of another municipality', async () => {
    const { slug } = await givenPublished(given.db, by);
    const refused = await enter(await numbered(LIST, slug), { nombres: 'Ana' });
    expect(refused.status).toBe(409);
    const castro = await givenStaff(given.db, 'castro', 'desk-staff');
    const foreign = await anybody.as(castro.actor.personId);
    const form = { formulario: `${LIST} ${slug}`, hace: 'numerar' };
    const answer = await foreign.post('/gestion/castro/papel', new URLSearchParams(form));
    expect(answer.status).toBe(422);
  });

  test('of an organisation is entered at its own door', async () => {
    const chair = await givenRepresentative(given.db, 'junta-del-papel');
    const { id } = await givenHeld(given.db, chair);
    await at(later(60));
    const own = await anybody.as(chair.actor.personId);
    const door = `/organizaciones/junta-del-papel/gestion/reuniones/${id}`;
    expect(await page(own, `${door}/puerta`)).toContain(`action="${door}/lista-de-papel"`);
    const sent = new FormData();
    const key = crypto.randomUUID();
    for (const [name, text] of [
      ['clave', key],
      ['nombres', 'Ana\nLuis'],
    ] as const) {
      sent.set(name, text);
    }
    expect((await own.post(`${door}/lista-de-papel`, sent)).status).toBe(303);
    expect(await listArrivals(given.db, id)).toHaveLength(2);
    const other = `/gestion/ancud/reuniones/${id}/lista-de-papel`;
    expect((await desk.post(other, new URLSearchParams())).status).toBe(404);
  });
});
