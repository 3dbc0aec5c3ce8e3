// A proposal on paper, from the blank sheet to its page: in time by the day on which the office received it, and undone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { NOW } from '../../editions/testing/given.ts';
import { givenStaff } from '../../editions/testing/steps.ts';
import { moveProposal } from '../actions/move-proposal.ts';
import { findProposal } from '../store/proposals.ts';
import { givenResident } from '../testing/kept.ts';
import { beginSending, edition, given, open, town } from '../testing/sending.ts';
import { proposalPathIn as pathIn } from './paths.ts';

const DESK = '/gestion/ancud/papel';
const folder = mkdtempSync(join(tmpdir(), 'minga-proposal-'));
const clock = { at: NOW };

let anybody: TestSite;
let clerk: string;
let photo: Blob;

beforeAll(async () => {
  await beginSending();
  anybody = await testSite(given.db, {
    ...{ files: localStore(folder), clock: { now: () => clock.at } },
  });
  clerk = await givenStaff(given.db, town.institutionId, 'desk-staff');
  const square = { width: 40, height: 60, channels: 3, background: '#ffffff' } as const;
  photo = new Blob([new Uint8Array(await sharp({ create: square }).jpeg().toBuffer())]);
});
beforeEach(() => {
  clock.at = NOW;
});
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The address of the screen of a sheet that was numbered just now. */
async function numbered(slug: string): Promise<string> {
  const desk = await anybody.as(clerk);
  const formulario = `proposals/send ancud.${slug}`;
  const asked = new URLSearchParams({ formulario, hace: 'numerar' });
  const answer = await desk.post(DESK, asked);
  expect(answer.status).toBe(303);
  return (answer.headers.get('location') ?? '').replace(/\?.*/, '');
}

const written = {
  ...{ titulo: 'Luces en el paradero', descripcion: 'Dos focos solares.', tema: 'lighting' },
  ...{ concurso: 'pudeto', lugar: 'Paradero de Pudeto', necesidad: 'De noche no se ve.' },
  ...{ beneficia: 'Quienes esperan', costo: '2.000.000', quien: 'person', vinculo: 'residence' },
  ...{ 'tiene-interes': 'no', recibida: '2026-11-25' },
};

async function enter(to: string, run: string, more: Readonly<Record<string, string>> = {}) {
  const desk = await anybody.as(clerk);
  const sent = new FormData();
  const owner = { 'documento-tipo': 'run', 'documento-numero': run };
  const all = { ...written, ...more, ...owner, firma: '1', hace: 'ingresar' };
  for (const [name, text] of Object.entries(all)) sent.set(name, text);
  sent.set('escaneo', photo, 'hoja.jpg');
  const answer = await desk.post(to, sent);
  return { status: answer.status, text: await answer.text() };
}

const page = async (slug: string, number: number) =>
  (await anybody.get(`/ediciones/ancud/${slug}/propuestas/${number}`)).text();

test('anybody prints the sheet; it is entered once in her name, with the day on which it was received', async () => {
  await open('papel', {});
  const blank = await anybody.get('/papel/en-blanco/ancud/proposals/send/ancud.papel');
  expect(blank.headers.get('content-type')).toBe('application/pdf');
  const elba = await givenResident(given.db, { name: 'Elba C.', run: '9000001-2' });
  const to = await numbered('papel');
  const screen = await (await (await anybody.as(clerk)).get(to)).text();
  expect(screen).toContain('Día en que la oficina la recibió');
  const wanting = await enter(to, '9000001-2', { titulo: '', recibida: '' });
  expect(wanting.status).toBe(422);
  for (const field of ['titulo', 'recibida']) expect(wanting.text).toContain(`href="#${field}"`);
  const tomorrow = await enter(to, '9000001-2', { recibida: '2026-11-26' });
  expect(tomorrow.text).toContain('no ha llegado todavía');
  expect(await findProposal(given.db, edition('papel'), 1)).toBeUndefined();
  expect((await enter(to, '9000001-2')).status).toBe(303);
  expect((await enter(to, '9000001-2')).status).toBe(409);
  expect(await findProposal(given.db, edition('papel'), 1)).toMatchObject({
    ...{ channel: 'paper', state: 'sent', authorPersonId: elba, authorName: 'Elba C.' },
    contents: { title: 'Luces en el paradero', costClp: 2_000_000 },
  });
  expect(await page('papel', 1)).toMatch(/Se recibió en papel el [a-zé]+ 25 de noviembre/);
});

test('a sheet that is made void is withdrawn by the desk while nobody reviews it, and the same may come again', async () => {
  await open('deshecha', {});
  await givenResident(given.db, { run: '9000003-9' });
  const to = await numbered('deshecha');
  expect((await enter(to, '9000003-9')).status).toBe(303);
  const desk = await anybody.as(clerk);
  const undo = (path: string) =>
    desk.post(`${path}/anular`, new URLSearchParams({ motivo: 'mistyped' }));
  expect((await undo(to)).status).toBe(303);
  expect((await findProposal(given.db, edition('deshecha'), 1))?.state).toBe('withdrawn');
  expect(await page('deshecha', 1)).toContain('La oficina deshizo la hoja que ingresó.');
  const second = await numbered('deshecha');
  expect((await enter(second, '9000003-9')).status).toBe(303);
  const again = await findProposal(given.db, edition('deshecha'), 2);
  expect(again?.state).toBe('sent');
  await given.db.transaction().execute((tx) =>
    moveProposal(tx, {
      ...{ proposalId: again?.id ?? '', to: 'in-review', kind: 'taken-in-review', told: {} },
      ...{ heldBy: 'institution', holder: 'DOM', heldUntil: null, now: NOW, pathIn },
    }),
  );
  const late = await undo(second);
  expect(late.status).toBe(409);
  expect(await late.text()).toContain('Ya se está revisando');
  expect((await findProposal(given.db, edition('deshecha'), 2))?.state).toBe('in-review');
});

test('what was received on the last day is entered three business days later; not what came after, nor once review began', async () => {
  await open('ultima', {});
  for (const run of ['9000005-5', '9000007-1']) await givenResident(given.db, { run });
  // Wednesday 16 December, 23:30 in Ancud: the last day was Friday 11.
  clock.at = new Date('2026-12-17T02:30:00Z');
  const to = await numbered('ultima');
  const after = await enter(to, '9000005-5', { recibida: '2026-12-12' });
  expect(after.text).toContain('Las propuestas se recibieron hasta las 23:59 del');
  expect((await enter(to, '9000005-5', { recibida: '2026-12-11' })).status).toBe(303);
  const one = await findProposal(given.db, edition('ultima'), 1);
  expect(one?.state).toBe('sent');
  expect(await page('ultima', 1)).toMatch(/Se recibió en papel el [a-zé]+ 11 de diciembre/);
  const second = await numbered('ultima');
  await given.db.transaction().execute((tx) =>
    moveProposal(tx, {
      ...{ proposalId: one?.id ?? '', to: 'in-review', kind: 'taken-in-review', told: {} },
      ...{ heldBy: 'institution', holder: 'DOM', heldUntil: null, now: clock.at, pathIn },
    }),
  );
  const reviewed = await enter(second, '9000007-1', { recibida: '2026-12-11' });
  expect(reviewed.text).toContain('La revisión ya empezó');
  clock.at = new Date('2026-12-17T03:00:00Z');
  const over = await enter(second, '9000007-1', { recibida: '2026-12-11' });
  expect(over.text).toContain('se ingresaron hasta el');
});
