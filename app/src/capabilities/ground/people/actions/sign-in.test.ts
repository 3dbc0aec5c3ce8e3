import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testKeys as keys } from '../../../../site/testing.ts';
import { checkDigit, type Run } from '../rules/run.ts';
import { insertConsent, insertGuardianship, listConsents } from '../store/guardianships.ts';
import { findPersonByRun, insertIdentity, openDetails, readPerson } from '../store/persons.ts';
import { findSession } from '../store/sessions.ts';
import { givenPerson, later, NOW, providerOf, runOf } from '../testing/somebody.ts';
import { type ProvenSignIn, signIn } from './sign-in.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
});
afterAll(() => given.close());

const claveUnica = providerOf();
const mailbox = providerOf({ id: 'correo', claims: 'standard', provesRun: false });
const otherProof = providerOf({ id: 'otra', claims: 'standard' });

let nextNumber = 20_000_000;
function newRun(): Run {
  nextNumber += 1;
  return runOf(`${nextNumber}-${checkDigit(nextNumber)}`);
}

function attempt(
  more: Partial<ProvenSignIn> & { readonly run?: Run | undefined } = {},
): ProvenSignIn {
  const { run, ...given } = more;
  return {
    provider: claveUnica,
    subject: randomUUID(),
    proven: { run, names: { given: 'Ana', family: 'Soto' } },
    device: 'Chrome · Android',
    locale: 'es-CL',
    now: NOW,
    ...given,
  };
}

async function enter(one: ProvenSignIn) {
  const signed = await signIn(given.db, keys, one);
  if (!signed.ok) throw new Error(signed.error.code);
  return signed.value;
}

async function refusal(one: ProvenSignIn): Promise<string | undefined> {
  const before = await personsCount();
  const signed = await signIn(given.db, keys, one);
  expect(await personsCount()).toBe(before);
  return signed.ok ? undefined : signed.error.code;
}

async function personsCount(): Promise<number> {
  const counted = await sql<{ n: number }>`select count(*)::int n from people.person`.execute(
    given.db,
  );
  return counted.rows[0]?.n ?? 0;
}

describe('the first time', () => {
  test('opens an account with what was proven, sealed, and a session of a resident', async () => {
    const run = newRun();
    const { personId, token, isNew } = await enter(attempt({ run, locale: 'en' }));
    expect(isNew).toBe(true);
    expect(await readPerson(given.db, personId)).toMatchObject({
      publicName: 'Ana S.',
      usesAlias: false,
      proof: 'provider',
      hasRun: true,
      locale: 'en',
    });
    expect(await openDetails(given.db, keys, personId)).toMatchObject({
      run,
      names: { given: 'Ana', family: 'Soto' },
    });
    expect(await findSession(given.db, token)).toMatchObject({
      personId,
      method: 'provider',
      provider: 'claveunica',
      device: 'Chrome · Android',
      provenAt: NOW,
      expiresAt: later(30 * 24 * 3_600_000),
    });
  });

  test('keeps neither the RUN, the name nor the account at the provider where they can be read', async () => {
    const run = newRun();
    const subject = 'cuenta-de-ana';
    await enter(attempt({ run, subject }));
    const rows = await sql<{ row: string }>`
      select row_to_json(p)::text || row_to_json(i)::text as row
      from people.person p join people.identity i on i.person_id = p.id`.execute(given.db);
    const [body = ''] = run.split('-');
    for (const secret of [run, body, subject, 'Soto']) {
      const hex = Buffer.from(secret).toString('hex');
      expect(rows.rows.filter(({ row }) => row.includes(secret) || row.includes(hex))).toEqual([]);
    }
  });

  test('in two windows at once opens one account, with and without a RUN', async () => {
    for (const provider of [claveUnica, mailbox]) {
      const one = attempt({ provider, run: newRun() });
      const entered = await Promise.all(Array.from({ length: 6 }, () => enter(one)));
      expect(new Set(entered.map(({ personId }) => personId)).size).toBe(1);
      expect(new Set(entered.map(({ token }) => token)).size).toBe(6);
      expect(entered.filter(({ isNew }) => isNew)).toHaveLength(1);
    }
  });

  test('at two providers at once that prove the same RUN opens one account too', async () => {
    const run = newRun();
    const entered = await Promise.all(
      [claveUnica, otherProof].map((provider) => enter(attempt({ provider, run }))),
    );
    expect(new Set(entered.map(({ personId }) => personId)).size).toBe(1);
  });
});

