// Door 1 of the people: who is asking, who may what, and what other rooms may ask about a person.
import { m } from '#words';
import type { Scope } from '../../../platform/access.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import type { Ask } from '../../../platform/http/route.ts';
import type { Keys } from '../../../platform/keys.ts';
import type { House, RoomContributions } from '../../../platform/room.ts';
import type { DemonstrationOptions } from './demonstration/provider.ts';
import { personalData } from './personal-data.ts';
import { minorsPolicy } from './rules/age.ts';
import { type Participant, participantOf } from './rules/participation.ts';
import type { Role } from './rules/roles.ts';
import { endGrant, insertGrant } from './store/grants.ts';
import { readParticipation } from './store/participants.ts';
import { identifyPanels } from './web/identify-panels.ts';
import { ownTasksPath, signInPath } from './web/paths.ts';
import { staffPanels } from './web/staff-panels.tsx';

export { startSession } from './actions/sign-in.ts';
export { standingGrantsIn } from './store/grants.ts';
export { checkInstallation, type InstallationRefusal } from './store/installation.ts';
export { publicNames, readPerson } from './store/persons.ts';
export { rolesEverHeld } from './store/roles-ever-held.ts';
export { actWords } from './web/act-words.ts';
export { gateOf } from './web/gate.ts';
export { permissionsPath } from './web/paths.ts';
export { roleWords } from './web/role-words.ts';
export { childTracks } from './web/slots.ts';

export const contributions: RoomContributions = {
  room: 'people',
  panels: [...staffPanels, ...identifyPanels],
  publicLists: {
    none: 'nobody is listed: what people do appears where they did it, by public name',
  },
  personalData,
  deadlines: [
    {
      what: 'the 72 hours in which a second member of staff confirms whom the first has identified',
      watchedBy:
        'own task of those who identify, with its hour; people-forget-identities removes what is over',
    },
  ],
  demonstrate: async ({ db, keys, scopes }) => {
    const { openPersonas } = await import('./actions/open-personas.ts');
    const institutions = scopes.find(({ kind }) => kind === 'institution');
    if (institutions !== undefined) await openPersonas(db, keys, institutions);
  },
};

/** Gives a role in the transaction of its cause; undefined if the person holds it there already. */
export function grantRole(
  tx: Tx,
  grant: {
    readonly personId: string;
    readonly role: Role;
    readonly scope: Scope | undefined;
    readonly grantedBy: string | undefined;
  },
): Promise<string | undefined> {
  return insertGrant(tx, grant);
}

/** Ends a standing grant of that scope; false if it holds none of that id. */
export function endRole(
  tx: Tx,
  grant: { readonly id: string; readonly scope: Scope | undefined; readonly reason: string },
): Promise<boolean> {
  return endGrant(tx, grant.id, grant.scope, grant.reason);
}

/** Whether somebody may take part by her age on a day (`YYYY-MM-DD` in Chile), and which of her data are sensitive. */
export async function readParticipant(
  { db, keys, sensitiveBelowAge }: Pick<House, 'db' | 'keys' | 'sensitiveBelowAge'>,
  personId: string,
  today: string,
): Promise<Participant> {
  const known = await readParticipation(db, keys, personId);
  return participantOf(known, today, minorsPolicy(sensitiveBelowAge));
}

/** Starts the provider that says who residents are in a demonstration; never loaded in production. */
export async function startDemonstrationProvider(options: DemonstrationOptions) {
  const { startProvider } = await import('./demonstration/provider.ts');
  return startProvider(options);
}

/** People of a demonstration who never sign in: as many as asked for, the same at each call. */
export async function inventResidents(
  db: Database,
  keys: Keys,
  count: number,
): Promise<readonly string[]> {
  const { openInvented } = await import('./actions/open-personas.ts');
  return openInvented(db, keys, count);
}

/** Where the header leads: to the sign-in and back here, or to what this person has to do. */
export function accountLink(ask: Ask): { readonly label: string; readonly href: string } {
  if (ask.actor !== undefined) return { label: ask.actor.name, href: ownTasksPath.to({}) };
  const query = { volver: ask.request.method === 'GET' ? ask.address : undefined };
  return { label: m.people_sign_in_title(), href: signInPath.to({}, { query }) };
}
