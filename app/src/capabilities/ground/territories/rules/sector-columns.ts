// The columns of the two imports of a comuna: its parts and its landmarks.
import type { SheetColumn } from '../../../../platform/spreadsheet/headings.ts';
import type { LandmarkField } from './landmark.ts';
import type { TerritoryField } from './territory.ts';

const latitude = {
  key: 'lat',
  heading: { 'es-CL': 'latitud', en: 'latitude' },
  synonyms: ['lat', 'y'],
  example: '-33,5933',
} as const;

const longitude = {
  key: 'lon',
  heading: { 'es-CL': 'longitud', en: 'longitude' },
  synonyms: ['lon', 'lng', 'long', 'x'],
  example: '-71,6127',
} as const;

export const territoryColumns: readonly SheetColumn<TerritoryField>[] = [
  {
    key: 'kind',
    heading: { 'es-CL': 'tipo', en: 'kind' },
    synonyms: ['clase'],
    meaning: {
      'es-CL':
        'Unidad vecinal, sector o macrozona. Si queda vacía, vale el tipo que elijas en esta página.',
      en: 'Neighbourhood unit, sector or macrozone. If it stays empty, the kind chosen on this page holds.',
    },
    example: 'unidad vecinal',
    isRequired: false,
  },
  {
    key: 'code',
    heading: { 'es-CL': 'número', en: 'number' },
    synonyms: [
      'código',
      'code',
      'n',
      'no',
      'nro',
      'num',
      'número uv',
      'n uv',
      'cod uv',
      'uv',
      'uv_carto',
      'n° unidad vecinal',
    ],
    meaning: {
      'es-CL': 'El número o las letras con que la conoce la municipalidad: 12, 3-B, NORTE.',
      en: 'The number or letters by which the municipality knows it: 12, 3-B, NORTE.',
    },
    example: '12',
    isRequired: true,
  },
  {
    key: 'name',
    heading: { 'es-CL': 'nombre', en: 'name' },
    synonyms: ['nombre uv', 'nom uv', 't_uv_nom', 'nombre unidad vecinal', 'nombre sector'],
    meaning: { 'es-CL': 'Su nombre.', en: 'Its name.' },
    example: 'Cerro Alegre',
    isRequired: true,
  },
  {
    key: 'parent',
    heading: { 'es-CL': 'pertenece a', en: 'belongs to' },
    synonyms: ['sector', 'macrozona', 'territorio'],
    meaning: {
      'es-CL': 'Número del sector o de la macrozona en que está, si lo está en alguna.',
      en: 'Number of the sector or macrozone that it lies within, if any.',
    },
    example: 'NORTE',
    isRequired: false,
  },
  {
    key: 'zone',
    heading: { 'es-CL': 'zona', en: 'zone' },
    synonyms: ['área', 'urbana o rural'],
    meaning: { 'es-CL': 'Urbana o rural.', en: 'Urban or rural.' },
    example: 'urbana',
    isRequired: false,
  },
  {
    ...latitude,
    meaning: {
      'es-CL': 'De su centro, en grados, con signo menos.',
      en: 'Of its centre, in degrees, with a minus sign.',
    },
    isRequired: false,
  },
  {
    ...longitude,
    meaning: {
      'es-CL': 'De su centro, en grados, con signo menos.',
      en: 'Of its centre, in degrees, with a minus sign.',
    },
    isRequired: false,
  },
];

export const landmarkColumns: readonly SheetColumn<LandmarkField>[] = [
  {
    key: 'kind',
    heading: { 'es-CL': 'tipo', en: 'kind' },
    synonyms: ['clase', 'categoría'],
    meaning: {
      'es-CL':
        'Escuela, centro de salud, sede, oficina municipal, plaza, cancha, iglesia, bomberos, carabineros, paradero, puente, cruce, muelle u otro.',
      en: 'School, health centre, community hall, municipal office, square, sports ground, church, fire station, police station, bus stop, bridge, crossroads, pier or other.',
    },
    example: 'sede',
    isRequired: true,
  },
  {
    key: 'name',
    heading: { 'es-CL': 'nombre', en: 'name' },
    synonyms: ['hito', 'lugar'],
    meaning: {
      'es-CL': 'Como lo llama la gente del lugar.',
      en: 'As people there call it.',
    },
    example: 'Sede Junta de Vecinos Cuncumén',
    isRequired: true,
  },
  {
    ...latitude,
    meaning: { 'es-CL': 'En grados, con signo menos.', en: 'In degrees, with a minus sign.' },
    isRequired: true,
  },
  {
    ...longitude,
    meaning: { 'es-CL': 'En grados, con signo menos.', en: 'In degrees, with a minus sign.' },
    isRequired: true,
  },
];
