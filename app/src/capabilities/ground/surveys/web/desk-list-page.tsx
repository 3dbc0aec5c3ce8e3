// The surveys of an institution at its desk: what each needs now, and where a new one begins.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Done } from '../../../../ui/notice/done.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { deskPath } from '../../institutions/index.ts';
import type { Survey } from '../store/surveys.ts';
import { type Desk, StateTag } from './parts.tsx';
import { deskSurveyPath, newSurveyPath, surveyPath } from './paths.ts';
import { paperOf } from './survey-on-paper.ts';
import { numberOf, shortInstantOf, titleOf } from './words.ts';

export interface DeskListPageProps {
  readonly desk: Desk;
  readonly surveys: readonly Survey[];
  /** Whoever only enters paper sees what was published, and no drafts. */
  readonly mayEdit: boolean;
  readonly done: string | undefined;
}

export function deskListPage(props: DeskListPageProps): Page {
  const { desk, mayEdit, done } = props;
  const title = m.surveys_desk_title();
  const shown = props.surveys.filter(({ state }) => mayEdit || state !== 'draft');
  return {
    title: `${title}: ${desk.name}`,
    description: m.surveys_desk_lead(),
    robots: 'noindex',
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.surveys_desk_lead()}
        crumbs={[
          { label: desk.name, href: deskPath.to({ institution: desk.slug }) },
          { label: title },
        ]}
        actions={
          mayEdit && (
            <ButtonLink kind="deep" href={newSurveyPath.to({ institution: desk.slug })}>
              {m.surveys_desk_new()}
            </ButtonLink>
          )
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <Done text={done} />
          {shown.length === 0 ? (
            <EmptyState title={m.surveys_desk_none()}>
              <p>{m.surveys_desk_none_text()}</p>
            </EmptyState>
          ) : (
            <SurveyTable {...props} surveys={shown} />
          )}
        </div>
      </section>
    ),
  };
}

function SurveyTable({ desk, surveys, mayEdit }: DeskListPageProps) {
  return (
    <RuledTable
      caption={m.surveys_desk_title()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.surveys_column_survey() },
        { label: m.surveys_column_state() },
        { label: m.surveys_column_closes() },
        { label: m.surveys_column_answers(), align: 'end' },
        { label: m.surveys_desk_column_do() },
      ]}
      rows={surveys.map((survey) => [
        <a href={hrefOf(desk, survey, mayEdit)}>{titleOf(survey)}</a>,
        <StateTag state={survey.state} />,
        survey.hours === undefined ? '–' : shortInstantOf(survey.hours.closesAt, survey),
        numberOf(survey.responsesCount),
        whatToDo(survey),
      ])}
    />
  );
}

function hrefOf(desk: Desk, survey: Survey, mayEdit: boolean): string {
  return mayEdit
    ? deskSurveyPath.to({ institution: desk.slug, survey: survey.id })
    : surveyPath.to({ slug: survey.slug });
}

function whatToDo(survey: Survey): ComponentChildren {
  if (!takesSheets(survey)) return m.surveys_desk_nothing();
  return <a href={paperOf(survey)}>{m.surveys_desk_paper()}</a>;
}

/** Whether sheets of paper are entered now. */
export function takesSheets({ state, takesPaper }: Survey): boolean {
  return takesPaper && (state === 'open' || state === 'counting');
}
