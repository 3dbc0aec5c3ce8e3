import { once } from 'node:events';
import { request } from 'node:http';
import { expect, test } from 'vitest';
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
  isBehindProxy: false,
  assets: { address: (source) => source, answer: () => undefined },
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
