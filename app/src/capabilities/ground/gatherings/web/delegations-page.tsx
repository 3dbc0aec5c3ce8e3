// Delegations to an encounter: whose and how many, and the form of whoever speaks for an organisation or an institution.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import type { Delegation } from '../store/delegations.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Named } from '../store/places.ts';
import { DelegationList } from './encounter-part.tsx';
import { encounterPage } from './parts.tsx';
import { delegationsPath } from './paths.ts';
import { hoursOf, numberOf, placeOf } from './words.ts';

export interface DelegationsPageProps {
  readonly gathering: Gathering;
  readonly delegations: readonly Delegation[];
  /** For whom the person who asks speaks; undefined for nobody who is signed in. */
  readonly names: readonly Named[] | undefined;
  readonly isOpen: boolean;
  readonly signInHref: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function delegationsPage(props: DelegationsPageProps): Page {
  const { gathering, delegations, names, isOpen, problems, signInHref } = props;
  const own = delegations.filter(({ of }) => names?.some(({ id }) => id === of.id));
  const free = names?.filter(({ id }) => !own.some(({ of }) => of.id === id));
  return encounterPage({
    ...props,
    title: m.gatherings_delegations_to({ title: gathering.title }),
    crumb: m.gatherings_delegations(),
    lead: `${hoursOf(gathering)}. ${placeOf(gathering)}`,
    children: (
      <>
        <FormProblems problems={problems} isOnPage={() => isOpen && (free ?? []).length > 0} />
        <section class="stack">
          <h2>{m.gatherings_delegations()}</h2>
          <DelegationList delegations={delegations} />
          <p class="secondary">{m.gatherings_delegations_note()}</p>
        </section>
        {isOpen && own.length > 0 && <Own gathering={gathering} own={own} />}
        {isOpen && (
          <section class="stack gathering-group screen-only">
            <h2>{m.gatherings_delegation_register()}</h2>
            <Seats gathering={gathering} />
            {free === undefined && (
              <p>
                <ButtonLink href={signInHref}>{m.gatherings_delegation_sign_in()}</ButtonLink>
              </p>
            )}
            {names?.length === 0 && <p>{m.gatherings_delegation_for_nobody()}</p>}
            {free !== undefined && free.length > 0 && <RegisterForm {...props} free={free} />}
          </section>
        )}
      </>
    ),
  });
}

function Seats({ gathering: { capacity, seatsTaken } }: { readonly gathering: Gathering }) {
  if (capacity === undefined) return null;
  const left = Math.max(0, capacity - seatsTaken);
  return <p>{m.gatherings_delegation_left({ count: left, number: numberOf(left) })}</p>;
}

interface OwnProps {
  readonly gathering: Gathering;
  readonly own: readonly Delegation[];
}

/** With the names that were written down, which only those who speak for it and whoever called read. */
function Own({ gathering, own }: OwnProps) {
  return (
    <section class="stack gathering-group screen-only">
      <h2>{m.gatherings_delegations_own()}</h2>
      <ul class="gathering-rows">
        {own.map(({ of, ofName, peopleCount, headName, names }) => (
          <li class="gathering-row">
            <div>
              <strong>{ofName}</strong>{' '}
              <span class="secondary">
                {m.gatherings_people_count({ count: peopleCount, number: numberOf(peopleCount) })}
              </span>
              <p>{[headName, ...names].filter((name) => name !== null).join(', ')}</p>
            </div>
            <form action={delegationsPath.to({ gathering: gathering.slug })} method="post">
              <input type="hidden" name="paso" value="retirar" />
              <input type="hidden" name="de" value={of.id} />
              <Button kind="secondary" small>
                {m.gatherings_delegation_withdraw({ name: ofName })}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RegisterForm(props: DelegationsPageProps & { readonly free: readonly Named[] }) {
  const { gathering, free, typed, problems } = props;
  const field = (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  return (
    <form
      class="stack"
      action={delegationsPath.to({ gathering: gathering.slug })}
      method="post"
      noValidate
    >
      <SelectField
        {...field('de')}
        label={m.gatherings_delegation_of()}
        options={[
          ...(free.length === 1 ? [] : [{ value: '', label: m.gatherings_choose() }]),
          ...free.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Field
        {...field('personas')}
        inputMode="numeric"
        label={m.gatherings_delegation_people()}
        hint={m.gatherings_delegation_people_hint()}
      />
      <Field {...field('jefatura')} label={m.gatherings_delegation_head()} />
      <Choices
        id="publica"
        name="publica"
        type="checkbox"
        label={m.gatherings_delegation_head_public()}
        chosen={typed.publica ? ['1'] : []}
        options={[{ value: '1', label: m.gatherings_delegation_head_agrees() }]}
      />
      <TextAreaField
        {...field('nombres')}
        rows={4}
        label={m.gatherings_delegation_names()}
        hint={m.gatherings_delegation_names_hint()}
      />
      <Choices
        id="aceptaron"
        name="aceptaron"
        type="checkbox"
        label={m.gatherings_delegation_consent()}
        error={problemOf(problems, 'aceptaron')}
        chosen={typed.aceptaron ? ['1'] : []}
        options={[{ value: '1', label: m.gatherings_delegation_agreed() }]}
      />
      <Button>{m.gatherings_delegation_send()}</Button>
    </form>
  );
}
