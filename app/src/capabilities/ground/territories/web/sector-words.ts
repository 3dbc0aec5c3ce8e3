// What the kinds of territories, zones and landmarks are called.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { formatNumber } from '../../../../ui/format.ts';
import type { LandmarkKind, TerritoryKind, Zone } from '../rules/kind-names.ts';
import type { Degrees } from '../rules/projection.ts';

export const territoryKindNames: Readonly<Record<TerritoryKind, () => string>> = {
  macrozone: m.territories_kind_macrozone,
  sector: m.territories_kind_sector,
  'neighborhood-unit': m.territories_kind_neighborhood_unit,
};

/** "44 unidades vecinales", as a heading or in a sentence. */
export const territoryCounts: Readonly<
  Record<TerritoryKind, (given: { count: number; number: string }) => string>
> = {
  macrozone: m.territories_count_macrozone,
  sector: m.territories_count_sector,
  'neighborhood-unit': m.territories_count_neighborhood_unit,
};

export const zoneNames: Readonly<Record<Zone, () => string>> = {
  urban: m.territories_zone_urban,
  rural: m.territories_zone_rural,
};

export const landmarkKindNames: Readonly<Record<LandmarkKind, () => string>> = {
  school: m.territories_landmark_school,
  'health-centre': m.territories_landmark_health_centre,
  'community-hall': m.territories_landmark_community_hall,
  'municipal-office': m.territories_landmark_municipal_office,
  square: m.territories_landmark_square,
  'sports-ground': m.territories_landmark_sports_ground,
  church: m.territories_landmark_church,
  'fire-station': m.territories_landmark_fire_station,
  'police-station': m.territories_landmark_police_station,
  'bus-stop': m.territories_landmark_bus_stop,
  bridge: m.territories_landmark_bridge,
  crossroads: m.territories_landmark_crossroads,
  pier: m.territories_landmark_pier,
  other: m.territories_landmark_other,
};

/** A part of a comuna as it is spoken of: "Unidad vecinal 12, Cerro Alegre". */
export function territoryName(territory: {
  readonly kind: TerritoryKind;
  readonly code: string;
  readonly name: string;
}): string {
  const { kind, code, name } = territory;
  return m.territories_territory_name({ kind: territoryKindNames[kind](), code, name });
}

/** "33,605° sur, 71,598° oeste". */
export function placeWords({ lon, lat }: Degrees): string {
  const locale = currentLocale();
  return m.territories_place_centre_value({
    lat: formatNumber(-lat, locale, 4),
    lon: formatNumber(-lon, locale, 4),
  });
}

export function count(number: number): { count: number; number: string } {
  return { count: number, number: formatNumber(number, currentLocale()) };
}
