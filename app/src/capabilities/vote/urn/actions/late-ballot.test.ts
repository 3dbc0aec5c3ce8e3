import { type CheckedVote, canon, leafHash, parseLeaf, toBase64url } from '@minga/ballot';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sizeOfLog } from '../store/log-leaves.ts';
import { entriesBetween } from '../store/published-leaves.ts';
import { ballotOf, castBody, flipped, voterOf } from '../testing/opened-election.ts';
import { actOf, type OpenedLog, openedLog } from '../testing/opened-log.ts';
import { flush } from './flush.ts';

let log: OpenedLog;
let ballot: CheckedVote;
let promise: string;

const CLOSING = '2027-05-12T23:00:05Z';
const LATER = '2027-05-13T09:00:00Z';
const db = () => log.urn.database.db;

/** Somebody casts and has her promise; then the urn loses what it had not published, and closes. */
beforeEach(async () => {
  log = await openedLog();
  log.at('2027-05-06T15:00:00Z');
  ballot = await ballotOf(log.sample, await voterOf(log.sample, 1));
  promise = await cast(ballot);
  await sql`truncate urn.ballot`.execute(log.urn.database.owner);
  await flush(db(), log.id, Date.parse(CLOSING));
  log.at(LATER);
});
afterEach(() => log.urn.close());

async function cast({ vote }: CheckedVote): Promise<string> {
  const response = await log.urn.post(`/e/${log.id}/votar`, castBody(vote));
  const { promises } = (await response.json()) as { promises: { sig: string }[] };
  return promises[0]?.sig ?? '';
}

function late(change: object = {}) {
  return actOf(log, { type: 'late', e: ballot.vote, promise, at: LATER, ...change });
}

async function typesLogged(): Promise<readonly string[]> {
  const bytes = await entriesBetween(db(), log.id, 0, await sizeOfLog(db(), log.id));
  return bytes.map((leaf) => {
    const parsed = parseLeaf(leaf);
    return parsed.ok ? parsed.value.type : '';
  });
}

test('a promised ballot that was lost is in the log by the act of the officers, once', async () => {
  expect(await typesLogged()).toEqual(['manifest', 'facts', 'close']);
  const claim = { e: ballot.vote, promise };
  const claimed = await log.urn.post(`/e/${log.id}/reclamo`, new Uint8Array(canon(claim)));
  expect(claimed.status).toBe(200);
  expect(await log.urn.door.append(log.id, late())).toEqual({ ok: true, value: { index: 3 } });
  expect(await log.urn.door.append(log.id, late())).toMatchObject({ ok: false });
  expect(await typesLogged()).toEqual(['manifest', 'facts', 'close', 'late']);
});

test('the same act sent again is the same leaf', async () => {
  const leaf = late();
  await log.urn.door.append(log.id, leaf);
  expect(await log.urn.door.append(log.id, leaf)).toEqual({ ok: true, value: { index: 3 } });
});

test.each([
  ['without a promise of this urn', () => late({ promise: flipped(promise) })],
  [
    'with another ballot than was promised',
    () => late({ e: { ...ballot.vote, sig: flipped(ballot.vote.sig) } }),
  ],
  [
    'without the officers',
    () => canon({ ...JSON.parse(new TextDecoder().decode(late())), sigs: [] }),
  ],
])('nothing comes late %s', async (_, leaf) => {
  expect((await log.urn.door.append(log.id, leaf())).ok).toBe(false);
  expect(await typesLogged()).toEqual(['manifest', 'facts', 'close']);
});

test('a key that is in the log does not come late with another ballot', async () => {
  await log.urn.door.append(log.id, late());
  const other = await ballotOf(log.sample, await voterOf(log.sample, 1), ['2']);
  expect(toBase64url(other.hash)).not.toBe(toBase64url(ballot.hash));
  const again = late({ e: other.vote });
  expect((await log.urn.door.append(log.id, again)).ok).toBe(false);
});

test('what came late counts as a ballot of the log', async () => {
  await log.urn.door.append(log.id, late());
  const kept = await db().selectFrom('urn.ballot').select(['leaf_hash', 'leaf']).execute();
  expect(kept).toEqual([{ leaf_hash: Buffer.from(leafHash(canon(ballot.vote))), leaf: null }]);
});
