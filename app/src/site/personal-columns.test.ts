// Nothing of a person is kept without being told: each column that could hold some is named with its row of docs/data.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase, testRollDatabase } from '../platform/testing/database.ts';
import type { PersonalColumns } from './testing/column-rows.ts';
import { personalColumns as columnsOfSite } from './testing/personal-columns.ts';
import { columnsOfRoll } from './testing/roll-columns.ts';

const personalColumns: PersonalColumns = { ...columnsOfSite, ...columnsOfRoll };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Names that tell of a person, or of a text that people write. */
const SUGGESTS =
  /person|actor|author|observer|_by$|mail|(^|_)name(_|$)|phone|address|birth|(^|_)(run|ip)(_|$)|child|guardian|device|fingerprint|sealed|token|recipient|body|text|words|reason|answer|told|title|subject|alt$|list$|file|report|note|key$|attempt|^found$/;

/** `schema.table column` of every column to be named: all of a table that refers to a person, others by their names. */
async function columnsToName(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ table: string; column: string; refers: boolean }>(`
    select nspname || '.' || relname as table, attname as column,
      pg_class.oid = to_regclass('people.person') or exists (
        select from pg_constraint
        where conrelid = pg_class.oid and confrelid = to_regclass('people.person')) as refers
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relkind in ('r', 'p') and nspname !~ '^pg_'
      and nspname not in ('information_schema', 'graphile_worker')
    order by 1, attnum`);
  await client.end();
  return rows
    .filter(({ column, refers }) => refers || SUGGESTS.test(column))
    .map(({ table, column }) => `${table} ${column}`);
}

/** `room: what` of each row of the document. */
const rows = readFileSync(join(import.meta.dirname, '../../../docs/data.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, room, what]) => `${room}: ${what}`);

function complaints(toName: readonly string[], named: PersonalColumns): readonly string[] {
  const all = Object.entries(named).flatMap(([table, byRow]) =>
    Object.entries(byRow).flatMap(([row, columns]) =>
      columns
        .split(' ')
        .filter(Boolean)
        .map((column) => ({ row, column: `${table} ${column}` })),
    ),
  );
  const columns = all.map(({ column }) => column);
  const begun = [...new Set(all.map(({ row }) => row))];
  const told = begun.filter((row) => !row.startsWith('none: '));
  return [
    ...toName.filter((one) => !columns.includes(one)).map((one) => `${one} is not named`),
    ...columns.filter((one) => !toName.includes(one)).map((one) => `${one} is not there`),
    ...columns.filter((one, place) => columns.indexOf(one) !== place).map((one) => `${one} twice`),
    ...told
      .filter((row) => rows.filter((one) => one.startsWith(row)).length !== 1)
      .map((row) => `«${row}» begins no row of docs/data.md, or several`),
    ...begun
      .filter((row) => /^none: (\S+ ?){0,3}$/.test(row))
      .map((row) => `${row}: says no reason`),
  ];
}

test('every column that holds or could hold something of a person has its row in docs/data.md, or says why not', async () => {
  const roll = await testRollDatabase();
  const ofRoll = (await columnsToName(roll.ownerUrl)).filter((one) => one.startsWith('roll.'));
  await roll.close();
  const toName = [...(await columnsToName(database.ownerUrl)), ...ofRoll];
  expect(complaints(toName, personalColumns)).toEqual([]);
  expect(toName.length).toBeGreaterThan(200);
});

test('every row of docs/data.md tells of some column', () => {
  const told = Object.values(personalColumns).flatMap((byRow) => Object.keys(byRow));
  expect(rows.filter((row) => !told.some((one) => row.startsWith(one)))).toEqual([]);
});

test('a seeded column that is not named, one that is gone, a row that there is not, and no reason are seen', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const before = await columnsToName(database.ownerUrl);
  await client.query('alter table people.mail_proof add column harmless int');
  await client.query(
    'alter table territories.fact add column author_phone text, add column weight int',
  );
  const after = await columnsToName(database.ownerUrl);
  await client.query('alter table people.mail_proof drop column harmless');
  await client.query('alter table territories.fact drop column author_phone, drop column weight');
  await client.end();
  expect(after.filter((one) => !before.includes(one))).toEqual([
    'people.mail_proof harmless',
    'territories.fact author_phone',
  ]);
  const table = (row: string) => ({ 'a.b': { [row]: 'c' } });
  expect(complaints(['a.b c'], table('none: it counts things and nobody'))).toEqual([]);
  expect(complaints(['a.b c', 'a.b d'], table('none: it counts things and nobody'))).toHaveLength(
    1,
  );
  expect(complaints([], table('none: it counts things and nobody'))).toHaveLength(1);
  expect(complaints(['a.b c'], table('people: their dreams'))).toHaveLength(1);
  expect(complaints(['a.b c'], table('none: no'))).toHaveLength(1);
});
