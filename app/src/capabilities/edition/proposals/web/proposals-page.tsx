// The list of proposals, of the country or of one edition: found, narrowed, in an order that is said, as a list or on a map.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { type Option, SelectField } from '../../../../ui/field/field.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import {
  channelInAddress,
  channels,
  isNarrowed,
  type ListOrder,
  listOrders,
  orderInAddress,
  type ProposalFilter,
  proposalFilterQuery,
  publicStates,
  stateInAddress,
  themeInAddress,
} from '../rules/proposal-filter.ts';
import { themes, themeWords } from '../rules/themes.ts';
import type { Counted, ProposalInRow } from '../store/public-proposals.ts';
import { ProposalRows } from './proposal-rows.tsx';
import { allPricesPath, listFilePaths } from './public-paths.ts';
import { channelWords, numberWords, orderWords, stateWords } from './state-words.ts';

/** What is said above the list, and what may be chosen in it. */
export interface ListFrame {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly crumbs: readonly Crumb[];
  /** Of the list, without query. */
  readonly href: string;
  /** Where one proposes; undefined when nothing is taken. */
  readonly proposeHref: string | undefined;
  /** Of the edition; none of the country. */
  readonly contests: readonly Option[];
  readonly sectors: readonly Option[];
  readonly isOfEdition: boolean;
  /** What the filter is besides what the address of the list says. */
  readonly filter: ProposalFilter;
  /** Asked for, or the usual one. */
  readonly order: ListOrder;
}

interface ProposalsPageProps {
  readonly frame: ListFrame;
  readonly lines: readonly ProposalInRow[];
  readonly counted: Counted;
  readonly paged: Paged;
}

export function proposalsPage(props: ProposalsPageProps): Page {
  const { frame, lines, counted, paged } = props;
  const query = proposalFilterQuery(ownOf(frame));
  return listPage(
    frame,
    'lista',
    lines.length === 0 ? (
      <NothingFound frame={frame} />
    ) : (
      <div class="stack-wide">
        <div>
          <h2>{countWords(counted)}</h2>
          {counted.isCut && <p class="secondary">{m.proposals_list_count_more_note()}</p>}
          {counted.isGuess && (
            <p class="secondary">{m.proposals_list_guess({ text: frame.filter.text })}</p>
          )}
        </div>
        <ProposalRows
          lines={lines}
          withEdition={!frame.isOfEdition}
          order={saidOrders[frame.order]()}
        />
        <Pagination
          paged={paged}
          hrefOf={(pagina) => withQuery(frame.href, { ...query, pagina })}
        />
        <Downloads filter={frame.filter} />
      </div>
    ),
  );
}

const saidOrders: Readonly<Record<ListOrder, () => string>> = {
  chance: m.proposals_list_order_said_chance,
  recent: m.proposals_list_order_said_recent,
  endorsements: m.proposals_list_order_said_endorsements,
};

/** The frame of both views: search, what narrows it, and the way from one to the other. */
export function listPage(
  frame: ListFrame,
  view: 'lista' | 'mapa',
  body: ComponentChildren,
  more: Pick<Page, 'islands'> = {},
): Page {
  const { title, description, lead, crumbs, href, proposeHref } = frame;
  const { q: _, ...kept } = proposalFilterQuery(ownOf(frame));
  const keptView = view === 'mapa' ? { ...kept, vista: view } : kept;
  return {
    ...more,
    title,
    description,
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        crumbs={crumbs}
        lead={lead}
        actions={
          <div class="stack">
            <SearchForm
              id="buscar"
              action={href}
              label={m.proposals_list_search()}
              placeholder={m.proposals_list_search_placeholder()}
              value={frame.filter.text}
              kept={keptView}
            />
            {proposeHref && (
              <ButtonLink kind="deep" href={proposeHref}>
                {m.proposals_list_propose()}
              </ButtonLink>
            )}
          </div>
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          <div class="proposal-tools">
            <Views frame={frame} view={view} />
            <Filters frame={frame} view={view} />
          </div>
          {body}
          {!frame.isOfEdition && (
            <p class="screen-only">
              <a href={allPricesPath.to({})}>{m.proposals_price_all_title()}</a>
            </p>
          )}
        </div>
      </section>
    ),
  };
}

/** The edition stands in the path, and is no part of the query. */
function ownOf({ filter, isOfEdition }: ListFrame): ProposalFilter {
  return isOfEdition ? { ...filter, institution: undefined, edition: undefined } : filter;
}

function withQuery(href: string, query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  return search.size === 0 ? href : `${href}?${search}`;
}

function Views({ frame, view }: { readonly frame: ListFrame; readonly view: 'lista' | 'mapa' }) {
  const query = proposalFilterQuery(ownOf(frame));
  const link = (to: typeof view, label: string) =>
    to === view ? (
      <span class="proposal-view" aria-current="true">
        {label}
      </span>
    ) : (
      <a
        class="proposal-view"
        href={withQuery(frame.href, to === 'mapa' ? { ...query, vista: to } : query)}
      >
        {label}
      </a>
    );
  return (
    <nav class="proposal-views" aria-label={m.proposals_list_view()}>
      {link('lista', m.proposals_list_view_list())}
      {link('mapa', m.proposals_list_view_map())}
    </nav>
  );
}

