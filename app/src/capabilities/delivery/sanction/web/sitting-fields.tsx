// The fields of a sitting: its name, its day, and the quorum and the majority by which the body decides.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { majorities } from '../../../edition/editions/rules/index.ts';
import { majorityWords } from '../actions/sanction-words.ts';
import type { BodyInOffice } from '../store/bodies.ts';
import type { SittingFacts } from '../store/sittings.ts';
import { fieldOf } from './desk-parts.tsx';

/** Norms that the body may rest on, by their codes. */
export type NormsOffered = readonly { readonly code: string; readonly label: string }[];

interface SittingFieldsProps {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly norms: NormsOffered;
}

export function SittingFields({ typed, problems, norms }: SittingFieldsProps) {
  const field = fieldOf(typed, problems);
  return (
    <>
      <Field
        {...field('nombre')}
        label={m.sanction_desk_sitting_name()}
        hint={m.sanction_desk_sitting_name_hint()}
      />
      <Field {...field('dia')} type="date" label={m.sanction_fact_held_on()} />
      <Field
        {...field('quorum')}
        inputMode="numeric"
        label={m.sanction_fact_quorum()}
        hint={m.sanction_desk_quorum_hint()}
      />
      <SelectField
        {...field('mayoria')}
        label={m.sanction_desk_majority()}
        options={majorities.map((value) => ({ value, label: majorityWords[value]() }))}
      />
      <SelectField
        {...field('norma')}
        label={m.sanction_fact_norm()}
        options={[
          { value: '', label: m.sanction_desk_norm_choose() },
          ...norms.map(({ code, label }) => ({ value: code, label })),
        ]}
      />
    </>
  );
}

/** As a body mostly decides: by those who are there, under its own quorum and its own law. */
export function typedForBody(
  { kind, quorum }: BodyInOffice,
  today: string,
  norms: NormsOffered,
): Typed {
  const law = kind === 'core' ? 'ley-19175' : 'ley-18695';
  return {
    ...{ nombre: '', dia: today, mayoria: 'of-present' },
    quorum: quorum === null ? '' : String(quorum),
    norma: norms.some(({ code }) => code === law) ? law : '',
  };
}

export function typedSitting({
  name,
  heldOn,
  quorum,
  majority,
  majorityNorm,
}: SittingFacts): Typed {
  return {
    ...{ nombre: name, dia: heldOn, quorum: String(quorum) },
    ...{ mayoria: majority, norma: majorityNorm },
  };
}
