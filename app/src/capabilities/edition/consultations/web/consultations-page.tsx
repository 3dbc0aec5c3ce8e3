// The list of consultations that were opened: found by title, narrowed by state, with the same list as files.

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
import { consultationStates } from '../rules/consultation.ts';
import { type ConsultationFilter, consultationFilterQuery } from '../rules/consultation-filter.ts';
import type { Consultation } from '../store/consultations.ts';
import { ConsultationLink, StateTag } from './parts.tsx';
import { consultationsPath, listFilePaths } from './paths.ts';
import { kindWords, levelWords, numberOf, shortInstantOf, stateWords } from './words.ts';

export interface ConsultationsPageProps {
  readonly filter: ConsultationFilter;
  readonly consultations: readonly Consultation[];
  readonly count: number;
  readonly paged: Paged;
}

export function consultationsPage(props: ConsultationsPageProps): Page {
  const { filter, consultations } = props;
  return searchedList({
    title: m.consultations_list_title(),
    description: m.consultations_list_description(),
    current: 'comunas',
    lead: m.consultations_list_lead(),
    search: {
      action: consultationsPath.to({}),
      label: m.consultations_search_label(),
      placeholder: m.consultations_search_placeholder(),
    },
    query: consultationFilterQuery(filter),
    body: (
      <>
        <Filters filter={filter} />
        {consultations.length === 0 ? <NothingFound /> : <Found {...props} />}
      </>
    ),
  });
}

function Filters({ filter }: { readonly filter: ConsultationFilter }) {
  const { estado: _, ...kept } = consultationFilterQuery(filter);
  return (
    <FilterForm action={consultationsPath.to({})} kept={kept}>
      <SelectField
        id="estado"
        name="estado"
        label={m.consultations_filter_state()}
        value={filter.state ?? ''}
        options={[
          { value: '', label: m.consultations_filter_all() },
          ...consultationStates
            .filter((state) => state !== 'draft')
            .map((state) => ({ value: state, label: stateWords[state]() })),
        ]}
      />
    </FilterForm>
  );
}

function Found({ filter, consultations, count, paged }: ConsultationsPageProps) {
  const query = consultationFilterQuery(filter);
  return (
    <>
      <h2>{m.consultations_results_found({ count, number: numberOf(count) })}</h2>
      <ListFiles
        csv={listFilePaths.csv.to({}, { query })}
        json={listFilePaths.json.to({}, { query })}
      />
      <RuledTable
        caption={m.consultations_list_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.consultations_column_consultation() },
          { label: m.consultations_column_institution() },
          { label: m.consultations_column_level() },
          { label: m.consultations_column_closes() },
          { label: m.consultations_column_state() },
          { label: m.consultations_column_observations(), align: 'end' },
        ]}
        rows={consultations.map((consultation) => [
          <>
            <ConsultationLink consultation={consultation} />
            <span class="consultation-kind">{kindWords[consultation.kind]()}</span>
          </>,
          consultation.institutionName,
          levelWords[consultation.level](),
          consultation.closesAt === undefined
            ? ''
            : shortInstantOf(consultation.closesAt, consultation),
          <StateTag state={consultation.state} />,
          numberOf(consultation.observationsCount),
        ])}
      />
      <Pagination
        paged={paged}
        hrefOf={(pagina) => consultationsPath.to({}, { query: { ...query, pagina } })}
      />
    </>
  );
}

function NothingFound() {
  return (
    <EmptyState
      title={m.consultations_none_title()}
      actions={<a href={consultationsPath.to({})}>{m.consultations_see_all()}</a>}
    >
      <p>{m.consultations_none_text()}</p>
    </EmptyState>
  );
}
