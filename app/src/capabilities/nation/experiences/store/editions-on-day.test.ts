// An edition as it stood on each day of its life: bases, certified result, sanction, and nothing before its time.
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  decide,
  drafted,
  givenSanctioning,
  givenSubmitted,
  open,
  type SanctionGround,
  sign,
} from '../../../delivery/sanction/testing/given.ts';
import { readCountry } from './editions-on-day.ts';

let ground: SanctionGround;
beforeAll(async () => {
  ground = await givenSanctioning();
});
afterAll(() => ground?.given.close());

async function onDay(day: string) {
  const { editions } = await readCountry(ground.db, new Date(`${day}T04:00:00Z`));
  return editions.find(({ slug }) => slug === '2027-en-el-tiempo');
}

test('each day tells what was published, certified and sanctioned by then', async () => {
  const vote = await givenSubmitted(ground, '2027-en-el-tiempo');
  const opened = await open(ground, vote);
  assert(opened.ok, 'a sitting');
  await decide(ground, vote, [
    drafted(vote, 0, 'approved', { place: 1 }),
    drafted(vote, 1, 'rejected'),
    drafted(vote, 2, 'rejected'),
  ]);
  const signed = await sign(ground, vote);
  assert(signed.ok, `signed: ${JSON.stringify(signed)}`);
  const { rows } = await sql<{ published: string; certified: string; approved: string }>`select
      (select min(published_at) from editions.publication where edition_id = ${vote.editionId})::date::text as published,
      (select certified_at from count.certification where contest_id = ${vote.contestId})::date::text as certified,
      (select approved_at from sanction.approval where edition_id = ${vote.editionId})::date::text as approved`.execute(
    ground.db,
  );
  const [days] = rows;
  assert(days !== undefined, 'the days of its acts');
  expect(await onDay(days.published)).toBeUndefined();
  const published = await onDay(days.certified);
  expect(published).toMatchObject({
    ...{ institution: 'ancud', placeName: 'Ancud', regionCode: '10', publishedOn: days.published },
    ...{ halted: undefined, isArchived: false, sanctioned: undefined },
  });
  expect(published?.contests.map(({ certified }) => certified)).toEqual(
    published?.contests.map(() => undefined),
  );
  const certified = await onDay(days.approved);
  expect(certified?.contests.flatMap((one) => one.certified ?? [])).toEqual([
    { on: days.certified, papers: expect.any(Number), listed: 3, prioritised: 1 },
  ]);
  expect(certified?.sanctioned).toBeUndefined();
  const last = await onDay('2028-01-01');
  expect(last?.sanctioned).toEqual({ on: days.approved, projects: 1, amountClp: 30_000_000 });
  expect(last?.contests.filter(({ isSanctioned }) => isSanctioned)).toHaveLength(1);
});

test('every comuna is there, from north to south, with who governs it', async () => {
  const { places } = await readCountry(ground.db, new Date('2026-11-29T04:00:00Z'));
  expect(places).toHaveLength(346);
  expect(places[0]?.regionCode).toBe('15');
  expect(places.find(({ name }) => name === 'Antártica')?.municipalityCut).toBe('12201');
  expect(places.filter(({ isPioneer }) => isPioneer).map(({ name }) => name)).toEqual([
    'Buin',
    'Cerro Navia',
  ]);
});
