// What people say: one of each about each paragraph, changed until the deadline, read by a moderator at first.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { forgetPerson, joinAccounts, listOfPerson } from '../store/forgetting.ts';
import { isShown, listObservations } from '../store/observations.ts';
import {
  change,
  givenCountry,
  givenGrouped,
  givenOpen,
  givenPerson,
  givenStaff,
  later,
  NOW,
  say,
  support,
} from '../testing/given.ts';
import type { ByStaff } from './acting.ts';
import { enterFromAssembly, linkAssembly } from './enter-observation.ts';
import { judgeWritten } from './judge-observation.ts';
import { takeBackObservation } from './observe.ts';

let given: TestDatabase;
let by: ByStaff;
let moderator: ByStaff;

beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  by = await givenStaff(given.db, 'ancud');
  moderator = await givenStaff(given.db, 'ancud', 'moderator');
});
afterAll(() => given?.close());

const refusedAs = (code: string) => ({ ok: false, error: { code: `consultations/${code}` } });
const person = (name?: string, born?: string) => givenPerson(given.db, name, born);

describe('an observation', () => {
  test('is one of each person about each paragraph: what she says again takes its place', async () => {
    const consultation = await givenOpen(given.db, by);
    const rosa = await person();
    expect(await say(given.db, consultation, rosa)).toEqual({ ok: true, value: { waits: true } });
    await say(given.db, consultation, rosa, { written: change });
    await say(given.db, consultation, rosa, { number: 2 });
    await say(given.db, consultation, rosa, { number: 'whole' });
    const kept = await listObservations(given.db, consultation.id);
    expect(kept.map((one) => [one.number, one.stance, one.version])).toEqual([
      [1, 'change', 2],
      [2, 'support', 1],
      [undefined, 'support', 1],
    ]);
    const twice = sql`insert into consultations.observation (consultation_id, paragraph_id, way, person_id,
        people_count, stance, reasons, proposed, sent_at, changed_at)
      select consultation_id, paragraph_id, way, person_id, 1, stance, reasons, proposed, sent_at, changed_at
      from consultations.observation where consultation_id = ${consultation.id}`;
    await expect(twice.execute(given.db)).rejects.toThrow('one_observation_of_a_person');
  });

  test('is about a paragraph that is there, and proposes words for one only', async () => {
    const consultation = await givenOpen(given.db, by);
    const rosa = await person();
    for (const number of [3, 9]) {
      expect(await say(given.db, consultation, rosa, { number })).toMatchObject(
        refusedAs('paragraph-unknown'),
      );
    }
    expect(
      await say(given.db, consultation, rosa, { number: 'whole', written: change }),
    ).toMatchObject(refusedAs('change-of-nothing'));
  });

  test('is of whoever is 14', async () => {
    const consultation = await givenOpen(given.db, by);
    const leo = await person('Leo', '2013-01-01');
    expect(await say(given.db, consultation, leo)).toMatchObject(refusedAs('too-young'));
  });

  test('is taken back until the deadline, and then stays', async () => {
    const consultation = await givenOpen(given.db, by);
    const rosa = await person();
    await say(given.db, consultation, rosa);
    const about = { slug: consultation.slug, number: 1 };
    const late = { personId: rosa, now: later(11) };
    expect(await takeBackObservation(given.db, about, late)).toMatchObject(refusedAs('is-closed'));
    const other = { personId: await person(), now: NOW };
    expect(await takeBackObservation(given.db, about, other)).toMatchObject(refusedAs('unknown'));
    const early = { personId: rosa, now: NOW };
    expect(await takeBackObservation(given.db, about, early)).toEqual({ ok: true });
    expect(await listObservations(given.db, consultation.id)).toEqual([]);
  });

  test('is limited: whoever writes too many in an hour waits', async () => {
    const consultation = await givenOpen(given.db, by);
    const rosa = await person();
    for (let times = 0; times < 40; times += 1) {
      expect((await say(given.db, consultation, rosa)).ok).toBe(true);
    }
    expect(await say(given.db, consultation, rosa)).toMatchObject(refusedAs('too-many'));
  });
});

