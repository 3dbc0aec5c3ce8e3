// Ending a role: from inside the institution, or by the national team for one that is left without anybody.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
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
import { dayIn } from '../../territories/rules/index.ts';
import { endRole } from '../actions/end-role.ts';
import { type Invited, type Place, parseInvited } from '../rules/invitation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type EndProblem, parseEnd } from '../rules/role-end.ts';
import { findMember, type TeamMember } from '../store/teams.ts';
import { endRolePage, successorPrefix, type TypedEnd } from './end-role-page.tsx';
import { handedOverPage } from './handed-over-page.tsx';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { notTherePage } from './refused-page.tsx';
import { endRoleElsewherePath, endRolePath, firstTeamPath, teamPath } from './staff-paths.ts';
import {
  deliveryOf,
  type FieldProblem,
  fieldOfRefusal,
  invitationProblemSentence,
  isId,
  seeOther,
  teamCrumbs,
} from './team-parts.tsx';

export function endRoleRoutes(house: House): readonly Route[] {
  const within = { audience: { act: 'people/end-role' }, path: endRolePath } as const;
  const elsewhere = {
    audience: { act: 'people/end-role-anywhere' },
    path: endRoleElsewherePath,
  } as const;
  return [
    route({ ...within, method: 'get', answer: (ask) => answerForm(house, ask, placeWithin) }),
    route({ ...within, method: 'post', answer: (ask) => end(house, ask, placeWithin) }),
    route({ ...elsewhere, method: 'get', answer: (ask) => answerForm(house, ask, placeElsewhere) }),
    route({ ...elsewhere, method: 'post', answer: (ask) => end(house, ask, placeElsewhere) }),
  ];
}

/** Where the role is held, and the pages around it. */
interface EndingPlace {
  readonly place: Place;
  readonly isNational: boolean;
  readonly action: string;
  readonly back: string;
}

type FindPlace = (house: House, ask: Ask) => Promise<EndingPlace | undefined>;

async function placeWithin({ db }: House, ask: Ask): Promise<EndingPlace> {
  const place = await readInstitution(db, scopeOf(ask).id);
  const address = { institution: place.slug, id: ask.params.id ?? '' };
  const back = teamPath.to({ institution: place.slug });
  return { place, isNational: false, action: endRolePath.to(address), back };
}

async function placeElsewhere({ db }: House, ask: Ask): Promise<EndingPlace | undefined> {
  const body = await readInstitution(db, scopeOf(ask).id);
  const place = await findInstitution(db, ask.params.place ?? '');
  if (place === undefined) return undefined;
  const address = { institution: body.slug, place: place.slug, id: ask.params.id ?? '' };
  const query = { municipalidad: place.slug };
  const back = firstTeamPath.to({ institution: body.slug }, { query });
  return { place, isNational: true, action: endRoleElsewherePath.to(address), back };
}

interface RoleInPlace extends EndingPlace {
  readonly member: TeamMember;
}

/** A role of another institution is as if it were not at all. */
async function findRole(house: House, ask: Ask, find: FindPlace): Promise<RoleInPlace | undefined> {
  const { id } = ask.params;
  const found = isId(id) ? await find(house, ask) : undefined;
  const member = found && isId(id) ? await findMember(house.db, found.place.id, id) : undefined;
  return found && member && { ...found, member };
}

const NOTHING: TypedEnd = { reason: '', when: '', lastDay: '', name: '', email: '' };

async function answerForm(house: House, ask: Ask, find: FindPlace): Promise<Page> {
  const found = await findRole(house, ask, find);
  return found === undefined ? notTherePage() : formPage(found, NOTHING, []);
}

function formPage(
  { place, member, action, back, isNational }: RoleInPlace,
  typed: TypedEnd,
  problems: readonly FieldProblem[],
  status?: Page['status'],
): Page {
  const title = { label: m.people_end_title({ name: member.name }) };
  const crumbs = isNational
    ? [{ label: m.people_first_title(), href: back }, title]
    : teamCrumbs(place, title);
  return endRolePage({ place, member, action, back, typed, problems, status, crumbs });
}

async function end(house: House, ask: Ask, find: FindPlace): Promise<Answer> {
  const found = await findRole(house, ask, find);
  if (found === undefined) return notTherePage();
  const { place, member, isNational, back } = found;
  const { db, gather, clock } = house;
  const form = new URLSearchParams(await ask.request.text());
  const typed = typedIn(form);
  const now = clock.now();
  const planned = parseEnd(form, dayIn(place.timeZone, now));
  const successor = successorIn(typed, member);
  const problems = [
    ...(planned.ok ? [] : planned.error.map((one) => ({ ...one, message: endSentence(one) }))),
    ...(successor.ok ? [] : successor.error),
  ];
  if (!planned.ok || !successor.ok) return formPage(found, typed, problems, 422);
  const ended = await endRole(db, gather, {
    grantId: member.grantId,
    place,
    actor: actorOf(ask),
    planned: planned.value,
    successor: successor.value,
    isNational,
    delivery: deliveryOf(house),
    now,
  });
  if (!ended.ok)
    return formPage(found, typed, [problemAt(ended.error)], refusalStatus[ended.error.code]);
  const said = planned.value.when === 'now' ? 'terminado' : 'previsto';
  const next = `${back}${back.includes('?') ? '&' : '?'}hecho=${said}`;
  const sent = ended.value === undefined ? [] : [ended.value];
  return handedOverPage(place, sent, back) ?? seeOther(next);
}

function typedIn(form: URLSearchParams): TypedEnd {
  const text = (name: string) => form.get(name) ?? '';
  return {
    reason: text('reason'),
    when: text('when'),
    lastDay: text('last-day'),
    name: text(`${successorPrefix}name`),
    email: text(`${successorPrefix}email`),
  };
}

/** Nobody, unless something was typed or the role waits for whoever follows. */
function successorIn(
  typed: TypedEnd,
  { role }: TeamMember,
): Result<Invited | undefined, readonly FieldProblem[]> {
  const isAsked = typed.when === 'with-successor' || `${typed.name}${typed.email}`.trim() !== '';
  if (!isAsked) return ok(undefined);
  const parsed = parseInvited({ name: typed.name, email: typed.email, role });
  if (parsed.ok) return parsed;
  return err(
    parsed.error.map((one) => ({
      field: successorPrefix + one.field,
      message: invitationProblemSentence(one),
    })),
  );
}

function endSentence({ code }: EndProblem): string {
  switch (code) {
    case 'reason-missing':
      return m.people_end_reason_missing();
    case 'reason-too-long':
      return m.people_end_reason_too_long();
    case 'when-missing':
      return m.people_end_when_missing();
    case 'day-wrong':
      return m.people_end_day_wrong();
  }
}

function problemAt(refusal: Refusal): FieldProblem {
  const message = refusalSentence(refusal);
  if (refusal.code === 'people/last-of-role') return { field: 'when', message };
  const field = fieldOfRefusal(refusal);
  return { field: field === 'email' ? `${successorPrefix}email` : '', message };
}
