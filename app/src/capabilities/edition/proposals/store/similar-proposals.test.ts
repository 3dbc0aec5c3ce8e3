import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { givenTown, loadPlaces } from '../../editions/testing/steps.ts';
import { contents, givenOpenEdition, givenProposal } from '../testing/kept.ts';
import { type Asked, listSimilar } from './similar-proposals.ts';

let given: TestDatabase;
let editionId: string;

const PLAZA = { lat: -41.868, lon: -73.82 };
/** In degrees of latitude. */
const metres = (count: number) => count / 111_320;

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  const town = await givenTown(given.db);
  ({ editionId } = await givenOpenEdition(given.db, town, 'uno'));
  const { db } = given;
  await givenProposal(db, editionId);
  await givenProposal(db, editionId, {
    contents: {
      ...PLAZA,
      title: 'Plaza de juegos inclusiva en Villa Pudeto',
      description: 'Columpios, resbalín y piso de caucho para niñas y niños, con rampa.',
      need: 'En la villa no hay dónde jugar.',
      theme: 'green-areas',
    },
  });
  await givenProposal(db, editionId, {
    contents: {
      lat: -41.88,
      lon: -73.79,
      title: 'Paradero con techo en Lechagua',
      description: 'Un paradero de madera con asiento y techo para esperar el bus rural.',
      need: 'Llueve nueve meses al año.',
      theme: 'transport',
    },
  });
});
afterAll(() => given.close());

const asked = (more: Partial<Asked>): Asked => ({
  editionId,
  title: '',
  description: '',
  lat: null,
  lon: null,
  theme: null,
  ...more,
});
const numbers = async (more: Partial<Asked>) =>
  (await listSimilar(given.db, asked(more))).map(({ number }) => number);

test('the same words in another order are the same idea', async () => {
  expect(
    await numbers({
      title: 'Juegos inclusivos para la plaza de la Villa Pudeto',
      description: 'Columpios y resbalín para niños y niñas.',
      theme: 'green-areas',
    }),
  ).toEqual([2]);
});

test('other words on the same corner for the same thing', async () => {
  expect(
    await numbers({
      title: 'Más luz en el borde costero',
      description: 'Poner luminarias solares desde el muelle hasta la escuela.',
      lat: contents.lat,
      lon: (contents.lon ?? 0) + 0.0004,
      theme: 'lighting',
    }),
  ).toEqual([1]);
});

test('the same thing three kilometres away is another idea', async () => {
  const title = 'Plaza de juegos en Villa Los Aromos';
  const description = 'Un lugar con sombra y bancas.';
  const there = { lat: PLAZA.lat + metres(3000), lon: PLAZA.lon };
  expect(await numbers({ title, description, ...there, theme: 'green-areas' })).toEqual([]);
  expect(
    await numbers({
      title: 'Plaza de juegos en Villa Pudeto',
      description,
      ...PLAZA,
      theme: 'green-areas',
    }),
  ).toEqual([2]);
});

test('another thing on the same corner is another idea', async () => {
  expect(
    await numbers({
      title: 'Huerto medicinal comunitario',
      description: 'Cajones con hierbas que cuida el club de adultos mayores.',
      ...PLAZA,
      theme: 'health',
    }),
  ).toEqual([]);
});

test('a slip of the finger and missing accents hide nothing', async () => {
  expect(
    await numbers({ title: 'paradero con tehco en lechagua', description: 'asiento y techo' }),
  ).toEqual([3]);
});

test('one is not like itself, and what says nothing is like nothing', async () => {
  const [own] = await listSimilar(given.db, asked({ title: contents.title, theme: 'lighting' }));
  expect(own?.number).toBe(1);
  expect(await numbers({ title: contents.title, exceptId: own?.id ?? '' })).toEqual([]);
  expect(await numbers({})).toEqual([]);
});

test('how far it is, in metres, where both say a point', async () => {
  const here = { lat: (contents.lat ?? 0) + metres(150), lon: contents.lon };
  const [near] = await listSimilar(given.db, asked({ title: contents.title, ...here }));
  expect(near?.metres).toBeCloseTo(150, 0);
  const [somewhere] = await listSimilar(given.db, asked({ title: contents.title }));
  expect(somewhere?.metres).toBeUndefined();
});
