// The team of an institution, and its open invitations sent again or withdrawn.
import { isUuid } from '@minga/basics';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../institutions/index.ts';
import { renewInvitation, withdrawInvitation } from '../actions/change-invitation.ts';
import { mayGive } from '../rules/invitation.ts';
import { mayDo, permissions } from '../rules/permissions.ts';
import type { Refusal } from '../rules/refusal.ts';
import { heldByResidents } from '../rules/roles.ts';
import { listInvitations } from '../store/invitations.ts';
import { listOpenKeyResets } from '../store/key-resets.ts';
import { listTeam } from '../store/teams.ts';
import { invitationAnswer } from './handed-over-page.tsx';
import { refusalStatus } from './refusal-words.ts';
import { notTherePage } from './refused-page.tsx';
import { renewInvitationPath, teamPath, withdrawInvitationPath } from './staff-paths.ts';
import { teamPage } from './team-page.tsx';
import { deliveryOf, problemOfRefusal } from './team-parts.tsx';

const INVITE = { act: 'people/invite' };

export function teamRoutes(house: House): readonly Route[] {
  return [
    route({
      audience: { act: 'people/see-team' },
      method: 'get',
      path: teamPath,
      answer: (ask) => answerTeam(house, ask),
    }),
    route({
      audience: INVITE,
      method: 'post',
      path: renewInvitationPath,
      answer: (ask) => renew(house, ask),
    }),
    route({
      audience: INVITE,
      method: 'post',
      path: withdrawInvitationPath,
      answer: (ask) => withdraw(house, ask),
    }),
  ];
}

async function answerTeam({ db, clock }: House, ask: Ask, refusal?: Refusal): Promise<Page> {
  const scope = scopeOf(ask);
  const { personId, grants } = actorOf(ask);
  const now = clock.now();
  const [place, team, invitations, resets] = await Promise.all([
    readInstitution(db, scope.id),
    listTeam(db, scope.id),
    listInvitations(db, scope.id),
    listOpenKeyResets(db, scope.id, now),
  ]);
  const maySeeEnd = mayDo(permissions['people/end-role'], grants, scope);
  const maySeeReset = mayDo(permissions['people/reset-keys'], grants, scope);
  return teamPage({
    place,
    team,
    invitations,
    resets,
    now,
    mayInvite: mayDo(permissions['people/invite'], grants, scope),
    mayEnd: (member) =>
      maySeeEnd && (member.personId === personId || mayGive(member.role, grants, place.id)),
    mayReset: (member) =>
      maySeeReset &&
      member.personId !== personId &&
      !heldByResidents.has(member.role) &&
      mayGive(member.role, grants, place.id),
    done: ask.query.get('hecho'),
    ...(refusal === undefined
      ? {}
      : { problems: [problemOfRefusal(refusal)], status: refusalStatus[refusal.code] }),
  });
}

async function renew(house: House, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const { id } = ask.params;
  if (!isUuid(id)) return notTherePage();
  const place = await readInstitution(db, scopeOf(ask).id);
  const given = { id, place, actor: actorOf(ask), now: clock.now(), delivery: deliveryOf(house) };
  const renewed = await renewInvitation(db, given);
  if (!renewed.ok) return refused(house, ask, renewed.error);
  const back = teamPath.to({ institution: place.slug });
  return invitationAnswer(place, renewed.value, { back, said: 'reenviada' });
}

async function withdraw(house: House, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const { id } = ask.params;
  if (!isUuid(id)) return notTherePage();
  const place = await readInstitution(db, scopeOf(ask).id);
  const given = { id, place, actor: actorOf(ask), now: clock.now() };
  const withdrawn = await withdrawInvitation(db, given);
  if (!withdrawn.ok) return refused(house, ask, withdrawn.error);
  return seeOther(teamPath.to({ institution: place.slug }, { query: { hecho: 'retirada' } }));
}

/** An invitation of another institution is as if it were not at all. */
function refused(house: House, ask: Ask, refusal: Refusal): Promise<Page> | Page {
  if (refusal.code === 'people/invitation-unknown') return notTherePage();
  return answerTeam(house, ask, refusal);
}
