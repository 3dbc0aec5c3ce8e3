// Results of the review as everybody reads them: what they come to, and each with its reason, its norm and its appeal.
//
// Accessibility: every bar repeats a figure that stands beside it as text; a result says its outcome in words.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { type BarRow, BarTable } from '../../../../ui/bar-table/bar-table.tsx';
import type { Crumb } from '../../../../ui/breadcrumb/breadcrumb.tsx';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { type Option, SelectField } from '../../../../ui/field/field.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { KeyFigures } from '../../../../ui/figures/figures.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { Pagination } from '../../../../ui/pagination/pagination.tsx';
import { themeWords } from '../../../ground/gatherings/rules/index.ts';
import { themes } from '../../proposals/rules/index.ts';
import { grounds, outcomes } from '../rules/checks.ts';
import { medianDays, type ResultFilter, resultFilterQuery } from '../rules/result-filter.ts';
import type { PublicResult, ResultFigures, Split } from '../store/public-results.ts';
import { Group } from './parts.tsx';
import { resultFilePaths } from './paths.ts';
import { ResultRows } from './result-rows.tsx';
import { groundWords, numberOf, outcomeFigure, outcomeWords, shareWords } from './words.ts';

export interface ResultsPageProps {
  readonly title: string;
  readonly lead: string;
  readonly crumbs: readonly Crumb[];
  /** Of the page, without query. */
  readonly href: string;
  readonly filter: ResultFilter;
  /** Whose results they are, as its files are narrowed; undefined of the country. */
  readonly edition: { readonly institution: string; readonly edition: string } | undefined;
  /** Of an edition; the country has none. */
  readonly figures: ResultFigures | undefined;
  /** How many of its feasible results were taken back. */
  readonly reversedCount: number;
  readonly results: readonly PublicResult[];
  /** Name of each norm that they cite, by its code. */
  readonly norms: ReadonlyMap<string, string>;
  readonly count: number;
  readonly paged: Paged;
}

export function resultsPage(props: ResultsPageProps): Page {
  const { title, lead, crumbs, href, filter, figures, reversedCount, results } = props;
  const { q: _, ...kept } = resultFilterQuery(filter);
  return {
    title,
    description: lead,
    current: 'comunas',
    hero: (
      <Hero
        title={title}
        lead={lead}
        crumbs={crumbs}
        actions={
          <SearchForm
            id="buscar"
            action={href}
            label={m.review_results_search()}
            value={filter.text}
            kept={kept}
          />
        }
      />
    ),
    body: (
      <section class="section">
        <div class="wrap stack-wide">
          {figures !== undefined && totalOf(figures) > 0 && (
            <Figures figures={figures} reversedCount={reversedCount} />
          )}
          <Group id="resultados" title={m.review_results_each()}>
            <Filters {...props} />
            {results.length === 0 ? <None {...props} /> : <Listed {...props} />}
          </Group>
        </div>
      </section>
    ),
  };
}

function totalOf({ outcomes: found }: ResultFigures): number {
  return outcomes.reduce((sum, outcome) => sum + (found[outcome] ?? 0), 0);
}

interface FiguresProps {
  readonly figures: ResultFigures;
  readonly reversedCount: number;
}

function Figures({ figures, reversedCount }: FiguresProps) {
  const { outcomes: found, grounds: why, themes: byTheme, sectors, appeals, durations } = figures;
  const { corrections, changes } = figures;
  const total = totalOf(figures);
  const median = medianDays(durations);
  const filed = appeals.waiting + appeals.upheld + appeals.rejected;
  return (
    <Group id="cifras" title={m.review_results_figures()}>
      <KeyFigures
        figures={[
          ...outcomes.map((outcome) => outcomeFigure(outcome, found[outcome] ?? 0)),
          ...(median === undefined
            ? []
            : [{ figure: numberOf(median), label: m.review_results_median() }]),
          {
            figure: m.review_of({
              some: numberOf(corrections.answered),
              all: numberOf(corrections.asked),
            }),
            label: m.review_results_corrections(),
          },
          {
            figure: m.review_of({ some: numberOf(appeals.upheld), all: numberOf(filed) }),
            label: m.review_results_appeals(),
          },
          { figure: shareWords(changes.cost, total), label: m.review_results_changed_cost() },
          {
            figure: numberOf(changes.objected + changes.silent),
            label: m.review_results_not_agreed(),
          },
          ...(reversedCount === 0
            ? []
            : [
                {
                  figure: numberOf(reversedCount),
                  label:
                    reversedCount === 1
                      ? m.review_results_reversed_one()
                      : m.review_results_reversed(),
                },
              ]),
        ]}
      />
      {why.length > 0 && (
        <div class="review-bars">
          <BarTable
            caption={m.review_results_by_ground()}
            heads={[m.review_results_ground(), m.review_results_proposals()]}
            rows={barsOf(why.map(({ ground, count }) => [groundWords[ground](), [count]]))}
          />
        </div>
      )}
      <BySplit caption={m.review_results_by_theme()} head={m.review_filter_theme()}>
        {byTheme.map((one) => [themeWords[one.theme](), one])}
      </BySplit>
      {sectors.length > 0 && (
        <BySplit caption={m.review_results_by_sector()} head={m.review_results_sector()}>
          {sectors.map((one) => [one.name, one])}
        </BySplit>
      )}
    </Group>
  );
}

