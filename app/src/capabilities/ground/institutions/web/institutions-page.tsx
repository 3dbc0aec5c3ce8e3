// Every municipality, regional government and national body: found by name, narrowed by kind and region.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SelectField } from '../../../../ui/field/field.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { searchedList } from '../../../../ui/searched-list/searched-list.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { type RegionRow, regionPath } from '../../territories/index.ts';
import {
  type InstitutionFilter,
  institutionFilterQuery,
  kindWords,
  stageWords,
} from '../rules/filters.ts';
import { institutionKinds } from '../rules/institution.ts';
import { isOnboarded } from '../rules/onboarding.ts';
import type { InstitutionRow } from '../store/institutions.ts';
import { RegionField } from './list-parts.tsx';
import { institutionPath, institutionsPath, listFilePaths } from './paths.ts';
import { kindNames } from './words.ts';

export interface InstitutionsPageProps {
  readonly filter: InstitutionFilter;
  readonly rows: readonly InstitutionRow[];
  readonly count: number;
  readonly paged: Paged;
  readonly regions: readonly RegionRow[];
}

export function institutionsPage(props: InstitutionsPageProps): Page {
  const { filter } = props;
  return searchedList({
    title: m.institutions_list_title(),
    description: m.institutions_list_description(),
    current: 'comunas',
    lead: m.institutions_list_lead(),
    search: {
      action: institutionsPath.to({}),
      label: m.institutions_search_label(),
      placeholder: m.institutions_search_placeholder(),
    },
    query: institutionFilterQuery(filter),
    body: (
      <>
        <FilterForm {...props} />
        {props.rows.length === 0 ? <NothingFound /> : <Found {...props} />}
      </>
    ),
  });
}

function FilterForm({ filter, regions }: InstitutionsPageProps) {
  const isFiltered = Object.keys(institutionFilterQuery(filter)).length > 0;
  return (
    <form class="institutions-filter" action={institutionsPath.to({})} method="get">
      <h2 class="visually-hidden">{m.institutions_filter_title()}</h2>
      {filter.text !== '' && <input type="hidden" name="q" value={filter.text} />}
      <SelectField
        id="tipo"
        name="tipo"
        label={m.institutions_filter_kind()}
        value={filter.kind === undefined ? '' : kindWords[filter.kind]}
        options={[
          { value: '', label: m.institutions_filter_kind_all() },
          ...institutionKinds.map((kind) => ({ value: kindWords[kind], label: kindNames[kind]() })),
        ]}
      />
      <RegionField regions={regions} chosen={filter.regionCode} />
      <SelectField
        id="etapa"
        name="etapa"
        label={m.institutions_filter_use()}
        value={filter.stage === 'finished' ? stageWords.finished : ''}
        options={[
          { value: '', label: m.institutions_filter_use_all() },
          { value: stageWords.finished, label: m.institutions_filter_use_only() },
        ]}
      />
      <div class="cluster">
        <Button kind="secondary">{m.institutions_filter_apply()}</Button>
        {isFiltered && <a href={institutionsPath.to({})}>{m.institutions_filter_clear()}</a>}
      </div>
    </form>
  );
}

function Found({ filter, rows, count, paged }: InstitutionsPageProps) {
  const query = institutionFilterQuery(filter);
  const { csv, json } = listFilePaths.institutions;
  const number = formatNumber(count, currentLocale());
  return (
    <>
      <h2>{m.institutions_results({ count, number })}</h2>
      <ListFiles csv={csv.to({}, { query })} json={json.to({}, { query })} />
      <RuledTable
        caption={m.institutions_list_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.institutions_column_institution() },
          { label: m.institutions_column_region() },
          { label: m.institutions_column_use() },
        ]}
        rows={rows.map((row) => [
          <a href={institutionPath.to({ institution: row.slug })}>{row.name}</a>,
          <Region {...row} />,
          <Use {...row} />,
        ])}
      />
      <Pagination
        paged={paged}
        hrefOf={(pagina) => institutionsPath.to({}, { query: { ...query, pagina } })}
      />
    </>
  );
}

function Region({ regionName, regionSlug }: InstitutionRow) {
  if (regionName === null || regionSlug === null) return <>{m.institutions_whole_country()}</>;
  return <a href={regionPath.to({ slug: regionSlug })}>{regionName}</a>;
}

function Use({ kind, stage }: InstitutionRow) {
  if (stage === 'finished') return <Tag tone="done">{m.institutions_use_yes()}</Tag>;
  return <>{isOnboarded(kind) ? m.institutions_use_no() : '–'}</>;
}

function NothingFound() {
  return (
    <EmptyState
      title={m.institutions_none_title()}
      actions={<a href={institutionsPath.to({})}>{m.institutions_all()}</a>}
    >
      <p>{m.institutions_none_text()}</p>
    </EmptyState>
  );
}
