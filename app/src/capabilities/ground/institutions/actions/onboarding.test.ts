// The guided list: begun by an invitation, seen from the data, finished when what is required is done.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { contributions as territories } from '../../territories/index.ts';
import { decidingBodyOf } from '../rules/body.ts';
import type { OwnStep } from '../rules/onboarding.ts';
import { ownSteps } from '../rules/onboarding.ts';
import { findInstitution, type InstitutionRow } from '../store/institutions.ts';
import { readYears } from '../store/onboardings.ts';
import { readFactsOf, readOwnFacts } from '../store/own-facts.ts';
import { memberNamed } from '../testing/members.ts';
import { officerOf } from '../testing/staff.ts';
import { addMembers } from './add-members.ts';
import { declareSectors } from './declare-sectors.ts';
import { finishOnboarding } from './finish-onboarding.ts';
import { inviteInstitution } from './invite-institution.ts';
import { loadInstitutions } from './load-institutions.ts';
import { saveContact } from './save-contact.ts';
import { setBody } from './set-body.ts';

const NOW = new Date('2026-11-25T15:00:00Z');
let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await territories.loadFacts?.(given.db);
  await loadInstitutions(given.db);
});
afterAll(() => given.close());

async function institution(slug: string): Promise<InstitutionRow> {
  const found = await findInstitution(given.db, slug);
  if (found === undefined) throw new Error(`${slug} is loaded`);
  return found;
}

async function doneSteps(id: string, now = NOW): Promise<OwnStep['key'][]> {
  const steps = ownSteps(await readOwnFacts(given.db, id, now));
  return steps.filter(({ isDone }) => isDone).map(({ key }) => key);
}

test('SUBDERE invites; twice is once; a national body is not invited', async () => {
  const subdere = officerOf((await institution('subdere')).id);
  const lautaro = await institution('lautaro');
  for (const _ of [1, 2]) {
    expect((await inviteInstitution(given.db, subdere, lautaro)).ok).toBe(true);
  }
  expect(await institution('lautaro')).toMatchObject({ stage: 'begun' });
  const { rows } = await sql<{ told: unknown }>`
    select told from records.audit_entry where act = 'institutions/invite-municipality'`.execute(
    given.db,
  );
  expect(rows).toEqual([{ told: { invited: 'lautaro' } }]);
  expect((await inviteInstitution(given.db, subdere, await institution('dos'))).ok).toBe(false);
});

test('each step is done when its thing is, and only then can it be finished', async () => {
  const { id, version } = await institution('lautaro');
  const by = officerOf(id);
  const finish = (others: Parameters<typeof finishOnboarding>[2]['others'] = []) =>
    finishOnboarding(given.db, by, { others, now: NOW });
  expect(await doneSteps(id)).toEqual([]);
  expect(await finish()).toEqual({
    ok: false,
    error: { code: 'institutions/steps-missing', count: 3 },
  });
  const contact = { address: null, phone: '+56 45 259 0000', email: null, website: null };
  await saveContact(given.db, by, { contact, seen: version });
  expect(await doneSteps(id)).toEqual(['contact']);
  const to = { seats: 7, quorum: 2, attendanceRule: null };
  await setBody(given.db, by, { kind: 'municipal-council', to, seen: '' });
  await addMembers(given.db, by, 'municipal-council', [memberNamed('Ana', { seat: 'chair' })]);
  expect(await doneSteps(id)).toEqual(['contact']);
  await addMembers(given.db, by, 'municipal-council', [memberNamed('Bea')]);
  expect(await doneSteps(id)).toEqual(['contact', 'body']);
  await declareSectors(given.db, by, 'without');
  await declareSectors(given.db, by, 'with');
  expect(await doneSteps(id)).toEqual(['contact', 'body']);
  await declareSectors(given.db, by, 'without');
  const waiting = { key: 'keys', isDone: false, isRequired: true, minutes: 5 };
  expect((await finish([waiting])).ok).toBe(false);
  expect(await institution('lautaro')).toMatchObject({ stage: 'begun' });
  expect((await finish([{ ...waiting, isDone: true }])).ok).toBe(true);
  const finished = await institution('lautaro');
  expect(finished.stage).toBe('finished');
  await finish();
  expect((await institution('lautaro')).finishedAt).toEqual(finished.finishedAt);
  const year = new Date().getUTCFullYear();
  const years = await readYears(given.db);
  expect(years.finished).toHaveLength(1);
  expect(Math.abs((years.finished[0] ?? 0) - year)).toBeLessThanOrEqual(1);
});

test('a comuna whose sectors are there needs no declaration', async () => {
  const { id, cut } = await institution('ancud');
  expect(await doneSteps(id)).not.toContain('sectors');
  await sql`insert into territories.territory (cut, kind, code, name)
    values (${cut}, 'sector', 'S1', 'Pudeto')`.execute(given.db);
  expect(await doneSteps(id)).toContain('sectors');
  await sql`update territories.territory set retired_at = now(), retired_reason = 'Ya no rige'
    where cut = ${cut}`.execute(given.db);
  expect(await doneSteps(id)).not.toContain('sectors');
});

test('each institution lives by its own calendar: the day begins earlier in Punta Arenas, later on Rapa Nui', async () => {
  const slugs = ['punta-arenas', 'gore-magallanes', 'ancud', 'isla-de-pascua'];
  const institutions = await Promise.all(slugs.map(institution));
  for (const { id, kind } of institutions) {
    const body = decidingBodyOf(kind) ?? 'cosoc';
    const to = { seats: 3, quorum: 2, attendanceRule: null };
    await setBody(given.db, officerOf(id), { kind: body, to, seen: '' });
    await addMembers(given.db, officerOf(id), body, [
      memberNamed('Ana', { seat: 'chair', mandateFrom: '2027-07-01' }),
      memberNamed('Bea', { mandateFrom: '2027-07-01' }),
    ]);
  }
  const sitting = async (now: string) => {
    const facts = await readFactsOf(given.db, institutions, new Date(now));
    return slugs.filter((_, at) => facts[at]?.canSit);
  };
  expect(await sitting('2027-07-01T02:59:00Z')).toEqual([]);
  expect(await sitting('2027-07-01T03:00:00Z')).toEqual(slugs.slice(0, 2));
  expect(await sitting('2027-07-01T04:00:00Z')).toEqual(slugs.slice(0, 3));
  expect(await sitting('2027-07-01T05:59:00Z')).toEqual(slugs.slice(0, 3));
  expect(await sitting('2027-07-01T06:00:00Z')).toEqual(slugs);
});
