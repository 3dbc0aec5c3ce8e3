// Orders that make, migrate and empty: what they say, and when they refuse.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { localStore } from '../platform/files/local-store.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { commands as rooms } from '../site/commands.ts';
import { findCommand, operationCommands } from './commands.ts';
import { demoResetCommand } from './demo-reset.ts';
import { migrateCommand } from './migrate.ts';
import { rotateSecretCommand } from './rotate-secret.ts';
import { serveCommand } from './serve.ts';
import { behindStaffInvite, staffInviteCommand } from './staff-invite.ts';
import { emptyDatabase, masterKey, order, query, rowsOf, testFolder, voteKeys } from './testing.ts';

const url = 'postgresql://u:p@127.0.0.1:9/x';
const production = {
  MINGA_MODE: 'production',
  DATABASE_URL: url,
  ROLL_DATABASE_URL: url,
  URN_DATABASE_URL: url,
  ...voteKeys,
};

describe('an order', () => {
  test('has one word or two, and two go before one', () => {
    expect(findCommand(['export', 'folder'])).toMatchObject({
      command: { words: 'export' },
      args: ['folder'],
    });
    expect(findCommand(['backup', 'new-key', 'a'])).toMatchObject({
      command: { words: 'backup new-key' },
      args: ['a'],
    });
    expect(findCommand(['territories', 'remove-boundaries'])?.args).toEqual([]);
    expect(findCommand(['sing'])).toBeUndefined();
    expect(findCommand(['demo'])).toBeUndefined();
  });

  test('has words of its own, and one way to each thing', () => {
    const words = operationCommands.map((one) => one.words);
    expect(new Set(words).size).toBe(words.length);
    for (const hidden of behindStaffInvite) expect(words).not.toContain(hidden);
    expect(words).toContain('staff invite');
  });

  // Those of rooms read what follows them once the database is open.
  const ofRooms = new Set(rooms.map(({ room, verb }) => `${room} ${verb}`));
  const own = operationCommands.filter(({ words }) => !ofRooms.has(words));
  test.each(own.map((one) => [one.words, one] as const))(
    '«%s» is not understood with an option that there is not',
    async (_, command) => {
      const done = await order(command, { args: ['--sing'], env: {}, from: testFolder() });
      expect(done.result).toBe(2);
    },
  );
});

describe('serve', () => {
  const serve = async (dataDir: string, args: string[], env = {}) => {
    let served = 0;
    const done = await order(serveCommand, {
      args,
      env: { ...production, MINGA_DATA_DIR: dataDir, ...env },
      born: { kind: 'production', keepsMasterKey: true },
      from: '/',
      product: {
        serve: async () => {
          served++;
          return 0;
        },
      },
    });
    return { ...done, served };
  };

  test('--new makes the folder of a production with its key, for one user’s eyes, and starts it', async () => {
    const dataDir = join(testFolder(), 'data');
    const done = await serve(dataDir, ['--new']);
    expect(done).toMatchObject({ result: 0, served: 1 });
    expect(JSON.parse(readFileSync(join(dataDir, 'folder.json'), 'utf8')).kind).toBe('production');
    const key = join(dataDir, 'secrets/master-key');
    expect(Buffer.from(readFileSync(key, 'utf8').trim(), 'base64url')).toHaveLength(32);
    expect(statSync(key).mode & 0o777).toBe(0o400);
    expect(done.lines.join('\n')).not.toContain(readFileSync(key, 'utf8').trim());
    expect(await serve(dataDir, ['--new'])).toMatchObject({ result: 'folder-used', served: 0 });
  });

  test('--new keeps no key beside the one of the operator', async () => {
    const dataDir = join(testFolder(), 'data');
    await serve(dataDir, ['--new'], { MINGA_MASTER_KEY: masterKey });
    expect(existsSync(join(dataDir, 'folder.json'))).toBe(true);
    expect(existsSync(join(dataDir, 'secrets'))).toBe(false);
  });

  test('--new without the addresses of its databases leaves nothing behind', async () => {
    const dataDir = join(testFolder(), 'data');
    const done = await serve(dataDir, ['--new'], { URN_DATABASE_URL: '' });
    expect(done).toMatchObject({ result: 'variables-wrong', served: 0 });
    expect(existsSync(dataDir)).toBe(false);
  });

  test('without --new it only starts', async () => {
    const dataDir = join(testFolder(), 'data');
    expect(await serve(dataDir, [])).toMatchObject({ result: 0, served: 1 });
    expect(existsSync(dataDir)).toBe(false);
  });
});

