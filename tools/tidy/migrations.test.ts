// Migrations are numbered, belong to a room, never change once app/migrations/SHA256SUMS lists them, and say whether
// copies of Minga that do not know them go on working.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { roomsInOrder } from '../boundaries.ts';
import { root } from '../vite-settings.ts';
import { complaintsOf, statementsOf } from './migration-statements.ts';

const HOW_TO_ADD =
  'add a new file (never change an old one), then: cd app/migrations && sha256sum *.sql > SHA256SUMS';
const FORM = /^(\d{4})-([a-z-]+?)--[a-z0-9]+(-[a-z0-9]+)*\.sql$/;

type Hashes = Readonly<Record<string, string>>;

function complaints(there: Hashes, listed: Hashes, rooms: readonly string[]): string[] {
  const names = Object.keys(there).sort();
  const illNamed = names.filter((name) => {
    const [, , room = ''] = FORM.exec(name) ?? [];
    return !rooms.includes(room);
  });
  const misnumbered = names.filter((name, index) => Number(name.slice(0, 4)) !== index + 1);
  const changed = names.filter((name) => name in listed && listed[name] !== there[name]);
  const unlisted = names.filter((name) => !(name in listed));
  const gone = Object.keys(listed).filter((name) => !(name in there));
  return [
    ...illNamed.map((name) => `${name} is not NNNN-room--what.sql of a room of the house`),
    ...misnumbered.map((name) => `${name} is out of number: they grow by one from 0001`),
    ...changed.map((name) => `${name} was changed after it had been listed: ${HOW_TO_ADD}`),
    ...unlisted.map((name) => `${name} is not in SHA256SUMS: ${HOW_TO_ADD}`),
    ...gone.map((name) => `${name} is in SHA256SUMS and is gone: ${HOW_TO_ADD}`),
  ];
}

const dir = join(root, 'app/migrations');
const houseRooms = roomsInOrder.map((room) => basename(room));

function hashesThere(): Hashes {
  const names = readdirSync(dir).filter((name) => name.endsWith('.sql'));
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(dir, name)))
      .digest('hex');
  return Object.fromEntries(names.map((name) => [name, hashOf(name)]));
}

/** Lines as `sha256sum` writes them: hash, two spaces, name. */
function hashesListed(): Hashes {
  const lines = readFileSync(join(dir, 'SHA256SUMS'), 'utf8').trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(/ [ *]/).reverse()));
}

test('every migration is numbered, of a room, listed and unchanged', () => {
  expect(complaints(hashesThere(), hashesListed(), houseRooms)).toEqual([]);
});

test('a seeded change, a new file that is not listed, a lost one and a repeated number are seen', () => {
  const listed = { '0001-count--uploads.sql': 'a', '0002-count--more.sql': 'b' };
  expect(complaints(listed, listed, ['count'])).toEqual([]);
  const changed = complaints({ ...listed, '0002-count--more.sql': 'c' }, listed, ['count']);
  expect(changed).toEqual([
    `0002-count--more.sql was changed after it had been listed: ${HOW_TO_ADD}`,
  ]);
  expect(complaints({ ...listed, '0003-count--new.sql': 'd' }, listed, ['count'])).toHaveLength(1);
  expect(complaints({ '0001-count--uploads.sql': 'a' }, listed, ['count'])).toHaveLength(1);
  const twice = { ...listed, '0002-count--other.sql': 'e' };
  expect(complaints(twice, twice, ['count'])).toHaveLength(1);
  const unknown = { '0001-kitchen--pans.sql': 'a' };
  expect(complaints(unknown, unknown, ['count'])).toHaveLength(1);
});

/** From this one on every file says what it is; those before came with the first copies that there ever were. */
const FIRST_MARKED = 12;
const MARKS = /^-- (expand|contract)$/gm;

/** What is too long for one file goes on in the next, of the same room; all of them come in one upgrade. */
const CONTINUES = /^-- continues (\d{4})$/m;

/** The files that it continues, from the first one on; undefined where it cannot. */
function begunIn(name: string, head: string, all: Sources): readonly string[] | undefined {
  const [, first] = CONTINUES.exec(head) ?? [];
  if (first === undefined) return [];
  const names = Object.keys(all).filter((one) => one.slice(0, 4) >= first && one < name);
  const [, , room] = FORM.exec(name) ?? [];
  const isWhole = names.every(
    (one, at) =>
      FORM.exec(one)?.[2] === room && (at === 0 || CONTINUES.exec(all[one] ?? '')?.[1] === first),
  );
  return isWhole && names[0]?.startsWith(first) ? names : undefined;
}

type Sources = Readonly<Record<string, string>>;

function complaintsOfKind(name: string, sql: string, all: Sources = {}): readonly string[] {
  if (Number(name.slice(0, 4)) < FIRST_MARKED) return [];
  const [head = ''] = /^(?:(?:--.*)?\n)*/.exec(sql) ?? [];
  const marks = [...head.matchAll(MARKS)].map(([, kind]) => kind);
  const [kind] = marks;
  if (marks.length !== 1 || (kind !== 'expand' && kind !== 'contract')) {
    return [`${name}: before its first statement one line is «-- expand» or «-- contract»`];
  }
  const begun = begunIn(name, head, all);
  if (begun === undefined) return [`${name}: continues files right before it, of its room`];
  const before = begun.map((one) => all[one]).join('\n');
  return complaintsOf(kind, sql, before).map((complaint) => `${name}: ${complaint}`);
}

