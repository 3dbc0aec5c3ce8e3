import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { currentLocale } from '../words.ts';
import { type AppParts, buildApp } from './app.ts';
import { closedGate } from './gate.ts';
import { definePath } from './path.ts';
import { type Answer, route } from './route.ts';

const full = Object.assign(new Error('secret detail'), { code: 'ENOSPC' });

const page = (title: string): Answer => ({ title, description: '', body: title });

const routes = [
  route({
    audience: 'public',
    method: 'get',
    path: definePath('/hola/:name', '/en/hello/:name'),
    answer: (ask) => page(`${currentLocale()} ${ask.params.name}`),
  }),
  route({
    audience: 'public',
    method: 'post',
    path: definePath('/enviar', '/en/send'),
    maxBodyBytes: 100,
    answer: async (ask) => page((await ask.request.text()).length.toString()),
  }),
  route({
    audience: { act: 'roll/keep-padron' },
    method: 'post',
    path: definePath('/padron'),
    maxBodyBytes: 90_000_000,
    answer: async (ask) => page((await ask.request.text()).length.toString()),
  }),
  route({
    audience: 'public',
    method: 'get',
    path: definePath('/falla'),
    answer: () => {
      throw new Error('secret detail');
    },
  }),
  route({
    audience: 'public',
    method: 'get',
    path: definePath('/llena'),
    answer: () => Promise.reject(full),
  }),
];

function app(more: Partial<AppParts> = {}) {
  return buildApp({
    routes,
    gate: closedGate,
    answerOnce: (_, answer) => answer(),
    isBehindProxy: false,
    assets: { address: (source) => source, answer: () => undefined, filesOf: () => [] },
    log: createLog('silent'),
    metrics: undefined,
    hostnames: new Set(['localhost']),
    mapTiles: undefined,
    ready: async () => {},
    dress: (one, ask, addressIn) => `${one.title}|${ask.locale}|${addressIn.en}`,
    troublePage: (trouble) => ({ title: trouble, description: '', body: trouble }),
    ...more,
  });
}

const ask = (path: string, init: RequestInit = {}, host = 'localhost') =>
  app().fetch(new Request(`http://${host}${path}`, init));
const post = (path: string, body: string, headers: Record<string, string>) =>
  ask(path, { method: 'POST', body, headers });

test('a route answers in the language of its address and knows its address in the other', async () => {
  expect(await (await ask('/hola/ana?x=1')).text()).toBe('es-CL ana|es-CL|/en/hello/ana?x=1');
  expect(await (await ask('/en/hello/ana')).text()).toBe('en ana|en|/en/hello/ana');
});

test('unknown places, wrong methods and faults have a page in the language asked for', async () => {
  const unknown = await ask('/en/nowhere');
  expect([unknown.status, await unknown.text()]).toEqual([404, 'not-found|en|/en']);
  const wrong = await ask('/enviar');
  expect([wrong.status, await wrong.text()]).toEqual([405, 'method-not-allowed|es-CL|/en']);
});

test('a page that is somebody’s own is kept by nobody on the way', async () => {
  const own = route({
    audience: 'public',
    method: 'get',
    path: definePath('/mio'),
    answer: () => ({ title: 'mine', description: '', body: '', robots: 'noindex' }),
  });
  const kept = async (path: string) =>
    (
      await app({ routes: [...routes, own] }).fetch(new Request(`http://localhost${path}`))
    ).headers.get('cache-control');
  expect(await kept('/mio')).toBe('private, no-store');
  expect(await kept('/hola/ana')).toBe('no-cache');
});

test('a page whose address opens something tells that address to no other, and others are as ever', async () => {
  const secret = route({
    audience: 'public',
    method: 'get',
    path: definePath('/secreto'),
    answer: () => ({ title: 'secret', description: '', body: '', referrer: 'no-referrer' }),
  });
  const policy = async (path: string) =>
    (
      await app({ routes: [...routes, secret] }).fetch(new Request(`http://localhost${path}`))
    ).headers.get('referrer-policy');
  expect(await policy('/secreto')).toBe('no-referrer');
  expect(await policy('/hola/ana')).toBe('strict-origin-when-cross-origin');
});

