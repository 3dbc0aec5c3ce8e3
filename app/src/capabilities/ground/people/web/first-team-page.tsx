// The national team opens the door of an institution: it is chosen by its name, and its first seats are proposed together.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { deskPath } from '../../institutions/index.ts';
import { INVITATION_DAYS, type Place } from '../rules/invitation.ts';
import type { Seat } from '../rules/roles.ts';
import type { Invitation } from '../store/invitations.ts';
import type { KeyReset } from '../store/key-resets.ts';
import type { TeamMember } from '../store/teams.ts';
import { InvitedFields } from './invite-page.tsx';
import { seatWords } from './role-words.ts';
import type { WaitingAct } from './slots.ts';
import {
  endRoleElsewherePath,
  firstTeamPath,
  renewKeyResetElsewherePath,
  resetKeysElsewherePath,
} from './staff-paths.ts';
import { KeysOfMember } from './team-page.tsx';
import { pageOfPlace } from './team-parts.tsx';

/** One of those with whom an institution begins: who it is, or whom an invitation waits for. */
export interface FirstSeat extends Seat {
  readonly holders: readonly TeamMember[];
  readonly pending: Invitation | undefined;
  readonly typed: { readonly name: string; readonly email: string };
}

export interface Chosen {
  readonly place: Place;
  readonly seats: readonly FirstSeat[];
  /** Those whose links still open something. */
  readonly resets: readonly KeyReset[];
  /** What was proposed about it and waits for a second signature. */
  readonly waiting: readonly WaitingAct[];
}

export interface FirstTeamPageProps {
  /** The national body that invites. */
  readonly body: Place;
  readonly text: string;
  readonly found: readonly Place[];
  readonly chosen: Chosen | undefined;
  readonly done: string | null;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'] | undefined;
  readonly sendsMail: boolean;
}

const done: Readonly<Record<string, () => string>> = {
  reenviada: () => m.people_team_done_renewed(),
  terminado: () => m.people_team_done_ended(),
  previsto: () => m.people_team_done_planned(),
  enlace: () => m.people_reset_done_link(),
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
        <FormProblems problems={problems} />
        <SearchForm
          id="buscar"
          name="buscar"
          action={firstTeamPath.to(address)}
          label={m.people_first_search()}
          value={text}
        />
        {text !== '' && <Found body={body} found={found} />}
        {chosen && <ChosenPlace {...props} {...chosen} />}
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

type ChosenProps = FirstTeamPageProps & Chosen;

function ChosenPlace(props: ChosenProps) {
  const { body, place, seats, waiting, sendsMail } = props;
  const open = seats.filter(isOpen);
  const action = firstTeamPath.to({ institution: body.slug });
  return (
    <section class="stack-wide" aria-labelledby="elegida">
      <h2 id="elegida">{place.name}</h2>
      {waiting.length > 0 && <Waiting place={place} waiting={waiting} />}
      {seats.map((one) => (
        <Standing {...props} {...one} />
      ))}
      {open.length > 0 && (
        <form method="post" action={action} class="stack-wide" noValidate>
          <input type="hidden" name="municipalidad" value={place.slug} />
          {open.map((one) => (
            <fieldset class="stack field">
              <legend>
                <h3 class="panel-heading">{seatWords(one)}</h3>
              </legend>
              <InvitedFields typed={one.typed} problems={props.problems} prefix={prefixOf(one)} />
            </fieldset>
          ))}
          <p class="secondary">{m.people_first_two_people()}</p>
          <p class="secondary">
            {sendsMail ? m.people_invite_by_mail() : m.people_first_by_hand()}
          </p>
          <div>
            <Button>{m.people_first_submit()}</Button>
          </div>
        </form>
      )}
    </section>
  );
}

/** Before anybody proposes the same again. */
function Waiting({ place, waiting }: Pick<Chosen, 'place' | 'waiting'>) {
  const { timeZone } = place;
  return (
    <Notice tone="warning">
      <p>{m.people_first_waiting()}</p>
      <ul>
        {waiting.map(({ label, href, expiresAt }) => (
          <li>
            <a href={href}>{label}</a>,{' '}
            {m.people_first_waiting_until({
              until: formatInstant(expiresAt, currentLocale(), { timeZone, length: 'short' }),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Whether nobody holds it and no invitation waits for anybody. */
export function isOpen({ holders, pending }: FirstSeat): boolean {
  return holders.length === 0 && pending === undefined;
}

export function prefixOf({ role, isSubstitute }: Seat): string {
  return isSubstitute ? `${role}-substitute-` : `${role}-`;
}

/** Who holds a first seat, or whom it waits for. */
function Standing({ body, place, resets, holders, pending, ...seat }: ChosenProps & FirstSeat) {
  const words = seatWords(seat);
  const day = (instant: Date) =>
    formatInstant(instant, currentLocale(), { timeZone: place.timeZone, length: 'short' });
  return (
    <>
      {holders.map(({ grantId, personId, name, grantedAt }) => {
        const address = { institution: body.slug, place: place.slug, id: grantId };
        return (
          <div class="stack">
            <p>
              <strong>{words}</strong>: {m.people_first_holder({ name, since: day(grantedAt) })}{' '}
              <a href={endRoleElsewherePath.to(address)}>{m.people_team_end({ name })}</a>
            </p>
            <KeysOfMember
              place={place}
              name={name}
              reset={resets.find((one) => one.personId === personId)}
              ask={resetKeysElsewherePath.to(address)}
              renew={renewKeyResetElsewherePath.to(address)}
            />
          </div>
        );
      })}
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
