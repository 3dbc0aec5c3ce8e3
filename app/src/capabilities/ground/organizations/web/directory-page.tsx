// The directory of organisations: found by name, narrowed by place, kind and board, with the same list as files.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Choices, SelectField } from '../../../../ui/field/field.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { Tag } from '../../../../ui/tag/tag.tsx';
import { organizationKinds } from '../rules/kind.ts';
import { type OrganizationFilter, organizationFilterQuery } from '../rules/organization-filter.ts';
import type { DirectoryPage } from '../store/directory.ts';
import type { OrganizationToday } from '../store/organizations-today.ts';
import type { PlaceNames } from '../store/places.ts';
import {
  organizationFilePaths,
  organizationPath,
  organizationsPath,
  registerPath,
} from './paths.ts';
import { boardStateOf, boardTag, kindWords, legalTag, reachWords } from './words.ts';

export interface DirectoryPageProps extends DirectoryPage {
  readonly filter: OrganizationFilter;
  readonly places: PlaceNames;
  readonly now: Date;
}

export function directoryPage(props: DirectoryPageProps): Page {
  return {
    title: m.organizations_directory_title(),
    description: m.organizations_directory_description(),
    current: 'comunas',
    hero: <DirectoryHero {...props} />,
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <FilterForm {...props} />
          <Found {...props} />
        </div>
      </section>
    ),
  };
}

function DirectoryHero({ filter }: DirectoryPageProps) {
  const { q: _, ...kept } = organizationFilterQuery(filter);
  return (
    <Hero
      title={m.organizations_directory_title()}
      lead={m.organizations_directory_lead()}
      actions={
        <div class="stack-wide">
          <SearchForm
            id="buscar"
            action={organizationsPath.to({})}
            label={m.organizations_search_label()}
            placeholder={m.organizations_search_placeholder()}
            value={filter.text}
            kept={kept}
          />
          <p>
            <a href={registerPath.to({})}>{m.organizations_register_link()}</a>
          </p>
        </div>
      }
    />
  );
}

function FilterForm({ filter, places }: DirectoryPageProps) {
  const isFiltered = Object.keys(organizationFilterQuery(filter)).length > 0;
  return (
    <Disclosure summary={m.organizations_filter_title()} open={isFiltered}>
      <form class="organization-filter" action={organizationsPath.to({})} method="get">
        {filter.text !== '' && <input type="hidden" name="q" value={filter.text} />}
        <SelectField
          id="region"
          name="region"
          label={m.organizations_filter_region()}
          value={filter.regionCode ?? ''}
          options={[
            { value: '', label: m.organizations_filter_region_all() },
            ...places.regions.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <SelectField
          id="comuna"
          name="comuna"
          label={m.organizations_filter_comuna()}
          value={filter.cut ?? ''}
          options={[
            { value: '', label: m.organizations_filter_comuna_all() },
            ...places.comunas.map(({ cut, name }) => ({ value: cut, label: name })),
          ]}
        />
        <SelectField
          id="tipo"
          name="tipo"
          label={m.organizations_field_kind()}
          value={filter.kind ?? ''}
          options={[
            { value: '', label: m.organizations_filter_kind_all() },
            ...organizationKinds.map((kind) => ({ value: kind, label: kindWords[kind]() })),
          ]}
        />
        <Choices
          id="directiva"
          name="directiva"
          type="checkbox"
          label={m.organizations_filter_board()}
          chosen={filter.onlyWithBoard ? ['vigente'] : []}
          options={[{ value: 'vigente', label: m.organizations_filter_board_valid() }]}
        />
        <Choices
          id="estado"
          name="estado"
          type="checkbox"
          label={m.organizations_filter_state()}
          chosen={filter.withUnchecked ? ['todas'] : []}
          options={[{ value: 'todas', label: m.organizations_filter_unchecked() }]}
        />
        <div class="cluster">
          <Button kind="secondary">{m.organizations_filter_apply()}</Button>
          {isFiltered && <a href={organizationsPath.to({})}>{m.organizations_filter_clear()}</a>}
        </div>
      </form>
    </Disclosure>
  );
}

function Found(props: DirectoryPageProps) {
  const { filter, organizations, total, pagesCount, now } = props;
  if (organizations.length === 0) return <NothingFound filter={filter} />;
  const query = organizationFilterQuery(filter);
  return (
    <>
      <h2>
        {m.organizations_results({ count: total, number: formatNumber(total, currentLocale()) })}
      </h2>
      <ListFiles
        csv={organizationFilePaths.csv.to({}, { query })}
        json={organizationFilePaths.json.to({}, { query })}
      />
      <OrganizationTable organizations={organizations} now={now} />
      <Pagination
        paged={{ page: filter.page, pagesCount }}
        hrefOf={(pagina) => organizationsPath.to({}, { query: { ...query, pagina } })}
      />
    </>
  );
}

function OrganizationTable({
  organizations,
  now,
}: {
  readonly organizations: readonly OrganizationToday[];
  readonly now: Date;
}) {
  return (
    <RuledTable
      caption={m.organizations_table()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.organizations_field_name() },
        { label: m.organizations_column_reach() },
        { label: m.organizations_column_state() },
      ]}
      rows={organizations.map((organization) => [
        <>
          <a href={organizationPath.to({ organization: organization.slug })}>
            {organization.facts.name}
          </a>
          <br />
          <span class="secondary organization-kind">{kindWords[organization.facts.kind]()}</span>
        </>,
        reachWords(organization),
        <State organization={organization} now={now} />,
      ])}
    />
  );
}

/** A confirmed one tells about its board; any other that nobody has confirmed it. */
function State({
  organization,
  now,
}: {
  readonly organization: OrganizationToday;
  readonly now: Date;
}) {
  const { tone, words } =
    organization.legalState === 'confirmed'
      ? boardTag(boardStateOf(organization, now))
      : legalTag(organization.legalState);
  return <Tag tone={tone}>{words}</Tag>;
}

function NothingFound({ filter }: { readonly filter: OrganizationFilter }) {
  const isFiltered = Object.keys(organizationFilterQuery(filter)).length > 0;
  return (
    <EmptyState
      title={isFiltered ? m.organizations_none_filtered_title() : m.organizations_none_title()}
      actions={
        <>
          <ButtonLink href={registerPath.to({})}>{m.organizations_register_title()}</ButtonLink>
          {isFiltered && <a href={organizationsPath.to({})}>{m.organizations_filter_clear()}</a>}
        </>
      }
    >
      <p>{m.organizations_none_text()}</p>
    </EmptyState>
  );
}
