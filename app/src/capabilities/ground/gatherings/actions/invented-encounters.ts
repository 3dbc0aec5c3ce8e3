// What the invented encounters of a demonstration say: none of it happened.
import type { GatheringWritten } from '../rules/gathering.ts';

export interface InventedPaper {
  readonly title: string;
  readonly summary: string;
  readonly authors: string;
  /** Address name of whose paper it is; undefined for its authors' own. */
  readonly of: string | undefined;
  readonly isAccepted: boolean;
}

export interface InventedEncounter {
  /** From today, negative when past. */
  readonly days: number;
  readonly from: string;
  readonly until: string;
  readonly written: Omit<
    GatheringWritten,
    'startsAt' | 'endsAt' | 'territoryId' | 'landmarkId' | 'threshold'
  >;
  readonly documents: readonly string[];
  /** Groups of four who said that they come. */
  readonly groups: number;
  /** Undefined before it was held. */
  readonly attended: number | undefined;
  readonly call: string | undefined;
  readonly papers: readonly InventedPaper[];
  readonly delegations: readonly (readonly [string, number, string, boolean])[];
  /** Answers to its survey. */
  readonly answered: number;
  readonly report: string | undefined;
  /** Days after its end. */
  readonly reportedAfter: number;
}

const described = {
  level: 'information',
  accessNotes: 'Entrada a nivel de la calle, ascensor y baño accesible.',
  supportNotes: 'Cuidado infantil y lengua de señas con aviso previo.',
  audience: 'Equipos municipales, organizaciones y toda persona interesada',
  contact: 'SUBDERE: participacion@subdere.example',
} as const;

const workshop: InventedEncounter = {
  days: -35,
  from: '10:00',
  until: '16:30',
  written: {
    ...described,
    kind: 'workshop',
    title: 'Taller regional Los Ríos',
    purpose:
      'Taller inventado para la demostración. Para aprender entre municipios de la región cómo se hace un presupuesto participativo.',
    effect: 'Los materiales y el informe quedan publicados; nada se decide aquí.',
    agenda: ['Qué es un presupuesto participativo', 'Bases y cronograma', 'Trabajo por comunas'],
    cut: '14101',
    place: 'Aula magna de un campus',
    capacity: 60,
  },
  documents: ['Presentación del taller', 'Guía para escribir las bases'],
  groups: 10,
  attended: 31,
  call: undefined,
  papers: [],
  delegations: [],
  answered: 26,
  report:
    'Participaron equipos de municipios de la región y dirigentes de sus organizaciones. Se trabajó sobre bases, cronograma y cómo llegar a quienes no están organizados.\n\nQueda pendiente una segunda jornada sobre rendición de cuentas.',
  reportedAfter: 14,
};

const late: InventedEncounter = {
  days: -17,
  from: '09:30',
  until: '17:00',
  written: {
    ...described,
    kind: 'encounter',
    title: 'Encuentro nacional de presupuestos participativos',
    purpose:
      'Encuentro inventado para la demostración. Para que municipios y organizaciones de todo el país se cuenten qué hicieron y qué aprendieron.',
    effect: 'Las ponencias y el informe quedan publicados y alimentan a la Mesa de Trabajo.',
    agenda: ['Bienvenida', 'Ponencias', 'Conversación por temas', 'Cierre'],
    cut: '13101',
    place: 'Salón de un centro cultural',
    capacity: 200,
  },
  documents: ['Programa del encuentro'],
  groups: 28,
  attended: 104,
  call: 'Buscamos experiencias locales con cifras y con lo que no resultó. Tres páginas como máximo; cada una se presenta en 15 minutos.',
  papers: [
    {
      title: 'La papeleta que se entiende en un minuto',
      summary:
        'Cómo acortamos la papeleta de la comuna y qué cambió: menos votos nulos y menos ayuda en la mesa.',
      authors: 'Equipo de participación de Lautaro (inventado)',
      of: 'lautaro',
      isAccepted: true,
    },
    {
      title: 'Llegar a las islas: urnas que viajan en lancha',
      summary: 'Lo que cuesta y lo que enseña votar en quince islas durante dos semanas.',
      authors: 'Equipo de participación de Ancud (inventado)',
      of: 'ancud',
      isAccepted: true,
    },
    {
      title: 'Una junta de vecinos revisa si la obra se hizo',
      summary: 'Cinco visitas a la obra, una planilla y tres reuniones con la municipalidad.',
      authors: 'Norma C. y Hugo M. (nombres inventados)',
      of: 'junta-de-vecinos-mirador-de-pudeto',
      isAccepted: true,
    },
  ],
  delegations: [
    ['ancud', 4, 'Paula R. (inventada)', true],
    ['lautaro', 3, 'Sofía Q. (inventada)', false],
    ['junta-de-vecinos-mirador-de-pudeto', 2, 'Persona inventada', false],
  ],
  answered: 0,
  report: undefined,
  reportedAfter: 0,
};

const coming: InventedEncounter = {
  ...late,
  days: 32,
  written: {
    ...late.written,
    title: 'Encuentro de experiencias locales del sur',
    purpose:
      'Encuentro inventado para la demostración. Para mostrar experiencias del sur y preparar visitas entre municipios.',
    cut: '09101',
    place: 'Sala de un centro comunitario',
    capacity: 120,
  },
  documents: [],
  groups: 6,
  attended: undefined,
  papers: [
    {
      title: 'Del papelógrafo a la obra: dos años de seguimiento',
      summary: 'Qué pasó con cada idea que ganó un lugar en la papeleta, una por una.',
      authors: 'Equipo de participación de Negrete (inventado)',
      of: 'negrete',
      isAccepted: true,
    },
  ],
  delegations: [['negrete', 5, 'Mario S. (inventado)', true]],
};

/** In the order in which they are called. */
export const inventedEncounters: readonly InventedEncounter[] = [workshop, late, coming];
