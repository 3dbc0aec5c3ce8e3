// Door 2: the words and laws of organisations.
export { isInOffice } from './board.ts';
export { organizationKinds, parseKind } from './kind.ts';
export { mayAct } from './standing.ts';
