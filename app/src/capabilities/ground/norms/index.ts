// Door 1 of norms: found by code, listed for a choice, cited with their validity, and what later rooms may add.
import { systemClock } from '../../../platform/clock.ts';
import type { RoomContributions } from '../../../platform/room.ts';
import { loadNorms } from './actions/load-norms.ts';
import { normsArchive } from './archive.ts';
import { namedFiles } from './store/named-files.ts';
import { listNorms } from './store/norms.ts';
import { documentOf } from './store/search-documents.ts';
import { historyList } from './web/history-list.ts';
import { dayOfChile, normList } from './web/norm-list.ts';
import { panels } from './web/panels.tsx';
import { inSearch } from './web/words.ts';

export { findNorm, type Norm, type NormName, normsFor } from './store/norms.ts';
export { type Citation, citation } from './web/citation.ts';
export { CitedNorm } from './web/cited-norm.tsx';
export { historyPath, normPath, normsPath } from './web/paths.ts';
export { citedBy } from './web/slots.ts';
export { labelOf } from './web/words.ts';

const EVERYTHING = { text: '', kind: undefined, issuer: undefined, onlyInForce: false };

export const contributions: RoomContributions = {
  room: 'norms',
  panels,
  publicLists: [normList, historyList],
  personalData: { none: 'norms are public acts; who of the staff wrote one stands in the log' },
  privacy: { none: 'this room keeps nothing about anybody' },
  deadlines: { none: 'a norm comes into force and ends by itself; nobody has to act by then' },
  search: {
    kinds: { norm: { 'es-CL': 'Normas', en: 'Norms' } },
    async documents(db) {
      const today = dayOfChile(systemClock.now());
      const norms = await listNorms(db, EVERYTHING, today, { limit: 100_000, offset: 0 });
      return norms
        .filter(({ annulledAt }) => annulledAt === undefined)
        .map((norm) => documentOf(norm, inSearch));
    },
  },
  institutionArchive: normsArchive,
  files: { stillNamed: namedFiles, mayOpen: async () => false },
  loadFacts: loadNorms,
  demonstrate: async (house) => {
    const { demonstrateNorms } = await import('./actions/demonstrate-norms.ts');
    await demonstrateNorms(house, inSearch);
  },
};
