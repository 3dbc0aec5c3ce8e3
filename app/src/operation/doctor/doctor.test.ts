// The doctor: well where it is well, and for each thing that can be missing, the finding that says so.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { fakeBucket } from '../../platform/files/fake-bucket.fixture.ts';
import { writeMasterKeys } from '../../platform/master-key.ts';
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts';
import { rememberBackup } from '../kept-backups.ts';
import { emptyDatabase, masterKey, order, query, root, testFolder } from '../testing.ts';
import { serverFinding } from './database-checks.ts';
import { doctorCommand } from './doctor.ts';
import type { Finding } from './finding.ts';
import {
  checkBackups,
  checkDisk,
  checkMasterKey,
  checkSecrets,
  checkVersions,
} from './machine-checks.ts';
import { checkBucket, checkCertificate, checkMail, checkPublicUrl } from './outside-checks.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

interface Examined {
  readonly result: number | string;
  readonly isWell: boolean;
  readonly of: (check: string) => Finding | undefined;
}

async function examine(env: object = {}, product = {}): Promise<Examined> {
  const done = await order(doctorCommand, {
    args: ['--json'],
    env: {
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      MINGA_MASTER_KEY: masterKey,
      MINGA_ROLES: 'web',
      MINGA_DATA_DIR: testFolder(),
      ...env,
    },
    from: '/',
    product,
  });
  const { isWell, findings } = JSON.parse(done.lines.join('\n'));
  return {
    result: done.result,
    isWell,
    of: (check) => findings.find((one: Finding) => one.check === check),
  };
}

test('of a demonstration in order it says that nothing must be done', async () => {
  const found = await examine();
  expect(found).toMatchObject({ result: 0, isWell: true });
  for (const check of [
    'server-minga',
    'clock-minga',
    'extensions-minga',
    'migrations-minga',
    'jobs',
  ]) {
    expect(found.of(check)?.state, check).toBe('good');
  }
  const spoken = await order(doctorCommand, {
    args: [],
    env: {
      DATABASE_URL: database.url,
      MINGA_MASTER_KEY: masterKey,
      MINGA_ROLES: 'web',
      MINGA_DATA_DIR: testFolder(),
    },
    from: '/',
  });
  expect(spoken.lines.join('\n')).toMatch(/^bien {3}Minga \d/);
});

test('it changes nothing', async () => {
  const before = await query(
    database.ownerUrl,
    'select count(*)::int as n from people.installation',
  );
  await examine();
  expect(
    await query(database.ownerUrl, 'select count(*)::int as n from people.installation'),
  ).toEqual(before);
});

