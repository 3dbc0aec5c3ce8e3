// A demonstration that is cut short at any step is gone on with at the next start, and ends as one that was not.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { localStore } from '../../../../platform/files/local-store.ts';
import type { House } from '../../../../platform/room.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { rooms } from '../../../../site/rooms.ts';
import { houseOf } from '../../../../site/site.tsx';
import { beDemonstration, testParts, testSite } from '../../../../site/testing.ts';
import { stories } from '../demonstration/stories.ts';
import { readProposal } from '../store/proposals.ts';
import { proposalPathIn } from '../web/paths.ts';
import { addVersion } from './add-version.ts';
import { demonstrateProposals } from './demonstrate-proposals.ts';

let given: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'minga-files-'));
const NOW = new Date('2026-11-28T15:00:00Z');
const CUT_SHORT = 'the process was killed';

const house = (): House =>
  houseOf(testParts(given.db, { clock: { now: () => NOW }, files: localStore(folder) }));

beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
  await beDemonstration(given.db);
  const names = rooms.map(({ contributions }) => contributions.room);
  for (const { contributions } of rooms.slice(0, names.indexOf('proposals'))) {
    await contributions.demonstrate?.(house());
  }
}, 120_000);
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A house whose process ends instead of beginning one transaction more. */
function houseThatEndsAfter(transactions: number): House {
  let left = transactions;
  const db = new Proxy(given.db, {
    get(target, key) {
      if (key === 'transaction' && left-- <= 0) throw new Error(CUT_SHORT);
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...house(), db: db as Database };
}

async function whatIsThere() {
  const { rows } = await sql<Record<string, unknown>>`select institution.slug, proposal.title,
      proposal.state, proposal.channel, proposal.number, proposal.lat, territory.name as sector, proposal.endorsements_count as endorsements,
      (select count(*)::int from proposals.event where event.proposal_id = proposal.id) as events,
      (select count(*)::int from conversation.comment
        join conversation.place on place.id = comment.place_id
        where place.key = proposal.id::text) as comments
    from proposals.proposal
    join editions.edition on edition.id = proposal.edition_id
    join institutions.institution on institution.id = edition.institution_id
    left join territories.territory on territory.id = proposal.territory_id
    order by institution.slug, edition.slug, proposal.number`.execute(given.db);
  return rows;
}

test('killed between any two steps, each proposal is there once in the end, with all that belongs to it', async () => {
  let kills = 0;
  for (let transactions = 1; ; transactions++) {
    try {
      await demonstrateProposals(houseThatEndsAfter(transactions), proposalPathIn);
      break;
    } catch (fault) {
      expect((fault as Error).message).toBe(CUT_SHORT);
      kills++;
    }
  }
  expect(kills).toBeGreaterThan(5);
  const there = await whatIsThere();
  const invented = stories.flatMap(({ proposals, merge }) => [
    ...proposals,
    ...(merge === undefined ? [] : [merge.becomes]),
  ]);
  expect(there.map(({ title }) => title).toSorted()).toEqual(
    invented.map(({ title }) => title).toSorted(),
  );
  for (const { title, endorsements, withdrawn, comments = [], by } of invented) {
    const one = there.find((row) => row.title === title);
    expect([title, Number(one?.endorsements) > 0]).toEqual([title, endorsements > 0]);
    expect([title, Number(one?.comments) > 0]).toEqual([title, comments.length > 0]);
    expect([title, one?.state === 'withdrawn']).toEqual([title, withdrawn !== undefined]);
    if (by.kind === 'assembly') expect([title, one?.channel]).toEqual([title, 'assembly']);
  }
  const plaza = there.find(({ title }) => title === 'Plaza de bolsillo en Caracoles');
  expect(plaza?.sector).toBe('Caracoles');
  // What stands on a point of Ancud stands in one of its sectors.
  const placed = there.filter(({ slug, lat }) => slug === 'ancud' && lat !== null);
  expect(placed.filter(({ sector }) => sector === null)).toEqual([]);
  const merged = stories.flatMap(({ merge }) => merge?.titles ?? []);
  for (const title of merged) {
    expect(there.find((row) => row.title === title)?.state).toBe('merged');
  }
  const left = await given.db
    .selectFrom('proposals.entry')
    .where('proposal_id', 'is', null)
    .select('id')
    .execute();
  expect(left).toEqual([]);
}, 240_000);

test('another start adds nothing, whatever somebody corrected meanwhile', async () => {
  const before = await whatIsThere();
  const first = await given.db
    .selectFrom('proposals.proposal')
    .where('state', '=', 'sent')
    .select('id')
    .executeTakeFirstOrThrow();
  const proposal = await readProposal(given.db, first.id);
  if (proposal === undefined) throw new Error('no proposal');
  const contents = { ...proposal.contents, title: 'Otro título' };
  const version = {
    proposalId: first.id,
    contents,
    madeBy: 'author',
    reason: 'Más corto',
  } as const;
  await inTransaction(given.db, (tx) =>
    addVersion(tx, { ...version, now: NOW, pathIn: proposalPathIn }),
  );
  await demonstrateProposals(house(), proposalPathIn);
  const after = await whatIsThere();
  expect(after).toHaveLength(before.length);
  const eventsOf = (rows: typeof after) => rows.reduce((sum, row) => sum + Number(row.events), 0);
  expect(eventsOf(after)).toBe(eventsOf(before) + 1);
});
