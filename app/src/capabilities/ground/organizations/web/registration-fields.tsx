// The questions of a registration, shared by whoever registers, mends, edits and renews.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { organizationKinds } from '../rules/kind.ts';
import type { PlaceNames } from '../store/places.ts';
import { boardFields, COUNTRY } from './registration-form.ts';
import { kindWords } from './words.ts';

export interface FieldsProps {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** Name, id, what was typed and what is wrong with one field. */
function asked({ typed, problems }: FieldsProps, field: string) {
  return {
    id: field,
    name: field,
    value: typed[field] ?? '',
    error: problemOf(problems, field),
  };
}

export function LegalFields(props: FieldsProps & { readonly places: PlaceNames }) {
  const { comunas, regions } = props.places;
  return (
    <fieldset class="stack-wide organization-part">
      <legend class="heading panel-heading">{m.organizations_form_legal_title()}</legend>
      <SelectField
        {...asked(props, 'tipo')}
        label={m.organizations_field_kind()}
        options={[
          { value: '', label: m.organizations_form_choose() },
          ...organizationKinds.map((kind) => ({ value: kind, label: kindWords[kind]() })),
        ]}
      />
      <Field
        {...asked(props, 'nombre')}
        label={m.organizations_field_name()}
        hint={m.organizations_hint_name()}
        autoComplete="organization"
      />
      <SelectField
        {...asked(props, 'ambito')}
        label={m.organizations_field_reach()}
        hint={m.organizations_hint_reach()}
        options={[
          { value: '', label: m.organizations_form_choose() },
          ...comunas.map(({ cut, name }) => ({ value: cut, label: name })),
          ...regions.map(({ code, name }) => ({
            value: `region-${code}`,
            label: m.organizations_reach_region({ region: name }),
          })),
          { value: COUNTRY, label: m.organizations_reach_country() },
        ]}
      />
      <Field
        {...asked(props, 'registro')}
        label={m.organizations_field_registry()}
        hint={m.organizations_hint_registry()}
      />
      <Field
        {...asked(props, 'personalidad')}
        type="date"
        label={m.organizations_field_personality()}
        hint={m.organizations_hint_optional()}
      />
      <Field
        {...asked(props, 'rut')}
        label={m.organizations_field_rut()}
        hint={m.organizations_hint_rut()}
      />
    </fieldset>
  );
}

export function ProfileFields(props: FieldsProps) {
  return (
    <fieldset class="stack-wide organization-part">
      <legend class="heading panel-heading">{m.organizations_form_profile_title()}</legend>
      <Field
        {...asked(props, 'lugar')}
        label={m.organizations_field_place()}
        hint={m.organizations_hint_place()}
      />
      <TextAreaField
        {...asked(props, 'proposito')}
        label={m.organizations_field_purpose()}
        hint={m.organizations_hint_purpose()}
        rows={4}
      />
      <Field
        {...asked(props, 'correo')}
        type="email"
        label={m.organizations_field_email()}
        hint={m.organizations_hint_email()}
        autoComplete="email"
      />
      <Field
        {...asked(props, 'telefono')}
        type="tel"
        label={m.organizations_field_phone()}
        hint={m.organizations_hint_optional()}
        autoComplete="tel"
      />
      <Field
        {...asked(props, 'sitio')}
        label={m.organizations_field_website()}
        hint={m.organizations_hint_optional()}
        autoComplete="url"
      />
      <Box {...props} field="publica-contacto" label={m.organizations_field_publishes_contact()}>
        {m.organizations_publishes_contact_yes()}
      </Box>
    </fieldset>
  );
}

const nameLabels: Readonly<Record<string, () => string>> = {
  presidencia: m.organizations_field_chair,
  vicepresidencia: m.organizations_field_vice_chair,
  secretaria: m.organizations_field_secretary,
  tesoreria: m.organizations_field_treasurer,
  'direccion-1': () => m.organizations_field_director({ number: 1 }),
  'direccion-2': () => m.organizations_field_director({ number: 2 }),
  'direccion-3': () => m.organizations_field_director({ number: 3 }),
};

export function BoardFields(props: FieldsProps) {
  return (
    <fieldset class="stack-wide organization-part">
      <legend class="heading panel-heading">{m.organizations_form_board_title()}</legend>
      <p>{m.organizations_form_board_lead()}</p>
      <div class="organization-pair">
        <Field
          {...asked(props, 'directiva-desde')}
          type="date"
          label={m.organizations_field_from()}
        />
        <Field
          {...asked(props, 'directiva-hasta')}
          type="date"
          label={m.organizations_field_until()}
        />
      </div>
      <Field
        {...asked(props, 'directiva-documento')}
        label={m.organizations_field_document()}
        hint={m.organizations_hint_document()}
      />
      {boardFields.map(([field]) => (
        <Field
          {...asked(props, field)}
          label={nameLabels[field]?.() ?? ''}
          hint={field === 'presidencia' ? m.organizations_hint_chair() : undefined}
        />
      ))}
    </fieldset>
  );
}

export function PublishesBoard(props: FieldsProps) {
  return (
    <Box {...props} field="publica-directiva" label={m.organizations_field_publishes_board()}>
      {m.organizations_publishes_board_yes()}
    </Box>
  );
}

function Box({
  typed,
  field,
  label,
  children,
}: FieldsProps & {
  readonly field: string;
  readonly label: string;
  readonly children: string;
}) {
  return (
    <Choices
      id={field}
      name={field}
      type="checkbox"
      label={label}
      chosen={typed[field] ? ['1'] : []}
      options={[{ value: '1', label: children }]}
    />
  );
}