describe('in the database it finds', () => {
  test('migrations that are missing, changed, or of a newer Minga', async () => {
    const { url, ownerUrl } = await emptyDatabase();
    const empty = await examine({ DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl });
    expect(empty).toMatchObject({ result: 1, isWell: false });
    expect(empty.of('migrations-minga')?.sentence).toMatch(/faltan \d+ migraciones: minga migrate/);
    const strange = `insert into platform.migration (name, sha256) values ('9999-people--later.sql', 'x')`;
    const own = await testDatabase();
    onTestFinished(() => own.close());
    const at = { DATABASE_URL: own.url, MIGRATION_DATABASE_URL: own.ownerUrl };
    await query(own.ownerUrl, `update platform.migration set sha256 = 'x' where name like '0001%'`);
    expect((await examine(at)).of('migrations-minga')?.sentence).toMatch(
      /cambiaron después \(0001/,
    );
    const newer = await testDatabase();
    onTestFinished(() => newer.close());
    await query(newer.ownerUrl, strange);
    const beside = { DATABASE_URL: newer.url, MIGRATION_DATABASE_URL: newer.ownerUrl };
    expect((await examine(beside)).of('migrations-minga')?.sentence).toMatch(/más nueva \(9999/);
  });

  test('extensions that are missing', async () => {
    const { url, ownerUrl } = await emptyDatabase(['unaccent']);
    const found = await examine({ DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl });
    expect(found.of('extensions-minga')).toMatchObject({ state: 'wrong' });
    expect(found.of('extensions-minga')?.sentence).toMatch(/\(pg_trgm, btree_gin\)/);
  });

  test('nobody at its address, without repeating the password', async () => {
    const found = await examine({
      DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1:9/x',
      MIGRATION_DATABASE_URL: 'postgresql://u:hunter2@127.0.0.1:9/x',
    });
    expect(found.of('database-minga')).toMatchObject({ state: 'wrong' });
    expect(JSON.stringify(found.of('database-minga'))).not.toContain('hunter2');
  });
});

describe('of how it is worked with it finds', () => {
  test('jobs that were given up, held by the dead, or that nobody does', async () => {
    const own = await testDatabase();
    onTestFinished(() => own.close());
    const at = { DATABASE_URL: own.url, MIGRATION_DATABASE_URL: own.ownerUrl };
    const add = (name: string) =>
      query(own.ownerUrl, `select id from graphile_worker.add_job('${name}', max_attempts => 2)`);
    await add('late-one');
    await query(
      own.ownerUrl,
      `update graphile_worker._private_jobs set run_at = now() - interval '1 hour'`,
    );
    expect((await examine(at)).of('jobs-late')?.state).toBe('notice');
    await own.pool.query('select 1');
    expect((await examine(at)).of('jobs-late')?.state).toBe('wrong');
    await query(
      own.ownerUrl,
      `update graphile_worker._private_jobs set locked_at = now() - interval '5 hours', locked_by = 'x'`,
    );
    expect((await examine(at)).of('jobs-held')?.state).toBe('wrong');
    await query(
      own.ownerUrl,
      `update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = 2`,
    );
    const givenUp = (await examine(at)).of('jobs-given-up');
    expect(givenUp?.state).toBe('wrong');
    expect(givenUp?.sentence).toContain('late-one');
  });

  test('another key or the other kind, and one role for everything', async () => {
    const otherKey = await examine({}, { checkInstallation: async () => 'other-key' });
    expect(otherKey.of('installation')?.state).toBe('wrong');
    const otherKind = await examine({}, { checkInstallation: async () => 'other-kind' });
    expect(otherKind.of('installation')?.state).toBe('wrong');
    expect((await examine()).of('roles')?.state).toBe('good');
    const one = await examine({ DATABASE_URL: database.ownerUrl });
    expect(one.of('roles')?.state).toBe('notice');
  });
});

describe('a clock, a server and a program that are not what they must be:', () => {
  test('the clocks of this machine and of the database differ', async () => {
    const real = Date.now.bind(Date);
    for (const hours of [-1, 1]) {
      const wrongClock = vi.spyOn(Date, 'now').mockImplementation(() => real() + hours * 3_600_000);
      const found = await examine().finally(() => wrongClock.mockRestore());
      expect(found.of('clock-minga')).toMatchObject({ state: 'wrong' });
      expect(found.of('clock-minga')?.sentence).toMatch(/difieren en 3[56]\d\d s\. Sincroniza/);
    }
  });

  test('a PostgreSQL that is too old, or that does not write UTF-8', () => {
    const server = { version: '16.4', major: 16, encoding: 'UTF8' };
    expect(serverFinding('minga', server)).toMatchObject({ state: 'wrong' });
    expect(serverFinding('minga', server).sentence).toContain('se necesita 17');
    expect(serverFinding('minga', { ...server, version: '17.0', major: 17 }).state).toBe('good');
    const latin = { version: '18.4', major: 18, encoding: 'LATIN1' };
    expect(serverFinding('minga', latin)).toMatchObject({ state: 'wrong' });
  });

  test('a Node that is too old', () => {
    expect(checkVersions(root)).toMatchObject({ state: 'good' });
    expect(checkVersions(root, '20.19.0')).toMatchObject({ state: 'wrong' });
    expect(checkVersions(root, '20.19.0').sentence).toMatch(/se necesita 24/);
  });
});

describe('on the machine it finds', () => {
  test('a disk with little space, also for a folder that is not there yet', async () => {
    const folder = join(testFolder(), 'a/b');
    expect(await checkDisk(folder, 1)).toMatchObject({ state: 'good' });
    const full = await checkDisk(folder, Number.MAX_SAFE_INTEGER);
    expect(full).toMatchObject({ state: 'wrong' });
    expect(full.sentence).toMatch(/quedan .+ libera espacio/);
  });

  test('a master key that is missing, or that is being changed', () => {
    const dataDir = testFolder();
    const stateIn = (mode: 'production' | 'demonstration') =>
      checkMasterKey({ masterKeys: undefined, mode }, dataDir).state;
    expect([stateIn('production'), stateIn('demonstration')]).toEqual(['wrong', 'good']);
    writeMasterKeys(dataDir, [Buffer.alloc(32, 1)]);
    expect(stateIn('production')).toBe('good');
    writeMasterKeys(dataDir, [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]);
    expect(stateIn('production')).toBe('notice');
  });

  test('secrets that others may read', () => {
    const dataDir = testFolder();
    mkdirSync(join(dataDir, 'secrets'), { mode: 0o700 });
    writeFileSync(join(dataDir, 'secrets/minga'), 'x', { mode: 0o400 });
    expect(checkSecrets(dataDir).state).toBe('good');
    writeFileSync(join(dataDir, 'secrets/minga_urn'), 'x', { mode: 0o440 });
    expect(checkSecrets(dataDir)).toMatchObject({ state: 'wrong' });
    expect(checkSecrets(dataDir).sentence).toContain('secrets/minga_urn');
    rmSync(join(dataDir, 'secrets'), { recursive: true });
    expect(checkSecrets(dataDir).state).toBe('good');
  });

  test('a backup that is a week old, or that was never made: grave in a production only', () => {
    const dataDir = testFolder();
    const now = new Date('2026-05-10T12:00:00Z');
    const stateOf = (mode: 'production' | 'demonstration') =>
      checkBackups(dataDir, ['main'], mode, now)[0]?.state;
    expect([stateOf('production'), stateOf('demonstration')]).toEqual(['wrong', 'notice']);
    const kept = { path: '/b/x', sha256: 'x' };
    rememberBackup(dataDir, 'main', { ...kept, takenAt: '2026-05-03T12:00:01.000Z' });
    expect(stateOf('production')).toBe('good');
    rememberBackup(dataDir, 'main', { ...kept, takenAt: '2026-05-03T12:00:00.000Z' });
    expect([stateOf('production'), stateOf('demonstration')]).toEqual(['wrong', 'notice']);
  });
});

async function listening(server: Server | SMTPServer['server']): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', () => resolve()));
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

describe('outside it finds', () => {
  const mail = (url: string) =>
    checkMail({ mode: 'production', mailServer: { url, from: 'minga@example.cl' } });

  test('a mail server that lets in, one that does not, and none', async () => {
    const smtp = new SMTPServer({
      authOptional: false,
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      onAuth: ({ password }, _, done) =>
        password === 'right' ? done(null, { user: 'minga' }) : done(new Error('no')),
    });
    const port = await listening(smtp.server);
    expect(await mail(`smtp://minga:right@localhost:${port}`)).toMatchObject({ state: 'good' });
    const refused = await mail(`smtp://minga:hunter2@localhost:${port}`);
    expect(refused).toMatchObject({ state: 'wrong' });
    expect(refused.sentence).not.toContain('hunter2');
    expect(await mail('smtp://127.0.0.1:9')).toMatchObject({ state: 'wrong' });
    expect(await checkMail({ mode: 'production', mailServer: undefined })).toMatchObject({
      state: 'notice',
    });
  });

  test('a bucket that lets in, one that does not, and none', async () => {
    const bucket = await fakeBucket();
    onTestFinished(() => bucket.close());
    expect(await checkBucket({ filesBucket: undefined })).toEqual([]);
    expect(await checkBucket({ filesBucket: bucket })).toMatchObject([{ state: 'good' }]);
    const [refused] = await checkBucket({ filesBucket: { ...bucket, secret: 'hunter2' } });
    expect(refused).toMatchObject({ state: 'wrong' });
    expect(refused?.sentence).not.toContain('hunter2');
  });

  test('a production without https, and an address that answers without TLS', async () => {
    const of = (publicUrl: string | undefined) => checkPublicUrl({ publicUrl, mode: 'production' });
    expect(await of(undefined)).toMatchObject({ state: 'wrong' });
    expect(await of('http://minga.example')).toMatchObject({ state: 'wrong' });
    const port = await listening(createServer((socket) => socket.end('hello')));
    expect(await of(`https://localhost:${port}`)).toMatchObject({ state: 'wrong' });
    expect(await checkPublicUrl({ publicUrl: undefined, mode: 'demonstration' })).toMatchObject({
      state: 'good',
    });
  });
});

describe('at the public address it finds', () => {
  test.skipIf(spawnSync('openssl', ['version']).status !== 0)(
    'a certificate that nobody vouches for, that ends soon, and one in order',
    async () => {
      for (const [days, state] of [
        [3, 'wrong'],
        [90, 'good'],
      ] as const) {
        const folder = testFolder();
        const flags = `req -x509 -newkey rsa:2048 -nodes -days ${days} -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout key -out cert`;
        expect(spawnSync('openssl', flags.split(' '), { cwd: folder }).status).toBe(0);
        const [key, cert] = ['key', 'cert'].map((name) =>
          readFileSync(join(folder, name), 'utf8'),
        ) as [string, string];
        const server = createTlsServer({ key, cert }, (socket) => socket.end());
        const port = await listening(server);
        const url = `https://localhost:${port}`;
        expect(await checkCertificate(url, cert)).toMatchObject({ state });
        expect((await checkCertificate(url)).sentence).toMatch(/como lo haría un navegador/);
      }
    },
  );

  test('nobody at the public address', async () => {
    const found = await checkCertificate('https://127.0.0.1:9');
    expect(found).toMatchObject({ state: 'wrong' });
    expect(found.sentence).toMatch(/ECONNREFUSED/);
  });
});
