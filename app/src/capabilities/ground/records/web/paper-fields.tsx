// The fields of a form on paper as fields of the screen that enters it, in the same order.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { PaperField } from '../../../../platform/paper.ts';
import {
  Choices,
  Field,
  Notes,
  notesOf,
  SelectField,
  TextAreaField,
} from '../../../../ui/field/field.tsx';

interface PaperFieldsProps {
  readonly fields: readonly PaperField[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

/** Whatever is typed for a field comes under one of these names. */
export function namesOf({ name, kind, options }: PaperField): readonly string[] {
  const isEach = kind === 'many' || kind === 'order';
  return isEach ? (options?.() ?? []).map(({ value }) => `${name}-${value}`) : [name];
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
  typed,
  problems,
}: Omit<PaperFieldsProps, 'fields'> & { readonly field: PaperField }) {
  const { name, kind } = field;
  const question = {
    id: name,
    name,
    label: field.label(),
    hint: field.hint?.(),
    error: problemOf(problems, name),
  };
  if (kind === 'many') return <Many field={field} typed={typed} {...question} />;
  if (kind === 'order') return <Order field={field} typed={typed} {...question} />;
  if (kind === 'one' || kind === 'scale') {
    const none = { value: '', label: m.records_paper_empty() };
    const options = [...(field.options?.() ?? []), ...(field.mayBeEmpty === true ? [none] : [])];
    if (field.isWritten === true) {
      return (
        <SelectField
          {...question}
          value={typed[name] ?? ''}
          options={[none, ...(field.options?.() ?? [])]}
        />
      );
    }
    const choices = <Choices {...question} chosen={[typed[name] ?? '']} options={options} />;
    return kind === 'scale' ? <div class="paper-scale">{choices}</div> : choices;
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

interface EachProps {
  readonly field: PaperField;
  readonly typed: Typed;
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
}

/** Each box has a name of its own, so that none of several that are ticked is lost. */
function Many({ field, typed, ...group }: EachProps) {
  return (
    <Group {...group}>
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
    </Group>
  );
}

/** Each thing has its place beside it, as on the sheet. */
function Order({ field, typed, ...group }: EachProps) {
  return (
    <Group {...group}>
      <div class="paper-order">
        {(field.options?.() ?? []).map((option) => {
          const name = `${field.name}-${option.value}`;
          return (
            <div>
              <input
                class="control"
                id={name}
                name={name}
                inputMode="numeric"
                value={typed[name] ?? ''}
              />
              <label for={name}>{option.label}</label>
            </div>
          );
        })}
      </div>
    </Group>
  );
}

type GroupProps = Omit<EachProps, 'field' | 'typed'> & { readonly children: ComponentChildren };

function Group({ id, label, hint, error, children }: GroupProps) {
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field field-wrong'}
      id={id}
      aria-describedby={notesOf({ id, hint, error })}
    >
      <legend class="field-label">{label}</legend>
      <Notes id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  );
}
