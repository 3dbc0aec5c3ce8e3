import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { testKeys as keys } from '../../../../site/testing.ts';
import { readParticipant } from '../index.ts';
import {
  type ChildDetails,
  type ChildTrack,
  CONSENT_TEXT_VERSION,
  MAX_CHILDREN,
} from '../rules/childhood.ts';
import { checkDigit, type Run } from '../rules/run.ts';
import { listConsents, listWards } from '../store/guardianships.ts';
import { openDetails, readPerson } from '../store/persons.ts';
import { givenPerson, later, NOW, runOf, TODAY } from '../testing/somebody.ts';
import { giveConsent } from './give-consent.ts';
import { registerChild } from './register-child.ts';
import { removeChild } from './remove-child.ts';
import { withdrawConsent } from './withdraw-consent.ts';

let given: TestDatabase;
let guardianId: string;
beforeAll(async () => {
  given = await testDatabase();
});
afterAll(() => given.close());
beforeEach(async () => {
  guardianId = await givenPerson(given.db, { birthDate: '1985-05-05' });
});

let nextNumber = 25_000_000;
function newRun(): Run {
  nextNumber += 1;
  return runOf(`${nextNumber}-${checkDigit(nextNumber)}`);
}

const amanda: ChildDetails = {
  names: { given: 'Amanda', family: 'Llanquiñir' },
  birthDate: '2016-03-01',
  run: undefined,
  alias: undefined,
};

const named = (given: string) => ({ names: { ...amanda.names, given } });

const track: ChildTrack = {
  subject: 'test/track:1',
  title: 'Plazas para jugar',
  href: '/comunas/lautaro',
  heldBy: 'Municipalidad de Lautaro',
  minimumAge: 8,
  endsAt: later(30 * 24 * 3_600_000),
};

function register(child: Partial<ChildDetails> = {}, who = guardianId) {
  const more = { locale: 'es-CL', today: TODAY, now: NOW } as const;
  return registerChild(given.db, keys, {
    guardianId: who,
    child: { ...amanda, ...child },
    ...more,
  });
}

async function registered(child: Partial<ChildDetails> = {}): Promise<string> {
  const done = await register(child);
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

function consent(childId: string, more: Partial<Parameters<typeof giveConsent>[2]> = {}) {
  const textVersion = CONSENT_TEXT_VERSION;
  const given_ = { guardianId, childId, track, textVersion, today: TODAY, now: NOW, ...more };
  return giveConsent(given.db, keys, given_);
}

async function codeOf(result: Promise<{ ok: true } | { ok: false; error: { code: string } }>) {
  const done = await result;
  return done.ok ? undefined : done.error.code;
}

const participant = (id: string, today = TODAY) =>
  readParticipant({ db: given.db, keys, sensitiveBelowAge: 16 }, id, today);

describe('registering a child', () => {
  test('keeps its names and birth date sealed and shows an alias', async () => {
    const run = newRun();
    const childId = await registered({ run });
    expect(await readPerson(given.db, childId)).toMatchObject({
      proof: 'guardian',
      usesAlias: true,
      birthYear: 2016,
      hasRun: true,
      email: null,
    });
    expect(await openDetails(given.db, keys, childId)).toEqual({
      run,
      names: amanda.names,
      birthDate: '2016-03-01',
    });
    const row = await sql<{ row: string }>`select row_to_json(p)::text as row
      from people.person p where id = ${childId}`.execute(given.db);
    const text = row.rows[0]?.row ?? '';
    for (const secret of ['Amanda', 'Llanqui', '2016-03-01', run.split('-')[0] ?? '']) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('hex'));
    }
    expect(await listWards(given.db, guardianId)).toMatchObject([{ childId, endedAt: null }]);
  });

  test('takes the alias that was chosen', async () => {
    const childId = await registered({ alias: 'Rayadito 7' });
    expect((await readPerson(given.db, childId))?.publicName).toBe('Rayadito 7');
  });

  test('is for adults who were proven to be who they are', async () => {
    const code = (who: Promise<string>) => who.then((id) => codeOf(register({}, id)));
    expect(await code(givenPerson(given.db))).toBe('people/guardian-age-unknown');
    expect(await code(givenPerson(given.db, { birthDate: '2009-01-01' }))).toBe(
      'people/guardian-under-age',
    );
    const invited = { proof: 'invitation', birthDate: '1985-05-05' } as const;
    expect(await code(givenPerson(given.db, invited))).toBe('people/guardian-not-proven');
    expect(await code(givenPerson(given.db, { ...invited, run: newRun() }))).toBeUndefined();
    const byCard = { proof: 'assisted', birthDate: '1985-05-05' } as const;
    expect(await code(givenPerson(given.db, byCard))).toBeUndefined();
    const child = { proof: 'guardian', birthDate: '1985-05-05' } as const;
    expect(await code(givenPerson(given.db, child))).toBe('people/guardian-not-proven');
  });
});

