// The library: norms of the State and of institutions, found by number or word, narrowed, with the same list as files.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Choices, SelectField } from '../../../../ui/field/field.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { searchedList } from '../../../../ui/searched-list/searched-list.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { normKinds } from '../rules/kind.ts';
import { type NormFilter, normFilterQuery, STATE } from '../rules/norm-filter.ts';
import type { Norm } from '../store/norms.ts';
import { NormStateTag } from './parts.tsx';
import { historyPath, listFilePaths, normPath, normsPath } from './paths.ts';
import { issuerWords, kindWords, shortLabelOf } from './words.ts';

export interface NormsPageProps {
  readonly filter: NormFilter;
  readonly norms: readonly Norm[];
  readonly count: number;
  readonly paged: Paged;
  readonly issuers: readonly { readonly slug: string; readonly name: string }[];
  readonly today: string;
}

export function normsPage(props: NormsPageProps): Page {
  const { filter } = props;
  return searchedList({
    title: m.norms_list_title(),
    description: m.norms_list_lead(),
    current: 'comunas',
    lead: m.norms_list_lead(),
    search: {
      action: normsPath.to({}),
      label: m.norms_search_label(),
      placeholder: m.norms_search_placeholder(),
    },
    query: normFilterQuery(filter),
    body: (
      <>
        <FilterForm {...props} />
        <p>
          <a href={historyPath.to({})}>{m.norms_history_see()}</a>
        </p>
        {props.norms.length === 0 ? <NothingFound /> : <Found {...props} />}
      </>
    ),
  });
}

function FilterForm({ filter, issuers }: NormsPageProps) {
  const isFiltered = Object.keys(normFilterQuery(filter)).length > 0;
  return (
    <Disclosure summary={m.norms_filter_title()} open={isFiltered}>
      <form class="norm-filter" action={normsPath.to({})} method="get">
        {filter.text !== '' && <input type="hidden" name="q" value={filter.text} />}
        <SelectField
          id="tipo"
          name="tipo"
          label={m.norms_form_kind()}
          value={filter.kind ?? ''}
          options={[
            { value: '', label: m.norms_filter_kind_all() },
            ...normKinds.map((kind) => ({ value: kind, label: kindWords[kind]() })),
          ]}
        />
        <SelectField
          id="emisor"
          name="emisor"
          label={m.norms_column_issuer()}
          value={filter.issuer ?? ''}
          options={[
            { value: '', label: m.norms_filter_issuer_all() },
            { value: STATE, label: m.norms_issuer_state() },
            ...issuers.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
        <Choices
          id="vigencia"
          name="vigencia"
          type="checkbox"
          label={m.norms_column_state()}
          chosen={filter.onlyInForce ? ['vigente'] : []}
          options={[{ value: 'vigente', label: m.norms_filter_in_force() }]}
        />
        <div class="cluster">
          <Button kind="secondary">{m.norms_filter_apply()}</Button>
          {isFiltered && <a href={normsPath.to({})}>{m.norms_see_all()}</a>}
        </div>
      </form>
    </Disclosure>
  );
}

function Found({ filter, norms, count, paged, today }: NormsPageProps) {
  const query = normFilterQuery(filter);
  const number = formatNumber(count, currentLocale());
  return (
    <>
      <h2>{m.norms_results({ count, number })}</h2>
      <ListFiles
        csv={listFilePaths.csv.to({}, { query })}
        json={listFilePaths.json.to({}, { query })}
      />
      <RuledTable
        caption={m.norms_list_title()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.norms_column_norm() },
          { label: m.norms_column_issuer() },
          { label: m.norms_column_state() },
        ]}
        rows={norms.map((norm) => [
          <>
            <a href={normPath.to({ norm: norm.code })}>{shortLabelOf(norm)}</a>
            <span class="norm-title secondary" lang="es">
              {norm.title}
            </span>
          </>,
          issuerWords(norm),
          <NormStateTag norm={norm} today={today} />,
        ])}
      />
      <Pagination
        paged={paged}
        hrefOf={(pagina) => normsPath.to({}, { query: { ...query, pagina } })}
      />
    </>
  );
}

function NothingFound() {
  return (
    <EmptyState
      title={m.norms_none_title()}
      actions={<a href={normsPath.to({})}>{m.norms_see_all()}</a>}
    >
      <p>{m.norms_none_text()}</p>
    </EmptyState>
  );
}
