// Gives Ancud sectors and landmarks in a demonstration, so that its map is one to find a place on.
import { assert } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { demonstratedCut, inventedLandmarks, inventedSectors } from '../demonstration/ancud.ts';
import { centreOf } from '../rules/boundary-simplification.ts';
import { holdComuna, insertTerritory, wasKnown } from '../store/comuna-territories.ts';
import { insertLandmark, listLandmarks, listRetiredLandmarks } from '../store/landmarks.ts';

/** Idempotent; what somebody corrected or retired meanwhile is never touched. */
export async function demonstrateAncud({ db }: Pick<House, 'db'>): Promise<void> {
  const cut = demonstratedCut;
  assert(cut !== undefined, 'Ancud has its code');
  await inTransaction(db, async (tx) => {
    await holdComuna(tx, cut);
    for (const { code, name, zone, corners } of inventedSectors) {
      const key = { kind: 'sector', code } as const;
      if (await wasKnown(tx, cut, key)) continue;
      const shape = [[...corners, ...corners.slice(0, 1)]];
      const rest = { parentId: undefined, centre: centreOf(shape), shape };
      await insertTerritory(tx, cut, { ...key, name, zone, ...rest }, undefined);
    }
    // One that was ever there leaves them all as they are: any may have got another name.
    const before = [...(await listLandmarks(tx, cut)), ...(await listRetiredLandmarks(tx, cut))];
    if (before.length > 0) return;
    for (const [kind, name, lat, lon] of inventedLandmarks) {
      await insertLandmark(tx, cut, { kind, name, place: { lat, lon } });
    }
  });
}
