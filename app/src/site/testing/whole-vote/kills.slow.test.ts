// Processes of a sealed vote that are killed (SIGKILL) at each named moment: nothing is burnt, nothing is given twice, no log forks.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeRoot } from '@minga/ledger';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runOf } from '../../../capabilities/vote/roll/testing/rolls.ts';
import { rightsOf, toldOf } from '../../../capabilities/vote/roll/testing/whole-roll.ts';
import { advanceUrn } from '../../../capabilities/vote/urn/testing/urn-work.ts';
import { throwawayFolder } from '../../../platform/testing/throwaway.ts';
import { TEST_URN_URL } from '../../testing-vote.ts';
import { type Clients, clientsOf, publishedHashes } from './clients.ts';
import type { Deadly } from './deadly.ts';
import { givenStoppedVote, type StoppedVote, type VoteHouse } from './house.ts';
import type { KilledOrder } from './killed.fixture.ts';

const VOTERS = 18;
const HOUR = 3_600_000;
const root = join(import.meta.dirname, '../../../../..');

let built: string;
let stopped: StoppedVote;
let clients: Clients;
let house: VoteHouse;
beforeAll(async () => {
  built = await buildFixture();
  const runs = Array.from({ length: VOTERS }, (_, at) => runOf(at));
  stopped = await givenStoppedVote({ runs, batch: { every_h: 1, min: 1 } });
  clients = clientsOf(stopped);
  house = await stopped.begin();
  house.now = new Date(Date.parse(house.opened.manifest.windows.vote_from));
});
afterAll(async () => {
  await house?.end();
  await stopped?.drop();
  rmSync(built, { recursive: true, force: true });
});

