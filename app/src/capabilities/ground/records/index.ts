// Door 1 of records: the register of acts that everybody may read, numbered documents, and lots drawn in public.
import type { RoomContributions } from '../../../platform/room.ts';
import { demonstrateLots } from './actions/demonstrate-lots.ts';
import { namedFiles } from './store/named-files.ts';
import { auditList } from './web/audit-list.ts';
import { documentList } from './web/document-list.ts';
import { lotList } from './web/lot-list.ts';
import { panels } from './web/panels.tsx';

export { type DocumentAsked, issueDocument } from './actions/issue-document.ts';
export { registerPath } from './web/paths.ts';

export const contributions: RoomContributions = {
  room: 'records',
  panels,
  publicLists: [auditList, documentList, lotList],
  personalData: [
    {
      what: 'name of the two observers of a lot, and what each stands for',
      why: 'a lot is trusted because two people of different interest watched it',
      keptFor: 'as long as the lot and its record',
      seenBy: 'everybody',
    },
    {
      what: 'the sheet of a lot with the signatures of its observers, scanned or photographed',
      why: 'the record on paper and the one in Minga must be seen to be one',
      keptFor: 'as long as the lot and its record',
      seenBy: 'everybody',
    },
  ],
  deadlines: [
    {
      what: 'the announced hour of a lot',
      watchedBy: 'own task of the certifying officer, and the desk of the institution',
    },
  ],
  demonstrate: demonstrateLots,
  files: {
    stillNamed: namedFiles,
    // Everything that this room keeps is public from the start.
    mayOpen: async () => false,
  },
};
