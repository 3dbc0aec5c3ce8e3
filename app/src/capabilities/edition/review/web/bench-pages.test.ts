// The workbench where another clock holds than in the capital.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testSite } from '../../../../site/testing.ts';
import { assignChecks } from '../actions/assign-checks.ts';
import { givenOpened, givenReview, type ReviewGround } from '../testing/given.ts';
import { page } from '../testing/pages.ts';

/** Half past ten of 2 December in Rapa Nui, when the admissibility of what came on 25 November is due; tomorrow already in Santiago. */
const NIGHT = new Date('2026-12-03T03:30:00Z');

let ground: ReviewGround;
beforeAll(async () => {
  ground = await givenReview();
});
afterAll(() => ground.given.close());

test('what is late is late by the clock of the institution, in its rows and in its counts', async () => {
  const { db, coordinator } = ground;
  const { edition } = await givenOpened(ground, 'isla');
  const assigned = await assignChecks(db, coordinator, edition, {
    ...{ numbers: [1], kinds: ['admissibility'], unitId: undefined, days: undefined },
    reviewerId: coordinator.actor.personId,
    pathIn: () => '/x',
  });
  expect(assigned).toEqual({ ok: true, value: 1 });
  const anybody = await testSite(db, { clock: { now: () => NIGHT } });
  const officer = await anybody.as(coordinator.actor.personId);
  const late = async (timeZone: string) => {
    await db
      .updateTable('territories.comuna')
      .set({ time_zone: timeZone })
      .where('slug', '=', 'ancud')
      .execute();
    const html = await page(officer, '/gestion/ancud/ediciones/isla/revision?atrasadas=1');
    return {
      rows: [...html.matchAll(/data-bench-row/g)].length,
      isCounted: html.includes('<strong>1</strong> con revisiones atrasadas'),
      isOnHerDesk: html.includes(' · 1 atrasada'),
    };
  };
  expect(await late('America/Santiago')).toEqual({ rows: 1, isCounted: true, isOnHerDesk: true });
  expect(await late('Pacific/Easter')).toEqual({ rows: 0, isCounted: false, isOnHerDesk: false });
});
