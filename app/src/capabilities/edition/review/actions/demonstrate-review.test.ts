// The demonstration as a visitor finds it: proposals of every state worth reading, once however often it starts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { rooms } from '../../../../site/rooms.ts';
import { houseOf } from '../../../../site/site.tsx';
import { beDemonstration, testParts, testSite } from '../../../../site/testing.ts';
import { findPublicEdition } from '../../editions/index.ts';

let given: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'minga-files-'));
const NOW = new Date('2026-11-28T15:00:00Z');

const house = () =>
  houseOf(testParts(given.db, { clock: { now: () => NOW }, files: localStore(folder) }));

beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
  await beDemonstration(given.db);
  const names = rooms.map(({ contributions }) => contributions.room);
  const known = rooms.slice(0, names.indexOf('review') + 1);
  for (const { contributions } of known) await contributions.demonstrate?.(house());
  for (const { contributions } of known.slice(-2)) await contributions.demonstrate?.(house());
}, 120_000);
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function statesOf(institution: string, edition: string) {
  const found = await findPublicEdition(given.db, institution, edition);
  const rows = await given.db
    .selectFrom('proposals.proposal')
    .where('edition_id', '=', found?.id ?? '')
    .select(['state', 'channel', 'title', 'cost_clp'])
    .execute();
  return Map.groupBy(rows, ({ state }) => state);
}

test('Ancud shows every state that a proposal passes through, from the web, paper, an assembly and the municipality', async () => {
  const states = await statesOf('ancud', 'presupuesto-participativo');
  const counts = Object.fromEntries([...states].map(([state, all]) => [state, all.length]));
  expect(counts).toEqual({
    feasible: 13,
    'not-feasible': 2,
    'not-admitted': 1,
    appealed: 1,
    merged: 2,
    withdrawn: 1,
    'in-review': 2,
    correcting: 1,
  });
  const channels = new Set([...states.values()].flat().map(({ channel }) => channel));
  expect([...channels].toSorted()).toEqual(['assembly', 'institution', 'paper', 'web']);
});

test('one ballot of Ancud asks for 2,3 times its amount, and another is too narrow to open', async () => {
  const edition = await findPublicEdition(given.db, 'ancud', 'presupuesto-participativo');
  const demand = edition?.contests.map(({ id, code }) => [
    code,
    edition.slate.reduce((sum, one) => sum + (one.contestId === id ? one.costClp : 0), 0),
  ]);
  expect(Object.fromEntries(demand ?? [])).toEqual({
    'toda-la-comuna': 138_000_000,
    'mejoras-de-barrio': 54_000_000,
    'ninez-y-juventud': 38_600_000,
  });
});

test('the eight programmes of the region are proposals that the review found feasible', async () => {
  const states = await statesOf('gore-los-lagos', 'programas-sociales');
  expect([...states.keys()]).toEqual(['feasible']);
  const edition = await findPublicEdition(given.db, 'gore-los-lagos', 'programas-sociales');
  const titles = states.get('feasible')?.map(({ title }) => title);
  expect(titles).toHaveLength(8);
  expect(new Set(edition?.slate.map(({ name }) => name))).toEqual(new Set(titles));
});

test('where the edition still takes proposals, or was suspended, they are just sent', async () => {
  const region = await statesOf('gore-los-lagos', 'fril-participativo-chiloe');
  const quellon = await statesOf('quellon', 'fondo-de-organizaciones');
  expect([...region.keys(), ...quellon.keys()]).toEqual(['sent', 'sent']);
});
