// The invented sittings of the Mesa of a demonstration: four that were held, with what was agreed, and one to come.
import type { VoiceName } from './invented-agenda.ts';

export interface InventedSitting {
  /** Days before today; below nought for one to come. */
  readonly ago: number;
  readonly title: string;
  readonly agenda: readonly string[];
  readonly place: string;
  readonly held?: {
    readonly absent: readonly VoiceName[];
    readonly text: string;
    readonly agreements: readonly {
      readonly text: string;
      readonly responsible: string | undefined;
      /** Days after it. */
      readonly dueIn?: number;
    }[];
    /** Those who were there and said no word. */
    readonly silent: readonly VoiceName[];
    readonly contest?: {
      readonly by: VoiceName;
      readonly what: string;
      readonly answer: string;
    };
    /** Which agreement approves a version of the plan. */
    readonly plan?: number;
    /** Actions by the agreement that they came of. */
    readonly traced: Readonly<Record<number, readonly number[]>>;
    readonly cancels?: {
      readonly agreement: number;
      readonly action: number;
      readonly reason: string;
    };
  };
}

/** In which sitting the quorum of common areas was approved. */
export const quorumAgreement = { sitting: 1, position: 2 } as const;

const sala = 'Sala de reuniones inventada, Santiago centro, y por videollamada';

export const sittings: readonly InventedSitting[] = [
  {
    ago: 60,
    title: 'Instalación de la Mesa de Trabajo',
    agenda: ['Quiénes somos y por qué venimos', 'Cómo decide la Mesa', 'Primeros nudos críticos'],
    place: sala,
    held: {
      absent: [],
      text: 'Cada integrante contó en tres minutos qué ha hecho y qué espera de la Mesa.\n\nSe conversó cuándo algo es común: se descartó la unanimidad, porque un solo integrante podría detenerlo todo, y la simple mayoría, porque no obliga a ponerse de acuerdo.',
      agreements: [
        {
          text: 'La Mesa sesiona cada dos semanas y su acta la aprueban quienes estuvieron.',
          responsible: 'Secretaría',
        },
        {
          text: 'Un ámbito es común cuando lo respaldan dos tercios de los integrantes, entre ellos SUBDERE.',
          responsible: undefined,
        },
        {
          text: 'Cada integrante pone puntos a los nudos críticos antes de la segunda sesión.',
          responsible: 'Todos los integrantes',
          dueIn: 13,
        },
      ],
      silent: ['mujeres', 'agua'],
      traced: {},
    },
  },
  {
    ago: 46,
    title: 'Nudos críticos y primer plan de trabajo',
    agenda: [
      'Qué nudo va primero',
      'Acciones con responsables y fechas',
      'Plan de trabajo, versión 1',
    ],
    place: sala,
    held: {
      absent: ['plaza'],
      text: 'Se revisaron los puntos de cada integrante: «Ejecución atrasada» quedó primero.\n\nSe leyó acción por acción, con su responsable y su fecha, y se votó el plan.',
      agreements: [
        { text: 'Se aprueba la versión 1 del plan de trabajo.', responsible: undefined },
        {
          text: 'Los costos de referencia y los locales para el campo y las islas van primero.',
          responsible:
            'Lautaro, Ancud, Corporación Barrios que Deciden y Federación de Comités de Agua Rural',
        },
        {
          text: 'Ninguna plantilla de bases ni de nóminas pide ni publica el RUT.',
          responsible: 'SUBDERE',
          dueIn: 20,
        },
      ],
      silent: ['centro'],
      plan: 1,
      traced: { 2: [3, 4] },
    },
  },
  {
    ago: 31,
    title: 'Agenda conjunta de SUBDERE y la División de Organizaciones Sociales',
    agenda: [
      'Metas comunes para el próximo año',
      'Acciones que no se harán',
      'Observación de votaciones',
    ],
    place: sala,
    held: {
      absent: ['agua', 'cuenta'],
      text: 'La División de Organizaciones Sociales expuso su agenda del próximo año y SUBDERE la suya.\n\nSe revisó la campaña en televisión: cuesta más que todas las otras acciones juntas.',
      agreements: [
        {
          text: 'SUBDERE y la División de Organizaciones Sociales llevan los presupuestos participativos a su agenda conjunta.',
          responsible: 'SUBDERE y División de Organizaciones Sociales',
          dueIn: 90,
        },
        {
          text: 'La campaña nacional en televisión no se hace.',
          responsible: 'División de Organizaciones Sociales',
        },
      ],
      silent: ['todos'],
      contest: {
        by: 'quillay',
        what: 'Pedimos que la pauta de observación estuviera lista antes de la próxima votación de una comuna de la Mesa, y el acta no lo dice.',
        answer:
          'El acta recoge lo que se acordó, y ese plazo se pidió pero no se votó. Queda como primer punto de la tabla de la cuarta sesión.',
      },
      traced: { 1: [7] },
      cancels: {
        agreement: 2,
        action: 6,
        reason:
          'Cuesta $90.000.000, más que todas las otras acciones juntas. Ese dinero alcanza para más locales y más días de votación.',
      },
    },
  },
  {
    ago: 18,
    title: 'Segunda versión del plan de trabajo',
    agenda: [
      'Pauta de observación de votaciones',
      'Qué se cumplió y qué está atrasado',
      'Plan de trabajo, versión 2',
    ],
    place: sala,
    held: {
      absent: ['mujeres', 'ancud'],
      text: 'Se repasó lo prometido por cada integrante. La pauta de locales está hecha; los costos de referencia van lentos y se dijo por qué.\n\nSe sumaron al plan las acciones nuevas.',
      agreements: [
        { text: 'Se aprueba la versión 2 del plan de trabajo.', responsible: undefined },
        {
          text: 'La guía de ejecución se publica, y está hecha cuando la firman SUBDERE y la División de Organizaciones Sociales.',
          responsible: 'SUBDERE y División de Organizaciones Sociales',
          dueIn: 30,
        },
        {
          text: 'El modelo de papeleta se prueba con personas que leen con dificultad.',
          responsible: 'Colectivo Todos Entran',
          dueIn: 16,
        },
      ],
      silent: ['barrios'],
      plan: 1,
      traced: { 2: [1], 3: [11] },
    },
  },
  {
    ago: -9,
    title: 'Balance del año y acciones atrasadas',
    agenda: [
      'Lo prometido y lo cumplido, integrante por integrante',
      'Costos de referencia: qué falta y quién ayuda',
      'Resultado de la convocatoria a organizaciones del norte y de las islas',
    ],
    place: sala,
  },
];
