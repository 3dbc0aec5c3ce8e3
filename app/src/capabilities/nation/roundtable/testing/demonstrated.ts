// The Mesa of a demonstration that was started twice, as several tests look at it; made once in a run.
import { filledDatabase, type TestDatabase } from '../../../../platform/testing/database.ts';
import { rooms } from '../../../../site/rooms.ts';
import { houseOf } from '../../../../site/site.tsx';
import { beDemonstration, testParts } from '../../../../site/testing.ts';

/** When it was started. */
export const DEMONSTRATED_AT = new Date('2026-11-25T15:00:00Z');

const needed = new Set(['people', 'roundtable']);

export function givenDemonstratedMesa(): Promise<TestDatabase> {
  return filledDatabase('minga_demonstrated_mesa', async ({ db }) => {
    await beDemonstration(db);
    const house = houseOf(testParts(db, { clock: { now: () => DEMONSTRATED_AT } }));
    const told = rooms.filter(({ contributions: { room } }) => needed.has(room));
    for (const { contributions } of told) await contributions.demonstrate?.(house);
    await told.at(-1)?.contributions.demonstrate?.(house);
  });
}
