// The database and the rules measure the breadth of whatever slate alike.

import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { measureBreadth, type SlateProject } from '../rules/breadth.ts';
import { sealRulebook } from '../rules/rulebook-text.ts';
import { givenDocument, NOW, rulebook } from '../testing/given.ts';
import { loadPlaces } from '../testing/steps.ts';

const terms = { amountClp: 60, minProjectClp: 5, maxProjectClp: 50 };
let given: TestDatabase;
let contestId: string;
let rulebookId: string;

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  const { id: institutionId } = await given.db
    .selectFrom('institutions.institution')
    .where('slug', '=', 'ancud')
    .select('id')
    .executeTakeFirstOrThrow();
  await given.db.transaction().execute(async (tx) => {
    const one = async (query: ReturnType<typeof sql<{ id: string }>>) =>
      (await query.execute(tx)).rows[0]?.id ?? '';
    const editionId = await one(sql<{ id: string }>`
      insert into editions.edition (institution_id, slug, name, created_at)
      values (${institutionId}, 'amplitud', 'Amplitud', ${NOW}) returning id`);
    contestId = await one(sql<{ id: string }>`
      insert into editions.contest (edition_id, code) values (${editionId}, 'norte') returning id`);
    const seal = await sealRulebook(rulebook({ envelopeClp: terms.amountClp }));
    rulebookId = await one(sql<{ id: string }>`
      insert into editions.rulebook (edition_id, version, text, sha256, committed_text, committed_sha256,
        envelope_clp, closed_at, document_id)
      values (${editionId}, 1, ${seal.text}, decode(${seal.sha256}, 'hex'), ${seal.committedText},
        decode(${seal.committedSha256}, 'hex'), ${terms.amountClp}, ${NOW},
        ${await givenDocument(tx, institutionId)}) returning id`);
    await sql`insert into editions.contest_terms values (${rulebookId}, ${editionId}, ${contestId},
      ${terms.amountClp}, ${terms.minProjectClp}, ${terms.maxProjectClp}, 3, 2)`.execute(tx);
  });
});
afterAll(() => given?.close());

async function measuredByDatabase(slate: readonly SlateProject[]) {
  await sql`delete from editions.slate_project`.execute(given.db);
  const rows = slate.map((one) => ({
    project_id: one.projectId,
    contest_id: contestId,
    name: 'Plaza',
    cost_clp: one.costClp,
    conflict_group: one.conflictGroup,
    together_group: one.togetherGroup,
    is_of_institution: one.isOfInstitution,
    feasible_at: NOW,
    withdrawn_at: one.isWithdrawn ? NOW : null,
    withdrawn_reason: one.isWithdrawn ? 'Se construyó antes.' : null,
  }));
  if (rows.length > 0) await given.db.insertInto('editions.slate_project').values(rows).execute();
  const { rows: measured } = await sql<Record<string, string | number>>`
    select * from editions.breadth(${contestId}, ${rulebookId})`.execute(given.db);
  return Object.values(measured[0] ?? {}).map(Number);
}

const groups = (...names: string[]) => fc.option(fc.constantFrom(...names), { nil: null });
const slates = fc.array(
  fc.record({
    projectId: fc.uuid(),
    costClp: fc.integer({ min: 1, max: 65 }),
    conflictGroup: groups('plaza', 'sede'),
    togetherGroup: groups('puente', 'ribera', 'muelle'),
    isOfInstitution: fc.boolean(),
    isWithdrawn: fc.nat(9).map((drawn) => drawn === 0),
  }),
  { maxLength: 14 },
);

/** As the room keeps it: each bundle is in one conflict at most. */
function inOneConflict(slate: readonly SlateProject[]): readonly SlateProject[] {
  return slate.map((one) => {
    const first = slate.find(({ togetherGroup }) => togetherGroup === one.togetherGroup);
    return one.togetherGroup === null
      ? one
      : { ...one, conflictGroup: first?.conflictGroup ?? null };
  });
}

interface Part extends Partial<Omit<SlateProject, 'projectId'>> {
  readonly costClp: number;
}

const named = (parts: readonly Part[]) =>
  parts.map((part, place) => ({
    projectId: `00000000-0000-4000-8000-00000000000${place}`,
    conflictGroup: null,
    togetherGroup: null,
    isOfInstitution: false,
    isWithdrawn: false,
    ...part,
  }));
const bundle = (...costs: readonly number[]) =>
  costs.map((costClp) => ({ costClp, togetherGroup: 'puente' }));
const rivals = (...costs: readonly number[]) =>
  costs.map((costClp) => ({ costClp, conflictGroup: 'plaza' }));

test.each<readonly [what: string, slate: readonly Part[], measured: readonly number[]]>([
  ['nothing', [], [0, 0, 0, 0]],
  ['of the most and above', [{ costClp: 50 }, { costClp: 51 }], [1, 50, 50, 0]],
  ['of the least and below', [{ costClp: 5 }, { costClp: 4 }], [1, 5, 5, 0]],
  ['a bundle of the amount', bundle(30, 30), [1, 60, 60, 0]],
  ['a bundle of the amount and one peso', bundle(31, 30), [0, 0, 0, 0]],
  [
    'a bundle that lost a part',
    [...bundle(20, 30), { costClp: 5, isWithdrawn: true }].map((one) => ({
      ...one,
      togetherGroup: 'puente',
    })),
    [0, 0, 0, 0],
  ],
  ['two in conflict and one more', [...rivals(50, 40), { costClp: 25 }], [2, 75, 65, 0]],
  [
    'a bundle in conflict with one',
    [...bundle(20, 25).map((one) => ({ ...one, conflictGroup: 'plaza' })), ...rivals(30)],
    [1, 45, 30, 0],
  ],
  [
    'a part of a bundle by the institution',
    [...bundle(30), { costClp: 20, togetherGroup: 'puente', isOfInstitution: true }],
    [1, 50, 50, 20],
  ],
  [
    'the cheaper of two in conflict by the institution',
    [...rivals(50), { costClp: 40, conflictGroup: 'plaza', isOfInstitution: true }],
    [1, 50, 40, 0],
  ],
  [
    'the later of two equal ones in conflict by the institution',
    [...rivals(40), { costClp: 40, conflictGroup: 'plaza', isOfInstitution: true }],
    [1, 40, 40, 0],
  ],
])('%s is measured by both alike', async (_, parts, expected) => {
  const slate = named(parts);
  const { choices, demandClp, leastClp, institutionClp } = measureBreadth(slate, terms);
  expect([choices, demandClp, leastClp, institutionClp]).toEqual(expected);
  expect(await measuredByDatabase(slate)).toEqual(expected);
});

test('one hundred slates, each measured twice', async () => {
  await fc.assert(
    fc.asyncProperty(slates.map(inOneConflict), async (slate) => {
      const { choices, demandClp, leastClp, institutionClp } = measureBreadth(slate, terms);
      expect(await measuredByDatabase(slate)).toEqual([
        ...[choices, demandClp, leastClp, institutionClp],
      ]);
    }),
    { numRuns: 100 },
  );
});
