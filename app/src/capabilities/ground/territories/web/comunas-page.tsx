// The comunas of the country: found by name, narrowed by region, beside the map that shows where each one is.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Choices, SelectField } from '../../../../ui/field/field.tsx';
import { SearchForm } from '../../../../ui/field/search-form.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import {
  type ComunaFilter,
  comunaFilterQuery,
  isUnfiltered,
  orderWords,
} from '../rules/comuna-filter.ts';
import type { ChileMap } from '../store/chile-map.ts';
import type { ComunaRow } from '../store/comunas.ts';
import type { RegionRow } from '../store/regions.ts';
import { ChileFrame } from './chile-frame.tsx';
import { ComunaTable } from './comuna-table.tsx';
import { Downloads } from './downloads.tsx';
import { comunaPath, comunasPath, regionPath } from './paths.ts';
import { regionLinks } from './region-labels.ts';

export interface ComunasPageProps {
  readonly filter: ComunaFilter;
  readonly comunas: readonly ComunaRow[];
  readonly regions: readonly RegionRow[];
  /** Regions whose name has what was typed. */
  readonly regionsFound: readonly RegionRow[];
  /** When nothing was found: names that look like what was typed. */
  readonly guesses: readonly ComunaRow[];
  readonly map: ChileMap;
}

export function ComunasHero({ filter, map }: Pick<ComunasPageProps, 'filter' | 'map'>) {
  const { q: _, ...kept } = comunaFilterQuery(filter);
  const count = formatNumber(map.comunasCount, currentLocale());
  return (
    <Hero
      title={m.territories_list_title()}
      lead={m.territories_list_lead({ count })}
      actions={
        <>
          <SearchForm
            id="comuna"
            action={comunasPath.to({})}
            label={m.territories_search_label()}
            placeholder={m.territories_search_placeholder()}
            value={filter.text}
            kept={kept}
          />
          <div class="territories-narrow">
            <ChileFrame map={map} variant="lying" />
          </div>
        </>
      }
    />
  );
}

export function ComunasPage(props: ComunasPageProps) {
  const { filter, comunas, regions } = props;
  return (
    <section class="section">
      <div class="wrap stack-wide">
        <FilterForm filter={filter} regions={regions} />
        <RegionsFound regions={props.regionsFound} />
        {comunas.length === 0 ? (
          <NothingFound filter={filter} guesses={props.guesses} />
        ) : (
          <Found {...props} />
        )}
      </div>
    </section>
  );
}

export function ComunasSpine({ map, regions }: Pick<ComunasPageProps, 'map' | 'regions'>) {
  const labels = regionLinks(map, regions, currentLocale());
  return (
    <div class="deep">
      <ChileFrame map={map} variant="upright" labels={labels} />
      <p class="territories-islands secondary">{m.territories_map_islands()}</p>
    </div>
  );
}

function FilterForm({ filter, regions }: Pick<ComunasPageProps, 'filter' | 'regions'>) {
  return (
    <form class="territories-filter" action={comunasPath.to({})} method="get">
      <h2 class="panel-heading">{m.territories_filter_title()}</h2>
      {filter.text !== '' && <input type="hidden" name="q" value={filter.text} />}
      <SelectField
        id="region"
        name="region"
        label={m.territories_filter_region()}
        value={filter.regionCode ?? ''}
        options={[
          { value: '', label: m.territories_filter_region_all() },
          ...regions.map(({ code, shortName }) => ({ value: code, label: shortName })),
        ]}
      />
      <SelectField
        id="orden"
        name="orden"
        label={m.territories_filter_order()}
        value={orderWords[filter.order]}
        options={[
          { value: orderWords['north-south'], label: m.territories_filter_north_south() },
          { value: orderWords.name, label: m.territories_filter_name() },
          { value: orderWords.population, label: m.territories_filter_population() },
        ]}
      />
      <Choices
        id="experiencias"
        name="experiencias"
        type="checkbox"
        label={m.territories_filter_experiences()}
        chosen={filter.onlyWithExperiences ? ['1'] : []}
        options={[{ value: '1', label: m.territories_filter_experiences_only() }]}
      />
      <div class="cluster">
        <Button kind="secondary">{m.territories_filter_apply()}</Button>
        {!isUnfiltered(filter) && <a href={comunasPath.to({})}>{m.territories_filter_clear()}</a>}
      </div>
    </form>
  );
}

function RegionsFound({ regions }: { readonly regions: readonly RegionRow[] }) {
  if (regions.length === 0) return null;
  return (
    <p>
      {m.territories_regions_found()}{' '}
      {regions.map(({ slug, name }, at) => (
        <>
          {at > 0 && ', '}
          <a href={regionPath.to({ slug })}>{name}</a>
        </>
      ))}
    </p>
  );
}

function Found({ filter, comunas, regions }: ComunasPageProps) {
  const isGrouped = isUnfiltered(filter) && filter.order === 'north-south';
  return (
    <div class="stack-wide">
      <h2>{resultsHeading(filter, comunas.length, regions)}</h2>
      <Downloads query={comunaFilterQuery(filter)} />
      {isGrouped ? (
        <div>
          {regions.map((region) => (
            <RegionGroup region={region} comunas={comunas} />
          ))}
        </div>
      ) : (
        <ComunaTable
          caption={m.territories_table_all()}
          comunas={comunas}
          place={filter.regionCode === undefined ? 'region' : 'province'}
        />
      )}
    </div>
  );
}

function resultsHeading(
  filter: ComunaFilter,
  count: number,
  regions: readonly RegionRow[],
): string {
  const region = regions.find(({ code }) => code === filter.regionCode);
  return [
    m.territories_results({ count, number: formatNumber(count, currentLocale()) }),
    filter.text === '' ? '' : m.territories_results_for({ text: filter.text }),
    region === undefined ? '' : m.territories_results_in({ region: region.shortName }),
    filter.onlyWithExperiences ? m.territories_results_with_experiences() : '',
  ]
    .filter((words) => words !== '')
    .join(' ');
}

/** A region's comunas, opened on request: the sixteen regions stand along the map like their names on it. */
function RegionGroup({
  region,
  comunas,
}: {
  readonly region: RegionRow;
  readonly comunas: readonly ComunaRow[];
}) {
  const { name, shortName, slug, comunasCount } = region;
  return (
    <div class="territories-group">
      <Disclosure summary={m.territories_group({ region: shortName, comunas: comunasCount })}>
        <p>
          <a href={regionPath.to({ slug })}>{name}</a>
        </p>
        <ComunaTable
          caption={m.territories_table_region({ region: name })}
          comunas={comunas.filter(({ regionCode }) => regionCode === region.code)}
          place="province"
        />
      </Disclosure>
    </div>
  );
}

function NothingFound({ filter, guesses }: Pick<ComunasPageProps, 'filter' | 'guesses'>) {
  const title =
    filter.text === ''
      ? m.territories_none_filtered_title()
      : m.territories_none_title({ text: filter.text });
  return (
    <EmptyState title={title} actions={<a href={comunasPath.to({})}>{m.territories_all()}</a>}>
      {guesses.length > 0 && <Guesses guesses={guesses} />}
      <p>{m.territories_none_help()}</p>
    </EmptyState>
  );
}

export function Guesses({ guesses }: Pick<ComunasPageProps, 'guesses'>) {
  return (
    <div>
      <p>{m.territories_none_guesses()}</p>
      <ul class="territories-guesses">
        {guesses.map(({ slug, name, regionShortName }) => (
          <li>
            <a href={comunaPath.to({ slug })}>{name}</a>{' '}
            <span class="secondary">{regionShortName}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
