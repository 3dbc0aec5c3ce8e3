import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { HOLDS_MS } from '../rules/assisted-identity.ts';
import type { IdentityDocument } from '../rules/identity-document.ts';
import { findOpenIdentity } from '../store/assisted-identities.ts';
import { endGrant, standingGrants } from '../store/grants.ts';
import { insertIdentity, openDetails, readPerson } from '../store/persons.ts';
import { type Desk, givenDesk, newRun, seenOf } from '../testing/desk.ts';
import { givenStaff, testKeys as keys, later, NOW, providerOf } from '../testing/somebody.ts';
import { refuseIdentity } from './refuse-identity.ts';
import { signIn } from './sign-in.ts';
import { signInByCard } from './sign-in-by-card.ts';
import { writeDownIdentity } from './write-down-identity.ts';

let given: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  given = await testDatabase();
  desk = await givenDesk(given.db);
});
afterAll(() => given.close());

async function refusal(result: ReturnType<Desk['confirm']>): Promise<string | undefined> {
  const done = await result;
  return done.ok ? undefined : done.error.code;
}

async function rowOf(id: string) {
  return given.db
    .selectFrom('people.assisted_identity')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
}

function enter(code: string, birthYear: number) {
  const session = { device: 'Test', before: undefined, mustBe: undefined, now: NOW };
  return signInByCard(given.db, keys, { code, birthYear, peer: 'desk', ...session });
}

describe('two members of staff', () => {
  test('open an account with what the document says, and a card that signs in', async () => {
    const seen = seenOf();
    const card = await desk.identified(seen);
    expect(card).toMatchObject({ publicName: 'Elba C.', replacesCard: false });
    expect(await readPerson(given.db, card.personId)).toMatchObject({
      proof: 'assisted',
      usesAlias: false,
      birthYear: 1948,
      comunaCut: '09108',
      hasRun: true,
    });
    expect(await openDetails(given.db, keys, card.personId)).toEqual({
      run: seen.document.number,
      names: seen.names,
      birthDate: '1948-06-24',
    });
    expect((await enter(card.code, 1948)).ok).toBe(true);
  });

  test.each([
    { kind: 'passport', country: 'BO', number: 'AB123456' },
    { kind: 'foreign-id', country: 'VE', number: '12345678' },
    { kind: 'ipa', number: '100000000-7' },
  ] as const)('open it by %o too, and the same document opens no second one', async (document) => {
    const seen = seenOf({ document: document as IdentityDocument });
    const first = await desk.identified(seen);
    expect((await readPerson(given.db, first.personId))?.hasRun).toBe(false);
    expect((await desk.identified(seen)).personId).toBe(first.personId);
  });

  test('keep nothing of it where it can be read, neither while it waits nor after', async () => {
    const seen = seenOf({ names: { given: 'Nayaret', family: 'Quidel' } });
    const id = await desk.writeDown(seen);
    const dump = async () => {
      const rows = await sql<{ row: string }>`
        select row_to_json(i)::text as row from people.assisted_identity i
        union all select row_to_json(a)::text from records.audit_entry a
        union all select row_to_json(p)::text from people.person p
        union all select row_to_json(c)::text from people.access_code c`.execute(given.db);
      return rows.rows.map(({ row }) => row).join('\n');
    };
    const card = await (async () => {
      const waiting = await dump();
      const confirmed = await desk.confirm(id, seen);
      if (!confirmed.ok) throw new Error(confirmed.error.code);
      return { waiting, after: await dump(), code: confirmed.value.code };
    })();
    const [body = ''] = seen.document.number.split('-');
    for (const secret of [body, 'Quidel', '1948-06-24', card.code]) {
      const hex = Buffer.from(secret).toString('hex');
      expect(`${card.waiting}${card.after}`).not.toContain(secret);
      expect(`${card.waiting}${card.after}`).not.toContain(hex);
    }
    expect(await rowOf(id)).toMatchObject({ details_sealed: null, document_fingerprint: null });
  });
});

describe('of whom they see, they', () => {
  test('leave in the log who saw and who confirmed, and not whom', async () => {
    const seen = seenOf();
    const id = await desk.writeDown(seen);
    await desk.confirm(id, seen);
    const log = await given.db
      .selectFrom('records.audit_entry')
      .select(['act', 'actor_person', 'scope_id', 'told'])
      .where('subject', '=', `assisted-identity:${id}`)
      .orderBy('id')
      .execute();
    const common = { act: 'people/identify-in-person', scope_id: desk.lautaro.id };
    expect(log).toEqual([
      {
        ...common,
        actor_person: desk.rosa.personId,
        told: { step: 'seen', document: 'run', seenAs: 'original' },
      },
      {
        ...common,
        actor_person: desk.hugo.personId,
        told: { step: 'confirmed', isNewAccount: true, replacesCard: false },
      },
    ]);
  });

  test('give a minor an alias', async () => {
    const card = await desk.identified(seenOf({ birthDate: '2010-01-01' }));
    expect(await readPerson(given.db, card.personId)).toMatchObject({ usesAlias: true });
    expect(card.publicName).not.toContain('Elba');
  });
});

