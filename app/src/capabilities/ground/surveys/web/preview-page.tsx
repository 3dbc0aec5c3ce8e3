// How a draft will look to whoever answers it; nothing is sent from here.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { Question } from '../rules/question.ts';
import type { Survey } from '../store/surveys.ts';
import { AnswerFields } from './answer-fields.tsx';
import { type Desk, deskCrumbs } from './parts.tsx';
import { deskSurveyPath } from './paths.ts';
import { speechOf, titleOf } from './words.ts';

export function previewPage(desk: Desk, survey: Survey, questions: readonly Question[]): Page {
  const title = m.surveys_preview_title();
  const href = deskSurveyPath.to({ institution: desk.slug, survey: survey.id });
  const speech = speechOf(survey, questions);
  return {
    title: `${title}: ${titleOf(survey)}`,
    description: m.surveys_preview_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.surveys_preview_lead()}
        crumbs={deskCrumbs(desk, { label: titleOf(survey), href }, { label: title })}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <h2 lang={speech.lang}>{speech.say(survey.title)}</h2>
          <p lang={speech.lang}>{speech.say(survey.purpose)}</p>
          <AnswerFields
            questions={questions}
            speech={speech}
            typed={{}}
            problems={[]}
            isNamed={survey.isNamed}
          />
        </div>
      </section>
    ),
  };
}
