// A line of a form as it was sent: what was typed comes back in its field, with what is wrong of it.
//
// Accessibility: as Field, whose label, hint and error it shows.
import { type FieldProblem, problemOf, type Typed } from '../../platform/http/form.ts';
import { Field } from './field.tsx';

interface TypedFieldProps
  extends Omit<Parameters<typeof Field>[0], 'id' | 'name' | 'value' | 'error'> {
  /** Its id as well, unless another field of the page has that one. */
  readonly name: string;
  readonly id?: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function TypedField({ name, id = name, typed, problems, ...rest }: TypedFieldProps) {
  return (
    <Field {...rest} id={id} name={name} value={typed[name]} error={problemOf(problems, id)} />
  );
}
