// The list of surveys that were published: found by title, narrowed by state, with the same list as files.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SelectField } from '../../../../ui/field/field.tsx';
import { FilterForm } from '../../../../ui/field/filter-form.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { searchedList } from '../../../../ui/searched-list/searched-list.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { surveyStates } from '../rules/survey.ts';
import { type SurveyFilter, surveyFilterQuery } from '../rules/survey-filter.ts';
import type { Survey } from '../store/surveys.ts';
import { StateTag } from './parts.tsx';
import { listFilePaths, surveyPath, surveysPath } from './paths.ts';
import { numberOf, publicCount, shortInstantOf, stateWords, titleOf } from './words.ts';

export interface SurveysPageProps {
  readonly filter: SurveyFilter;
  readonly surveys: readonly Survey[];
  readonly count: number;
  readonly paged: Paged;
}

export function surveysPage(props: SurveysPageProps): Page {
  const { filter } = props;
  return searchedList({
    title: m.surveys_list_title(),
    description: m.surveys_list_description(),
    current: 'comunas',
    lead: m.surveys_list_lead(),
    search: {
      action: surveysPath.to({}),
      label: m.surveys_search_label(),
      placeholder: m.surveys_search_placeholder(),
    },
    query: surveyFilterQuery(filter),
    body: (
      <>
        <Filters filter={filter} />
        {props.surveys.length === 0 ? <NothingFound /> : <Found {...props} />}
      </>
    ),
  });
}

function Filters({ filter }: { readonly filter: SurveyFilter }) {
  const { estado: _, ...kept } = surveyFilterQuery(filter);
  return (
    <FilterForm action={surveysPath.to({})} kept={kept}>
      <SelectField
        id="estado"
        name="estado"
        label={m.surveys_filter_state()}
        value={filter.state ?? ''}
        options={[
          { value: '', label: m.surveys_filter_all() },
          ...surveyStates
            .filter((state) => state !== 'draft')
            .map((state) => ({ value: state, label: stateWords[state]() })),
        ]}
      />
    </FilterForm>
  );
}

function Found({ filter, surveys, count, paged }: SurveysPageProps) {
  const query = surveyFilterQuery(filter);
  return (
    <>
      <h2>{m.surveys_results_found({ count, number: numberOf(count) })}</h2>
      <ListFiles
        csv={listFilePaths.csv.to({}, { query })}
        json={listFilePaths.json.to({}, { query })}
      />
      <RuledTable
        caption={m.surveys_table()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.surveys_column_survey() },
          { label: m.surveys_column_institution() },
          { label: m.surveys_column_closes() },
          { label: m.surveys_column_state() },
          { label: m.surveys_column_answers(), align: 'end' },
        ]}
        rows={surveys.map((survey) => [
          <a href={surveyPath.to({ slug: survey.slug })}>{titleOf(survey)}</a>,
          survey.institutionName,
          survey.hours === undefined ? '' : shortInstantOf(survey.hours.closesAt, survey),
          <StateTag state={survey.state} />,
          answersOf(survey),
        ])}
      />
      <Pagination
        paged={paged}
        hrefOf={(pagina) => surveysPath.to({}, { query: { ...query, pagina } })}
      />
    </>
  );
}

function answersOf(survey: Survey): string {
  const count = publicCount(survey);
  return count === undefined ? m.surveys_fewer() : numberOf(count);
}

function NothingFound() {
  return (
    <EmptyState
      title={m.surveys_none_title()}
      actions={<a href={surveysPath.to({})}>{m.surveys_see_all()}</a>}
    >
      <p>{m.surveys_none_text()}</p>
    </EmptyState>
  );
}
