import { checkEd25519 } from '@minga/ballot';
import { openCheckpoint, splitHashes, treeRoot } from '@minga/ledger';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../../../platform/node-crypto.ts';
import { logFolderAt } from '../store/log-folders.ts';
import { sizeOfLog } from '../store/log-leaves.ts';
import { ownLog, servedLog } from '../store/published-logs.ts';
import { withSequencerLock } from '../store/sequencer-locks.ts';
import { actOf, type OpenedLog, openedLog } from '../testing/opened-log.ts';
import { advance, advanceAll, noMemories } from './advance.ts';
import { rebuildLog } from './rebuild-log.ts';

let log: OpenedLog;

beforeEach(async () => {
  log = await openedLog({ witnesses: 2, quorum: 1 });
});
afterEach(() => log.urn.close());

const house = () => log.urn.house;
const db = () => log.urn.database.db;
const size = () => sizeOfLog(db(), log.id);
const go = (options = {}) => advance(house(), log.id, options);
const verify = (pk: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  checkEd25519(nodeCrypto, pk, message, signature);

async function fetched(path: string): Promise<Uint8Array> {
  const response = await log.urn.get(`/e/${log.id}/${path}`);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function served() {
  const keys = { log: log.log, witnesses: log.witnesses.map(({ vkey }) => vkey) };
  const opened = await openCheckpoint(await fetched('checkpoint'), keys, verify);
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

/** Puts the database back to when its log had so many leaves, as a backup of that moment would. */
async function putBack(leaves: number): Promise<void> {
  const { owner } = log.urn.database;
  await sql`alter table urn.leaf disable trigger stays`.execute(owner);
  await sql`delete from urn.leaf where index >= ${leaves}`.execute(owner);
  await sql`alter table urn.leaf enable trigger stays`.execute(owner);
  await sql`truncate urn.ballot`.execute(owner);
}

/** Both published. */
async function twoBatches(): Promise<void> {
  await log.cast('comuna', 20);
  log.at('2027-05-05T15:00:00Z');
  await go();
  await log.cast('sector', 20);
  log.at('2027-05-06T03:00:00Z');
  await go();
  expect(await size()).toBe(2 + 21 + 21);
}

const rebuild = (source = ownLog(house().logsDir, log.id)) =>
  rebuildLog(
    { db: db(), logsDir: house().logsDir, now: house().clock.now().getTime() },
    log.id,
    source,
  );

describe('a round of the urn', () => {
  test('flushes what is due and serves it, signed and witnessed, as files whose root follows', async () => {
    await log.cast('comuna', 300);
    log.at('2027-05-05T15:00:00Z');
    expect(await go()).toEqual({
      flushed: 'flushed',
      log: { state: 'published', size: 303, isWitnessed: true },
      phase: 'voting',
    });
    const { checkpoint, witnesses } = await served();
    expect(checkpoint).toMatchObject({ origin: `127.0.0.1:3001/${log.id}`, size: 303 });
    expect(witnesses).toHaveLength(2);
    const hashes = splitHashes(await fetched('leaf-hashes.bin'));
    expect(hashes.ok && treeRoot(hashes.value)).toEqual(checkpoint.root);
    expect((await fetched('tile/0/000')).length).toBe(8192);
    expect((await fetched('tile/entries/001.p/47')).length).toBeGreaterThan(47);
    expect(new TextDecoder().decode(await fetched('checkpoints.txt'))).toContain('\n303\n');
  });

  test.each([
    'tile/0/000.p/999',
    'tile/0/0',
    'tile/entries/%2e%2e/%2e%2e/notes.json',
    'heads/0000000001',
    'notes.json',
  ])('serves nothing at %s', async (path) => {
    await go();
    expect((await log.urn.get(`/e/${log.id}/${path}`)).status).toBe(404);
  });
});

describe('rounds of several processes, and of many logs', () => {
  test('one waits for nobody: the other one learns that it is elsewhere', async () => {
    const { pool } = log.urn.database;
    await withSequencerLock(pool, log.id, async () => {
      expect((await go()).log).toEqual({ state: 'elsewhere' });
      expect(await withSequencerLock(pool, 'another', async () => 'done')).toBe('done');
    });
    expect((await go()).log).toMatchObject({ state: 'published' });
  });

  test('many at once sign one log', async () => {
    await log.cast('comuna', 20);
    log.at('2027-05-05T15:00:00Z');
    await Promise.all(Array.from({ length: 4 }, () => advanceAll(house())));
    await advanceAll(house());
    expect((await served()).checkpoint.size).toBe(23);
  });

  test('do not look at a closed log again until it grows', async () => {
    log.at('2027-05-12T23:00:05Z');
    const memories = noMemories();
    const { quiet } = memories;
    await advanceAll(house(), { memories });
    expect(quiet.size).toBe(0);
    await advanceAll(house(), { memories });
    expect([...quiet]).toEqual([[log.id, 3]]);
    const at = '2027-05-12T23:00:05Z';
    const incident = { code: 'power-cut', contest: '', table: '', excess: 0, decision: 'none' };
    const leaf = actOf(log, { type: 'incident', ...incident, reason: 'Corte de luz', at });
    expect(await log.urn.door.append(log.id, leaf)).toMatchObject({ ok: true });
    await advanceAll(house(), { memories });
    expect((await served()).checkpoint.size).toBe(4);
  });

  test('go on while all witnesses are down, and say since when', async () => {
    for (const witness of log.witnesses) {
      witness.lie = () => {
        throw new Error('down');
      };
    }
    expect((await go()).log).toMatchObject({ state: 'published', isWitnessed: false });
    const notes = await logFolderAt(house().logsDir, log.id).notes();
    expect(notes.unwitnessedSince).toBe('2027-05-03T12:00:00.000Z');
    expect((await served()).witnesses).toEqual([]);
  });
});

describe('before a vote opens', () => {
  test('the urn tells which witnesses it cannot reach, and its clock', async () => {
    const [first, second] = log.witnesses;
    if (second !== undefined) {
      second.lie = () => {
        throw new Error('down');
      };
    }
    const { vkeys } = log.sample.manifest.witnesses;
    const told = await log.urn.door.outlook('another-vote', [...vkeys, 'w3.example+00000000+AA']);
    if (!told.ok || first === undefined) throw new Error('no outlook');
    expect(told.value.silent).toEqual(['w2.example', 'w3.example+00000000+AA']);
    expect(Math.abs(told.value.now - Date.now())).toBeLessThan(5_000);
  });
});

describe('an urn that was put back', () => {
  beforeEach(twoBatches);

  test('signs nothing more and takes no ballot until its log is rebuilt, which loses none', async () => {
    await putBack(23);
    expect((await go({ isStart: true })).log).toEqual({ state: 'halted', code: 'behind' });
    // What the urn keeps of an election in memory is a second old at most.
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const refused = await log.urn.post(`/e/${log.id}/votar`, '{}');
    expect([refused.status, await refused.json()]).toEqual([503, { code: 'under-review' }]);
    expect(await rebuild()).toEqual({ ok: true, value: { before: 23, after: 44 } });
    expect(await db().selectFrom('urn.ballot').select('pk').execute()).toHaveLength(40);
    await log.cast('comuna', 20);
    log.at('2027-05-06T15:00:00Z');
    expect((await go()).log).toMatchObject({ state: 'published', size: 65, isWitnessed: true });
  });

  test('is rebuilt from what another place serves', async () => {
    await putBack(5);
    await go();
    const source = servedLog(`http://127.0.0.1:3001/e/${log.id}`, (request) =>
      log.urn.get(new URL(request.url).pathname),
    );
    expect(await rebuild(source)).toEqual({ ok: true, value: { before: 5, after: 44 } });
  });

  test('is not rebuilt from files that are not its own, or not all there', async () => {
    await putBack(5);
    const own = ownLog(house().logsDir, log.id);
    const cut = { ...own, read: async () => undefined };
    expect(await rebuild(cut)).toEqual({ ok: false, error: 'entries-missing' });
    const changed = {
      ...own,
      read: async (path: string) => {
        const text = new TextDecoder().decode((await own.read(path)) ?? new Uint8Array());
        return new TextEncoder().encode(text.replace('"n":20', '"n":21'));
      },
    };
    expect((await rebuild(changed)).ok).toBe(false);
    const unsigned = { ...own, notes: async () => ['a\n\n— a AAAAAAAA\n'] };
    expect(await rebuild(unsigned)).toEqual({ ok: false, error: 'no-checkpoint' });
    expect(await size()).toBe(5);
  });
});

describe('an urn that was put back and went on', () => {
  beforeEach(twoBatches);

  test('with other leaves, or another ballot of a key that voted, is left as it is', async () => {
    await putBack(23);
    const voted = await db()
      .selectFrom('urn.leaf')
      .select('leaf')
      .where('type', '=', 'vote')
      .executeTakeFirstOrThrow();
    const { pk } = JSON.parse(voted.leaf.toString()) as { pk: string };
    await sql`insert into urn.ballot values (${log.id}, 'comuna', ${Buffer.from(pk, 'base64url')},
      ${Buffer.alloc(32, 7)}, 'x')`.execute(db());
    expect(await rebuild()).toEqual({ ok: false, error: 'ballots-differ' });
    expect(await size()).toBe(23);
    await putBack(22);
    await sql`insert into urn.leaf values (${log.id}, 22, 'vote', ${Buffer.alloc(32, 7)}, 'x')`.execute(
      db(),
    );
    expect(await rebuild()).toEqual({ ok: false, error: 'log-differs' });
  });

  test('does not publish a batch again before its hour', async () => {
    await putBack(23);
    await sql`alter table urn.flush disable trigger stays`.execute(log.urn.database.owner);
    await sql`delete from urn.flush`.execute(log.urn.database.owner);
    await rebuild();
    await log.cast('comuna', 25);
    expect((await go()).flushed).toBe('nothing');
  });

  test('is found out by a witness when even its folder was put back', async () => {
    await putBack(23);
    const { logsDir } = house();
    const copy = { ...house(), logsDir: `${logsDir}-older` };
    expect((await advance(copy, log.id, { isStart: true })).log).toEqual({
      state: 'halted',
      code: 'behind',
    });
  });
});
