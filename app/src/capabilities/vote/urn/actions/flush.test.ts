import { compareBytes, emptyLog, leafHash, mayFollow, parseLeaf } from '@minga/ballot';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';
import { ballotKeeper } from '../store/ballots.ts';
import { sizeOfLog } from '../store/log-leaves.ts';
import { entriesBetween } from '../store/published-leaves.ts';
import { endCasting, holdBallots, rewriteBallots } from '../store/waiting-ballots.ts';
import { actOf, type OpenedLog, openedLog } from '../testing/opened-log.ts';
import { flush } from './flush.ts';

let log: OpenedLog;

beforeEach(async () => {
  log = await openedLog();
});
afterEach(() => log.urn.close());

const db = () => log.urn.database.db;
const at = (time: string) => flush(db(), log.id, Date.parse(time));
const FIRST = '2027-05-05T15:00:00Z';
const SECOND = '2027-05-06T03:00:00Z';
const CLOSING = '2027-05-12T23:00:05Z';

/** Leaves after the manifest and the facts, of each its type and, of batches, what they say. */
async function logged() {
  const bytes = await entriesBetween(db(), log.id, 2, await sizeOfLog(db(), log.id));
  return bytes.map((leaf) => {
    const parsed = parseLeaf(leaf);
    if (!parsed.ok) throw new Error(parsed.error);
    return { leaf: parsed.value, hash: leafHash(leaf) };
  });
}

async function typesLogged(): Promise<readonly string[]> {
  return (await logged()).map(({ leaf }) =>
    leaf.type === 'batch' ? `batch ${leaf.contest} ${leaf.n}` : leaf.type,
  );
}

test('nothing goes into the log before the first slot', async () => {
  await log.cast('comuna', 30);
  expect(await at('2027-05-05T14:59:59Z')).toBe('nothing');
  expect(await at(FIRST)).toBe('flushed');
});

test('a batch has at least as many ballots as the manifest says; others wait for the next slot', async () => {
  await log.cast('comuna', 25);
  await log.cast('sector', 19);
  await at(FIRST);
  expect((await typesLogged()).filter((type) => type !== 'vote')).toEqual(['batch comuna 25']);
  await log.cast('sector', 1);
  await log.cast('comuna', 19);
  expect(await at('2027-05-05T20:00:00Z')).toBe('nothing');
  expect(await at(SECOND)).toBe('flushed');
  expect((await typesLogged()).filter((type) => type !== 'vote')).toEqual([
    'batch comuna 25',
    'batch sector 20',
  ]);
});

test('batches of as many ballots follow each other', async () => {
  await log.cast('comuna', 20);
  await at(FIRST);
  await log.cast('comuna', 20);
  expect(await at(SECOND)).toBe('flushed');
  expect((await typesLogged()).filter((type) => type !== 'vote')).toEqual([
    'batch comuna 20',
    'batch comuna 20',
  ]);
});

test('a batch stands in the order of leaf hashes, whatever the order of casting', async () => {
  await log.cast('comuna', 40);
  await at(FIRST);
  const votes = (await logged()).slice(1).map(({ hash }) => hash);
  expect(votes).toEqual(votes.toSorted(compareBytes));
});

test('after a flush one transaction wrote every row, in the order of its key, and the bytes are in the log alone', async () => {
  await log.cast('comuna', 20);
  await log.cast('sector', 7);
  await at(FIRST);
  const { rows } = await sql<{ xmins: string; misplaced: string }>`
    select count(distinct xmin::text) as xmins, (
      select count(*) from (
        select ctid, lag(ctid) over (order by election_id, contest, pk) as before from urn.ballot
      ) as placed where ctid < before
    ) as misplaced from urn.ballot`.execute(db());
  expect(rows).toEqual([{ xmins: '1', misplaced: '0' }]);
  const kept = await db().selectFrom('urn.ballot').select(['contest', 'leaf']).execute();
  expect(kept.filter(({ leaf }) => leaf !== null).map(({ contest }) => contest)).toEqual(
    Array(7).fill('sector'),
  );
});

test('the order of rows tells nothing of the order of casting', async () => {
  const cast: string[] = [];
  for (let i = 0; i < 60; i += 1) {
    await log.cast('comuna', 1);
    const rows = await db().selectFrom('urn.ballot').select('pk').execute();
    const one = rows.map(({ pk }) => pk.toString('hex')).find((pk) => !cast.includes(pk));
    cast.push(one ?? '');
  }
  await at(FIRST);
  const { rows } = await sql<{ pk: string }>`
    select encode(pk, 'hex') as pk from urn.ballot order by ctid`.execute(db());
  const places = cast.map((pk) => rows.findIndex((row) => row.pk === pk));
  expect(Math.abs(correlation(places))).toBeLessThan(0.5);
});

/** Of places with 0, 1, 2, … */
function correlation(places: readonly number[]): number {
  const middle = (places.length - 1) / 2;
  const sum = (of: (place: number, i: number) => number) =>
    places.reduce((total, place, i) => total + of(place, i), 0);
  return sum((place, i) => (place - middle) * (i - middle)) / sum((_, i) => (i - middle) ** 2);
}

