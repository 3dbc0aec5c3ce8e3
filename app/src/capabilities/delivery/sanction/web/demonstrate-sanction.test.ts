// A demonstration shows what a council decided with a difference and its reasons, and what a regional one let lapse, made once however often it starts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { rooms } from '../../../../site/rooms.ts';
import { houseOf } from '../../../../site/site.tsx';
import { beDemonstration, testParts, testSite } from '../../../../site/testing.ts';
import { findPublicEdition } from '../../../edition/editions/index.ts';
import { lastDayOf } from '../rules/term.ts';
import { readSubmissions } from '../store/submissions.ts';

let given: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'minga-files-'));
const NOW = new Date('2026-11-28T15:00:00Z');

const last = new Set(['count', 'sanction']);
/** What no edition needs. */
const apart = new Set(['surveys', 'norms', 'consultations', 'experiences']);

const house = () =>
  houseOf(testParts(given.db, { clock: { now: () => NOW }, files: localStore(folder) }));

beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
  await beDemonstration(given.db);
  const told = rooms.filter(({ contributions: { room } }) => !apart.has(room));
  for (const { contributions } of told) await contributions.demonstrate?.(house());
  for (const { contributions } of told.filter(({ contributions: { room } }) => last.has(room))) {
    await contributions.demonstrate?.(house());
  }
}, 120_000);
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function sanctioned(institution = 'ancud', slug = 'barrios-de-ancud') {
  const edition = await findPublicEdition(given.db, institution, slug);
  if (edition === undefined) throw new Error('it was invented');
  const submissions = await readSubmissions(given.db, edition.id);
  return { edition, submissions };
}

test('what was voted and what was sanctioned differ, with a reason wherever they do', async () => {
  const { submissions } = await sanctioned();
  expect(submissions).toHaveLength(1);
  const decisions = submissions[0]?.sittings.flatMap((one) => one.decisions) ?? [];
  expect(decisions.map(({ outcome, reason }) => [outcome, reason !== ''])).toEqual([
    ['rejected', true],
    ['approved', false],
    ['approved-with-changes', true],
    ['approved', false],
    ['returned', true],
    ['approved', true],
  ]);
  const recused = decisions.flatMap(({ votes }) => votes).filter(({ vote }) => vote === 'recused');
  expect(recused.map(({ interest }) => interest)).toEqual([
    'Preside un club que juega en esa cancha.',
  ]);
  expect(submissions[0]?.questions.map(({ answer }) => answer !== null)).toEqual([true]);
});

test('its contest passed every stage up to the sanction, once', async () => {
  const { edition } = await sanctioned();
  expect(edition.passages.map(({ stage }) => stage)).toEqual([
    ...['voting-opened', 'voting-closed', 'counted', 'certified', 'sanctioned'],
  ]);
});

test('one objection was rejected and another annulled a table, without which it was counted again', async () => {
  const { edition } = await sanctioned();
  const results = await given.db
    .selectFrom('count.result')
    .where('contest_id', '=', edition.passages[0]?.contestId ?? '')
    .select(['version', 'cause', 'excluded_tables'])
    .orderBy('version')
    .execute();
  expect(results).toEqual([
    { version: 1, cause: 'first', excluded_tables: [] },
    { version: 2, cause: 'table-annulled', excluded_tables: ['3'] },
  ]);
});

test('the regional council let the term of one list lapse, and has another that was certified later', async () => {
  const { edition, submissions } = await sanctioned('gore-los-lagos', 'fril-participativo-osorno');
  const codes = new Map(edition.contests.map(({ id, code }) => [id, code]));
  expect(
    submissions.map(({ contests, lapse, sittings }) => [
      ...contests.map(({ code }) => code),
      lapse !== null,
      sittings.length,
    ]),
  ).toEqual([
    ['barrios-y-villas', true, 0],
    ['costa-y-cordillera', false, 0],
  ]);
  const passed = (contest: string) =>
    edition.passages
      .filter(({ contestId }) => codes.get(contestId) === contest)
      .map(({ stage }) => stage);
  expect(passed('barrios-y-villas').at(-1)).toBe('sanctioned');
  expect(passed('costa-y-cordillera').at(-1)).toBe('certified');
  const today = '2026-11-28';
  const [, open] = submissions;
  expect(open && lastDayOf(open.receivedOn, open.termDays ?? 0) > today).toBe(true);
});

test('what the most votes of the region reach skips what does not fit', async () => {
  const { submissions } = await sanctioned('gore-los-lagos', 'fril-participativo-osorno');
  expect(submissions[0]?.matters.map(({ name, isFunded }) => [name, isFunded])).toEqual([
    ['Multicancha techada en Rahue Alto', true],
    ['Parque en la ribera de Ovejería', true],
    ['Veredas del centro de Purranque', false],
    ['Sede con cocina en Francke', true],
  ]);
});

test('the vote of the schools was opened and waits to be brought in', async () => {
  const edition = await findPublicEdition(given.db, 'ancud', 'escuelas-abiertas');
  expect(edition?.passages.map(({ stage }) => stage)).toEqual(['voting-opened']);
});