describe('a moderator', () => {
  test('lets through what is new, and after three of hers nobody waits any more', async () => {
    const rosa = await person();
    for (const waits of [true, true, true, false]) {
      const consultation = await givenOpen(given.db, by);
      expect(await say(given.db, consultation, rosa)).toEqual({ ok: true, value: { waits } });
      const [said] = await listObservations(given.db, consultation.id);
      expect(said && isShown(said)).toBe(!waits);
      const judgement = { version: 1, hides: false, reason: undefined };
      const observationId = said?.id ?? '';
      const { id } = consultation;
      await judgeWritten(given.db, moderator, { id, observationId, ...judgement });
      const [read] = await listObservations(given.db, id);
      expect(read && isShown(read)).toBe(true);
    }
  });

  test('hides with a reason: it owes no answer, and its author changes it no more', async () => {
    const consultation = await givenOpen(given.db, by);
    const rosa = await person();
    await say(given.db, consultation, rosa);
    const [said] = await listObservations(given.db, consultation.id);
    const read = { id: consultation.id, observationId: said?.id ?? '', version: 1 };
    expect(
      await judgeWritten(given.db, moderator, { ...read, hides: true, reason: undefined }),
    ).toMatchObject(refusedAs('reason-missing'));
    const hides = { ...read, hides: true, reason: 'insults' } as const;
    expect(await judgeWritten(given.db, moderator, hides)).toEqual({ ok: true });
    expect(await say(given.db, consultation, rosa)).toMatchObject(refusedAs('is-hidden'));
    const owed = await given.pool.query('select consultations.ungrouped($1)::int as count', [
      consultation.id,
    ]);
    expect(owed.rows).toEqual([{ count: 0 }]);
  });
});

describe('an assembly', () => {
  async function gatheringOf(startsAt: Date): Promise<string> {
    const slug = `asamblea-${startsAt.getTime()}`;
    await given.db
      .insertInto('gatherings.gathering')
      .values({
        slug,
        institution_id: by.scope.id,
        kind: 'assembly',
        level: 'consultation',
        title: 'Asamblea de Chepu',
        purpose: 'Hablar.',
        effect: 'Se responde.',
        agenda: ['La feria'],
        cut: '10202',
        place: 'Sede',
        access_notes: '',
        support_notes: '',
        audience: 'Todos',
        contact: 'Oficina',
        time_zone: 'America/Santiago',
        starts_at: startsAt,
        ends_at: new Date(startsAt.getTime() + 3_600_000),
        state: 'published',
        created_at: NOW,
        published_at: NOW,
      })
      .execute();
    return slug;
  }

  test('is linked, and what it held is written with how many held it, once it was held', async () => {
    const { id } = await givenOpen(given.db, by);
    const [coming, held] = [await gatheringOf(later(2)), await gatheringOf(later(-2))];
    const entered = { id, written: support, number: 1, peopleCount: 23 };
    expect(await enterFromAssembly(given.db, by, { ...entered, gathering: held })).toMatchObject(
      refusedAs('gathering-unknown'),
    );
    for (const gathering of [coming, held]) {
      expect(await linkAssembly(given.db, by, { id, gathering })).toEqual({ ok: true });
    }
    expect(await enterFromAssembly(given.db, by, { ...entered, gathering: coming })).toMatchObject(
      refusedAs('gathering-not-held'),
    );
    expect(await enterFromAssembly(given.db, by, { ...entered, gathering: held })).toEqual({
      ok: true,
    });
    const [said] = await listObservations(given.db, id);
    expect(said).toMatchObject({ way: 'assembly', peopleCount: 23, gatheringSlug: held });
    expect(await linkAssembly(given.db, by, { id, gathering: 'ninguna' })).toMatchObject(
      refusedAs('gathering-unknown'),
    );
  });
});

describe('a person who goes', () => {
  test('takes what can be taken back with her; the rest stays without her name', async () => {
    const rosa = await person();
    const { consultation: closed } = await givenGrouped(given.db, by, rosa);
    const now = later(11);
    await given.db.transaction().execute((tx) => forgetPerson(tx, rosa, now));
    expect(await listOfPerson(given.db, rosa, now)).toEqual([]);
    const [said] = await listObservations(given.db, closed.id);
    expect(said).toMatchObject({ personId: undefined, stance: 'change' });
  });

  test('of an open consultation leaves nothing', async () => {
    const rosa = await person();
    const consultation = await givenOpen(given.db, by);
    await say(given.db, consultation, rosa);
    expect(await listOfPerson(given.db, rosa, NOW)).toMatchObject([{ isOpen: true, number: 1 }]);
    await given.db.transaction().execute((tx) => forgetPerson(tx, rosa, NOW));
    expect(await listObservations(given.db, consultation.id)).toEqual([]);
  });

  test('with two accounts is heard once about a paragraph', async () => {
    const [kept, closed] = [await person(), await person()];
    const consultation = await givenOpen(given.db, by);
    await say(given.db, consultation, kept, { written: change });
    await say(given.db, consultation, closed);
    await say(given.db, consultation, closed, { number: 2 });
    await given.db.transaction().execute((tx) => joinAccounts(tx, { kept, closed }));
    const said = await listObservations(given.db, consultation.id);
    expect(said.map((one) => [one.number, one.stance, one.personId === kept])).toEqual([
      [1, 'change', true],
      [2, 'support', true],
    ]);
  });
});
