// Authors answer the review on paper: appeals, changes and corrections that the desk enters, each by the day of its reception.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { givenStaff } from '../../editions/testing/steps.ts';
import { endOverdueChanges } from '../actions/answer-change.ts';
import { askCorrection, endOverdueCorrections } from '../actions/ask-correction.ts';
import { listChanges } from '../store/changes.ts';
import { givenOtherCost, givenPublishedNo, proposalOf, propose } from '../testing/asked.ts';
import {
  givenOpened,
  givenReview,
  later,
  NOW,
  type Opened,
  type ReviewGround,
  seen,
} from '../testing/given.ts';
import { page } from '../testing/pages.ts';

const DESK = '/gestion/ancud/papel';
const folder = mkdtempSync(join(tmpdir(), 'minga-review-'));
const clock = { at: NOW };

let ground: ReviewGround;
let anybody: TestSite;
let clerkId: string;
let photo: Blob;

beforeAll(async () => {
  ground = await givenReview();
  anybody = await testSite(ground.db, {
    ...{ files: localStore(folder), clock: { now: () => clock.at } },
  });
  clerkId = await givenStaff(ground.db, ground.town.institutionId, 'desk-staff');
  const square = { width: 40, height: 60, channels: 3, background: '#ffffff' } as const;
  photo = new Blob([new Uint8Array(await sharp({ create: square }).jpeg().toBuffer())]);
});
beforeEach(() => {
  clock.at = NOW;
});
afterAll(async () => {
  await ground.given.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Signed in now: sessions end while the clock of these tests runs on. */
const clerk = () => anybody.as(clerkId);
const own = (slug: string) => `/ediciones/ancud/${slug}/propuestas/1`;

/** The address of the screen of a sheet that was numbered just now. */
async function numbered(step: string, subject: string): Promise<string> {
  const formulario = `review/${step} ancud.${subject}`;
  const answer = await (await clerk()).post(
    DESK,
    new URLSearchParams({ formulario, hace: 'numerar' }),
  );
  expect(`${answer.status} ${formulario}`).toBe(`303 ${formulario}`);
  return (answer.headers.get('location') ?? '').replace(/\?.*/, '');
}

async function enter(to: string, typed: Readonly<Record<string, string>>, run?: string) {
  const sent = new FormData();
  const owner = run === undefined ? {} : { 'documento-tipo': 'run', 'documento-numero': run };
  const all = { ...typed, ...owner, firma: '1', hace: 'ingresar' };
  for (const [name, text] of Object.entries(all)) sent.set(name, text);
  sent.set('escaneo', photo, 'hoja.jpg');
  const answer = await (await clerk()).post(to, sent);
  return { status: answer.status, text: await answer.text() };
}

/** Its author closed her account: nobody answers for it on the site. */
async function forgetAuthor({ ids }: Opened): Promise<void> {
  await ground.db
    .updateTable('proposals.proposal')
    .set({ author_person_id: null, author_name: 'Una vecina o un vecino' })
    .where('id', '=', ids.get(1) ?? '')
    .execute();
}

test('an appeal of whoever has an account is printed by anybody, and counts as of the day on which it was received', async () => {
  const opened = await givenOpened(ground, 'p-apela', { run: '9000001-2' });
  await givenPublishedNo(ground, opened);
  const blank = '/papel/en-blanco/ancud/review/appeal/ancud.p-apela.1';
  expect(await page(anybody, own('p-apela'))).toContain(`href="${blank}"`);
  const pdf = await anybody.get(blank);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  // Monday 7 December, the third business day after the last one of the term.
  clock.at = new Date('2026-12-08T02:30:00Z');
  const to = await numbered('appeal', 'p-apela.1');
  const written = { apelacion: 'La franja es pública.', recibida: '2026-12-02' };
  const wanting = await enter(to, { ...written, recibida: '' }, '9000001-2');
  expect(wanting.status).toBe(422);
  expect(wanting.text).toContain('href="#recibida"');
  const late = await enter(to, { ...written, recibida: '2026-12-03' }, '9000001-2');
  expect(late.text).toContain('El plazo para apelar terminó');
  expect((await enter(to, written, '9000001-2')).status).toBe(303);
  expect((await proposalOf(ground, opened)).state).toBe('appealed');
  const html = await page(anybody, own('p-apela'));
  expect(html).toMatch(/Se presentó en papel el [a-zé]+ 2 de diciembre/);
  expect(html).toContain('Apeló en papel: quien la propuso');
  expect(html).not.toContain('La franja es pública.');
  const undone = await (await clerk()).post(
    `${to}/anular`,
    new URLSearchParams({ motivo: 'mistyped' }),
  );
  expect(await undone.text()).toContain('Una respuesta recibida no se deshace');
});

test('a sheet that came in time is refused after its days to be entered, with the day', async () => {
  const opened = await givenOpened(ground, 'p-tarde', { run: '9000003-9' });
  await givenPublishedNo(ground, opened);
  const to = await numbered('appeal', 'p-tarde.1');
  clock.at = new Date('2026-12-09T15:00:00Z');
  const written = { apelacion: 'La franja es pública.', recibida: '2026-12-02' };
  const over = await enter(to, written, '9000003-9');
  expect(over.status).toBe(409);
  expect(over.text).toContain('Las hojas que llegaron en plazo se ingresaron hasta el lunes 7');
  expect((await proposalOf(ground, opened)).state).toBe('not-feasible');
});

test('whoever has no account appeals on a sheet that asks for none', async () => {
  const opened = await givenOpened(ground, 'p-sin-cuenta');
  await givenPublishedNo(ground, opened);
  await forgetAuthor(opened);
  const blank = '/papel/en-blanco/ancud/review/appeal-signed/ancud.p-sin-cuenta.1';
  expect(await page(anybody, own('p-sin-cuenta'))).toContain(`href="${blank}"`);
  expect((await anybody.get(blank.replace('-signed', ''))).status).toBe(404);
  const to = await numbered('appeal-signed', 'p-sin-cuenta.1');
  expect(await page(await clerk(), to)).not.toContain('documento-numero');
  const written = { apelacion: 'La franja es pública.', recibida: '2026-11-25' };
  expect((await enter(to, written)).status).toBe(303);
  expect((await enter(to, written)).status).toBe(409);
  expect((await proposalOf(ground, opened)).state).toBe('appealed');
});

test('a change is answered on paper, also after it was taken as silent; who and how is public', async () => {
  const opened = await givenOpened(ground, 'p-cambio', { run: '9000005-5' });
  const { db } = ground;
  await givenOtherCost(ground, opened);
  await propose(ground, opened);
  const proposalId = opened.ids.get(1) ?? '';
  const [change] = await listChanges(db, proposalId);
  const subject = `p-cambio.1.${change?.id}`;
  const desk = await clerk();
  const asked = { formulario: `review/change ancud.${subject}`, hace: 'imprimir', cuantas: '1' };
  const run = await desk.post(DESK, new URLSearchParams(asked));
  const id = /impresas=([0-9a-f-]+)/.exec(run.headers.get('location') ?? '')?.[1];
  const printed = await desk.get(`${DESK}/impresas/${id}`);
  expect(printed.headers.get('content-type')).toBe('application/pdf');
  const to = await numbered('change', subject);
  // The term ended with Monday 30 November; it is Thursday 3 December.
  clock.at = new Date('2026-12-03T15:00:00Z');
  await endOverdueChanges(db, clock.at);
  expect((await listChanges(db, proposalId))[0]).toMatchObject({ answer: 'silent' });
  const late = { respuesta: 'accepted', postura: '', recibida: '2026-12-01' };
  expect((await enter(to, late, '9000005-5')).text).toContain('El plazo para responder terminó');
  const inTime = { ...late, recibida: '2026-11-30' };
  expect((await enter(to, inTime, '9000005-5')).status).toBe(303);
  const [answered] = await listChanges(db, proposalId);
  expect(answered).toMatchObject({ answer: 'accepted', version: 2, isOnPaper: true });
  expect((await proposalOf(ground, opened)).contents.costClp).toBe(9_680_000);
  const html = await page(anybody, own('p-cambio'));
  expect(html).toContain('Respondió en papel: quien la propuso');
  expect(html).toMatch(/se recibió en papel el [a-zé]+ 30 de noviembre/);
});

test('what is asked of a proposal whose author closed her account is mended on paper; blank stays as it was', async () => {
  const opened = await givenOpened(ground, 'p-mejora');
  const { db } = ground;
  await forgetAuthor(opened);
  const asking = { number: 1, asked: 'Falta el plano.', days: 5 };
  expect((await askCorrection(db, ground.coordinator, opened.edition, asking)).ok).toBe(true);
  const [correction] = (await seen(db, opened.edition, 1)).corrections;
  const to = await numbered('correction-signed', `p-mejora.1.${correction?.id}`);
  expect(await page(await clerk(), to)).not.toContain('documento-numero');
  const before = (await proposalOf(ground, opened)).contents;
  const written = { descripcion: 'Ocho luminarias, con el plano.', recibida: '2026-12-02' };
  clock.at = new Date('2026-12-04T15:00:00Z');
  await endOverdueCorrections(db, clock.at);
  const wordless = await enter(to, written);
  expect(wordless.text).toContain('Escribe la razón');
  const dear = await enter(to, { ...written, razon: 'El plano.', costo: '99000000000' });
  expect(dear.text).toContain('Pide más de lo que permite su concurso');
  expect((await enter(to, { ...written, razon: 'Agregamos el plano.' })).status).toBe(303);
  const after = await seen(db, opened.edition, 1);
  expect(after).toMatchObject({ state: 'in-review', version: 2 });
  expect(after.corrections[0]).toMatchObject({ version: 2, endedAt: null, isOnPaper: true });
  const { contents } = await proposalOf(ground, opened);
  expect(contents).toEqual({ ...before, description: 'Ocho luminarias, con el plano.' });
  const officer = await anybody.as(ground.coordinator.actor.personId);
  const html = await page(officer, '/gestion/ancud/ediciones/p-mejora/revision/1');
  expect(html).toMatch(/Se corrigió en papel el [a-zé]+ 2 de diciembre/);
});

test('a sheet that came in time takes back a signature that nobody was told of; after the result it is kept beside it', async () => {
  const opened = await givenOpened(ground, 'p-firmada', { run: '9000007-1' });
  const { db } = ground;
  const askedOnSheet = async () => {
    const asking = { number: 1, asked: 'Falta el plano.', days: 5 };
    expect((await askCorrection(db, ground.coordinator, opened.edition, asking)).ok).toBe(true);
    const { corrections } = await seen(db, opened.edition, 1);
    return numbered('correction', `p-firmada.1.${corrections.at(-1)?.id}`);
  };
  const signed = await askedOnSheet();
  clock.at = later(9);
  await endOverdueCorrections(db, clock.at);
  await db
    .updateTable('review.examination')
    .set({ outcome: 'feasible', signed_off_at: later(8), signed_off_by: null })
    .where('proposal_id', '=', opened.ids.get(1) ?? '')
    .execute();
  const written = { descripcion: 'Con plano.', razon: 'El plano.', recibida: '2026-12-02' };
  expect((await enter(signed, written, '9000007-1')).status).toBe(303);
  expect(await seen(db, opened.edition, 1)).toMatchObject({
    ...{ state: 'in-review', version: 2, signedOffAt: null, outcome: null },
  });
  const { rows } = await sql<{ told: unknown }>`select told from records.audit_entry
    where act = 'review/sign-off' and told->>'edition' = 'p-firmada'`.execute(db);
  expect(rows).toMatchObject([{ told: { step: 'sign-off-taken-back', proposal: 1 } }]);

  const published = await askedOnSheet();
  await endOverdueCorrections(db, later(30));
  await givenPublishedNo(ground, opened);
  expect((await enter(published, written, '9000007-1')).status).toBe(303);
  const after = await seen(db, opened.edition, 1);
  expect(after).toMatchObject({ state: 'not-feasible', version: 2 });
  expect(after.corrections.at(-1)).toMatchObject({ version: null, isOnPaper: true });
  expect(await page(anybody, own('p-firmada'))).toContain('lo publicado no cambia');
  expect((await enter(published, written, '9000007-1')).status).toBe(409);
});