describe('the second one', () => {
  test('is never the first', async () => {
    const seen = seenOf();
    const id = await desk.writeDown(seen);
    expect(await refusal(desk.confirm(id, seen, desk.at(desk.rosa)))).toBe(
      'people/identity-same-member',
    );
    await expect(
      sql`update people.assisted_identity set confirmed_by = seen_by, confirmed_at = ${NOW},
        details_sealed = null, document_fingerprint = null where id = ${id}`.execute(given.db),
    ).rejects.toThrow('check');
  });

  test('types the number from the document', async () => {
    const seen = seenOf();
    const id = await desk.writeDown(seen);
    const other = { ...seen, document: { kind: 'run', number: newRun() } } as const;
    expect(await refusal(desk.confirm(id, other))).toBe('people/identity-number-differs');
    expect((await desk.confirm(id, seen)).ok).toBe(true);
  });

  test('is of the same institution: elsewhere it is as if it were not there', async () => {
    const seen = seenOf();
    const id = await desk.writeDown(seen);
    expect(await refusal(desk.confirm(id, seen, desk.at(desk.stranger, desk.lebu)))).toBe(
      'people/identity-closed',
    );
    const elsewhere = { id, institutionId: desk.lebu.id, now: NOW };
    expect(await findOpenIdentity(given.db, keys, elsewhere)).toBeUndefined();
  });

  test('holds a role there, whatever the program says', async () => {
    const seen = seenOf();
    const id = await desk.writeDown(seen);
    await expect(desk.confirm(id, seen, desk.at(desk.stranger, desk.lautaro))).rejects.toThrow(
      'holds a role',
    );
    const outsider = { ...desk.at(desk.stranger, desk.lautaro), seen: seenOf() };
    await expect(writeDownIdentity(given.db, keys, outsider)).rejects.toThrow('holds a role');
  });

  test('does not take the word of a first one who has left since', async () => {
    const leaving = await givenStaff(given.db, desk.lautaro, 'desk-staff');
    const seen = seenOf();
    const id = await desk.writeDown(seen, desk.at(leaving));
    const [held] = await standingGrants(given.db, leaving.personId);
    await inTransaction(given.db, (tx) => endGrant(tx, held?.id ?? '', desk.lautaro, 'Se fue'));
    expect(await refusal(desk.confirm(id, seen))).toBe('people/identity-first-left');
  });
});

describe('what waits for her', () => {
  test('is over after 72 hours', async () => {
    const seen = seenOf();
    const id = await desk.writeDown(seen);
    const at = (ms: number) => desk.at(desk.hugo, desk.lautaro, later(ms));
    expect(await refusal(desk.confirm(id, seen, at(HOLDS_MS)))).toBe('people/identity-closed');
    expect((await desk.confirm(id, seen, at(HOLDS_MS - 1))).ok).toBe(true);
  });

  test('is decided once, however many decide at the same moment', async () => {
    const seen = seenOf();
    const id = await desk.writeDown(seen);
    const ema = await givenStaff(given.db, desk.lautaro, 'pb-officer');
    const decided = await Promise.all([
      refusal(desk.confirm(id, seen)),
      refusal(desk.confirm(id, seen, desk.at(ema))),
      refusal(desk.confirm(id, seen)),
    ]);
    expect(decided.filter((code) => code === undefined)).toHaveLength(1);
    expect(decided.filter((code) => code === 'people/identity-closed')).toHaveLength(2);
  });

  test('may be refused, and then nothing of it is left but that and why', async () => {
    const seen = seenOf();
    const id = await desk.writeDown(seen);
    const reason = 'other-person' as const;
    expect((await refuseIdentity(given.db, keys, { ...desk.at(desk.hugo), id, reason })).ok).toBe(
      true,
    );
    expect(await rowOf(id)).toMatchObject({
      refused_by: desk.hugo.personId,
      refused_reason: 'other-person',
      details_sealed: null,
      document_fingerprint: null,
      person_id: null,
    });
    expect(await refusal(desk.confirm(id, seen))).toBe('people/identity-closed');
    const again = await refuseIdentity(given.db, keys, { ...desk.at(desk.hugo), id, reason });
    expect(again).toEqual({ ok: false, error: { code: 'people/identity-closed' } });
  });

  test('may be taken back by whoever wrote it down', async () => {
    const id = await desk.writeDown(seenOf());
    const taken = await refuseIdentity(given.db, keys, {
      ...desk.at(desk.rosa),
      id,
      reason: 'mistyped',
    });
    expect(taken.ok).toBe(true);
  });
});

describe('nobody has a part in identifying herself', () => {
  test('neither first, nor second, nor as the first whom another confirms', async () => {
    const run = newRun();
    const provider = providerOf();
    const proven = { run, names: { given: 'Rosa', family: 'Pino' } };
    const { personId } = desk.rosa;
    const subject = 'rosa';
    await inTransaction(given.db, (tx) =>
      insertIdentity(tx, keys, { provider: provider.id, subject, personId }),
    );
    const session = { device: 'Test', locale: 'es-CL', now: NOW } as const;
    const signed = await signIn(given.db, keys, { provider, subject, proven, ...session });
    expect(signed.ok && signed.value.personId).toBe(personId);
    const seen = seenOf({ document: { kind: 'run', number: run } });
    const own = await writeDownIdentity(given.db, keys, { ...desk.at(desk.rosa), seen });
    expect(own).toEqual({ ok: false, error: { code: 'people/identity-own' } });
    const id = await desk.writeDown(seen, desk.at(desk.hugo));
    expect(await refusal(desk.confirm(id, seen, desk.at(desk.rosa)))).toBe('people/identity-own');
  });

  test('says the database too', async () => {
    const seen = seenOf();
    const id = await desk.writeDown(seen);
    await desk.confirm(id, seen);
    await expect(
      sql`update people.assisted_identity set person_id = seen_by where id = ${id}`.execute(
        given.db,
      ),
    ).rejects.toThrow('check');
  });
});
