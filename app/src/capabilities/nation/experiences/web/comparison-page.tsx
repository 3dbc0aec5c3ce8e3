// Two participatory budgets side by side, chosen by a search: each figure with its source, and how much the second differs.

import type { ComponentChildren } from 'preact';
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { clp, formatMoney, formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import {
  type ComparedFigure,
  type ComparedLine,
  type Difference,
  foundBudgets,
  readyPairs,
} from '../rules/comparison.ts';
import { isMoneyKind, type KnownBudget, type KnownFigure } from '../rules/known-budget.ts';
import type { Comparison } from './comparison-list.ts';
import {
  CitedFigure,
  nameOfKnown,
  pageOfKnown,
  stateOfKnown,
  titleLang,
  titleOfKnown,
  wordOfKind,
} from './known-words.tsx';
import { comparisonFilePaths, comparisonPath, experiencesPath } from './paths.ts';

/** Offered to choose from before a search narrows them. */
const FIRST_SHOWN = 20;
const MINUS = '\u2212';

export function comparisonPage(comparison: Comparison): Page {
  const { asked, a, b, lines } = comparison;
  const isPair = lines.length > 0 && a !== undefined && b !== undefined;
  const title = isPair ? m.experiences_compare_pair(namesOf(a, b)) : m.experiences_compare_title();
  return {
    title,
    description: m.experiences_compare_lead(),
    current: 'experiences',
    hero: (
      <Hero
        title={title}
        crumbs={[
          { label: m.experiences_registry(), href: experiencesPath.to({}) },
          { label: m.experiences_compare_title() },
        ]}
        lead={m.experiences_compare_lead()}
        actions={
          <SearchForm
            id="buscar"
            action={comparisonPath.to({})}
            label={m.experiences_compare_search()}
            placeholder={m.experiences_search_placeholder()}
            value={asked.text}
            kept={keptOf(comparison)}
          />
        }
      />
    ),
    body: (
      <>
        <Told {...comparison} />
        {isPair ? <Lines a={a} b={b} lines={lines} /> : <Pairs {...comparison} />}
        <Choice {...comparison} />
      </>
    ),
  };
}

/** By their titles too where place and year are the same. */
function namesOf(a: KnownBudget, b: KnownBudget): { readonly a: string; readonly b: string } {
  const isSame = nameOfKnown(a) === nameOfKnown(b);
  const nameOf = (one: KnownBudget) =>
    isSame ? `${nameOfKnown(one)}, ${titleOfKnown(one)}` : nameOfKnown(one);
  return { a: nameOf(a), b: nameOf(b) };
}

function keptOf({ a, b }: Comparison): Record<string, string> {
  return { ...(a === undefined ? {} : { a: a.key }), ...(b === undefined ? {} : { b: b.key }) };
}

function Told({ asked, a, b }: Comparison) {
  const unknown = [
    ...(asked.a !== '' && a === undefined ? [asked.a] : []),
    ...(asked.b !== '' && b === undefined ? [asked.b] : []),
  ];
  const isSame = a !== undefined && a === b;
  if (unknown.length === 0 && !isSame) return null;
  return (
    <section class="section">
      <div class="wrap stack">
        {unknown.map((key) => (
          <Notice tone="warning">{m.experiences_compare_unknown({ key })}</Notice>
        ))}
        {isSame && <Notice tone="warning">{m.experiences_compare_same()}</Notice>}
      </div>
    </section>
  );
}

interface LinesProps {
  readonly a: KnownBudget;
  readonly b: KnownBudget;
  readonly lines: readonly ComparedLine[];
}

function Lines({ a, b, lines }: LinesProps) {
  const query = { a: a.key, b: b.key };
  const names = namesOf(a, b);
  return (
    <section class="section">
      <div class="wrap stack-wide">
        <h2>{m.experiences_compare_table()}</h2>
        <ListFiles
          said={m.experiences_compare_download()}
          csv={comparisonFilePaths.csv.to({}, { query })}
          json={comparisonFilePaths.json.to({}, { query })}
        >
          <a href={comparisonPath.to({}, { query: { a: b.key, b: a.key } })}>
            {m.experiences_compare_swap()}
          </a>
        </ListFiles>
        <RuledTable
          caption={m.experiences_compare_table()}
          captionHidden
          narrow="stack"
          columns={[
            { label: m.experiences_compare_what() },
            { label: names.a, align: 'end' },
            { label: names.b, align: 'end' },
            { label: m.experiences_compare_difference(), align: 'end' },
          ]}
          rows={[
            [m.experiences_compare_which(), <Which budget={a} />, <Which budget={b} />, ''],
            ...lines.map((line) => [
              kindOfLine(line),
              <Side figure={line.a} budget={a} />,
              <Side figure={line.b} budget={b} />,
              <DifferenceCell line={line} />,
            ]),
          ]}
        />
        <p class="secondary prose">{m.experiences_compare_notes()}</p>
      </div>
    </section>
  );
}

function Which({ budget }: { readonly budget: KnownBudget }) {
  return (
    <>
      <a href={pageOfKnown(budget)} lang={titleLang(budget)}>
        {titleOfKnown(budget)}
      </a>
      <span class="known-source">{stateOfKnown(budget)}</span>
    </>
  );
}

function kindOfLine({ kind }: ComparedLine): string {
  return kind === 'voters-per-hundred' ? m.experiences_column_per_hundred() : wordOfKind(kind);
}

function Side({
  figure,
  budget,
}: {
  readonly figure: ComparedFigure | undefined;
  readonly budget: KnownBudget;
}) {
  if (figure === undefined) return <span class="secondary">{m.experiences_compare_missing()}</span>;
  if (isCited(figure)) return <CitedFigure figure={figure} budget={budget} />;
  return <data value={figure.amount}>{formatNumber(figure.amount, currentLocale(), 1)}</data>;
}

function isCited(figure: ComparedFigure): figure is KnownFigure {
  return figure.on !== undefined;
}

function DifferenceCell({ line }: { readonly line: ComparedLine }): ComponentChildren {
  const { difference, a, b } = line;
  if (difference === undefined) {
    const isOpen = a !== undefined && b !== undefined;
    return (
      <span class="secondary">
        {isOpen ? m.experiences_compare_more_than() : m.experiences_compare_no_difference()}
      </span>
    );
  }
  const share = shareWords(difference);
  return (
    <>
      <strong>{share ?? amountWords(line.kind, difference)}</strong>
      <span class="known-source">
        {[
          ...(share === undefined ? [] : [amountWords(line.kind, difference)]),
          ...(difference.isRough ? [m.experiences_compare_rough()] : []),
        ].join('. ')}
      </span>
    </>
  );
}

function signOf(amount: number): string {
  if (amount === 0) return '';
  return amount > 0 ? '+' : MINUS;
}

function amountWords(kind: ComparedLine['kind'], { amount }: Difference): string {
  const locale = currentLocale();
  const size = Math.abs(amount);
  const isMoney = kind !== 'voters-per-hundred' && isMoneyKind(kind);
  return `${signOf(amount)}${
    isMoney ? formatMoney(BigInt(size), clp, locale) : formatNumber(size, locale, 1)
  }`;
}

/** With a decimal only where both figures are exact: «+6%» of «cerca de 8.500». */
function shareWords({ permille, isRough }: Difference): string | undefined {
  if (permille === undefined) return undefined;
  const percent = Math.abs(permille) / 10;
  const shown = isRough ? Math.round(percent) : percent;
  return `${signOf(permille)}${formatNumber(shown, currentLocale(), 1)}%`;
}

function Pairs({ asked, budgets, a, b }: Comparison) {
  const pairs = readyPairs(budgets);
  const hasBegun = asked.text !== '' || a !== undefined || b !== undefined;
  if (pairs.length === 0 || hasBegun) return null;
  return (
    <section class="section">
      <div class="wrap stack">
        <h2>{m.experiences_compare_ready()}</h2>
        <ul class="experience-notes">
          {pairs.map((pair) => (
            <li>
              <a href={comparisonPath.to({}, { query: { a: pair.a.key, b: pair.b.key } })}>
                {m.experiences_compare_pair({
                  a: nameOfKnown(pair.a),
                  b: nameOfKnown(pair.b),
                })}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Out of the way while two stand side by side and nothing else is looked for. */
function Choice(comparison: Comparison) {
  const { asked, lines } = comparison;
  const isChosen = lines.length > 0 && asked.text === '';
  return (
    <section class="section ruled screen-only" id="elegir">
      <div class="wrap stack-wide">
        <h2>{m.experiences_compare_choose()}</h2>
        {isChosen ? (
          <Disclosure summary={m.experiences_compare_others()}>
            <ChoiceRows {...comparison} />
          </Disclosure>
        ) : (
          <ChoiceRows {...comparison} />
        )}
      </div>
    </section>
  );
}

function ChoiceRows(comparison: Comparison) {
  const { asked, budgets } = comparison;
  const found = foundBudgets(budgets, asked.text);
  const shown = found.slice(0, FIRST_SHOWN);
  if (found.length === 0) {
    return (
      <EmptyState
        title={m.experiences_compare_none()}
        level={3}
        actions={
          <a href={comparisonPath.to({}, { query: keptOf(comparison) })}>
            {m.experiences_compare_all()}
          </a>
        }
      >
        <p>{m.experiences_none_text()}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p class="secondary">
        {m.experiences_compare_shown({ shown: shown.length, count: found.length })}
      </p>
      <RuledTable
        caption={m.experiences_compare_choose()}
        captionHidden
        narrow="stack"
        columns={[
          { label: m.experiences_column_place() },
          { label: m.experiences_column_state() },
          { label: m.experiences_compare_put() },
        ]}
        rows={shown.map((budget) => [
          <>
            <a href={pageOfKnown(budget)}>{nameOfKnown(budget)}</a>
            <br />
            <span class="secondary experience-title" lang={titleLang(budget)}>
              {titleOfKnown(budget)}
            </span>
          </>,
          stateOfKnown(budget),
          <Put budget={budget} comparison={comparison} />,
        ])}
      />
    </>
  );
}

function Put({
  budget,
  comparison,
}: {
  readonly budget: KnownBudget;
  readonly comparison: Comparison;
}) {
  const { asked, a, b } = comparison;
  const kept = keptOf(comparison);
  const name = nameOfKnown(budget);
  const place = (side: 'a' | 'b', isThere: boolean, words: string, said: string) =>
    isThere ? (
      <span class="secondary">{said}</span>
    ) : (
      <a
        href={comparisonPath.to({}, { query: { ...kept, [side]: budget.key, q: asked.text } })}
        aria-label={`${words}: ${name}`}
      >
        {words}
      </a>
    );
  return (
    <span class="cluster">
      {place(
        'a',
        a === budget,
        m.experiences_compare_put_first(),
        m.experiences_compare_is_first(),
      )}
      {place(
        'b',
        b === budget,
        m.experiences_compare_put_second(),
        m.experiences_compare_is_second(),
      )}
    </span>
  );
}
