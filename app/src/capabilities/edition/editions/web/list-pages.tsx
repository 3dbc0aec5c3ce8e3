// The editions of an institution at its desk, and the page on which one begins.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Choices, Field } from '../../../../ui/field/field.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskStateOf } from '../rules/desk-state.ts';
import { presetsFor } from '../rules/presets.ts';
import type { Edition, EditionLine } from '../store/editions.ts';
import type { PlaceRow } from '../store/places.ts';
import type { AtInstitution } from './at-desk.ts';
import { copyOf } from './begin-form.ts';
import { deskPage, fieldOf, Group, StateTag, Ticks } from './parts.tsx';
import { desk } from './paths.ts';
import { money, presetWords } from './words.ts';

export interface ListPageProps {
  readonly at: AtInstitution;
  readonly editions: readonly Edition[];
  readonly mayEdit: boolean;
}

export function listPage({ at, editions, mayEdit }: ListPageProps): Page {
  const { slug } = at.institution;
  const begin = (
    <ButtonLink kind="deep" href={desk.begin.to({ institution: slug })}>
      {m.editions_begin()}
    </ButtonLink>
  );
  return deskPage({
    given: at,
    title: m.editions_desk_title(),
    lead: m.editions_desk_lead(),
    actions: mayEdit && begin,
    children:
      editions.length === 0 ? (
        <EmptyState title={m.editions_desk_none()}>
          <p>{m.editions_desk_none_text()}</p>
        </EmptyState>
      ) : (
        <RuledTable
          caption={m.editions_desk_title()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.editions_act_edition() },
            { label: m.editions_commitment_year() },
            { label: m.editions_field_envelope(), align: 'end' },
            { label: m.editions_column_state() },
          ]}
          rows={editions.map((edition) => [
            <a href={desk.edition.to({ institution: slug, edition: edition.slug })}>
              {edition.name}
            </a>,
            edition.rules === undefined ? '—' : String(edition.rules.committed.fiscalYear),
            edition.rules === undefined ? '—' : money(edition.rules.committed.envelopeClp),
            <StateTag state={deskStateOf(edition)} />,
          ])}
        />
      ),
  });
}

export interface BeginPageProps {
  readonly at: AtInstitution;
  readonly earlier: readonly EditionLine[];
  readonly places: readonly PlaceRow[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function beginPage({ at, earlier, places, typed, problems }: BeginPageProps): Page {
  const field = fieldOf(typed, problems);
  const hints = {
    'small-comuna-by-sectors': m.editions_preset_small_comuna_hint(),
    'large-city': m.editions_preset_large_city_hint(),
    transfers: m.editions_preset_transfers_hint(),
    students: m.editions_preset_students_hint(),
    'regional-fril': m.editions_preset_regional_fril_hint(),
    'social-programme': m.editions_preset_social_programme_hint(),
  };
  return deskPage({
    given: at,
    title: m.editions_begin(),
    lead: m.editions_begin_lead(),
    problems,
    children: (
      <form
        class="stack-wide"
        action={desk.begin.to({ institution: at.institution.slug })}
        method="post"
        noValidate
      >
        <Group title={m.editions_begin_how()}>
          <Choices
            {...field('comienzo')}
            label={m.editions_begin_from()}
            chosen={[typed.comienzo ?? '']}
            options={[
              ...earlier.map(({ slug, name }) => ({
                value: copyOf(slug),
                label: m.editions_begin_copy({ edition: name }),
                hint: m.editions_begin_copy_hint(),
              })),
              ...presetsFor(at.institution.kind).map((preset) => ({
                value: preset,
                label: presetWords[preset](),
                hint: hints[preset],
              })),
            ]}
          />
          {places.length > 0 && (
            <Ticks
              name="lugar"
              label={m.editions_begin_places()}
              hint={m.editions_begin_places_hint()}
              typed={typed}
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Group>
        <Group title={m.editions_begin_named()}>
          <Field
            {...field('nombre')}
            label={m.editions_field_name()}
            hint={m.editions_begin_name_hint()}
          />
          <Field
            {...field('anio')}
            inputMode="numeric"
            label={m.editions_commitment_year()}
            hint={m.editions_begin_year_hint()}
          />
        </Group>
        <div>
          <Button>{m.editions_begin()}</Button>
        </div>
      </form>
    ),
  });
}
