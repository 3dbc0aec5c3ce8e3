// Door 1 of records: the register of acts that everybody may read, numbered documents, and lots drawn in public.
import type { RoomContributions } from '../../../platform/room.ts';
import { demonstrateActs } from './actions/demonstrate-acts.ts';
import { demonstrateLots } from './actions/demonstrate-lots.ts';
import { mayOpenScan } from './actions/may-open-scan.ts';
import { recordsArchive } from './archive.ts';
import { privacy } from './privacy.ts';
import { namedFiles } from './store/named-files.ts';
import { auditList } from './web/audit-list.ts';
import { documentList } from './web/document-list.ts';
import { lotList } from './web/lot-list.ts';
import { panels } from './web/panels.tsx';
import { paperPanels } from './web/paper-panels.tsx';
import { actList } from './web/public-acts.ts';

export { announceLotIn } from './actions/announce-lot.ts';
export { annulDocumentIn } from './actions/annul-document.ts';
export { demonstratePaper, type InventedSheet } from './actions/demonstrate-paper.ts';
export { type DocumentAsked, issueDocument } from './actions/issue-document.ts';
export { type Ending, type LotEnd, lotEnds } from './actions/lot-ends.ts';
export { recordThrow } from './actions/record-throw.ts';
export { signDemonstrated } from './actions/sign-demonstrated.ts';
export { withdrawLotIn } from './actions/withdraw-lot.ts';
export { printableContent } from './printing/printable-text.ts';
export { typeset } from './printing/typeset-document.ts';
export { forgetSheetsAbout } from './store/paper-sheets.ts';
export { LotActFields } from './web/lot-act-fields.tsx';
export { type LotAct, parseLotAct } from './web/lot-form.ts';
export { paperDeskPath } from './web/paper-paths.ts';
export { documentPath, lotDeskPath, lotPath, registerPath } from './web/paths.ts';
export { refusalSentence as recordsRefusal } from './web/refusal-words.ts';
export { shareCard, shareCardAnswer, shareImage } from './web/share-card-file.ts';

export const contributions: RoomContributions = {
  room: 'records',
  panels: [...panels, ...paperPanels],
  publicLists: [auditList, actList, documentList, lotList],
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
    {
      what: 'acts that take two people: who proposed each, who ended it and with which passkey; in the text that is signed, name and e-mail of whoever is invited, name of whoever loses a role and why, whose keys are reset and where the link goes, or public name and masked numbers of whose two accounts are joined',
      why: 'so that it can be checked later that two people agreed on these very words before power was given or taken',
      keptFor: 'as long as the institution: what was signed never changes',
      seenBy:
        'whoever proposed it and whoever may sign it; the person herself what it says of her, once it has ended; everybody only its kind, institution, roles, hours and hash',
    },
    {
      what: 'the scan of a sheet of paper, what was typed from it, and whose account it is for',
      why: 'whoever has no telephone takes the same steps; what was entered can be compared with the sheet',
      keptFor:
        'one year after the sheet was entered or made void, or was begun and left so, or until her account is erased; thirty days of a sheet that nobody signs; of one on which somebody says that she comes to a gathering, thirty days after it; number, form and state stay',
      seenBy: 'the person herself; whoever enters sheets in that institution',
    },
  ],
  privacy,
  notices: [
    {
      kind: 'records/paper-entered',
      label: {
        'es-CL': 'hojas de papel que una oficina ingresó por mí',
        en: 'sheets of paper that an office entered for me',
      },
      isAlways: true,
    },
  ],
  deadlines: [
    {
      what: 'the 72 hours in which a second person signs or refuses what the first proposed',
      watchedBy: 'own task of whoever may sign it; without a signature it expires by itself',
    },
    {
      what: 'the announced hour of a lot',
      watchedBy: 'own task of the certifying officer, and the desk of the institution',
    },
  ],
  demonstrate: async (house) => {
    await demonstrateLots(house);
    await demonstrateActs(house);
  },
  institutionArchive: recordsArchive,
  files: {
    stillNamed: namedFiles,
    mayOpen: mayOpenScan,
  },
};
