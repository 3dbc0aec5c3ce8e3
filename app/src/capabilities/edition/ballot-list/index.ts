// Door 1 of the ballot list: what it adds to the whole. Later rooms read the fact that it deposits in editions.
import type { RoomContributions } from '../../../platform/room.ts';
import { ballotListArchive } from './archive.ts';
import { searchDocuments } from './store/search-documents.ts';
import { ballotLists } from './web/ballot-lists.ts';
import { panels } from './web/panels.tsx';
import { listPathIn } from './web/paths.ts';

export const contributions: RoomContributions = {
  room: 'ballot-list',
  panels,
  publicLists: [ballotLists],
  personalData: {
    none: 'projects are listed without their authors; the observers of a lot are kept by records',
  },
  deadlines: [
    {
      what: 'the last day of the ballot list, by which each contest has its list frozen and drawn',
      watchedBy: 'own task of the certifying officer; the vote does not open without it',
    },
  ],
  notices: [
    {
      kind: 'ballot-list/number',
      label: {
        'es-CL': 'el número que el sorteo dio a mis proyectos en la papeleta',
        en: 'the number that the lot gave my projects on the ballot paper',
      },
      isAlways: true,
    },
  ],
  search: {
    kinds: { 'ballot-list': { 'es-CL': 'Nóminas de votación', en: 'Ballot lists' } },
    documents: (db) => searchDocuments(db, listPathIn),
  },
  institutionArchive: ballotListArchive,
  demonstrate: async (house) => {
    const { demonstrateLists } = await import('./web/demonstrate-lists.ts');
    await demonstrateLists(house);
  },
};
