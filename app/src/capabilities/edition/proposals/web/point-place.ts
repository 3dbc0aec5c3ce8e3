// Where the form of a proposal lets its point be chosen: in the comuna of its edition, or in one of its region.
import type { Typed } from '../../../../platform/http/form.ts';
import type { House } from '../../../../platform/room.ts';
import {
  listComunaNames,
  type PointPlace,
  readPointPlace,
  streetMapIsland,
} from '../../../ground/territories/index.ts';
import { parseRegionCode } from '../../../ground/territories/rules/index.ts';
import type { PublicEdition } from '../../editions/index.ts';
import { pointIn } from './draft-form.ts';

interface Comuna {
  readonly slug: string;
  readonly name: string;
  readonly lat: number | null;
  readonly lon: number | null;
}

export interface PointChoice {
  /** Of an edition of a whole region, where one of them is chosen first; empty otherwise. */
  readonly comunas: readonly Comuna[];
  /** The address of the one that is chosen. */
  readonly comuna: string;
  readonly place: PointPlace | undefined;
}

/** `suffix`: of the names of the fields where several points are asked on one page. */
export async function pointChoiceOf(
  { db, mapTiles }: Pick<House, 'db' | 'mapTiles'>,
  { place }: PublicEdition,
  typed: Typed,
  suffix = '',
): Promise<PointChoice> {
  const region = place.comunaSlug === null ? parseRegionCode(place.regionCode) : undefined;
  const comunas = region === undefined ? [] : await listComunaNames(db, region);
  const chosen = comunas.find(({ slug }) => slug === typed[`comuna${suffix}`]);
  const said = typed[`punto${suffix}`] || typed[`referencia${suffix}`] || '';
  const slug = place.comunaSlug ?? (chosen ?? nearest(comunas, pointIn(said)))?.slug;
  return {
    comunas,
    comuna: slug ?? '',
    place: slug === undefined ? undefined : await readPointPlace(db, slug, mapTiles),
  };
}

/** A point that was saved without its comuna is shown in the one whose centre is closest. */
function nearest(comunas: readonly Comuna[], point: ReturnType<typeof pointIn>) {
  if (point === undefined) return undefined;
  const across = Math.cos((point.lat * Math.PI) / 180);
  const distanceTo = ({ lat, lon }: Comuna) =>
    lat === null || lon === null
      ? Number.POSITIVE_INFINITY
      : Math.hypot(lat - point.lat, (lon - point.lon) * across);
  return comunas.toSorted((one, other) => distanceTo(one) - distanceTo(other))[0];
}

/** What the page with the form needs for it. */
export function islandsFor(points: readonly (PointChoice | undefined)[]) {
  return points.some((point) => point?.place?.hasMap) ? { islands: [streetMapIsland] } : {};
}
