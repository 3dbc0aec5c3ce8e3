// Asks where a proposal is: a known place of the comuna, a press on a map, or two numbers; any one is enough, and none is needed.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { PointPicker } from '../../../ground/territories/index.ts';
import type { PointChoice } from './point-place.ts';

interface PointFieldsProps {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly point: PointChoice;
  /** Of the names of its fields, where several points are asked on one page. */
  readonly suffix?: string;
}

export function PointFields({ typed, problems, point, suffix = '' }: PointFieldsProps) {
  const { place, comunas } = point;
  const [field, list] = [`punto${suffix}`, `referencia${suffix}`];
  const said = typed[field] || typed[list] || '';
  const landmarks = place?.landmarks ?? [];
  // What was taken from the list is shown there alone, so that another choice in it counts.
  const listed = landmarks.find((one) => one.point === said);
  const error = problemOf(problems, field);
  const numbers = (
    <Field
      {...{ id: field, name: field, error }}
      value={listed === undefined ? said : ''}
      label={m.proposals_step_point()}
      hint={m.proposals_step_point_hint()}
    />
  );
  if (place === undefined && comunas.length === 0) return numbers;
  return (
    <>
      {comunas.length > 0 && <ComunaField point={point} suffix={suffix} />}
      {landmarks.length > 0 && (
        <SelectField
          {...{ id: list, name: list }}
          label={m.proposals_step_landmark()}
          hint={m.proposals_step_landmark_hint()}
          value={listed?.point ?? ''}
          options={[
            { value: '', label: m.proposals_step_none_of_them() },
            ...landmarks.map((one) => ({ value: one.point, label: one.name })),
          ]}
        />
      )}
      {place && <PointPicker place={place} field={field} list={list} />}
      <Disclosure summary={m.proposals_step_point_have()} open={error !== undefined}>
        {numbers}
      </Disclosure>
    </>
  );
}

/** In an edition of a whole region the page comes back with the map of the one that is chosen. */
function ComunaField({
  point: { comunas, comuna },
  suffix,
}: Required<Pick<PointFieldsProps, 'point' | 'suffix'>>) {
  const field = `comuna${suffix}`;
  return (
    <div class="stack">
      <SelectField
        {...{ id: field, name: field }}
        label={m.proposals_step_comuna()}
        hint={m.proposals_step_comuna_hint()}
        value={comuna}
        options={[
          { value: '', label: m.proposals_step_choose() },
          ...comunas.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
      />
      <p>
        <Button kind="secondary" small name="accion" value="comuna" formAction={`#${field}`}>
          {m.proposals_step_comuna_show()}
        </Button>
      </p>
    </div>
  );
}
