// The sheets of a survey for the printer: A4, large type, each with its number and the address of the survey.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { QrCode } from '../../../../ui/qr-code/qr-code.tsx';
import type { Question } from '../rules/question.ts';
import type { Survey } from '../store/surveys.ts';
import { type Desk, deskCrumbs } from './parts.tsx';
import { printPath, sheetPath } from './paths.ts';
import { instantOf, type Speech, speechOf, titleOf } from './words.ts';

export const MOST_SHEETS = 30;
export const LARGEST_SHEET = 999_999;

export interface PrintPageProps {
  readonly desk: Desk;
  readonly survey: Survey;
  readonly questions: readonly Question[];
  /** The address of the survey, whole. */
  readonly address: string;
  readonly isDemonstration: boolean;
  /** Numbers of the sheets to print; none until they are asked for. */
  readonly numbers: readonly number[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export function printPage(props: PrintPageProps): Page {
  const { desk, survey, numbers, problems } = props;
  const title = m.surveys_print_title();
  const to = { institution: desk.slug, survey: survey.id };
  return {
    ...(problems.length === 0 ? {} : { status: 422 as const }),
    title: `${title}: ${titleOf(survey)}`,
    description: m.surveys_print_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.surveys_print_lead()}
        crumbs={deskCrumbs(
          desk,
          { label: titleOf(survey) },
          { label: m.surveys_print_back(), href: sheetPath.to(to) },
          { label: title },
        )}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <div class="stack-wide screen-only">
            <FormProblems problems={problems} />
            <AskForm {...props} />
            {numbers.length > 0 && <p>{m.surveys_print_now()}</p>}
          </div>
          {numbers.map((number) => (
            <Sheet number={number} {...props} />
          ))}
        </div>
      </section>
    ),
  };
}

function AskForm({ desk, survey, typed, problems }: PrintPageProps) {
  return (
    <form
      class="stack"
      action={printPath.to({ institution: desk.slug, survey: survey.id })}
      method="get"
    >
      <div class="survey-pair">
        <Field
          id="desde"
          name="desde"
          inputMode="numeric"
          label={m.surveys_print_first()}
          value={typed.desde ?? '1'}
          error={problemOf(problems, 'desde')}
        />
        <Field
          id="cuantas"
          name="cuantas"
          inputMode="numeric"
          label={m.surveys_print_count()}
          value={typed.cuantas ?? '10'}
          error={problemOf(problems, 'cuantas')}
        />
      </div>
      <Button>{m.surveys_print_show()}</Button>
    </form>
  );
}

function Sheet(props: PrintPageProps & { readonly number: number }) {
  const { survey, questions, address, number, isDemonstration } = props;
  const speech = speechOf(survey, questions);
  const { hours } = survey;
  return (
    <article class="survey-sheet" lang={speech.lang}>
      <header class="survey-sheet-head">
        <div>
          <p class="survey-sheet-number">
            {m.surveys_print_number({ number })}
            {isDemonstration && ` · ${m.surveys_print_demonstration()}`}
          </p>
          <h2>{speech.say(survey.title)}</h2>
          <p>{survey.institutionName}</p>
        </div>
        <QrCode text={address} />
      </header>
      <p>{speech.say(survey.purpose)}</p>
      <p>
        {hours && m.surveys_print_until({ closes: instantOf(hours.closesAt, survey) })}{' '}
        {m.surveys_print_online({ address })}. {m.surveys_print_privacy()}
      </p>
      <ol class="survey-sheet-questions">
        {questions.map((question) => (
          <li>
            <h3>
              {m.surveys_question_heading({
                position: question.position,
                text: speech.say(question.text),
              })}
            </h3>
            <PaperField question={question} speech={speech} />
          </li>
        ))}
      </ol>
      <p class="survey-sheet-number">{m.surveys_print_number({ number })}</p>
    </article>
  );
}

const marks = {
  one: m.surveys_print_mark_one,
  many: m.surveys_print_mark_many,
  scale: m.surveys_print_mark_scale,
  order: m.surveys_print_mark_order,
} as const;

function PaperField({
  question,
  speech,
}: {
  readonly question: Question;
  readonly speech: Speech;
}) {
  const { kind, options, scaleTo = 0 } = question;
  if (kind === 'short-text' || kind === 'long-text') {
    return <div class={kind === 'long-text' ? 'survey-lines survey-lines-long' : 'survey-lines'} />;
  }
  const [low, high] = options.map(speech.say);
  return (
    <>
      <p class="secondary">{marks[kind]()}</p>
      {kind === 'scale' ? (
        <p class="survey-points">
          <span>{low}</span>
          {Array.from({ length: scaleTo }, (_, index) => (
            <span class="survey-point">{index + 1}</span>
          ))}
          <span>{high}</span>
        </p>
      ) : (
        <ul class="survey-boxes">
          {options.map((option) => (
            <li>
              <span class="survey-box" aria-hidden="true" />
              {speech.say(option)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
