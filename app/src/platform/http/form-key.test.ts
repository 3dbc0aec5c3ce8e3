import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/database.ts';
import { forgetSentForms, onceIn, withFormKeys } from './form-key.ts';
import { type Answer, type Ask, seeOther } from './route.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
});
beforeEach(async () => {
  await sql`delete from platform.sent_form`.execute(given.db);
});
afterAll(() => given?.close());

const actor = (personId: string) => ({
  personId,
  sessionId: 's',
  name: 'Ana',
  provenAt: new Date(),
  grants: [],
});

function sent(form: Record<string, string> | FormData, more: Partial<Ask> = {}): Ask {
  const body = form instanceof FormData ? form : new URLSearchParams(form);
  return {
    request: new Request('http://localhost/nueva', { method: 'POST', body }),
    locale: 'es-CL',
    params: {},
    query: new URLSearchParams(),
    address: '/nueva',
    actor: actor('ana'),
    scope: undefined,
    peer: '',
    ...more,
  };
}

/** Makes something each time it is asked, and leads to it. */
function maker(answerOf: (made: number) => Answer = (made) => seeOther(`/cosas/${made}`)) {
  let made = 0;
  const once = onceIn(given.db);
  const send = async (ask: Ask) => {
    const answer = await once(ask, async () => {
      made += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return answerOf(made);
    });
    return answer instanceof Response ? answer.headers.get('location') : answer.title;
  };
  return { send, made: () => made };
}

test('a form that is sent twice, at once or later, does what it asks once', async () => {
  const { send, made } = maker();
  const form = { title: 'Luz', clave: randomUUID() };
  expect(await Promise.all([send(sent(form)), send(sent(form))])).toEqual(['/cosas/1', '/cosas/1']);
  expect(await send(sent(form))).toBe('/cosas/1');
  expect(made()).toBe(1);
});

test('a form with a file is done once, and again when the file has other bytes', async () => {
  const { send, made } = maker();
  const clave = randomUUID();
  const form = (bytes: string) => {
    const one = new FormData();
    one.set('clave', clave);
    one.set('file', new File([bytes], 'a.pdf'));
    return one;
  };
  await Promise.all([send(sent(form('hola'))), send(sent(form('hola')))]);
  expect(made()).toBe(1);
  await send(sent(form('halo')));
  expect(made()).toBe(2);
});

test('another person, another place, other words, another key and no key are another form', async () => {
  const { send, made } = maker();
  const form = { title: 'Luz', clave: randomUUID() };
  await send(sent(form));
  await send(sent(form, { actor: actor('rosa') }));
  await send(sent(form, { address: '/otra' }));
  await send(sent({ ...form, title: 'Agua' }));
  await send(sent({ ...form, clave: randomUUID() }));
  await send(sent({ title: 'Luz' }));
  await send(sent({ title: 'Luz' }));
  await send(sent(form, { actor: undefined }));
  await send(sent(form, { actor: undefined }));
  expect(made()).toBe(8);
});

test('what led nowhere, failed or came with a cookie may be sent again', async () => {
  const form = { title: '', clave: randomUUID() };
  const page = maker(() => ({ title: 'again', description: '', body: '', status: 422 }));
  await Promise.all([page.send(sent(form)), page.send(sent(form))]);
  expect(page.made()).toBe(2);
  const broken = maker(() => {
    throw new Error('broken');
  });
  await expect(broken.send(sent(form))).rejects.toThrow('broken');
  await expect(broken.send(sent(form))).rejects.toThrow('broken');
  const entering = maker(
    () => new Response(null, { status: 303, headers: { location: '/', 'set-cookie': 'a=b' } }),
  );
  await entering.send(sent(form));
  await entering.send(sent(form));
  expect(entering.made()).toBe(2);
  const mended = maker();
  expect(await mended.send(sent(form))).toBe('/cosas/1');
});

test('a first send that died with its process holds nobody for longer than a minute', async () => {
  const form = { title: 'Luz', clave: randomUUID() };
  await maker().send(sent(form));
  await sql`update platform.sent_form set led_to = null, taken_at = now() - interval '61 seconds'`.execute(
    given.db,
  );
  const second = maker();
  expect(await second.send(sent(form))).toBe('/cosas/1');
  expect(second.made()).toBe(1);
});

test('what was sent is forgotten after a day, and nothing of it was readable before', async () => {
  await maker().send(sent({ title: 'Secreto', clave: randomUUID() }));
  const rows = async () =>
    (await sql<object>`select * from platform.sent_form`.execute(given.db)).rows;
  expect(JSON.stringify(await rows())).not.toMatch(/Secreto|ana/);
  await forgetSentForms(given.db);
  expect(await rows()).toHaveLength(1);
  await sql`update platform.sent_form set taken_at = now() - interval '25 hours'`.execute(given.db);
  await forgetSentForms(given.db);
  expect(await rows()).toHaveLength(0);
});

test('every form that changes something gets a key of its own, one that has a key keeps it', () => {
  const html = withFormKeys(
    '<form class="a > b" method="post" action="/a" novalidate><p>1</p></form>' +
      '<form action="/b" method="post"></form><form action="/buscar" method="get"></form>' +
      '<form method="post"><input type="hidden" name="clave" value="kept"/></form>',
  );
  const keys = [...html.matchAll(/name="clave" value="([^"]+)"/g)].map(([, key]) => key);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(3);
  expect(keys[2]).toBe('kept');
  expect(html).toMatch(/novalidate><input type="hidden" name="clave" value="[0-9a-f-]{36}"\/><p>1/);
});
