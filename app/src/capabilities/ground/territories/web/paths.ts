// Where the territory is on the site.
import { definePath } from '../../../../platform/http/path.ts';

export const comunasPath = definePath('/comunas', '/en/municipalities');
export const comunaPath = definePath('/comunas/:slug', '/en/municipalities/:slug');
export const regionPath = definePath('/regiones/:slug', '/en/regions/:slug');
export const picturePath = definePath('/mapas/:picture');
export const comunasCsvPath = definePath('/datos/comunas.csv');
export const comunasJsonPath = definePath('/datos/comunas.json');
