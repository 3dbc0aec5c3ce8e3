// Door 1 of the room: what it adds to the whole. Counting itself is asked for on its pages.
import { m } from '#words';
import type { RoomContributions } from '../../../platform/room.ts';
import { followSigned } from './actions/sealed/follow-signed.ts';
import { countArchive } from './archive.ts';
import { certificationArchive } from './certification-archive.ts';
import { mayOpenEvidence, objectionData, objectionsHeld } from './objection-privacy.ts';
import { mayOpenSheet, officialData, officialHeld } from './official-privacy.ts';
import { sealedArchive } from './sealed-archive.ts';
import { joinObjections, namedEvidence, unlinkObjections } from './store/objection-people.ts';
import { joinOfficial, unlinkOfficial } from './store/official-people.ts';
import { resultDocuments } from './store/result-documents.ts';
import { namedSheets } from './store/votes.ts';
import { certifyTogether, correctTogether } from './web/certify-acts.ts';
import { demonstrateCount } from './web/demonstrate-count.ts';
import { objectionList } from './web/objection-list.ts';
import { objectionOnPaper } from './web/objection-on-paper.ts';
import { objectionPanels } from './web/objection-panels.tsx';
import { resultPathIn } from './web/official-paths.ts';
import { panels } from './web/panels.ts';
import { resultList } from './web/result-list.ts';
import { resultPanels } from './web/result-panels.tsx';
import { demonstrateSealed } from './web/sealed/demonstrate-sealed.ts';
import { sealedPanels } from './web/sealed/sealed-panels.tsx';

export { recountWithout } from './actions/recount-without.ts';
export { askSanction, type SanctionToLog } from './actions/sealed/ask-sanction.ts';
export { type CertifiedResult, readCertified } from './store/certifications.ts';
export { certifySecond } from './web/demonstrate-count.ts';
export { allObjectionsPath, objectionDesk } from './web/objection-paths.ts';
export { resultPath } from './web/official-paths.ts';
export { countPath, examplePath, verifyPath } from './web/paths.ts';

export const contributions: RoomContributions = {
  room: 'count',
  panels: [...panels, ...resultPanels, ...objectionPanels, ...sealedPanels, followSigned],
  publicLists: [resultList, objectionList],
  paperForms: [objectionOnPaper],
  twoPersonKinds: [certifyTogether, correctTogether],
  personalData: [
    {
      what: 'the file of a vote uploaded without JavaScript (its ballots may carry age, sex or sector of each voter), its name, the rules chosen and the result',
      why: 'to count it on the server for somebody whose browser cannot',
      keptFor: 'one hour at most; erased earlier when somebody with the address asks',
      seenBy: 'whoever has the unguessable address of the count',
    },
    ...officialData,
    ...objectionData,
  ],
  privacy: {
    title: () => m.count_result_held_title(),
    heldAbout: async ({ db }, personId) => [
      ...(await officialHeld(db, personId)),
      ...(await objectionsHeld(db, personId)),
    ],
    forget: async (tx, personId) => {
      await unlinkOfficial(tx, personId);
      await unlinkObjections(tx, personId);
    },
    join: async (tx, accounts) => {
      await joinOfficial(tx, accounts);
      await joinObjections(tx, accounts);
    },
  },
  search: {
    kinds: { result: { 'es-CL': 'Resultados de votaciones', en: 'Results of votes' } },
    documents: (db) => resultDocuments(db, resultPathIn),
  },
  institutionArchive: async function* (tools, institution) {
    yield* countArchive(tools, institution);
    yield* certificationArchive(tools, institution);
    yield* sealedArchive(tools, institution);
  },
  notices: [
    {
      kind: 'count/result',
      label: {
        'es-CL': 'el resultado de las votaciones en que participé',
        en: 'the result of the votes I took part in',
      },
    },
    {
      kind: 'count/objection',
      label: {
        'es-CL': 'respuestas a lo que objeté',
        en: 'answers to what I objected to',
      },
      isAlways: true,
    },
  ],
  deadlines: [
    {
      what: 'the last day of the count, by which a vote that was held elsewhere is brought in',
      watchedBy: 'own task of its officers from the day after the vote ends',
    },
    {
      what: 'the days in which a result may be objected to',
      watchedBy: 'the page of objections of its edition; the ribbon on every page of it',
    },
    {
      what: 'the day by which an objection is to be answered',
      watchedBy: 'own task of everybody who may answer it; late ones are marked in the public list',
    },
    {
      what: 'what was decided of an objection and is still to be done',
      watchedBy: 'own task of whoever answers; no result is certified before',
    },
    {
      what: 'the day of claims after a sealed vote closes, before its paper is closed',
      watchedBy: 'own task of whoever opens urns, from the hour at which it is over',
    },
    {
      what: 'the opening of an urn whose paper is closed',
      watchedBy: 'own task of whoever opens urns',
    },
    {
      what: 'leaves of the end of a vote that wait for two signatures, for 72 hours',
      watchedBy: 'own task of its officers; asked for again when they ran out',
    },
    {
      what: 'the certification of a result whose window is over',
      watchedBy: 'own task of whoever proposes and signs it',
    },
  ],
  demonstrate: async (house) => {
    await demonstrateCount(house);
    await demonstrateSealed(house);
  },
  files: {
    stillNamed: async (db, ids) =>
      new Set([...(await namedSheets(db, ids)), ...(await namedEvidence(db, ids))]),
    mayOpen: async (db, { id }, actor) =>
      (await mayOpenSheet(db, id, actor)) || mayOpenEvidence(db, id, actor),
  },
};
