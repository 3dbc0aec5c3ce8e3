// Door 1 of proposals: how a later room finds one, moves it, changes what it says, and adds to its page.
import type { Result } from '@minga/basics';
import type { Database, Tx } from '../../../platform/database/database.ts';
import type { RoomContributions } from '../../../platform/room.ts';
import { type AddedVersion, addVersion as add } from './actions/add-version.ts';
import { type Move, moveProposals as move } from './actions/move-proposal.ts';
import { proposalsArchive } from './archive.ts';
import { files } from './files.ts';
import { LAPSE_JOININGS, LAPSE_WAITING } from './jobs.ts';
import { personalData, privacy } from './personal-data.ts';
import type { Refusal } from './rules/refusal.ts';
import { listAuthors } from './store/authors.ts';
import { entryPanels } from './web/entry-panels.tsx';
import { joiningPanels } from './web/joining-panels.tsx';
import { ownPanels } from './web/own-panels.ts';
import { proposalPathIn } from './web/paths.ts';
import { priceList } from './web/price-list.ts';
import { proposalList } from './web/proposal-list.ts';
import { proposalsOnPaper } from './web/proposal-on-paper.ts';
import { publicPanels } from './web/public-panels.tsx';
import { search } from './web/search.ts';

export { isItsAuthor } from './actions/by-person.ts';
export { findProposal, type Proposal, readProposal } from './store/proposals.ts';
export { countryPath as allProposalsPath, proposalPath, proposalsPath } from './web/paths.ts';
export { proposalPanels, proposalTools } from './web/slots.ts';

export const contributions: RoomContributions = {
  room: 'proposals',
  panels: [...publicPanels, ...ownPanels, ...joiningPanels, ...entryPanels],
  paperForms: proposalsOnPaper,
  publicLists: [proposalList, priceList],
  search,
  files,
  institutionArchive: proposalsArchive,
  personalData,
  privacy,
  deadlines: [
    {
      what: 'the days in which an edition takes proposals, and in which whoever was asked says yes',
      watchedBy: `own task of its author, with the day; ${LAPSE_WAITING} ends within the hour what still waits`,
    },
    {
      what: 'the day until which authors answer whether their proposals are merged or split',
      watchedBy: `own task of each author, with the day; ${LAPSE_JOININGS} ends within the hour what nobody completed, and tells them`,
    },
  ],
  notices: [
    {
      kind: 'proposals/consent',
      label: {
        'es-CL': 'organizaciones que patrocinan propuestas: lo que se pide y lo que se responde',
        en: 'organisations that sponsor proposals: what is asked and what is answered',
      },
      isAlways: true,
    },
    {
      kind: 'proposals/answer',
      label: {
        'es-CL': 'lo que se responde a mis propuestas',
        en: 'what is answered to my proposals',
      },
      isAlways: true,
    },
    {
      kind: 'proposals/joining',
      label: {
        'es-CL': 'mis propuestas que se unirían con otras o se dividirían',
        en: 'proposals of mine that would be merged or split',
      },
      isAlways: true,
    },
    {
      kind: 'proposals/endorsed',
      label: {
        'es-CL': 'propuestas que apoyé y que ahora son parte de otra',
        en: 'proposals I endorsed that are part of another now',
      },
    },
    {
      kind: 'proposals/followed',
      label: {
        'es-CL': 'lo que pasa con las propuestas que sigo',
        en: 'what happens to the proposals I follow',
      },
    },
  ],
  demonstrate: async (house) => {
    const { demonstrateProposals } = await import('./actions/demonstrate-proposals.ts');
    await demonstrateProposals(house, proposalPathIn);
  },
};

/** Moves a proposal, writes its history and tells its authors and followers, in the transaction of the later room. */
export function moveProposal(tx: Tx, given: Move): Promise<Result<void, Refusal>> {
  return moveProposals(tx, [given]);
}

/** Each of another proposal, all of them or none, at the price of one: what is taken in, published or frozen together. */
export function moveProposals(tx: Tx, given: readonly Move[]): Promise<Result<void, Refusal>> {
  return move(tx, given, proposalPathIn);
}

/** The next version of what it says: its number. Whoever said yes to join it with others is asked again. */
export function addVersion(tx: Tx, given: AddedVersion): Promise<number> {
  return add(tx, { ...given, pathIn: proposalPathIn });
}

/** Ids of those who stand behind it: author, co-authors who accepted, representatives of its organisation. */
export function authorsOf(db: Database | Tx, proposalId: string): Promise<readonly string[]> {
  return listAuthors(db, proposalId);
}
