// Reads what the map of one region needs and lays it out.
import type { Database } from '../../../../platform/database/database.ts';
import chileOutline from '../facts/chile-outline.json' with { type: 'json' };
import type { RegionCode } from '../rules/cut.ts';
import type { Outline } from '../rules/outline.ts';
import { drawRegion, type RegionDrawing } from '../rules/region-drawing.ts';
import { listShapes } from './boundaries.ts';
import type { ComunaRow } from './comunas.ts';

const outline: Outline = chileOutline;

/** The region's map, with shapes if any were imported. Comunas without a place (Antártica) count as absent. */
export async function readRegionDrawing(
  db: Database,
  regionCode: RegionCode,
  comunas: readonly ComunaRow[],
): Promise<RegionDrawing> {
  const shapes = await listShapes(db, regionCode);
  const spots = comunas.flatMap(({ lon, lat, ...comuna }) =>
    lon === null || lat === null ? [] : [{ ...comuna, lon, lat }],
  );
  const drawing = drawRegion(spots, outline, shapes);
  const nowhere = comunas.filter(({ lon }) => lon === null).map(({ name }) => name);
  return { ...drawing, absent: [...drawing.absent, ...nowhere] };
}
