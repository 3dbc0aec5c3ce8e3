// The national team invites the officer and the certifying officer of any institution.
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution, readInstitution } from '../../institutions/index.ts';
import { renewInvitation } from '../actions/change-invitation.ts';
import type { SentInvitation } from '../actions/deliver-invitation.ts';
import { inviteFirstTeam } from '../actions/invite-first-team.ts';
import { firstRoles, type Invited, type Place, parseInvited } from '../rules/invitation.ts';
import type { Role } from '../rules/roles.ts';
import { searchPlaces } from '../store/institutions.ts';
import { listInvitations } from '../store/invitations.ts';
import { listTeam } from '../store/teams.ts';
import { type FirstRole, firstTeamPage, prefixOf } from './first-team-page.tsx';
import { handedOverPage } from './handed-over-page.tsx';
import { refusalStatus } from './refusal-words.ts';
import { notTherePage } from './refused-page.tsx';
import { firstTeamPath } from './staff-paths.ts';
import {
  deliveryOf,
  type FieldProblem,
  invitationProblemSentence,
  isId,
  problemOfRefusal,
  seeOther,
} from './team-parts.tsx';

const INVITE = { act: 'institutions/invite-municipality' };

export function firstTeamRoutes(house: House): readonly Route[] {
  return [
    route({
      audience: INVITE,
      method: 'get',
      path: firstTeamPath,
      answer: async (ask) => {
        const body = await readInstitution(house.db, scopeOf(ask).id);
        const chosen = ask.query.get('municipalidad') ?? '';
        return answerPage(house, ask, body, { slug: chosen, typed: new URLSearchParams() });
      },
    }),
    route({
      audience: INVITE,
      method: 'post',
      path: firstTeamPath,
      answer: (ask) => inviteOrRenew(house, ask),
    }),
  ];
}

interface Sent {
  /** Of the institution that is invited; empty when none is chosen yet. */
  readonly slug: string;
  readonly typed: URLSearchParams;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

async function answerPage(
  { db, sendsMail }: House,
  ask: Ask,
  body: Place,
  { slug, typed, problems = [], status }: Sent,
): Promise<Page> {
  const text = (ask.query.get('buscar') ?? '').trim();
  const found = text === '' ? [] : await searchPlaces(db, text);
  const place = slug === '' ? undefined : await findInvitable(db, slug);
  if (slug !== '' && place === undefined) return notTherePage();
  const chosen = place && { place, roles: await firstRolesOf(db, place, typed) };
  const done = ask.query.get('hecho');
  return firstTeamPage({ body, text, found, chosen, done, problems, status, sendsMail });
}

/** National bodies are not invited by each other. */
async function findInvitable(db: House['db'], slug: string): Promise<Place | undefined> {
  const place = await findInstitution(db, slug);
  return place?.kind === 'national-body' ? undefined : place;
}

async function firstRolesOf(
  db: House['db'],
  place: Place,
  typed: URLSearchParams,
): Promise<readonly FirstRole[]> {
  const [team, invitations] = await Promise.all([
    listTeam(db, place.id),
    listInvitations(db, place.id),
  ]);
  return firstRoles.map((role) => ({
    role,
    holders: team.filter((member) => member.role === role),
    pending: invitations.find((invitation) => invitation.role === role),
    typed: typedOf(typed, role),
  }));
}

function typedOf(typed: URLSearchParams, role: Role) {
  const prefix = prefixOf(role);
  return { name: typed.get(`${prefix}name`) ?? '', email: typed.get(`${prefix}email`) ?? '' };
}

async function inviteOrRenew(house: House, ask: Ask): Promise<Answer> {
  const typed = new URLSearchParams(await ask.request.text());
  const slug = typed.get('municipalidad') ?? '';
  const body = await readInstitution(house.db, scopeOf(ask).id);
  const place = await findInvitable(house.db, slug);
  if (place === undefined) return notTherePage();
  const renewed = typed.get('reenviar') ?? undefined;
  if (renewed !== undefined) return renew(house, ask, { body, place, id: renewed });
  const { invited, problems } = invitedIn(typed);
  const refused = (more: readonly FieldProblem[], status: Page['status']) =>
    answerPage(house, ask, body, { slug, typed, problems: more, status });
  if (problems.length > 0) return refused(problems, 422);
  const { db, clock } = house;
  const delivery = deliveryOf(house);
  const given = { invited, place, actor: actorOf(ask), delivery, now: clock.now() };
  const sent = await inviteFirstTeam(db, given);
  if (sent.ok) return whereSent(body, place, sent.value);
  const told = sent.error.map(({ index, refusal }) =>
    problemOfRefusal(refusal, prefixOf(invited[index]?.role ?? 'pb-officer')),
  );
  const [first] = sent.error;
  return refused(told, first && refusalStatus[first.refusal.code]);
}

interface Renewed {
  readonly body: Place;
  readonly place: Place;
  readonly id: string;
}

async function renew(house: House, ask: Ask, { body, place, id }: Renewed): Promise<Answer> {
  if (!isId(id)) return notTherePage();
  const given = { id, place, actor: actorOf(ask), now: house.clock.now() };
  const renewed = await renewInvitation(house.db, { ...given, delivery: deliveryOf(house) });
  return renewed.ok ? whereSent(body, place, [renewed.value]) : notTherePage();
}

function whereSent(body: Place, place: Place, sent: readonly SentInvitation[]): Answer {
  const address = { institution: body.slug };
  const query = { municipalidad: place.slug };
  const back = firstTeamPath.to(address, { query });
  const next = firstTeamPath.to(address, { query: { ...query, hecho: 'invitada' } });
  return handedOverPage(body, sent, back) ?? seeOther(next);
}

/** Both, or the one of whom something was typed; nobody is as much as a form sent empty. */
function invitedIn(typed: URLSearchParams): {
  readonly invited: readonly Invited[];
  readonly problems: readonly FieldProblem[];
} {
  const given = firstRoles.map((role) => ({ role, ...typedOf(typed, role) }));
  const filled = given.filter(({ name, email }) => `${name}${email}`.trim() !== '');
  const asked = filled.length === 0 ? askedIn(typed) : filled;
  const parsed = asked.map((one) => ({ role: one.role, read: parseInvited(one) }));
  return {
    invited: parsed.flatMap(({ read }) => (read.ok ? [read.value] : [])),
    problems: parsed.flatMap(({ role, read }) =>
      read.ok
        ? []
        : read.error.map((one) => ({
            field: prefixOf(role) + one.field,
            message: invitationProblemSentence(one),
          })),
    ),
  };
}

/** The roles whose fields the form had. */
function askedIn(typed: URLSearchParams) {
  return firstRoles
    .filter((role) => typed.has(`${prefixOf(role)}name`))
    .map((role) => ({ role, name: '', email: '' }));
}
