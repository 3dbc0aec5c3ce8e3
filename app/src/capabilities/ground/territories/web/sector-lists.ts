// The public lists of the parts of comunas and of their landmarks: the same rows as their pages.
import type { PublicList } from '../../../../platform/public-list.ts';
import { parseSectorFilter } from '../rules/sector-filter.ts';
import { typedText } from '../rules/typed-text.ts';
import {
  listPublicLandmarks,
  listPublicTerritories,
  type PublicSectorFilter,
} from '../store/public-sectors.ts';
import { column } from './comuna-list.ts';
import { comunasPath } from './paths.ts';

const cut = column('cut', 'text', 'Código único territorial (CUT) de la comuna', 'Unique territorial code (CUT) of the comuna'); // biome-ignore format: one column
const comuna = column('comuna', 'text', 'Comuna', 'Comuna');
const id = column('id', 'text', 'Identificador que no cambia', 'Identifier that does not change');

export const territoryList: PublicList = {
  name: 'territories',
  title: {
    'es-CL': 'Macrozonas, sectores y unidades vecinales',
    en: 'Macrozones, sectors and neighbourhood units',
  },
  source: {
    'es-CL':
      'Cada municipalidad; donde todavía no los ha ingresado, la página pública que dice source_url.',
    en: 'Each municipality; where it has not told them here yet, the public page in source_url.',
  },
  page: comunasPath,
  columns: [
    id,
    cut,
    comuna,
    column('kind', 'text', 'Tipo: macrozone, sector o neighborhood-unit', 'Kind: macrozone, sector or neighborhood-unit'), // biome-ignore format: one column
    column('code', 'text', 'Número o letras con que se conoce', 'Number or letters it is known by'),
    column('name', 'text', 'Nombre', 'Name'),
    column('zone', 'text', 'Zona: urban o rural', 'Zone: urban or rural'),
    column('parent_kind', 'text', 'Tipo de aquel en que está', 'Kind of what it lies within'),
    column('parent_code', 'text', 'Número de aquel en que está', 'Number of what it lies within'),
    column('lon', 'decimal', 'Longitud aproximada del centro', 'Approximate longitude of the centre'), // biome-ignore format: one column
    column('lat', 'decimal', 'Latitud aproximada del centro', 'Approximate latitude of the centre'),
    column('is_drawn', 'boolean', 'Si se conoce su forma', 'Whether its shape is known'),
    column('source_url', 'url', 'Página pública de donde se leyó', 'Public page it was read from'),
  ],
  rows: (db, query) => listPublicTerritories(db, filterOf(query)),
};

export const landmarkList: PublicList = {
  name: 'landmarks',
  title: { 'es-CL': 'Hitos de las comunas', en: 'Landmarks of the comunas' },
  source: { 'es-CL': 'Cada municipalidad.', en: 'Each municipality.' },
  page: comunasPath,
  columns: [
    id,
    cut,
    comuna,
    column(
      'kind',
      'text',
      'Qué es: school, bridge, square…',
      'What it is: school, bridge, square…',
    ),
    column('name', 'text', 'Nombre', 'Name'),
    column('lon', 'decimal', 'Longitud', 'Longitude'),
    column('lat', 'decimal', 'Latitud', 'Latitude'),
  ],
  rows: (db, query) => listPublicLandmarks(db, filterOf(query)),
};

/** As on the pages, with `comuna` for the one whose page it is. */
function filterOf(query: URLSearchParams): PublicSectorFilter {
  return { ...parseSectorFilter(query), comuna: typedText(query.get('comuna')) };
}
