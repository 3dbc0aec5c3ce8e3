// The team of an institution: who holds which role since when, and whom an invitation waits for.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../institutions/index.ts';
import type { Place } from '../rules/invitation.ts';
import { roles } from '../rules/roles.ts';
import type { Invitation } from '../store/invitations.ts';
import type { TeamMember } from '../store/teams.ts';
import { roleWords } from './role-words.ts';
import {
  endRolePath,
  inviteFilePath,
  invitePath,
  renewInvitationPath,
  withdrawInvitationPath,
} from './staff-paths.ts';
import { Done, type FieldProblem, Problems, pageOfPlace } from './team-parts.tsx';

export interface TeamPageProps {
  readonly place: Place;
  readonly team: readonly TeamMember[];
  readonly invitations: readonly Invitation[];
  readonly now: Date;
  readonly mayInvite: boolean;
  /** Whether this person may end the role of a member. */
  readonly mayEnd: (member: TeamMember) => boolean;
  readonly done: string | null;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

const done: Readonly<Record<string, () => string>> = {
  invitada: () => m.people_team_done_invited(),
  reenviada: () => m.people_team_done_renewed(),
  retirada: () => m.people_team_done_withdrawn(),
  terminado: () => m.people_team_done_ended(),
  previsto: () => m.people_team_done_planned(),
};

export function teamPage(props: TeamPageProps): Page {
  const { place, mayInvite, problems = [] } = props;
  const said = props.done === null ? undefined : done[props.done]?.();
  const address = { institution: place.slug };
  return pageOfPlace({
    place,
    title: m.people_team_title(),
    lead: m.people_team_lead(),
    status: props.status,
    crumbs: [{ label: place.name, href: deskPath.to(address) }, { label: m.people_team_title() }],
    actions: mayInvite ? (
      <div class="cluster">
        <ButtonLink kind="deep" href={invitePath.to(address)}>
          {m.people_invite_title()}
        </ButtonLink>
        <a href={inviteFilePath.to(address)}>{m.people_invite_file_title()}</a>
      </div>
    ) : undefined,
    body: (
      <>
        <Done text={said} />
        <Problems problems={problems} />
        <Team {...props} />
        <Pending {...props} />
      </>
    ),
  });
}

function Team({ place, team, mayEnd }: TeamPageProps) {
  if (team.length === 0) {
    return (
      <EmptyState title={m.people_team_none_title()}>
        <p>{m.people_team_none_text()}</p>
      </EmptyState>
    );
  }
  const inOrder = team.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
  return (
    <RuledTable
      caption={m.people_team_members()}
      narrow="stack"
      columns={[
        { label: m.people_team_person() },
        { label: m.people_team_role() },
        { label: m.people_team_since() },
        { label: m.people_team_change() },
      ]}
      rows={inOrder.map((member) => [
        member.name,
        roleWords[member.role](),
        <>
          {day(member.grantedAt, place)}
          {member.endsAt && (
            <>
              {' '}
              <Tag tone="attention">{m.people_team_until({ day: day(member.endsAt, place) })}</Tag>
            </>
          )}
        </>,
        mayEnd(member) ? (
          <a href={endRolePath.to({ institution: place.slug, id: member.grantId })}>
            {m.people_team_end({ name: member.name })}
          </a>
        ) : (
          <span class="secondary">{m.people_team_not_yours()}</span>
        ),
      ])}
    />
  );
}

function Pending({ place, invitations, now, mayInvite }: TeamPageProps) {
  if (invitations.length === 0) return null;
  return (
    <RuledTable
      caption={m.people_team_pending()}
      narrow="stack"
      columns={[
        { label: m.people_team_person() },
        { label: m.people_team_role() },
        { label: m.people_team_valid_until() },
        { label: m.people_team_change() },
      ]}
      rows={invitations.map((invitation) => [
        mayInvite ? `${invitation.name} (${invitation.email})` : invitation.name,
        roleWords[invitation.role](),
        invitation.expiresAt > now ? (
          day(invitation.expiresAt, place)
        ) : (
          <Tag tone="stop">{m.people_team_expired()}</Tag>
        ),
        mayInvite ? (
          <InvitationForms place={place} invitation={invitation} />
        ) : (
          <span class="secondary">{m.people_team_not_yours()}</span>
        ),
      ])}
    />
  );
}

interface InvitationFormsProps {
  readonly place: Place;
  readonly invitation: Invitation;
}

function InvitationForms({ place, invitation }: InvitationFormsProps) {
  const { id, name } = invitation;
  const address = { institution: place.slug, id };
  return (
    <div class="cluster">
      <form method="post" action={renewInvitationPath.to(address)}>
        <Button kind="secondary" small>
          {m.people_team_renew({ name })}
        </Button>
      </form>
      <form method="post" action={withdrawInvitationPath.to(address)}>
        <Button kind="secondary" small>
          {m.people_team_withdraw({ name })}
        </Button>
      </form>
    </div>
  );
}

function day(instant: Date, { timeZone }: Place): string {
  return formatInstant(instant, currentLocale(), { timeZone, length: 'short' });
}
