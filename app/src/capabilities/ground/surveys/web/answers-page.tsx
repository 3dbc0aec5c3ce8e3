// What only the team sees of a survey: every figure, the texts, and the answers one by one as a file.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { isText, type Question } from '../rules/question.ts';
import type { Results } from '../rules/results.ts';
import type { AnsweredForm } from '../store/responses.ts';
import type { Survey } from '../store/surveys.ts';
import { type Desk, deskCrumbs } from './parts.tsx';
import { answersFilePath, deskSurveyPath } from './paths.ts';
import { ResultTables } from './result-tables.tsx';
import { numberOf, speechOf, titleOf } from './words.ts';

export interface AnswersPageProps {
  readonly desk: Desk;
  readonly survey: Survey;
  readonly questions: readonly Question[];
  /** With nothing withheld. */
  readonly results: Results;
  readonly forms: readonly AnsweredForm[];
}

export function answersPage(props: AnswersPageProps): Page {
  const { desk, survey, questions, results, forms } = props;
  const to = { institution: desk.slug, survey: survey.id };
  const title = m.surveys_answers_title();
  const place = { label: titleOf(survey), href: deskSurveyPath.to(to) };
  const texts = questions.filter(isText);
  return {
    title: `${title}: ${titleOf(survey)}`,
    description: m.surveys_answers_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.surveys_answers_lead()}
        crumbs={deskCrumbs(desk, place, { label: title })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {forms.length === 0 ? (
            <p>{m.surveys_answers_none()}</p>
          ) : (
            <>
              <p class="lead">
                {m.surveys_results_total({ count: forms.length, number: numberOf(forms.length) })}
              </p>
              <p>
                <a href={answersFilePath.to(to)}>{m.surveys_answers_csv()}</a>
              </p>
              <ResultTables results={results} speech={speechOf(survey, questions)} />
              {texts.map((question) => (
                <Texts question={question} forms={forms} />
              ))}
            </>
          )}
        </div>
      </section>
    ),
  };
}

function Texts({
  question: { id, position },
  forms,
}: {
  readonly question: Question;
  readonly forms: readonly AnsweredForm[];
}) {
  const said = forms.flatMap(({ cells }) =>
    cells.flatMap(({ questionId, text }) => (questionId === id && text !== null ? [text] : [])),
  );
  if (said.length === 0) return null;
  return (
    <RuledTable
      caption={m.surveys_texts_title({ position })}
      columns={[{ label: m.surveys_texts_table() }]}
      rows={said.map((text) => [<span class="survey-said">{text}</span>])}
    />
  );
}