/** As plain JavaScript: a process of the whole house begins sooner with one file than with five hundred. */
async function buildFixture(): Promise<string> {
  const outDir = throwawayFolder();
  const app = join(root, 'app');
  const inputs = [
    join(import.meta.dirname, 'killed.fixture.ts'),
    join(app, 'src/capabilities/vote/roll/actions/issuer.child.ts'),
  ];
  await build({
    ...{ root: app, configFile: false, logLevel: 'error' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      ...{ outDir, emptyOutDir: false, ssr: true, target: 'node24', minify: false },
      rolldownOptions: { input: inputs, output: { entryFileNames: '[name].js' } },
    },
    ssr: { noExternal: [/^@minga\//, /^@inlang\//] },
  });
  writeFileSync(join(outDir, 'package.json'), '{"type":"module"}');
  symlinkSync(join(root, 'node_modules'), join(outDir, 'node_modules'));
  return outDir;
}

/** Another process does this piece of work, and is killed there. */
async function killedAt(deadly: Deadly, work: KilledOrder['work']): Promise<void> {
  const { minga, minga_roll, minga_urn } = house.databases();
  const order: KilledOrder = {
    ...{ deadly, work, electionId: house.opened.electionId, now: house.now.toISOString() },
    urls: { minga: minga.url, minga_roll: minga_roll.url, minga_urn: minga_urn.url },
    keys: { roll: '0b'.repeat(32), urn: '08'.repeat(32) },
    folder: house.folder,
    clientDir: join(root, 'app/dist/client'),
    urnUrl: TEST_URN_URL,
  };
  const child = spawn(process.execPath, [join(built, 'killed.fixture.js'), JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (some) => {
    said += String(some);
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect([signal, said]).toEqual(['SIGKILL', '']);
}

const right = async (voter: number) => {
  const both = { db: house.databases().minga.db, roll: house.roll() };
  const { c } = house.people.voters[voter] ?? { c: '' };
  const { rights, problems } = await toldOf(both, house.opened.electionId);
  expect(problems).toEqual([]);
  const kept = (await rightsOf(both, house.opened.electionId)).get(c);
  expect(rights.get(c)?.state, 'told as it is kept').toBe(kept);
  return kept;
};

const spending = 'update roll.voting_right';
/** Each moment of an issue once its tokens are signed, and what became of the right by then. */
const issuing: readonly (readonly [string, Deadly, 'available' | 'issued'])[] = [
  ['before the right is spent', { what: 'query', match: spending, when: 'before' }, 'available'],
  [
    'once it is, in its transaction',
    { what: 'query', match: spending, when: 'after' },
    'available',
  ],
  ['before the commit', { what: 'query', match: '^commit$', when: 'before', nth: 2 }, 'available'],
  ['after the commit', { what: 'query', match: '^commit$', when: 'after', nth: 2 }, 'issued'],
  ['within a line of the journal', { what: 'append', match: 'issued', when: 'torn' }, 'issued'],
  ['before the journal is on the disk', { what: 'sync', match: '', when: 'before' }, 'issued'],
  ['after it, before the answer', { what: 'sync', match: '', when: 'after' }, 'issued'],
];

test.each(issuing.map((one, voter) => [...one, voter] as const))(
  'a roll killed %s burns nothing: the same request is answered, another only if nothing was spent',
  async (_, deadly, state, voter) => {
    const { run } = house.people.voters[voter] ?? { run: runOf(0) };
    await killedAt(deadly, { issue: { run, bm: clients.blindedOf(voter, 0) } });
    await house.crash();
    expect(await right(voter)).toBe(state);
    expect(await clients.take(house, voter, 0)).toBeUndefined();
    expect(await clients.take(house, voter, 1)).toBe('already-issued');
    // Asked a second time the same comes, byte by byte: the client compares.
    expect(await clients.take(house, voter, 0)).toBeUndefined();
    expect(await right(voter)).toBe('issued');
  },
);

const keeping = 'insert into urn\\.ballot';
const casting: readonly (readonly [string, Deadly, number])[] = [
  ['before a ballot is kept', { what: 'query', match: keeping, when: 'before' }, 0],
  ['once it is', { what: 'query', match: keeping, when: 'after' }, 1],
  ['before its promise is signed', { what: 'sign', match: '^pb-promise', when: 'before' }, 1],
  ['once it is, before the answer', { what: 'sign', match: '^pb-promise', when: 'after' }, 1],
];

async function waitingCount(): Promise<number> {
  const rows = await house.databases().minga_urn.db.selectFrom('urn.ballot').select('pk').execute();
  return rows.length;
}

test.each(casting.map((one, at) => [...one, at] as const))(
  'an urn killed %s keeps the ballot or not, and promises it when it is sent again',
  async (_, deadly, more, voter) => {
    const of = { voter, seed: 0, choice: 0 };
    expect(await clients.take(house, voter, 0)).toBeUndefined();
    const before = await waitingCount();
    const body = Buffer.from(await clients.bodyOf(of)).toString('base64url');
    await killedAt(deadly, { cast: { body } });
    await house.crash();
    expect(await waitingCount()).toBe(before + more);
    expect(await clients.cast(house, of)).toBeUndefined();
    expect(await clients.cast(house, { ...of, choice: 1 })).toBe('already-voted');
    expect(await waitingCount()).toBe(before + 1);
  },
);

const note = `^${new URL(TEST_URN_URL).host}/`;
const file = (what: 'rename' | 'link', match: string, when: 'before' | 'after'): Deadly => ({
  ...{ what, match, when },
});
const advancing: readonly (readonly [string, Deadly])[] = [
  ['within the batch', { what: 'query', match: 'insert into urn\\.leaf', when: 'after' }],
  ['before the batch is committed', { what: 'query', match: '^commit$', when: 'before' }],
  ['after it is', { what: 'query', match: '^commit$', when: 'after' }],
  ['before a checkpoint is signed', { what: 'sign', match: note, when: 'before' }],
  ['once it is signed', { what: 'sign', match: note, when: 'after' }],
  ['before its head is taken', file('link', 'heads/', 'before')],
  ['once it is taken', file('link', 'heads/', 'after')],
  ['before a tile is written', file('rename', 'public/tile/', 'before')],
  ['between two tiles', file('rename', 'public/tile/', 'after')],
  ['once the note is kept', file('rename', 'notes/\\d', 'after')],
  ['between the hashes and the checkpoint', file('rename', 'leaf-hashes\\.bin$', 'after')],
  ['before the checkpoint is published', file('rename', 'public/checkpoint$', 'before')],
  ['once it is', file('rename', 'public/checkpoint$', 'after')],
  ['before it notes whom it asked', file('rename', 'notes\\.json$', 'before')],
];

/** Every checkpoint that was ever signed and could be seen by somebody. */
const seen = new Set<string>();

function look(): void {
  const home = join(house.folder, 'logs', house.opened.electionId);
  const folders = ['heads', 'notes'].map((name) => join(home, name)).filter(existsSync);
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const published = join(home, 'public/checkpoint');
  for (const path of [...files, ...(existsSync(published) ? [published] : [])])
    if (/\/(\d{10}|checkpoint)$/.test(path)) seen.add(readFileSync(path, 'utf8'));
}

/** PostgreSQL notices within moments that whoever held the log is gone. */
async function advanceOnceFree(): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await advanceUrn(house.urn(), house.opened.electionId);
    } catch (error) {
      if (attempt > 100 || !String(error).includes('another process')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

// Each with the ballot of somebody who has not cast before.
test.each(advancing.map((one, at) => [...one, casting.length + at] as const))(
  'an urn killed %s goes on with one log, in which is what it had promised',
  async (_, deadly, voter) => {
    const of = { voter, seed: 0, choice: 0 };
    expect(await clients.take(house, voter, 0)).toBeUndefined();
    expect(await clients.cast(house, of)).toBeUndefined();
    house.now = new Date(house.now.getTime() + HOUR);
    await killedAt(deadly, 'advance');
    look();
    await house.crash();
    await advanceOnceFree();
    look();
    const published = await publishedHashes(house);
    expect(published).toContain(await clients.hashOf(of));
    const leaves = published.map((hash) => new Uint8Array(Buffer.from(hash, 'hex')));
    expect(seen.size).toBeGreaterThan(0);
    for (const written of seen) {
      const [, size = '', told] = written.split('\n');
      const grown = Buffer.from(treeRoot(leaves.slice(0, Number(size)))).toString('base64');
      expect([Number(size) <= leaves.length, told]).toEqual([true, grown]);
    }
  },
);
