// The national team invites those with whom any institution begins.
import { isUuid } from '@minga/basics';
import type { FieldProblem } from '../../../../platform/http/form.ts';
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
import { proposeInvitations } from '../actions/propose-team.ts';
import { firstSeats, type Invited, type Place, parseInvited } from '../rules/invitation.ts';
import { type Seat, seatKey } from '../rules/roles.ts';
import { searchPlaces } from '../store/institutions.ts';
import { listInvitations } from '../store/invitations.ts';
import { listOpenKeyResets } from '../store/key-resets.ts';
import { listTeam } from '../store/teams.ts';
import { type FirstSeat, firstTeamPage, isOpen, prefixOf } from './first-team-page.tsx';
import { invitationAnswer } from './handed-over-page.tsx';
import { refusalStatus } from './refusal-words.ts';
import { notTherePage } from './refused-page.tsx';
import { waitingActs } from './slots.ts';
import { firstTeamPath } from './staff-paths.ts';
import { inviteTogether } from './team-acts.ts';
import {
  deliveryOf,
  invitationProblemSentence,
  problemOfRefusal,
  proposedAct,
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
  { db, clock, gather, sendsMail }: House,
  ask: Ask,
  body: Place,
  { slug, typed, problems = [], status }: Sent,
): Promise<Page> {
  const text = (ask.query.get('buscar') ?? '').trim();
  const found = text === '' ? [] : await searchPlaces(db, text);
  const place = slug === '' ? undefined : await findInvitable(db, slug);
  if (slug !== '' && place === undefined) return notTherePage();
  const chosen = place && {
    place,
    seats: await firstSeatsOf(db, place, typed),
    resets: await listOpenKeyResets(db, place.id, clock.now()),
    waiting: (await gather(waitingActs, { institutionId: place.id, now: clock.now() })).flat(),
  };
  const done = ask.query.get('hecho');
  return firstTeamPage({ body, text, found, chosen, done, problems, status, sendsMail });
}

/** National bodies are not invited by each other. */
async function findInvitable(db: House['db'], slug: string): Promise<Place | undefined> {
  const place = await findInstitution(db, slug);
  return place?.kind === 'national-body' ? undefined : place;
}

async function firstSeatsOf(
  db: House['db'],
  place: Place,
  typed: URLSearchParams,
): Promise<readonly FirstSeat[]> {
  const [team, invitations] = await Promise.all([
    listTeam(db, place.id),
    listInvitations(db, place.id),
  ]);
  return firstSeats.map((seat) => {
    const isOf = (one: Seat) => one.role === seat.role && one.isSubstitute === seat.isSubstitute;
    const typedSeat = typedOf(typed, seat);
    return {
      ...seat,
      holders: team.filter(isOf),
      pending: invitations.find(isOf),
      typed: typedSeat,
    };
  });
}

function typedOf(typed: URLSearchParams, seat: Seat) {
  const prefix = prefixOf(seat);
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
  const refused = (more: readonly FieldProblem[], status: Page['status']) =>
    answerPage(house, ask, body, { slug, typed, problems: more, status });
  const open = (await firstSeatsOf(house.db, place, typed)).filter(isOpen);
  if (open.length === 0)
    return refused([problemOfRefusal({ code: 'people/invited-already' })], 409);
  const { invited, problems } = invitedIn(open);
  if (problems.length > 0) return refused(problems, 422);
  const { db, clock } = house;
  const given = { invited, place, actor: actorOf(ask), nationalBody: body.slug, now: clock.now() };
  const proposed = await proposeInvitations(db, inviteTogether, given);
  if (proposed.ok) return proposedAct(proposed.value);
  const told = proposed.error.map(({ index, refusal }) => {
    const { role = 'pb-officer', isSubstitute = false } = invited[index] ?? {};
    return problemOfRefusal(refusal, prefixOf({ role, isSubstitute }));
  });
  const [first] = proposed.error;
  return refused(told, first && refusalStatus[first.refusal.code]);
}

interface Renewed {
  readonly body: Place;
  readonly place: Place;
  readonly id: string;
}

async function renew(house: House, ask: Ask, { body, place, id }: Renewed): Promise<Answer> {
  if (!isUuid(id)) return notTherePage();
  const given = { id, place, actor: actorOf(ask), now: house.clock.now() };
  const renewed = await renewInvitation(house.db, { ...given, delivery: deliveryOf(house) });
  if (!renewed.ok) return notTherePage();
  const query = { municipalidad: place.slug };
  const back = firstTeamPath.to({ institution: body.slug }, { query });
  return invitationAnswer(body, renewed.value, { back, said: 'reenviada' });
}

/** Whoever is to be in each of these seats: an institution begins with all of them. */
function invitedIn(seats: readonly FirstSeat[]): {
  readonly invited: readonly Invited[];
  readonly problems: readonly FieldProblem[];
} {
  const parsed = seats.map((seat) => ({
    seat,
    read: parseInvited({ ...seat.typed, role: seatKey(seat) }),
  }));
  return {
    invited: parsed.flatMap(({ read }) => (read.ok ? [read.value] : [])),
    problems: parsed.flatMap(({ seat, read }) =>
      read.ok
        ? []
        : read.error.map((one) => ({
            field: prefixOf(seat) + one.field,
            message: invitationProblemSentence(one),
          })),
    ),
  };
}