interface BySplitProps {
  readonly caption: string;
  readonly head: string;
  readonly children: readonly (readonly [string, Split])[];
}

function BySplit({ caption, head, children }: BySplitProps) {
  return (
    <Disclosure summary={caption}>
      <BarTable
        caption={caption}
        captionHidden
        heads={[head, m.review_outcome_feasible(), m.review_results_negative()]}
        rows={barsOf(
          children.map(([label, { feasible, negative }]) => [label, [feasible, negative]]),
        )}
      />
    </Disclosure>
  );
}

/** All bars on the scale of the longest. */
function barsOf(rows: readonly (readonly [string, readonly number[]])[]): readonly BarRow[] {
  const most = Math.max(1, ...rows.flatMap(([, counts]) => counts));
  return rows.map(([label, counts]) => ({
    label,
    bars: counts.map((count) => ({ part: count / most, text: numberOf(count) })),
  }));
}

function Filters(props: ResultsPageProps) {
  const { href, filter, figures } = props;
  const { outcome, ground, theme, territory, institution, edition, text } = filter;
  const any = { value: '', label: m.review_results_any() };
  const chosen = [outcome, ground, theme, territory].some((one) => one !== undefined);
  const sectors = (figures?.sectors ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const select = (
    name: string,
    label: string,
    value: string | undefined,
    all: readonly Option[],
  ) => (
    <SelectField id={name} name={name} label={label} value={value ?? ''} options={[any, ...all]} />
  );
  const wordsOf = <Key extends string>(
    keys: readonly Key[],
    words: Readonly<Record<Key, () => string>>,
  ): readonly Option[] => keys.map((value) => ({ value, label: words[value]() }));
  return (
    <Disclosure summary={m.review_results_filter()} open={chosen}>
      <form class="stack-wide" action={href} method="get">
        {text !== '' && <input type="hidden" name="q" value={text} />}
        {institution !== undefined && (
          <input type="hidden" name="institucion" value={institution} />
        )}
        {edition !== undefined && <input type="hidden" name="edicion" value={edition} />}
        <div class="review-filters">
          {select('resultado', m.review_fact_outcome(), outcome, wordsOf(outcomes, outcomeWords))}
          {select('motivo', m.review_results_ground(), ground, wordsOf(grounds, groundWords))}
          {select('tema', m.review_filter_theme(), theme, wordsOf(themes, themeWords))}
          {sectors.length > 0 && select('sector', m.review_results_sector(), territory, sectors)}
        </div>
        <div class="cluster">
          <Button kind="secondary">{m.review_results_apply()}</Button>
          {chosen && <a href={href}>{m.review_results_all()}</a>}
        </div>
      </form>
    </Disclosure>
  );
}

function None({ filter, href }: ResultsPageProps) {
  const isNarrowed = Object.keys(resultFilterQuery(filter)).length > 0;
  return (
    <EmptyState
      title={isNarrowed ? m.review_results_none_so() : m.review_results_none_title()}
      actions={isNarrowed ? <a href={href}>{m.review_results_all()}</a> : undefined}
    >
      {isNarrowed ? m.review_results_none_so_text() : m.review_results_none()}
    </EmptyState>
  );
}

function Listed(props: ResultsPageProps): ComponentChildren {
  const { href, filter, edition, results, norms, count, paged } = props;
  const query = resultFilterQuery(filter);
  const files = resultFilterQuery({ ...filter, ...edition });
  const withQuery = (pagina: string | undefined) => {
    const all = new URLSearchParams({ ...query, ...(pagina === undefined ? {} : { pagina }) });
    return all.size === 0 ? href : `${href}?${all}`;
  };
  return (
    <>
      <p>{m.review_results_count({ count, number: numberOf(count) })}</p>
      <ResultRows results={results} norms={norms} withEdition={edition === undefined} />
      <Pagination paged={paged} hrefOf={withQuery} />
      <ListFiles
        csv={resultFilePaths.csv.to({}, { query: files })}
        json={resultFilePaths.json.to({}, { query: files })}
      />
    </>
  );
}
