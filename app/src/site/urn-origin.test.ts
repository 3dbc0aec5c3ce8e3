import { expect, test } from 'vitest';
import { buildUrnOrigin } from './urn-origin.ts';

const ask = (path: string, headers: Record<string, string> = {}, ready = async () => {}) =>
  buildUrnOrigin(ready)(new Request(`http://127.0.0.1:3001${path}`, { headers }));

test('a request that carries a cookie is refused unread', async () => {
  expect((await ask('/health/live', { cookie: 'a=b' })).status).toBe(400);
});

test('it answers health and nothing else', async () => {
  expect((await ask('/health/ready')).status).toBe(200);
  expect((await ask('/')).status).toBe(404);
  const without = await ask('/health/ready', {}, () => Promise.reject(new Error('no database')));
  expect(without.status).toBe(503);
});
