// Door 1 of editions: how a later room makes something known about one, and adds to its page.
import { contribute } from '../../../platform/contributions.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { RoomContributions } from '../../../platform/room.ts';
import { decisionBackings, visitInterests } from '../../ground/gatherings/index.ts';
import { editionsArchive } from './archive.ts';
import { personalData, privacy } from './personal-data.ts';
import { type EditionFact, facts } from './store/facts.ts';
import { namedFiles } from './store/waiting-acts.ts';
import { editionActs } from './web/acts.ts';
import { decisionBackingsOf } from './web/decision-backings.ts';
import { deskContributions } from './web/desk-panels.ts';
import { editionList } from './web/edition-list.ts';
import { panels } from './web/panels.tsx';
import { search } from './web/search.ts';
import { visitInterestsOf } from './web/visit-interests.ts';

export { acknowledgeAtBallotPaper, acknowledgeAtProposal } from './actions/acknowledge.ts';
export { depositProjects, depositWithdrawal } from './actions/keep-slate.ts';
export { openVote, openVoteHere, passStage } from './actions/pass-stages.ts';
export { tellParticipants } from './actions/tell-participants.ts';
export { findPublicEdition, type PublicEdition } from './store/public-editions.ts';
export { DecisionNotice } from './web/decision-notice.tsx';
export { type OpenEdition, openEditions } from './web/open-editions.ts';
export { commitmentPath, editionDeskPath, editionPath, editionsPath } from './web/paths.ts';
export { unknownEdition } from './web/public-routes.tsx';
export { placeName } from './web/public-words.ts';
export { hundredths, pesos, whole } from './web/read-fields.ts';
export { seenOn } from './web/seen-edition.ts';
export { editionPanels, participants } from './web/slots.ts';
export { spokenParts } from './web/spoken-parts.tsx';
export { planWords } from './web/words.ts';

export const contributions: RoomContributions = {
  room: 'editions',
  panels: [
    ...panels,
    ...deskContributions,
    contribute(decisionBackings, decisionBackingsOf),
    contribute(visitInterests, visitInterestsOf),
  ],
  publicLists: [editionList],
  personalData,
  privacy,
  twoPersonKinds: editionActs,
  notices: [
    {
      kind: 'editions/decided',
      label: {
        'es-CL': 'lo que se decide de las ediciones en que participé',
        en: 'what is decided about the editions I took part in',
      },
      isAlways: true,
    },
  ],
  deadlines: [
    {
      what: 'the end of each phase of an edition',
      watchedBy: 'own task of its officers from three days before; the ribbon on every page of it',
    },
    {
      what: 'the call of an edition, before which its bases have to be published',
      watchedBy: 'own task of its officers from two weeks before',
    },
  ],
  search,
  institutionArchive: editionsArchive,
  files: { stillNamed: namedFiles, mayOpen: async () => false },
  demonstrate: async (house) => {
    const { demonstrateEditions } = await import('./web/demonstrate-editions.ts');
    await demonstrateEditions(house);
  },
};

/** In the transaction of the later room; again with the same payload is no change. */
export function depositFact(tx: Tx, editionId: string, fact: EditionFact): Promise<void> {
  return facts.deposit(tx, editionId, fact);
}
