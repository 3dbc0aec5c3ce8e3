// A machine that many use: whoever walks away from it on the site is not found signed in by whoever comes next, scripts or none.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSession } from '../../capabilities/ground/people/index.ts';
import { givenPerson } from '../../capabilities/ground/people/testing/somebody.ts';
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts';
import { type TestSite, testSite } from '../testing.ts';

let database: TestDatabase;
let site: TestSite;
let now = new Date('2027-05-06T15:00:00Z');
beforeAll(async () => {
  database = await testDatabase();
  site = await testSite(database.db, { clock: { now: () => now } });
});
afterAll(() => database?.close());
beforeEach(() => {
  now = new Date('2027-05-06T15:00:00Z');
});

const START = '/papeleta/pudeto-2027?kiosco';
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

/** A browser: it keeps what it is told to keep, and lets go of what it is told to. */
async function browser() {
  const personId = await givenPerson(database.db);
  const session = { personId, method: 'provider', device: 'Test', now } as const;
  const token: string = await startSession(database.db, session);
  const kept = new Map([['minga-session', token]]);
  const ask = async (path: string, method: 'get' | 'post' = 'get') => {
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer =
      method === 'get'
        ? await site.get(path, { cookie })
        : await site.post(path, new URLSearchParams(), { cookie, 'sec-fetch-site': 'same-origin' });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (/Max-Age=0/.test(one)) kept.delete(name);
      else kept.set(name, value);
    }
    return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
  };
  return { kept, ask };
}

test('on a machine of one nothing is watched, and nobody is signed out', async () => {
  const own = await browser();
  expect((await own.ask('/')).html).not.toContain('data-kiosk');
  later(600);
  expect((await own.ask('/cuenta')).status).toBe(200);
  expect([...own.kept.keys()]).toEqual(['minga-session']);
});

test('every page asks whether somebody is there, and goes away by itself without scripts', async () => {
  const machine = await browser();
  await machine.ask(START);
  const start = '/en/ballot-paper/pudeto-2027?kiosco';
  for (const [path, to, leave] of [
    ['/', START, '/papeleta/pudeto-2027/salir#kiosco'],
    ['/cuenta', START, '/papeleta/pudeto-2027/salir#kiosco'],
    ['/papeleta', START, '/papeleta/pudeto-2027/salir#kiosco'],
    ['/nada', START, '/papeleta/pudeto-2027/salir#kiosco'],
    ['/en', start, '/en/ballot-paper/pudeto-2027/leave#kiosco'],
  ] as const) {
    const { html } = await machine.ask(path);
    expect(html).toContain(`data-kiosk="${leave}"`);
    expect(html).toContain(
      `<noscript><meta http-equiv="refresh" content="181;url=${to}"/></noscript>`,
    );
    expect(html).toMatch(/<script type="module" src="[^"]*kiosk/);
  }
});

test('three minutes without a request end the session before anything is done, a post too', async () => {
  for (const method of ['get', 'post'] as const) {
    const machine = await browser();
    const session = machine.kept.get('minga-session') ?? '';
    await machine.ask(START);
    later(180);
    expect((await machine.ask('/cuenta')).status).toBe(200);
    later(181);
    expect(await machine.ask('/cuenta', method)).toMatchObject({ status: 303, to: START });
    expect([...machine.kept.keys()]).toEqual(['minga-kiosk']);
    // Nor does the session live on for whoever wrote it down.
    expect((await site.get('/cuenta', { cookie: `minga-session=${session}` })).status).toBe(303);
  }
});

test('what a code of a slip opened ends too, and a touch that the page tells of keeps it', async () => {
  const machine = await browser();
  machine.kept.set('minga-papeleta', 'A'.repeat(43));
  await machine.ask(START);
  for (let time = 0; time < 3; time++) {
    later(120);
    await machine.ask(START);
  }
  expect(machine.kept.has('minga-papeleta')).toBe(true);
  later(181);
  await machine.ask('/');
  expect(machine.kept.has('minga-papeleta')).toBe(false);
});

test('the machine is of one again when it is said so', async () => {
  const machine = await browser();
  await machine.ask(START);
  expect((await machine.ask('/papeleta/pudeto-2027?kiosco=no')).html).not.toContain('data-kiosk');
  later(600);
  expect((await machine.ask('/cuenta')).status).toBe(200);
  // Nothing else in an address makes a machine one of many.
  for (const path of ['/?kiosco', '/papeleta/otra/salir?kiosco', '/papeleta/%3Cb%3E?kiosco']) {
    expect((await machine.ask(path)).html).not.toContain('data-kiosk');
  }
});
