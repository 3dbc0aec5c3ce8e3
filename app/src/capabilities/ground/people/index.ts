// Door 1 of the people: who is asking, who may what, and what other rooms may ask about a person.
import { m } from '#words';
import type { Scope } from '../../../platform/access.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import type { Ask } from '../../../platform/http/route.ts';
import type { Keys } from '../../../platform/keys.ts';
import type { House, RoomContributions } from '../../../platform/room.ts';
import { bothPaths } from '../../../platform/search.ts';
import { findInstitution, institutionPath } from '../institutions/index.ts';
import { inBothLocales } from './actions/notify.ts';
import { peopleArchive } from './archive.ts';
import type { DemonstrationOptions } from './demonstration/provider.ts';
import { noticeKinds } from './notice-kinds.ts';
import { personalData } from './personal-data.ts';
import { privacy } from './privacy-of-account.ts';
import { minorsPolicy } from './rules/age.ts';
import { type Participant, participantOf } from './rules/participation.ts';
import type { Role } from './rules/roles.ts';
import type { Run } from './rules/run.ts';
import { endGrant, insertGrant } from './store/grants.ts';
import { countUnread } from './store/notices.ts';
import { readParticipation } from './store/participants.ts';
import { openDetails } from './store/persons.ts';
import { identifyPanels } from './web/identify-panels.ts';
import { joinTogether } from './web/join-act.ts';
import { documentOf, messageList, messageSearch } from './web/message-list.ts';
import { noticePanels } from './web/notice-panels.tsx';
import { messagePath, noticesPath } from './web/notice-paths.ts';
import { ownTasksPath, signInPath } from './web/paths.ts';
import { staffPanels } from './web/staff-panels.tsx';
import { teamActs } from './web/team-acts.ts';

export { inBothLocales, notify } from './actions/notify.ts';
export { offerSigning } from './actions/offer-passkey.ts';
export { listSigners, proposeAct } from './actions/propose-act.ts';
export { startSession } from './actions/sign-in.ts';
export { signByPasskey } from './actions/use-passkey.ts';
export type { Notice } from './rules/notice.ts';
export { relyingPartyOf } from './rules/passkey.ts';
export { fingerprintOf as fingerprintOfDocument } from './store/assisted-identities.ts';
export { standingGrants, standingGrantsIn } from './store/grants.ts';
export { areIndependent } from './store/independence.ts';
export { checkInstallation, type InstallationRefusal } from './store/installation.ts';
export { recordLooks } from './store/looks.ts';
export { toldAt } from './store/notices.ts';
export {
  findOwnerOfDocument as findByDocument,
  openSealedRun,
  publicNames,
  readPerson,
  readSealedRun,
} from './store/persons.ts';
export { publicKeysOf } from './store/public-keys.ts';
export { rolesEverHeld } from './store/roles-ever-held.ts';
export { deleteSession } from './store/sessions.ts';
export { methodOfSession } from './store/staff-sessions.ts';
export { actWords } from './web/act-words.ts';
export { SESSION_COOKIE } from './web/cookies.ts';
export { countryOptions, documentKindWords } from './web/document-words.ts';
export { gateOf } from './web/gate.ts';
export { identifyPath } from './web/identify-paths.ts';
export { allMessagesPath } from './web/notice-paths.ts';
export { asked, goneOn, problem, readSignature } from './web/passkey-answer.ts';
export { PasskeyCeremony, passkeyIsland } from './web/passkey-ceremony.tsx';
export { accountDetailsPath, permissionsPath, signOutPath } from './web/paths.ts';
export { roleWords } from './web/role-words.ts';
export { childTracks, waitingActs } from './web/slots.ts';
export { passkeysPath } from './web/staff-paths.ts';

export const contributions: RoomContributions = {
  room: 'people',
  panels: [...staffPanels, ...identifyPanels, ...noticePanels],
  publicLists: [messageList],
  institutionArchive: peopleArchive,
  personalData,
  privacy,
  notices: noticeKinds,
  twoPersonKinds: [...teamActs, joinTogether],
  search: messageSearch,
  deadlines: [
    {
      what: 'what somebody without e-mail has to be told before her term ends',
      watchedBy: 'own task of those who tell people in that institution, with the nearest term',
    },
    {
      what: 'the 72 hours in which a second member of staff confirms whom the first has identified',
      watchedBy:
        'own task of those who identify, with its hour; people-forget-identities removes what is over',
    },
  ],
  demonstrate: async (house) => {
    const { db, keys, scopes } = house;
    const { openPersonas } = await import('./actions/open-personas.ts');
    const institutions = scopes.find(({ kind }) => kind === 'institution');
    if (institutions !== undefined) await openPersonas(db, keys, institutions);
    await showNotices(house);
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
  {
    db,
    keys,
    sensitiveBelowAge,
  }: Pick<House, 'keys' | 'sensitiveBelowAge'> & { readonly db: Database | Tx },
  personId: string,
  today: string,
): Promise<Participant> {
  const known = await readParticipation(db, keys, personId);
  return participantOf(known, today, minorsPolicy(sensitiveBelowAge));
}

/** The RUN that somebody proved, opened for what she does herself; undefined for whoever has none. */
export async function readRun(
  db: Database | Tx,
  keys: Keys,
  personId: string,
): Promise<Run | undefined> {
  return (await openDetails(db, keys, personId)).run;
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

/** Residents of a demonstration who only make up a number, new each time, all at once: nothing else of them is known. */
export async function inventCrowd(db: Database, count: number): Promise<readonly string[]> {
  const { openCrowd } = await import('./actions/open-personas.ts');
  return openCrowd(db, count);
}

/** A resident of a demonstration with whom anybody may sign in; her account is opened if nobody has yet. */
export async function personaResident(db: Database, keys: Keys, id: string): Promise<string> {
  const { openResident } = await import('./actions/open-personas.ts');
  return openResident(db, keys, id);
}

/** Where the header leads: to the sign-in and back here, or to what this person has to do. */
export function accountLink(ask: Ask): { readonly label: string; readonly href: string } {
  if (ask.actor !== undefined) return { label: ask.actor.name, href: ownTasksPath.to({}) };
  const query = { volver: ask.request.method === 'GET' ? ask.address : undefined };
  return { label: m.people_sign_in_title(), href: signInPath.to({}, { query }) };
}

export interface NoticesLink {
  readonly href: string;
  /** How many she has not opened. */
  readonly unreadCount: number;
}

/** The way to the notices of whoever is signed in, with one look at an index; undefined for anybody else. */
export async function noticesLink(db: Database, ask: Ask): Promise<NoticesLink | undefined> {
  if (ask.actor === undefined) return undefined;
  return { href: noticesPath.to({}), unreadCount: await countUnread(db, ask.actor.personId) };
}

/** The notices of the demonstration, in the municipality where most personas are. */
async function showNotices({ db, keys, clock }: House): Promise<void> {
  const institution = await findInstitution(db, 'ancud');
  if (institution === undefined) return;
  const { demonstrateNotices } = await import('./actions/demonstrate-notices.ts');
  const address = { institution: institution.slug };
  await demonstrateNotices({
    db,
    keys,
    institution,
    now: clock.now(),
    page: bothPaths((locale) => institutionPath.to(address, { locale })),
    wordsOf: (message) => ({
      noticeTitle: inBothLocales(() =>
        m.people_message_notice({ institution: institution.name, title: message.title }),
      ),
      paths: bothPaths((locale) => messagePath.to({ ...address, message: message.id }, { locale })),
      document: documentOf({ ...message, institution, cut: institution.cut }),
    }),
  });
}
