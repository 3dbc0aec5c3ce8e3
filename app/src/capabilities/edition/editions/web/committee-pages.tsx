// The mixed committee at the desk: who sits on each side, and the gatherings whose minutes are its own.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Choices, Field, SelectField } from '../../../../ui/field/field.tsx';
import { formatInstant } from '../../../../ui/format.ts';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { gatheringPath } from '../../../ground/gatherings/index.ts';
import type { ApprovedMinutes, LinkedGathering, Purpose, Seat, Side } from '../store/committee.ts';
import { type AtEdition, placeOf } from './at-desk.ts';
import { deskPage, fieldOf, Group, optionsOf } from './parts.tsx';
import { desk } from './paths.ts';
import { dayWords, numberWords } from './words.ts';

const sideWords: Readonly<Record<Side, () => string>> = {
  residents: m.editions_side_residents,
  institution: m.editions_side_institution,
};
const purposeWords: Readonly<Record<Purpose, () => string>> = {
  committee: m.editions_purpose_committee,
  assembly: m.editions_purpose_assembly,
};

interface Asked {
  readonly at: AtEdition;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export interface CommitteePageProps extends Asked {
  readonly seats: readonly Seat[];
}

export function committeePage(props: CommitteePageProps): Page {
  const { at, seats, problems, status } = props;
  const asked = at.draft.rules.operational.options.committee;
  return deskPage({
    given: at,
    title: m.editions_committee_title(),
    lead: m.editions_committee_lead(),
    status,
    problems,
    children: (
      <>
        {(['residents', 'institution'] as const).map((side) => {
          const taken = seats.filter((seat) => seat.side === side);
          const held = taken.filter(({ heldUntil }) => heldUntil === null).length;
          return (
            <Group title={sideWords[side]()}>
              <p class="secondary">
                {m.editions_seats_of({
                  taken: numberWords(held),
                  seats: numberWords(asked?.[side] ?? 0),
                })}
              </p>
              <ul class="edition-rows">
                {taken.map((seat) => (
                  <SeatRow at={at} seat={seat} />
                ))}
              </ul>
            </Group>
          );
        })}
        <NewSeat {...props} />
        <p>
          <a href={desk.gatherings.to(placeOf(at))}>{m.editions_gatherings_title()}</a>
        </p>
      </>
    ),
  });
}

function SeatRow({ at, seat }: { readonly at: AtEdition; readonly seat: Seat }) {
  const { id, name, role, heldFrom, heldUntil } = seat;
  return (
    <li>
      <p>
        <strong>{name}</strong>, {role}
      </p>
      <p class="secondary">
        {heldUntil === null
          ? m.editions_since({ day: dayWords(heldFrom) })
          : m.editions_from_to({ from: dayWords(heldFrom), to: dayWords(heldUntil) })}
      </p>
      {heldUntil === null && (
        <form
          class="edition-row"
          action={desk.committeeMember.to({ ...placeOf(at), member: id })}
          method="post"
        >
          <Field
            id={`hasta-${id}`}
            name="hasta"
            type="date"
            label={m.editions_seat_until()}
            value={at.today}
          />
          <Button kind="secondary" small>
            {m.editions_seat_leave()}
          </Button>
        </form>
      )}
    </li>
  );
}

function NewSeat({ at, typed, problems }: CommitteePageProps) {
  const field = fieldOf(typed, problems);
  return (
    <Group title={m.editions_seat_new()}>
      <p class="secondary">{m.editions_seat_new_text()}</p>
      <form class="stack" action={desk.committee.to(placeOf(at))} method="post" noValidate>
        <Choices
          {...field('lado')}
          label={m.editions_side()}
          chosen={[typed.lado ?? '']}
          options={optionsOf(sideWords)}
        />
        <Field {...field('nombre')} label={m.editions_field_person()} />
        <Field
          {...field('funcion')}
          label={m.editions_field_role()}
          hint={m.editions_field_role_hint()}
        />
        <Field {...field('desde')} type="date" label={m.editions_field_from()} />
        <div>
          <Button>{m.editions_seat_add()}</Button>
        </div>
      </form>
    </Group>
  );
}

export interface GatheringsPageProps extends Asked {
  readonly linked: readonly LinkedGathering[];
  /** Acts with which joint minutes wait to be signed, by the gathering. */
  readonly waiting: ReadonlyMap<string, string>;
  /** Those of the institution that can be linked. */
  readonly choices: readonly { readonly id: string; readonly title: string }[];
}

export function gatheringsPage(props: GatheringsPageProps): Page {
  const { at, linked, waiting, choices, typed, problems, status } = props;
  const field = fieldOf(typed, problems);
  const action = desk.gatherings.to(placeOf(at));
  return deskPage({
    given: at,
    title: m.editions_gatherings_title(),
    lead: m.editions_gatherings_lead(),
    status,
    problems,
    children: (
      <>
        {linked.length === 0 && <p>{m.editions_gatherings_none()}</p>}
        <ul class="edition-rows">
          {linked.map((gathering) => (
            <Linked gathering={gathering} action={action} waits={waiting.get(gathering.id)} />
          ))}
        </ul>
        {choices.length > 0 && (
          <form class="stack" action={action} method="post" noValidate>
            <SelectField
              {...field('reunion')}
              label={m.editions_gathering()}
              options={[
                { value: '', label: m.editions_choose() },
                ...choices.map(({ id, title }) => ({ value: id, label: title })),
              ]}
            />
            <Choices
              {...field('para')}
              label={m.editions_purpose()}
              chosen={[typed.para ?? 'assembly']}
              options={optionsOf(purposeWords)}
            />
            <div>
              <Button>{m.editions_gathering_link()}</Button>
            </div>
          </form>
        )}
      </>
    ),
  });
}

interface LinkedProps {
  readonly gathering: LinkedGathering;
  readonly action: string;
  /** The act with which its minutes wait to be signed. */
  readonly waits: string | undefined;
}

function Linked({ gathering, action, waits }: LinkedProps) {
  const { id, slug, title, startsAt, timeZone, purpose, minutes } = gathering;
  return (
    <li>
      <p>
        <a href={gatheringPath.to({ gathering: slug })}>{title}</a>
      </p>
      <p class="secondary">
        {purposeWords[purpose]()}, {formatInstant(startsAt, currentLocale(), { timeZone })}
      </p>
      <div class="cluster">
        <Tag tone={minutes === null ? 'outline' : 'done'}>
          {minutes === null ? m.editions_minutes_missing() : m.editions_minutes_there()}
        </Tag>
        {purpose === 'committee' && minutes !== null && (
          <Signing id={id} minutes={minutes} action={action} waits={waits} />
        )}
        <form action={action} method="post">
          <input type="hidden" name="quitar" value={id} />
          <Button kind="secondary" small>
            {m.editions_gathering_unlink()}
          </Button>
        </form>
      </div>
    </li>
  );
}

interface SigningProps extends Pick<LinkedProps, 'action' | 'waits'> {
  readonly id: string;
  readonly minutes: ApprovedMinutes;
}

/** Joint minutes have the signature of both sides: how far that is. */
function Signing({ id, minutes, action, waits }: SigningProps) {
  if (minutes.actId !== null) {
    return (
      <>
        <Tag tone="done">{m.editions_minutes_signed()}</Tag>
        <a href={actPath.to({ act: minutes.actId })}>{m.editions_minutes_see_signatures()}</a>
      </>
    );
  }
  if (waits !== undefined) {
    return <a href={actPath.to({ act: waits })}>{m.editions_minutes_wait()}</a>;
  }
  return (
    <form action={action} method="post">
      <input type="hidden" name="firmar" value={id} />
      <Button small>{m.editions_minutes_propose()}</Button>
    </form>
  );
}
