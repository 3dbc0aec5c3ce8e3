// Ending a role: from inside the institution, or by the national team for one that is left without anybody.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { endRole, endsAlone, type RoleEnd } from '../actions/end-role.ts';
import { proposeEnd } from '../actions/propose-team.ts';
import { type Invited, parseInvited } from '../rules/invitation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type EndProblem, parseEnd } from '../rules/role-end.ts';
import type { TeamMember } from '../store/teams.ts';
import { endRolePage, successorPrefix, type TypedEnd } from './end-role-page.tsx';
import { refusalSentence, refusalStatus } from './refusal-words.ts';
import { notTherePage } from './refused-page.tsx';
import {
  addressOfRole,
  crumbsOfRole,
  type FindPlace,
  findRole,
  placeElsewhere,
  placeWithin,
  type RoleInPlace,
} from './role-in-place.ts';
import { endRoleElsewherePath, endRolePath } from './staff-paths.ts';
import { endTogether } from './team-acts.ts';
import {
  deliveryOf,
  fieldOfRefusal,
  invitationProblemSentence,
  proposedAct,
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

const NOTHING: TypedEnd = { reason: '', when: '', lastDay: '', name: '', email: '' };

async function answerForm(house: House, ask: Ask, find: FindPlace): Promise<Page> {
  const found = await findRole(house, ask, find);
  return found === undefined ? notTherePage() : formPage(ask, found, NOTHING, []);
}

function formPage(
  ask: Ask,
  found: RoleInPlace,
  typed: TypedEnd,
  problems: readonly FieldProblem[],
  status?: Page['status'],
): Page {
  const { place, member, nationalBody, back } = found;
  const address = addressOfRole(found);
  const action = nationalBody === null ? endRolePath.to(address) : endRoleElsewherePath.to(address);
  const crumbs = crumbsOfRole(found, m.people_end_title({ name: member.name }));
  const isOwn = member.personId === actorOf(ask).personId;
  return endRolePage({ place, member, isOwn, action, back, typed, problems, status, crumbs });
}

async function end(house: House, ask: Ask, find: FindPlace): Promise<Answer> {
  const found = await findRole(house, ask, find);
  if (found === undefined) return notTherePage();
  const { place, member, nationalBody } = found;
  const form = new URLSearchParams(await ask.request.text());
  const typed = typedIn(form);
  const now = house.clock.now();
  const planned = parseEnd(form, dayIn(place.timeZone, now));
  const successor = successorIn(typed, member);
  const problems = [
    ...(planned.ok ? [] : planned.error.map((one) => ({ ...one, message: endSentence(one) }))),
    ...(successor.ok ? [] : successor.error),
  ];
  if (!planned.ok || !successor.ok) return formPage(ask, found, typed, problems, 422);
  const asked = {
    grantId: member.grantId,
    place,
    actor: actorOf(ask),
    planned: planned.value,
    successor: successor.value,
    now,
  };
  if (endsAlone(member, asked.actor.personId, asked.successor)) {
    const ended = await endOwn(house, found, asked);
    return ended.ok ? ended.value : refused(ask, found, typed, ended.error);
  }
  const proposed = await proposeEnd(house.db, endTogether, { ...asked, nationalBody });
  return proposed.ok ? proposedAct(proposed.value) : refused(ask, found, typed, proposed.error);
}

async function endOwn(
  house: House,
  { nationalBody, back }: RoleInPlace,
  asked: Omit<RoleEnd, 'isNational' | 'delivery'>,
): Promise<Result<Response, Refusal>> {
  const isNational = nationalBody !== null;
  const delivery = deliveryOf(house);
  const ended = await endRole(house.db, house.gather, { ...asked, isNational, delivery });
  if (!ended.ok) return ended;
  const said = asked.planned.when === 'now' ? 'terminado' : 'previsto';
  return ok(seeOther(`${back}${back.includes('?') ? '&' : '?'}hecho=${said}`));
}

function refused(ask: Ask, found: RoleInPlace, typed: TypedEnd, refusal: Refusal): Page {
  return formPage(ask, found, typed, [problemAt(refusal)], refusalStatus[refusal.code]);
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
