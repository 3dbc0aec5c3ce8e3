import { createHash } from 'node:crypto';
import { canonicalJson } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from './access.ts';
import { type AuditedAct, audit } from './audit.ts';
import { inTransaction } from './database/database.ts';
import { type TestDatabase, testDatabase } from './testing/database.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
});
afterAll(() => given.close());

const id = '11111111-1111-4111-8111-111111111111';
const actor: Actor = {
  personId: id,
  sessionId: '22222222-2222-4222-8222-222222222222',
  name: 'María G.',
  provenAt: new Date(),
  grants: [],
};
const act: AuditedAct = {
  actor,
  act: 'test/change-colour',
  scope: { kind: 'institution', id },
  subject: `institution:${id}`,
  before: { colour: null, words: ['b', 'a'] },
  after: { words: ['b', 'a'], colour: '#123456' },
  told: { colour: '#123456' },
  reason: 'El manual de marca',
};

interface Entry {
  readonly actor_person: string | null;
  readonly before_sha256: Buffer | null;
  readonly after_sha256: Buffer | null;
  readonly scope_kind: string | null;
  readonly told: unknown;
}

const entries = async () =>
  (await sql<Entry>`select * from records.audit_entry order by id`.execute(given.db)).rows;

let before = 0;
beforeEach(async () => {
  before = (await entries()).length;
});

test('an entry says who did what to which thing, and keeps only hashes of how it was and is', async () => {
  await inTransaction(given.db, (tx) => audit(tx, act));
  const entry = (await entries()).at(-1);
  expect(entry).toMatchObject({
    actor_person: id,
    act: 'test/change-colour',
    scope_kind: 'institution',
    scope_id: id,
    subject: `institution:${id}`,
    told: { colour: '#123456' },
    reason: 'El manual de marca',
  });
  const hash = (text: string) => createHash('sha256').update(text).digest();
  expect(entry?.before_sha256).toEqual(hash(canonicalJson({ words: ['b', 'a'], colour: null })));
  expect(entry?.after_sha256).toEqual(hash('{"colour":"#123456","words":["b","a"]}'));
  expect(JSON.stringify(entry)).not.toContain('María');
});

test('the platform itself may act, with neither scope nor state', async () => {
  const own = { actor: undefined, act: 'test/import', scope: undefined, subject: 'file:1' };
  await inTransaction(given.db, (tx) => audit(tx, own));
  expect((await entries()).at(-1)).toMatchObject({
    actor_person: null,
    scope_kind: null,
    before_sha256: null,
    after_sha256: null,
    told: {},
  });
});

test('an act that is not done leaves no entry', async () => {
  const undone = inTransaction(given.db, async (tx) => {
    await audit(tx, act);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await entries()).toHaveLength(before);
});

test.each([
  ['no verb', { ...act, act: 'test' }],
  ['capitals', { ...act, act: 'Test/Change' }],
  ['no subject', { ...act, subject: '' }],
])('an entry with %s is refused', async (_, wrong) => {
  await expect(inTransaction(given.db, (tx) => audit(tx, wrong))).rejects.toThrow(/check/);
});

test.each([
  'update records.audit_entry set reason = null',
  'update records.audit_entry set reason = null where false',
  'delete from records.audit_entry',
  'delete from records.audit_entry where id = 1',
  'truncate records.audit_entry',
  'truncate records.audit_entry cascade',
  'merge into records.audit_entry e using (select 1 id) s on e.id = s.id when matched then delete',
])('the log only grows: «%s» is refused', async (statement) => {
  await inTransaction(given.db, (tx) => audit(tx, act));
  await expect(sql.raw(statement).execute(given.db)).rejects.toThrow('permission denied');
  await expect(sql.raw(statement).execute(given.owner)).rejects.toThrow('the audit log only grows');
  expect(await entries()).toHaveLength(before + 1);
});

test.each([
  'drop trigger audit_entry_only_grows on records.audit_entry',
  'alter table records.audit_entry disable trigger all',
  'alter table records.audit_entry alter column reason type text',
  'drop table records.audit_entry',
  'drop schema records cascade',
  'create or replace function records.refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
  'set session_replication_role = replica',
  'create index on records.audit_entry (act)',
  'delete from platform.migration',
])('the role of the product cannot open the log: «%s» is refused', async (statement) => {
  await expect(sql.raw(statement).execute(given.db)).rejects.toThrow(
    /must be owner|permission denied|no privileges/,
  );
});

test('the role of the product does not become the owner', async () => {
  const { rows } = await sql<{ name: string; can: boolean }>`
    select current_user as name, pg_has_role(current_user, 'minga', 'member') as can`.execute(
    given.db,
  );
  expect(rows).toEqual([{ name: 'minga_app', can: false }]);
  await expect(sql`set role minga`.execute(given.db)).rejects.toThrow('permission denied');
});

test('a right that the role of the product gives to itself is no right', async () => {
  await sql`grant update, delete on records.audit_entry to current_user`.execute(given.db);
  await expect(sql`delete from records.audit_entry`.execute(given.db)).rejects.toThrow(
    'permission denied',
  );
});
