// What every page of a team has: where it is, its problems first, what was done, and how a link is delivered.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import { type Page, seeOther } from '../../../../platform/http/route.ts';
import { type ActHouse, actPath } from '../../../../platform/two-person.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { deskPath } from '../../institutions/index.ts';
import type { Delivery } from '../actions/deliver-invitation.ts';
import type { ResetDelivery } from '../actions/reset-keys.ts';
import type { InvitationProblem, Place } from '../rules/invitation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { refusalSentence } from './refusal-words.ts';
import { seatWords } from './role-words.ts';
import { invitationPath, keyResetPath, teamPath } from './staff-paths.ts';

interface TeamPage {
  readonly place: Place;
  readonly title: string;
  readonly lead: string;
  readonly crumbs: readonly Crumb[];
  readonly status?: Page['status'] | undefined;
  readonly actions?: ComponentChildren;
  readonly body: ComponentChildren;
}

export function pageOfPlace(given: TeamPage): Page {
  const { place, title, lead, crumbs, status, actions, body } = given;
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${place.name}`,
    description: lead,
    current: 'comunas',
    robots: 'noindex',
    hero: <Hero title={title} lead={lead} crumbs={crumbs} actions={actions} />,
    body: (
      <div class="section">
        <div class="wrap stack-wide">{body}</div>
      </div>
    ),
  };
}

/** From the desk of the institution over its team to the page that stands under it. */
export function teamCrumbs(place: Place, ...under: readonly Crumb[]): readonly Crumb[] {
  const address = { institution: place.slug };
  const team = { label: m.people_team_title(), href: teamPath.to(address) };
  return [{ label: place.name, href: deskPath.to(address) }, team, ...under];
}

/** What is wrong with one of the three things that an invitation needs. */
export function invitationProblemSentence({ code }: InvitationProblem): string {
  if (code === 'name-missing') return m.people_invite_name_wrong();
  return code === 'not-an-address' ? m.people_details_email_wrong() : m.people_invite_role_wrong();
}

/** The field that a refusal to invite is about. */
export function fieldOfRefusal({ code }: Refusal): 'email' | 'role' | '' {
  if (code === 'people/role-not-here' || code === 'people/role-beyond-power') return 'role';
  const ofEmail: readonly string[] = [
    'people/own-invitation',
    'people/invited-already',
    'people/invitation-proposed',
    'people/holds-role-already',
  ];
  return ofEmail.includes(code) ? 'email' : '';
}

/** A refusal at its field, whose id begins with `prefix`. */
export function problemOfRefusal(refusal: Refusal, prefix = ''): FieldProblem {
  const field = fieldOfRefusal(refusal);
  const problem = { field: field === '' ? '' : prefix + field, message: refusalSentence(refusal) };
  if (refusal.code !== 'people/invitation-proposed') return problem;
  return { ...problem, href: actPath.to({ act: refusal.act }) };
}

type Sending = Pick<ActHouse, 'sendsMail' | 'publicUrl'>;

export function deliveryOf({ sendsMail, publicUrl }: Sending): Delivery {
  return {
    by: sendsMail ? 'mail' : 'hand',
    addressOf: (token) => publicUrl + invitationPath.to({ token }),
    seatName: seatWords,
  };
}

export function resetDeliveryOf({ sendsMail, publicUrl }: Sending): ResetDelivery {
  return {
    by: sendsMail ? 'mail' : 'hand',
    addressOf: (token) => publicUrl + keyResetPath.to({ token }),
  };
}

/** To the act that waits for its second person. */
export function proposedAct(act: string): Response {
  return seeOther(actPath.to({ act }, { query: { hecho: 'propuesto' } }));
}
