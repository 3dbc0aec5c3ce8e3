// The national team opens the door of an institution: it is chosen by its name, its officer and certifying officer are invited at once.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { deskPath } from '../../institutions/index.ts';
import { INVITATION_DAYS, type Place } from '../rules/invitation.ts';
import type { Role } from '../rules/roles.ts';
import type { Invitation } from '../store/invitations.ts';
import type { TeamMember } from '../store/teams.ts';
import { InvitedFields } from './invite-page.tsx';
import { roleWords } from './role-words.ts';
import { endRoleElsewherePath, firstTeamPath } from './staff-paths.ts';
import { Done, type FieldProblem, Problems, pageOfPlace } from './team-parts.tsx';

/** One of the two roles with which an institution begins: who holds it, or whom an invitation waits for. */
export interface FirstRole {
  readonly role: Role;
  readonly holders: readonly TeamMember[];
  readonly pending: Invitation | undefined;
  readonly typed: { readonly name: string; readonly email: string };
}

export interface FirstTeamPageProps {
  /** The national body that invites. */
  readonly body: Place;
  readonly text: string;
  readonly found: readonly Place[];
  readonly chosen: { readonly place: Place; readonly roles: readonly FirstRole[] } | undefined;
  readonly done: string | null;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'] | undefined;
  readonly sendsMail: boolean;
}

const done: Readonly<Record<string, () => string>> = {
  invitada: () => m.people_first_done(),
  terminado: () => m.people_team_done_ended(),
  previsto: () => m.people_team_done_planned(),
};

export function firstTeamPage(props: FirstTeamPageProps): Page {
  const { body, text, found, chosen, problems, status } = props;
  const address = { institution: body.slug };
  return pageOfPlace({
    place: body,
    title: m.people_first_title(),
    lead: m.people_first_lead({ days: INVITATION_DAYS }),
    status,
    crumbs: [{ label: body.name, href: deskPath.to(address) }, { label: m.people_first_title() }],
    body: (
      <>
        <Done text={props.done === null ? undefined : done[props.done]?.()} />
        <Problems problems={problems} />
        <SearchForm
          id="buscar"
          name="buscar"
          action={firstTeamPath.to(address)}
          label={m.people_first_search()}
          value={text}
        />
        {text !== '' && <Found body={body} found={found} />}
        {chosen && <Chosen {...props} place={chosen.place} roles={chosen.roles} />}
      </>
    ),
  });
}

function Found({ body, found }: Pick<FirstTeamPageProps, 'body' | 'found'>) {
  if (found.length === 0) return <p>{m.people_first_none()}</p>;
  return (
    <ul class="device-list">
      {found.map(({ slug, name }) => (
        <li class="device">
          <a
            href={firstTeamPath.to({ institution: body.slug }, { query: { municipalidad: slug } })}
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

type ChosenProps = FirstTeamPageProps & {
  readonly place: Place;
  readonly roles: readonly FirstRole[];
};

function Chosen(props: ChosenProps) {
  const { body, place, roles, sendsMail } = props;
  const open = roles.filter(({ holders, pending }) => holders.length === 0 && !pending);
  const action = firstTeamPath.to({ institution: body.slug });
  return (
    <section class="stack-wide" aria-labelledby="elegida">
      <h2 id="elegida">{place.name}</h2>
      {roles.map((one) => (
        <Standing {...props} {...one} />
      ))}
      {open.length > 0 && (
        <form method="post" action={action} class="stack-wide" noValidate>
          <input type="hidden" name="municipalidad" value={place.slug} />
          {open.map((one) => (
            <fieldset class="stack field">
              <legend class="field-label">{roleWords[one.role]()}</legend>
              <InvitedFields
                typed={one.typed}
                problems={props.problems}
                prefix={prefixOf(one.role)}
              />
            </fieldset>
          ))}
          <p class="secondary">
            {sendsMail ? m.people_invite_by_mail() : m.people_invite_by_hand()}
          </p>
          <div>
            <Button>{m.people_first_submit()}</Button>
          </div>
        </form>
      )}
    </section>
  );
}

export function prefixOf(role: Role): string {
  return `${role}-`;
}

/** Who holds a first role, or whom it waits for. */
function Standing({ body, place, role, holders, pending }: ChosenProps & FirstRole) {
  const words = roleWords[role]();
  const day = (instant: Date) =>
    formatInstant(instant, currentLocale(), { timeZone: place.timeZone, length: 'short' });
  return (
    <>
      {holders.map(({ grantId, name, grantedAt }) => (
        <p>
          <strong>{words}</strong>: {m.people_first_holder({ name, since: day(grantedAt) })}{' '}
          <a
            href={endRoleElsewherePath.to({
              institution: body.slug,
              place: place.slug,
              id: grantId,
            })}
          >
            {m.people_team_end({ name })}
          </a>
        </p>
      ))}
      {pending && (
        <form method="post" action={firstTeamPath.to({ institution: body.slug })} class="cluster">
          <p>
            <strong>{words}</strong>:{' '}
            {m.people_first_pending({ name: pending.name, until: day(pending.expiresAt) })}
          </p>
          <input type="hidden" name="municipalidad" value={place.slug} />
          <Button kind="secondary" small name="reenviar" value={pending.id}>
            {m.people_team_renew({ name: pending.name })}
          </Button>
        </form>
      )}
    </>
  );
}
