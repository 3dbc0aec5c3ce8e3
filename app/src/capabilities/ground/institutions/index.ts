// Door 1 of institutions: how they are found and read, what others may add to their pages, and how they begin.
import type { Database, Tx } from '../../../platform/database/database.ts';
import type { RoomContributions } from '../../../platform/room.ts';
import { loadInstitutions } from './actions/load-institutions.ts';
import { institutionsArchive } from './archive.ts';
import { findInstitution, readInstitutions } from './store/institutions.ts';
import { insertOnboarding } from './store/onboardings.ts';
import { authorityList } from './web/authority-list.ts';
import { institutionList } from './web/institution-list.ts';
import { panels } from './web/panels.tsx';
import { search } from './web/search.ts';

export {
  findInstitution,
  governmentOfRegion,
  institutionOfComuna,
  readInstitution,
} from './store/institutions.ts';
export { deskPath, institutionPath, institutionsPath } from './web/paths.ts';
export {
  type DeskPanel,
  deskPanels,
  institutionPanels,
  invitationForms,
  type OnboardingStep,
  onboardingSteps,
} from './web/slots.ts';

export const contributions: RoomContributions = {
  room: 'institutions',
  panels,
  publicLists: [institutionList, authorityList],
  personalData: [
    {
      what: 'name, seat, organisation stood for and mandate of each member of a municipal council, a regional council or a COSOC',
      why: 'whoever takes part must know who decides; these names are public by law',
      keptFor: 'as long as the institution: who decided what must be understood later',
      seenBy: 'everybody',
    },
    {
      what: 'e-mail of the office of a member, and the reason for leaving office',
      why: 'to call members to sittings; to understand why a seat is free',
      keptFor: 'as long as the entry of the member',
      seenBy: 'the officer and the certifying officer of the institution',
    },
    {
      what: 'the archive with all data of an institution, which names its team and the members of its bodies',
      why: 'an institution may take its data away whenever it wants',
      keptFor: 'one day',
      seenBy: 'the officer and the certifying officer of the institution',
    },
  ],
  deadlines: [
    {
      what: 'the end of the mandates of a body',
      watchedBy: 'own task of its officer and certifying officer, from sixty days before',
    },
  ],
  search,
  scopes: [
    {
      kind: 'institution',
      param: 'institution',
      find: async (db, name) => (await findInstitution(db, name))?.id,
      namesOf: async (db, ids) =>
        new Map((await readInstitutions(db, ids)).map(({ id, name }) => [id, name])),
    },
  ],
  institutionArchive: institutionsArchive,
  loadFacts: loadInstitutions,
  demonstrate: async ({ db }) => {
    const { demonstrateCouncils } = await import('./actions/demonstrate-councils.ts');
    await demonstrateCouncils(db);
  },
};

/** The comuna that an institution governs; null for a regional government or a national body. */
export async function cutOfInstitution(db: Database, id: string) {
  const [institution] = await readInstitutions(db, [id]);
  return institution?.cut ?? null;
}

/** Begins the guided list of an institution in the transaction that invites its first person. */
export async function beginOnboarding(tx: Tx, institutionId: string): Promise<void> {
  await insertOnboarding(tx, institutionId);
}
