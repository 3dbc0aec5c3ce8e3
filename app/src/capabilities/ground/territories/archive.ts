// The sectors and landmarks of a municipality as maps, for the archive with which it takes its data away.
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import {
  type ArchivedFile,
  type ArchivedInstitution,
  type ArchiveTools,
  jsonFile,
} from '../../../platform/institution-archive.ts';
import { parseCut } from './rules/cut.ts';
import { polygonsOf } from './rules/ring-polygons.ts';
import { listTerritories, type TerritoryRow } from './store/comuna-territories.ts';
import { type LandmarkRow, listLandmarks } from './store/landmarks.ts';

/** Whatever is not drawn and has no centre has no geometry. */
type MaybePlaced = Feature<Geometry | null>;

/** Nothing for an institution that governs no comuna. */
export async function* territoriesArchive(
  { db }: ArchiveTools,
  institution: ArchivedInstitution,
): AsyncIterable<ArchivedFile> {
  const cut = parseCut(institution.cut);
  if (cut === undefined) return;
  const territories = await listTerritories(db, cut);
  yield jsonFile(
    'territorio/sectores.geojson',
    'Macrozonas, sectores y unidades vecinales vigentes, con su forma donde se conoce (GeoJSON, WGS 84).',
    collectionOf(territories.map(territoryFeature)),
  );
  const landmarks = await listLandmarks(db, cut);
  yield jsonFile(
    'territorio/hitos.geojson',
    'Hitos vigentes de la comuna (GeoJSON, WGS 84).',
    collectionOf(landmarks.map(landmarkFeature)),
  );
}

function collectionOf(features: MaybePlaced[]): FeatureCollection<Geometry | null> {
  return { type: 'FeatureCollection', features };
}

function territoryFeature(row: TerritoryRow): MaybePlaced {
  const { id, kind, code, name, zone, parent, centre, shape, sourceUrl } = row;
  const point = centre && { type: 'Point' as const, coordinates: [centre.lon, centre.lat] };
  const drawn = shape && { type: 'MultiPolygon' as const, coordinates: polygonsOf(shape) };
  return {
    type: 'Feature',
    id,
    geometry: drawn ?? point ?? null,
    properties: {
      kind,
      code,
      name,
      zone: zone ?? null,
      parent_kind: parent?.kind ?? null,
      parent_code: parent?.code ?? null,
      source_url: sourceUrl ?? null,
    },
  };
}

function landmarkFeature(row: LandmarkRow): MaybePlaced {
  return {
    type: 'Feature',
    id: row.id,
    geometry: { type: 'Point', coordinates: [row.place.lon, row.place.lat] },
    properties: { kind: row.kind, name: row.name },
  };
}
