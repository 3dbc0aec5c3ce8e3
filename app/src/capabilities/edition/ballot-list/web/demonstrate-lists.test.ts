// Lists of the demonstration: drawn or to be watched as soon as nothing waits, and never twice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../../../../platform/room.ts';
import { givenProposal } from '../../proposals/testing/kept.ts';
import { listLists } from '../store/lists.ts';
import {
  FREEZING,
  gatherOf,
  givenLists,
  givenReady,
  HOUR_MS,
  type ListGround,
} from '../testing/given.ts';
import { demonstrateLists } from './demonstrate-lists.ts';

let ground: ListGround;
let house: House;

beforeAll(async () => {
  ground = await givenLists();
  const now = new Date(FREEZING.getTime() + 72 * HOUR_MS);
  house = {
    db: ground.db,
    clock: { now: () => now },
    publicUrl: 'https://minga.example',
    gather: gatherOf(ground.db),
  } as House;
});
afterAll(() => ground?.given.close());

const demonstrate = (edition: string) =>
  demonstrateLists(house, [{ institution: 'ancud', edition }]);

test('the list that can be frozen has its numbers, and a second start changes nothing', async () => {
  const { editionId } = await givenReady(ground, 'lista');
  await demonstrate('lista');
  await demonstrate('lista');
  const lists = await listLists(ground.db, editionId);
  expect(lists).toHaveLength(1);
  expect(lists[0]?.entries.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
});

test('what waits is left, and so is an edition that is not there', async () => {
  const { editionId } = await givenReady(ground, 'espera');
  await givenProposal(ground.db, editionId, { state: 'in-review' });
  await demonstrate('espera');
  await demonstrate('no-hay');
  expect(await listLists(ground.db, editionId)).toEqual([]);
});
