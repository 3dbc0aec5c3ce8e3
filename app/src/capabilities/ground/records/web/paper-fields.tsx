// The fields of a form on paper as fields of the screen that enters it, in the same order.
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { PaperField, PaperSubject } from '../../../../platform/paper.ts';
import { Choices, Field, Notes, notesOf, TextAreaField } from '../../../../ui/field/field.tsx';

interface PaperFieldsProps {
  readonly fields: readonly PaperField[];
  readonly subject: PaperSubject;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** Whatever is typed for a field comes under one of these names. */
export function namesOf({ name, kind, options }: PaperField): readonly string[] {
  return kind === 'many' ? (options?.() ?? []).map(({ value }) => `${name}-${value}`) : [name];
}

export function PaperFields({ fields, ...given }: PaperFieldsProps) {
  return (
    <>
      {fields.map((field) => (
        <One field={field} {...given} />
      ))}
    </>
  );
}

function One({
  field,
  subject,
  typed,
  problems,
}: Omit<PaperFieldsProps, 'fields'> & { readonly field: PaperField }) {
  const { name, kind } = field;
  const question = {
    id: name,
    name,
    label: field.label(subject),
    hint: field.hint?.(),
    error: problemOf(problems, name),
  };
  if (kind === 'many') return <Many field={field} typed={typed} {...question} />;
  if (kind === 'one') {
    return <Choices {...question} chosen={[typed[name] ?? '']} options={field.options?.() ?? []} />;
  }
  if (kind === 'lines') return <TextAreaField {...question} value={typed[name]} rows={6} />;
  return (
    <Field
      {...question}
      value={typed[name]}
      {...(kind === 'date' ? { type: 'date' as const } : {})}
      {...(kind === 'number' ? { inputMode: 'numeric' as const } : {})}
    />
  );
}

interface ManyProps {
  readonly field: PaperField;
  readonly typed: Typed;
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
}

/** Each box has a name of its own, so that none of several that are ticked is lost. */
function Many({ field, typed, id, label, hint, error }: ManyProps) {
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field field-wrong'}
      id={id}
      aria-describedby={notesOf({ id, hint, error })}
    >
      <legend class="field-label">{label}</legend>
      <Notes id={id} hint={hint} error={error} />
      <div class="choices">
        {(field.options?.() ?? []).map((option) => (
          <label class="choice">
            <input
              type="checkbox"
              name={`${field.name}-${option.value}`}
              value="1"
              checked={typed[`${field.name}-${option.value}`] === '1'}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
