import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putDocuments } from '../../../../platform/search.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { givenTown, loadPlaces, type Town } from '../../editions/testing/steps.ts';
import { listOrders, parseProposalFilter } from '../rules/proposal-filter.ts';
import { givenOpenEdition, givenProposal } from '../testing/kept.ts';
import { listEditionsOnMap, listMapCells } from './proposal-map.ts';
import { findProposals, listProposals, SEARCH_ROOM } from './public-proposals.ts';

let given: TestDatabase;
let town: Town;
let editionId: string;
let otherId: string;

beforeAll(async () => {
  given = await testDatabase();
  await loadPlaces(given.db);
  town = await givenTown(given.db);
  ({ editionId } = await givenOpenEdition(given.db, town, 'uno'));
  ({ editionId: otherId } = await givenOpenEdition(given.db, town, 'otro'));
  const { db } = given;
  await givenProposal(db, editionId);
  await givenProposal(db, editionId, {
    contents: { title: 'Plaza de juegos inclusiva en Villa Pudeto', theme: 'green-areas' },
    channel: 'paper',
  });
  await givenProposal(db, editionId, {
    contents: { title: 'Paradero con techo', contest: 'comunal', lat: null, lon: null },
    state: 'not-admitted',
  });
  await givenProposal(db, editionId, { contents: { title: 'Todavía no' }, state: 'waiting' });
  await givenProposal(db, editionId, { contents: { title: 'Nunca fue' }, state: 'lapsed' });
  await givenProposal(db, editionId, { contents: { title: 'Me arrepentí' }, state: 'withdrawn' });
  await givenProposal(db, otherId, { contents: { title: 'Cancha de otra edición' } });
});
afterAll(() => given.close());

const lot = { order: 'chance', chance: 20261125, page: 1, length: 20, cut: null } as const;
const COUNTRY = null;
const titles = async (query: Record<string, string>, asked: string | null = editionId) => {
  const within = asked ?? undefined;
  const filter = parseProposalFilter(new URLSearchParams(query));
  const { counted, lines } = await findProposals(given.db, filter, { editionId: within }, lot);
  expect(counted.count).toBe(lines.length);
  return lines.map(({ title }) => title).toSorted();
};

describe('what everybody finds', () => {
  test('all that was sent, whatever became of it, and nothing that was never sent', async () => {
    expect(await titles({})).toEqual([
      'Luminarias solares en la costanera de Pudeto',
      'Me arrepentí',
      'Paradero con techo',
      'Plaza de juegos inclusiva en Villa Pudeto',
    ]);
  });

  test('with or without accents, with a slip of the finger, by a number', async () => {
    expect(await titles({ q: 'arrepenti' })).toEqual(['Me arrepentí']);
    expect(await titles({ q: 'lumnarias solares' })).toEqual([
      'Luminarias solares en la costanera de Pudeto',
    ]);
    const slip = parseProposalFilter(new URLSearchParams({ q: 'lumnarias solares' }));
    expect(await findProposals(given.db, slip, { editionId }, lot)).toMatchObject({
      counted: { count: 1, isGuess: true },
    });
    expect(await titles({ q: 'N.º 2' })).toEqual(['Plaza de juegos inclusiva en Villa Pudeto']);
    expect(await titles({ q: '100% gratis' })).toEqual([]);
  });

  test('by words of its text, where the index of the site has them', async () => {
    const [one] = await listProposals(
      given.db,
      parseProposalFilter(new URLSearchParams({ q: 'luminarias' })),
      { editionId },
      { ...lot, limit: 1 },
    );
    await putDocuments(given.db, SEARCH_ROOM, [
      {
        kind: 'proposal',
        key: one?.id ?? '',
        title: one?.title ?? '',
        body: 'Entre el muelle y la escuela',
        partOf: editionId,
        paths: { 'es-CL': '/x', en: '/en/x' },
      },
    ]);
    const found = ['Luminarias solares en la costanera de Pudeto'];
    expect(await titles({ q: 'muelle' })).toEqual(found);
    expect(await titles({ q: 'muelle' }, COUNTRY)).toEqual(found);
    expect(await titles({ q: 'muelle' }, otherId)).toEqual([]);
  });

  test('by theme, state, channel, contest, and stretch of the map', async () => {
    expect(await titles({ tema: 'areas-verdes' })).toHaveLength(1);
    expect(await titles({ estado: 'no-admitida' })).toEqual(['Paradero con techo']);
    expect(await titles({ via: 'papel' })).toEqual(['Plaza de juegos inclusiva en Villa Pudeto']);
    expect(await titles({ concurso: 'comunal' })).toEqual(['Paradero con techo']);
    expect(await titles({ zona: '-42,-74,-41,-73' })).toHaveLength(3);
    expect(await titles({ zona: '-40,-74,-39,-73' })).toEqual([]);
  });

  test('in the whole country, or of one institution and edition', async () => {
    expect(await titles({}, COUNTRY)).toContain('Cancha de otra edición');
    expect(await titles({ institucion: 'ancud', edicion: 'otro' }, COUNTRY)).toEqual([
      'Cancha de otra edición',
    ]);
    expect(await titles({ institucion: 'lautaro' }, COUNTRY)).toEqual([]);
  });
});

