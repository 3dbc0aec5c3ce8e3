// The list of gatherings: found by title, narrowed by comuna, kind and dates, with the same list as files.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { FilterForm } from '../../../../ui/field/filter-form.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { searchedList } from '../../../../ui/searched-list/searched-list.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { gatheringKinds } from '../rules/gathering.ts';
import { type GatheringFilter, gatheringFilterQuery, times } from '../rules/gathering-filter.ts';
import type { Gathering } from '../store/gatherings.ts';
import { StateTag } from './parts.tsx';
import {
  agreementFilePaths,
  gatheringPath,
  gatheringsPath,
  listFilePaths,
  paperFilePaths,
} from './paths.ts';
import { visitsPath } from './visit-paths.ts';
import { kindWords, numberOf, placeOf, shortInstantOf, timeWords } from './words.ts';

export interface GatheringsPageProps {
  readonly filter: GatheringFilter;
  readonly gatherings: readonly Gathering[];
  readonly comunas: readonly { readonly cut: string; readonly name: string }[];
  readonly count: number;
  readonly paged: Paged;
}

export function gatheringsPage(props: GatheringsPageProps): Page {
  const { filter } = props;
  return searchedList({
    title: m.gatherings_list_title(),
    description: m.gatherings_list_lead(),
    current: 'comunas',
    lead: m.gatherings_list_lead(),
    search: {
      action: gatheringsPath.to({}),
      label: m.gatherings_search_label(),
      placeholder: m.gatherings_search_placeholder(),
    },
    query: gatheringFilterQuery(filter),
    body: (
      <>
        <Filters {...props} />
        {props.gatherings.length === 0 ? <NothingFound /> : <Found {...props} />}
        <p>
          <a href={visitsPath.to({})}>{m.gatherings_visits_see()}</a>
        </p>
      </>
    ),
  });
}

function Filters({ filter, comunas }: GatheringsPageProps) {
  const { q, institucion } = gatheringFilterQuery(filter);
  const all = { value: '', label: m.gatherings_filter_all() };
  return (
    <FilterForm action={gatheringsPath.to({})} kept={{ q, institucion }}>
      <SelectField
        id="cuando"
        name="cuando"
        label={m.gatherings_filter_when()}
        value={filter.time ?? ''}
        options={[all, ...times.map((time) => ({ value: time, label: timeWords[time]() }))]}
      />
      <SelectField
        id="tipo"
        name="tipo"
        label={m.gatherings_field_kind()}
        value={filter.kind ?? ''}
        options={[
          all,
          ...gatheringKinds.map((kind) => ({ value: kind, label: kindWords[kind]() })),
        ]}
      />
      <SelectField
        id="comuna"
        name="comuna"
        label={m.gatherings_field_comuna()}
        value={filter.cut ?? ''}
        options={[all, ...comunas.map(({ cut, name }) => ({ value: cut, label: name }))]}
      />
      <Field
        id="desde"
        name="desde"
        type="date"
        label={m.gatherings_filter_from()}
        value={filter.from ?? ''}
      />
      <Field
        id="hasta"
        name="hasta"
        type="date"
        label={m.gatherings_filter_until()}
        value={filter.until ?? ''}
      />
    </FilterForm>
  );
}

function Found({ filter, gatherings, count, paged }: GatheringsPageProps) {
  const query = gatheringFilterQuery(filter);
  return (
    <>
      <h2>{m.gatherings_found({ count, number: numberOf(count) })}</h2>
      <ListFiles
        csv={listFilePaths.csv.to({}, { query })}
        json={listFilePaths.json.to({}, { query })}
      />
      <ListFiles
        said={m.gatherings_download_agreements()}
        csv={agreementFilePaths.csv.to({}, { query })}
        json={agreementFilePaths.json.to({}, { query })}
      />
      <ListFiles
        said={m.gatherings_download_papers()}
        csv={paperFilePaths.csv.to({})}
        json={paperFilePaths.json.to({})}
      />
      <RuledTable
        caption={m.gatherings_table()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.gatherings_column_gathering() },
          { label: m.gatherings_when() },
          { label: m.gatherings_where() },
          { label: m.gatherings_column_caller() },
          { label: m.gatherings_column_state() },
        ]}
        rows={gatherings.map((gathering) => [
          <>
            <a href={gatheringPath.to({ gathering: gathering.slug })} lang={writtenLang()}>
              {gathering.title}
            </a>
            <span class="gathering-kind">{kindWords[gathering.kind]()}</span>
          </>,
          shortInstantOf(gathering.startsAt, gathering),
          <span lang={writtenLang()}>{placeOf(gathering)}</span>,
          gathering.caller.name,
          <StateTag state={gathering.state} />,
        ])}
      />
      <Pagination
        paged={paged}
        hrefOf={(pagina) => gatheringsPath.to({}, { query: { ...query, pagina } })}
      />
    </>
  );
}

function NothingFound() {
  return (
    <EmptyState
      title={m.gatherings_none_title()}
      actions={<a href={gatheringsPath.to({})}>{m.gatherings_see_all()}</a>}
    >
      <p>{m.gatherings_none_text()}</p>
    </EmptyState>
  );
}
