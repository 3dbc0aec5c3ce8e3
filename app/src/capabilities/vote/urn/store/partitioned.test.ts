// The tables of the urn divided by the hash of their election, as a nation would keep them: everything works the same.
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { grantRights } from '../../../../platform/database/application-role.ts';
import { testUrn } from '../../../../site/testing-vote.ts';
import { ballotOf, castBody, openedElection, VOTING, voterOf } from '../testing/opened-election.ts';

/** Each table again, empty, with its keys and triggers, in four parts. */
async function divide(urn: Awaited<ReturnType<typeof testUrn>>): Promise<void> {
  const { owner, ownerUrl, url } = urn.database;
  const run = (statement: string) => sql.raw(statement).execute(owner);
  const tables = await sql<{ table: string }>`
    select relname::text as table from pg_class
    where relnamespace = 'urn'::regnamespace and relkind = 'r'`.execute(owner);
  for (const { table } of tables.rows) {
    const triggers = await sql<{ definition: string }>`
      select pg_get_triggerdef(oid) as definition from pg_trigger
      where tgrelid = ${`urn.${table}`}::regclass and not tgisinternal`.execute(owner);
    await run(`alter table urn.${table} rename to ${table}_whole`);
    await run(
      `create table urn.${table} (like urn.${table}_whole including all) partition by hash (election_id)`,
    );
    for (const part of [0, 1, 2, 3]) {
      await run(
        `create table urn.${table}_${part} partition of urn.${table}
         for values with (modulus 4, remainder ${part})`,
      );
    }
    await run(`drop table urn.${table}_whole`);
    for (const { definition } of triggers.rows) await run(definition);
  }
  await grantRights(ownerUrl, url);
}

test('ballots are cast, repeated, refused and written anew in tables that are divided by election', async () => {
  const urn = await testUrn({ clock: { now: () => VOTING } });
  onTestFinished(() => urn.close());
  await divide(urn);
  const elections = await Promise.all(
    ['uno', 'dos', 'tres', 'cuatro', 'cinco'].map((id) => openedElection(urn, id)),
  );
  for (const election of elections) {
    const voter = await voterOf(election, 1);
    const ballot = await ballotOf(election, voter);
    const cast = () => urn.post(`/e/${election.id}/votar`, castBody(ballot.vote));
    const first = await (await cast()).text();
    expect(await (await cast()).text()).toBe(first);
    const other = await ballotOf(election, voter);
    const again = await urn.post(`/e/${election.id}/votar`, castBody(other.vote));
    expect(await again.json()).toEqual({ code: 'already-voted', ballot: 0 });
  }
  const parts = await sql<{ n: number }>`
    select count(distinct tableoid)::int as n from urn.ballot`.execute(urn.database.db);
  expect(parts.rows[0]?.n).toBeGreaterThan(1);
  await sql`select urn.rewrite_ballots()`.execute(urn.database.db);
  const { rows } = await sql<{ n: number; transactions: number }>`
    select count(*)::int as n, count(distinct xmin::text)::int as transactions
    from urn.ballot`.execute(urn.database.db);
  expect(rows).toEqual([{ n: 5, transactions: 1 }]);
  await expect(urn.database.pool.query('delete from urn.ballot')).rejects.toThrow(/permission/);
});

test('no foreign key leaves the room, and every key begins with the election', async () => {
  const urn = await testUrn({ clock: { now: () => VOTING } });
  onTestFinished(() => urn.close());
  const { rows } = await sql<{ table: string; type: string; first: string }>`
    select conrelid::regclass::text as table, contype::text as type,
      (select attname::text from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as first
    from pg_constraint join pg_namespace on pg_namespace.oid = connamespace
    where nspname = 'urn' and contype in ('p', 'u', 'f')`.execute(urn.database.owner);
  expect(rows.length).toBeGreaterThan(4);
  expect(rows.filter(({ type }) => type === 'f')).toEqual([]);
  expect(rows.filter(({ first }) => first !== 'election_id')).toEqual([]);
});
