// A region's page: its figures, its map, its comunas, and what others add.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { type Figure, KeyFigures } from '../../../../ui/figures/figures.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import type { ComunaOrder } from '../rules/comuna-filter.ts';
import { orderWords } from '../rules/comuna-filter.ts';
import type { RegionDrawing } from '../rules/region-drawing.ts';
import type { ChileMap } from '../store/chile-map.ts';
import type { ComunaRow } from '../store/comunas.ts';
import type { RegionRow } from '../store/regions.ts';
import { ChileFrame } from './chile-frame.tsx';
import { ComunaTable } from './comuna-table.tsx';
import { Downloads } from './downloads.tsx';
import { comunasPath, regionPath } from './paths.ts';
import { RegionMap } from './region-map.tsx';
import type { Panel } from './slots.ts';

export interface RegionPageProps {
  readonly region: RegionRow;
  readonly comunas: readonly ComunaRow[];
  readonly order: ComunaOrder;
  readonly panels: readonly Panel[];
  readonly map: ChileMap;
  readonly drawing: RegionDrawing;
}

export function RegionHero({ region, comunas, map }: Omit<RegionPageProps, 'order' | 'panels'>) {
  const locale = currentLocale();
  const capital = comunas.find(({ name }) => name === region.capital);
  return (
    <Hero
      title={region.name}
      crumbs={[
        { label: m.territories_comunas(), href: comunasPath.to({}) },
        { label: region.shortName },
      ]}
      lead={m.territories_region_lead({
        comunas: formatNumber(region.comunasCount, locale),
        population: formatNumber(region.populationCount, locale),
        capital: region.capital,
      })}
      aside={
        <ChileFrame
          map={map}
          variant="backdrop"
          alt={m.territories_map_where({ name: region.name })}
          {...(capital === undefined ? {} : { ringed: capital.cut })}
        />
      }
    />
  );
}

export function RegionPage({ region, comunas, order, panels, map, drawing }: RegionPageProps) {
  return (
    <>
      <section class="section">
        <div class="wrap">
          <KeyFigures figures={figuresOf(region)} />
        </div>
      </section>
      <section class="section">
        <div class="wrap columns">
          <div class="stack-wide">
            <h2>{m.territories_region_comunas()}</h2>
            <Downloads query={{ region: region.code, ...orderQuery(order) }} />
            <ComunaTable
              caption={
                order === 'population'
                  ? m.territories_table_region_population({ region: region.name })
                  : m.territories_table_region({ region: region.name })
              }
              comunas={comunas}
              place="province"
              sort={{
                name: sortBy(region, 'north-south', order),
                population: sortBy(region, 'population', order),
              }}
            />
          </div>
          <div class="stack">
            <h2 class="panel-heading">{m.territories_region_map_title()}</h2>
            <RegionMap regionName={region.name} drawing={drawing} comunas={comunas} map={map} />
          </div>
        </div>
      </section>
      {panels.map((panel) => (
        <section class="section">
          <div class="wrap">
            <div class="stack ruled-above">
              <h2>{panel.title}</h2>
              {panel.body}
            </div>
          </div>
        </section>
      ))}
    </>
  );
}

function figuresOf(region: RegionRow): Figure[] {
  const locale = currentLocale();
  return [
    {
      figure: formatNumber(region.populationCount, locale),
      label: m.territories_place_population(),
      source: { name: m.territories_place_population_source() },
    },
    { figure: formatNumber(region.comunasCount, locale), label: m.territories_comunas() },
    {
      figure: formatNumber(region.provinces.length, locale),
      label: `${m.territories_place_provinces()}: ${region.provinces.join(', ')}`,
    },
  ];
}

function sortBy(region: RegionRow, by: ComunaOrder, now: ComunaOrder) {
  const href = regionPath.to({ slug: region.slug }, { query: orderQuery(by) });
  if (by !== now) return { href };
  return { href, order: by === 'population' ? ('descending' as const) : ('ascending' as const) };
}

function orderQuery(order: ComunaOrder): Readonly<Record<string, string>> {
  return order === 'north-south' ? {} : { orden: orderWords[order] };
}
