// The pages of the urn for people. The files beside them have the addresses that docs/voting.md gives them.
import { definePath } from '../../../../platform/http/path.ts';

export const urnElectionPath = definePath('/e/:id/', '/en/e/:id/');
export const lookUpPath = definePath('/e/:id/mi-voto', '/en/e/:id/my-vote');
