// What is sent twice with one form is there once: the doors that make something, as a browser that is clicked twice finds them.
import { assert } from '@minga/basics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import type { Side } from './testing/making.ts';
import { givenSide } from './testing/sides.ts';
import { type TestSite, testSite } from './testing.ts';

let database: TestDatabase;
let side: Side;
let site: TestSite;

beforeAll(async () => {
  database = await testDatabase();
  site = await testSite(database.db);
  side = await givenSide(database, site, { slug: 'ancud', organization: 'una', rut: '65000001-1' });
});
afterAll(() => database?.close());

/** The key of the form on this page that is sent to this address. */
async function keyOn(by: TestSite, address: string, action = address): Promise<string> {
  const html = await (await by.get(address)).text();
  const form = new RegExp(
    `<form [^>]*action="${action}"[^>]*><input type="hidden" name="clave" value="([^"]+)"`,
  ).exec(html);
  assert(form?.[1] !== undefined, `${address} has a form for ${action} with a key`);
  return form[1];
}

async function rowsOf(table: string): Promise<number> {
  const { rows } = await database.pool.query(`select count(*)::int as n from ${table}`);
  return rows[0].n;
}

const doors = [
  {
    what: 'a draft of a survey',
    role: 'pb-officer',
    address: '/gestion/ancud/encuestas/nueva',
    typed: { titulo: 'Tu feria', proposito: 'Para elegir el día.', identidad: 'anonima' },
    table: 'surveys.survey',
  },
  {
    what: 'an act that two people do',
    role: 'pb-officer',
    address: '/gestion/ancud/equipo/invitar',
    typed: { name: 'Pedro Paz', email: 'pedro@ejemplo.cl', role: 'observer' },
    table: 'records.two_person_act',
  },
] as const;

test.each(doors)('$what is made once by a form that is sent twice', async (door) => {
  const by = await side.as(door.role);
  const before = await rowsOf(door.table);
  const clave = await keyOn(by, door.address);
  const send = async (typed: Record<string, string>) => {
    const answer = await by.post(door.address, new URLSearchParams(typed));
    expect(answer.status).toBe(303);
    return answer.headers.get('location');
  };
  const form = { ...door.typed, clave };
  const [one, two] = await Promise.all([send(form), send(form)]);
  expect([two, await send(form)]).toEqual([one, one]);
  expect(await rowsOf(door.table)).toBe(before + 1);
});

test('a form of whoever is not signed in has a key too, and each its own', async () => {
  const address = '/contar';
  expect(await keyOn(site, address)).not.toBe(await keyOn(site, address));
});
