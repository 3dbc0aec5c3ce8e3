// The pages of a person's own notices, asked over the whole site.
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { queuedTo } from '../../../../platform/testing/outbox.ts';
import { houseOf } from '../../../../site/site.tsx';
import { type TestSite, testParts, testSite } from '../../../../site/testing.ts';
import { sendUrgent } from '../actions/send-notice-mails.ts';
import { privacyOfNotices } from '../privacy-of-notices.ts';
import { readMailState } from '../store/mail-settings.ts';
import { listStoppedKinds } from '../store/notices.ts';
import { listPushDevices } from '../store/push-subscriptions.ts';
import { givenReader, noticeOf, stopTokenIn, tell, to } from '../testing/notices.ts';
import { NOW } from '../testing/somebody.ts';

let given: TestDatabase;
let db: Database;
let site: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  db = given.db;
  site = await testSite(db);
});
afterAll(() => given.close());
beforeEach(async () => {
  await sql`delete from platform.outgoing_mail`.execute(db);
});

const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const textOf = async (answer: Response | Promise<Response>) => (await answer).text();

async function signedIn(email?: string, isProven = true) {
  const personId = await givenReader(db, email, isProven);
  return { personId, by: await site.as(personId, 'provider') };
}

describe('a notice', () => {
  test('shows in the list and beside the account until it is opened, which leads to its page', async () => {
    const { personId, by } = await signedIn();
    expect(await textOf(by.get('/avisos'))).toContain('Todavía no hay avisos');
    await tell(db, personId);
    const { id } = await noticeOf(db, personId);
    const list = await textOf(by.get('/avisos'));
    expect(list).toContain('Hay una respuesta para ti');
    expect(list).toContain('1 aviso nuevo');
    expect(await textOf(by.get('/comunas'))).toContain('1 aviso nuevo');
    const opened = await by.post(`/avisos/${id}/abrir`, form({}));
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/comunas/ancud']);
    expect(await textOf(by.get('/avisos'))).not.toContain('aviso nuevo');
    const english = await by.post(`/en/notices/${id}/open`, form({}));
    expect(english.headers.get('location')).toBe('/en/comunas/ancud');
  });

  test('is opened by nobody else, however she came to its address', async () => {
    const { personId } = await signedIn();
    await tell(db, personId);
    const { id } = await noticeOf(db, personId);
    const eva = await signedIn();
    expect((await eva.by.post(`/avisos/${id}/abrir`, form({}))).status).toBe(404);
    expect((await noticeOf(db, personId)).read_at).toBeNull();
    expect(await textOf(eva.by.get('/avisos'))).not.toContain('Hay una respuesta');
    expect((await eva.by.post('/avisos/x/abrir', form({}))).status).toBe(404);
  });

  test('is found by a word without accents; all are read at once; older ones have their pages', async () => {
    const { personId, by } = await signedIn();
    for (let n = 0; n < 25; n += 1) await tell(db, personId, { key: `n${n}` });
    const titles = { 'es-CL': 'Votación en Ñuñoa', en: 'Vote' };
    await tell(db, personId, { key: 'vote', titles });
    const found = await textOf(by.get('/avisos?q=votacion'));
    expect(found).toContain('Votación en Ñuñoa');
    expect(found).toContain('1 aviso<');
    expect(await textOf(by.get('/avisos'))).toContain('Página 1 de 2');
    expect(await textOf(by.get('/avisos?pagina=2'))).toContain('Página 2 de 2');
    expect((await textOf(by.get('/avisos?pagina=99'))).match(/notice-open/g)).toHaveLength(6);
    const read = await by.post('/avisos/leidos', form({}));
    expect(await textOf(by.get(read.headers.get('location') ?? ''))).toContain(
      'quedaron como leídos',
    );
    expect(await textOf(by.get('/avisos?ver=nuevos'))).toContain('No hay avisos así');
  });
});

