// Numbers of sheets run without gaps: a button that is pressed twice takes one.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testSite } from '../../../../site/testing.ts';
import { ancud, holderOf, scopeOfComuna } from '../testing/given.ts';
import { form, page } from '../testing/pages.ts';

const DESK = '/gestion/ancud/papel';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
});
afterAll(() => given?.close());

test('a button pressed twice numbers one sheet', async () => {
  const site = await testSite(given.db);
  const scope = await scopeOfComuna(given.db, ancud);
  const rosa = await site.as((await holderOf(given.db, 'desk-staff', scope)).personId);
  const html = await page(rosa, DESK);
  const [, clave = ''] =
    /method="post"[^>]*><input type="hidden" name="clave" value="([^"]+)"/.exec(html) ?? [];
  const typed = { formulario: 'organizations/sign-petition ancud', hace: 'numerar', clave };
  const [one, two] = await Promise.all([
    rosa.post(DESK, form(typed)),
    rosa.post(DESK, form(typed)),
  ]);
  expect([one.status, two.status]).toEqual([303, 303]);
  expect(two.headers.get('location')).toBe(one.headers.get('location'));
  const sheets = await sql<object>`select from records.paper_sheet`.execute(given.db);
  expect(sheets.rows).toHaveLength(1);
});
