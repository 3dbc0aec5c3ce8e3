// What the database itself refuses of official votes, whoever asks: a result that is not whole, not in its turn, above the amount, or changed.

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../../../../platform/database/database.ts';
import {
  AFTER,
  COUNTED,
  type CountedVote,
  type CountGround,
  givenCounted,
  givenCounting,
  insertCount,
  insertVote,
} from '../testing/counted.ts';

let ground: CountGround;
let counted: CountedVote;
beforeAll(async () => {
  ground = await givenCounting();
  counted = await givenCounted(ground, 'base');
});
afterAll(() => ground?.given.close());

/** The name of the constraint that refused, or `yes`; nothing of it stays. */
async function refusal(work: (tx: Tx) => Promise<unknown>): Promise<string> {
  let said = 'yes';
  await ground.db
    .transaction()
    .execute(async (tx) => {
      await work(tx);
      await sql`set constraints all immediate`.execute(tx);
      throw new Error('undone');
    })
    .catch((fault: Error & { constraint?: string }) => {
      if (fault.message !== 'undone') said = fault.constraint ?? fault.message;
    });
  return said;
}

const again =
  (more: Partial<Parameters<typeof insertCount>[2]> = {}) =>
  (tx: Tx) =>
    insertCount(tx, ground, { ...counted, cause: 'recount', now: AFTER, ...more });

test('a result follows the last one, and only the first is the first', async () => {
  expect(await refusal(again())).toBe('yes');
  expect(await refusal(again({ cause: 'first' }))).toBe('result_in_its_turn');
});

test('a result has every project of the list that stands, in places without a gap', async () => {
  const [first = '', second = ''] = counted.projectIds;
  expect(await refusal(again({ projectIds: [first, second] }))).toBe('order_of_all');
  expect(
    await refusal(async (tx) => {
      await sql`alter table count.result_line disable trigger line_is_checked`.execute(tx);
    }),
  ).toMatch(/must be owner/);
});

test('a cost is that of the list', async () => {
  const [first = '', second = '', third = ''] = counted.projectIds;
  // Their costs go by their places.
  expect(await refusal(again({ projectIds: [second, first, third] }))).toBe('only_what_was_listed');
});

test('what is funded fits the amount of the contest', async () => {
  const lines = (tx: Tx, id: string) =>
    tx
      .insertInto('count.result_line')
      .values(
        counted.projectIds.map((project_id, place) => ({
          ...{ result_id: id, project_id, place: place + 1, is_funded: true, support: 1 },
          ...{ cost_clp: [30_000_000, 25_000_000, 20_000_000][place] ?? 0, by: 'outcome' },
        })),
      )
      .execute();
  expect(
    await refusal(async (tx) => {
      const id = crypto.randomUUID();
      await lines(tx, id);
      await sql`insert into count.result select (jsonb_populate_record(result, jsonb_build_object(
          'id', ${id}::text, 'version', 2, 'cause', 'recount', 'document_id', (select id from records.document
            where id <> result.document_id limit 1)))).* from count.result where id = ${counted.resultId}`.execute(
        tx,
      );
    }),
  ).toBe('within_the_amount');
});

test('only tables that the vote tells are left out, and what was counted is then another text', async () => {
  const annulled = { cause: 'table-annulled' as const };
  expect(await refusal(again({ ...annulled, excluded: ['9'] }))).toBe('excluded_tables_are_there');
  expect(await refusal(again({ ...annulled, excluded: ['2'] }))).toBe('yes');
  expect(await refusal(again(annulled))).toMatch(/result_check/);
});

test('one vote stands, of a vote that was opened; and it is withdrawn once', async () => {
  const { contestId, listId, voteId } = counted;
  const vote = { ground, contestId, listId };
  expect(await refusal((tx) => insertVote(tx, vote))).toBe('vote_one_standing');
  const withdraw = (tx: Tx, reason: string) =>
    sql`update count.vote set withdrawn_at = ${COUNTED}, withdrawn_reason = ${reason}
      where id = ${voteId}`.execute(tx);
  expect(await refusal((tx) => withdraw(tx, 'Era otro'))).toBe('yes');
  expect(
    await refusal(async (tx) => {
      await withdraw(tx, 'Era otro');
      await withdraw(tx, 'Otra razón');
    }),
  ).toBe('vote_stays');
  expect(
    await refusal(async (tx) => {
      await withdraw(tx, 'Era otro');
      await again()(tx);
    }),
  ).toBe('result_of_a_standing_vote');
});

test.each([
  ['result', sql`update count.result set settings_text = '{"a":1}'`],
  ['result', sql`delete from count.result`],
  ['line', sql`update count.result_line set is_funded = true`],
  ['line', sql`delete from count.result_line`],
  ['vote', sql`update count.vote set ballots = 1`],
  ['vote', sql`delete from count.vote_table`],
])('a %s stays as it is: %#', async (_, statement) => {
  expect(await refusal((tx) => statement.execute(tx))).toMatch(/_stays$/);
});

test('nothing is added to a result that is there', async () => {
  const more = sql`insert into count.result_line (result_id, project_id, place, is_funded, cost_clp, support, by)
    select result_id, project_id, 9, false, cost_clp, support, by from count.result_line limit 1`;
  expect(await refusal((tx) => more.execute(tx))).toBe('result_stays');
});

test('who counted is forgotten, and the result stays', async () => {
  const { personId } = ground.counting.actor;
  expect(
    await refusal((tx) =>
      sql`update count.result set counted_by = null where counted_by = ${personId}`.execute(tx),
    ),
  ).toBe('yes');
});
