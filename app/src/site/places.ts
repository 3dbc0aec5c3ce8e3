// The site's own places, and the places of the rooms that its navigation leads to.
import { definePath } from '../platform/http/path.ts';

export { allSanctionsPath } from '../capabilities/delivery/sanction/index.ts';
export { consultationsPath } from '../capabilities/edition/consultations/index.ts';
export { editionsPath } from '../capabilities/edition/editions/index.ts';
export { allProposalsPath } from '../capabilities/edition/proposals/index.ts';
export { allResultsPath } from '../capabilities/edition/review/index.ts';
export { conversationsPath, forumPath } from '../capabilities/ground/conversation/index.ts';
export { gatheringsPath } from '../capabilities/ground/gatherings/index.ts';
export { institutionsPath } from '../capabilities/ground/institutions/index.ts';
export { normsPath } from '../capabilities/ground/norms/index.ts';
export { organizationsPath } from '../capabilities/ground/organizations/index.ts';
export { allMessagesPath, permissionsPath } from '../capabilities/ground/people/index.ts';
export { registerPath } from '../capabilities/ground/records/index.ts';
export { surveysPath } from '../capabilities/ground/surveys/index.ts';
export { comunasPath, unitValuesPath } from '../capabilities/ground/territories/index.ts';
export { experiencesPath, situationPath } from '../capabilities/nation/experiences/index.ts';
export { roundtablePath } from '../capabilities/nation/roundtable/index.ts';
export { allObjectionsPath, countPath, verifyPath } from '../capabilities/vote/count/index.ts';
export { votesPath } from '../capabilities/vote/election/index.ts';

export { actsPath } from '../platform/two-person.ts';

export const homePath = definePath('/', '/en');
export const howItCountsPath = definePath('/como-se-cuenta', '/en/how-it-counts');
export const accessibilityPath = definePath('/accesibilidad', '/en/accessibility');
export const protectionPath = definePath('/que-protege', '/en/what-it-protects');
export const componentsPath = definePath('/componentes', '/en/components');
export const openDataPath = definePath('/datos', '/en/data');
export const searchPath = definePath('/buscar', '/en/search');
