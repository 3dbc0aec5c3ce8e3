// Where the territory is on the site.
import { definePath } from '../../../../platform/http/path.ts';

export const comunasPath = definePath('/comunas', '/en/municipalities');
export const comunaPath = definePath('/comunas/:slug', '/en/municipalities/:slug');
export const regionPath = definePath('/regiones/:slug', '/en/regions/:slug');
export const picturePath = definePath('/mapas/:picture');
export const comunasCsvPath = definePath('/datos/comunas.csv');
export const comunasJsonPath = definePath('/datos/comunas.json');
export const sectorsPath = definePath(
  '/comunas/:slug/sectores',
  '/en/municipalities/:slug/sectors',
);
export const streetMapPath = definePath(
  '/comunas/:slug/sectores/mapa.json',
  '/en/municipalities/:slug/sectors/map.json',
);
export const territoriesCsvPath = definePath('/datos/territories.csv');
export const territoriesJsonPath = definePath('/datos/territories.json');
export const landmarksCsvPath = definePath('/datos/landmarks.csv');
export const landmarksJsonPath = definePath('/datos/landmarks.json');
export const unitValuesPath = definePath('/valores', '/en/unit-values');
export const unitValuesCsvPath = definePath('/datos/unit-values.csv');
export const unitValuesJsonPath = definePath('/datos/unit-values.json');
