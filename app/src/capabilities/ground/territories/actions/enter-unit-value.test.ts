// Values of UTM and UF in the database: entered once, corrected with a reason, never changed in place.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { listUnitValues, unitValueOn } from '../store/unit-values.ts';
import { staff } from '../testing/staff.ts';
import { enterUnitValue } from './enter-unit-value.ts';

const now = new Date('2026-11-28T15:00:00Z');
let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
});
afterAll(() => given?.close());

type Given = Parameters<typeof enterUnitValue>[2];
const enter = (changes: Partial<Given> = {}) =>
  enterUnitValue(
    given.db,
    staff,
    {
      unit: 'utm',
      valueOn: '2026-11-28',
      hundredthsClp: 6_900_000,
      sourceUrl: 'https://www.sii.cl/valores_y_fechas/utm/utm2026.htm',
      reason: '',
      ...changes,
    },
    now,
  );

test('what the documents tell is there from the start: the UTM of January 2025, and how it follows', async () => {
  expect(await unitValueOn(given.db, 'utm', '2025-01-31')).toMatchObject({
    hundredthsClp: 6_742_900,
    valueOn: '2025-01-01',
    sourceUrl: null,
    derivation: '$306.464.805 / 4.545 UTM (FRIL 2025, GORE Ñuble) = $67.429',
  });
  expect(await unitValueOn(given.db, 'utm', '2025-02-01')).toBeUndefined();
  expect(await unitValueOn(given.db, 'uf', '2025-01-01')).toBeUndefined();
});

test('a UTM holds for its month, and is corrected with a reason that stays beside what it was', async () => {
  expect(await enter()).toEqual({ ok: true, value: 'entered' });
  expect(await unitValueOn(given.db, 'utm', '2026-11-01')).toMatchObject({
    hundredthsClp: 6_900_000,
  });
  expect(await enter({ hundredthsClp: 6_954_200 })).toMatchObject({
    error: { code: 'territories/unit-value-needs-reason', hundredthsClp: 6_900_000 },
  });
  const reason = 'Se leyó el mes de al lado.';
  expect(await enter({ hundredthsClp: 6_954_200, reason })).toEqual({
    ok: true,
    value: 'corrected',
  });
  expect(await enter({ hundredthsClp: 6_954_300, reason })).toEqual({
    ok: true,
    value: 'corrected',
  });
  expect(await unitValueOn(given.db, 'utm', '2026-11-30')).toMatchObject({
    hundredthsClp: 6_954_300,
    correctedHundredthsClp: 6_954_200,
    reason,
    revision: 3,
  });
  const listed = await listUnitValues(given.db, 'utm');
  expect(listed.map(({ valueOn }) => valueOn)).toEqual(['2026-11-01', '2025-01-01']);
});

test('each entry is in the register of acts, and a refused one is not', async () => {
  const { rows } = await sql<{ told: object }>`select told from records.audit_entry
    where act = 'territories/keep-unit-values'`.execute(given.db);
  expect(rows).toHaveLength(3);
  expect(rows.map(({ told }) => told)).toContainEqual({
    unit: 'utm',
    valueOn: '2026-11-01',
    hundredthsClp: 6_954_200,
  });
});

test('two that enter the same day at once do not both stand', async () => {
  const day = { unit: 'uf', valueOn: '2026-11-27' } as const;
  const answers = await Promise.all([
    enter({ ...day, hundredthsClp: 3_955_012 }),
    enter({ ...day, hundredthsClp: 3_955_013 }),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await listUnitValues(given.db, 'uf')).toHaveLength(1);
});

test('the database keeps every value as it was entered', async () => {
  const refused = (statement: string) => expect(sql.raw(statement).execute(given.owner)).rejects;
  await refused('update territories.unit_value set hundredths_clp = 1').toThrow(
    'corrected by another',
  );
  await refused('delete from territories.unit_value').toThrow('corrected by another');
  const row = (values: string) =>
    refused(`insert into territories.unit_value (unit, value_on, revision, hundredths_clp, source_url,
      derivation, reason, entered_at) values (${values}, now())`);
  await row(`'utm', '2026-10-02', 1, 1, 'https://sii.cl', null, null`).toThrow('check');
  await row(`'uf', '2026-10-02', 1, 1, null, null, null`).toThrow('check');
  await row(`'uf', '2026-10-02', 1, 1, 'https://sii.cl', null, 'porque sí'`).toThrow('check');
  await row(`'uf', '2026-10-02', 2, 1, 'https://sii.cl', null, 'sin primera'`).toThrow(
    'foreign key',
  );
});
