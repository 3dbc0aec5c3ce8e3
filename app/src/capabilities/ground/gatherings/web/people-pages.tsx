// Who said to come, with the places of the list, and the form with which the desk writes somebody down.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import type { Delegation } from '../store/delegations.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Named } from '../store/places.ts';
import type { RegistrationState } from '../store/registrations.ts';
import { companionOptions, territoryOptions } from './coming-part.tsx';
import { paperOf } from './gathering-on-paper.ts';
import { gatheringDeskPage } from './parts.tsx';
import { at, desk } from './paths.ts';
import { numberOf } from './words.ts';

/** Somebody who said to come, as the desk sees her. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly seats: number;
  readonly needs: string;
  readonly state: RegistrationState;
  readonly isToTell: boolean;
  readonly hasCome: boolean;
}

/** What both pages are shown with. */
export interface PeopleShown {
  readonly gathering: Gathering;
  readonly listed: readonly Listed[];
  readonly territories: readonly Named[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export interface RegisteredPageProps extends PeopleShown {
  readonly delegations: readonly Delegation[];
}

export function registeredPage(props: RegisteredPageProps): Page {
  const { gathering, listed, delegations, status, done, problems } = props;
  const toTell = listed.filter(({ isToTell }) => isToTell);
  const shown = listed.filter(({ state }) => state !== 'withdrawn');
  return gatheringDeskPage({
    gathering,
    title: m.gatherings_desk_registered(),
    lead: m.gatherings_registered_lead(),
    status,
    done,
    children: (
      <>
        <FormProblems problems={problems} isOnPage={() => gathering.state === 'published'} />
        {toTell.length > 0 && <ToTell gathering={gathering} listed={toTell} />}
        {shown.length === 0 ? (
          <p>{m.gatherings_registered_none()}</p>
        ) : (
          <RegisteredTable gathering={gathering} listed={shown} />
        )}
        {delegations.length > 0 && <Delegations delegations={delegations} />}
        {gathering.state === 'published' && <AtDeskForm {...props} />}
      </>
    ),
  });
}

/** With the names of those who agreed to be written down. */
function Delegations({ delegations }: Pick<RegisteredPageProps, 'delegations'>) {
  return (
    <section class="stack">
      <h2>{m.gatherings_delegations()}</h2>
      <RuledTable
        caption={m.gatherings_delegations()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.gatherings_delegation_of() },
          { label: m.gatherings_delegation_count(), align: 'end' },
          { label: m.gatherings_paper_name() },
        ]}
        rows={delegations.map(({ ofName, peopleCount, headName, names }) => [
          ofName,
          numberOf(peopleCount),
          [headName, ...names].filter((name) => name !== null).join(', ') ||
            m.gatherings_delegation_names_none(),
        ])}
      />
    </section>
  );
}

type Some = Pick<PeopleShown, 'gathering' | 'listed'>;

function ToTell({ gathering, listed }: Some) {
  return (
    <section class="stack">
      <h2>{m.gatherings_to_tell_title()}</h2>
      <p>{m.gatherings_to_tell_text()}</p>
      <ul class="gathering-rows">
        {listed.map(({ id, name, phone }) => (
          <li class="gathering-row">
            <span>
              {name} <span class="secondary">{phone}</span>
            </span>
            <form action={at(desk.registered, gathering.caller, gathering.id)} method="post">
              <input type="hidden" name="avisada" value={id} />
              <Button kind="secondary" small>
                {m.gatherings_told_named({ name })}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RegisteredTable({ gathering, listed }: Some) {
  const isOpen = gathering.state === 'published' || gathering.state === 'postponed';
  return (
    <RuledTable
      caption={m.gatherings_desk_registered()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.gatherings_paper_name() },
        { label: m.gatherings_column_state() },
        { label: m.gatherings_column_seats(), align: 'end' },
        { label: m.gatherings_desk_needs() },
        { label: m.gatherings_column_do() },
      ]}
      rows={listed.map(({ id, name, phone, seats, needs, state }) => [
        <>
          {name} {phone !== '' && <span class="secondary">{phone}</span>}
        </>,
        <Tag tone={state === 'waiting' ? 'struct' : 'done'}>
          {state === 'waiting' ? m.gatherings_own_waiting() : m.gatherings_desk_confirmed()}
        </Tag>,
        numberOf(seats),
        needs === '' ? '–' : needs,
        isOpen ? (
          <form action={at(desk.registered, gathering.caller, gathering.id)} method="post">
            <input type="hidden" name="no-va" value={id} />
            <Button kind="secondary" small>
              {m.gatherings_withdraw_named({ name })}
            </Button>
          </form>
        ) : (
          '–'
        ),
      ])}
    />
  );
}

/** A field of a form as it was typed. */
export function fieldOf({ typed, problems }: PeopleShown) {
  return (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
}

function AtDeskForm(props: PeopleShown) {
  const { gathering, territories } = props;
  const field = fieldOf(props);
  const paper = paperOf(gathering, 'gatherings/register');
  return (
    <section class="stack gathering-group">
      <h2>{m.gatherings_at_desk_title()}</h2>
      <p class="secondary">{m.gatherings_at_desk_text()}</p>
      {paper !== undefined && (
        <p>
          <a href={paper}>{m.gatherings_on_paper_coming_desk()}</a>
        </p>
      )}
      <form
        class="stack"
        action={at(desk.register, gathering.caller, gathering.id)}
        method="post"
        noValidate
      >
        <Field {...field('nombre')} label={m.gatherings_paper_name()} />
        <Field {...field('telefono')} type="tel" label={m.gatherings_paper_phone()} />
        <SelectField
          {...field('acompanantes')}
          label={m.gatherings_desk_companions()}
          options={companionOptions(m.gatherings_desk_companions_none())}
        />
        {territories.length > 0 && (
          <SelectField
            {...field('sector')}
            label={m.gatherings_sector()}
            options={territoryOptions(territories)}
          />
        )}
        <TextAreaField
          {...field('necesito')}
          rows={2}
          label={m.gatherings_desk_needs()}
          hint={m.gatherings_needs_hint()}
        />
        <Button>{m.gatherings_at_desk_send()}</Button>
      </form>
    </section>
  );
}
