// Door 1 of the territory: what other rooms and the site may read, deposit and fill.
import type { Database, Tx } from '../../../platform/database/database.ts';
import type { RoomContributions } from '../../../platform/room.ts';
import { currentLocale, type Locale } from '../../../platform/words.ts';
import type { MapLabel } from '../../../ui/map-frame/map-frame.tsx';
import { demonstrateAncud } from './actions/demonstrate-ancud.ts';
import { loadNeighborhoodUnits } from './actions/load-neighborhood-units.ts';
import { loadTerritories } from './actions/load-territories.ts';
import { territoriesArchive } from './archive.ts';
import type { Cut, RegionCode } from './rules/cut.ts';
import type { MapVariant, Point } from './rules/projection.ts';
import type { TerritoryFact } from './rules/territory-fact.ts';
import { typedText } from './rules/typed-text.ts';
import { readChileMap } from './store/chile-map.ts';
import { type ComunaRow, guessComunas, listComunas } from './store/comunas.ts';
import { facts } from './store/facts.ts';
import { captionOf } from './web/chile-frame.tsx';
import { comunaList } from './web/comuna-list.ts';
import { pictureAddress } from './web/picture-name.ts';
import { regionLinks } from './web/region-labels.ts';
import { search } from './web/search.ts';
import { landmarkList, territoryList } from './web/sector-lists.ts';
import { unitValueList } from './web/unit-value-list.ts';

export { listRegions, type RegionRow } from './store/regions.ts';
export { timeZoneOf } from './store/time-zones.ts';
export { unitValueOn } from './store/unit-values.ts';
export { landmarkDeskPaths, territoryDeskPaths, unitValueDeskPath } from './web/desk/desk-paths.ts';
export { sectorDeskRoutes } from './web/desk/desk-routes.tsx';
export { unitValueDeskRoutes } from './web/desk/unit-value-desk.tsx';
export { comunaPath, comunasPath, regionPath, unitValuesPath } from './web/paths.ts';
export { PointPicker, type PointPlace, readPointPlace } from './web/point-picker.tsx';
export { comunaPanels, nextSteps, regionPanels } from './web/slots.ts';
export { StreetMap, streetMapIsland } from './web/street-map.tsx';
export type { StreetMapPlaces } from './web/street-map-places.ts';

export const contributions: RoomContributions = {
  room: 'territories',
  panels: [],
  publicLists: [comunaList, territoryList, landmarkList, unitValueList],
  personalData: { none: 'Places are not persons; searches are not kept.' },
  deadlines: { none: 'Nothing here has a date by which someone must act.' },
  search,
  demonstrate: demonstrateAncud,
  institutionArchive: territoriesArchive,
  async loadFacts(db) {
    await loadTerritories(db);
    await loadNeighborhoodUnits(db);
  },
};

/** Makes something known about a comuna, in the transaction of the room that knows it. */
export function depositFact(tx: Tx, cut: Cut, fact: TerritoryFact): Promise<void> {
  return facts.deposit(tx, cut, fact);
}

/** Every comuna by name, or those of a region, for a list to choose from. */
export function listComunaNames(
  db: Database,
  regionCode?: RegionCode,
): Promise<readonly ComunaRow[]> {
  return listComunas(db, {
    text: '',
    regionCode,
    onlyWithExperiences: false,
    order: 'name',
  });
}

export interface ComunaSearch {
  /** Comunas whose name, other spelling or code has what was typed, the closest first. */
  readonly found: readonly ComunaRow[];
  /** When there are none: up to five names that look like it. */
  readonly guesses: readonly ComunaRow[];
}

/** Finds comunas by what a person types, with or without accents. */
export async function findComunas(db: Database, text: string): Promise<ComunaSearch> {
  const filter = { regionCode: undefined, onlyWithExperiences: false, order: 'name' } as const;
  const asked = typedText(text);
  const found = asked === '' ? [] : await listComunas(db, { ...filter, text: asked });
  const guesses = found.length > 0 || asked === '' ? [] : await guessComunas(db, asked);
  return { found, guesses };
}

export interface MapOfChile {
  readonly kind: 'dots' | 'shapes';
  /** What the pictures show and who drew it, in the language asked for: must stand beside every picture. */
  readonly caption: string;
  readonly comunasCount: number;
  /** Address and size (in the picture's own units) of each picture: `lying` for phones, `backdrop` under a ring. */
  readonly pictures: Readonly<Record<MapVariant, { url: string; width: number; height: number }>>;
  /** The outline alone, as the `d` of a path in the units of the upright picture: for whoever draws comunas on it. */
  readonly land: string;
  /** Centre of a comuna in a picture's units; undefined where it is not drawn (Antártica, far islands). */
  ringAt(cut: Cut, variant: MapVariant): Point | undefined;
  /** Names of the regions around the upright picture, as links. */
  readonly labels: readonly MapLabel[];
}

/** The country as it is drawn today: dots by population, or shapes once boundaries are imported. */
export async function chileMap(
  db: Database,
  locale: Locale = currentLocale(),
): Promise<MapOfChile> {
  const map = await readChileMap(db);
  const pictureOf = (variant: MapVariant) => {
    const { width, height } = map.picture(variant);
    return { url: pictureAddress(map, variant), width, height };
  };
  return {
    kind: map.kind,
    caption: captionOf(map, locale),
    comunasCount: map.comunasCount,
    pictures: {
      upright: pictureOf('upright'),
      lying: pictureOf('lying'),
      backdrop: pictureOf('backdrop'),
    },
    land: map.land,
    ringAt: (cut, variant) => map.ringAt(cut, variant),
    labels: regionLinks(map, map.regions, locale),
  };
}
