// The units that make checks: which checks come to each by themselves, and who of the team works in it.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskPath } from '../../../ground/institutions/index.ts';
import { checkKinds } from '../rules/checks.ts';
import type { Unit } from '../store/units.ts';
import { Group } from './parts.tsx';
import { units as paths } from './paths.ts';
import { kindWords } from './words.ts';

export interface TeamMember {
  readonly personId: string;
  readonly name: string;
}

export interface UnitsPageProps {
  readonly desk: { readonly slug: string; readonly name: string };
  readonly units: readonly Unit[];
  readonly team: readonly TeamMember[];
  /** The one that is changed; undefined begins one. */
  readonly unit: Unit | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
  readonly done: string | undefined;
}

export function unitsPage(props: UnitsPageProps): Page {
  const { desk, unit, problems, status, done } = props;
  const institution = desk.slug;
  const title = unit?.name ?? m.review_units_title();
  const all = { label: m.review_units_title(), href: paths.list.to({ institution }) };
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${desk.name}`,
    description: m.review_units_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.review_units_lead()}
        crumbs={[
          { label: desk.name, href: deskPath.to({ institution }) },
          ...(unit === undefined ? [{ label: all.label }] : [all, { label: unit.name }]),
        ]}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <Done text={done} />
          {unit === undefined && props.units.length > 0 && <List {...props} />}
          <Form {...props} />
          {unit !== undefined && (
            <form action={paths.retire.to({ institution, unit: unit.id })} method="post">
              <p class="secondary">{m.review_unit_retire_note()}</p>
              <Button kind="secondary">{m.review_unit_retire()}</Button>
            </form>
          )}
        </div>
      </section>
    ),
  };
}

function List({ desk, units, team }: UnitsPageProps) {
  const nameOf = (id: string) => team.find(({ personId }) => personId === id)?.name;
  return (
    <RuledTable
      caption={m.review_units_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.review_unit_name() },
        { label: m.review_unit_kinds() },
        { label: m.review_unit_members() },
      ]}
      rows={units.map(({ id, name, kinds, memberIds }) => [
        <a href={paths.unit.to({ institution: desk.slug, unit: id })}>{name}</a>,
        kinds.map((kind) => kindWords[kind]()).join(', ') || '–',
        memberIds
          .map(nameOf)
          .filter((one) => one !== undefined)
          .join(', ') || '–',
      ])}
    />
  );
}

function Form({ desk, team, unit, typed, problems }: UnitsPageProps) {
  const institution = desk.slug;
  const isSent = Object.keys(typed).length > 0;
  const isMarked = (name: string, stands: boolean) => (isSent ? typed[name] !== undefined : stands);
  const action =
    unit === undefined
      ? paths.list.to({ institution })
      : paths.unit.to({ institution, unit: unit.id });
  return (
    <Group id="unidad" title={unit === undefined ? m.review_unit_new() : m.review_unit_change()}>
      <form class="stack-wide review-form" action={action} method="post" noValidate>
        <Field
          id="nombre"
          name="nombre"
          label={m.review_unit_name()}
          hint={m.review_hint_unit_name()}
          error={problemOf(problems, 'nombre')}
          value={typed.nombre ?? unit?.name}
        />
        <fieldset class="field">
          <legend class="field-label">{m.review_unit_kinds()}</legend>
          <p class="field-hint">{m.review_hint_unit_kinds()}</p>
          <div class="choices">
            {checkKinds.map((kind) => (
              <label class="choice">
                <input
                  type="checkbox"
                  name={`k-${kind}`}
                  value="1"
                  checked={isMarked(`k-${kind}`, unit?.kinds.includes(kind) ?? false)}
                />
                <span>{kindWords[kind]()}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset class="field">
          <legend class="field-label">{m.review_unit_members()}</legend>
          {team.length === 0 && <p class="field-hint">{m.review_team_none()}</p>}
          <div class="choices">
            {team.map(({ personId, name }) => (
              <label class="choice">
                <input
                  type="checkbox"
                  name={`m-${personId}`}
                  value="1"
                  checked={isMarked(`m-${personId}`, unit?.memberIds.includes(personId) ?? false)}
                />
                <span>{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p>
          <Button>{m.review_unit_save()}</Button>
        </p>
      </form>
    </Group>
  );
}