test('the close takes all that wait and tells how many ballots there are', async () => {
  await log.cast('comuna', 20);
  await at(FIRST);
  await log.cast('comuna', 3);
  expect(await at('2027-05-12T23:00:04Z')).toBe('flushed');
  expect(await at(CLOSING)).toBe('closed');
  const last = (await logged()).at(-1)?.leaf;
  expect(last).toEqual({
    type: 'close',
    at: CLOSING,
    size: 2 + 21 + 4,
    ballots: [
      { contest: 'comuna', n: 23 },
      { contest: 'sector', n: 0 },
    ],
  });
  expect(await at('2027-05-13T23:00:00Z')).toBe('nothing');
  expect(await db().selectFrom('urn.ended').select('election_id').execute()).toHaveLength(1);
});

test('every leaf may follow the one before', async () => {
  await log.cast('comuna', 20);
  await log.cast('sector', 40);
  await at(FIRST);
  await log.cast('sector', 2);
  await at(CLOSING);
  const all = await entriesBetween(db(), log.id, 0, await sizeOfLog(db(), log.id));
  let state = emptyLog;
  for (const bytes of all) {
    const leaf = parseLeaf(bytes);
    if (!leaf.ok) throw new Error(leaf.error);
    const next = mayFollow(state, leaf.value, bytes);
    if (!next.ok) throw new Error(next.error);
    state = next.value;
  }
  expect(state).toMatchObject({ phase: 'closed', size: 2 + 21 + 41 + 3 + 1, batch: undefined });
});

test('a later window closes later', async () => {
  log.at('2027-05-12T12:00:00Z');
  const until = { issue: '2027-05-13T00:00:00Z', cast: '2027-05-13T11:00:00Z' };
  const at_ = '2027-05-12T12:00:00Z';
  const extend = { type: 'amend', kind: 'extend', until, reason: 'Corte de luz', at: at_ };
  expect(await log.urn.door.append(log.id, actOf(log, extend))).toMatchObject({ ok: true });
  expect(await at(CLOSING)).toBe('flushed');
  expect(await at('2027-05-13T11:00:05Z')).toBe('closed');
});

test('processes that flush at once flush once, and a restart does not flush again', async () => {
  await log.cast('comuna', 25);
  const all = await Promise.all(Array.from({ length: 4 }, () => at(FIRST)));
  expect(all.toSorted()).toEqual(['flushed', 'nothing', 'nothing', 'nothing']);
  await log.cast('comuna', 25);
  expect(await at('2027-05-05T15:00:02Z')).toBe('nothing');
  expect(await typesLogged()).toHaveLength(26);
});

test('what is being cast while it closes is in the log or was refused, never lost', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const casting = db()
    .transaction()
    .execute(async (tx) => {
      await sql`insert into urn.ballot select ${log.id}, 'comuna', decode(repeat('ab', 32), 'hex'),
        decode(repeat('cd', 32), 'hex'), 'x'`.execute(tx);
      await held;
    });
  const closing = at(CLOSING);
  await new Promise((resolve) => setTimeout(resolve, 100));
  release();
  await casting;
  expect(await closing).toBe('closed');
  expect(
    (await db().selectFrom('urn.leaf').select('type').execute()).map(({ type }) => type),
  ).toEqual(expect.arrayContaining(['batch', 'vote', 'close']));
});

test('what is cast while the close is written is refused once it is', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const closing = db()
    .transaction()
    .execute(async (tx) => {
      await endCasting(tx, log.id);
      await rewriteBallots(tx);
      await held;
    });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const ballot = {
    contest: 'comuna',
    pk: Buffer.alloc(32, 3),
    hash: Buffer.alloc(32, 4),
    leaf: Buffer.from('x'),
  };
  const kept = ballotKeeper(log.urn.database.pool)(log.id, [ballot]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  release();
  await closing;
  expect(await kept).toBe('ended');
});

test('a flush may take as long as it needs, and what comes after it may not', async () => {
  const limit = async (reader: UrnDatabase | UrnTx) =>
    (await sql<{ statement_timeout: string }>`show statement_timeout`.execute(reader)).rows;
  await db()
    .transaction()
    .execute(async (tx) => {
      await holdBallots(tx);
      expect(await limit(tx)).toEqual([{ statement_timeout: '0' }]);
    });
  expect(await limit(db())).toEqual([{ statement_timeout: '30s' }]);
});

test('a flush that breaks leaves everything as it was', async () => {
  await log.cast('comuna', 25);
  const owner = log.urn.database.owner;
  await sql`alter function urn.rewrite_ballots() rename to broken`.execute(owner);
  await expect(at(FIRST)).rejects.toThrow();
  expect(await sizeOfLog(db(), log.id)).toBe(2);
  await sql`alter function urn.broken() rename to rewrite_ballots`.execute(owner);
  expect(await at(FIRST)).toBe('flushed');
  expect(await typesLogged()).toHaveLength(26);
});
