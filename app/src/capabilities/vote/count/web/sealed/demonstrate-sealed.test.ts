// A demonstration has three sealed votes, made once however often it starts and wherever it was interrupted: one hands out papers, one is voted in, one was counted and its record is proven.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBase64url } from '@minga/ballot';
import { assert } from '@minga/basics';
import { openArchive, verify, webPort } from '@minga/verifier';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { nodePort } from '../../../../../../../packages/verifier/bin/node-port.ts';
import { openSource } from '../../../../../../../packages/verifier/bin/sources.ts';
import { localStore } from '../../../../../platform/files/local-store.ts';
import { listen } from '../../../../../platform/http/server.ts';
import type { House } from '../../../../../platform/room.ts';
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

class Killed extends Error {}

/** A house that is gone once so many transactions and calls of the urn have been made, and never comes back. */
function houseFor(steps: number): { readonly house: House; readonly isWhole: () => boolean } {
  const { roll, urnAt, ...whole } = house();
  assert(roll !== undefined && urnAt !== undefined, 'roll and urn are here');
  let left = steps;
  const step = () => {
    left -= 1;
    if (left < 0) throw new Killed();
  };
  /** Each method of `names` is a step. */
  const counted = <T extends object>(of: T, names: readonly string[]): T =>
    new Proxy(of, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name, target);
        if (typeof found !== 'function') return found;
        return (...given: readonly unknown[]) => {
          if (names.includes(String(name))) step();
          return found.apply(target, given);
        };
      },
    });
  const calls = ['prepare', 'open', 'append', 'release', 'cast', 'advance'];
  const dying: House = {
    ...whole,
    db: counted(whole.db, ['transaction']),
    roll: {
      ...roll,
      db: counted(roll.db, ['transaction']),
      journal: counted(roll.journal, ['append']),
    },
    urnAt: (now) => {
      const urn = urnAt(now);
      return counted({ ...urn, door: counted(urn.door, calls) }, calls);
    },
  };
  return { house: dying, isWhole: () => left >= 0 };
}

/** Killed at every third step of the preparation of the first, and ever later after that, until a start comes through. */
async function interruptedAgainAndAgain(): Promise<void> {
  let kills = 0;
  for (let steps = 1; ; steps = steps < 40 ? steps + 3 : Math.ceil(steps * 1.3)) {
    // Once people have voted little is left to do: the short starts are killed at the steps of the end.
    for (const budget of steps < 40 ? [steps] : [steps, 2, 5, 8, 11, 14, 17, 20, 25, 30]) {
      const { house: dying, isWhole } = houseFor(budget);
      try {
        await demonstrateSealed(dying);
      } catch (error) {
        if (!(error instanceof Killed) && isWhole()) throw error;
      }
      if (isWhole()) return expect(kills).toBeGreaterThan(15);
      kills += 1;
    }
  }
}

beforeAll(async () => {
  given = await testDatabase();
  vote = await testVote({ clock: { now: () => NOW } });
  site = await testSite(given.db, { clock: { now: () => NOW } });
  await beDemonstration(given.db);
  for (const { contributions } of rooms) {
    if (before.has(contributions.room)) await contributions.demonstrate?.(house());
  }
  await interruptedAgainAndAgain();
  await demonstrateSealed(house());
}, 480_000);
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

test('everybody who was to vote did so once, whatever was interrupted', async () => {
  const { rows } = await vote.parts.roll.db
    .selectFrom('roll.voting_right')
    .select(['election_id', 'state', (of) => of.fn.countAll().as('count')])
    .groupBy(['election_id', 'state'])
    .execute()
    .then((found) => ({
      rows: found.map((one) => [one.election_id, one.state, Number(one.count)]),
    }));
  const issued = rows.filter(([, state]) => state === 'issued');
  expect(issued).toEqual(
    expect.arrayContaining([
      [idOf('plazas-y-veredas', '-2'), 'issued', 24],
      [idOf('ribera-de-ancud'), 'issued', 120],
    ]),
  );
  expect(issued).toHaveLength(2);
  const { rows: papers } = await given.pool.query(
    'select ballots from count.vote where election_id = $1',
    [idOf('ribera-de-ancud')],
  );
  expect(papers).toEqual([{ ballots: 120 }]);
});

test('the command proves it from the address of the urn alone, over real connections', async () => {
  const election = await readSealed(given.db, idOf('ribera-de-ancud'));
  assert(election !== undefined, 'it is there');
  const { A, B } = election.manifest.origins;
  const whole = await testSite(given.db, { clock: { now: () => NOW }, ...vote.parts });
  const listening = await Promise.all([
    listen(({ url }) => whole.get(new URL(url).pathname), '127.0.0.1', 0),
    listen(vote.urnOrigin.handler, '127.0.0.1', 0),
  ]);
  const ports = listening.map((one) => (one.ok ? one.value.port : 0));
  // Where the names of the manifest are found on this machine.
  const found = new Map([A, B].map((origin, at) => [origin, `http://127.0.0.1:${ports[at]}`]));
  const asked: string[] = [];
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    const { origin, pathname } = new URL(address);
    asked.push(`${origin === A ? 'A' : 'B'}${pathname}`);
    return fetch(`${found.get(origin)}${pathname}`, init);
  });
  try {
    const source = await openSource(`${B}/e/${election.id}`);
    assert('bundle' in source, 'the urn answers');
    const known = {
      vkey: election.manifest.log.vkey,
      fingerprint: toBase64url(election.fingerprint),
    };
    const report = await verify(source.bundle, { port: nodePort(), ...known, ...source });
    expect(report.findings.filter(({ severity }) => severity !== 'incident')).toEqual([]);
    expect(report.verdict).toBe('proven');
    expect(report.steps[26]?.state).toBe('holds');
    expect(asked.filter((path) => path.startsWith('A'))).toEqual(
      ['padron.jsonl', 'registro.tar.gz'].map((name) => `A/votaciones/${election.id}/${name}`),
    );
  } finally {
    vi.unstubAllGlobals();
    for (const one of listening) if (one.ok) await one.value.close(0);
  }
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
