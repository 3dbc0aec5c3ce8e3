// The site's own places, and the destinations that the navigation and the footer lead to.
import { definePath } from '../platform/http/path.ts';

export const homePath = definePath('/', '/en');
export const howItCountsPath = definePath('/como-se-cuenta', '/en/how-it-counts');
export const accessibilityPath = definePath('/accesibilidad', '/en/accessibility');
export const protectionPath = definePath('/que-protege', '/en/what-it-protects');
export const componentsPath = definePath('/componentes', '/en/components');
export const openDataPath = definePath('/datos', '/en/data');

// Places of the rooms that the navigation names: what people come for.
export { comunasPath } from '../capabilities/ground/territories/index.ts';
export { experiencesPath } from '../capabilities/nation/experiences/index.ts';
export { countPath } from '../capabilities/vote/count/index.ts';
