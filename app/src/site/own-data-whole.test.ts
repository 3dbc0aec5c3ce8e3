// What is held about a person is told whole and in words: every column that is tied to her, of every room, in both languages.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HeldThing, House } from '../platform/room.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { inLocale, type Locale, locales } from '../platform/words.ts';
import { houseOf } from './site.tsx';
import { givenDemonstration } from './testing/demonstration.ts';
import { givenAccount, givenSurroundings, provider } from './testing/life.ts';
import { liveAsResident } from './testing/life-of-resident.ts';
import { workAsStaff } from './testing/life-of-staff.ts';
import { notShown } from './testing/not-shown.ts';
import { personalColumns } from './testing/personal-columns.ts';
import { type TestSite, testParts, testSite } from './testing.ts';

let given: TestDatabase;
let house: House;
let site: TestSite;
let personId: string;
beforeAll(async () => {
  given = await testDatabase();
  const options = { identityProviders: [provider] };
  site = await testSite(given.db, options);
  house = houseOf(testParts(given.db, options));
  const around = await givenSurroundings(given);
  personId = await givenAccount(around, { run: '12345678-5' });
  await liveAsResident(around, personId);
  await workAsStaff(around, personId);
});
afterAll(() => given?.close());

async function heldIn(
  locale: Locale,
  of = personId,
  by: House = house,
): Promise<readonly HeldThing[]> {
  const held: HeldThing[] = [];
  for (const room of by.privacy) {
    held.push(...(await inLocale(locale, () => room.heldAbout(by, of))));
  }
  return held;
}

/** Every column that refers to a person, of tables of which it is told what they keep about people. */
async function references(): Promise<readonly { table: string; column: string }[]> {
  const { rows } = await given.pool.query(`
    select conrelid::regclass::text as table, attname as column from pg_constraint
    join pg_attribute on attrelid = conrelid and attnum = any(conkey)
    where contype = 'f' and confrelid = 'people.person'::regclass order by 1, 2`);
  const all = [...rows, { table: 'people.person', column: 'id' }];
  return all.filter(({ table }) => personalColumns[table] !== undefined);
}

/** The rows of a table that are tied to her, by any of its columns or as part of what she wrote. */
async function rowsOf(table: string, columns: readonly string[]) {
  const { rows } = await given.pool.query(
    `select * from ${table} where ${columns.map((column) => `${column} = $1`).join(' or ')}`,
    [personId],
  );
  return rows as readonly Readonly<Record<string, unknown>>[];
}

describe('a person of whom every table holds something', () => {
  test('has a row by each column that refers to a person', async () => {
    const missing: string[] = [];
    for (const { table, column } of await references()) {
      if ((await rowsOf(table, [column])).length === 0) missing.push(`${table} ${column}`);
    }
    // A column that is missing here needs a row of hers in the life of a resident or of staff. Whoever invites does so
    // with another, of which the log tells; a closed account is nobody's.
    expect(missing).toEqual([
      'people.account_joining closed_id',
      'people.invitation confirmed_by',
      'people.invitation invited_by',
      'people.invitation renewed_by',
    ]);
  });

  test('finds the value of every column of hers, or it is said why not', async () => {
    const own = await site.as(personId, 'provider');
    const said = (await heldIn('es-CL')).flatMap(({ label, href = '', values }) => [
      label,
      href,
      ...values.map(({ value }) => (value instanceof Date ? value.toISOString() : String(value))),
    ]);
    const file = await (await own.get('/mis-datos/mis-datos.json')).json();
    const told = [...said, JSON.stringify(file.seen_by_staff)].join('\n');
    const names = new Set((await heldIn('es-CL')).flatMap((one) => one.values.map((v) => v.name)));
    const untold: string[] = [];
    for (const [table, columns] of Map.groupBy(await references(), (one) => one.table)) {
      if (notShown[table] !== undefined) continue;
      const hers = columns.filter((one) => notShown[`${table} ${one.column}`] === undefined);
      if (hers.length === 0) continue;
      const rows = await rowsOf(
        table,
        hers.map(({ column }) => column),
      );
      for (const column of namedColumns(table)) {
        if (notShown[`${table} ${column}`] !== undefined) continue;
        const values = rows.map((row) => row[column]).filter((value) => value !== null);
        const isTold = values.every((value) => stands(value, column, { told, names }));
        if (values.length === 0 || !isTold) untold.push(`${table} ${column}`);
      }
    }
    expect(untold).toEqual([]);
  });

  test('finds also what stands beside: her mail, her answers, the texts of acts, what she did in the log', async () => {
    const told = JSON.stringify(await heldIn('es-CL'));
    const { rows } = await given.pool.query(`
      select text as it from surveys.answer
      union all select text from conversation.version
      union all select words from conversation.decision where words is not null
      union all select words from conversation.second_review where words is not null
      union all select answer from conversation.second_review where answer is not null
      union all select subject from platform.outgoing_mail
      union all select invited ->> 'name' from records.two_person_act act,
        jsonb_array_elements(act.text::jsonb -> 'payload' -> 'invited') invited
        where invited ->> 'name' <> 'Otra Persona'
      union all select act.text::jsonb -> 'payload' -> 'planned' ->> 'reason'
        from records.two_person_act act where kind = 'people/end-role'`);
    expect(rows.length).toBeGreaterThan(5);
    for (const { it } of rows) expect(told).toContain(it);
    expect(told).toContain('Lo que hiciste con un rol: Identificar en persona');
    expect(told).not.toMatch(/Otra Persona|otra@ejemplo/);
  });
});

