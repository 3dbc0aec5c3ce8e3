// Who decides in each institution: members of councils with their mandates, found by name or place.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Choices, SelectField } from '../../../../ui/field/field.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { searchedList } from '../../../../ui/searched-list/searched-list.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import type { RegionRow } from '../../territories/index.ts';
import { bodyInAddress, bodyKinds } from '../rules/body.ts';
import { type AuthorityFilter, authorityFilterQuery } from '../rules/filters.ts';
import type { AuthorityRow } from '../store/authorities.ts';
import { RegionField } from './list-parts.tsx';
import { authoritiesPath, institutionPath, institutionsPath, listFilePaths } from './paths.ts';
import { bodyNames, dayWords, mandateWords, seatName } from './words.ts';

export interface AuthoritiesPageProps {
  readonly filter: AuthorityFilter;
  readonly rows: readonly AuthorityRow[];
  readonly count: number;
  readonly paged: Paged;
  readonly regions: readonly RegionRow[];
}

export function authoritiesPage(props: AuthoritiesPageProps): Page {
  const { filter } = props;
  return searchedList({
    title: m.institutions_authorities_title(),
    description: m.institutions_authorities_description(),
    current: 'comunas',
    crumbs: [
      { label: m.institutions_list_title(), href: institutionsPath.to({}) },
      { label: m.institutions_authorities_title() },
    ],
    lead: m.institutions_authorities_lead(),
    search: { action: authoritiesPath.to({}), label: m.institutions_authorities_search_label() },
    query: authorityFilterQuery(filter),
    body: (
      <>
        <FilterForm {...props} />
        {props.rows.length === 0 ? <NobodyFound filter={filter} /> : <Found {...props} />}
      </>
    ),
  });
}

function FilterForm({ filter, regions }: AuthoritiesPageProps) {
  const isFiltered = Object.keys(authorityFilterQuery(filter)).length > 0;
  return (
    <form class="institutions-filter" action={authoritiesPath.to({})} method="get">
      <h2 class="visually-hidden">{m.institutions_filter_title()}</h2>
      {filter.text !== '' && <input type="hidden" name="q" value={filter.text} />}
      <SelectField
        id="cuerpo"
        name="cuerpo"
        label={m.institutions_filter_body()}
        value={filter.body === undefined ? '' : bodyInAddress(filter.body)}
        options={[
          { value: '', label: m.institutions_filter_body_all() },
          ...bodyKinds.map((kind) => ({ value: bodyInAddress(kind), label: bodyNames[kind]() })),
        ]}
      />
      <RegionField regions={regions} chosen={filter.regionCode} />
      <Choices
        id="todas"
        name="todas"
        type="checkbox"
        label={m.institutions_filter_when()}
        chosen={filter.withOthers ? ['1'] : []}
        options={[{ value: '1', label: m.institutions_filter_others() }]}
      />
      <div class="cluster">
        <Button kind="secondary">{m.institutions_filter_apply()}</Button>
        {isFiltered && <a href={authoritiesPath.to({})}>{m.institutions_filter_clear()}</a>}
      </div>
    </form>
  );
}

function Found({ filter, rows, count, paged }: AuthoritiesPageProps) {
  const query = authorityFilterQuery(filter);
  const { csv, json } = listFilePaths.authorities;
  const number = formatNumber(count, currentLocale());
  return (
    <>
      <h2>{m.institutions_authorities_results({ count, number })}</h2>
      <ListFiles csv={csv.to({}, { query })} json={json.to({}, { query })} />
      <RuledTable
        caption={m.institutions_authorities_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.institutions_column_name() },
          { label: m.institutions_column_seat() },
          { label: m.institutions_column_institution() },
          { label: m.institutions_column_mandate() },
        ]}
        rows={rows.map((row) => [
          <Name {...row} />,
          <SeatInBody {...row} />,
          <a href={institutionPath.to({ institution: row.institutionSlug })}>
            {row.institutionName}
          </a>,
          <Mandate {...row} />,
        ])}
      />
      <Pagination
        paged={paged}
        hrefOf={(pagina) => authoritiesPath.to({}, { query: { ...query, pagina } })}
      />
    </>
  );
}

function Name({ name, standsFor }: AuthorityRow) {
  if (standsFor === null) return <>{name}</>;
  return (
    <>
      {name} <span class="institutions-stands-for">{standsFor}</span>
    </>
  );
}

function SeatInBody({ body, seat }: AuthorityRow) {
  return (
    <>
      {seatName(body, seat)} <span class="institutions-stands-for">{bodyNames[body]()}</span>
    </>
  );
}

function Mandate(row: AuthorityRow) {
  if (row.leftOn === null) return <>{mandateWords(row)}</>;
  return <>{`${mandateWords(row)}. ${m.institutions_left_on({ day: dayWords(row.leftOn) })}`}</>;
}

function NobodyFound({ filter }: Pick<AuthoritiesPageProps, 'filter'>) {
  const isFiltered = Object.keys(authorityFilterQuery(filter)).length > 0;
  if (isFiltered) {
    return (
      <EmptyState
        title={m.institutions_authorities_none_filtered_title()}
        actions={<a href={authoritiesPath.to({})}>{m.institutions_authorities_all()}</a>}
      >
        <p>{m.institutions_authorities_none_filtered_text()}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={m.institutions_authorities_none_title()}
      actions={<ButtonLink href={institutionsPath.to({})}>{m.institutions_all()}</ButtonLink>}
    >
      <p>{m.institutions_authorities_none_text()}</p>
    </EmptyState>
  );
}
