// The form of a question, by its kind.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, SelectField, TextAreaField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { LARGEST_SCALE, type QuestionKind, SMALLEST_SCALE } from '../rules/question.ts';
import type { Survey } from '../store/surveys.ts';
import { type Desk, deskCrumbs } from './parts.tsx';
import { deskSurveyPath } from './paths.ts';
import { kindWords, titleOf } from './words.ts';

export interface QuestionPageProps {
  readonly desk: Desk;
  readonly survey: Survey;
  readonly kind: QuestionKind;
  /** Undefined of a new one. */
  readonly position: number | undefined;
  readonly action: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function questionPage(props: QuestionPageProps): Page {
  const { desk, survey, position, problems } = props;
  const kind = kindWords[props.kind]();
  const title =
    position === undefined
      ? m.surveys_question_new_title({ kind })
      : m.surveys_question_title({ position, kind });
  const href = deskSurveyPath.to({ institution: desk.slug, survey: survey.id });
  return {
    ...(problems.length === 0 ? {} : { status: 422 as const }),
    title: `${title}: ${titleOf(survey)}`,
    description: m.surveys_question_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.surveys_question_lead()}
        crumbs={deskCrumbs(desk, { label: titleOf(survey), href }, { label: title })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <QuestionForm {...props} />
        </div>
      </section>
    ),
  };
}

function QuestionForm(props: QuestionPageProps) {
  const { kind, action, typed } = props;
  return (
    <form class="stack-wide" action={action} method="post" noValidate>
      <input type="hidden" name="tipo" value={kind} />
      <Field {...fieldIn(props, 'texto')} label={m.surveys_field_question()} />
      {(kind === 'one' || kind === 'many' || kind === 'order') && <OptionsFields {...props} />}
      {kind === 'scale' && <ScaleFields {...props} />}
      <Choices
        id="obligatoria"
        name="obligatoria"
        type="checkbox"
        label={m.surveys_field_required()}
        chosen={typed.obligatoria ? ['1'] : []}
        options={[{ value: '1', label: m.surveys_field_required_choice() }]}
      />
      {kind === 'one' && <OneFields {...props} />}
      <Field {...fieldIn(props, 'texto-en')} label={m.surveys_field_question_en()} />
      <div>
        <Button>{m.surveys_save()}</Button>
      </div>
    </form>
  );
}

function fieldIn({ typed, problems }: QuestionPageProps, name: string) {
  return { id: name, name, value: typed[name] ?? '', error: problemOf(problems, name) };
}

function OptionsFields(props: QuestionPageProps) {
  return (
    <>
      <TextAreaField
        {...fieldIn(props, 'opciones')}
        rows={6}
        label={m.surveys_field_options()}
        hint={m.surveys_field_options_hint()}
      />
      <TextAreaField
        {...fieldIn(props, 'opciones-en')}
        rows={4}
        label={m.surveys_field_options_en()}
      />
    </>
  );
}

function ScaleFields(props: QuestionPageProps) {
  const tops = Array.from(
    { length: LARGEST_SCALE - SMALLEST_SCALE + 1 },
    (_, index) => `${SMALLEST_SCALE + index}`,
  );
  const top = fieldIn(props, 'hasta');
  return (
    <>
      <SelectField
        {...top}
        value={top.value || '5'}
        label={m.surveys_field_scale_to()}
        options={tops.map((value) => ({ value, label: value }))}
      />
      <Field {...fieldIn(props, 'bajo')} label={m.surveys_field_low()} />
      <Field {...fieldIn(props, 'alto')} label={m.surveys_field_high()} />
      <Field {...fieldIn(props, 'bajo-en')} label={m.surveys_field_low_en()} />
      <Field {...fieldIn(props, 'alto-en')} label={m.surveys_field_high_en()} />
    </>
  );
}

/** What only the choice of one option has: the groups of the results, and a test. */
function OneFields(props: QuestionPageProps) {
  const { typed, problems } = props;
  return (
    <>
      <Choices
        id="agrupa"
        name="agrupa"
        type="checkbox"
        label={m.surveys_field_grouping()}
        error={problemOf(problems, 'agrupa')}
        chosen={typed.agrupa ? ['1'] : []}
        options={[
          {
            value: '1',
            label: m.surveys_field_grouping_choice(),
            hint: m.surveys_field_grouping_hint(),
          },
        ]}
      />
      <Field
        {...fieldIn(props, 'correcta')}
        inputMode="numeric"
        label={m.surveys_field_right()}
        hint={m.surveys_field_right_hint()}
      />
      <Field {...fieldIn(props, 'puntos')} inputMode="numeric" label={m.surveys_field_points()} />
    </>
  );
}
