// Kinds of territories, zones and landmarks, and the words by which files and forms name them.
import { plainHeading } from '../../../../platform/spreadsheet/headings.ts';

/** From the widest to the narrowest: each lies within one of a wider kind, if within any. */
export const territoryKinds = ['macrozone', 'sector', 'neighborhood-unit'] as const;
export type TerritoryKind = (typeof territoryKinds)[number];

export const zones = ['urban', 'rural'] as const;
export type Zone = (typeof zones)[number];

export const landmarkKinds = [
  'school',
  'health-centre',
  'community-hall',
  'municipal-office',
  'square',
  'sports-ground',
  'church',
  'fire-station',
  'police-station',
  'bus-stop',
  'bridge',
  'crossroads',
  'pier',
  'other',
] as const;
export type LandmarkKind = (typeof landmarkKinds)[number];

type NamesOf<Kind extends string> = Readonly<Record<Kind, readonly string[]>>;

/** Without capitals, accents or punctuation; the kind itself is always one of its names. */
const territoryNames: NamesOf<TerritoryKind> = {
  macrozone: ['macrozona', 'macro zona', 'territorio', 'territory'],
  sector: ['sectores'],
  'neighborhood-unit': ['unidad vecinal', 'uv', 'u v', 'neighbourhood unit'],
};

const zoneNames: NamesOf<Zone> = {
  urban: ['urbana', 'urbano', 'u'],
  rural: ['r'],
};

const landmarkNames: NamesOf<LandmarkKind> = {
  school: ['escuela', 'colegio', 'liceo', 'jardin infantil', 'establecimiento educacional'],
  'health-centre': [
    'salud',
    'centro de salud',
    'posta',
    'posta rural',
    'cesfam',
    'cecosf',
    'consultorio',
    'hospital',
    'health center',
  ],
  'community-hall': [
    'sede',
    'sede social',
    'sede vecinal',
    'sede comunitaria',
    'centro comunitario',
  ],
  'municipal-office': ['municipalidad', 'delegacion', 'delegacion municipal', 'oficina municipal'],
  square: ['plaza', 'plazoleta', 'parque', 'park'],
  'sports-ground': ['cancha', 'multicancha', 'estadio', 'gimnasio'],
  church: ['iglesia', 'capilla', 'templo', 'parroquia', 'chapel'],
  'fire-station': ['bomberos', 'cuartel de bomberos', 'compania de bomberos'],
  'police-station': ['carabineros', 'reten', 'comisaria', 'tenencia'],
  'bus-stop': ['paradero', 'terminal', 'garita'],
  bridge: ['puente'],
  crossroads: ['cruce'],
  pier: ['muelle', 'embarcadero', 'rampa', 'caleta'],
  other: ['otro', 'otra'],
};

export function parseTerritoryKind(text: string): TerritoryKind | undefined {
  return kindNamed(text, territoryNames);
}

export function parseZone(text: string): Zone | undefined {
  return kindNamed(text, zoneNames);
}

export function parseLandmarkKind(text: string): LandmarkKind | undefined {
  return kindNamed(text, landmarkNames);
}

function kindNamed<Kind extends string>(text: string, names: NamesOf<Kind>): Kind | undefined {
  const asked = plainHeading(text);
  const kinds = Object.keys(names) as Kind[];
  return kinds.find((kind) => plainHeading(kind) === asked || names[kind].includes(asked));
}

/** Whether a territory of kind `wider` may hold one of kind `kind`. */
export function isWider(wider: TerritoryKind, kind: TerritoryKind): boolean {
  return territoryKinds.indexOf(wider) < territoryKinds.indexOf(kind);
}