describe('the address of mail', () => {
  test('is proven on the page, by the code that was sent', async () => {
    const { personId, by } = await signedIn('rosa@ejemplo.cl', false);
    expect(await textOf(by.get('/avisos/ajustes'))).toContain(
      'Todavía no sabemos si rosa@ejemplo.cl',
    );
    expect((await by.post('/avisos/correo', form({}))).status).toBe(303);
    const [mail] = await queuedTo(db, 'rosa@ejemplo.cl');
    const code = /\b\d{6}\b/.exec(mail?.body ?? '')?.[0] ?? '';
    const wrong = await by.post('/avisos/correo/codigo', form({ code: 'abc' }));
    expect(wrong.status).toBe(422);
    const shown = await wrong.text();
    expect(shown).toContain('href="#code"');
    expect(shown).toContain('aria-invalid="true"');
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    const proven = await by.post('/avisos/correo/codigo', form({ code: spaced }));
    const location = proven.headers.get('location') ?? '';
    expect(location).toBe('/avisos/ajustes?hecho=correo');
    expect(await textOf(by.get(location))).toContain('Tus avisos llegan a rosa@ejemplo.cl');
    expect((await readMailState(db, personId, NOW)).isProven).toBe(true);
  });

  test('is asked for in the account where there is none', async () => {
    const { by } = await signedIn();
    const page = await textOf(by.get('/avisos/ajustes'));
    expect(page).toContain('/cuenta/datos?volver=%2Favisos%2Fajustes');
    expect((await by.post('/avisos/correo', form({}))).status).toBe(409);
  });

  test('where no mail leaves nobody is asked for, nor sent a code', async () => {
    const production = await testSite(db, { isProduction: true });
    const personId = await givenReader(db, 'p@ejemplo.cl', false);
    const by = await production.as(personId, 'provider');
    expect(await textOf(by.get('/avisos/ajustes'))).toContain('no envía correos');
    await by.post('/avisos/correo', form({}));
    expect(await queuedTo(db, 'p@ejemplo.cl')).toEqual([]);
  });
});

test('what a person unticks is stopped, and mail is switched off and on', async () => {
  const { personId, by } = await signedIn('s@ejemplo.cl');
  await by.post('/avisos/ajustes', form({ 'has-mail': '1' }));
  expect(await listStoppedKinds(db, personId)).toContain('people/message');
  expect(await listStoppedKinds(db, personId)).not.toContain('people/mail-failing');
  expect((await readMailState(db, personId, NOW)).isOn).toBe(false);
  await by.post('/avisos/ajustes', form({ 'has-mail': '1', mail: 'on', kind: 'people/message' }));
  expect(await listStoppedKinds(db, personId)).not.toContain('people/message');
  expect((await readMailState(db, personId, NOW)).isOn).toBe(true);
});

describe('stopping mail', () => {
  async function mailed(email: string) {
    const personId = await givenReader(db, email);
    await tell(db, personId, { isUrgent: true });
    await sendUrgent(db, to, NOW);
    return { personId, token: stopTokenIn((await queuedTo(db, email))[0]) };
  }

  test('asks on its page and is done by its form, signed out', async () => {
    const { personId, token } = await mailed('w@ejemplo.cl');
    const asked = await site.get(`/parar-correo/${token}`);
    expect(asked.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await asked.text()).toContain('No enviarme más correos');
    expect((await readMailState(db, personId, NOW)).isOn).toBe(true);
    expect(await textOf(site.post(`/parar-correo/${token}`, form({})))).toContain('Listo');
    expect((await readMailState(db, personId, NOW)).isOn).toBe(false);
  });

  test('is one click of a mail program, which sends neither origin nor cookie', async () => {
    const { personId, token } = await mailed('x@ejemplo.cl');
    const click = form({ 'List-Unsubscribe': 'One-Click' });
    expect((await site.post(`/parar-correo/${token}`, click, {})).status).toBe(200);
    expect((await readMailState(db, personId, NOW)).isOn).toBe(false);
  });

  test('cannot be done by guessing, and a guess says nothing', async () => {
    const { personId } = await mailed('y@ejemplo.cl');
    for (const guess of ['a'.repeat(43), personId, '..%2F', '%00']) {
      expect((await site.get(`/parar-correo/${guess}`)).status).toBe(404);
      expect((await site.post(`/parar-correo/${guess}`, form({}))).status).toBe(404);
    }
    expect((await readMailState(db, personId, NOW)).isOn).toBe(true);
  });
});

