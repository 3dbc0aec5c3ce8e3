// Another master key for a database in use: killed on the way, nothing is lost, and people are found as before.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startSession } from '../../capabilities/ground/people/index.ts';
import type { SeenIdentity } from '../../capabilities/ground/people/rules/assisted-identity.ts';
import { textOfDocument } from '../../capabilities/ground/people/rules/identity-document.ts';
import { replaceAccessCode } from '../../capabilities/ground/people/store/access-codes.ts';
import {
  fingerprintOf,
  insertOpenIdentity,
  listOpenIdentities,
} from '../../capabilities/ground/people/store/assisted-identities.ts';
import {
  insertBreakGlass,
  readBreakGlass,
} from '../../capabilities/ground/people/store/break-glasses.ts';
import { checkInstallation } from '../../capabilities/ground/people/store/installation.ts';
import { findKeptForm, insertKeptForm } from '../../capabilities/ground/people/store/kept-forms.ts';
import {
  findOwnerOfDocument,
  findPersonByRun,
  insertIdentity,
  insertPerson,
  openDetails,
  updatePerson,
} from '../../capabilities/ground/people/store/persons.ts';
import {
  givenInstitution,
  givenStaff,
  NOW,
} from '../../capabilities/ground/people/testing/somebody.ts';
import {
  findSheet,
  holdSheet,
  insertRun,
  insertSheets,
  openDraft,
  saveBegun,
  saveVoid,
  sealDraft,
} from '../../capabilities/ground/records/store/paper-sheets.ts';
import { type Database, inTransaction, openDatabase } from '../../platform/database/database.ts';
import { type Keys, keysFrom } from '../../platform/keys.ts';
import {
  keysOfFolder,
  masterKeyPath,
  masterKeysOf,
  newMasterKey,
  writeMasterKeys,
} from '../../platform/master-key.ts';
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts';
import { loadShippedFacts } from '../../site/shipped-facts.ts';
import { buildSite } from '../../site/site.tsx';
import { testParts } from '../../site/testing.ts';
import { rotateSecretCommand } from '../rotate-secret.ts';
import { emptyDatabase, order, query, testFolder } from '../testing.ts';
import { fingerprintsMadeAgain, lostWithTheKey, sealedColumns } from './kept-values.ts';

const PEOPLE = 700;
const OLD = Buffer.alloc(32, 7);
const old = keysFrom(OLD);
const runOfPerson = (n: number) => `${10_000_000 + n}-K` as Parameters<typeof findPersonByRun>[2];
const idOfPerson = (n: number) => `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const passport = { kind: 'passport', country: 'PE', number: 'A123456' } as const;

const SHEET = 'A'.repeat(16);
const seen: SeenIdentity = {
  document: passport,
  names: { given: 'Ana', family: 'Paz' },
  birthDate: '1990-01-01',
  comunaCut: '09108',
  seenAs: 'original',
};

let database: TestDatabase;
let keptForm: string;
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await loadShippedFacts(db);
  await inTransaction(db, async (tx) => {
    for (let n = 0; n < PEOPLE; n++) {
      const names = { given: 'María José', family: `Soto ${n}` };
      const person = { proof: 'provider', publicName: `M ${n}`, usesAlias: false, names } as const;
      const found = n === 1 ? { document: textOfDocument(passport) } : { run: runOfPerson(n) };
      await insertPerson(tx, old, { ...person, ...found, id: idOfPerson(n), locale: 'es-CL' });
      await updatePerson(tx, old, idOfPerson(n), { birthDate: '1980-02-03' });
    }
    const first = { personId: idOfPerson(0), now: NOW };
    await insertBreakGlass(tx, old, { ...first, secret: 'ABCDEFGH' });
    await replaceAccessCode(tx, old, { ...first, code: 'CODE' as never });
    await insertIdentity(tx, old, { provider: 'p', subject: 's', personId: idOfPerson(0) });
  });
  const scope = await givenInstitution(db, '09108');
  const { personId: seenBy } = await givenStaff(db, scope, 'desk-staff');
  await inTransaction(db, (tx) =>
    insertOpenIdentity(tx, old, { institutionId: scope.id, seen, seenBy, now: NOW }),
  );
  await givenVoidSheet(db, scope.id);
  const form = { address: '/x', body: 'a=1', browser: 'b', personId: undefined, now: NOW };
  keptForm = await insertKeptForm(db, old, form);
  expect(await checkInstallation(db, old, 'production')).toBeUndefined();
}, 120_000);
afterAll(() => database.close());

/** A sheet that was made void stays as it was: the database refuses another draft. */
async function givenVoidSheet(db: Database, institutionId: string): Promise<void> {
  const printed = { institutionId, form: 'a/b', subject: 's', layout: 'x', now: NOW };
  await inTransaction(db, async (tx) => {
    const runId = await insertRun(tx, { ...printed, content: { title: 'T' } as never });
    await insertSheets(tx, {
      runId,
      institutionId,
      year: 2026,
      codes: [SHEET],
      isAnonymous: false,
    });
    const sheet = await holdSheet(tx, SHEET, institutionId);
    const id = sheet?.id ?? '';
    await saveBegun(tx, id, { draftSealed: sealDraft(old, id, 'borrador') }, NOW);
    await saveVoid(tx, id, { reason: 'spoiled', now: NOW });
  });
}

/** Of the order it is known that nobody else works with the database only once the tests' own connections are gone. */
async function alone(): Promise<void> {
  const { adminUrl } = inject('postgres');
  const { pathname } = new URL(database.url);
  await query(
    adminUrl,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = '${pathname.slice(1)}'`,
  );
}

