// The filters of the workbench: a form that writes them into the address, so that a view can be kept and sent.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Field, type Option, SelectField } from '../../../../ui/field/field.tsx';
import { Icon } from '../../../../ui/icon/icon.tsx';
import { themeWords } from '../../../ground/gatherings/rules/index.ts';
import { themes } from '../../proposals/rules/index.ts';
import { benchQuery, benchStages } from '../rules/bench-filter.ts';
import { checkKinds, findings } from '../rules/checks.ts';
import { COUNTED_MOST } from '../store/bench.ts';
import { placeOf } from './at-desk.ts';
import type { BenchPageProps } from './page-props.ts';
import { desk } from './paths.ts';
import { benchStageWords, findingWords, kindWords, numberOf } from './words.ts';

type Given = Pick<BenchPageProps, 'bench' | 'filter' | 'count'>;

export function BenchFilters({ bench, filter, count }: Given) {
  // Without a filter the stages are counted, and with them all there is.
  const isWhole = Object.keys(benchQuery(filter)).length === 0;
  return (
    <search class="stack">
      <form class="stack" action={desk.bench.to(placeOf(bench.edition))} method="get">
        <div class="review-search">
          <Field
            id="texto"
            name="texto"
            type="search"
            label={m.review_filter_text()}
            value={filter.text}
          />
          <Button kind="secondary">{m.review_filter_now()}</Button>
        </div>
        <Disclosure summary={m.review_filters_more()}>
          <div class="review-filters">
            {[...ofProposal({ bench, filter }), ...ofCheck({ bench, filter })].map(
              ({ name, label, value, options }) => (
                <SelectField
                  id={`filtro-${name}`}
                  name={name}
                  label={label}
                  value={value ?? ''}
                  options={[{ value: '', label: m.review_filter_all() }, ...options]}
                />
              ),
            )}
            <label class="choice">
              <input type="checkbox" name="mias" value="1" checked={filter.isMine} />
              <span>{m.review_filter_mine()}</span>
            </label>
            <label class="choice">
              <input type="checkbox" name="atrasadas" value="1" checked={filter.isLate} />
              <span>{m.review_filter_late()}</span>
            </label>
          </div>
        </Disclosure>
      </form>
      <Asked bench={bench} filter={filter} />
      <p class="cluster secondary">
        <span role="status">
          {count > COUNTED_MOST && !isWhole
            ? m.review_found_many({ number: numberOf(COUNTED_MOST) })
            : m.review_found({ count, number: numberOf(count) })}
        </span>
        {count > 0 && (
          <a href={desk.workbook.to(placeOf(bench.edition), { query: benchQuery(filter) })}>
            {m.review_workbook_out()}
          </a>
        )}
      </p>
    </search>
  );
}

/** What the bench is narrowed to, each with the way to leave it out. */
function Asked({ bench, filter }: Pick<Given, 'bench' | 'filter'>) {
  const to = placeOf(bench.edition);
  const query = benchQuery(filter);
  const chosen = [...ofProposal({ bench, filter }), ...ofCheck({ bench, filter })];
  const said = [
    ...(filter.text === '' ? [] : [{ name: 'texto', label: `«${filter.text}»` }]),
    ...chosen.flatMap(({ name, label, value, options }) =>
      value === undefined
        ? []
        : [
            {
              name,
              label: `${label}: ${options.find((one) => one.value === value)?.label ?? value}`,
            },
          ],
    ),
    ...(filter.isMine ? [{ name: 'mias', label: m.review_filter_mine() }] : []),
    ...(filter.isLate ? [{ name: 'atrasadas', label: m.review_filter_late() }] : []),
  ];
  if (said.length === 0) return null;
  return (
    <ul class="review-asked" aria-label={m.review_filters_on()}>
      {said.map(({ name, label }) => (
        <li>
          <a href={desk.bench.to(to, { query: { ...query, [name]: undefined } })}>
            {label} <Icon name="cross" size={14} />
            <span class="visually-hidden">{m.review_filter_off()}</span>
          </a>
        </li>
      ))}
      {said.length > 1 && (
        <li>
          <a href={desk.bench.to(to)}>{m.review_filters_clear()}</a>
        </li>
      )}
    </ul>
  );
}

interface Filter {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
}

function optionsOf<Key extends string>(
  keys: readonly Key[],
  words: Readonly<Record<Key, () => string>>,
): readonly Option[] {
  return keys.map((value) => ({ value, label: words[value]() }));
}

function ofProposal({ bench, filter }: Pick<Given, 'bench' | 'filter'>): readonly Filter[] {
  const { contests } = bench.edition;
  return [
    {
      name: 'etapa',
      label: m.review_column_stage(),
      value: filter.stage,
      options: optionsOf(benchStages, benchStageWords),
    },
    {
      name: 'concurso',
      label: m.review_filter_contest(),
      value: filter.contest,
      options: contests.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      name: 'tema',
      label: m.review_filter_theme(),
      value: filter.theme,
      options: optionsOf(themes, themeWords),
    },
  ];
}

/** All of them are of one and the same check. */
function ofCheck({ bench, filter }: Pick<Given, 'bench' | 'filter'>): readonly Filter[] {
  const { units, reviewers } = bench;
  return [
    {
      name: 'revision',
      label: m.review_filter_kind(),
      value: filter.kind,
      options: optionsOf(checkKinds, kindWords),
    },
    {
      name: 'hallazgo',
      label: m.review_filter_finding(),
      value: filter.finding,
      options: [
        ...optionsOf(findings, findingWords),
        { value: 'none', label: m.review_finding_none() },
      ],
    },
    {
      name: 'unidad',
      label: m.review_filter_unit(),
      value: filter.unitId,
      options: units.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'revisa',
      label: m.review_filter_reviewer(),
      value: filter.reviewerId,
      options: [
        { value: 'nobody', label: m.review_nobody() },
        ...reviewers.map(({ personId, name }) => ({
          value: personId,
          label: name ?? m.review_nameless(),
        })),
      ],
    },
  ];
}
