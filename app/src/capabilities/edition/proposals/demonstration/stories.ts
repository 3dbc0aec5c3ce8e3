// Which invented proposals belong to which edition of a demonstration, and the organisations that stand behind some.
import { ancudMerge, ancudNeighbourhoods } from './ancud-neighbourhoods.ts';
import { plazasAndVeredas, ribera } from './ancud-sealed.ts';
import { barrios, escuelas } from './ancud-voted.ts';
import { ancudWorks } from './ancud-works.ts';
import type { InventedMerge, InventedProposal } from './invented.ts';
import { osorno } from './osorno-voted.ts';
import { chiloe, quellon } from './other-editions.ts';
import { programmes } from './programmes.ts';

export interface Story {
  readonly institution: string;
  readonly edition: string;
  readonly proposals: readonly InventedProposal[];
  readonly merge?: InventedMerge;
  /** Its institution published what things cost. */
  readonly publishesPrices?: true;
  /** The last was sent then, where the submission goes on or was cut short. */
  readonly lastDaysAgo?: number;
}

export const stories: readonly Story[] = [
  {
    institution: 'ancud',
    edition: 'presupuesto-participativo',
    proposals: [...ancudWorks, ...ancudNeighbourhoods],
    merge: ancudMerge,
    publishesPrices: true,
  },
  { institution: 'ancud', edition: 'escuelas-abiertas', proposals: escuelas },
  { institution: 'ancud', edition: 'barrios-de-ancud', proposals: barrios },
  { institution: 'ancud', edition: 'plazas-y-veredas', proposals: plazasAndVeredas },
  { institution: 'ancud', edition: 'ribera-de-ancud', proposals: ribera },
  { institution: 'gore-los-lagos', edition: 'fril-participativo-osorno', proposals: osorno },
  { institution: 'gore-los-lagos', edition: 'programas-sociales', proposals: programmes },
  {
    institution: 'gore-los-lagos',
    edition: 'fril-participativo-chiloe',
    proposals: chiloe,
    lastDaysAgo: 1,
  },
  {
    institution: 'quellon',
    edition: 'fondo-de-organizaciones',
    proposals: quellon,
    lastDaysAgo: 10,
  },
];

/** Name, comuna and place; its name makes its address. */
export const organizations = [
  ['red-de-cuidadoras-del-sur', 'Red de Cuidadoras del Sur', '10202', 'Ancud'],
  ['union-de-clubes-de-mayores-del-lago', 'Unión de Clubes de Mayores del Lago', '10101', 'Alerce'],
  ['corporacion-mar-interior', 'Corporación Mar Interior', '10102', 'Calbuco'],
  ['fundacion-egreso-austral', 'Fundación Egreso Austral', '10101', 'Puerto Montt'],
  ['asociacion-manos-que-hablan', 'Asociación Manos que Hablan', '10101', 'Puerto Montt'],
  ['bibliotecas-amigas', 'Bibliotecas Amigas', '10301', 'Osorno'],
  ['tejedoras-de-la-minga', 'Tejedoras de la Minga', '10201', 'Castro'],
  ['centro-cultural-caleta-austral', 'Centro Cultural Caleta Austral', '10208', 'La caleta'],
  ['agrupacion-musical-roberto-white', 'Agrupación Musical Roberto White', '10208', 'Quellón'],
] as const;
