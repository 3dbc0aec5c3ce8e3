// The life of a data folder: first start, later starts, and every reason not to start.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRunningServer, launchSentence, readFolderKind } from './index.ts';
import {
  ask,
  type LoggedEvent,
  launch,
  preparedFolder,
  started,
  startProcess,
  testFolder,
} from './testing.ts';

test('the first start makes three databases, each for its own role alone', async () => {
  const dataDir = join(testFolder(), 'data');
  mkdirSync(join(dataDir, 'postgres.tmp-cut-short/base'), { recursive: true });
  writeFileSync(join(dataDir, 'initdb-password'), 'of a start cut short');
  const server = await started(dataDir);
  for (const name of ['minga', 'minga_roll', 'minga_urn'] as const) {
    const [row] = await ask(
      server.ownerUrlFor(name),
      `select current_user::text as role, current_database()::text as database,
         (select rolsuper from pg_roles where rolname = current_user) as is_superuser,
         (select array_agg(extname::text order by extname) from pg_extension) as extensions,
         has_schema_privilege('public', 'create') as may_create`,
    );
    expect(row).toEqual({
      role: name,
      database: name,
      is_superuser: false,
      extensions: ['btree_gin', 'pg_trgm', 'plpgsql', 'unaccent'],
      may_create: true,
    });
  }
  const urnUrl = server.urlFor('minga_urn');
  for (const other of ['minga', 'minga_roll', 'postgres', 'template1']) {
    const crossing = ask(urnUrl.replace('/minga_urn?', `/${other}?`), 'select 1');
    await expect(crossing).rejects.toThrow(/permission denied for database/);
  }
  const guess = ask(urnUrl.replace(/:[^:@]+@/, ':guess@'), 'select 1');
  await expect(guess).rejects.toThrow(/password authentication failed/);
  expect(existsSync(join(dataDir, 'postgres.tmp-cut-short'))).toBe(false);
  expect(existsSync(join(dataDir, 'initdb-password'))).toBe(false);
});

test('the product works as a role that owns nothing of the main database', async () => {
  const server = await started(await preparedFolder());
  const url = server.urlFor('minga');
  const [row] = await ask(
    url,
    `select current_user::text as role, current_database()::text as database,
       (select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls from pg_roles
          where rolname = current_user) as is_powerful,
       has_schema_privilege('public', 'create') as may_create,
       has_database_privilege('minga', 'create') as may_create_schema,
       pg_has_role('minga', 'member') as is_owner`,
  );
  expect(row).toEqual({
    role: 'minga_app',
    database: 'minga',
    is_powerful: false,
    may_create: false,
    may_create_schema: false,
    is_owner: false,
  });
  for (const other of ['minga_urn', 'minga_roll', 'postgres', 'template1']) {
    const crossing = ask(url.replace('/minga?', `/${other}?`), 'select 1');
    await expect(crossing).rejects.toThrow(/permission denied for database/);
  }
  const secrets = ['minga', 'minga_app'].map((role) =>
    readFileSync(join(server.dataDir, 'secrets', role), 'utf8'),
  );
  expect(secrets[0]).not.toBe(secrets[1]);
});

test('a folder of one role gets the second at its next start', async () => {
  const dataDir = await preparedFolder();
  const first = await launch(dataDir);
  if (!first.ok) throw new Error(first.error.code);
  await ask(first.value.ownerUrlFor('minga'), 'create table kept as select 7 as n');
  await ask(first.value.superuserUrl, 'revoke connect on database minga from minga_app');
  await ask(first.value.superuserUrl, 'drop role minga_app');
  await ask(first.value.superuserUrl, `comment on database minga is 'minga: complete (1)'`);
  await first.value.stop();
  rmSync(join(dataDir, 'secrets/minga_app'));
  const server = await started(dataDir);
  expect(await ask(server.ownerUrlFor('minga'), 'select n from kept')).toEqual([{ n: 7 }]);
  await expect(ask(server.urlFor('minga'), 'select n from kept')).rejects.toThrow(
    /permission denied/,
  );
});