function rotate(dataDir: string, more: object = {}) {
  return order(rotateSecretCommand, {
    args: ['master-key'],
    env: {
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      MINGA_ROLES: 'web',
      MINGA_MODE: 'production',
      MINGA_DATA_DIR: dataDir,
      ...more,
    },
    born: { kind: 'production', keepsMasterKey: true },
    from: '/',
  });
}

/** Resolves once it was killed at that point. */
async function killedAt(where: 'seal' | 'change-over', dataDir: string): Promise<void> {
  const script = join(import.meta.dirname, 'change-keys.fixture.ts');
  const child = spawn(process.execPath, [script, database.ownerUrl, dataDir, where], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  expect(await exited).toEqual([null, 'SIGKILL']);
}

/** How many values those keys open, of all that are sealed. */
async function openedBy(keys: Keys): Promise<[opened: number, all: number]> {
  let [opened, all] = [0, 0];
  for (const { table, id, column, use, place } of sealedColumns) {
    const sql = `select ${id} as id, ${column} as value from ${table} where ${column} is not null`;
    for (const row of await query(database.ownerUrl, sql)) {
      all++;
      try {
        keys.open(use, place(String(row.id)), row.value as Buffer);
        opened++;
      } catch {
        // Sealed with another key.
      }
    }
  }
  return [opened, all];
}

test('what is sealed or found with the key is listed whole', async () => {
  const columns = await query(
    database.ownerUrl,
    `select table_schema || '.' || table_name || '.' || column_name as name
     from information_schema.columns where data_type = 'bytea' and column_name ~ '_(sealed|fingerprint)$'`,
  );
  const lost = lostWithTheKey.map(({ statement }) => statement).join('\n');
  const isLost = (name: string) => lost.includes(` ${name.split('.').slice(0, 2).join('.')}`);
  const listed = new Set([
    ...sealedColumns.map(({ table, column }) => `${table}.${column}`),
    ...fingerprintsMadeAgain.flatMap(({ table, columns: of }) =>
      of.map((one) => `${table}.${one}`),
    ),
    'people.installation.key_fingerprint',
  ]);
  const names = columns.map(({ name }) => String(name));
  expect(names.filter((name) => !listed.has(name) && !isLost(name))).toEqual([]);
  expect([...listed].filter((name) => !names.includes(name))).toEqual([]);
});

describe('the key of a folder', () => {
  test('becomes another while people are served, is killed twice on the way, and ends', async () => {
    const dataDir = testFolder();
    writeMasterKeys(dataDir, [OLD]);
    const own = openDatabase(database.url, () => {}, 3);
    const site = buildSite({ ...testParts(own.db), keys: keysOfFolder(dataDir) });
    const session = { method: 'provider', device: 'Test', now: NOW } as const;
    const token = await startSession(own.db, { ...session, personId: idOfPerson(5) });
    const served = { pages: 0, isOver: false };
    const serving = (async () => {
      while (!served.isOver) {
        const headers = { cookie: `minga-session=${token}` };
        const page = await site.fetch(new Request('http://localhost/cuenta', { headers }));
        expect(page.status).toBe(200);
        expect(await page.text()).toContain('Soto 5');
        served.pages++;
      }
    })();

    writeMasterKeys(dataDir, [OLD, newMasterKey()]);
    const [, fresh = OLD] = masterKeysOf(dataDir);
    await killedAt('seal', dataDir);
    const [half, all] = await openedBy(keysFrom(fresh));
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(all);
    expect((await openedBy(old))[0]).toBe(all - half);

    expect(await rotate(dataDir)).toMatchObject({ result: 'rotation-waits' });
    const more = await site.fetch(
      new Request('http://localhost/cuenta', { headers: { cookie: `minga-session=${token}` } }),
    );
    expect(more.status).toBe(200);
    served.isOver = true;
    await serving;
    expect(served.pages).toBeGreaterThan(0);
    expect((await openedBy(keysFrom(fresh)))[0]).toBe(all);
    expect(await findPersonByRun(own.db, old, runOfPerson(7))).toBeDefined();
    await own.close();

    await killedAt('change-over', dataDir);
    expect(await findPersonByRun(database.db, old, runOfPerson(7))).toBeDefined();
    expect(await checkInstallation(database.db, old, 'production')).toBeUndefined();
    await alone();

    const done = await rotate(dataDir);
    expect(done).toMatchObject({ result: 0 });
    expect(done.lines.join('\n')).toContain('dejaron de servir: 1 tarjetas impresas');
    expect(masterKeysOf(dataDir)).toEqual([fresh]);
    expect((await openedBy(old))[0]).toBe(0);
    await expectAllOf(keysOfFolder(dataDir));
    await alone();

    // As if it had been killed before its very last step.
    writeMasterKeys(dataDir, [OLD, fresh]);
    expect(await rotate(dataDir)).toMatchObject({ result: 0 });
    expect(masterKeysOf(dataDir)).toEqual([fresh]);
    // And back, by the variable, so that the tests after this one find the key that they know.
    const MINGA_MASTER_KEY = `${fresh.toString('base64url')} ${OLD.toString('base64')}`;
    expect(await rotate(testFolder(), { MINGA_MASTER_KEY })).toMatchObject({ result: 0 });
    await expectAllOf(old);
  }, 120_000);
});

/** Everybody is found, everything opens, and the database says that it is theirs. */
async function expectAllOf(keys: Keys): Promise<void> {
  const { db } = database;
  for (const n of [0, 2, 550, PEOPLE - 1]) {
    const found = await findPersonByRun(db, keys, runOfPerson(n));
    expect(found?.id).toBe(idOfPerson(n));
    const details = await openDetails(db, keys, idOfPerson(n));
    expect(details).toMatchObject({ run: runOfPerson(n), birthDate: '1980-02-03' });
    expect(details.names).toMatchObject({ family: `Soto ${n}` });
  }
  expect((await findOwnerOfDocument(db, keys, passport))?.id).toBe(idOfPerson(1));
  expect((await readBreakGlass(db, keys, idOfPerson(0)))?.secret).toBe('ABCDEFGH');
  const { id: institutionId } = await givenInstitution(db, '09108');
  const [open] = await listOpenIdentities(db, keys, { institutionId, now: NOW });
  expect(open?.document).toEqual(passport);
  const kept = await query(
    database.ownerUrl,
    'select document_fingerprint as print from people.assisted_identity',
  );
  expect(kept).toEqual([{ print: fingerprintOf(keys, passport) }]);
  const sheet = await findSheet(db, SHEET);
  expect(sheet && openDraft(keys, sheet)).toBe('borrador');
  const browser = { browser: 'b', personId: idOfPerson(0), now: NOW };
  expect((await findKeptForm(db, keys, { id: keptForm, ...browser }))?.body).toBe('a=1');
  expect(await checkInstallation(db, keys, 'production')).toBeUndefined();
  expect(await openedBy(keys)).toEqual([expect.any(Number), PEOPLE * 3 + 5]);
}

describe('it refuses', () => {
  const OTHER = Buffer.alloc(32, 9).toString('base64url');

  test('a demonstration, one key where the operator gives it, and keys that are not of these data', async () => {
    await alone();
    const dataDir = testFolder();
    const one = OLD.toString('base64url');
    const resultOf = async (more: object) => (await rotate(dataDir, more)).result;
    expect(await resultOf({ MINGA_MASTER_KEY: one })).toBe('second-key-missing');
    expect(await resultOf({ MINGA_MASTER_KEY: `${OTHER} ${OTHER}` })).toBe('other-key');
    expect(await resultOf({})).toBe('key-absent');
    writeMasterKeys(dataDir, [Buffer.alloc(32, 9)]);
    expect(await resultOf({})).toBe('other-key');
    expect(masterKeysOf(dataDir)).toHaveLength(1);
    const demonstration = await order(rotateSecretCommand, {
      args: ['master-key'],
      env: { DATABASE_URL: database.url, MINGA_MASTER_KEY: one, MINGA_DATA_DIR: dataDir },
      from: '/',
    });
    expect(demonstration.result).toBe('demonstration-key');
  });

  test.skipIf(process.getuid?.() !== 0)('to write a key file that is another user’s', async () => {
    await alone();
    const dataDir = testFolder();
    writeMasterKeys(dataDir, [OLD]);
    chownSync(masterKeyPath(dataDir), 65_534, 65_534);
    expect((await rotate(dataDir)).result).toBe('file-unreadable');
    expect(masterKeysOf(dataDir)).toEqual([OLD]);
  });

  test('a database in which there is nothing yet', async () => {
    const { url, ownerUrl } = await emptyDatabase();
    const at = { DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl };
    const both = `${OLD.toString('base64url')} ${OTHER}`;
    const done = await rotate(testFolder(), { ...at, MINGA_MASTER_KEY: both });
    expect(done.result).toBe('nothing-there');
  });

  test('to give up the old key while there is a value that neither opens, and names it', async () => {
    const spoil = (value: string) =>
      query(database.ownerUrl, `update people.break_glass set totp_secret_sealed = ${value}`);
    const [kept] = await query(
      database.ownerUrl,
      `select encode(totp_secret_sealed, 'hex') as hex from people.break_glass`,
    );
    await spoil(`'\\x00'`);
    await alone();
    const both = { MINGA_MASTER_KEY: `${OLD.toString('base64url')} ${OTHER}` };
    expect((await rotate(testFolder(), both)).result).toBe('sealed-otherwise');
    expect(await checkInstallation(database.db, old, 'production')).toBeUndefined();
    await spoil(`decode('${kept?.hex}', 'hex')`);
  });
});
