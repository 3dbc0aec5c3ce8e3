// The doors: what other rooms read of institutions, and how an address names one.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts';
import { contributions as territories } from '../territories/index.ts';
import type { Cut } from '../territories/rules/index.ts';
import {
  beginOnboarding,
  contributions,
  cutOfInstitution,
  findInstitution,
  governmentOfRegion,
  institutionOfComuna,
  institutionPath,
  readInstitution,
} from './index.ts';
import { bodiesOf, decidingBodyOf, keeperRoles, keptBy } from './rules/index.ts';

let given: TestDatabase;
beforeAll(async () => {
  given = await testDatabase();
  await territories.loadFacts?.(given.db);
  await contributions.loadFacts?.(given.db);
});
afterAll(() => given.close());

test('an address names an institution, and an id is called by its name', async () => {
  const [finder] = contributions.scopes ?? [];
  const id = (await finder?.find(given.db, 'lautaro')) ?? '';
  expect((await findInstitution(given.db, 'lautaro'))?.id).toBe(id);
  expect(await finder?.find(given.db, 'no-existe')).toBeUndefined();
  expect(await finder?.namesOf(given.db, [id])).toEqual(
    new Map([[id, 'Municipalidad de Lautaro']]),
  );
  expect(institutionPath.to({ institution: 'lautaro' }, { locale: 'en' })).toBe(
    '/en/institutions/lautaro',
  );
});

test('a comuna and a region lead to who governs them, and back', async () => {
  const municipality = await institutionOfComuna(given.db, '12202' as Cut);
  expect(municipality?.slug).toBe('cabo-de-hornos');
  expect(await cutOfInstitution(given.db, municipality?.id ?? '')).toBe('12201');
  const government = await governmentOfRegion(given.db, '14');
  expect(government?.slug).toBe('gore-los-rios');
  expect(await cutOfInstitution(given.db, government?.id ?? '')).toBeNull();
});

test('another room begins the guided list in its own transaction', async () => {
  const { id } = (await findInstitution(given.db, 'ancud')) ?? { id: '' };
  await expect(
    inTransaction(given.db, async (tx) => {
      await beginOnboarding(tx, id);
      throw new Error('the other room changed its mind');
    }),
  ).rejects.toThrow('changed its mind');
  expect((await readInstitution(given.db, id)).stage).toBe('not-invited');
  for (const _ of [1, 2]) await inTransaction(given.db, (tx) => beginOnboarding(tx, id));
  expect((await readInstitution(given.db, id)).stage).toBe('begun');
});

test('the site finds every institution by its name', async () => {
  const { search } = contributions;
  if (search === undefined || 'none' in search) throw new Error('institutions can be found');
  const documents = await search.documents(given.db);
  expect(documents).toHaveLength(363);
  expect(documents.find(({ key }) => key === 'lautaro')).toMatchObject({
    title: 'Municipalidad de Lautaro',
    paths: { 'es-CL': '/instituciones/lautaro', en: '/en/institutions/lautaro' },
    cut: '09108',
    regionCode: '09',
  });
});

test('the words of the room: which body decides, and who keeps an institution', () => {
  expect(bodiesOf('municipality')[0]).toBe(decidingBodyOf('municipality'));
  const grants = keeperRoles.map((role) => ({ role, scope: { kind: 'institution', id: 'a' } }));
  expect(keptBy(grants)).toEqual(['a']);
});
