// The door: whoever comes, found by name, by pass, or noted by name and sector; for a telephone in a hall.
import { m } from '#words';
import { problemOf } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';
import type { Entered } from '../store/attendance.ts';
import { territoryOptions } from './coming-part.tsx';
import { paperOf } from './gathering-on-paper.ts';
import { gatheringDeskPage } from './parts.tsx';
import { at, desk, paperListPath } from './paths.ts';
import { fieldOf, type PeopleShown } from './people-pages.tsx';
import { hourOf, numberOf } from './words.ts';

export interface DoorProps extends PeopleShown {
  /** What was looked for in the list. */
  readonly looked: string;
  readonly arrivals: readonly (Entered & { readonly shownName: string })[];
  readonly came: number;
}

export function doorPage(props: DoorProps): Page {
  const { gathering, status, done, problems, came, looked } = props;
  return gatheringDeskPage({
    gathering,
    title: m.gatherings_door(),
    lead: m.gatherings_desk_came({ count: came, number: numberOf(came) }),
    status,
    done,
    actions: (
      <SearchForm
        id="buscar"
        action={at(desk.door, gathering.caller, gathering.id)}
        label={m.gatherings_door_search()}
        placeholder={m.gatherings_door_search_placeholder()}
        value={looked}
        kept={{}}
      />
    ),
    children: (
      <>
        <FormProblems problems={problems} />
        <DoorList {...props} />
        <PassForm {...props} />
        <WalkInForm {...props} />
        <Arrivals {...props} />
        <PaperList {...props} />
      </>
    ),
  });
}

function DoorList({ gathering, listed, looked }: DoorProps) {
  const waited = listed.filter(({ hasCome, state }) => !hasCome && state !== 'withdrawn');
  return (
    <section class="stack">
      <h2>{m.gatherings_door_list()}</h2>
      {waited.length === 0 && (
        <p>{looked === '' ? m.gatherings_door_list_none() : m.gatherings_door_not_found()}</p>
      )}
      <ul class="gathering-rows">
        {waited.map(({ id, name, seats }) => (
          <li class="gathering-row">
            <span>
              {name}{' '}
              {seats > 1 && (
                <span class="secondary">{m.gatherings_pass_for({ count: seats })}</span>
              )}
            </span>
            <form action={at(desk.door, gathering.caller, gathering.id)} method="post">
              <input type="hidden" name="paso" value="lista" />
              <input type="hidden" name="inscripcion" value={id} />
              <Button kind="secondary" small>
                {m.gatherings_door_arrived({ name })}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PassForm(props: DoorProps) {
  const { gathering } = props;
  const field = fieldOf(props);
  return (
    <section class="stack gathering-group">
      <h2>{m.gatherings_door_pass()}</h2>
      <p class="secondary">{m.gatherings_door_pass_text()}</p>
      <form
        class="stack"
        action={at(desk.door, gathering.caller, gathering.id)}
        method="post"
        noValidate
      >
        <input type="hidden" name="paso" value="pase" />
        <Field {...field('codigo')} label={m.gatherings_pass_code()} />
        <Button kind="secondary">{m.gatherings_door_enter()}</Button>
      </form>
    </section>
  );
}

function WalkInForm(props: DoorProps) {
  const { gathering, territories } = props;
  const field = fieldOf(props);
  return (
    <section class="stack gathering-group">
      <h2>{m.gatherings_door_walk_in()}</h2>
      <p class="secondary">{m.gatherings_door_walk_in_text()}</p>
      <form
        class="stack"
        action={at(desk.door, gathering.caller, gathering.id)}
        method="post"
        noValidate
      >
        <input type="hidden" name="paso" value="sin-inscripcion" />
        <Field {...field('nombre')} label={m.gatherings_door_name()} />
        {territories.length > 0 && (
          <SelectField
            {...field('sector')}
            label={m.gatherings_sector()}
            options={territoryOptions(territories)}
          />
        )}
        <Field
          {...field('personas')}
          value={props.typed.personas ?? '1'}
          inputMode="numeric"
          label={m.gatherings_attendance_people()}
        />
        <Button kind="secondary">{m.gatherings_door_note()}</Button>
      </form>
    </section>
  );
}

function Arrivals({ gathering, arrivals }: DoorProps) {
  if (arrivals.length === 0) return null;
  return (
    <Disclosure summary={m.gatherings_door_entered({ count: arrivals.length })}>
      <ul class="gathering-rows">
        {arrivals.map(({ id, shownName, territoryName, peopleCount, enteredAt }) => (
          <li class="gathering-row">
            <span>
              {shownName}{' '}
              <span class="secondary">
                {[territoryName, numberOf(peopleCount), hourOf(enteredAt, gathering.timeZone)]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </span>
            </span>
            <form action={at(desk.door, gathering.caller, gathering.id)} method="post">
              <input type="hidden" name="paso" value="deshacer" />
              <input type="hidden" name="llegada" value={id} />
              <Button kind="secondary" small>
                {m.gatherings_undo_named({ name: shownName })}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** An institution enters its lists at its desk of paper, under a cover with a number; an organisation here. */
function PaperList(props: DoorProps) {
  const { gathering } = props;
  const href = paperOf(gathering, 'gatherings/attendance-list');
  if (href === undefined) return <PaperListForm {...props} />;
  return (
    <section class="stack gathering-group">
      <h2>{m.gatherings_paper_list()}</h2>
      <p>{m.gatherings_on_paper_list_desk()}</p>
      <p>
        <a href={href}>{m.gatherings_on_paper_list_go()}</a>
      </p>
    </section>
  );
}

function PaperListForm(props: DoorProps) {
  const { gathering, territories, problems, typed } = props;
  const isThis = typed.paso === 'papel';
  const prefix = isThis ? '' : 'papel-';
  const field = (name: string) => ({
    id: `${prefix}${name}`,
    name,
    value: isThis ? (typed[name] ?? '') : '',
    error: isThis ? problemOf(problems, name) : undefined,
  });
  return (
    <Disclosure summary={m.gatherings_paper_list()} open={isThis}>
      <form
        class="stack"
        action={paperListPath.to({ organization: gathering.caller.slug, gathering: gathering.id })}
        method="post"
        encType="multipart/form-data"
        noValidate
      >
        <p class="secondary">{m.gatherings_paper_list_text()}</p>
        <TextAreaField {...field('nombres')} rows={6} label={m.gatherings_paper_names()} />
        <Field {...field('otras')} inputMode="numeric" label={m.gatherings_paper_others()} />
        {territories.length > 0 && (
          <SelectField
            {...field('sector')}
            id="papel-sector"
            label={m.gatherings_sector()}
            options={territoryOptions(territories)}
          />
        )}
        <FileDrop
          id={`${prefix}escaneo`}
          name="escaneo"
          label={m.gatherings_paper_scan_file()}
          hint={m.gatherings_paper_scan_hint()}
          accept=".pdf,.jpg,.jpeg,.png,.webp"
          error={isThis ? problemOf(problems, 'escaneo') : undefined}
        />
        <Button kind="secondary">{m.gatherings_paper_list_send()}</Button>
      </form>
    </Disclosure>
  );
}