test('a wrong method is told which ones are right', async () => {
  expect((await ask('/enviar')).headers.get('allow')).toBe('POST');
  expect((await ask('/hola/ana', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD');
});

test('a slash at the end leads to the place without it, and never elsewhere', async () => {
  const typed = await ask('/en/hello/ana/?x=1');
  expect([typed.status, typed.headers.get('location')]).toEqual([301, '/en/hello/ana?x=1']);
  const coded = await ask('/hola/%0d%0aX-A:%5c/');
  expect(coded.headers.get('location')).toBe('/hola/%0d%0aX-A:%5c');
  for (const path of ['//', '//evil.example/', '/nowhere/', '/enviar/']) {
    expect((await ask(path)).status).toBe(404);
  }
});

test('an address that begins with two slashes is not taken for that of another site', async () => {
  const dress: AppParts['dress'] = (_, { address }) => new URL(address, 'https://own.example').href;
  for (const path of ['//', '//evil.example/x', '///evil.example']) {
    const answer = await app({ dress }).fetch(new Request(`http://localhost${path}`));
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/^https:\/\/own\.example\//);
  }
});

test('when the page of a fault fails too, it is told in plain words', async () => {
  const broken = app({
    dress: () => {
      throw new Error('secret detail');
    },
  });
  const answer = await broken.fetch(new Request('http://localhost/falla'));
  const text = await answer.text();
  expect([answer.status, answer.headers.has('content-security-policy')]).toEqual([500, true]);
  expect(text).toContain(answer.headers.get('x-request-id'));
  expect(text).not.toContain('secret');
});

test('a fault says nothing about its cause', async () => {
  const fault = await ask('/falla');
  expect(fault.status).toBe(500);
  expect(await fault.text()).not.toContain('secret');
  expect(fault.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('a disk without space is told as what it is, and says nothing more of its cause', async () => {
  const answer = await ask('/llena');
  expect([answer.status, await answer.text()]).toEqual([507, 'full-disk|es-CL|/en']);
});

test('a write that another site started is refused', async () => {
  const own = await post('/enviar', 'hola', { 'sec-fetch-site': 'same-origin' });
  expect(own.status).toBe(200);
  const foreign = await post('/enviar', 'hola', { 'sec-fetch-site': 'cross-site' });
  expect(foreign.status).toBe(403);
  const sibling = await post('/enviar', 'hola', { 'sec-fetch-site': 'same-site' });
  expect(sibling.status).toBe(403);
});

test('an old browser is told apart by its origin', async () => {
  const own = await post('/enviar', 'hola', { origin: 'http://localhost', host: 'localhost' });
  expect(own.status).toBe(200);
  const foreign = await post('/enviar', 'hola', { origin: 'http://evil.example' });
  expect(foreign.status).toBe(403);
  const hidden = await post('/enviar', 'hola', { origin: 'null' });
  expect(hidden.status).toBe(403);
});

test('a body over the limit is refused before it is read, declared or not', async () => {
  const same = { 'sec-fetch-site': 'same-origin' };
  expect((await post('/enviar', 'x'.repeat(101), same)).status).toBe(413);
  const streamed = new ReadableStream({
    start(controller) {
      for (let i = 0; i < 20; i++) controller.enqueue(new TextEncoder().encode('0123456789'));
      controller.close();
    },
  });
  const unannounced = await ask('/enviar', {
    method: 'POST',
    body: streamed,
    headers: same,
    duplex: 'half',
  } as RequestInit);
  expect(unannounced.status).toBe(413);
});

test('of whoever is not let in no long file is read, declared or not', async () => {
  const read = async (headers: Record<string, string>) => {
    let mebibytes = 0;
    const body = new ReadableStream({
      pull(controller) {
        mebibytes += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
        if (mebibytes === 60) controller.close();
      },
    });
    const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
    return { status: (await ask('/padron', init)).status, mebibytes };
  };
  const same = { 'sec-fetch-site': 'same-origin' };
  const declared = await read({ ...same, 'content-length': String(60 * 1024 * 1024) });
  expect(declared.status).toBe(403);
  expect(declared.mebibytes).toBeLessThan(4);
  const undeclared = await read(same);
  expect(undeclared.status).toBe(413);
  expect(undeclared.mebibytes).toBeLessThan(4);
});

test('every answer forbids inline script, foreign sources and frames', async () => {
  const csp = (await ask('/hola/ana')).headers.get('content-security-policy') ?? '';
  expect(csp).toContain("script-src 'self'");
  expect(csp).toContain("style-src 'self'");
  expect(csp).toContain("default-src 'none'");
  expect(csp).toContain("frame-ancestors 'none'");
  expect(csp).not.toContain('unsafe');
});

test('map tiles of the operator open the policy to pictures of their origin, and to nothing else', async () => {
  const policyOf = async (one: ReturnType<typeof app>) =>
    (await one.fetch(new Request('http://localhost/hola/ana'))).headers.get(
      'content-security-policy',
    );
  const without =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  expect(await policyOf(app())).toBe(without);
  const url = 'https://mapas.example.cl:8443/a/{z}/{x}/{y}.png?key=abc';
  expect(await policyOf(app({ mapTiles: { url, attribution: 'OSM' } }))).toBe(
    without.replace("img-src 'self'", "img-src 'self' https://mapas.example.cl:8443"),
  );
});

test('another host name is not answered, but health is asked by address', async () => {
  expect((await ask('/hola/ana', {}, 'rebind.example')).status).toBe(421);
  expect((await ask('/health/live', {}, '10.0.0.7')).status).toBe(200);
});

test('ready tells when a part is missing', async () => {
  expect((await ask('/health/ready')).status).toBe(200);
  const without = app({ ready: () => Promise.reject(new Error('no database')) });
  const answer = await without.fetch(new Request('http://localhost/health/ready'));
  expect(answer.status).toBe(503);
});
