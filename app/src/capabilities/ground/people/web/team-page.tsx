// The team of an institution: who holds which role since when, and whom an invitation waits for.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { actsPath } from '../../../../platform/two-person.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { deskPath } from '../../institutions/index.ts';
import type { Place } from '../rules/invitation.ts';
import { roles } from '../rules/roles.ts';
import type { Invitation } from '../store/invitations.ts';
import type { KeyReset } from '../store/key-resets.ts';
import type { TeamMember } from '../store/teams.ts';
import { seatWords } from './role-words.ts';
import {
  endRolePath,
  inviteFilePath,
  invitePath,
  renewInvitationPath,
  renewKeyResetPath,
  resetKeysPath,
  withdrawInvitationPath,
} from './staff-paths.ts';
import { pageOfPlace } from './team-parts.tsx';

export interface TeamPageProps {
  readonly place: Place;
  readonly team: readonly TeamMember[];
  readonly invitations: readonly Invitation[];
  /** Those whose links still open something. */
  readonly resets: readonly KeyReset[];
  readonly now: Date;
  readonly mayInvite: boolean;
  /** Whether this person may end the role of a member. */
  readonly mayEnd: (member: TeamMember) => boolean;
  /** Whether this person may have the keys of a member reset. */
  readonly mayReset: (member: TeamMember) => boolean;
  readonly done: string | null;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

const done: Readonly<Record<string, () => string>> = {
  reenviada: () => m.people_team_done_renewed(),
  retirada: () => m.people_team_done_withdrawn(),
  terminado: () => m.people_team_done_ended(),
  previsto: () => m.people_team_done_planned(),
  enlace: () => m.people_reset_done_link(),
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
        <FormProblems problems={problems} />
        <Team {...props} />
        <Pending {...props} />
        {mayInvite && (
          <p>
            <a href={actsPath.to({}, { query: { institucion: place.slug } })}>
              {m.people_team_acts()}
            </a>
          </p>
        )}
      </>
    ),
  });
}

function Team(props: TeamPageProps) {
  const { place, team } = props;
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
        seatWords(member),
        <>
          {day(member.grantedAt, place)}
          {member.endsAt && (
            <>
              {' '}
              <Tag tone="attention">{m.people_team_until({ day: day(member.endsAt, place) })}</Tag>
            </>
          )}
        </>,
        <Changes {...props} member={member} />,
      ])}
    />
  );
}

function Changes({
  place,
  resets,
  mayEnd,
  mayReset,
  member,
}: TeamPageProps & { readonly member: TeamMember }) {
  if (!mayEnd(member)) return <span class="secondary">{m.people_team_not_yours()}</span>;
  const address = { institution: place.slug, id: member.grantId };
  const reset = resets.find(({ personId }) => personId === member.personId);
  return (
    <div class="stack">
      <p>
        <a href={endRolePath.to(address)}>{m.people_team_end({ name: member.name })}</a>
      </p>
      {mayReset(member) && (
        <KeysOfMember
          place={place}
          name={member.name}
          reset={reset}
          ask={resetKeysPath.to(address)}
          renew={renewKeyResetPath.to(address)}
        />
      )}
    </div>
  );
}

interface KeysOfMemberProps {
  readonly place: Place;
  readonly name: string;
  readonly reset: KeyReset | undefined;
  /** Where the reset is proposed, and where the link of an open one is given again. */
  readonly ask: string;
  readonly renew: string;
}

/** The way to have somebody's keys reset, or to the link of a reset that is open. */
export function KeysOfMember({ place, name, reset, ask, renew }: KeysOfMemberProps) {
  if (reset === undefined) {
    return (
      <p>
        <a href={ask}>{m.people_reset_title({ name })}</a>
      </p>
    );
  }
  return (
    <form method="post" action={renew} class="cluster">
      <Tag tone="attention">{m.people_reset_open({ day: day(reset.expiresAt, place) })}</Tag>
      <Button kind="secondary" small>
        {m.people_reset_renew({ name })}
      </Button>
    </form>
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
        seatWords(invitation),
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
