// Writes the whole division of the country: regions, provinces, comunas and their other spellings.
import type { Tx } from '../../../../platform/database/database.ts';
import type { ShippedComuna, ShippedTerritories } from '../rules/shipped-territories.ts';

/** Inserts what is new and brings the rest up to date; nothing is ever removed, others refer to it. */
export async function saveTerritories(tx: Tx, shipped: ShippedTerritories): Promise<void> {
  await saveRegions(tx, shipped.regions);
  await saveProvinces(tx, shipped.provinces);
  await saveComunas(tx, shipped.comunas);
  await saveAliases(tx, shipped.comunas);
}

async function saveRegions(tx: Tx, regions: ShippedTerritories['regions']): Promise<void> {
  await tx
    .insertInto('territories.region')
    .values(
      regions.map(({ shortName, northToSouth, ...same }) => ({
        ...same,
        short_name: shortName,
        north_to_south: northToSouth,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((to) => ({
        name: to.ref('excluded.name'),
        short_name: to.ref('excluded.short_name'),
        slug: to.ref('excluded.slug'),
        roman: to.ref('excluded.roman'),
        capital: to.ref('excluded.capital'),
        north_to_south: to.ref('excluded.north_to_south'),
      })),
    )
    .execute();
}

async function saveProvinces(tx: Tx, provinces: ShippedTerritories['provinces']): Promise<void> {
  await tx
    .insertInto('territories.province')
    .values(
      provinces.map(({ code, name, regionCode }) => ({ code, name, region_code: regionCode })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((to) => ({ name: to.ref('excluded.name') })),
    )
    .execute();
}

async function saveComunas(tx: Tx, comunas: readonly ShippedComuna[]): Promise<void> {
  await tx
    .insertInto('territories.comuna')
    .values(comunas.map(toRow))
    .onConflict((conflict) =>
      conflict.column('cut').doUpdateSet((to) => ({
        name: to.ref('excluded.name'),
        slug: to.ref('excluded.slug'),
        time_zone: to.ref('excluded.time_zone'),
        population_2017: to.ref('excluded.population_2017'),
        area_km2: to.ref('excluded.area_km2'),
        lon: to.ref('excluded.lon'),
        lat: to.ref('excluded.lat'),
        municipality_cut: to.ref('excluded.municipality_cut'),
      })),
    )
    .execute();
}

function toRow(comuna: ShippedComuna) {
  return {
    cut: comuna.cut,
    name: comuna.name,
    slug: comuna.slug,
    province_code: comuna.cut.slice(0, 3),
    region_code: comuna.cut.slice(0, 2),
    time_zone: comuna.timeZone,
    population_2017: comuna.population2017,
    area_km2: comuna.areaKm2,
    lon: comuna.lon,
    lat: comuna.lat,
    municipality_cut: comuna.municipalityCut,
  };
}

async function saveAliases(tx: Tx, comunas: readonly ShippedComuna[]): Promise<void> {
  await tx.deleteFrom('territories.comuna_alias').execute();
  const aliases = comunas.flatMap(({ cut, aliases: names = [] }) =>
    names.map((name) => ({ cut, name })),
  );
  if (aliases.length > 0) await tx.insertInto('territories.comuna_alias').values(aliases).execute();
}
