// One question of a form with its label, hint and error; text, choice lists and groups of choices.
//
// Accessibility: the label is always visible and tied to its control; hint and error are its description
// (`aria-describedby`); an error sets `aria-invalid`, is said in words with a mark, and is where the
// error summary's link lands. Choices are whole-label targets of at least 44 px in a fieldset with legend.
import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';

interface Question {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** Id of the form it belongs to, when it does not stand inside it. */
  readonly form?: string | undefined;
}

interface FieldProps extends Question {
  readonly type?: 'text' | 'search' | 'email' | 'number' | 'date' | 'tel' | 'url';
  readonly value?: string | undefined;
  readonly inputMode?: 'numeric' | 'decimal' | 'text';
  readonly autoComplete?: string;
  readonly required?: boolean;
}

export function Field({
  type = 'text',
  value,
  inputMode,
  autoComplete,
  required,
  ...question
}: FieldProps) {
  return (
    <Asked {...question}>
      <input
        class="control"
        {...described(question)}
        name={question.name}
        form={question.form}
        type={type}
        value={value}
        inputMode={inputMode}
        autocomplete={autoComplete ?? 'off'}
        required={required}
      />
    </Asked>
  );
}

interface TextAreaFieldProps extends Question {
  readonly value?: string | undefined;
  readonly rows?: number;
}

/** For what has several lines, such as a list. */
export function TextAreaField({ value, rows = 3, ...question }: TextAreaFieldProps) {
  return (
    <Asked {...question}>
      <textarea
        class="control"
        {...described(question)}
        name={question.name}
        form={question.form}
        rows={rows}
        autocomplete="off"
        spellcheck={false}
      >
        {value}
      </textarea>
    </Asked>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface SelectFieldProps extends Question {
  readonly value: string;
  readonly options: readonly Option[];
}

export function SelectField({ value, options, ...question }: SelectFieldProps) {
  return (
    <Asked {...question}>
      <select class="control" {...described(question)} name={question.name} form={question.form}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Asked>
  );
}

interface ChoicesProps extends Question {
  /** `radio` takes one, `checkbox` any number. */
  readonly type?: 'radio' | 'checkbox';
  readonly chosen: readonly string[];
  readonly options: readonly Option[];
}

export function Choices({ type = 'radio', chosen, options, ...question }: ChoicesProps) {
  const { id, name, form, label, hint, error } = question;
  return (
    <fieldset
      class={error ? 'field field-wrong' : 'field'}
      id={id}
      aria-describedby={notesOf(question)}
    >
      <legend class="field-label">{label}</legend>
      <Notes id={id} hint={hint} error={error} />
      <div class="choices">
        {options.map((option) => (
          <label class="choice">
            <input
              type={type}
              name={name}
              form={form}
              value={option.value}
              checked={chosen.includes(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span class="choice-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Asked({ children, ...question }: Question & { readonly children: ComponentChildren }) {
  return (
    <div class={question.error ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={question.id}>
        {question.label}
      </label>
      <Notes id={question.id} hint={question.hint} error={question.error} />
      {children}
    </div>
  );
}

interface NotesProps {
  readonly id: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
}

/** Hint and error of a question, with the ids that `notesOf` points to. */
export function Notes({ id, hint, error }: NotesProps) {
  return (
    <>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <Icon name="cross" size={16} />
          {error}
        </p>
      )}
    </>
  );
}

function described(question: Question) {
  return {
    id: question.id,
    'aria-describedby': notesOf(question),
    'aria-invalid': question.error ? ('true' as const) : undefined,
  };
}

/** Ids of what describes a question, for `aria-describedby`; undefined when nothing does. */
export function notesOf({ id, hint, error }: NotesProps): string | undefined {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((one) => one !== '');
  return ids.length === 0 ? undefined : ids.join(' ');
}
