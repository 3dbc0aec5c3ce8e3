// A survey at the desk: of a draft its questions and its publication, of a published one what may be done now.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { type Question, type QuestionKind, questionKinds } from '../rules/question.ts';
import type { Survey } from '../store/surveys.ts';
import { takesSheets } from './desk-list-page.tsx';
import { type Desk, deskCrumbs, StateTag } from './parts.tsx';
import {
  answersPath,
  closePath,
  copyPath,
  correctPath,
  deletePath,
  detailsPath,
  moveQuestionPath,
  newQuestionPath,
  previewPath,
  publishPath,
  publishResultsPath,
  questionPath,
  surveyPath,
} from './paths.ts';
import { paperOf } from './survey-on-paper.ts';
import { instantOf, kindWords, numberOf, titleOf } from './words.ts';

export interface DeskSurveyPageProps {
  readonly desk: Desk;
  readonly survey: Survey;
  readonly questions: readonly Question[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  readonly done: string | undefined;
}

export function deskSurveyPage(props: DeskSurveyPageProps): Page {
  const { desk, survey, problems, status, done } = props;
  const title = titleOf(survey);
  const isDraft = survey.state === 'draft';
  return {
    ...(status === undefined ? {} : { status }),
    title: `${title}: ${desk.name}`,
    description: m.surveys_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={survey.purpose.spanish}
        crumbs={deskCrumbs(desk, { label: title })}
        tags={<StateTag state={survey.state} />}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FormProblems problems={problems} />
          <Done text={done} />
          {isDraft ? <Draft {...props} /> : <Published {...props} />}
        </div>
      </section>
    ),
  };
}

function addressOf({ desk, survey }: DeskSurveyPageProps) {
  return { institution: desk.slug, survey: survey.id };
}

function Draft(props: DeskSurveyPageProps) {
  const { questions } = props;
  const to = addressOf(props);
  return (
    <>
      <p class="cluster">
        <a href={detailsPath.to(to)}>{m.surveys_survey_edit_title()}</a>
        {questions.length > 0 && <a href={previewPath.to(to)}>{m.surveys_preview()}</a>}
      </p>
      <h2>{m.surveys_questions_title()}</h2>
      {questions.length === 0 ? <p>{m.surveys_questions_none()}</p> : <Questions {...props} />}
      <section class="stack">
        <h3>{m.surveys_question_add()}</h3>
        <ul class="survey-kinds">
          {questionKinds.map((kind) => (
            <li>
              <ButtonLink kind="secondary" small href={newOf(to, kind)}>
                {kindWords[kind]()}
              </ButtonLink>
            </li>
          ))}
        </ul>
      </section>
      {questions.length > 0 && <PublishForm {...props} />}
      <Disclosure summary={m.surveys_delete()}>
        <ActForm
          action={deletePath.to(to)}
          label={m.surveys_delete_now()}
          note={m.surveys_delete_note()}
        />
      </Disclosure>
    </>
  );
}

function newOf(to: ReturnType<typeof addressOf>, kind: QuestionKind): string {
  return newQuestionPath.to(to, { query: { tipo: kind } });
}

function Questions(props: DeskSurveyPageProps) {
  const { questions } = props;
  const to = addressOf(props);
  return (
    <ol class="survey-draft">
      {questions.map((question) => (
        <li class="stack">
          <p>
            <strong>{`${question.position}. ${question.text.spanish}`}</strong>
            <br />
            <span class="secondary">{factsOf(question)}</span>
          </p>
          <div class="cluster">
            <a
              href={questionPath.to({ ...to, question: question.id })}
              aria-label={m.surveys_question_edit_label({ position: question.position })}
            >
              {m.surveys_question_edit()}
            </a>
            <form
              class="cluster"
              action={moveQuestionPath.to({ ...to, question: question.id })}
              method="post"
            >
              {question.position > 1 && (
                <MoveButton
                  to="up"
                  label={m.surveys_question_up()}
                  name={m.surveys_question_up_label({ position: question.position })}
                />
              )}
              {question.position < questions.length && (
                <MoveButton
                  to="down"
                  label={m.surveys_question_down()}
                  name={m.surveys_question_down_label({ position: question.position })}
                />
              )}
              <MoveButton
                to="out"
                label={m.surveys_question_out()}
                name={m.surveys_question_out_label({ position: question.position })}
              />
            </form>
          </div>
        </li>
      ))}
    </ol>
  );
}

