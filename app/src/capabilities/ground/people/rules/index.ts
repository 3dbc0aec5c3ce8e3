// Door 2: the words and laws of people.
export { AGE_TO_TAKE_PART } from './age.ts';
export { proposesOrCertifies } from './certifying.ts';
export { documentKinds, type IdentityDocument, parseDocument } from './identity-document.ts';
export { mayDo, permissionOf, permissions } from './permissions.ts';
export { parseRole, type Role, roles } from './roles.ts';
export { formatRun, maskRun, parseRun, parseRut, type Run, type Rut } from './run.ts';
export { isFresh } from './session.ts';
export type { EndPayload, InvitePayload } from './team-acts.ts';
