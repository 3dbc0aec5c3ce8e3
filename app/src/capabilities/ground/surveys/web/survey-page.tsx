// The page of a survey: what it is for, the form while it is open, and its results when they are public.

import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { institutionPath } from '../../institutions/index.ts';
import type { Score } from '../rules/answers.ts';
import type { Question } from '../rules/question.ts';
import type { Results } from '../rules/results.ts';
import type { Survey } from '../store/surveys.ts';
import { AnswerFields } from './answer-fields.tsx';
import { StateTag } from './parts.tsx';
import { answerNamedPath, answerPath, resultFilePaths, surveyPath, surveysPath } from './paths.ts';
import { ResultTables } from './result-tables.tsx';
import { blankOf } from './survey-on-paper.ts';
import { instantOf, numberOf, publicCount, type Speech, speechOf } from './words.ts';

export interface SurveyPageProps {
  readonly survey: Survey;
  readonly questions: readonly Question[];
  /** Undefined until they are public. */
  readonly results: Results | undefined;
  /** What the person who asks may do: answer it, sign in first, or nothing more because she did. */
  readonly may: 'answer' | 'sign-in' | 'nothing' | 'has-answered';
  readonly signInHref: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status?: Page['status'];
  /** Of the answer that was sent just now. */
  readonly sent: { readonly score: Score | undefined } | undefined;
}

export function surveyPage(props: SurveyPageProps): Page {
  const { survey, questions, status } = props;
  const speech = speechOf(survey, questions);
  const title = speech.say(survey.title);
  const institution = survey.institutionName;
  return {
    ...(status === undefined ? {} : { status }),
    title,
    description: m.surveys_page_description({ title, institution }),
    current: 'comunas',
    hero: <SurveyHero survey={survey} speech={speech} />,
    body: (
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <FormProblems problems={props.problems} />
            <Versions survey={survey} />
            {speech.lang !== undefined && <p>{m.surveys_spanish_only()}</p>}
            <Now {...props} speech={speech} />
          </div>
          <Privacy survey={survey} />
        </div>
      </section>
    ),
  };
}

function SurveyHero({ survey, speech }: { readonly survey: Survey; readonly speech: Speech }) {
  return (
    <Hero
      title={<span lang={speech.lang}>{speech.say(survey.title)}</span>}
      crumbs={[
        { label: m.surveys_list_title(), href: surveysPath.to({}) },
        {
          label: survey.institutionName,
          href: institutionPath.to({ institution: survey.institutionSlug }),
        },
        { label: m.surveys_crumb() },
      ]}
      tags={<StateTag state={survey.state} />}
      lead={<span lang={speech.lang}>{speech.say(survey.purpose)}</span>}
      actions={<p class="secondary">{whenSentence(survey)}</p>}
    />
  );
}

function whenSentence(survey: Survey): string {
  const { hours, state } = survey;
  if (hours === undefined) return m.surveys_state_draft();
  const [opens, closes, results] = [hours.opensAt, hours.closesAt, hours.resultsAt].map((instant) =>
    instantOf(instant, survey),
  ) as [string, string, string];
  if (state === 'announced') return m.surveys_when_announced({ opens, closes });
  if (state === 'open') return m.surveys_when_open({ closes });
  if (state === 'counting') return m.surveys_when_counting({ closes, results });
  return m.surveys_when_closed({ closes });
}

function Versions({ survey: { correctedBySlug, correctsSlug } }: { readonly survey: Survey }) {
  return (
    <>
      {correctedBySlug !== null && (
        <Notice tone="warning">
          <p>
            {m.surveys_corrected()}{' '}
            <a href={surveyPath.to({ slug: correctedBySlug })}>{m.surveys_corrected_link()}</a>
          </p>
        </Notice>
      )}
      {correctsSlug !== null && (
        <p class="secondary">
          {m.surveys_corrects()}{' '}
          <a href={surveyPath.to({ slug: correctsSlug })}>{m.surveys_corrects_link()}</a>
        </p>
      )}
    </>
  );
}

type NowProps = SurveyPageProps & { readonly speech: Speech };

/** The one thing of this moment. */
function Now(props: NowProps) {
  const { survey, results, may, sent } = props;
  if (results !== undefined)
    return <ResultsShown survey={survey} results={results} speech={props.speech} />;
  return (
    <>
      {sent && <Sent survey={survey} score={sent.score} />}
      {!sent && may === 'answer' && <AnswerForm {...props} />}
      {!sent && may === 'sign-in' && <SignIn href={props.signInHref} />}
      {!sent && may === 'has-answered' && <HasAnswered />}
      <SoFar survey={survey} />
      {survey.takesPaper && may !== 'has-answered' && <OnPaper survey={survey} />}
    </>
  );
}