describe('a guardian', () => {
  test('registers a RUN once, be it of a child or of anybody', async () => {
    const run = newRun();
    await registered({ run });
    expect(await codeOf(register({ ...named('Leo'), run }))).toBe('people/child-run-taken');
    await givenPerson(given.db, { run: newRun() });
    const adult = newRun();
    await givenPerson(given.db, { run: adult });
    expect(await codeOf(register({ ...named('Leo'), run: adult }))).toBe('people/child-run-taken');
    const atOnce = newRun();
    const twins = ['Ema', 'Eva'].map((name) => register({ ...named(name), run: atOnce }));
    expect((await Promise.all(twins)).filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('registers a child once, however often the form is sent and the name is spelt', async () => {
    const twice = await Promise.all([register(), register()]);
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    const again = { names: { given: 'AMANDA', family: 'Llanquinir' }, run: newRun() };
    expect(await codeOf(register(again))).toBeUndefined();
    const louder = { names: { given: 'AMÁNDA', family: 'llanquiñir' }, run: newRun() };
    expect(await codeOf(register(louder))).toBe('people/child-registered');
    expect(await codeOf(register({ birthDate: '2016-03-02' }))).toBeUndefined();
    expect(await codeOf(register(named('Leo')))).toBeUndefined();
  });

  test('registers ten children at most, however many windows are open', async () => {
    const all = await Promise.all(
      Array.from({ length: MAX_CHILDREN + 3 }, (_, at) => register(named(`A${at}`))),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(MAX_CHILDREN);
    expect(await codeOf(register())).toBe('people/children-too-many');
  });

  test('cannot go through a list of RUN', async () => {
    const run = newRun();
    await registered({ run });
    const codes = [];
    for (let attempt = 0; attempt < 20; attempt++)
      codes.push(await codeOf(register({ ...named('Leo'), run })));
    expect(codes.slice(0, 19)).toEqual(Array.from({ length: 19 }, () => 'people/child-run-taken'));
    expect(codes[19]).toBe('people/child-wait');
  });
});

describe('a consent', () => {
  test('lets the child take part in that and nothing else, and only while it stands', async () => {
    const childId = await registered();
    expect(await participant(childId)).toMatchObject({ age: 10, mayTakePart: 'too-young' });
    expect(await codeOf(consent(childId))).toBeUndefined();
    expect(await participant(childId)).toMatchObject({
      isMinor: true,
      mayTakePart: 'with-consent',
      consentedTo: ['test/track:1'],
    });
    const [standing] = await listConsents(given.db, childId);
    expect(standing).toMatchObject({
      subject: 'test/track:1',
      textVersion: CONSENT_TEXT_VERSION,
      givenAt: NOW,
      withdrawnAt: null,
    });
    const id = standing?.id ?? '';
    const at = { id, childId, guardianId, now: later(1000) };
    expect(await codeOf(withdrawConsent(given.db, at))).toBeUndefined();
    expect(await participant(childId)).toMatchObject({ mayTakePart: 'too-young', consentedTo: [] });
    expect(await codeOf(withdrawConsent(given.db, at))).toBe('people/child-not-there');
    expect(await codeOf(consent(childId, { now: later(2000) }))).toBeUndefined();
    expect((await listConsents(given.db, childId)).map(({ withdrawnAt }) => withdrawnAt)).toEqual([
      null,
      later(1000),
    ]);
  });

  test('given twice, also at once, stands once', async () => {
    const childId = await registered();
    await Promise.all([consent(childId), consent(childId), consent(childId)]);
    expect(await listConsents(given.db, childId)).toHaveLength(1);
  });

  test('is given and withdrawn by the guardian of that child only', async () => {
    const childId = await registered();
    await consent(childId);
    const [standing] = await listConsents(given.db, childId);
    const other = await givenPerson(given.db, { birthDate: '1985-05-05' });
    const track2 = { ...track, subject: 'test/track:2' };
    expect(await codeOf(consent(childId, { guardianId: other, track: track2 }))).toBe(
      'people/child-not-there',
    );
    const theirs = { id: standing?.id ?? '', childId, guardianId: other, now: NOW };
    expect(await codeOf(withdrawConsent(given.db, theirs))).toBe('people/child-not-there');
    expect((await participant(childId)).consentedTo).toEqual(['test/track:1']);
    await expect(
      sql`insert into people.guardian_consent (child_id, guardian_id, subject, text_version, given_at)
        values (${childId}, ${other}, 'test/track:3', '1', now())`.execute(given.db),
    ).rejects.toThrow('foreign key');
  });
});

describe('a consent for what cannot be', () => {
  test('is refused for what is closed, for the wrong age, for an older text, and counts no more at 14', async () => {
    const childId = await registered();
    expect(await codeOf(consent(childId, { track: undefined }))).toBe('people/track-closed');
    const old = { ...track, minimumAge: 12 };
    expect(await codeOf(consent(childId, { track: old }))).toBe('people/child-too-young');
    expect(await codeOf(consent(childId, { textVersion: '2020' }))).toBe(
      'people/consent-text-changed',
    );
    expect(await codeOf(consent(childId))).toBeUndefined();
    const birthday = '2030-03-01';
    expect(await codeOf(consent(childId, { today: birthday }))).toBe('people/child-of-age');
    expect(await participant(childId, birthday)).toMatchObject({
      mayTakePart: 'by-oneself',
      consentedTo: [],
    });
  });
});

describe('a child that was registered by mistake', () => {
  test('is taken out whole while nothing was consented to', async () => {
    const run = newRun();
    const childId = await registered({ run });
    expect(await codeOf(removeChild(given.db, { childId, guardianId }))).toBeUndefined();
    expect(await readPerson(given.db, childId)).toBeUndefined();
    expect(await listWards(given.db, guardianId)).toEqual([]);
    expect(await codeOf(register({ run }))).toBeUndefined();
  });

  test('stays once something was, even if it was withdrawn', async () => {
    const childId = await registered();
    await consent(childId);
    const [standing] = await listConsents(given.db, childId);
    await withdrawConsent(given.db, { id: standing?.id ?? '', childId, guardianId, now: NOW });
    expect(await codeOf(removeChild(given.db, { childId, guardianId }))).toBe(
      'people/child-took-part',
    );
  });

  test('is taken out by its guardian only', async () => {
    const childId = await registered();
    const other = await givenPerson(given.db, { birthDate: '1985-05-05' });
    expect(await codeOf(removeChild(given.db, { childId, guardianId: other }))).toBe(
      'people/child-not-there',
    );
    expect(await readPerson(given.db, childId)).toBeDefined();
  });
});

test('others are asked for their age only', async () => {
  expect(await participant(guardianId)).toEqual({
    age: 41,
    isMinor: false,
    mayTakePart: 'by-oneself',
    consentedTo: [],
    sensitiveData: [],
  });
  expect(await participant(await givenPerson(given.db))).toMatchObject({
    mayTakePart: 'age-unknown',
  });
});
