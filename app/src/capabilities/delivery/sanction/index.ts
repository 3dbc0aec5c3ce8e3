// Door 1 of the sanction: what works stand on, and what it adds to the whole.
import type { RoomContributions } from '../../../platform/room.ts';
import { sanctionArchive } from './archive.ts';
import { personalData, privacy } from './personal-data.ts';
import { searchDocuments } from './store/search-documents.ts';
import { demonstrateSanction } from './web/demonstrate-sanction.ts';
import { panels } from './web/panels.ts';
import { sanctionPathIn } from './web/paths.ts';
import { publicPanels } from './web/public-panels.tsx';
import { closeTogether, lapseTogether, receptionTogether } from './web/sanction-acts.ts';
import { sanctionList } from './web/sanction-list.ts';

export { listApprovals } from './store/approvals.ts';
export { allSanctionsPath } from './web/paths.ts';

export const contributions: RoomContributions = {
  room: 'sanction',
  panels: [...panels, ...publicPanels],
  publicLists: [sanctionList],
  personalData,
  privacy,
  twoPersonKinds: [closeTogether, lapseTogether, receptionTogether],
  notices: [
    {
      kind: 'sanction/answer',
      label: {
        'es-CL': 'respuestas a lo que pregunté antes de la sesión',
        en: 'answers to what I asked before the sitting',
      },
      isAlways: true,
    },
  ],
  deadlines: [
    {
      what: 'the thirty days in which a regional council pronounces on what was submitted',
      watchedBy:
        'own task of the team with its last day; then to propose the lapse, which the certifying officer signs',
    },
    {
      what: 'the day until which what a body returned is mended',
      watchedBy:
        'own task of the team with the nearest day; the body may decide it once it is over',
    },
  ],
  search: {
    kinds: { sanction: { 'es-CL': 'Sanciones', en: 'Sanctions' } },
    documents: (db) => searchDocuments(db, sanctionPathIn),
  },
  institutionArchive: sanctionArchive,
  demonstrate: demonstrateSanction,
};
