// A person's own account: what Minga knows, how one appears, devices; what one has to do; who may do what.
import { isUuid } from '@minga/basics';
import type { Database } from '../../../../platform/database/database.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import { newestMail } from '../../../../platform/mail.ts';
import { ownTasks } from '../../../../platform/own-tasks.ts';
import type { House } from '../../../../platform/room.ts';
import { comunasPath, listComunaNames } from '../../territories/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { changeDetails } from '../actions/change-details.ts';
import { parseDetails } from '../rules/details.ts';
import { ownAddress } from '../rules/return-address.ts';
import type { Role } from '../rules/roles.ts';
import { isFresh, isOfStaff } from '../rules/session.ts';
import { cardIssuedAt } from '../store/access-codes.ts';
import { openDetails, readPerson } from '../store/persons.ts';
import { deleteSession, deleteSessionsOf, listSessions } from '../store/sessions.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import { accountPage } from './account-page.tsx';
import { type DetailsForm, detailsPage } from './details-page.tsx';
import { outboxPage } from './outbox-page.tsx';
import { ownTasksPage } from './own-tasks-page.tsx';
import {
  accountDetailsPath,
  accountPath,
  closeOthersPath,
  closeSessionPath,
  outboxPath,
  ownTasksPath,
  permissionsPath,
} from './paths.ts';
import { permissionsPage } from './permissions-page.tsx';
import { placeNames } from './place-names.ts';
import { notTherePage } from './refused-page.tsx';
import { seatWords } from './role-words.ts';
import { sentTo } from './sent-to.ts';

const OWN = { act: 'people/see-own-account' };
const OUTBOX_LENGTH = 50;
const CHANGE = { act: 'people/change-own-account' };

export function accountRoutes(house: House): readonly Route[] {
  const own = (audience: typeof OWN) => ({
    get: (path: Route['path'], answer: (ask: Ask) => Promise<Answer>) =>
      route({ audience, method: 'get', path, answer }),
    post: (path: Route['path'], answer: (ask: Ask) => Promise<Answer>) =>
      route({ audience, method: 'post', path, answer }),
  });
  return [
    own(OWN).get(ownTasksPath, (ask) => answerTasks(house, ask)),
    own(OWN).get(accountPath, (ask) => answerAccount(house, ask)),
    own(OWN).get(accountDetailsPath, (ask) => answerDetails(house, ask)),
    own(CHANGE).post(accountDetailsPath, (ask) => saveDetails(house, ask)),
    own(CHANGE).post(closeSessionPath, (ask) => closeSession(house, ask)),
    own(CHANGE).post(closeOthersPath, (ask) => closeOthers(house, ask)),
    route({
      audience: 'public',
      method: 'get',
      path: permissionsPath,
      answer: () => permissionsPage(),
    }),
    ...outboxRoutes(house),
  ];
}

/** Where mail leaves, or people are real, nobody reads the mail of others. */
function outboxRoutes({ db, isProduction, sendsMail, publicUrl }: House): readonly Route[] {
  if (isProduction || sendsMail) return [];
  return [
    route({
      audience: 'public',
      method: 'get',
      path: outboxPath,
      answer: async () => outboxPage(await newestMail(db, OUTBOX_LENGTH), publicUrl),
    }),
  ];
}

async function answerTasks(house: House, ask: Ask): Promise<Page> {
  const { gather, clock, twoPersonKinds } = house;
  const actor = actorOf(ask);
  const now = clock.now();
  const [gathered, places] = await Promise.all([
    gather(ownTasks, { actor, locale: ask.locale, now, twoPersonKinds }),
    placeNames(house, actor.grants),
  ]);
  return ownTasksPage({
    actor,
    now,
    tasks: gathered.flat(),
    roles: actor.grants.map(({ role, scope, isSubstitute = false }) => ({
      role: seatWords({ role: role as Role, isSubstitute }),
      place: scope && places.get(scope.id),
    })),
    startHref: comunasPath.to({}),
  });
}