describe('what she is told', () => {
  test('has no name of a column and no code, in either language, on the page and in the file', async () => {
    const codes = await codesInDatabase();
    for (const locale of locales) {
      const complaints = (await heldIn(locale)).flatMap((thing) => complaintsOf(thing, codes));
      expect(complaints, locale).toEqual([]);
    }
    const own = await site.as(personId, 'provider');
    for (const path of ['/mis-datos', '/en/my-data']) {
      const html = await (await own.get(path)).text();
      const shown = [...html.matchAll(/<d[td]>([^<]*)<\/d[td]>/g)].map(([, text = '']) => text);
      expect(shown.filter((text) => isCode(text, codes))).toEqual([]);
      expect(shown.length).toBeGreaterThan(200);
    }
    const file = await (await own.get('/mis-datos/mis-datos.json')).json();
    expect(JSON.stringify(file)).toContain('"words":"Estudio en la comuna"');
    expect(JSON.stringify(file)).not.toMatch(/"when_forgotten":"(erased|unlinked)"/);
  });

  test('would be caught without: a code, a bare name and a missing value are found', () => {
    const codes = new Set(['lives']);
    const thing = (name: string, label: string, value: string, words?: string): HeldThing => ({
      label: 'Firma',
      values: [{ name, label, value, ...(words === undefined ? {} : { words }) }],
      whenForgotten: 'erased',
    });
    expect(complaintsOf(thing('tie', 'Vínculo', 'lives', 'Vivo aquí'), codes)).toEqual([]);
    expect(complaintsOf(thing('tie', 'Vínculo', 'lives'), codes)).toHaveLength(1);
    expect(complaintsOf(thing('tie', 'tie', 'lives', 'Vivo aquí'), codes)).toHaveLength(1);
    expect(complaintsOf(thing('a', 'Qué', 'people/identify'), codes)).toHaveLength(1);
    const nothing = { told: 'Canario 1.', names: new Set<string>() };
    expect(stands('Canario 1.', 'text', nothing)).toBe(true);
    expect(stands('Canario 2.', 'text', nothing)).toBe(false);
    expect(stands(true, 'is_synced', nothing)).toBe(false);
  });
});

test('everybody of a demonstration reads words, too', async () => {
  const demonstration = await givenDemonstration();
  const shown = houseOf(testParts(demonstration.db, { identityProviders: [provider] }));
  const codes = await codesInDatabase();
  // Whoever was told or did something, and a few of the many who never sign in.
  const { rows } = await demonstration.pool.query(`
    select person_id as id from people.notice union select person_id from people.role_grant
    union select author_id from conversation.comment where author_id is not null
    union (select id from people.person order by id limit 10)`);
  let things = 0;
  for (const { id } of rows) {
    for (const locale of locales) {
      const held = await heldIn(locale, id, shown);
      expect(held.flatMap((thing) => complaintsOf(thing, codes))).toEqual([]);
      things += held.length;
    }
  }
  await demonstration.close();
  expect(things).toBeGreaterThan(rows.length * 2);
}, 120_000);

test('every reason why a value is not shown is of a column that is there, and says something', async () => {
  const there = new Set((await references()).map(({ table }) => table));
  for (const [place, reason] of Object.entries(notShown)) {
    const [table = '', column] = place.split(' ');
    expect(there, place).toContain(table);
    if (column !== undefined) expect(namedColumns(table), place).toContain(column);
    expect(reason.split(' ').length, place).toBeGreaterThan(5);
  }
});

/** Columns of a table of which some row of docs/data.md tells. */
function namedColumns(table: string): readonly string[] {
  return Object.entries(personalColumns[table] ?? {})
    .filter(([row]) => !row.startsWith('none: '))
    .flatMap(([, columns]) => columns.split(' ').filter(Boolean));
}

/** Whether a value is told: as it is, as a moment, by its name if it says yes or no, or by what it refers to. */
function stands(
  value: unknown,
  column: string,
  { told, names }: { readonly told: string; readonly names: ReadonlySet<string> },
): boolean {
  if (typeof value === 'boolean') return names.has(column);
  if (value instanceof Date) {
    const isDay = value.getHours() === 0 && value.getMinutes() === 0;
    return told.includes(isDay ? value.toLocaleDateString('sv') : value.toISOString());
  }
  // Who, where and about what, is told by name.
  if (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)) return true;
  return told.includes(String(value));
}

/** The values that a column may have and no other: what the database allows. */
async function codesInDatabase(): Promise<ReadonlySet<string>> {
  const { rows } = await given.pool.query(`
    select pg_get_constraintdef(oid) as text from pg_constraint where contype = 'c'`);
  return new Set(
    rows.flatMap(({ text }) =>
      [...text.matchAll(/'([a-z]+(?:-[a-z]+)*)'::text/g)].map(([, c]) => c),
    ),
  );
}

function isCode(text: string, codes: ReadonlySet<string>): boolean {
  return codes.has(text) || /^[a-z]+([-_/][a-z]+)+$/.test(text) || /^[a-z]+[A-Z]\w*$/.test(text);
}

function complaintsOf({ label, values }: HeldThing, codes: ReadonlySet<string>): readonly string[] {
  return values.flatMap(({ name, label: called, value, words }) => [
    ...(called === name || isCode(called, codes) ? [`${label}: ${name} is called ${called}`] : []),
    ...(typeof value === 'string' && words === undefined && isCode(value, codes)
      ? [`${label}: ${name} says ${value}`]
      : []),
  ]);
}
