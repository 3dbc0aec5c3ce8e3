// Proposals as people find them on the whole site: what everybody reads, by its title and its words.
import type { SearchContribution } from '../../../../platform/search.ts';
import { documentOf } from '../actions/refresh-document.ts';
import { listSearched } from '../store/public-proposals.ts';
import { proposalPathIn } from './paths.ts';

export const search: SearchContribution = {
  kinds: { proposal: { 'es-CL': 'Propuestas', en: 'Proposals' } },
  async documents(db) {
    return (await listSearched(db, undefined)).map((one) => documentOf(one, proposalPathIn));
  },
};
