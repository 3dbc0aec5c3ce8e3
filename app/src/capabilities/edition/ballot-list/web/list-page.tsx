// The list of one contest: what is voted on, with its numbers, what it costs beside what there is, and how to check it.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale, writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { EnvelopeBar } from '../../../../ui/envelope-bar/envelope-bar.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { formatDay, formatTruncatedRatio } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { themeWord } from '../../../ground/gatherings/rules/index.ts';
import { documentPath, lotPath } from '../../../ground/records/index.ts';
import type { PublicEdition, seenOn } from '../../editions/index.ts';
import { proposalPath } from '../../proposals/index.ts';
import { type ListFilter, orderInAddress, orders } from '../rules/list-filter.ts';
import type { BallotList } from '../store/lists.ts';
import { crumbsOf, Facts, Hash, ListTag, Said } from './parts.tsx';
import { checkPath, listPath, printPaths, readingPath, textPath } from './paths.ts';
import type { ListRow } from './rows.ts';
import { instantWords, money, numberOf, orderWords } from './words.ts';

export interface ListPageProps {
  readonly edition: PublicEdition;
  readonly contest: ReturnType<typeof seenOn>['contests'][number];
  /** The one that stands, if any. */
  readonly list: BallotList | undefined;
  /** Those that were thawed. */
  readonly thawed: readonly BallotList[];
  /** All of the list, and those that the filter leaves. */
  readonly rows: readonly ListRow[];
  readonly shown: readonly ListRow[];
  readonly filter: ListFilter;
}

/** With a status of its own where what was asked of the list is not there. */
export function listPage(props: ListPageProps, status?: 404): Page {
  const { edition, contest, list, thawed } = props;
  const title = m.ballot_list_of({ contest: contest.name });
  return {
    ...(status && { status, robots: 'noindex' }),
    title: `${title} · ${edition.name}`,
    description: m.ballot_list_description({ amount: money(contest.amountClp) }),
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={m.ballot_list_description({ amount: money(contest.amountClp) })}
        tags={list && <ListTag list={list} />}
        crumbs={crumbsOf(edition)}
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {contest.round > 1 && (
            <Notice title={m.ballot_list_round({ round: contest.round })}>
              <p>{m.ballot_list_round_text()}</p>
            </Notice>
          )}
          {list === undefined ? <NotYet {...props} /> : <Listed {...props} list={list} />}
          <Thawed lists={thawed} />
        </div>
      </section>
    ),
  };
}

function NotYet({ edition, contest }: ListPageProps) {
  const plan = edition.rules.operational.calendar.find(({ phase }) => phase === 'ballot-list');
  const day = (on: string) => formatDay(on, currentLocale());
  const { projects } = contest;
  return (
    <EmptyState title={m.ballot_list_none_title()}>
      <p>
        {plan === undefined
          ? m.ballot_list_none()
          : m.ballot_list_none_days({ from: day(plan.from), until: day(plan.until) })}
      </p>
      {projects.length > 0 && (
        <p>
          {m.ballot_list_none_feasible({
            count: projects.length,
            number: numberOf(projects.length),
          })}
        </p>
      )}
    </EmptyState>
  );
}

type OfList = ListPageProps & { readonly list: BallotList };

function Listed(props: OfList) {
  const { list, rows } = props;
  const left = rows.filter(({ withdrawnReason }) => withdrawnReason !== null);
  return (
    <>
      {list.drawnAt === null && <Waits list={list} />}
      {left.length > 0 && (
        <Notice tone="warning" title={m.ballot_list_left_title({ count: left.length })}>
          <p>{m.ballot_list_left_text()}</p>
        </Notice>
      )}
      <div class="columns">
        <Money {...props} />
        <Ways {...props} />
      </div>
      <Filters {...props} />
      <Rows {...props} />
      <Check {...props} />
    </>
  );
}

function Waits({ list: { lot, timeZone } }: { readonly list: BallotList }) {
  const when = instantWords(new Date(lot.heldAt), timeZone);
  return (
    <Notice title={m.ballot_list_waits_title({ when })}>
      <p>
        {m.ballot_list_waits_go()} <Said>{lot.place}</Said>. {m.ballot_list_waits_here()}
      </p>
      <p>
        <a href={lotPath.to({ lot: lot.id })}>{m.ballot_list_follow_lot()}</a>
      </p>
    </Notice>
  );
}