describe('in which order', () => {
  const inOrder = async (chance: number) => {
    const filter = parseProposalFilter(new URLSearchParams());
    const { lines } = await findProposals(given.db, filter, { editionId }, { ...lot, chance });
    return lines.map(({ number }) => number).join();
  };

  test('the lot of a day is the same all day, and others come first on other days', async () => {
    expect(await inOrder(20261125)).toBe(await inOrder(20261125));
    const days = Array.from({ length: 10 }, (_, day) => 20261101 + day);
    const orders = new Set(await Promise.all(days.map(inOrder)));
    expect(orders.size).toBeGreaterThan(4);
  });

  test.each(listOrders)(
    'pages by %s show each proposal once, and beyond the last it is the last',
    async (order) => {
      const filter = parseProposalFilter(new URLSearchParams());
      const asked = { ...lot, order, length: 3 };
      const pages = await Promise.all(
        [1, 2, 99].map((page) =>
          findProposals(given.db, filter, { editionId }, { ...asked, page }),
        ),
      );
      expect(pages.map(({ counted }) => counted.count)).toEqual([4, 4, 4]);
      const [first, second, beyond] = pages.map(({ lines }) => lines.map(({ number }) => number));
      expect(new Set([...(first ?? []), ...(second ?? [])]).size).toBe(4);
      expect(beyond).toEqual(second);
    },
  );
});

describe('on the map', () => {
  const all = parseProposalFilter(new URLSearchParams());

  test('one dot for each that says a point, and how many of it stand', async () => {
    const cells = await listMapCells(given.db, all, editionId);
    expect(cells.map(({ count }) => count)).toEqual([1, 1, 1]);
    expect(cells.filter(({ standing }) => standing === 0)).toMatchObject([
      { title: 'Me arrepentí' },
    ]);
  });

  test('of many there are some hundreds of dots, that together are all of them', async () => {
    const { editionId: large } = await givenOpenEdition(given.db, town, 'grande');
    for (let n = 0; n < 320; n++) {
      await givenProposal(given.db, large, {
        contents: {
          title: `Idea ${n}`,
          lat: -41.85 - (n % 40) / 1000,
          lon: -73.8 - Math.floor(n / 40) / 400,
        },
      });
    }
    const cells = await listMapCells(given.db, all, large);
    expect(cells.length).toBeLessThanOrEqual(12 * 13);
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(320);
    expect(cells.some(({ count }) => count > 1)).toBe(true);
    const [cell] = cells;
    expect(cell && cell.box.south <= cell.lat && cell.lat <= cell.box.north).toBe(true);
    expect(await listEditionsOnMap(given.db, 10)).toMatchObject([
      { editionSlug: 'grande', count: 320, institutionSlug: 'ancud' },
      { editionSlug: 'uno', count: 6 },
      { editionSlug: 'otro', count: 1 },
    ]);
  });
});
