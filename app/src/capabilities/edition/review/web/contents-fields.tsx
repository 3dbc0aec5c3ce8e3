// What a proposal says, to be written again: of its author who mends it, and of the desk that proposes a change.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';

interface ContentsFieldsProps {
  /** Over which it is written: of another one meanwhile the form is refused. */
  readonly version: number;
  readonly shown: Typed;
  readonly problems: readonly FieldProblem[];
}

export const labels = {
  titulo: () => m.review_field_title(),
  necesidad: () => m.review_fact_need(),
  descripcion: () => m.review_fact_description(),
  beneficia: () => m.review_fact_beneficiaries(),
  lugar: () => m.review_fact_place(),
  costo: () => m.review_fact_cost(),
} as const;

const rowsOf = { necesidad: 5, descripcion: 9, beneficia: 3, lugar: 2 } as const;

/** All but what it costs, which each form asks in its own way. */
export function ContentsFields({ version, shown, problems }: ContentsFieldsProps) {
  return (
    <>
      <input type="hidden" name="version" value={String(version)} />
      <Field
        id="titulo"
        name="titulo"
        label={labels.titulo()}
        error={problemOf(problems, 'titulo')}
        value={shown.titulo}
      />
      {(Object.keys(rowsOf) as (keyof typeof rowsOf)[]).map((name) => (
        <TextAreaField
          id={name}
          name={name}
          label={labels[name]()}
          error={problemOf(problems, name)}
          value={shown[name]}
          rows={rowsOf[name]}
        />
      ))}
    </>
  );
}
