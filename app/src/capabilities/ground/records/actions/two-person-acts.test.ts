// An act of two people from proposal to end: by rule, and by the database whatever the program does.
import { createHash, randomBytes } from 'node:crypto';
import { err, ok } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import type { TwoPersonKind } from '../../../../platform/two-person.ts';
import { houseOf } from '../../../../site/site.tsx';
import { testParts, testSite } from '../../../../site/testing.ts';
import { proposeAct } from '../../people/index.ts';
import { findAct } from '../store/two-person-acts.ts';
import { ancud, holderOf, later, lautaro, NOW, scopeOfComuna } from '../testing/given.ts';
import { type ProveSigning, refuseAct, signAct } from './end-act.ts';

let given: TestDatabase;
let scope: Scope;
let elsewhere: Scope;
let proposer: Actor;
let signer: Actor;
let version = '1';
let done: unknown[] = [];

/** Writes its payload down, as any act of a room would change something of its own. */
const kind: TwoPersonKind = {
  kind: 'people/invite',
  mayTakePart: ({ grants }, { institutionId }) =>
    grants.some(({ role, scope: at }) => role === 'pb-officer' && at?.id === institutionId),
  shown: (payload) => [{ label: 'Payload', text: String(payload) }],
  saysOf: () => [],
  versionOf: async () => version,
  async execute({ payload, tx }) {
    await sql`insert into platform.rate_limit values ('test', 1, now())`.execute(tx);
    if (payload === 'impossible') return err({ sentence: 'It cannot be.' });
    done.push(payload);
    return ok(undefined);
  },
};

function house() {
  return { ...houseOf(testParts(given.db)), twoPersonKinds: [kind] };
}

beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
  await sql`insert into people.installation (key_fingerprint, kind) values ('\\x00', 'demonstration')`.execute(
    given.db,
  );
  scope = await scopeOfComuna(given.db, ancud);
  elsewhere = await scopeOfComuna(given.db, lautaro);
});
beforeEach(async () => {
  version = '1';
  done = [];
  await sql`delete from platform.rate_limit`.execute(given.db);
  proposer = await holderOf(given.db, 'pb-officer', scope);
  signer = await holderOf(given.db, 'pb-officer', scope);
});
afterAll(() => given?.close());

function propose(payload = 'Ana', by = proposer): Promise<string> {
  const asked = { kind, payload, subject: 'institution:x', institutionId: scope.id, now: NOW };
  return given.db.transaction().execute((tx) => proposeAct(tx, { ...asked, actor: by }));
}

const persona: ProveSigning = async () => ok({ by: 'demonstration' });

async function sign(actId: string, actor = signer, now = later(1), prove = persona) {
  const signed = await signAct(house(), { actId, actor, now }, prove);
  return signed.ok ? 'done' : signed.error.code;
}

test('what was proposed is carried out once, over the text that was hashed', async () => {
  const id = await propose();
  const { rows } = await sql<{ text: string; sha256: Buffer }>`
    select text, sha256 from records.two_person_act where id = ${id}`.execute(given.db);
  const [kept] = rows;
  expect(
    createHash('sha256')
      .update(kept?.text ?? '')
      .digest(),
  ).toEqual(kept?.sha256);
  expect(JSON.parse(kept?.text ?? '')).toMatchObject({
    act: id,
    kind: 'people/invite',
    payload: 'Ana',
    proposed_by: proposer.personId,
    version: '1',
    expires: '2026-11-28T15:00:00.000Z',
  });
  const answers = await Promise.all([
    sign(id),
    sign(id),
    sign(id, await holderOf(given.db, 'pb-officer', scope)),
  ]);
  expect(answers.toSorted()).toEqual(['done', 'records/act-ended', 'records/act-ended']);
  expect(done).toEqual(['Ana']);
  expect((await findAct(given.db, id))?.end?.outcome).toBe('executed');
});

test('two equal proposals have hashes from which nobody guesses what they say', async () => {
  const [one, other] = await Promise.all([propose(), propose()]);
  const hashes = await Promise.all(
    [one, other].map(async (id) => (await findAct(given.db, id))?.sha256),
  );
  expect(hashes[0]).not.toBe(hashes[1]);
});

