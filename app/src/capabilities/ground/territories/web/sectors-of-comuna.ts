// What the pages show of a comuna's parts and landmarks: those that the filter lists, and their drawing.
import type { Database } from '../../../../platform/database/database.ts';
import { demonstratedCut } from '../demonstration/ancud.ts';
import { type ComunaDrawing, drawComuna } from '../rules/comuna-drawing.ts';
import type { Cut } from '../rules/cut.ts';
import { isUnfilteredSectors, type SectorFilter } from '../rules/sector-filter.ts';
import { readComunaBoundary } from '../store/boundaries.ts';
import { listTerritories, type TerritoryRow } from '../store/comuna-territories.ts';
import { type LandmarkRow, listLandmarks } from '../store/landmarks.ts';

export interface SectorsOfComuna {
  /** They were made up for a demonstration. */
  readonly isInvented: boolean;
  readonly filter: SectorFilter;
  /** Those that the filter lists. */
  readonly territories: readonly TerritoryRow[];
  readonly landmarks: readonly LandmarkRow[];
  /** All that there are, whatever the filter. */
  readonly allTerritories: readonly TerritoryRow[];
  readonly allLandmarks: readonly LandmarkRow[];
  readonly drawing: ComunaDrawing | undefined;
  /** Whom the comuna's own boundary is owed to, where it is drawn. */
  readonly attribution: string | undefined;
}

export async function sectorsOfComuna(
  db: Database,
  cut: Cut,
  filter: SectorFilter,
  isProduction = true,
): Promise<SectorsOfComuna> {
  const isAll = isUnfilteredSectors(filter);
  const [allTerritories, allLandmarks, boundary] = await Promise.all([
    listTerritories(db, cut),
    listLandmarks(db, cut),
    readComunaBoundary(db, cut),
  ]);
  const territories = isAll ? allTerritories : await listTerritories(db, cut, filter);
  const landmarks = isAll ? allLandmarks : await landmarksFor(db, cut, filter);
  const nearby = allLandmarks.filter((one) => !landmarks.some(({ id }) => id === one.id));
  const drawing = drawComuna({
    territories,
    landmarks,
    nearby,
    boundary: boundary?.rings ?? [],
  });
  const attribution = boundary?.attribution;
  return {
    isInvented: !isProduction && cut === demonstratedCut,
    ...{ filter, territories, landmarks, allTerritories, allLandmarks, drawing, attribution },
  };
}

/** Landmarks have neither zone nor kind of territory: whoever asks for those asks for no landmark. */
async function landmarksFor(
  db: Database,
  cut: Cut,
  { text, kind, zone }: SectorFilter,
): Promise<readonly LandmarkRow[]> {
  return kind === undefined && zone === undefined ? listLandmarks(db, cut, text) : [];
}
