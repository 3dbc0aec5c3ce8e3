// Door 1 of organisations: how they are found and whether they may act, and what later rooms may add.
import { systemClock } from '../../../platform/clock.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import type { RoomContributions } from '../../../platform/room.ts';
import type { InventedOrganization } from './actions/invent-organizations.ts';
import { jobNames } from './actions/job-names.ts';
import { organizationsArchive } from './archive.ts';
import { privacy } from './privacy.ts';
import { parseOrganizationFilter } from './rules/organization-filter.ts';
import type { Standing } from './rules/standing.ts';
import { allOrganizations } from './store/directory.ts';
import { findOrganizationId, organizationNames } from './store/organizations.ts';
import { readOrganizationToday } from './store/organizations-today.ts';
import { documentOf } from './store/search-documents.ts';
import { organizationList } from './web/organization-list.ts';
import { panels } from './web/panels.tsx';
import { organizationPath } from './web/paths.ts';
import { petitionOnPaper } from './web/petition-on-paper.ts';
import { boardStateOf } from './web/words.ts';

export { readOrganization, readOrganizationById } from './store/organizations.ts';
export {
  organizationPath,
  organizationsPath,
  ownPath,
  petitionPath,
  registerPath,
} from './web/paths.ts';
export { organizationPanels, organizationTools, runningBudgets } from './web/slots.ts';

export const contributions: RoomContributions = {
  room: 'organizations',
  panels,
  publicLists: [organizationList],
  institutionArchive: organizationsArchive,
  privacy,
  paperForms: [petitionOnPaper],
  personalData: [
    {
      what: 'names and posts of the board of an organisation',
      why: 'the certifying officer compares them with the register; shown only if the organisation chose so',
      keptFor:
        'while that board is in office, waits to be checked or is to be mended; forgotten when it is rejected, or within a day after the next one has begun',
      seenBy:
        'its representatives and whoever checks it; everybody if the organisation publishes them',
    },
    {
      what: 'e-mail, telephone and address or sector of an organisation, which may be those of a person',
      why: 'to write to it about its checks; to be found',
      keptFor: 'while the organisation is registered',
      seenBy:
        'everybody for the sector; the rest its representatives and whoever checks it, or everybody if it publishes them',
    },
    {
      what: 'who registered an organisation, asked for each check and answered it',
      why: 'to know who to ask when something was wrong',
      keptFor:
        'while the organisation is registered; the person is unlinked when the account is erased',
      seenBy: 'nobody on any page',
    },
    {
      what: 'e-mail to which an invitation to represent an organisation is sent',
      why: 'to send the code',
      keptFor: 'ninety days after the invitation ends',
      seenBy: 'the representatives of that organisation',
    },
    {
      what: 'the request of a person to represent an organisation, in her own words, and its answer',
      why: 'the representatives or the certifying officer decide on it',
      keptFor: 'one year after its answer',
      seenBy: 'the representatives of that organisation and whoever looks after it',
    },
    {
      what: 'the signature of a person under the petition of a comuna, with what ties her to it',
      why: 'to count each person once; the tie is what she declares',
      keptFor: 'until she takes it back or her account is erased',
      seenBy: 'nobody; her public name everybody if she chose to be named',
    },
  ],
  demonstrate: async (house) => {
    const { demonstratePetition } = await import('./actions/demonstrate.ts');
    await demonstratePetition(house);
    const { demonstrateOrganization } = await import('./actions/demonstrate-organization.ts');
    await demonstrateOrganization(house);
  },
  deadlines: [
    { what: 'the term to answer a check', watchedBy: jobNames.escalate },
    { what: 'the end of the board of an organisation', watchedBy: jobNames.warn },
  ],
  search: {
    kinds: { organization: { 'es-CL': 'Organizaciones', en: 'Organisations' } },
    async documents(db) {
      const filter = parseOrganizationFilter(new URLSearchParams());
      const organizations = await allOrganizations(db, filter, systemClock.now());
      return organizations.map((one) =>
        documentOf(one, (locale) => organizationPath.to({ organization: one.slug }, { locale })),
      );
    },
  },
  scopes: [
    {
      kind: 'organization',
      param: 'organization',
      find: findOrganizationId,
      namesOf: organizationNames,
    },
  ],
};

/** How an organisation stands at an instant; `mayAct` of the rules says what follows. Undefined if there is none. */
export async function standingOf(
  db: Database | Tx,
  organizationId: string,
  now: Date,
): Promise<Standing | undefined> {
  const organization = await readOrganizationToday(db, organizationId, now);
  if (organization === undefined) return undefined;
  const { legalState, isFrozen } = organization;
  return { legalState, board: boardStateOf(organization, now), isFrozen };
}

/** Organisations of a demonstration, in order and each with somebody who acts for it; those that are there stay. */
export async function inventOrganizations(
  db: Database,
  organizations: readonly InventedOrganization[],
  at: { readonly now: Date; readonly today: string },
): Promise<void> {
  const { inventAll } = await import('./actions/invent-organizations.ts');
  await inventAll(db, organizations, at);
}