test('migrate says what it did, and then that there was nothing to do', async () => {
  const { url, ownerUrl } = await emptyDatabase();
  const env = {
    DATABASE_URL: url,
    MIGRATION_DATABASE_URL: ownerUrl,
    MINGA_MASTER_KEY: masterKey,
    MINGA_ROLES: 'web',
    MINGA_DATA_DIR: testFolder(),
  };
  const first = await order(migrateCommand, { args: [], env, from: '/' });
  expect(first.lines[0]).toBe('minga: se aplicó');
  expect(first.lines.join('\n')).toContain('0001-territories--map-of-chile.sql');
  const second = await order(migrateCommand, { args: [], env, from: '/' });
  expect(second).toEqual({ result: 0, lines: ['minga: estaba al día'] });
});

describe('demo reset', () => {
  async function demonstration() {
    const database = await testDatabase();
    const dataDir = testFolder();
    const env = {
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      MINGA_MASTER_KEY: masterKey,
      MINGA_ROLES: 'web',
      MINGA_DATA_DIR: dataDir,
    };
    await query(
      database.ownerUrl,
      `insert into records.audit_entry (act, subject, told) values ('a/b', 'c:d', '{}')`,
    );
    return { database, dataDir, env };
  }

  test('empties rows and files, and fills what was emptied', async () => {
    const { database, dataDir, env } = await demonstration();
    const store = localStore(join(dataDir, 'files'));
    const key = '00000000-0000-4000-8000-000000000001/large.webp';
    await store.write(key, Buffer.from('x'), 'image/webp');
    await database.pool.end();
    await database.owner.destroy();
    let rowsWhenFilled: string | undefined = 'unknown';
    const product = {
      fillDemonstration: async () => {
        rowsWhenFilled = (await rowsOf(env.MIGRATION_DATABASE_URL)).get('records.audit_entry');
      },
    };
    const done = await order(demoResetCommand, { args: ['--yes'], env, from: '/', product });
    expect(done.result).toBe(0);
    expect(rowsWhenFilled).toBe('');
    expect(await store.read(key)).toBeUndefined();
  });

  test('refuses without --yes, for a production, and while somebody is connected: nothing is lost', async () => {
    const { database, env } = await demonstration();
    const reset = async (args: string[], more = {}, product = {}) =>
      (await order(demoResetCommand, { args, env: { ...env, ...more }, from: '/', product }))
        .result;
    expect(await reset([])).toBe('not-confirmed');
    expect(await reset(['--yes'], { MINGA_MODE: 'production' })).toBe('not-a-demonstration');
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    expect(await reset(['--yes'])).toBe('in-use');
    await client.end();
    await database.pool.end();
    await database.owner.destroy();
    const isProduction = { checkInstallation: async () => 'other-kind' as const };
    expect(await reset(['--yes'], {}, isProduction)).toBe('not-a-demonstration');
    expect((await rowsOf(env.MIGRATION_DATABASE_URL)).get('records.audit_entry')).toContain('a/b');
  });
});

describe('rotate-secret refuses', () => {
  const rotate = async (args: string[], env = {}) =>
    (await order(rotateSecretCommand, { args, env, from: '/' })).result;

  test('the key of a demonstration, a secret that there is not, another’s server, and a folder without data', async () => {
    expect(await rotate(['master-key'])).toBe('demonstration-key');
    expect(await rotate(['smtp'])).toBe('not-rotatable');
    expect(await rotate(['minga'], { ...production, MINGA_MASTER_KEY: masterKey })).toBe(
      'not-embedded',
    );
    expect(await rotate(['minga'], { MINGA_DATA_DIR: join(testFolder(), 'x') })).toBe(
      'nothing-there',
    );
    expect(await rotate([])).toBe(2);
  });
});

describe('staff invite', () => {
  test('gives each its own order of the room, and is not understood without a name', async () => {
    const heard: string[] = [];
    const rooms = ['invite-operator', 'invite-national'].map((verb) => ({
      room: 'people',
      verb,
      summary: '',
      usage: '',
      run: async ({ args }: { readonly args: readonly string[] }) => {
        heard.push(`${verb} ${args.join('|')}`);
        return 0;
      },
    }));
    const { url, ownerUrl } = await emptyDatabase();
    const env = {
      DATABASE_URL: url,
      MIGRATION_DATABASE_URL: ownerUrl,
      MINGA_MASTER_KEY: masterKey,
      MINGA_ROLES: 'web',
    };
    const invite = async (...args: string[]) =>
      (await order(staffInviteCommand(rooms), { args, env, from: '/' })).result;
    expect(await invite('ana@example.cl')).toBe(2);
    expect(await invite('ana@example.cl', 'Ana Díaz')).toBe(0);
    expect(await invite('--institution', 'dos', 'eva@example.cl', 'Eva', 'Soto')).toBe(0);
    expect(heard).toEqual([
      'invite-operator ana@example.cl|Ana Díaz',
      'invite-national dos|eva@example.cl|Eva|Soto',
    ]);
  });
});
