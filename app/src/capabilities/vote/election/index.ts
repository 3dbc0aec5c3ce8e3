// Door 1 of the election: what it adds to the whole, and how later rooms read one, make their keys known, send leaves and have acts signed.

import type { RoomContributions } from '../../../platform/room.ts';
import { bothPaths } from '../../../platform/search.ts';
import { electionPath } from './addresses.ts';
import { electionArchive } from './archive.ts';
import { personalData, privacy } from './privacy.ts';
import { files } from './store/act-documents.ts';
import { searchDocuments } from './store/search-documents.ts';
import { electionList } from './web/election-list.ts';
import { panels } from './web/panels.tsx';

export { inventElection, postInvented, signInvented } from './actions/invent-election.ts';
export { moveElection } from './actions/move-election.ts';
export { personsWhoSign, proposeLogAct } from './actions/propose-log-act.ts';
export { queueLeaf } from './actions/queue-leaf.ts';
export { electionPath, logActAddress } from './addresses.ts';
export { actSigned, boothClient, electionDeskPanels, electionPanels, logFacts } from './slots.ts';
export { signedFile } from './store/act-documents.ts';
export {
  type Election,
  electionOfContest,
  electionsOfInstitution,
  readElection,
} from './store/elections.ts';
export { depositRegistrar, depositRoll, depositThawedRoll } from './store/facts.ts';

export { leavesOf, listLeafPlaces, readLeavesAt } from './store/outgoing-leaves.ts';

export { proposeActPath, votesPath } from './web/paths.ts';

export const contributions: RoomContributions = {
  room: 'election',
  panels,
  publicLists: [electionList],
  personalData,
  privacy,
  deadlines: [
    {
      what: 'the 72 hours in which two officers sign what goes into the log of a vote',
      watchedBy:
        'own task of each officer who has not signed; without signatures it expires by itself',
    },
    {
      what: 'the days of a vote, which begin and end by the clock',
      watchedBy: 'roll and urn, each by its own clock; the page of the vote says what holds now',
    },
  ],
  notices: [
    {
      kind: 'election/act-to-sign',
      label: {
        'es-CL': 'actos de una votación que esperan mi firma',
        en: 'acts of a vote that wait for my signature',
      },
      isAlways: true,
    },
  ],
  search: {
    kinds: { election: { 'es-CL': 'Votaciones', en: 'Votes' } },
    documents: (db) =>
      searchDocuments(db, ({ id }) =>
        bothPaths((locale) => electionPath.to({ election: id }, { locale })),
      ),
  },
  institutionArchive: electionArchive,
  files,
};