describe('is not carried out', () => {
  test('by whoever proposed it, nor by whoever has no part in it', async () => {
    const id = await propose();
    expect(await sign(id, proposer)).toBe('records/act-own');
    expect(await sign(id, await holderOf(given.db, 'pb-officer', elsewhere))).toBe(
      'records/act-not-here',
    );
    expect(await sign(id, await holderOf(given.db, 'observer', scope))).toBe(
      'records/act-not-here',
    );
  });

  test('after its hour, after it changed, or after its proposer lost the role', async () => {
    const [late, changed, left] = [await propose(), await propose(), await propose()];
    expect(await sign(late, signer, later(72 * 60))).toBe('records/act-expired');
    version = '2';
    expect(await sign(changed)).toBe('records/act-changed');
    version = '1';
    await sql`update people.role_grant set ended_at = now(), ended_reason = 'x'
      where person_id = ${proposer.personId}`.execute(given.db);
    expect(await sign(left)).toBe('records/act-proposer-left');
  });
});

/** Somebody proposed, signed or sent again the invitation of another, who took it up. */
async function brought(part: string, by: Actor, whom: Actor, days: number) {
  const [one, two] = [await anybody(), await anybody()];
  const givers = { invited_by: one, confirmed_by: two, renewed_by: two, [part]: by.personId };
  await given.db
    .insertInto('people.invitation')
    .values({
      token_hash: randomBytes(32),
      email: `${whom.personId}@ejemplo.cl`,
      name: 'Ana',
      role: 'moderator',
      institution_id: scope.id,
      ...givers,
      expires_at: NOW,
      accepted_at: later(-days * 24 * 60),
      accepted_by: whom.personId,
    })
    .execute();
}

/** Somebody proposed, signed or handed over the reset of the keys of another, who used it. */
async function reset(part: string, by: Actor, whom: Actor, days: number) {
  const [one, two] = [await anybody(), await anybody()];
  const givers = { proposed_by: one, confirmed_by: two, renewed_by: two, [part]: by.personId };
  const at = later(-days * 24 * 60);
  await given.db
    .insertInto('people.key_reset')
    .values({
      token_hash: randomBytes(32),
      person_id: whom.personId,
      institution_id: scope.id,
      ...givers,
      opened_at: at,
      expires_at: new Date(at.getTime() + 1000),
      used_at: at,
    })
    .execute();
}

const anybody = async () => (await holderOf(given.db, 'observer', scope)).personId;

describe('is not carried out by people who are not independent:', () => {
  test.each([
    ['invited', brought, 'invited_by'],
    ['signed the invitation of', brought, 'confirmed_by'],
    ['sent the invitation again to', brought, 'renewed_by'],
    ['proposed to reset the keys of', reset, 'proposed_by'],
    ['signed the reset of the keys of', reset, 'confirmed_by'],
    ['handed a new key over to', reset, 'renewed_by'],
  ] as const)('by two of whom one %s the other in the last thirty days', async (_, tie, part) => {
    await tie(part, signer, proposer, 29);
    expect(await sign(await propose())).toBe('records/act-not-independent');
    const [other, old] = [
      await holderOf(given.db, 'pb-officer', scope),
      await holderOf(given.db, 'pb-officer', scope),
    ];
    await tie(part, proposer, other, 29);
    const id = await propose();
    expect(await sign(id, other)).toBe('records/act-not-independent');
    const unasked = given.db.insertInto('records.two_person_end').values({
      act_id: id,
      outcome: 'executed',
      ended_by: other.personId,
      ended_at: later(1),
      proof: 'demonstration',
    });
    await expect(unasked.execute()).rejects.toMatchObject({
      constraint: 'act_by_independent_people',
    });
    await tie(part, proposer, old, 31);
    expect(await sign(await propose(), old)).toBe('done');
  });
});

describe('is not carried out either', () => {
  test('without a signature', async () => {
    const id = await propose();
    const unsigned: ProveSigning = async () => err({ code: 'records/act-not-signed' });
    expect(await sign(id, signer, later(1), unsigned)).toBe('records/act-not-signed');
    expect((await findAct(given.db, id))?.end).toBeUndefined();
  });

  test('when it says no itself: then nothing of it stays, and it can be signed later', async () => {
    const id = await propose('impossible');
    expect(await sign(id)).toBe('records/act-refused');
    const { rows } = await sql`select from platform.rate_limit`.execute(given.db);
    expect([rows, (await findAct(given.db, id))?.end]).toEqual([[], undefined]);
  });
});

test('is refused by whoever could sign it and taken back by its proposer, once', async () => {
  const end = async (actId: string, actor: Actor) => {
    const ended = await refuseAct(house(), { actId, actor, now: later(1) });
    return ended.ok ? ended.value : ended.error.code;
  };
  const [one, other] = [await propose(), await propose()];
  expect(await end(one, signer)).toBe('refused');
  expect(await end(other, proposer)).toBe('withdrawn');
  expect(await end(other, signer)).toBe('records/act-ended');
  expect(await sign(one)).toBe('records/act-ended');
});

