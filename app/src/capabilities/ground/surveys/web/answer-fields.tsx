// The questions of a survey as fields: the same on its page and in the preview.
//
// Accessibility: every question is a group or a labelled field with its own error; an order is a select for each
// option, so that the keyboard and a screen reader do what others would drag.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Choices, Field, Notes, notesOf, TextAreaField } from '../../../../ui/field/field.tsx';
import { fieldOf } from '../rules/answers.ts';
import { type Question, questionLengths } from '../rules/question.ts';
import type { Speech } from './words.ts';

interface AnswerFieldsProps {
  readonly questions: readonly Question[];
  readonly speech: Speech;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly isNamed: boolean;
}

export function AnswerFields({ questions, ...given }: AnswerFieldsProps) {
  return (
    <div class="survey-questions" lang={given.speech.lang}>
      {questions.map((question) => (
        <QuestionField question={question} {...given} />
      ))}
    </div>
  );
}

type OneProps = Omit<AnswerFieldsProps, 'questions'> & { readonly question: Question };

function QuestionField(props: OneProps) {
  switch (props.question.kind) {
    case 'one':
      return <OneField {...props} />;
    case 'many':
      return <ManyField {...props} />;
    case 'scale':
      return <ScaleField {...props} />;
    case 'order':
      return <OrderField {...props} />;
    case 'short-text':
    case 'long-text':
      return <TextField {...props} />;
  }
}

/** `3. ¿Vives en Ancud? (obligatoria)` */
function labelOf({ question, speech }: OneProps): string {
  const text = speech.say(question.text);
  const heading = m.surveys_question_heading({ position: question.position, text });
  return question.isRequired ? `${heading} (${m.surveys_required()})` : heading;
}

function askedBy(props: OneProps) {
  const id = fieldOf(props.question);
  return { id, name: id, label: labelOf(props), error: problemOf(props.problems, id) };
}

/** Whoever marked an option by mistake can take it back. */
function mayLeave({ question }: OneProps) {
  return question.isRequired ? [] : [{ value: '', label: m.surveys_leave_empty() }];
}

function OneField(props: OneProps) {
  const { question, speech, typed } = props;
  const { id } = askedBy(props);
  const hint = question.right && m.surveys_points({ count: question.right.points });
  return (
    <Choices
      {...askedBy(props)}
      {...(hint === undefined ? {} : { hint })}
      chosen={typed[id] === undefined ? [] : [typed[id]]}
      options={[
        ...question.options.map((option, index) => ({
          value: String(index + 1),
          label: speech.say(option),
        })),
        ...mayLeave(props),
      ]}
    />
  );
}

function ScaleField(props: OneProps) {
  const { question, speech, typed } = props;
  const { id } = askedBy(props);
  const [low = '', high = ''] = question.options.map(speech.say);
  const to = question.scaleTo ?? 0;
  const labelAt = (point: number) => {
    if (point === 1) return m.surveys_scale_point_low({ word: low });
    return point === to ? m.surveys_scale_point_high({ to, word: high }) : String(point);
  };
  return (
    <div class="survey-scale">
      <Choices
        {...askedBy(props)}
        hint={m.surveys_scale_hint({ low, high, to })}
        chosen={typed[id] === undefined ? [] : [typed[id]]}
        options={[
          ...Array.from({ length: to }, (_, index) => ({
            value: String(index + 1),
            label: labelAt(index + 1),
          })),
          ...mayLeave(props),
        ]}
      />
    </div>
  );
}

/** Each option has a field of its own. */
function ManyField(props: OneProps) {
  const { question, speech, typed } = props;
  return (
    <Group {...props} hint={m.surveys_many_hint()}>
      <div class="choices">
        {question.options.map((option, index) => {
          const name = fieldOf(question, index + 1);
          return (
            <label class="choice">
              <input type="checkbox" name={name} value="1" checked={(typed[name] ?? '') !== ''} />
              <span>{speech.say(option)}</span>
            </label>
          );
        })}
      </div>
    </Group>
  );
}

function OrderField(props: OneProps) {
  const { question, speech, typed } = props;
  const places = question.options.map((_, index) => index + 1);
  return (
    <Group {...props} hint={m.surveys_order_hint()}>
      <div class="survey-order">
        {question.options.map((option, index) => {
          const name = fieldOf(question, index + 1);
          return (
            <div class="survey-order-row">
              <select class="control" id={name} name={name}>
                <option value="">{m.surveys_order_none()}</option>
                {places.map((place) => (
                  <option value={place} selected={typed[name] === String(place)}>
                    {m.surveys_order_place({ place })}
                  </option>
                ))}
              </select>
              <label for={name}>{speech.say(option)}</label>
            </div>
          );
        })}
      </div>
    </Group>
  );
}

function Group(props: OneProps & { readonly hint: string; readonly children: ComponentChildren }) {
  const { id, label, error } = askedBy(props);
  const notes = { id, hint: props.hint, error };
  return (
    <fieldset
      class={error ? 'field field-wrong' : 'field'}
      id={id}
      aria-describedby={notesOf(notes)}
    >
      <legend class="field-label">{label}</legend>
      <Notes {...notes} />
      {props.children}
    </fieldset>
  );
}

function TextField(props: OneProps) {
  const { question, typed, isNamed } = props;
  const asked = askedBy(props);
  const value = typed[asked.id];
  const isLong = question.kind === 'long-text';
  const limit = questionLengths[isLong ? 'long-text' : 'short-text'];
  const hint = isNamed ? m.surveys_text_limit_named({ limit }) : m.surveys_text_limit({ limit });
  return isLong ? (
    <TextAreaField {...asked} hint={hint} value={value} rows={5} />
  ) : (
    <Field {...asked} hint={hint} value={value} />
  );
}
