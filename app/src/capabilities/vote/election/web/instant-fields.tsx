// An instant in a form: its day and its hour by the clocks of an institution, read, written and shown.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Field } from '../../../../ui/field/field.tsx';
import { instantThere, parseDay, parseHour } from '../../../ground/territories/rules/index.ts';

export function readInstant(
  typed: Typed,
  name: string,
  timeZone: string,
): { readonly at?: Date; readonly problem?: FieldProblem } {
  const day = parseDay(typed[`${name}-dia`]);
  const hour = parseHour(typed[`${name}-hora`]);
  if (day === undefined) {
    return { problem: { field: `${name}-dia`, message: m.election_form_day_wrong() } };
  }
  if (hour === undefined) {
    return { problem: { field: `${name}-hora`, message: m.election_form_hour_wrong() } };
  }
  const at = instantThere(timeZone, day, hour);
  return at === undefined
    ? { problem: { field: `${name}-hora`, message: m.election_form_hour_leapt() } }
    : { at };
}

/** An instant as date and time fields show it there. */
export function typedInstant(name: string, at: Date | string, timeZone: string): Typed {
  const there = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(at));
  const [day = '', hour = ''] = there.split(', ');
  return { [`${name}-dia`]: day, [`${name}-hora`]: hour };
}

export function InstantFields({
  name,
  label,
  typed,
  problems,
}: {
  readonly name: string;
  readonly label: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}) {
  const field = (part: 'dia' | 'hora', words: string, type: 'date' | 'text') => (
    <Field
      id={`${name}-${part}`}
      name={`${name}-${part}`}
      type={type}
      label={words}
      value={typed[`${name}-${part}`]}
      error={problemOf(problems, `${name}-${part}`)}
    />
  );
  return (
    <fieldset class="field">
      <legend class="field-label">{label}</legend>
      <div class="election-instant">
        {field('dia', m.election_form_day(), 'date')}
        {field('hora', m.election_form_hour(), 'text')}
      </div>
    </fieldset>
  );
}