test('each step is in the log with the hash of the text, and without what it says', async () => {
  const id = await propose('Nombre de Ana');
  await sign(id);
  const { rows } = await sql<{ act: string; told: unknown }>`
    select act, told from records.audit_entry where subject = ${`act:${id}`} order by id`.execute(
    given.db,
  );
  const { sha256 } = (await findAct(given.db, id)) ?? {};
  const told = { kind: 'people/invite', sha256 };
  expect(rows).toEqual([
    { act: 'records/propose-act', told },
    { act: 'records/sign-act', told },
  ]);
});

/** How an act ended, past the program: carried out, unless `more` says otherwise. */
const insert = (id: string, by: Actor, at: Date, more = {}, db: Database = given.db) =>
  db
    .insertInto('records.two_person_end')
    .values({
      act_id: id,
      outcome: 'executed',
      ended_by: by.personId,
      ended_at: at,
      proof: 'demonstration',
      ...more,
    })
    .execute();

describe('the database, whatever the program does,', () => {
  test('takes no second person who is the first, comes late, or is of no staff there', async () => {
    const id = await propose();
    const stranger = await holderOf(given.db, 'pb-officer', elsewhere);
    await expect(insert(id, proposer, later(1))).rejects.toMatchObject({
      constraint: 'act_by_two_people',
    });
    await expect(insert(id, signer, later(72 * 60))).rejects.toMatchObject({
      constraint: 'act_in_time',
    });
    await expect(insert(id, stranger, later(1))).rejects.toMatchObject({
      constraint: 'act_by_staff',
    });
    await expect(
      insert(id, signer, later(1), { outcome: 'withdrawn', proof: null }),
    ).rejects.toMatchObject({
      constraint: 'act_withdrawn_by_proposer',
    });
    await insert(id, signer, later(1));
    await expect(insert(id, signer, later(1))).rejects.toThrow(/two_person_end_pkey/);
  });

  test('takes nobody twice: not whoever proposed it to refuse it, nor a second account of her RUN', async () => {
    const id = await propose();
    const refused = insert(id, proposer, later(1), { outcome: 'refused', proof: null });
    await expect(refused).rejects.toMatchObject({ constraint: 'act_by_two_people' });
    const twoOfOneRun = given.owner.transaction().execute(async (tx) => {
      // Nobody has two accounts of one RUN; were that guard to fall, this one stands.
      await sql`alter table people.person drop constraint person_run_fingerprint_key`.execute(tx);
      await sql`update people.person set run_fingerprint = ${randomBytes(32)}
        where id in (${proposer.personId}, ${signer.personId})`.execute(tx);
      await insert(id, signer, later(1), {}, tx);
    });
    await expect(twoOfOneRun).rejects.toMatchObject({ constraint: 'act_by_two_people' });
  });

  test('takes nobody before it was proposed, nor after either of both lost the role', async () => {
    const id = await propose();
    const early = insert(id, signer, later(-1));
    await expect(early).rejects.toMatchObject({ constraint: 'act_in_time' });
    for (const { personId } of [signer, proposer]) {
      const ended = sql`update people.role_grant set ended_at = ${later(-5)}, ended_reason = 'x'
        where person_id = ${personId}`;
      const left = given.db.transaction().execute(async (tx) => {
        await ended.execute(tx);
        await insert(id, signer, later(1), {}, tx);
      });
      await expect(left).rejects.toMatchObject({ constraint: 'act_by_staff' });
    }
  });
});

describe('the database, besides,', () => {
  test('takes no signature of a demonstration in production', async () => {
    const id = await propose();
    await sql`update people.installation set kind = 'production'`.execute(given.db);
    await expect(insert(id, signer, later(1))).rejects.toMatchObject({ constraint: 'act_signed' });
    await sql`update people.installation set kind = 'demonstration'`.execute(given.db);
  });

  test('keeps text and hash together, and lets nobody change or remove either row', async () => {
    const id = await propose();
    await sign(id);
    for (const change of [
      sql`update records.two_person_act set text = text || ' '`,
      sql`delete from records.two_person_end`,
      sql`truncate records.two_person_act cascade`,
    ]) {
      await expect(change.execute(given.owner)).rejects.toThrow(/never change/);
    }
    await expect(
      sql`insert into records.two_person_act select gen_random_uuid(), kind, text || 'x', sha256, subject,
        subject_version, institution_id, proposed_by, proposed_at, expires_at
        from records.two_person_act where id = ${id}`.execute(given.owner),
    ).rejects.toMatchObject({ constraint: 'act_text_is_what_was_hashed' });
  });
});
