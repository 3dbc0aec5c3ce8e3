// The site's own places, and the places of the rooms that its navigation leads to.
import { definePath } from '../platform/http/path.ts';

export { institutionsPath } from '../capabilities/ground/institutions/index.ts';
export { organizationsPath } from '../capabilities/ground/organizations/index.ts';
export { permissionsPath } from '../capabilities/ground/people/index.ts';
export { registerPath } from '../capabilities/ground/records/index.ts';
export { comunasPath } from '../capabilities/ground/territories/index.ts';
export { experiencesPath } from '../capabilities/nation/experiences/index.ts';
export { countPath } from '../capabilities/vote/count/index.ts';

export const homePath = definePath('/', '/en');
export const howItCountsPath = definePath('/como-se-cuenta', '/en/how-it-counts');
export const accessibilityPath = definePath('/accesibilidad', '/en/accessibility');
export const protectionPath = definePath('/que-protege', '/en/what-it-protects');
export const componentsPath = definePath('/componentes', '/en/components');
export const openDataPath = definePath('/datos', '/en/data');
export const searchPath = definePath('/buscar', '/en/search');
