// A sheet that was begun ends, too: when its person is forgotten, or when nobody went on with it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testKeys, testSite } from '../../../../site/testing.ts';
import { SCAN_KEPT_DAYS } from '../rules/paper.ts';
import { ancud, NOW, scopeOfComuna } from '../testing/given.ts';
import { countWaitingSheets, forgetSheetsBefore, sealDraft, unlinkSheets } from './paper-sheets.ts';

let given: TestDatabase;
let institutionId: string;
let numbers = 0;
beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
  institutionId = (await scopeOfComuna(given.db, ancud)).id;
});
afterAll(() => given?.close());

async function begun(at: Date): Promise<string> {
  const person = await given.pool.query(
    `insert into people.person (proof, public_name) values ('provider', 'Rosa M.') returning id`,
  );
  const run = await given.pool.query(
    `insert into records.paper_run (institution_id, form, subject, content, layout, printed_at)
      values ($1, 'organizations/petition', '10202', '{}', 'x', $2) returning id`,
    [institutionId, at],
  );
  const id = randomUUID();
  await given.pool.query(
    `insert into records.paper_sheet
      (id, run_id, institution_id, year, number, code, person_id, draft_sealed, begun_at)
      values ($1, $2, $3, 2026, $4, $5, $6, $7, $8)`,
    [
      id,
      run.rows[0].id,
      institutionId,
      ++numbers,
      id.replaceAll('-', '').slice(0, 16).toUpperCase(),
      person.rows[0].id,
      sealDraft(testKeys, id, '{}'),
      at,
    ],
  );
  return person.rows[0].id;
}

async function waiting(): Promise<number> {
  const [found] = await countWaitingSheets(given.db, [institutionId]);
  return found?.count ?? 0;
}

test('a sheet that was begun for somebody waits no more once she is forgotten', async () => {
  const personId = await begun(NOW);
  expect(await waiting()).toBe(1);
  await inTransaction(given.db, (tx) => unlinkSheets(tx, personId));
  expect(await waiting()).toBe(0);
});

test('a sheet that was begun and left so waits a year, and then nothing of it is kept', async () => {
  const personId = await begun(NOW);
  const after = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
  const forgetOn = (day: Date) => {
    const before = new Date(day.getTime() - SCAN_KEPT_DAYS * 86_400_000);
    return forgetSheetsBefore(given.db, { before, isAnonymous: false });
  };
  await forgetOn(after(SCAN_KEPT_DAYS - 1));
  expect(await waiting()).toBe(1);
  await forgetOn(after(SCAN_KEPT_DAYS + 1));
  expect(await waiting()).toBe(0);
  const { rows } = await given.pool.query(
    'select from records.paper_sheet where person_id = $1 or draft_sealed is not null',
    [personId],
  );
  expect(rows).toEqual([]);
});