interface MoveButtonProps {
  readonly to: 'up' | 'down' | 'out';
  readonly label: string;
  /** With the number of its question, for whoever does not see where it stands. */
  readonly name: string;
}

function MoveButton({ to, label, name }: MoveButtonProps) {
  return (
    <button
      type="submit"
      class="button button-secondary button-small"
      name="mover"
      value={to}
      aria-label={name}
    >
      {label}
    </button>
  );
}

function factsOf({ kind, options, isRequired, isGrouping, right }: Question): string {
  return [
    kindWords[kind](),
    ...(isRequired ? [m.surveys_field_required_choice()] : []),
    ...(isGrouping ? [m.surveys_field_grouping()] : []),
    ...(right === undefined ? [] : [m.surveys_points({ count: right.points })]),
    options.map(({ spanish }) => spanish).join(' · '),
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

function PublishForm(props: DeskSurveyPageProps) {
  const { survey, typed, problems } = props;
  const field = (name: string) => ({
    id: name,
    name,
    value: typed[name] ?? '',
    error: problemOf(problems, name),
  });
  const hours = m.surveys_field_hour_hint();
  return (
    <form
      class="survey-publish stack-wide"
      action={publishPath.to(addressOf(props))}
      method="post"
      id="publicar"
      noValidate
    >
      <h2>{m.surveys_publish_title()}</h2>
      <Notice tone="warning">
        <p>{m.surveys_publish_note()}</p>
        {survey.corrects !== null && <p>{m.surveys_publish_corrects()}</p>}
      </Notice>
      <div class="survey-pair">
        <Field
          {...field('abre-dia')}
          type="date"
          label={m.surveys_field_opens_day()}
          hint={m.surveys_field_opens_hint()}
        />
        <Field {...field('abre-hora')} label={m.surveys_field_opens_hour()} hint={hours} />
        <Field {...field('cierra-dia')} type="date" label={m.surveys_field_closes_day()} />
        <Field {...field('cierra-hora')} label={m.surveys_field_closes_hour()} hint={hours} />
      </div>
      <div>
        <Button>{m.surveys_publish()}</Button>
      </div>
    </form>
  );
}

function Published(props: DeskSurveyPageProps) {
  const { survey } = props;
  const to = addressOf(props);
  const count = survey.responsesCount;
  const isSheet = takesSheets(survey);
  return (
    <>
      <p class="lead">{m.surveys_results_total({ count, number: numberOf(count) })}</p>
      <ul class="survey-ways">
        <li>
          <a href={surveyPath.to({ slug: survey.slug })}>{m.surveys_public_page()}</a>
        </li>
        <li>
          <a href={answersPath.to(to)}>{m.surveys_read_answers()}</a>
        </li>
        {isSheet && (
          <li>
            <a href={paperOf(survey)}>{m.surveys_desk_paper()}</a>
          </li>
        )}
      </ul>
      <OtherActs {...props} />
    </>
  );
}

function OtherActs(props: DeskSurveyPageProps) {
  const { survey } = props;
  const { state, hours, correctedBySlug } = survey;
  const to = addressOf(props);
  const results = hours === undefined ? '' : instantOf(hours.resultsAt, survey);
  return (
    <section class="stack-wide">
      <h2>{m.surveys_more_title()}</h2>
      {state === 'counting' && (
        <Disclosure summary={m.surveys_publish_results()}>
          <ActForm
            action={publishResultsPath.to(to)}
            label={m.surveys_publish_results_yes()}
            note={m.surveys_publish_results_note({ results })}
          />
        </Disclosure>
      )}
      {state === 'open' && (
        <Disclosure summary={m.surveys_close_now()}>
          <ActForm
            action={closePath.to(to)}
            label={m.surveys_close_yes()}
            note={m.surveys_close_note()}
          />
        </Disclosure>
      )}
      {correctedBySlug === null && (
        <ActForm
          action={correctPath.to(to)}
          label={m.surveys_correct()}
          note={m.surveys_correct_note()}
        />
      )}
      <ActForm action={copyPath.to(to)} label={m.surveys_copy()} />
    </section>
  );
}

interface ActFormProps {
  readonly action: string;
  readonly label: string;
  readonly note?: string;
}

function ActForm({ action, label, note }: ActFormProps) {
  return (
    <form class="stack" action={action} method="post">
      {note && <p class="secondary">{note}</p>}
      <Button kind="secondary">{label}</Button>
    </form>
  );
}