function Money({ contest }: OfList) {
  const { breadth, amountClp } = contest;
  const ratio = formatTruncatedRatio(breadth.ratio, currentLocale());
  return (
    <section class="stack">
      <h2>{m.ballot_list_money_title()}</h2>
      <EnvelopeBar
        envelope={BigInt(amountClp)}
        demand={BigInt(breadth.demandClp)}
        envelopeLabel={m.ballot_list_money_envelope({ amount: money(amountClp) })}
        demandLabel={
          <>
            {m.ballot_list_money_demand()} <strong class="money">{money(breadth.demandClp)}</strong>
          </>
        }
        ratio={m.ballot_list_money_ratio({ ratio })}
        note={m.ballot_list_money_note()}
      />
    </section>
  );
}

function Ways({ edition, contest, list }: OfList) {
  const at = { institution: edition.place.slug, edition: edition.slug, contest: contest.code };
  const documents = [list.documentCode, list.drawnDocumentCode];
  return (
    <section class="stack">
      <h2 class="panel-heading">{m.ballot_list_ways_title()}</h2>
      <ul class="ballot-list-ways">
        <li>
          <a href={printPaths.a4.to(at)}>{m.ballot_list_print_a4()}</a>
        </li>
        <li>
          <a href={printPaths.large.to(at)}>{m.ballot_list_print_large()}</a>
        </li>
        <li>
          <a href={printPaths.poster.to(at)}>{m.ballot_list_print_poster({ paper: 'A3' })}</a>
          {' · '}
          <a href={printPaths.poster.to(at, { query: { papel: 'a2' } })}>A2</a>
        </li>
        <li>
          <a href={readingPath.to(at)}>{m.ballot_list_reading()}</a>
        </li>
        <li>
          <a href={textPath.to(at)}>{m.ballot_list_text_file()}</a>
        </li>
        <li>
          <a href={checkPath.to(at)}>{m.ballot_list_check_link()}</a>
        </li>
        {documents.map(
          (code, place) =>
            code !== null && (
              <li>
                <a href={documentPath.to({ code })}>
                  {place === 0
                    ? m.ballot_list_document_frozen_link()
                    : m.ballot_list_document_drawn_link()}
                </a>
              </li>
            ),
        )}
      </ul>
    </section>
  );
}

function Filters({ edition, contest, rows, filter }: OfList) {
  const at = { institution: edition.place.slug, edition: edition.slug, contest: contest.code };
  const all = { value: '', label: m.ballot_list_filter_all() };
  const themes = [...new Set(rows.map(({ theme }) => theme))].sort();
  const sectors = [...new Set(rows.flatMap(({ sector }) => sector ?? []))].sort((a, b) =>
    a.localeCompare(b, 'es'),
  );
  return (
    <search aria-label={m.ballot_list_filter_title()}>
      <form class="filter-form" action={listPath.to(at)} method="get">
        <Field id="q" name="q" label={m.ballot_list_filter_text()} value={filter.text} />
        <SelectField
          id="tema"
          name="tema"
          label={m.ballot_list_filter_theme()}
          value={filter.theme}
          options={[all, ...themes.map((value) => ({ value, label: themeWord(value) }))]}
        />
        {sectors.length > 0 && (
          <SelectField
            id="sector"
            name="sector"
            label={m.ballot_list_filter_sector()}
            value={filter.sector}
            options={[all, ...sectors.map((value) => ({ value, label: value }))]}
          />
        )}
        <SelectField
          id="orden"
          name="orden"
          label={m.ballot_list_filter_order()}
          value={orderInAddress[filter.order]}
          options={orders.map((one) => ({ value: orderInAddress[one], label: orderWords[one]() }))}
        />
        <div>
          <Button kind="secondary">{m.ballot_list_filter_do()}</Button>
        </div>
      </form>
    </search>
  );
}