test('the next time is the same person, and the session of before keeps its own token', async () => {
  const one = attempt({ run: newRun() });
  const first = await enter(one);
  const second = await enter({ ...one, now: later(60_000) });
  expect(second).toMatchObject({ personId: first.personId, isNew: false });
  expect(second.token).not.toBe(first.token);
});

describe('an account is entered by its RUN', () => {
  test('through another provider that proves it', async () => {
    const run = newRun();
    const first = await enter(attempt({ run }));
    const second = await enter(attempt({ provider: otherProof, run }));
    expect(second).toMatchObject({ personId: first.personId, isNew: false });
  });

  test('never through one that only says it: that opens an account of its own, without RUN', async () => {
    const run = newRun();
    const owner = await enter(attempt({ run }));
    const stranger = await enter(attempt({ provider: mailbox, run }));
    expect(stranger.personId).not.toBe(owner.personId);
    expect(stranger.isNew).toBe(true);
    expect((await readPerson(given.db, stranger.personId))?.hasRun).toBe(false);
    expect((await findPersonByRun(given.db, keys, run))?.id).toBe(owner.personId);
  });

  test('and a subject means nothing at another provider', async () => {
    const subject = randomUUID();
    const first = await enter(attempt({ subject, run: newRun() }));
    const second = await enter(attempt({ subject, provider: mailbox }));
    expect(second.personId).not.toBe(first.personId);
  });

  test('but not by an account that proves the RUN of somebody else now', async () => {
    const run = newRun();
    await enter(attempt({ run }));
    const other = attempt({ run: newRun() });
    await enter(other);
    const changed = { ...other, proven: { ...other.proven, run } };
    expect(await refusal(changed)).toBe('people/run-of-another');
    const another = { ...other, proven: { ...other.proven, run: newRun() } };
    expect(await refusal(another)).toBe('people/run-of-another');
  });

  test('and one that had none takes the RUN that its provider proves later', async () => {
    const one = attempt();
    const { personId } = await enter(one);
    const run = newRun();
    await enter({ ...one, proven: { ...one.proven, run } });
    expect((await findPersonByRun(given.db, keys, run))?.id).toBe(personId);
  });

  test('also one that was opened with another document, which still finds it', async () => {
    const document = 'passport BO 123456';
    const personId = await givenPerson(given.db, { proof: 'assisted', document });
    const run = newRun();
    const subject = randomUUID();
    await inTransaction(given.db, (tx) =>
      insertIdentity(tx, keys, { provider: claveUnica.id, subject, personId }),
    );
    await enter(attempt({ subject, run }));
    expect((await openDetails(given.db, keys, personId)).run).toBe(run);
    await expect(givenPerson(given.db, { document })).rejects.toThrow('nobody has that');
  });
});

describe('proving once more who one is', () => {
  test('is done by one’s own account', async () => {
    const one = attempt({ run: newRun() });
    const { personId } = await enter(one);
    const again = await enter({ ...one, mustBe: personId, now: later(3_600_000) });
    expect((await findSession(given.db, again.token))?.provenAt).toEqual(later(3_600_000));
  });

  test('is not done by another person’s, nor by one that is not known', async () => {
    const { personId } = await enter(attempt({ run: newRun() }));
    const other = attempt({ run: newRun() });
    await enter(other);
    expect(await refusal({ ...other, mustBe: personId })).toBe('people/other-person');
    expect(await refusal(attempt({ run: newRun(), mustBe: personId }))).toBe('people/other-person');
  });
});

test('somebody who was registered as a child and proves its RUN speaks for itself from then on', async () => {
  const run = newRun();
  const guardianId = await givenPerson(given.db);
  const childId = await givenPerson(given.db, {
    proof: 'guardian',
    publicName: 'Chucao 312',
    usesAlias: true,
    names: { given: 'Otra', family: 'Persona' },
    birthDate: '2020-01-01',
    run,
  });
  const ward = { childId, guardianId, now: NOW };
  await inTransaction(given.db, async (tx) => {
    await insertGuardianship(tx, ward);
    await insertConsent(tx, { ...ward, subject: 'test/track', textVersion: '1' });
  });
  const { personId, isNew } = await enter(attempt({ run }));
  expect({ personId, isNew }).toEqual({ personId: childId, isNew: true });
  expect(await readPerson(given.db, childId)).toMatchObject({ proof: 'provider', birthYear: null });
  expect(await openDetails(given.db, keys, childId)).toEqual({
    run,
    names: { given: 'Ana', family: 'Soto' },
    birthDate: undefined,
  });
  expect((await listConsents(given.db, childId)).map(({ withdrawnAt }) => withdrawnAt)).toEqual([
    NOW,
  ]);
});
