// A comuna's own page: where it is, what is known of it, its participatory budgets, and what others add.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { formatNumber } from '../../../../ui/format.ts';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { type ChileanZone, offsetMinutes, offsetWords } from '../rules/time-zone.ts';
import type { ChileMap } from '../store/chile-map.ts';
import type { ComunaRow } from '../store/comunas.ts';
import { ChileFrame } from './chile-frame.tsx';
import { comunaPath, comunasPath, regionPath } from './paths.ts';
import { type PlaceFact, PlaceFacts } from './place-facts.tsx';
import type { SectorsOfComuna } from './sectors-of-comuna.ts';
import { SectorsPanel } from './sectors-panel.tsx';
import type { NextStep, Panel } from './slots.ts';

export interface ComunaPageProps {
  readonly comuna: ComunaRow;
  readonly panels: readonly Panel[];
  readonly steps: readonly NextStep[];
  readonly sectors: SectorsOfComuna;
  readonly map: ChileMap;
  /** Milliseconds since 1970: the distance from UTC is that of this instant. */
  readonly now: number;
}

export function ComunaHero({ comuna, map }: Pick<ComunaPageProps, 'comuna' | 'map'>) {
  const { cut, name, provinceName, populationCount, regionName, regionSlug } = comuna;
  return (
    <Hero
      title={name}
      crumbs={[
        { label: m.territories_comunas(), href: comunasPath.to({}) },
        { label: regionName, href: regionPath.to({ slug: regionSlug }) },
        { label: name },
      ]}
      lead={m.territories_comuna_lead({
        population: formatNumber(populationCount, currentLocale()),
        province: provinceName,
      })}
      aside={
        <ChileFrame
          map={map}
          variant="backdrop"
          ringed={cut}
          alt={m.territories_map_where({ name })}
        />
      }
    />
  );
}

export function ComunaPage({ comuna, panels, steps, sectors, now }: ComunaPageProps) {
  const editions = panels.filter(({ listsEditions }) => listsEditions);
  const others = panels.filter((panel) => !editions.includes(panel));
  return (
    <section class="section">
      <div class="wrap columns">
        <div class="stack-wide">
          <h2>{m.territories_budgets_title()}</h2>
          {editions.length === 0 ? (
            <NoEdition comuna={comuna} steps={steps} />
          ) : (
            editions.map(({ body }) => <div class="stack">{body}</div>)
          )}
          {others.map((panel) => (
            <section class="stack ruled-above">
              <h2>{panel.title}</h2>
              {panel.body}
            </section>
          ))}
          <SectorsPanel comuna={comuna} sectors={sectors} />
        </div>
        <aside class="stack" aria-labelledby="place">
          <h2 class="panel-heading" id="place">
            {m.territories_place_title()}
          </h2>
          <PlaceFacts facts={factsOf(comuna, now)} />
        </aside>
      </div>
    </section>
  );
}

function NoEdition({ comuna, steps }: Pick<ComunaPageProps, 'comuna' | 'steps'>) {
  return (
    <EmptyState
      title={m.territories_budgets_none_title({ comuna: comuna.name })}
      level={3}
      actions={steps.map(({ label, href }) => <a href={href}>{label}</a>)}
    >
      <p>{m.territories_budgets_what()}</p>
      <p>{m.territories_budgets_meanwhile()}</p>
    </EmptyState>
  );
}

const zoneNames: Readonly<Record<ChileanZone, () => string>> = {
  'America/Santiago': m.territories_zone_santiago,
  'America/Coyhaique': m.territories_zone_coyhaique,
  'America/Punta_Arenas': m.territories_zone_punta_arenas,
  'Pacific/Easter': m.territories_zone_easter,
};

function factsOf(comuna: ComunaRow, now: number): PlaceFact[] {
  const locale = currentLocale();
  const { areaKm2, lat, lon, timeZone } = comuna;
  return [
    {
      label: m.territories_place_population(),
      value: m.territories_place_population_value({
        population: formatNumber(comuna.populationCount, locale),
      }),
      source: m.territories_place_population_source(),
    },
    {
      label: m.territories_place_region(),
      value: <a href={regionPath.to({ slug: comuna.regionSlug })}>{comuna.regionName}</a>,
    },
    { label: m.territories_place_province(), value: comuna.provinceName },
    {
      label: m.territories_place_time(),
      value: m.territories_place_time_value({
        zone: zoneNames[timeZone](),
        offset: offsetWords(offsetMinutes(timeZone, now)),
      }),
    },
    { label: m.territories_place_code(), value: <span class="code">{comuna.cut}</span> },
    { label: m.territories_place_municipality(), value: <Municipality {...comuna} /> },
    ...(areaKm2 === null
      ? []
      : [
          {
            label: m.territories_place_area(),
            value: m.territories_place_area_value({ area: formatNumber(areaKm2, locale) }),
          },
        ]),
    ...(lat === null || lon === null
      ? []
      : [
          {
            label: m.territories_place_centre(),
            value: m.territories_place_centre_value({
              lat: formatNumber(-lat, locale, 2),
              lon: formatNumber(-lon, locale, 2),
            }),
          },
        ]),
  ];
}

function Municipality(comuna: ComunaRow) {
  if (comuna.municipalityCut === comuna.cut) {
    return <>{m.territories_place_municipality_own({ comuna: comuna.name })}</>;
  }
  return (
    <a href={comunaPath.to({ slug: comuna.municipalitySlug })}>
      {m.territories_place_municipality_other({ comuna: comuna.municipalityName })}
    </a>
  );
}
