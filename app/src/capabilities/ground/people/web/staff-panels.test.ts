// What staff find of this room on the pages of others: the first steps of an institution, and the door of the national team.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Scope } from '../../../../platform/access.ts';
import { gatherFrom } from '../../../../platform/contributions.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { onboardingSteps, readInstitution } from '../../institutions/index.ts';
import { givenInstitution } from '../testing/somebody.ts';
import { staffOf, withPasskey } from '../testing/staff.ts';
import { staffPanels } from './staff-panels.tsx';

let given: TestDatabase;
let site: TestSite;
let lautaro: Scope;
let ancud: Scope;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
  lautaro = await givenInstitution(given.db, '09108');
  ancud = await givenInstitution(given.db, '10202');
});
afterAll(() => given.close());

async function stepsDone(): Promise<Record<string, string[]>> {
  const gather = gatherFrom(given.db, staffPanels);
  const institutions = await Promise.all(
    [lautaro, ancud].map(({ id }) => readInstitution(given.db, id)),
  );
  const [steps] = await gather(onboardingSteps, { institutions, locale: 'es-CL' });
  return Object.fromEntries(
    institutions.map(({ id, slug }) => [
      slug,
      (steps?.get(id) ?? []).filter(({ isDone }) => isDone).map(({ key }) => key),
    ]),
  );
}

test('an institution is ready when its first two have accounts, and two passkeys each', async () => {
  expect(await stepsDone()).toEqual({ lautaro: [], ancud: [] });
  const officer = await staffOf(given.db, lautaro, 'pb-officer');
  expect(await stepsDone()).toEqual({ lautaro: ['people-pb-officer'], ancud: [] });
  const certifying = await staffOf(given.db, lautaro, 'certifying-officer');
  for (const actor of [officer, certifying, officer]) await withPasskey(given.db, actor);
  const accounts = ['people-pb-officer', 'people-certifying-officer'];
  expect(await stepsDone()).toEqual({ lautaro: accounts, ancud: [] });
  await withPasskey(given.db, certifying);
  expect(await stepsDone()).toEqual({ lautaro: [...accounts, 'people-keys'], ancud: [] });
});

test('the steps stand in the guided list of the institution and lead to where they are done', async () => {
  const officer = await staffOf(given.db, ancud, 'pb-officer');
  const desk = await site.as(officer.personId);
  const html = await (await desk.get('/gestion/ancud/puesta-en-marcha')).text();
  expect(html).toContain('Cuenta de Ministra o ministro de fe');
  expect(html).toContain('href="/gestion/ancud/equipo/invitar"');
  expect(html).toContain('href="/cuenta/llaves"');
});

test('the national team goes from an institution that it follows to the invitation of its officers', async () => {
  const { id } = await given.db
    .selectFrom('institutions.institution')
    .select('id')
    .where('slug', '=', 'subdere')
    .executeTakeFirstOrThrow();
  const national = await staffOf(given.db, { kind: 'institution', id }, 'national-staff');
  const browser = await site.as(national.personId);
  await browser.post('/gestion/subdere/incorporaciones/ancud/invitar', new URLSearchParams());
  const html = await (await browser.get('/gestion/subdere/incorporaciones/ancud')).text();
  expect(html).toContain('href="/gestion/subdere/invitar-municipalidad?municipalidad=ancud"');
});
