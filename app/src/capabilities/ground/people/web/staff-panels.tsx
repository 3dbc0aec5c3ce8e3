// What staff find of this room elsewhere: the second key among their tasks, the team on the desk, the first steps of an institution.
import { m } from '#words';
import { type Contribution, contribute } from '../../../../platform/contributions.ts';
import { type OwnTask, ownTasks } from '../../../../platform/own-tasks.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import {
  deskPanels,
  invitationForms,
  type OnboardingStep,
  onboardingSteps,
} from '../../institutions/index.ts';
import { firstRoles } from '../rules/invitation.ts';
import { PASSKEYS_WANTED } from '../rules/passkey.ts';
import { mayDo, permissions } from '../rules/permissions.ts';
import type { Role } from '../rules/roles.ts';
import { listInvitations } from '../store/invitations.ts';
import { countPasskeys } from '../store/passkeys.ts';
import { methodOfSession } from '../store/staff-sessions.ts';
import { type Holder, listHolders } from '../store/teams.ts';
import { roleWords } from './role-words.ts';
import { firstTeamPath, invitePath, passkeysPath, teamPath } from './staff-paths.ts';

/** A persona of a demonstration needs no key, and is asked for none until she has one. */
const keyTasks = contribute(ownTasks, async (db, { actor }): Promise<readonly OwnTask[] | null> => {
  const method = await methodOfSession(db, actor.sessionId);
  const passkeysCount = await countPasskeys(db, actor.personId);
  const isAsked = method === 'passkey' || method === 'totp' || passkeysCount > 0;
  if (!isAsked || method === 'provider' || passkeysCount >= PASSKEYS_WANTED) return null;
  const isFirst = passkeysCount === 0;
  return [
    {
      label: isFirst ? m.people_task_first_key() : m.people_task_second_key(),
      href: passkeysPath.to({}),
      note: m.people_task_key_note(),
    },
  ];
});

const teamOnDesk = contribute(deskPanels, async (db, { institution, actor, now }) => {
  const scope = { kind: 'institution', id: institution.id } as const;
  const address = { institution: institution.slug };
  if (!mayDo(permissions['people/see-team'], actor.grants, scope)) return null;
  const mayInvite = mayDo(permissions['people/invite'], actor.grants, scope);
  const invitations = mayInvite ? await listInvitations(db, institution.id) : [];
  const expired = invitations.filter(({ expiresAt }) => expiresAt <= now);
  return {
    title: m.people_team_title(),
    pending: expired.map(({ name, role }) => ({
      label: m.people_desk_expired({ name, role: roleWords[role]() }),
      href: teamPath.to(address),
    })),
    links: [
      { label: m.people_desk_team(), href: teamPath.to(address) },
      ...(mayInvite ? [{ label: m.people_invite_title(), href: invitePath.to(address) }] : []),
    ],
  };
});

const firstSteps = contribute(onboardingSteps, async (db, { institutions }) => {
  const begun = institutions.filter(({ kind }) => kind !== 'national-body');
  const ids = begun.map(({ id }) => id);
  const holders = await listHolders(db, ids, firstRoles);
  return new Map(
    begun.map(({ id, slug }) => [
      id,
      stepsOf(
        slug,
        holders.filter(({ institutionId }) => institutionId === id),
      ),
    ]),
  );
});

function stepsOf(slug: string, holders: readonly Holder[]): readonly OnboardingStep[] {
  const href = invitePath.to({ institution: slug });
  const hasAccount = (asked: Role) => holders.some(({ role }) => role === asked);
  const accounts = firstRoles.map(
    (role): OnboardingStep => ({
      key: `people-${role}`,
      isDone: hasAccount(role),
      isRequired: true,
      minutes: 3,
      title: m.people_step_account({ role: roleWords[role]() }),
      why: role === 'pb-officer' ? m.people_step_officer_why() : m.people_step_certifying_why(),
      href,
    }),
  );
  const haveKeys = holders.every(({ passkeysCount }) => passkeysCount >= PASSKEYS_WANTED);
  return [
    ...accounts,
    {
      key: 'people-keys',
      isDone: firstRoles.every(hasAccount) && haveKeys,
      isRequired: false,
      minutes: 4,
      title: m.people_step_keys(),
      why: m.people_step_keys_why(),
      href: passkeysPath.to({}),
    },
  ];
}

const firstInvitations = contribute(invitationForms, async (_, { institution, from }) => {
  const query = { municipalidad: institution.slug };
  return {
    title: m.people_first_title(),
    body: (
      <>
        <p>{m.people_first_panel()}</p>
        <p>
          <ButtonLink href={firstTeamPath.to({ institution: from.slug }, { query })}>
            {m.people_first_panel_button()}
          </ButtonLink>
        </p>
      </>
    ),
  };
});

export const staffPanels: readonly Contribution[] = [
  keyTasks,
  teamOnDesk,
  firstSteps,
  firstInvitations,
];