function Filters({ frame, view }: { readonly frame: ListFrame; readonly view: 'lista' | 'mapa' }) {
  const { filter, href, isOfEdition } = frame;
  if (!isOfEdition && view === 'mapa') return null;
  const own = ownOf(frame);
  const { q, institucion, edicion, organizacion, zona } = proposalFilterQuery(own);
  const kept = { q, institucion, edicion, organizacion, zona };
  const isOpen = isNarrowed({ ...filter, text: '' });
  return (
    <Disclosure summary={m.proposals_list_filters()} open={isOpen}>
      <form class="proposal-filter" action={href} method="get">
        {Object.entries(kept).map(
          ([name, value]) => value && <input type="hidden" name={name} value={value} />,
        )}
        {view === 'mapa' && <input type="hidden" name="vista" value={view} />}
        <FilterFields frame={frame} view={view} />
        <div class="cluster">
          <Button kind="secondary">{m.proposals_list_filter_apply()}</Button>
          {isNarrowed(own) && (
            <a href={withQuery(href, view === 'mapa' ? { vista: view } : {})}>
              {m.proposals_list_filter_clear()}
            </a>
          )}
        </div>
        {filter.box && <p class="secondary">{m.proposals_list_in_box()}</p>}
      </form>
    </Disclosure>
  );
}

function FilterFields({
  frame,
  view,
}: {
  readonly frame: ListFrame;
  readonly view: 'lista' | 'mapa';
}) {
  const { filter, isOfEdition } = frame;
  const { theme, state, channel } = filter;
  const any = { value: '', label: m.proposals_list_filter_any() };
  const anyF = { value: '', label: m.proposals_list_filter_any_f() };
  return (
    <>
      <PlaceFields frame={frame} />
      <SelectField
        id="tema"
        name="tema"
        label={m.proposals_list_filter_theme()}
        value={theme === undefined ? '' : themeInAddress[theme]}
        options={[
          any,
          ...themes.map((one) => ({ value: themeInAddress[one], label: themeWords[one]() })),
        ]}
      />
      <SelectField
        id="estado"
        name="estado"
        label={m.proposals_list_filter_state()}
        value={state === undefined ? '' : stateInAddress[state]}
        options={[
          any,
          ...publicStates.map((one) => ({ value: stateInAddress[one], label: stateWords[one]() })),
        ]}
      />
      <SelectField
        id="via"
        name="via"
        label={m.proposals_list_filter_channel()}
        value={channel === undefined ? '' : channelInAddress[channel]}
        options={[
          anyF,
          ...channels.map((one) => ({ value: channelInAddress[one], label: channelWords[one]() })),
        ]}
      />
      {isOfEdition && view === 'lista' && (
        <SelectField
          id="orden"
          name="orden"
          label={m.proposals_list_filter_order()}
          value={orderInAddress[frame.order]}
          options={listOrders.map((one) => ({
            value: orderInAddress[one],
            label: orderWords[one](),
          }))}
        />
      )}
    </>
  );
}

/** Of the country there are none. */
function PlaceFields({ frame }: { readonly frame: ListFrame }) {
  const { filter, contests, sectors } = frame;
  const { contest, territory } = filter;
  const any = { value: '', label: m.proposals_list_filter_any() };
  const anyF = { value: '', label: m.proposals_list_filter_any_f() };
  return (
    <>
      {contests.length > 1 && (
        <SelectField
          id="concurso"
          name="concurso"
          label={m.proposals_list_filter_contest()}
          value={contest ?? ''}
          options={[anyF, ...contests]}
        />
      )}
      {sectors.length > 0 && (
        <SelectField
          id="sector"
          name="sector"
          label={m.proposals_list_filter_sector()}
          value={territory ?? ''}
          options={[any, ...sectors]}
        />
      )}
    </>
  );
}

export function countWords({ count, isCut }: Pick<Counted, 'count' | 'isCut'>): string {
  const number = numberWords(count);
  return isCut
    ? m.proposals_list_count_more({ number })
    : m.proposals_list_count({ count, number });
}

function Downloads({ filter }: { readonly filter: ProposalFilter }) {
  const query = proposalFilterQuery({ ...filter, order: undefined });
  return (
    <ListFiles
      csv={listFilePaths.csv.to({}, { query })}
      json={listFilePaths.json.to({}, { query })}
    />
  );
}

function NothingFound({ frame }: { readonly frame: ListFrame }) {
  const { href, proposeHref } = frame;
  if (isNarrowed(ownOf(frame)) || (!frame.isOfEdition && frame.filter.institution !== undefined)) {
    return (
      <EmptyState
        title={m.proposals_list_none_title()}
        actions={<a href={href}>{m.proposals_list_none_see_all()}</a>}
      >
        <p>{m.proposals_list_none_text()}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={m.proposals_list_empty_title()}
      actions={
        proposeHref && <ButtonLink href={proposeHref}>{m.proposals_list_propose()}</ButtonLink>
      }
    >
      <p>{m.proposals_list_empty_text()}</p>
      {proposeHref && <p>{m.proposals_list_empty_open()}</p>}
    </EmptyState>
  );
}
