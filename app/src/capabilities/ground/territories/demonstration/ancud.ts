// The sectors and landmarks of Ancud in a demonstration: drawn by hand and from memory, no boundary of anybody.
import { parseCut } from '../rules/cut.ts';
import type { LandmarkKind, Zone } from '../rules/kind-names.ts';

/** Its pages say that this is invented. */
export const demonstratedCut = parseCut('10202');

interface InventedSector {
  readonly code: string;
  readonly name: string;
  readonly zone: Zone;
  /** Longitude and latitude of each corner. */
  readonly corners: readonly (readonly [number, number])[];
}

/** Neighbours share their corners. */
const corner = {
  castle: [-73.8385, -41.8625],
  beach: [-73.836, -41.8725],
  market: [-73.827, -41.8755],
  gymnasium: [-73.816, -41.8745],
  arena: [-73.8165, -41.8655],
  harbour: [-73.805, -41.8655],
  creek: [-73.804, -41.8755],
  stairs: [-73.81, -41.877],
  bridge: [-73.7865, -41.8765],
  ford: [-73.796, -41.88],
  mill: [-73.8, -41.89],
  hill: [-73.815, -41.893],
  chapel: [-73.829, -41.883],
  fork: [-73.835, -41.905],
  lake: [-73.9, -41.925],
  dunes: [-73.97, -41.925],
  ranch: [-73.81, -41.965],
  woods: [-73.75, -41.985],
  cove: [-73.745, -41.868],
  plain: [-73.7, -41.885],
  crossing: [-73.665, -41.915],
} as const;

export const inventedSectors: readonly InventedSector[] = [
  {
    code: '1',
    name: 'Centro',
    zone: 'urban',
    corners: [
      corner.castle,
      [-73.8335, -41.859],
      [-73.826, -41.8645],
      corner.arena,
      corner.gymnasium,
      corner.market,
      corner.beach,
    ],
  },
  {
    code: '2',
    name: 'Fátima y Bonilla',
    zone: 'urban',
    corners: [
      corner.market,
      corner.gymnasium,
      corner.stairs,
      corner.creek,
      corner.ford,
      corner.mill,
      corner.hill,
      corner.chapel,
    ],
  },
  {
    code: '3',
    name: 'Caracoles',
    zone: 'urban',
    corners: [corner.arena, corner.harbour, corner.creek, corner.stairs, corner.gymnasium],
  },
  {
    code: '4',
    name: 'Pudeto',
    zone: 'urban',
    corners: [
      corner.harbour,
      [-73.795, -41.8635],
      [-73.789, -41.869],
      corner.bridge,
      corner.ford,
      corner.creek,
    ],
  },
  {
    code: '5',
    name: 'Lechagua y Quetalmahue',
    zone: 'rural',
    corners: [
      [-74, -41.905],
      [-73.995, -41.855],
      [-73.95, -41.835],
      [-73.9, -41.845],
      [-73.865, -41.862],
      corner.castle,
      corner.beach,
      corner.market,
      corner.chapel,
      corner.fork,
      corner.lake,
      corner.dunes,
    ],
  },
  {
    code: '6',
    name: 'Caulín y Huelden',
    zone: 'rural',
    corners: [
      corner.cove,
      [-73.735, -41.845],
      [-73.69, -41.835],
      [-73.65, -41.812],
      [-73.6, -41.797],
      [-73.555, -41.8],
      [-73.54, -41.85],
      [-73.58, -41.895],
      corner.crossing,
      corner.plain,
    ],
  },
  {
    code: '7',
    name: 'Pupelde',
    zone: 'rural',
    corners: [
      corner.bridge,
      [-73.775, -41.872],
      corner.cove,
      corner.plain,
      corner.crossing,
      [-73.68, -41.96],
      corner.woods,
      corner.ranch,
      corner.fork,
      corner.chapel,
      corner.hill,
      corner.mill,
      corner.ford,
    ],
  },
  {
    code: '8',
    name: 'Chepu',
    zone: 'rural',
    corners: [
      corner.dunes,
      corner.lake,
      corner.fork,
      corner.ranch,
      corner.woods,
      [-73.77, -42.04],
      [-73.85, -42.085],
      [-73.95, -42.09],
      [-74.02, -42.05],
      [-74.03, -41.97],
    ],
  },
];

/** Places that are well known there, about where they are: kind, name, latitude and longitude. */
export const inventedLandmarks: readonly (readonly [LandmarkKind, string, number, number])[] = [
  ['square', 'Plaza de Armas', -41.8697, -73.827],
  ['municipal-office', 'Municipalidad', -41.8692, -73.8262],
  ['church', 'Catedral', -41.8701, -73.8259],
  ['other', 'Mercado municipal', -41.8684, -73.8258],
  ['other', 'Fuerte San Antonio', -41.8611, -73.8327],
  ['other', 'Feria rural', -41.8712, -73.8254],
  ['sports-ground', 'Gimnasio fiscal', -41.8706, -73.8214],
  ['bus-stop', 'Terminal de buses', -41.8737, -73.8113],
  ['church', 'Capilla de Fátima', -41.8779, -73.8183],
  ['pier', 'Muelle de Pudeto', -41.8669, -73.7956],
  ['bridge', 'Puente Pudeto', -41.8762, -73.7882],
  ['community-hall', 'Sede de Lechagua', -41.8754, -73.8842],
  ['community-hall', 'Sede de Quetalmahue', -41.8556, -73.9327],
  ['community-hall', 'Sede de Caulín', -41.8306, -73.6203],
  ['community-hall', 'Sede de Pupelde', -41.8912, -73.7671],
  ['school', 'Escuela de Chepu', -42.0381, -73.8604],
];
