// What the database refuses of joinings by name; and that endorsements never move and no proposal disappears.
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { NOW } from '../../editions/testing/given.ts';
import { givenTown, loadPlaces } from '../../editions/testing/steps.ts';
import { type Author, type GivenJoinings, givenJoinings, UNTIL, WHY } from '../testing/joinings.ts';
import { contents, givenResident } from '../testing/kept.ts';
import { insertJoining, readJoining } from './joinings.ts';

let given: TestDatabase;
let joinings: GivenJoinings;

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  joinings = await givenJoinings(given.db, await givenTown(given.db), 'uno');
});
afterAll(() => given.close());

const begin = async (...parts: readonly Author[]) =>
  given.db.transaction().execute((tx) =>
    insertJoining(tx, {
      ...{
        editionId: joinings.edition.id,
        kind: 'merge',
        proposerId: parts[0]?.id ?? null,
        reason: WHY,
      },
      ...{ becomes: [contents], answerUntil: UNTIL, now: NOW },
      parts: parts.map(({ id }) => ({ proposalId: id, version: 1 })),
    }),
  );
const consent = (joiningId: string, { id }: Author, said: string) =>
  sql`update proposals.joining_part set consent = 'given', consented_at = now(), ${sql.raw(said)}
    where joining_id = ${joiningId} and proposal_id = ${id}`.execute(given.db);
const end = (id: string) =>
  sql`update proposals.joining set ended = 'done', ended_at = now() where id = ${id}`.execute(
    given.db,
  );

test('a consent for a version that does not hold, or by whoever is not its author', async () => {
  const [one, two] = [await joinings.proposed(), await joinings.proposed()];
  const id = await begin(one, two);
  await expect(consent(id, one, `answered_by = 'author', version = 2`)).rejects.toMatchObject({
    constraint: 'consent_is_of_this_version',
  });
  await expect(consent(id, one, `answered_by = 'institution', reason = 'x'`)).rejects.toMatchObject(
    {
      constraint: 'consent_of_an_author',
    },
  );
  const orphan = await joinings.proposed({ authorPersonId: null });
  const other = await begin(one, orphan);
  await expect(consent(other, orphan, `answered_by = 'author'`)).rejects.toMatchObject({
    constraint: 'consent_of_an_author',
  });
  await expect(consent(other, orphan, `answered_by = 'institution'`)).rejects.toMatchObject({
    constraint: 'answer_says_why',
  });
});

test('one done without every consent, without what it became, or twice', async () => {
  const [one, two] = [await joinings.proposed(), await joinings.proposed()];
  const id = await begin(one, two);
  await consent(id, one, `answered_by = 'author'`);
  await expect(end(id)).rejects.toMatchObject({ constraint: 'joining_has_every_consent' });
  await consent(id, two, `answered_by = 'author'`);
  await expect(end(id)).rejects.toMatchObject({ constraint: 'joining_is_whole' });
  await sql`update proposals.joining set ended = 'lapsed', ended_at = now() where id = ${id}`.execute(
    given.db,
  );
  await expect(end(id)).rejects.toMatchObject({ constraint: 'joining_stays' });
  await expect(consent(id, one, `answered_by = 'author'`)).rejects.toMatchObject({
    constraint: 'joining_stays',
  });
});

test('what was merged without what it became, and a lineage of nothing', async () => {
  const [one, two] = [await joinings.proposed(), await joinings.proposed()];
  await expect(
    sql`update proposals.proposal set state = 'merged' where id = ${one.id}`.execute(given.db),
  ).rejects.toMatchObject({ constraint: 'joined_leads_on' });
  const id = await begin(one, two);
  await expect(
    sql`insert into proposals.lineage values (${one.id}, ${two.id}, ${id})`.execute(given.db),
  ).rejects.toMatchObject({ constraint: 'lineage_of_joining' });
});

test('a proposal that was joined before', async () => {
  const [one, two, three] = [
    await joinings.proposed(),
    await joinings.proposed(),
    await joinings.proposed(),
  ];
  await joinings.answer(await joinings.asked(one, [two]), two);
  const child = (
    await readJoining(given.db, await joinings.asked(three, [await joinings.proposed()]))
  )?.parts[0]?.proposalId;
  const late = await begin(three);
  await expect(
    given.db.transaction().execute(async (tx) => {
      await sql`insert into proposals.joining_part (joining_id, proposal_id, version, consent, consented_at, answered_by)
        values (${late}, ${one.id}, 1, 'given', now(), 'author')`.execute(tx);
      await sql`update proposals.joining_part set consent = 'given', consented_at = now(), answered_by = 'author'
        where joining_id = ${late}`.execute(tx);
      await sql`insert into proposals.lineage values (${one.id}, ${child}, ${late})`.execute(tx);
      await sql`update proposals.joining set ended = 'done', ended_at = now() where id = ${late}`.execute(
        tx,
      );
    }),
  ).rejects.toMatchObject({ constraint: 'joined_once' });
});

test('whatever is asked and answered, endorsements never move and no proposal disappears', async () => {
  const step = fc.record({
    by: fc.nat(4),
    others: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
    no: fc.option(fc.nat(3), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      const all = [
        await joinings.proposed(),
        await joinings.proposed(),
        await joinings.proposed(),
        await joinings.proposed(),
        await joinings.proposed(),
      ];
      for (const one of all) await joinings.endorse(one, await givenResident(given.db));
      const first = all[0]?.number ?? 0;
      const endorsements = () =>
        given.db
          .selectFrom('proposals.endorsement as endorsement')
          .innerJoin('proposals.proposal as one', 'one.id', 'endorsement.proposal_id')
          .where('one.edition_id', '=', joinings.edition.id)
          .where('one.number', '>=', first)
          .select(['one.number', 'endorsement.person_id'])
          .orderBy('one.number')
          .orderBy('endorsement.person_id')
          .execute();
      const before = await endorsements();
      for (const { by, others, no } of steps) {
        const [asker, ...rest] = [by, ...others.filter((place) => place !== by)].flatMap(
          (place) => all[place] ?? [],
        );
        if (asker === undefined || rest.length === 0) continue;
        const begun = await joinings.asks(asker, rest);
        if (!begun.ok) continue;
        for (const [place, one] of rest.entries()) {
          await joinings.answer(begun.value.id, one, place === no ? 'refused' : 'given');
        }
      }
      expect(await endorsements()).toEqual(before);
      const rows = await sql<{ number: number; state: string; leads: number }>`select number, state,
          (select count(*)::int from proposals.lineage where from_id = proposal.id) as leads
        from proposals.proposal where edition_id = ${joinings.edition.id} and number >= ${first} order by number`.execute(
        given.db,
      );
      expect(rows.rows.map(({ number }) => number)).toEqual(
        rows.rows.map((_, place) => first + place),
      );
      for (const { state, leads } of rows.rows)
        expect([state, leads]).toEqual(leads === 0 ? ['sent', 0] : ['merged', 1]);
    }),
    { numRuns: 4 },
  );
});
