// The parts of a comuna and its landmarks as ruled rows: the twin of their drawing.
import { m } from '#words';
import { SourceLine } from '../../../../ui/figures/figures.tsx';
import { RuledTable } from '../../../../ui/table/ruled-table.tsx';
import { type TerritoryKind, territoryKinds } from '../rules/kind-names.ts';
import type { TerritoryRow } from '../store/comuna-territories.ts';
import type { LandmarkRow } from '../store/landmarks.ts';
import {
  count,
  landmarkKindNames,
  placeWords,
  territoryCounts,
  territoryKindNames,
  zoneNames,
} from './sector-words.ts';

interface TablesProps {
  readonly territories: readonly TerritoryRow[];
  readonly landmarks: readonly LandmarkRow[];
  /** Drawn for a demonstration, and told by nobody. */
  readonly isInvented: boolean;
  /** Level of each table's own heading. */
  readonly level: 2 | 3;
}

/** One table a kind, from the widest to the narrowest, then the landmarks. */
export function SectorTables({ territories, landmarks, isInvented, level }: TablesProps) {
  const Heading = `h${level}` as const;
  return (
    <>
      {territoryKinds.map((kind) => {
        const ofKind = territories.filter((one) => one.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <div class="stack">
            <Heading>{territoryCounts[kind](count(ofKind.length))}</Heading>
            <TerritoryTable kind={kind} territories={ofKind} />
            <Sources territories={ofKind} isInvented={isInvented} />
          </div>
        );
      })}
      {landmarks.length > 0 && (
        <div class="stack">
          <Heading>{m.territories_count_landmark(count(landmarks.length))}</Heading>
          <LandmarkTable landmarks={landmarks} />
        </div>
      )}
    </>
  );
}

interface TerritoryTableProps {
  readonly kind: TerritoryKind;
  readonly territories: readonly TerritoryRow[];
}

/** Columns that would be empty in every row are left out. */
function TerritoryTable({ kind, territories }: TerritoryTableProps) {
  const hasParents = territories.some(({ parent }) => parent !== undefined);
  const hasZones = territories.some(({ zone }) => zone !== undefined);
  return (
    <RuledTable
      caption={territoryKindNames[kind]()}
      captionHidden
      columns={[
        { label: m.territories_column_number() },
        { label: m.territories_column_name() },
        ...(hasParents ? [{ label: m.territories_column_parent() }] : []),
        ...(hasZones ? [{ label: m.territories_column_zone() }] : []),
      ]}
      rows={territories.map(({ code, name, parent, zone }) => [
        code,
        name,
        ...(hasParents ? [parent?.name] : []),
        ...(hasZones ? [zone && zoneNames[zone]()] : []),
      ])}
    />
  );
}

/** Public pages that were read where the municipality has not told it here. */
function Sources({ territories, isInvented }: Pick<TablesProps, 'territories' | 'isInvented'>) {
  const ownSource = isInvented ? m.territories_source_invented : m.territories_source_municipality;
  const urls = new Set(territories.flatMap(({ sourceUrl }) => sourceUrl ?? []));
  return (
    <p class="secondary">
      {urls.size === 0
        ? ownSource()
        : [...urls].map((url) => <SourceLine name={new URL(url).hostname} href={url} />)}
    </p>
  );
}

function LandmarkTable({ landmarks }: Pick<TablesProps, 'landmarks'>) {
  return (
    <RuledTable
      caption={m.territories_landmarks()}
      captionHidden
      narrow="stack"
      columns={[
        { label: m.territories_column_name() },
        { label: m.territories_column_what() },
        { label: m.territories_column_where() },
      ]}
      rows={landmarks.map(({ name, kind, place }) => [
        name,
        landmarkKindNames[kind](),
        placeWords(place),
      ])}
    />
  );
}