function Rows(props: OfList) {
  const { rows, shown, list } = props;
  const count = numberOf(shown.length);
  return (
    <section class="stack" aria-labelledby="proyectos">
      <h2 id="proyectos">
        {shown.length === rows.length
          ? m.ballot_list_count({ count: shown.length, number: count })
          : m.ballot_list_count_of({ some: count, all: numberOf(rows.length) })}
      </h2>
      <p class="secondary">
        {list.drawnAt === null ? m.ballot_list_order_frozen() : m.ballot_list_order_drawn()}
      </p>
      {shown.length === 0 ? (
        <p>{m.ballot_list_count_none()}</p>
      ) : (
        <ol class="ballot-list-rows">
          {shown.map((row) => (
            <Row {...props} row={row} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Row({ edition, row, rows }: OfList & { readonly row: ListRow }) {
  const { id, number, title, cost_clp, place, sector, need, theme, withdrawnReason } = row;
  const at = { institution: edition.place.slug, edition: edition.slug };
  const name = (
    <a href={proposalPath.to({ ...at, number: id })} lang={writtenLang()}>
      {title}
    </a>
  );
  return (
    <li id={`p${id}`} class="ballot-list-row">
      <span class={`ballot-list-number${number === null ? ' ballot-list-number-none' : ''}`}>
        <span class="visually-hidden">{m.ballot_list_column_number()} </span>
        {number === null ? '—' : numberOf(number)}
      </span>
      <div class="stack">
        <h3>{withdrawnReason === null ? name : <del>{name}</del>}</h3>
        {withdrawnReason !== null && (
          <p class="ballot-list-left" lang={writtenLang()}>
            {m.ballot_list_withdrawn_because({ reason: withdrawnReason })}
          </p>
        )}
        <p class="project-line">
          <strong class="project-cost money">{money(cost_clp)}</strong>
          <span class="secondary">
            {themeWord(theme)} · {m.ballot_list_proposal_number({ number: id })}
            {sector !== null && ' · '}
            <Said>{sector}</Said>
          </span>
        </p>
        <p>
          <Said>
            {place !== '' && `${place}. `}
            {need}
          </Said>
        </p>
        <Ties row={row} rows={rows} />
      </div>
    </li>
  );
}

/** What it excludes and what goes with it, by the number on the paper. */
function Ties({ row, rows }: { readonly row: ListRow; readonly rows: readonly ListRow[] }) {
  const links = (ids: readonly string[]) =>
    ids.map((id, place) => {
      const other = rows.find((one) => one.id === id);
      return (
        <>
          {place > 0 && ', '}
          <a href={`#p${id}`}>{other?.number ?? m.ballot_list_proposal_number({ number: id })}</a>
        </>
      );
    });
  return (
    <>
      {row.excludes.length > 0 && (
        <p class="secondary">
          {m.ballot_list_excludes_label()} {links(row.excludes)}
        </p>
      )}
      {row.together_with.length > 0 && (
        <p class="secondary">
          {m.ballot_list_together_label()} {links(row.together_with)}
        </p>
      )}
    </>
  );
}

function Check({ edition, contest, list }: OfList) {
  const at = { institution: edition.place.slug, edition: edition.slug, contest: contest.code };
  const { lot, timeZone, frozenAt, drawnAt, sha256 } = list;
  return (
    <section class="stack" aria-labelledby="como">
      <h2 id="como">{m.ballot_list_how_title()}</h2>
      <p>{m.ballot_list_how_text()}</p>
      <Facts
        rows={[
          { label: m.ballot_list_fact_hash(), text: <Hash sha256={sha256} /> },
          { label: m.ballot_list_fact_frozen(), text: instantWords(frozenAt, timeZone) },
          {
            label: m.ballot_list_fact_lot_at(),
            text: instantWords(new Date(lot.heldAt), timeZone),
          },
          { label: m.ballot_list_fact_lot_place(), text: <Said>{lot.place}</Said> },
          {
            label: m.ballot_list_fact_chance(),
            text: lot.source === null ? m.ballot_list_chance_dice() : <Said>{lot.source}</Said>,
          },
          ...(lot.entropy === null
            ? []
            : [
                {
                  label: m.ballot_list_fact_entropy(),
                  text: <span class="code ballot-list-hash">{lot.entropy}</span>,
                },
              ]),
          ...(drawnAt === null
            ? []
            : [{ label: m.ballot_list_fact_drawn(), text: instantWords(drawnAt, timeZone) }]),
        ]}
      />
      <p class="cluster">
        <a href={lotPath.to({ lot: lot.id })}>{m.ballot_list_see_lot()}</a>
        <a href={checkPath.to(at)}>{m.ballot_list_check_link()}</a>
      </p>
    </section>
  );
}

function Thawed({ lists }: { readonly lists: readonly BallotList[] }) {
  if (lists.length === 0) return null;
  return (
    <Disclosure summary={m.ballot_list_thawed_summary({ count: lists.length })}>
      <ul class="stack">
        {lists.map((list) => (
          <li>
            <p>
              {m.ballot_list_thawed_line({
                frozen: instantWords(list.frozenAt, list.timeZone),
                thawed: instantWords(list.withdrawnAt ?? list.frozenAt, list.timeZone),
              })}{' '}
              <Said>{list.withdrawnReason}</Said>
            </p>
            <p class="secondary">
              <Hash sha256={list.sha256} />{' '}
              <a href={documentPath.to({ code: list.documentCode })}>
                {m.ballot_list_document_frozen_link()}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
