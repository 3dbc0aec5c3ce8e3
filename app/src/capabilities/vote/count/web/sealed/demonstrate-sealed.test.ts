// A demonstration has three sealed votes, made once however often it starts: one hands out papers, one is voted in, one was counted and its record is proven.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBase64url } from '@minga/ballot';
import { assert } from '@minga/basics';
import { openArchive, verify, webPort } from '@minga/verifier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localStore } from '../../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../../platform/testing/database.ts';
import { rooms } from '../../../../../site/rooms.ts';
import { houseOf } from '../../../../../site/site.tsx';
import {
  beDemonstration,
  type TestSite,
  testParts,
  testSite,
} from '../../../../../site/testing.ts';
import { type TestVote, testVote } from '../../../../../site/testing-vote.ts';
import { readSealed } from '../../store/sealed/elections.ts';
import { demonstrateSealed } from './demonstrate-sealed.ts';

let given: TestDatabase;
let vote: TestVote;
let site: TestSite;
const folder = mkdtempSync(join(tmpdir(), 'minga-files-'));
const NOW = new Date('2026-11-28T15:00:00Z');
const before = new Set(['institutions', 'people', 'organizations', 'gatherings', 'editions']);
for (const room of ['proposals', 'review', 'ballot-list']) before.add(room);

const house = () =>
  houseOf({
    ...testParts(given.db, { clock: { now: () => NOW }, files: localStore(folder), ...vote.parts }),
    urnAt: vote.urnOrigin.at,
  });

beforeAll(async () => {
  given = await testDatabase();
  vote = await testVote({ clock: { now: () => NOW } });
  site = await testSite(given.db, { clock: { now: () => NOW } });
  await beDemonstration(given.db);
  for (const { contributions } of rooms) {
    if (before.has(contributions.room)) await contributions.demonstrate?.(house());
  }
  await demonstrateSealed(house());
  await demonstrateSealed(house());
}, 240_000);
afterAll(async () => {
  await vote?.close();
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

const idOf = (edition: string, more = '') => `ancud-${edition}${more}`;

test('each is where it says, and was made once', async () => {
  const { rows } = await given.pool.query('select id, state from election.election order by id');
  expect(rows).toEqual([
    { id: idOf('plazas-y-veredas'), state: 'open' },
    { id: idOf('plazas-y-veredas', '-2'), state: 'open' },
    { id: idOf('ribera-de-ancud'), state: 'counted' },
  ]);
});

test('the record of the one that was counted is proven, and says that it is a demonstration', async () => {
  const id = idOf('ribera-de-ancud');
  const election = await readSealed(given.db, id);
  assert(election !== undefined, 'it is there');
  const answer = await site.get(`/votaciones/${id}/registro.tar.gz`);
  expect(answer.status).toBe(200);
  const archive = await openArchive(new Uint8Array(await answer.arrayBuffer()));
  assert('bundle' in archive, 'it is an archive');
  const report = await verify(archive.bundle, {
    ...{ port: webPort(crypto.subtle), vkey: election.manifest.log.vkey },
    fingerprint: toBase64url(election.fingerprint),
  });
  expect(report.findings.filter(({ severity }) => severity === 'contradiction')).toEqual([]);
  expect(report.verdict).toBe('proven');
  expect(report.election?.isDemo).toBe(true);
  const page = await (await site.get(`/votaciones/${id}/registro`)).text();
  expect(page).toContain('Cuenta tú mismo');
});