describe('a device', () => {
  const subscription = {
    endpoint: 'https://fcm.googleapis.com/fcm/send/page',
    keys: { p256dh: `B${'a'.repeat(86)}`, auth: 'b'.repeat(22) },
  };

  test('is added by its browser, listed, and removed by its owner alone', async () => {
    const { personId, by } = await signedIn();
    const added = await by.post('/avisos/aparatos', JSON.stringify(subscription));
    expect(await added.json()).toEqual({ next: '/avisos/ajustes?hecho=aparato' });
    const [device] = await listPushDevices(db, personId);
    const path = `/avisos/aparatos/${device?.id}/quitar`;
    const eva = await signedIn();
    expect((await eva.by.post(path, form({}))).status).toBe(404);
    expect(await listPushDevices(db, personId)).toHaveLength(1);
    expect((await by.post(path, form({}))).status).toBe(303);
    expect(await listPushDevices(db, personId)).toEqual([]);
  });

  test('of an address that is no push service is refused', async () => {
    const { personId, by } = await signedIn();
    for (const endpoint of ['http://169.254.169.254/', 'https://localhost/']) {
      const body = JSON.stringify({ ...subscription, endpoint });
      expect((await by.post('/avisos/aparatos', body)).status).toBe(422);
    }
    expect((await by.post('/avisos/aparatos', 'no json')).status).toBe(422);
    expect(await listPushDevices(db, personId)).toEqual([]);
  });

  test('runs a worker that the policy of the site allows', async () => {
    const answer = await site.get('/avisos-en-aparatos.js');
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('content-security-policy')).toContain("worker-src 'self'");
    const code = await answer.text();
    const heard: Record<string, unknown> = {};
    const self = {
      addEventListener: (name: string, work: unknown) => {
        heard[name] = work;
      },
    };
    new Function('self', code)(self);
    expect(Object.keys(heard)).toEqual(expect.arrayContaining(['push', 'notificationclick']));
  });
});

test('all that is held about somebody is said, and forgotten with her account', async () => {
  const { personId, by } = await signedIn('z@ejemplo.cl');
  await tell(db, personId, { isUrgent: true });
  await sendUrgent(db, to, NOW);
  await by.post('/avisos/ajustes', form({}));
  await by.post('/instituciones/ancud/recibir-mensajes', form({ want: 'yes' }));
  await by.post(
    '/avisos/aparatos',
    JSON.stringify({
      endpoint: 'https://web.push.apple.com/z',
      keys: { p256dh: `B${'a'.repeat(86)}`, auth: 'b'.repeat(22) },
    }),
  );
  const house = houseOf(testParts(db));
  const held = await privacyOfNotices.heldAbout(house, personId);
  expect([...new Set(held.map(({ label }) => label))]).toEqual([
    'Aviso: Hay una respuesta para ti',
    'Correo comprobado para tus avisos',
    'Correo que te llevó avisos',
    'Avisos que no quieres por correo',
    'Aparato que te avisa: ?',
    'Mensajes que recibes de Municipalidad de Ancud',
  ]);
  expect(JSON.stringify(held)).toContain('z@ejemplo.cl');
  await inTransaction(db, (tx) => privacyOfNotices.forget(tx, personId, NOW));
  expect(await privacyOfNotices.heldAbout(house, personId)).toEqual([]);
  const left = await sql<{ count: number }>`select count(*)::int as count
    from people.notice_mail where person_id = ${personId}`.execute(db);
  expect(left.rows).toEqual([{ count: 0 }]);
});
