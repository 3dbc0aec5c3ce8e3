import { expect, test } from 'vitest';
import type { UrnHouse } from '../platform/urn-house.ts';
import { buildUrnOrigin } from './urn-origin.tsx';

const house = { publicUrl: 'http://127.0.0.1:3001' } as UrnHouse;
const hostnames = new Set(['127.0.0.1']);
const built = (ready = async () => {}, names: ReadonlySet<string> | undefined = hostnames) =>
  buildUrnOrigin({ house, routes: [], hostnames: names, ready });
const ask = async (path: string, headers: Record<string, string> = {}, ready = async () => {}) =>
  built(ready)(new Request(`http://127.0.0.1:3001${path}`, { headers }));

test('a request that carries a cookie is refused unread', async () => {
  const answer = await ask('/health/live', { cookie: 'a=b' });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ code: 'cookie-received' });
});

test('it answers health, and nothing where it has no place', async () => {
  expect((await ask('/health/ready')).status).toBe(200);
  expect((await ask('/')).status).toBe(404);
  const without = await ask('/health/ready', {}, () => Promise.reject(new Error('no database')));
  expect(without.status).toBe(503);
});

test('the name of the site is not answered here, whatever the port: its cookies would come along', async () => {
  const answer = await built()(new Request('http://localhost:3001/health/live'));
  expect(answer.status).toBe(421);
  const anywhere = buildUrnOrigin({
    house,
    routes: [],
    hostnames: undefined,
    ready: async () => {},
  });
  expect((await anywhere(new Request('http://urna.example/health/live'))).status).toBe(200);
});
