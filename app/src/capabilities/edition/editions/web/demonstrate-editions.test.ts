// A demonstration shows editions at different phases, made through the same actions, once however often it starts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { rooms } from '../../../../site/rooms.ts';
import { houseOf } from '../../../../site/site.tsx';
import { beDemonstration, testParts, testSite } from '../../../../site/testing.ts';
import { findInstitution } from '../../../ground/institutions/index.ts';
import { deskStateOf } from '../rules/desk-state.ts';
import { capInClp } from '../rules/funding.ts';
import { phaseOn } from '../rules/phases.ts';
import { listLinkedGatherings } from '../store/committee.ts';
import { listOwnEditions } from '../store/editions.ts';
import { listWaitingActs } from '../store/waiting-acts.ts';
import { demonstrateEditions } from './demonstrate-editions.ts';

let given: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'minga-files-'));
const NOW = new Date('2026-11-28T15:00:00Z');

const house = () =>
  houseOf(testParts(given.db, { clock: { now: () => NOW }, files: localStore(folder) }));

beforeAll(async () => {
  given = await testDatabase();
  await testSite(given.db);
  await beDemonstration(given.db);
  for (const room of rooms) {
    if (['institutions', 'people', 'gatherings'].includes(room.contributions.room)) {
      await room.contributions.demonstrate?.(house());
    }
  }
  await demonstrateEditions(house());
  await demonstrateEditions(house());
}, 60_000);
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function editionsOf(slug: string) {
  const institution = await findInstitution(given.db, slug);
  return listOwnEditions(given.db, institution?.id ?? '');
}

async function editionOf(slug: string) {
  const voted = ['escuelas-abiertas', 'barrios-de-ancud', 'plazas-y-veredas', 'ribera-de-ancud'];
  const edition = (await editionsOf(slug)).find((one) => !voted.includes(one.slug));
  if (edition === undefined) throw new Error('it was invented');
  return edition;
}

test('one waits for its commitment, one is published and one stands still', async () => {
  const states = await Promise.all(
    ['lautaro', 'ancud', 'quellon'].map(async (slug) => deskStateOf(await editionOf(slug))),
  );
  expect(states).toEqual(['closed', 'published', 'suspended']);
  const { id } = await editionOf('lautaro');
  expect((await listWaitingActs(given.db, [id], NOW)).map(({ kind }) => kind)).toEqual([
    'editions/commit',
  ]);
});

test('the mixed committee of Ancud met once, and its approved minutes wait for both signatures', async () => {
  const { id } = await editionOf('ancud');
  const linked = await listLinkedGatherings(given.db, id);
  expect(linked).toMatchObject([
    {
      title: 'Primera sesión del comité mixto',
      purpose: 'committee',
      minutes: { version: 1, signedAt: null },
    },
  ]);
});

test('the region receives works under the cap of FRIL in one edition, has those of another before its council, and knows the programmes of a third', async () => {
  const editions = await editionsOf('gore-los-lagos');
  const told = editions.map((edition) => {
    const { rules } = edition;
    if (rules === undefined) throw new Error('it is published');
    const { committed, operational } = rules;
    return {
      slug: edition.slug,
      state: deskStateOf(edition),
      scope: committed.scope,
      phase: phaseOn(operational.calendar, '2026-11-28')?.phase,
      caps: operational.funding.caps.map(capInClp),
    };
  });
  expect(told.toSorted((one, other) => one.slug.localeCompare(other.slug))).toEqual([
    {
      ...{ slug: 'fril-participativo-chiloe', state: 'published', scope: 'works' },
      ...{ phase: 'submission', caps: [306_464_805] },
    },
    {
      ...{ slug: 'fril-participativo-osorno', state: 'published', scope: 'works' },
      ...{ phase: 'sanction', caps: [306_464_805] },
    },
    {
      ...{ slug: 'programas-sociales', state: 'published', scope: 'social-programme' },
      ...{ phase: 'ballot-list', caps: [] },
    },
  ]);
});
