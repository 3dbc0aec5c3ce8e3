// Where the desk keeps what came of a gathering: priorities, delegates, and of a sitting who was there.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField } from '../../../../ui/field/field.tsx';
import { themes, waysOfMarking } from '../rules/priorities.ts';
import type { Quorum } from '../rules/sitting.ts';
import { themeWords } from '../rules/theme-words.ts';
import type { Delegate } from '../store/delegates.ts';
import type { Gathering } from '../store/gatherings.ts';
import type { Named } from '../store/places.ts';
import type { SittingMember } from '../store/sittings.ts';
import type { Priority } from '../store/what-came-of-it.ts';
import { territoryOptions } from './coming-part.tsx';
import { gatheringDeskPage } from './parts.tsx';
import { at, desk, type Twins } from './paths.ts';
import { PriorityTable, quorumSentence } from './results-part.tsx';
import { markingWords } from './words.ts';

interface Shown {
  readonly gathering: Gathering;
  readonly territories: readonly Named[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

function fieldOf({ typed, problems }: Shown) {
  return (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
}

const mayNote = ({ state }: Gathering) => state === 'published' || state === 'held';

function SectorField(props: Shown) {
  if (props.territories.length === 0) return null;
  return (
    <SelectField
      {...fieldOf(props)('sector')}
      label={m.gatherings_sector()}
      options={territoryOptions(props.territories)}
    />
  );
}

interface RemoveProps {
  readonly gathering: Gathering;
  readonly place: Twins;
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly note?: string;
  }[];
}

function RemoveList({ gathering, place, items }: RemoveProps) {
  return (
    <ul class="gathering-rows">
      {items.map(({ id, name, note }) => (
        <li class="gathering-row">
          <span>
            {name} {note !== undefined && <span class="secondary">{note}</span>}
          </span>
          <form action={at(place, gathering.caller, gathering.id)} method="post">
            <input type="hidden" name="quitar" value={id} />
            <Button kind="secondary" small>
              {m.gatherings_remove_named({ title: name })}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}

export function prioritiesPage(props: Shown & { readonly priorities: readonly Priority[] }): Page {
  const { gathering, priorities, status, done, problems } = props;
  const field = fieldOf(props);
  return gatheringDeskPage({
    gathering,
    title: m.gatherings_priorities_title(),
    lead: m.gatherings_priorities_lead(),
    status,
    done,
    children: (
      <>
        <FormProblems problems={problems} isOnPage={() => mayNote(gathering)} />
        {priorities.length > 0 && <PriorityTable priorities={priorities} />}
        {mayNote(gathering) && (
          <form
            class="stack gathering-group"
            action={at(desk.priorities, gathering.caller, gathering.id)}
            method="post"
            noValidate
          >
            <h2>{m.gatherings_priority_add()}</h2>
            <Field {...field('texto')} label={m.gatherings_priority_text()} />
            <SelectField
              {...field('tema')}
              label={m.gatherings_priority_theme()}
              options={[
                { value: '', label: m.gatherings_choose() },
                ...themes.map((theme) => ({ value: theme, label: themeWords[theme]() })),
              ]}
            />
            <SectorField {...props} />
            <Field {...field('marcas')} inputMode="numeric" label={m.gatherings_priority_marks()} />
            <Choices
              id="como"
              name="como"
              label={m.gatherings_priority_way()}
              error={problemOf(problems, 'como')}
              chosen={[props.typed.como ?? 'marks']}
              options={waysOfMarking.map((way) => ({ value: way, label: markingWords[way]() }))}
            />
            <Button>{m.gatherings_add()}</Button>
          </form>
        )}
        {mayNote(gathering) && (
          <RemoveList
            gathering={gathering}
            place={desk.priorities}
            items={priorities.map(({ id, text }) => ({ id, name: text }))}
          />
        )}
      </>
    ),
  });
}

export interface DelegatesPageProps extends Shown {
  readonly delegates: readonly Delegate[];
  /** Accounts that came or said so, and are no delegates yet. */
  readonly candidates: readonly Named[];
}

/** Somebody with an account is asked, and accepts on her own page. */
function AskDelegate(props: DelegatesPageProps) {
  const { gathering, candidates, typed } = props;
  if (candidates.length === 0) return null;
  const isThis = typed.paso === 'pedir';
  return (
    <form
      class="stack gathering-group"
      action={at(desk.delegates, gathering.caller, gathering.id)}
      method="post"
      noValidate
    >
      <h2>{m.gatherings_delegate_ask_title()}</h2>
      <p class="secondary">{m.gatherings_delegate_ask_text()}</p>
      <input type="hidden" name="paso" value="pedir" />
      <SelectField
        id="inscripcion"
        name="inscripcion"
        label={m.gatherings_delegate_who()}
        error={problemOf(props.problems, 'inscripcion')}
        value={typed.inscripcion ?? ''}
        options={[
          { value: '', label: m.gatherings_choose() },
          ...candidates.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Field
        id="votos-cuenta"
        name="votos-cuenta"
        inputMode="numeric"
        label={m.gatherings_delegate_votes()}
        value={isThis ? typed['votos-cuenta'] : ''}
        error={problemOf(props.problems, 'votos-cuenta')}
      />
      <Choices
        id="suplente-cuenta"
        name="suplente-cuenta"
        type="checkbox"
        label={m.gatherings_delegate_kind()}
        chosen={typed['suplente-cuenta'] ? ['1'] : []}
        options={[{ value: '1', label: m.gatherings_delegate_is_substitute() }]}
      />
      <Button>{m.gatherings_delegate_ask()}</Button>
    </form>
  );
}

export function delegatesPage(props: DelegatesPageProps): Page {
  const { gathering, delegates, candidates, status, done, problems, typed } = props;
  const field = fieldOf(props);
  return gatheringDeskPage({
    gathering,
    title: m.gatherings_delegates(),
    lead: m.gatherings_delegates_lead(),
    status,
    done,
    children: (
      <>
        <FormProblems
          problems={problems}
          isOnPage={() => mayNote(gathering) && (typed.paso !== 'pedir' || candidates.length > 0)}
        />
        <RemoveList
          gathering={gathering}
          place={desk.delegates}
          items={delegates.map(({ id, name, isAsked }) => ({
            id,
            name,
            ...(isAsked ? { note: m.gatherings_delegate_waits() } : {}),
          }))}
        />
        {mayNote(gathering) && <AskDelegate {...props} />}
        {mayNote(gathering) && (
          <form
            class="stack gathering-group"
            action={at(desk.delegates, gathering.caller, gathering.id)}
            method="post"
            noValidate
          >
            <h2>{m.gatherings_delegate_add()}</h2>
            <p class="secondary">{m.gatherings_delegate_add_text()}</p>
            <Field {...field('nombre')} label={m.gatherings_paper_name()} />
            <SectorField {...props} />
            <Field {...field('votos')} inputMode="numeric" label={m.gatherings_delegate_votes()} />
            <Choices
              id="acepta"
              name="acepta"
              type="checkbox"
              label={m.gatherings_delegate_consent()}
              error={problemOf(problems, 'acepta')}
              chosen={typed.acepta ? ['1'] : []}
              options={[{ value: '1', label: m.gatherings_delegate_accepts() }]}
            />
            <Choices
              id="publica"
              name="publica"
              type="checkbox"
              label={m.gatherings_delegate_named()}
              chosen={typed.publica ? ['1'] : []}
              options={[{ value: '1', label: m.gatherings_delegate_publishes() }]}
            />
            <Choices
              id="suplente"
              name="suplente"
              type="checkbox"
              label={m.gatherings_delegate_kind()}
              chosen={typed.suplente ? ['1'] : []}
              options={[{ value: '1', label: m.gatherings_delegate_is_substitute() }]}
            />
            <Button>{m.gatherings_add()}</Button>
          </form>
        )}
      </>
    ),
  });
}

export interface PresencePageProps extends Shown {
  readonly members: readonly SittingMember[];
  readonly quorum: Quorum;
}

export function presencePage(props: PresencePageProps): Page {
  const { gathering, members, quorum, status, done, problems } = props;
  return gatheringDeskPage({
    gathering,
    title: m.gatherings_presence_title(),
    lead: quorumSentence(quorum),
    status,
    done,
    children: (
      <>
        <FormProblems problems={problems} />
        {members.length === 0 ? <p>{m.gatherings_presence_none()}</p> : <PresenceForm {...props} />}
      </>
    ),
  });
}

function PresenceForm(props: PresencePageProps) {
  const { gathering, members, problems, typed } = props;
  const isTyped = Object.keys(typed).length > 0;
  return (
    <form
      class="stack"
      action={at(desk.presence, gathering.caller, gathering.id)}
      method="post"
      noValidate
    >
      <p class="secondary">{m.gatherings_presence_text()}</p>
      {members.map(({ memberId, name, seat, isPresent, recusal = '' }) => {
        const there = isTyped ? Boolean(typed[`presente-${memberId}`]) : isPresent;
        const recused = `inhabilidad-${memberId}`;
        return (
          <fieldset class="gathering-agreement">
            <legend>
              {name}{' '}
              {seat === 'secretary' && <span class="secondary">{m.gatherings_secretary()}</span>}
            </legend>
            <label class="choice">
              <input type="checkbox" name={`presente-${memberId}`} value="1" checked={there} />
              <span>{m.gatherings_is_present()}</span>
            </label>
            <Field
              id={recused}
              name={recused}
              label={m.gatherings_recusal()}
              value={isTyped ? typed[recused] : recusal}
              error={problemOf(problems, recused)}
            />
          </fieldset>
        );
      })}
      <div>
        <Button>{m.gatherings_save()}</Button>
      </div>
    </form>
  );
}