test('a later start finds what was written, and a stop leaves nothing running', async () => {
  const dataDir = await preparedFolder();
  const first = await launch(dataDir, [], { fsync: true });
  if (!first.ok) throw new Error(first.error.code);
  await ask(first.value.ownerUrlFor('minga'), 'create table kept as select 7 as n');
  await first.value.stop();
  expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  await expect(ask(first.value.superuserUrl, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  const events: LoggedEvent[] = [];
  const again = await started(dataDir, events, { fsync: true });
  expect(await ask(again.ownerUrlFor('minga'), 'select n from kept')).toEqual([{ n: 7 }]);
  expect(events.map(({ event }) => event)).toEqual(['postgres-ready']);
  for (const url of [again.urlFor('minga'), again.ownerUrlFor('minga'), again.superuserUrl]) {
    expect(JSON.stringify(events)).not.toContain(new URL(url).password);
  }
});

test('text is the same on every machine, and Spanish order is there to be asked for', async () => {
  const server = await started(await preparedFolder());
  const [row] = await ask(
    server.urlFor('minga'),
    `select lower('ÁREAS Ñ') as lower, initcap('niños') as initcap,
       current_setting('timezone') as zone, current_setting('lc_messages') as messages,
       current_setting('server_version_num')::int / 10000 as major,
       (select array_agg(w order by w collate "es-x-icu")
          from unnest(array['ñandú', 'nube', 'árbol', 'azul']) w) as sorted`,
  );
  expect(row).toEqual({
    lower: 'áreas ñ',
    initcap: 'Niños',
    zone: 'UTC',
    messages: 'C',
    major: 18,
    sorted: ['árbol', 'azul', 'nube', 'ñandú'],
  });
});

test('secrets are for the launching user only, and the cluster for its own', async () => {
  const dataDir = await preparedFolder();
  const modeOf = (path: string) => statSync(join(dataDir, path)).mode & 0o777;
  for (const role of ['postgres', 'minga', 'minga_roll', 'minga_urn']) {
    expect(modeOf(`secrets/${role}`)).toBe(0o400);
    expect(statSync(join(dataDir, 'secrets', role)).uid).toBe(process.getuid?.());
  }
  expect(modeOf('secrets')).toBe(0o700);
  expect(modeOf('postgres')).toBe(0o700);
  expect(modeOf('lock.db')).toBe(0o600);
});

test('a second start in the same folder is refused at once, and the first goes on', async () => {
  const dataDir = await preparedFolder();
  const server = await started(dataDir);
  const times: number[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    const began = performance.now();
    const second = await launch(dataDir);
    times.push(performance.now() - began);
    expect(second).toEqual({ ok: false, error: { code: 'already-running', folder: dataDir } });
  }
  expect(Math.min(...times)).toBeLessThan(2_000);
  expect(await ask(server.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a command finds the server that runs in a folder, and none once it has stopped', async () => {
  const dataDir = await preparedFolder();
  const asked = { dataDir, runtimeDir: undefined, repositoryDir: import.meta.dirname };
  const server = await launch(dataDir);
  if (!server.ok) throw new Error(server.error.code);
  const found = await findRunningServer(asked);
  expect(found?.urlFor('minga')).toBe(server.value.urlFor('minga'));
  expect(found?.ownerUrlFor('minga')).toBe(server.value.ownerUrlFor('minga'));
  await server.value.stop();
  expect(await findRunningServer(asked)).toBeUndefined();
});

test('of two first starts at the same moment one wins and the other is told', async () => {
  const dataDir = join(testFolder(), 'data');
  const both = await Promise.all([startProcess([dataDir]), startProcess([dataDir])]);
  const [winner, loser] = both[0].answer.ok ? both : [both[1], both[0]];
  expect(loser.answer.refusal).toEqual({ code: 'already-running', folder: dataDir });
  expect(await ask(winner.answer.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('databases, roles and secrets that are missing are made by the next start', async () => {
  const dataDir = await preparedFolder();
  const first = await launch(dataDir);
  if (!first.ok) throw new Error(first.error.code);
  await ask(first.value.superuserUrl, 'drop database minga_urn');
  await ask(first.value.superuserUrl, 'drop role minga_urn');
  await ask(first.value.superuserUrl, 'comment on database minga_roll is null');
  await first.value.stop();
  rmSync(join(dataDir, 'secrets/minga'));
  writeFileSync(join(dataDir, 'secrets/minga'), '');
  const server = await started(dataDir);
  for (const name of ['minga', 'minga_roll', 'minga_urn'] as const) {
    const [row] = await ask(server.urlFor(name), 'select count(*)::int as n from pg_extension');
    expect(row).toEqual({ n: 4 });
  }
});

test("another major version's data is refused, untouched, with what to do", async () => {
  const dataDir = await preparedFolder();
  const folder = join(dataDir, 'postgres');
  writeFileSync(join(folder, 'PG_VERSION'), '17\n');
  const refused = await launch(dataDir);
  if (refused.ok) throw new Error('it started');
  expect(refused.error).toEqual({ code: 'other-version', folder, found: '17', needed: '18' });
  expect(launchSentence(refused.error, 'es')).toContain('Expórtalos');
  expect(launchSentence(refused.error, 'en')).toContain('Export it');
  expect(readFileSync(join(folder, 'PG_VERSION'), 'utf8')).toBe('17\n');
});

test('a folder with something else in it is refused, untouched', async () => {
  const dataDir = join(testFolder(), 'data');
  mkdirSync(join(dataDir, 'postgres'), { recursive: true });
  writeFileSync(join(dataDir, 'postgres/letter.txt'), 'mine');
  const refused = await launch(dataDir);
  expect(refused).toMatchObject({ ok: false, error: { code: 'not-a-cluster' } });
  expect(readFileSync(join(dataDir, 'postgres/letter.txt'), 'utf8')).toBe('mine');
});

test('a cluster whose password is gone is refused', async () => {
  const dataDir = join(testFolder(), 'data');
  mkdirSync(join(dataDir, 'postgres'), { recursive: true });
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '18\n');
  const refused = await launch(dataDir);
  expect(refused).toMatchObject({ ok: false, error: { code: 'secrets-missing' } });
});

test('a demonstration folder never serves a production', async () => {
  const dataDir = await preparedFolder();
  expect(readFolderKind(dataDir)).toBe('demonstration');
  const refused = await launch(dataDir, [], { mode: 'production' });
  expect(refused).toEqual({
    ok: false,
    error: { code: 'other-kind', folder: dataDir, found: 'demonstration', asked: 'production' },
  });
  const server = await started(dataDir, [], { mode: 'demonstration' });
  expect(server.kind).toBe('demonstration');
});
