import { expect, test } from 'vitest';
import { buildUrnOrigin } from './urn-origin.ts';

const ask = (path: string, headers: Record<string, string> = {}, ready = async () => {}) =>
  buildUrnOrigin(ready, '127.0.0.1')(new Request(`http://127.0.0.1:3001${path}`, { headers }));

test('a request that carries a cookie is refused unread', async () => {
  expect((await ask('/health/live', { cookie: 'a=b' })).status).toBe(400);
});

test('it answers health and nothing else', async () => {
  expect((await ask('/health/ready')).status).toBe(200);
  expect((await ask('/')).status).toBe(404);
  const without = await ask('/health/ready', {}, () => Promise.reject(new Error('no database')));
  expect(without.status).toBe(503);
});

test('the name of the site is not answered here, whatever the port: its cookies would come along', async () => {
  const answer = buildUrnOrigin(async () => {}, '127.0.0.1');
  expect((await answer(new Request('http://localhost:3001/health/live'))).status).toBe(421);
  const anywhere = buildUrnOrigin(async () => {}, undefined);
  expect((await anywhere(new Request('http://urna.example/health/live'))).status).toBe(200);
});