async function answerAccount({ db, keys, clock }: House, ask: Ask): Promise<Page> {
  const { personId, sessionId } = actorOf(ask);
  const [person, details, sessions, issuedAt] = await Promise.all([
    readPerson(db, personId),
    openDetails(db, keys, personId),
    listSessions(db, personId, clock.now()),
    cardIssuedAt(db, personId),
  ]);
  if (person === undefined) return notTherePage();
  const comunas = await listComunaNames(db);
  const comuna = comunas.find(({ cut }) => cut === person.comunaCut)?.name;
  return accountPage({
    person,
    details,
    sessions,
    sessionId,
    comuna,
    cardIssuedAt: issuedAt,
    done: ask.query.get('hecho'),
  });
}

async function formOf(db: Database, house: House, ask: Ask): Promise<DetailsForm | undefined> {
  const { personId } = actorOf(ask);
  const [person, details] = await Promise.all([
    readPerson(db, personId),
    openDetails(db, house.keys, personId),
  ]);
  return (
    person && {
      birthDate: details.birthDate ?? '',
      isBirthDateKept: details.birthDate !== undefined,
      comuna: person.comunaCut ?? '',
      email: person.email ?? '',
      appearance: person.usesAlias ? 'alias' : 'name',
      alias: person.usesAlias ? person.publicName : '',
      hasNames: details.names !== undefined,
    }
  );
}

async function answerDetails(house: House, ask: Ask): Promise<Page> {
  const form = await formOf(house.db, house, ask);
  if (form === undefined) return notTherePage();
  const comunas = await listComunaNames(house.db);
  const returnTo = ownAddress(ask.query.get('volver'), savedPath());
  return detailsPage({
    form,
    comunas,
    returnTo,
    isWelcome: ask.query.has('bienvenida'),
    problems: [],
  });
}

async function saveDetails(house: House, ask: Ask): Promise<Answer> {
  const { db, keys, clock } = house;
  const kept = await formOf(db, house, ask);
  if (kept === undefined) return notTherePage();
  // Read from a copy: before a proof the form is kept as it came.
  const typed = new URLSearchParams(await ask.request.clone().text());
  const comunas = await listComunaNames(db);
  const today = dayIn('America/Santiago', clock.now());
  const parsed = parseDetails(typed, {
    today,
    isBirthDateKept: kept.isBirthDateKept,
    cuts: new Set(comunas.map(({ cut }) => cut)),
  });
  const returnTo = ownAddress(typed.get('volver'), savedPath());
  if (!parsed.ok) {
    const text = (name: string) => typed.get(name) ?? '';
    const form: DetailsForm = {
      ...kept,
      birthDate: kept.isBirthDateKept ? kept.birthDate : text('birth-date'),
      comuna: text('comuna'),
      email: text('email'),
      appearance: text('appearance') === 'alias' ? 'alias' : 'name',
      alias: text('alias'),
    };
    const isWelcome = typed.has('bienvenida');
    return detailsPage({ form, comunas, returnTo, isWelcome, problems: parsed.error });
  }
  const isNewAddress = parsed.value.email !== (kept.email || null);
  if (isNewAddress && (await needsProof(house, ask))) return sentTo(house, ask, 'prove-again');
  await changeDetails(db, keys, { personId: actorOf(ask).personId, today, ...parsed.value });
  return seeOther(returnTo);
}

/** The address of staff opens more than a resident's: what is written to it, and the way in by code. */
async function needsProof({ db, clock }: House, ask: Ask): Promise<boolean> {
  const { sessionId, provenAt } = actorOf(ask);
  const method = await methodOfSession(db, sessionId);
  return method !== undefined && isOfStaff(method) && !isFresh(provenAt, clock.now());
}

async function closeSession({ db }: House, ask: Ask): Promise<Answer> {
  const { id } = ask.params;
  if (!isUuid(id) || !(await deleteSession(db, id, actorOf(ask).personId))) return notTherePage();
  return seeOther(accountPath.to({}, { query: { hecho: 'sesion' } }));
}

async function closeOthers({ db }: House, ask: Ask): Promise<Answer> {
  const { personId, sessionId } = actorOf(ask);
  await deleteSessionsOf(db, personId, sessionId);
  return seeOther(accountPath.to({}, { query: { hecho: 'sesiones' } }));
}

/** The account, saying that the details were saved. */
function savedPath(): string {
  return accountPath.to({}, { query: { hecho: 'datos' } });
}
