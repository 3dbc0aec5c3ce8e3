// What the Mesa adds elsewhere: pages of organisations and institutions, their own places, the desk, and «lo que me toca».
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { ownTasks } from '../../../../platform/own-tasks.ts';
import { deskPanels, institutionPanels } from '../../../ground/institutions/index.ts';
import {
  organizationPanels,
  organizationTools,
  readOrganizationById,
} from '../../../ground/organizations/index.ts';
import { mayDo, permissions } from '../../../ground/people/rules/index.ts';
import { listOwn } from '../store/calls.ts';
import { findOpenInvitation } from '../store/invitations.ts';
import { findStanding } from '../store/members.ts';
import { callName } from './call-parts.tsx';
import { tasksOf } from './own-tasks.ts';
import { dayOf } from './parts.tsx';
import { desk, memberPath, ownHref } from './paths.ts';

export const panels: readonly Contribution[] = [
  contribute(organizationPanels, (db, { organizationId: id }) =>
    panelOf(db, { kind: 'organization', id }),
  ),
  contribute(institutionPanels, async (db, { institution: { id } }) => {
    const panel = await panelOf(db, { kind: 'institution', id });
    return panel && { ...panel, isKept: true as const };
  }),
  contribute(organizationTools, async (db, { organizationId: id }) => {
    const organization = await readOrganizationById(db, id);
    if (organization === undefined) return null;
    const href = ownHref({ kind: 'organization', slug: organization.slug }, 'front');
    return [{ label: m.roundtable_place(), href, note: m.roundtable_place_lead() }];
  }),
  contribute(deskPanels, async (db, { institution, actor, now }) => {
    const { id, slug } = institution;
    const scope = { kind: 'institution', id } as const;
    const pending: { readonly label: string; readonly href: string }[] = [];
    const links: { readonly label: string; readonly href: string; readonly note: string }[] = [];
    if (mayDo(permissions['roundtable/keep'], actor.grants, scope)) {
      const calls = await listOwn(db, id, now);
      pending.push(
        ...calls
          .filter(({ state }) => state === 'closed')
          .map((call) => ({
            label: m.roundtable_task_assess({ call: callName(call) }),
            href: desk.call.to({ institution: slug, call: call.id }),
          })),
      );
      const href = desk.front.to({ institution: slug });
      links.push({ label: m.roundtable_desk(), href, note: m.roundtable_desk_note() });
    }
    if (mayDo(permissions['roundtable/sit-as-institution'], actor.grants, scope)) {
      const [member, invitation] = await Promise.all([
        findStanding(db, scope),
        findOpenInvitation(db, id),
      ]);
      const href = ownHref({ kind: 'institution', slug }, 'front');
      if (invitation !== undefined) pending.push({ label: m.roundtable_task_invited(), href });
      if (member !== undefined) {
        links.push({ label: m.roundtable_place(), href, note: m.roundtable_place_lead() });
      }
    }
    if (pending.length === 0 && links.length === 0) return null;
    return { title: m.roundtable_title(), pending, links };
  }),
  contribute(ownTasks, (db, { actor, now }) => tasksOf(db, actor, now)),
];

async function panelOf(
  db: Database,
  scope: { readonly kind: 'organization' | 'institution'; readonly id: string },
) {
  const member = await findStanding(db, scope);
  if (member === undefined) return null;
  return {
    title: m.roundtable_title(),
    body: (
      <p>
        {m.roundtable_member_lead({ day: dayOf(member.joinedOn) })}{' '}
        <a href={memberPath.to({ member: member.slug })}>{m.roundtable_place_public()}</a>
      </p>
    ),
  };
}
