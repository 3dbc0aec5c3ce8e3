// Door 2: the words and laws of institutions.
export { bodiesOf, decidingBodyOf } from './body.ts';
export type { Institution } from './institution.ts';
export { keeperRoles, keptBy } from './keepers.ts';
