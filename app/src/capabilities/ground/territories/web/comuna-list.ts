// The public list of comunas: the same rows on its page, its CSV and its JSON.
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { parseComunaFilter } from '../rules/comuna-filter.ts';
import { type ComunaRow, listComunas } from '../store/comunas.ts';
import { comunasPath } from './paths.ts';

export const comunaList: PublicList = {
  name: 'comunas',
  title: { 'es-CL': 'Comunas de Chile', en: 'Comunas (municipalities) of Chile' },
  source: {
    'es-CL':
      'Códigos: SUBDERE. Población: INE, Censo 2017. Superficies y centros: aproximados, cálculo propio sobre polígonos simplificados. Zonas: base de datos tz.',
    en: 'Codes: SUBDERE. Population: INE, 2017 census. Areas and centres: approximate, our own computation on simplified polygons. Zones: tz database.',
  },
  page: comunasPath,
  columns: [
    column('cut', 'text', 'Código único territorial (CUT)', 'Unique territorial code (CUT)'),
    column('name', 'text', 'Nombre de la comuna', 'Name of the comuna'),
    column('province', 'text', 'Provincia', 'Province'),
    column('region_code', 'text', 'Código de la región', 'Code of the region'),
    column('region', 'text', 'Región', 'Region'),
    column('population_2017', 'integer', 'Población, Censo 2017', 'Population, 2017 census'),
    column('area_km2', 'decimal', 'Superficie aproximada en km²', 'Approximate area in km²'),
    column(
      'lon',
      'decimal',
      'Longitud aproximada del centro',
      'Approximate longitude of the centre',
    ),
    column('lat', 'decimal', 'Latitud aproximada del centro', 'Approximate latitude of the centre'),
    column('time_zone', 'text', 'Zona horaria (IANA)', 'Time zone (IANA)'),
    column(
      'municipality_cut',
      'text',
      'CUT de la comuna cuya municipalidad la administra',
      'CUT of the comuna whose municipality administers it',
    ),
    column(
      'experiences',
      'integer',
      'Experiencias de presupuesto participativo en el registro',
      'Participatory budgets in the registry of experiences',
    ),
  ],
  async rows(db, query) {
    return (await listComunas(db, parseComunaFilter(query))).map(toCells);
  },
};

export function column(
  key: string,
  kind: Column['kind'],
  spanish: string,
  english: string,
): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

function toCells(comuna: ComunaRow) {
  return {
    cut: comuna.cut,
    name: comuna.name,
    province: comuna.provinceName,
    region_code: comuna.regionCode,
    region: comuna.regionName,
    population_2017: comuna.populationCount,
    area_km2: comuna.areaKm2,
    lon: comuna.lon,
    lat: comuna.lat,
    time_zone: comuna.timeZone,
    municipality_cut: comuna.municipalityCut,
    experiences: comuna.experiencesCount,
  };
}