function AnswerForm({ survey, questions, speech, typed, problems }: NowProps) {
  const { slug, isNamed } = survey;
  const hasRequired = questions.some(({ isRequired }) => isRequired);
  return (
    <form
      class="stack-wide"
      action={(isNamed ? answerNamedPath : answerPath).to({ slug })}
      method="post"
      noValidate
    >
      <h2>{m.surveys_form_title()}</h2>
      <p class="secondary">
        {isNamed ? m.surveys_form_named() : m.surveys_form_unnamed()}{' '}
        <a href="#privacidad">{m.surveys_privacy_title()}</a>.{' '}
        {hasRequired && m.surveys_form_required()}
      </p>
      <AnswerFields
        questions={questions}
        speech={speech}
        typed={typed}
        problems={problems}
        isNamed={isNamed}
      />
      <div class="stack">
        <Button>{m.surveys_send()}</Button>
        <p class="secondary">{m.surveys_send_note()}</p>
      </div>
    </form>
  );
}

function SignIn({ href }: { readonly href: string }) {
  return (
    <section class="stack">
      <h2>{m.surveys_sign_in_title()}</h2>
      <p>{m.surveys_sign_in_why()}</p>
      <ButtonLink href={href}>{m.surveys_sign_in()}</ButtonLink>
    </section>
  );
}

function HasAnswered() {
  return (
    <section class="stack">
      <h2>{m.surveys_answered_title()}</h2>
      <p>{m.surveys_answered_text()}</p>
    </section>
  );
}

function Sent({ survey, score }: { readonly survey: Survey; readonly score: Score | undefined }) {
  return (
    <div class="stack" role="status">
      <Notice tone="done">
        <p>{m.surveys_thanks()}</p>
        {score && (
          <p class="survey-score">
            {m.surveys_score({ points: score.points, outOf: score.outOf })}
          </p>
        )}
      </Notice>
      {!survey.isNamed && (
        <p class="secondary">
          {m.surveys_thanks_again()}{' '}
          <a href={surveyPath.to({ slug: survey.slug })}>{m.surveys_thanks_again_link()}</a>
        </p>
      )}
    </div>
  );
}

function SoFar({ survey }: { readonly survey: Survey }) {
  const count = publicCount(survey);
  if (count === undefined) return null;
  return <p class="secondary">{m.surveys_so_far({ count, number: numberOf(count) })}</p>;
}

function OnPaper({ survey }: { readonly survey: Survey }) {
  if (survey.state !== 'open' && survey.state !== 'announced') return null;
  return (
    <p>
      <a href={blankOf(survey)}>{m.surveys_paper_blank()}</a>
    </p>
  );
}

interface ResultsShownProps {
  readonly survey: Survey;
  readonly results: Results;
  readonly speech: Speech;
}

function ResultsShown({ survey, results, speech }: ResultsShownProps) {
  const { responses, onPaper } = results;
  if (responses === null) {
    return (
      <section class="stack">
        <h2>{m.surveys_results_title()}</h2>
        <p>{m.surveys_results_few()}</p>
      </section>
    );
  }
  const { slug } = survey;
  const total = m.surveys_results_total({ count: responses, number: numberOf(responses) });
  const paper =
    onPaper !== null && onPaper > 0
      ? `, ${m.surveys_results_paper({ count: onPaper, number: numberOf(onPaper) })}`
      : '';
  return (
    <section class="stack-wide">
      <div class="stack">
        <h2>{m.surveys_results_title()}</h2>
        <p class="lead">{`${total}${paper}.`}</p>
        <p class="secondary">{m.surveys_results_withheld_note()}</p>
        <ListFiles
          said={m.surveys_results_files()}
          csv={resultFilePaths.csv.to({ slug })}
          json={resultFilePaths.json.to({ slug })}
        >
          {m.surveys_results_print()}
        </ListFiles>
      </div>
      <ResultTables results={results} speech={speech} />
    </section>
  );
}

function Privacy({ survey }: { readonly survey: Survey }) {
  const { isNamed, takesPaper, institutionName: institution } = survey;
  const said = isNamed
    ? [
        m.surveys_privacy_named_1(),
        m.surveys_privacy_named_2({ institution }),
        m.surveys_privacy_named_3(),
        ...(takesPaper ? [m.surveys_privacy_named_paper()] : []),
      ]
    : [
        m.surveys_privacy_unnamed_1(),
        m.surveys_privacy_unnamed_2({ institution }),
        m.surveys_privacy_unnamed_3(),
        ...(takesPaper ? [m.surveys_privacy_paper()] : []),
      ];
  return (
    <aside class="survey-privacy stack" id="privacidad">
      <h2 class="panel-heading">{m.surveys_privacy_title()}</h2>
      {[...said, m.surveys_privacy_results()].map((sentence) => (
        <p>{sentence}</p>
      ))}
    </aside>
  );
}
