import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../log.ts';
import { buildApp } from './app.ts';
import { closedGate } from './gate.ts';
import { definePath } from './path.ts';
import { route } from './route.ts';
import { listen } from './server.ts';

const app = buildApp({
  routes: [
    route({
      audience: 'public',
      method: 'post',
      path: definePath('/medir'),
      maxBodyBytes: 100,
      answer: async (ask) => new Response(String((await ask.request.text()).length)),
    }),
  ],
  gate: closedGate,
  answerOnce: (_, answer) => answer(),
  isBehindProxy: false,
  assets: { address: (source) => source, answer: () => undefined, filesOf: () => [] },
  metrics: undefined,
  log: createLog('silent'),
  hostnames: undefined,
  mapTiles: undefined,
  ready: async () => {},
  dress: (page) => page.title,
  troublePage: (trouble) => ({ title: trouble, description: '', body: trouble }),
});

async function listening() {
  const started = await listen((one) => app.fetch(one), '127.0.0.1', 0);
  if (!started.ok) throw new Error(started.error.code);
  return started.value;
}

/** Sends a body in pieces, without saying how long it will be. */
async function postInPieces(port: number, pieces: readonly string[]): Promise<[number, string]> {
  const sent = request({
    host: '127.0.0.1',
    port,
    path: '/medir',
    method: 'POST',
    headers: { 'transfer-encoding': 'chunked', 'sec-fetch-site': 'same-origin' },
  });
  const answered = once(sent, 'response');
  for (const piece of pieces) sent.write(piece);
  sent.end();
  const [response] = await answered;
  let text = '';
  for await (const chunk of response) text += chunk;
  return [response.statusCode, text];
}

test('a body of unknown length is read, and cut at the limit of its route', async () => {
  const server = await listening();
  expect(await postInPieces(server.port, ['hola ', 'mundo'])).toEqual([200, '10']);
  expect(await postInPieces(server.port, ['x'.repeat(60), 'y'.repeat(60)])).toEqual([
    413,
    'body-too-large',
  ]);
  await server.close();
});

test('a busy port and an address that is not ours are refusals with their cause', async () => {
  const server = await listening();
  const { port } = server;
  expect(await listen(() => new Response(), '127.0.0.1', port)).toEqual({
    ok: false,
    error: { code: 'port-busy', port, host: '127.0.0.1' },
  });
  await server.close();
  const elsewhere = await listen(() => new Response(), '203.0.113.7', 0);
  expect(elsewhere).toMatchObject({ ok: false, error: { code: 'host-unknown' } });
});

interface Told {
  readonly status: number | undefined;
  readonly connection: string | undefined;
  readonly text: string;
}

/** By a client that keeps its one connection. */
function clientOf(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  async function get(path: string): Promise<Told> {
    const sent = request({ host: '127.0.0.1', port, path, agent }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response) text += chunk;
    return { status: response.statusCode, connection: response.headers.connection, text };
  }
  return { get };
}

/** Answers `/slow` when it is let go, and anything else at once. */
async function slowServer() {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const started = await listen(
    async (asked) => {
      if (new URL(asked.url).pathname === '/slow') await held;
      return new Response('done');
    },
    '127.0.0.1',
    0,
  );
  if (!started.ok) throw new Error(started.error.code);
  return { ...started.value, letGo };
}

test('a server that stops finishes what is in flight, and says that the connection ends with it', async () => {
  const server = await slowServer();
  const slow = clientOf(server.port).get('/slow');
  await wait(100);
  const closing = server.close();
  await wait(1_000);
  server.letGo();
  expect(await slow).toEqual({ status: 200, connection: 'close', text: 'done' });
  await closing;
  await expect(clientOf(server.port).get('/')).rejects.toThrow(/ECONNREFUSED/);
});

test('a server that stops is not ready, and answers on as long as it is asked, on old connections and new', async () => {
  const server = await slowServer();
  const [old, probe] = [clientOf(server.port), clientOf(server.port)];
  expect(await old.get('/')).toMatchObject({ connection: 'keep-alive' });
  let isClosed = false;
  const closing = server.close().then(() => {
    isClosed = true;
  });
  expect(await probe.get('/health/ready')).toMatchObject({ status: 503, text: 'stopping\n' });
  for (let asked = 0; asked < 8; asked++) {
    const one = asked % 2 === 0 ? old : clientOf(server.port);
    expect(await one.get('/')).toEqual({ status: 200, connection: 'close', text: 'done' });
    await wait(100);
  }
  expect(isClosed).toBe(false);
  const began = Date.now();
  for (; !isClosed; await wait(100)) await probe.get('/health/live').catch(() => undefined);
  await closing;
  expect(Date.now() - began).toBeLessThan(5_000);
});

test('a connection at rest does not hold a server that stops, and one without end holds it for its grace only', async () => {
  const server = await slowServer();
  await clientOf(server.port).get('/');
  const without = clientOf(server.port).get('/slow');
  without.catch(() => {});
  await wait(100);
  const began = Date.now();
  await server.close(1_000);
  expect(Date.now() - began).toBeLessThan(4_000);
  await expect(without).rejects.toThrow(/hang up|ECONNRESET/);
});