test('old copies go on working beside what expands, and no program needs what contracts', () => {
  const names = Object.keys(hashesThere()).sort();
  const all = Object.fromEntries(
    names.map((name) => [name, readFileSync(join(dir, name), 'utf8')]),
  );
  expect(Object.entries(all).flatMap(([name, sql]) => complaintsOfKind(name, sql, all))).toEqual(
    [],
  );
});

const EXPAND = '-- What it is for.\n-- expand\n';

describe('of the kind of a migration it is seen that', () => {
  test('it is not said, or said twice', () => {
    expect(complaintsOfKind('0012-a--b.sql', '-- What.\n')).toHaveLength(1);
    expect(complaintsOfKind('0012-a--b.sql', `${EXPAND}-- contract\n`)).toHaveLength(1);
    expect(complaintsOfKind('0012-a--b.sql', '-- What.\nselect 1;\n-- expand\n')).toHaveLength(1);
    expect(complaintsOfKind('0012-a--b.sql', '-- What.\n\n-- Why.\n-- expand\n')).toEqual([]);
    expect(complaintsOfKind('0011-a--b.sql', '-- What.\n')).toEqual([]);
    expect(complaintsOfKind('0012-a--b.sql', EXPAND)).toEqual([]);
  });

  test('a contract brings nothing that a program needs', () => {
    const contract = '-- What it is for.\n-- contract\n';
    expect(complaintsOfKind('0012-a--b.sql', `${contract}alter table a.b drop column c;`)).toEqual(
      [],
    );
    expect(complaintsOfKind('0012-a--b.sql', `${contract}create table a.b ();`)).toHaveLength(1);
    expect(
      complaintsOfKind('0012-a--b.sql', `${contract}alter table a.b add column c int;`),
    ).toHaveLength(1);
  });

  test('it continues another file: what that made no old copy knows', () => {
    const second = `${EXPAND}-- continues 0012\ncreate unique index on a.b (c);`;
    const all = { '0012-a--b.sql': `${EXPAND}create table a.b (c int);` };
    expect(complaintsOfKind('0013-a--c.sql', second, all)).toEqual([]);
    expect(complaintsOfKind('0013-a--c.sql', second.replace('a.b', 'a.d'), all)).toHaveLength(1);
    expect(complaintsOfKind('0013-d--c.sql', second, all)).toHaveLength(1);
    expect(complaintsOfKind('0013-a--c.sql', second)).toHaveLength(1);
    const between = { ...all, '0013-a--e.sql': EXPAND };
    expect(complaintsOfKind('0014-a--c.sql', second, between)).toHaveLength(1);
  });

  test('a reason holds for its own statement, which is found by its line', () => {
    const [first, second] = statementsOf(
      '-- old copies: none.\ndelete from a;\n\n-- Two.\ndelete\nfrom b;',
    );
    expect(first).toMatchObject({ line: 2, reason: 'none.' });
    expect(second).toMatchObject({ line: 5, reason: undefined });
  });
});

describe('of a statement it is seen that', () => {
  test.each([
    'drop table people.person;',
    'drop index people.by_name;',
    'alter table people.person drop column alias;',
    'alter table people.person rename column alias to nickname;',
    'alter table people.person rename to human;',
    'alter table people.person add column b int not null;',
    'alter table people.person add b int not null;',
    'alter table people.person add column b int default 1 unique;',
    'alter table people.person add column a text, add column b int not null;',
    'alter table people.person add column a numeric(10, 2), drop column b;',
    'alter table people.person alter column alias set not null;',
    'alter table people.person alter column alias drop not null;',
    'alter table people.person alter column alias type int;',
    "alter table people.person alter alias set expression as ('x');",
    'alter table people.person alter column alias drop default;',
    "alter table people.person add check (alias <> '');",
    "alter table people.person add constraint named check (alias <> '') not valid;",
    'alter table people.person add unique (alias);',
    'alter table people.person add foreign key (cut) references territories.comuna;',
    'alter table "people"."person" drop column alias;',
    'create unique index on people.person (alias);',
    'create unique index one on people.person (alias);',
    'create trigger t before insert on people.person for each row execute function f();',
    'create or replace function people.f() returns int language sql as $$ select 1 $$;',
    'create function f() returns int begin atomic select 1; end;',
    'do $$ begin execute 1; end $$;',
    'delete from people.person;',
    'with gone as (delete from people.person returning id) select id from gone;',
    'truncate people.person;',
    "alter type people.kind add value 'x';",
    'revoke select on people.person from minga_app;',
    "/* a; b */ select ';'; -- drop\ndrop view v;",
  ])('an old copy would break: %s', (sql) => {
    expect(complaintsOfKind('0012-a--b.sql', EXPAND + sql)).not.toEqual([]);
  });

  test.each([
    'create schema a; create table a.b (c int primary key check (c > 0));',
    'create table a.b (c int); alter table a.b alter column c set not null; create unique index on a.b (c);',
    'create table a.b (c int); create unique index one_person on a.b (c);',
    'create table a.b (c int); create trigger t before insert on a.b for each row execute function f();',
    'alter table people.person add column b int;',
    "alter table people.person add column if not exists b text not null default 'drop column';",
    "alter table people.person add column b int generated always as (1) stored not null, add column c text check (c in ('a', 'b'));",
    "alter table people.person alter column alias set default 'x';",
    'create index on people.person (alias);',
    'create function f() returns trigger language plpgsql as $x$ begin drop table y; return null; end $x$;',
    "update people.person set b = 'it''s; drop' where b is null;",
    "-- drop table y;\nselect 'drop table y;';",
    '-- Why.\n-- old copies: never write it.\ndelete from people.person;',
  ])('an old copy works beside: %s', (sql) => {
    expect(complaintsOfKind('0012-a--b.sql', EXPAND + sql)).toEqual([]);
  });
});
