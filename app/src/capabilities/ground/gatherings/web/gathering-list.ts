// The public list of gatherings: the same rows on its page, its CSV and its JSON.
import { systemClock } from '../../../../platform/clock.ts';
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import { parseGatheringFilter } from '../rules/gathering-filter.ts';
import { type Gathering, listGatherings } from '../store/gatherings.ts';
import { gatheringsPath } from './paths.ts';

export const FILE_ROWS = 20_000;

/** Of whom the gathering is. */
export const callerColumns = [
  column(
    'caller_kind',
    'text',
    'Quién convoca: institution, organization',
    'Who calls: institution, organization',
  ),
  column('caller', 'text', 'Quién convoca, en las direcciones', 'Who calls, in addresses'),
];

export const gatheringList: PublicList = {
  name: 'reuniones',
  title: { 'es-CL': 'Reuniones', en: 'Gatherings' },
  source: {
    'es-CL': 'Reuniones que instituciones y organizaciones convocan en Minga.',
    en: 'Gatherings that institutions and organisations call on Minga.',
  },
  page: gatheringsPath,
  columns: [
    column('id', 'text', 'Identificador en su dirección', 'Identifier in its address'),
    column('title', 'text', 'Título', 'Title'),
    column(
      'kind',
      'text',
      'Tipo: assembly (asamblea), workshop (taller), encounter (encuentro), sitting (sesión), hearing (audiencia), cabildo, roundtable (sesión de la Mesa de Trabajo)',
      'Kind: assembly, workshop, encounter, sitting, hearing, cabildo, roundtable',
    ),
    column(
      'level',
      'text',
      'Nivel: information, consultation, decision, control',
      'Level: information, consultation, decision, control',
    ),
    ...callerColumns,
    column('cut', 'text', 'Código de la comuna', 'Code of the comuna'),
    column('territory', 'text', 'Sector o unidad vecinal', 'Sector or neighbourhood unit'),
    column('place', 'text', 'Lugar', 'Place'),
    column('starts_at', 'text', 'Empieza (ISO 8601, UTC)', 'Begins (ISO 8601, UTC)'),
    column('ends_at', 'text', 'Termina (ISO 8601, UTC)', 'Ends (ISO 8601, UTC)'),
    column('capacity', 'integer', 'Cupo; vacío si no tiene', 'Capacity; empty if none'),
    column(
      'state',
      'text',
      'Estado: published, postponed, cancelled, held, approved (con acta)',
      'State: published, postponed, cancelled, held, approved (with minutes)',
    ),
  ],
  async rows(db, query) {
    const now = systemClock.now();
    const stretch = { limit: FILE_ROWS, offset: 0 };
    return (await listGatherings(db, parseGatheringFilter(query), now, stretch)).map(toCells);
  },
};

export function column(
  key: string,
  kind: Column['kind'],
  spanish: string,
  english: string,
): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

function toCells(gathering: Gathering) {
  const { slug, title, kind, level, caller, cut, territoryName, place, capacity, state } =
    gathering;
  return {
    id: slug,
    title,
    kind,
    level,
    caller_kind: caller.kind,
    caller: caller.slug,
    cut: cut ?? null,
    territory: territoryName ?? null,
    place,
    starts_at: gathering.startsAt.toISOString(),
    ends_at: gathering.endsAt.toISOString(),
    capacity: capacity ?? null,
    state,
  };
}
