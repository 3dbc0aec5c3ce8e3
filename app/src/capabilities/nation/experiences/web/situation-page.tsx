// The present situation of the country on a day: the map with its states, what is known in figures, by region, and every comuna.

import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { type Figure, KeyFigures } from '../../../../ui/figures/figures.tsx';
import { clp, formatDay, formatMoney, formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { MapOfChile } from '../../../ground/territories/index.ts';
import { figureOfKind, type KnownBudget } from '../rules/known-budget.ts';
import { comunaStates, envelopesOf, presentEditions } from '../rules/situation.ts';
import { situationQuery, stateWord } from '../rules/situation-filter.ts';
import { registrySince } from './known.ts';
import { comunaStateWords } from './known-words.tsx';
import { experiencesPath, situationFilePaths, situationPath } from './paths.ts';
import type { Situation } from './situation-lists.ts';
import { SituationMap } from './situation-map.tsx';
import { BudgetTable, ComunaStateTable, RegionTable } from './situation-tables.tsx';

interface SituationPageProps {
  readonly situation: Situation;
  readonly map: MapOfChile;
  readonly today: string;
}

export function situationPage(props: SituationPageProps): Page {
  const { filter } = props.situation;
  const day = formatDay(filter.day, currentLocale());
  return {
    title: m.experiences_situation_title(),
    description: m.experiences_situation_description({ day }),
    current: 'experiences',
    hero: (
      <Hero
        title={m.experiences_situation_title()}
        crumbs={[
          { label: m.experiences_registry(), href: experiencesPath.to({}) },
          { label: m.experiences_situation_title() },
        ]}
        lead={m.experiences_situation_lead({ day })}
      />
    ),
    body: (
      <>
        <section class="section">
          <div class="wrap stack-wide">
            <DayForm {...props} />
            <SituationMap {...props.situation} map={props.map} />
            <KeyFigures figures={keyFiguresOf(props.situation)} />
          </div>
        </section>
        <Figures {...props.situation} />
        <Regions {...props.situation} />
        <Comunas {...props.situation} />
        <Unknown />
      </>
    ),
  };
}

function DayForm({ situation, today }: SituationPageProps) {
  const { filter } = situation;
  const { day } = filter;
  const permalink = situationPath.to({}, { query: situationQuery(filter) });
  return (
    <>
      {filter.isOtherDay && <Notice tone="warning">{m.experiences_situation_other_day()}</Notice>}
      {day < registrySince && (
        <Notice>
          {m.experiences_situation_before({ day: formatDay(registrySince, currentLocale()) })}
        </Notice>
      )}
      <form class="situation-day screen-only" action={situationPath.to({})} method="get">
        <Field
          id="al"
          name="al"
          type="date"
          label={m.experiences_situation_day_label()}
          value={day}
        />
        <Button kind="secondary">{m.experiences_situation_day_see()}</Button>
        <p class="secondary">
          {m.experiences_situation_permalink()} <a href={permalink}>{permalink}</a>
          {day !== today && (
            <>
              {' · '}
              <a href={situationPath.to({})}>{m.experiences_situation_today()}</a>
            </>
          )}
        </p>
      </form>
    </>
  );
}

/** Each cites what it adds up, and that day. */
function keyFiguresOf({ filter, country, everything }: Situation): Figure[] {
  const locale = currentLocale();
  const day = formatDay(filter.day, locale, { length: 'short' });
  const present = presentEditions(everything);
  const voted = latestWithVoters(everything);
  const voters = voted.map((one) => figureOfKind(one, 'voters')?.amount ?? 0);
  return [
    {
      figure: formatNumber(country.filter(({ state }) => state !== 'none').length, locale),
      label: m.experiences_situation_known_comunas({ all: country.length }),
      source: { name: m.experiences_situation_source_comunas({ day }), href: '#comunas' },
    },
    {
      figure: formatMoney(BigInt(envelopesOf(everything)), clp, locale),
      label: m.experiences_situation_envelopes(),
      source: {
        name: m.experiences_situation_source_editions({ count: present.length, day }),
        href: '#cifras',
      },
    },
    {
      figure: formatNumber(
        voters.reduce((sum, one) => sum + one, 0),
        locale,
      ),
      label: m.experiences_situation_voters({ count: voted.length }),
      source: { name: m.experiences_situation_source_voters({ day }), href: '#cifras' },
    },
  ];
}

/** Of each comuna the last one that tells its voters. */
function latestWithVoters(budgets: readonly KnownBudget[]): readonly KnownBudget[] {
  const told = budgets.filter((one) => figureOfKind(one, 'voters') && one.cut !== undefined);
  const byComuna = Map.groupBy(told, ({ cut }) => cut);
  return [...byComuna.values()].flatMap(([latest]) => latest ?? []);
}

function Figures({ filter, budgets }: Situation) {
  return (
    <section class="section ruled" id="cifras">
      <div class="wrap stack-wide">
        <h2>{m.experiences_situation_figures_title({ count: budgets.length })}</h2>
        <p class="prose">{m.experiences_situation_figures_lead()}</p>
        <RegionFilter filter={filter} />
        {budgets.length === 0 ? (
          <EmptyState title={m.experiences_situation_figures_none()} level={3}>
            <p>{m.experiences_none_text()}</p>
          </EmptyState>
        ) : (
          <>
            <Files filter={filter} files={situationFilePaths.budgets} />
            <BudgetTable budgets={budgets} />
          </>
        )}
      </div>
    </section>
  );
}

function RegionFilter({ filter }: Pick<Situation, 'filter'>) {
  if (filter.regionCode === undefined) return null;
  const { day } = filter;
  return (
    <p>
      {m.experiences_situation_one_region()}{' '}
      <a href={situationPath.to({}, { query: situationQuery({ day }) })}>
        {m.experiences_situation_whole_country()}
      </a>
    </p>
  );
}

function Files({
  filter,
  files,
}: Pick<Situation, 'filter'> & {
  readonly files: (typeof situationFilePaths)[keyof typeof situationFilePaths];
}) {
  const query = situationQuery(filter);
  return (
    <ListFiles
      said={m.experiences_situation_download()}
      csv={files.csv.to({}, { query })}
      json={files.json.to({}, { query })}
    />
  );
}

function Regions({ filter, regions }: Situation) {
  return (
    <section class="section ruled" id="regiones">
      <div class="wrap stack-wide">
        <h2>{m.experiences_situation_regions_title()}</h2>
        <RegionFilter filter={filter} />
        <Files filter={filter} files={situationFilePaths.regions} />
        <RegionTable regions={regions} day={filter.day} />
      </div>
    </section>
  );
}

function Comunas({ filter, comunas }: Situation) {
  const isFiltered = filter.state !== undefined || filter.regionCode !== undefined;
  const { day } = filter;
  return (
    // On paper the whole list would be fifteen sheets: a region or a state of it is printed.
    <section class={`section ruled${isFiltered ? '' : ' screen-only'}`} id="comunas">
      <div class="wrap stack-wide">
        <h2>{m.experiences_situation_comunas_title({ count: comunas.length })}</h2>
        <form
          class="situation-day screen-only"
          action={`${situationPath.to({})}#comunas`}
          method="get"
        >
          <input type="hidden" name="al" value={day} />
          {filter.regionCode !== undefined && (
            <input type="hidden" name="region" value={filter.regionCode} />
          )}
          <SelectField
            id="estado"
            name="estado"
            label={m.experiences_column_state()}
            value={filter.state === undefined ? '' : stateWord(filter.state)}
            options={[
              { value: '', label: m.experiences_situation_all_states() },
              ...comunaStates.map((state) => ({
                value: stateWord(state),
                label: comunaStateWords[state](),
              })),
            ]}
          />
          <Button kind="secondary">{m.experiences_situation_narrow()}</Button>
          {isFiltered && (
            <a href={`${situationPath.to({}, { query: situationQuery({ day }) })}#comunas`}>
              {m.experiences_filter_clear()}
            </a>
          )}
        </form>
        <Files filter={filter} files={situationFilePaths.comunas} />
        <Disclosure
          summary={m.experiences_situation_comunas_see({ count: comunas.length })}
          open={isFiltered}
        >
          <ComunaStateTable comunas={comunas} />
        </Disclosure>
      </div>
    </section>
  );
}

/** What nobody should read into the figures. */
function Unknown() {
  return (
    <section class="section ruled">
      <div class="wrap stack">
        <h2>{m.experiences_situation_unknown_title()}</h2>
        <ul class="experience-notes prose">
          <li>{m.experiences_situation_unknown_registry()}</li>
          <li>{m.experiences_situation_unknown_turnout()}</li>
          <li>{m.experiences_situation_unknown_execution()}</li>
          <li>
            {m.experiences_situation_unknown_past({
              day: formatDay(registrySince, currentLocale()),
            })}
          </li>
        </ul>
      </div>
    </section>
  );
}
