// Where the form of a proposal lets its point be chosen.
import type { House } from '../../../../platform/room.ts';
import {
  type PointPlace,
  readPointPlace,
  streetMapIsland,
} from '../../../ground/territories/index.ts';
import type { PublicEdition } from '../../editions/index.ts';

/** Undefined for an edition of a whole region. */
export function pointPlaceOf(
  { db, mapTiles }: Pick<House, 'db' | 'mapTiles'>,
  { place }: PublicEdition,
): Promise<PointPlace | undefined> {
  return readPointPlace(db, place.comunaSlug, mapTiles);
}

/** What the page with the form needs for it. */
export function islandsFor(pointPlace: PointPlace | undefined) {
  return pointPlace?.hasMap ? { islands: [streetMapIsland] } : {};
}
