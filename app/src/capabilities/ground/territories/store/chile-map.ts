// The pictures of Chile as they are today: drawn from the tables once, named by their content.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import chileOutline from '../facts/chile-outline.json' with { type: 'json' };
import type { Cut } from '../rules/cut.ts';
import { drawDots, drawShapes, sizeOf } from '../rules/drawing.ts';
import { type Outline, outlinePath, outlinePoints } from '../rules/outline.ts';
import { isDrawn, layDown, type MapVariant, type Point, project } from '../rules/projection.ts';
import { placeRegionLabels, type RegionLabel } from '../rules/region-labels.ts';
import { listShapes, readBoundarySet, type ShapeRow } from './boundaries.ts';
import { listRegions, type RegionRow } from './regions.ts';

export interface Picture {
  readonly svg: string;
  /** First letters of the hash of its content: the name under which it never changes. */
  readonly hash: string;
  readonly width: number;
  readonly height: number;
}

export interface ChileMap {
  readonly kind: 'dots' | 'shapes';
  /** Who made the shapes, in their words, or the outline; must stand beside every picture. */
  readonly attribution: string;
  readonly comunasCount: number;
  picture(variant: MapVariant): Picture;
  /** The outline of the country as the `d` of a path, in the units of the upright picture. */
  readonly land: string;
  /** Centre of a comuna in a picture's own units; undefined where the picture does not draw it. */
  ringAt(cut: Cut, variant: MapVariant): Point | undefined;
  /** Names of the regions around the upright picture, from north to south. */
  readonly regionLabels: readonly RegionLabel[];
  /** As they were when the pictures were drawn: both come with the same load. */
  readonly regions: readonly RegionRow[];
}

interface Spot {
  readonly cut: Cut;
  readonly regionCode: string;
  readonly lon: number;
  readonly lat: number;
  readonly populationCount: number;
}

const outline: Outline = chileOutline;
const land = outlinePoints(outline);

/** Derived from the tables alone: another copy of Minga draws the same, byte by byte. */
const drawn = new WeakMap<Database, { readonly version: string; readonly map: ChileMap }>();

export async function readChileMap(db: Database): Promise<ChileMap> {
  const version = await readVersion(db);
  const before = drawn.get(db);
  if (before?.version === version) return before.map;
  const map = await drawChile(db);
  drawn.set(db, { version, map });
  return map;
}

async function readVersion(db: Database): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select concat_ws(' ',
      (select sha256 from territories.loaded where name = 'chile'),
      (select concat(sha256, imported_at) from territories.boundary_set)) as version`.execute(db);
  return rows[0]?.version ?? '';
}

async function drawChile(db: Database): Promise<ChileMap> {
  const [spots, regions, shapes, set, comunasCount] = await Promise.all([
    listSpots(db),
    listRegions(db),
    listShapes(db),
    readBoundarySet(db),
    countComunas(db),
  ]);
  const pictures = {
    upright: draw(spots, shapes, 'upright'),
    lying: draw(spots, shapes, 'lying'),
    backdrop: draw(spots, shapes, 'backdrop'),
  };
  const positions = new Map(spots.filter(isDrawn).map((spot) => [spot.cut, project(spot)]));
  const labelled = regions.map(({ code, shortName }) => ({
    code,
    name: shortName,
    comunas: spots.filter((spot) => spot.regionCode === code),
  }));
  return {
    kind: shapes.length > 0 ? 'shapes' : 'dots',
    attribution: set?.attribution ?? 'Natural Earth',
    comunasCount,
    picture: (variant) => pictures[variant],
    land: outlinePath(outline),
    ringAt(cut, variant) {
      const point = positions.get(cut);
      return point === undefined || variant === 'upright' ? point : layDown(point);
    },
    regionLabels: placeRegionLabels(labelled, land),
    regions,
  };
}

function draw(spots: readonly Spot[], shapes: readonly ShapeRow[], variant: MapVariant): Picture {
  const svg = shapes.length > 0 ? drawShapes(shapes, variant) : drawDots(outline, spots, variant);
  const hash = createHash('sha256').update(svg).digest('hex').slice(0, 12);
  const [width, height] = sizeOf(variant);
  return { svg, hash, width, height };
}

function listSpots(db: Database): Promise<Spot[]> {
  return db
    .selectFrom('territories.comuna')
    .where('lon', 'is not', null)
    .orderBy('cut')
    .select([
      sql<Cut>`cut`.as('cut'),
      'region_code as regionCode',
      sql<number>`lon`.as('lon'),
      sql<number>`lat`.as('lat'),
      'population_2017 as populationCount',
    ])
    .execute();
}

async function countComunas(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('territories.comuna')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
