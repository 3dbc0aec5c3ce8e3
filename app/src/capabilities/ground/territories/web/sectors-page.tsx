// The parts of a comuna and its landmarks: searched, drawn and listed.

import { m } from '#words';
import type { MapTiles } from '../../../../platform/map-tiles.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { EmptyState } from '../../../../ui/empty-state/empty-state.tsx';
import { Field, SelectField } from '../../../../ui/field/field.tsx';
import { Hero } from '../../../../ui/hero/hero.tsx';
import { ListFiles } from '../../../../ui/list-files/list-files.tsx';
import { territoryKinds, zones } from '../rules/kind-names.ts';
import { isUnfilteredSectors, type SectorFilter } from '../rules/sector-filter.ts';
import type { ComunaRow } from '../store/comunas.ts';
import { ComunaMap } from './comuna-map.tsx';
import {
  comunaPath,
  comunasPath,
  landmarksCsvPath,
  landmarksJsonPath,
  sectorsPath,
  streetMapPath,
  territoriesCsvPath,
  territoriesJsonPath,
} from './paths.ts';
import { SectorTables } from './sector-tables.tsx';
import { count, territoryCounts, territoryKindNames, zoneNames } from './sector-words.ts';
import type { SectorsOfComuna } from './sectors-of-comuna.ts';
import { StreetMap } from './street-map.tsx';

export interface SectorsPageProps {
  readonly comuna: ComunaRow;
  readonly sectors: SectorsOfComuna;
}

export function SectorsHero({ comuna: { name, slug }, sectors }: SectorsPageProps) {
  return (
    <Hero
      title={m.territories_sectors_title({ comuna: name })}
      crumbs={[
        { label: m.territories_comunas(), href: comunasPath.to({}) },
        { label: name, href: comunaPath.to({ slug }) },
        { label: m.territories_sectors() },
      ]}
      lead={summaryOf(sectors)}
    />
  );
}

/** "3 sectores, 44 unidades vecinales, 12 hitos"; undefined where there is nothing. */
export function summaryOf({ allTerritories, allLandmarks }: SectorsOfComuna): string | undefined {
  const parts = territoryKinds.map((kind) => {
    const all = allTerritories.filter((one) => one.kind === kind).length;
    return all === 0 ? '' : territoryCounts[kind](count(all));
  });
  const landmarks = allLandmarks.length;
  const told = [...parts, landmarks === 0 ? '' : m.territories_count_landmark(count(landmarks))];
  const said = told.filter((part) => part !== '');
  return said.length === 0 ? undefined : `${said.join(', ')}.`;
}

interface SectorsBodyProps extends SectorsPageProps {
  /** For a map with streets, where the operator has them and there is something to show. */
  readonly tiles: MapTiles | undefined;
}

export function SectorsPage({ comuna, sectors, tiles }: SectorsBodyProps) {
  const { allTerritories, allLandmarks } = sectors;
  if (allTerritories.length + allLandmarks.length === 0) {
    return (
      <section class="section">
        <div class="wrap">
          <NoSectors comuna={comuna} level={2} />
        </div>
      </section>
    );
  }
  return (
    <section class="section">
      <div class="wrap sectors-grid">
        <SectorFilterForm comuna={comuna} sectors={sectors} />
        <div class="sectors-map">
          <SectorMap comuna={comuna} sectors={sectors} />
          {tiles && (
            <StreetMap
              comunaName={comuna.name}
              tiles={tiles}
              places={streetMapPath.to(
                { slug: comuna.slug },
                { query: sectorFilterQuery(sectors.filter) },
              )}
            />
          )}
        </div>
        <div class="stack-wide">
          <Found comuna={comuna} sectors={sectors} />
        </div>
      </div>
    </section>
  );
}

function SectorFilterForm({ comuna: { slug }, sectors }: SectorsPageProps) {
  const { filter, allTerritories } = sectors;
  const kinds = territoryKinds.filter((kind) => allTerritories.some((one) => one.kind === kind));
  const hasZones = allTerritories.some(({ zone }) => zone !== undefined);
  const any = { value: '', label: m.territories_filter_any() };
  return (
    <form class="territories-filter" action={sectorsPath.to({ slug })} method="get">
      <Field
        id="q"
        name="q"
        type="search"
        label={m.territories_sectors_search()}
        value={filter.text}
      />
      {kinds.length > 1 && (
        <SelectField
          id="tipo"
          name="tipo"
          label={m.territories_column_kind()}
          value={filter.kind ?? ''}
          options={[
            any,
            ...kinds.map((kind) => ({ value: kind, label: territoryKindNames[kind]() })),
          ]}
        />
      )}
      {hasZones && (
        <SelectField
          id="zona"
          name="zona"
          label={m.territories_column_zone()}
          value={filter.zone ?? ''}
          options={[any, ...zones.map((zone) => ({ value: zone, label: zoneNames[zone]() }))]}
        />
      )}
      <div class="cluster">
        <Button kind="secondary">{m.territories_filter_apply()}</Button>
        {!isUnfilteredSectors(filter) && (
          <a href={sectorsPath.to({ slug })}>{m.territories_filter_clear()}</a>
        )}
      </div>
    </form>
  );
}

function Found({ comuna: { slug }, sectors }: SectorsPageProps) {
  const { filter, territories, landmarks } = sectors;
  if (territories.length + landmarks.length === 0) {
    return (
      <EmptyState
        title={m.territories_sectors_none_found()}
        actions={<a href={sectorsPath.to({ slug })}>{m.territories_filter_clear()}</a>}
      >
        <p>{m.territories_sectors_none_found_help()}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <SectorTables {...sectors} level={2} />
      <SectorDownloads query={{ comuna: slug, ...sectorFilterQuery(filter) }} />
    </>
  );
}

function sectorFilterQuery({ text, kind, zone }: SectorFilter): Record<string, string> {
  return { q: text, tipo: kind ?? '', zona: zone ?? '' };
}

function SectorDownloads({ query }: { readonly query: Readonly<Record<string, string>> }) {
  return (
    <>
      <ListFiles
        csv={territoriesCsvPath.to({}, { query })}
        json={territoriesJsonPath.to({}, { query })}
      />
      <ListFiles
        said={m.territories_download_landmarks()}
        csv={landmarksCsvPath.to({}, { query })}
        json={landmarksJsonPath.to({}, { query })}
      />
    </>
  );
}

/** The drawing, or why there is none yet. */
export function SectorMap({ comuna: { name }, sectors }: SectorsPageProps) {
  const { drawing, attribution } = sectors;
  if (drawing === undefined) return <p class="secondary">{m.territories_comuna_map_none()}</p>;
  return <ComunaMap comunaName={name} drawing={drawing} attribution={attribution} />;
}

interface NoSectorsProps {
  readonly comuna: ComunaRow;
  readonly level: 2 | 3;
}

/** Who can add them, and how. */
export function NoSectors({ comuna: { name, municipalityName }, level }: NoSectorsProps) {
  return (
    <EmptyState title={m.territories_sectors_none_title({ comuna: name })} level={level}>
      <p>{m.territories_sectors_none_what()}</p>
      <p>{m.territories_sectors_none_who({ comuna: municipalityName })}</p>
    </EmptyState>
  );
}
