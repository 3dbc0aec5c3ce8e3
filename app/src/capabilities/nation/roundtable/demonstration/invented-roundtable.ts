// The invented Mesa de Trabajo of a demonstration: two calls, organisations that do not exist, and who answers what.
import type { CallWritten } from '../rules/call.ts';

const requirements = [
  'Cuenta qué ha hecho la organización en participación ciudadana o presupuestos participativos.',
  'Di en qué comunas o regiones trabaja y con cuántas personas.',
  'Compromete a una persona titular y una suplente para todas las sesiones.',
].map((text) => ({ text, isDocument: false }));

/** `opensOn` and `closesOn` are given when it is told. */
export const firstCall: Omit<CallWritten, 'opensOn' | 'closesOn'> = {
  title: 'Mesa de Trabajo de presupuestos participativos 2026-2028',
  purpose:
    'Reunir a organizaciones de la sociedad civil y organismos públicos para conocer sus visiones, encontrar lo que tienen en común y formular un plan de trabajo sobre presupuestos participativos.',
  planHint:
    'Un plan de dos años con responsables, fechas y resultados: mínimos para toda comuna, apoyo técnico y una agenda conjunta con la División de Organizaciones Sociales.',
  requirements,
};

export const secondCall: typeof firstCall = {
  title: 'Más voces del norte y de las islas',
  purpose:
    'Sumar a organizaciones de las regiones del norte y de territorios insulares, que hoy no tienen quién hable por ellas en la Mesa de Trabajo.',
  planHint: '',
  requirements: requirements.slice(0, 2),
};

export interface InventedApplicant {
  readonly name: string;
  readonly slug: string;
  readonly territory: string;
  readonly letter: string;
  /** Why it was admitted to the first call. */
  readonly admitted?: string;
  /** Why it was not. */
  readonly refused?: string;
}

function applicant(
  name: string,
  slug: string,
  territory: string,
  letter: string,
  found: Pick<InventedApplicant, 'admitted' | 'refused'> = {},
): InventedApplicant {
  return { name, slug, territory, letter, ...found };
}

export const applicants: readonly InventedApplicant[] = [
  applicant(
    'Corporación Barrios que Deciden',
    'corporacion-barrios-que-deciden',
    'Nueve comunas de Los Lagos y Los Ríos',
    'Acompañamos asambleas de barrio desde hace doce años y queremos que lo aprendido sirva en todo el país.',
    {
      admitted:
        'Doce años de asambleas de barrio en nueve comunas, con titular y suplente comprometidos.',
    },
  ),
  applicant(
    'Fundación Plaza Abierta',
    'fundacion-plaza-abierta',
    'Región Metropolitana y Valparaíso',
    'Trabajamos con municipios que nunca han hecho un presupuesto participativo.',
    {
      admitted:
        'Acompaña a municipios sin experiencia previa, que el plan de trabajo quiere alcanzar.',
    },
  ),
  applicant(
    'Red de Mujeres Vecinas del Sur',
    'red-de-mujeres-vecinas-del-sur',
    'De Biobío a Magallanes',
    'Las mujeres sostienen las juntas de vecinos y quedan fuera de las decisiones grandes.',
    { admitted: 'Reúne a dirigentas de seis regiones y trae una voz que la Mesa no tenía.' },
  ),
  applicant(
    'Centro de Estudios Territorio y Común',
    'centro-de-estudios-territorio-y-comun',
    'Todo el país',
    'Investigamos qué pasa con los proyectos después de la votación.',
    {
      admitted:
        'Cumple los tres requisitos y aporta investigación sobre lo que pasa después de votar.',
    },
  ),
  applicant(
    'ONG Cuenta Clara',
    'ong-cuenta-clara',
    'Todo el país',
    'Seguimos el gasto de los proyectos ganadores y publicamos cuánto demoran.',
    {
      admitted:
        'Cumple los tres requisitos; su seguimiento del gasto sirve para saber si el plan se cumple.',
    },
  ),
  applicant(
    'Observatorio Ciudadano Quillay',
    'observatorio-ciudadano-quillay',
    'Coquimbo, Valparaíso y O’Higgins',
    'Observamos votaciones en papel y en línea, y tenemos propuestas para que se pueda confiar en ambas.',
    { admitted: 'Observó votaciones en papel y en línea en tres regiones y publica sus informes.' },
  ),
  applicant(
    'Federación Inventada de Comités de Agua Rural',
    'federacion-inventada-de-comites-de-agua-rural',
    'Maule, Ñuble y La Araucanía',
    'En el campo no hay local de votación cerca: queremos que el plan llegue ahí.',
    { admitted: 'Trae a los sectores rurales, donde más cuesta votar.' },
  ),
  applicant(
    'Fundación Letra Grande',
    'fundacion-letra-grande',
    'Todo el país',
    'Hacemos materiales en lenguaje claro con personas mayores.',
    { admitted: 'Experiencia comprobada en lenguaje claro con personas mayores.' },
  ),
  applicant(
    'Colectivo Todos Entran',
    'colectivo-todos-entran',
    'Antofagasta, Metropolitana y Biobío',
    'Sin accesibilidad no hay participación. Revisamos locales, formularios y sitios.',
    { admitted: 'Aporta revisión de accesibilidad de locales y sitios; compromete dos personas.' },
  ),
  applicant(
    'Club de Amigos del Fútbol Rápido',
    'club-de-amigos-del-futbol-rapido',
    'Una comuna',
    'Queremos una cancha techada.',
    {
      refused:
        'La carta pide un proyecto y no aporta a un plan de trabajo nacional. Puede presentarlo en el presupuesto participativo de su comuna.',
    },
  ),
  applicant(
    'Consultora Participa Ya',
    'consultora-participa-ya',
    'Todo el país',
    'Ofrecemos servicios de plataformas de votación a precios convenientes.',
    {
      refused:
        'Ofrece servicios a los municipios que la Mesa de Trabajo apoya: hay un conflicto de interés que no declara.',
    },
  ),
  applicant(
    'Agrupación Vecinos de Siempre',
    'agrupacion-vecinos-de-siempre',
    'Dos comunas',
    'Nos interesa participar.',
    {
      refused:
        'No responde qué ha hecho en participación (requisito 1) ni compromete representantes (requisito 3). Puede postular a la próxima convocatoria.',
    },
  ),
];

/** To the second call, each for its territory. */
export const northern: readonly InventedApplicant[] = [
  applicant(
    'Corporación Camanchaca Viva',
    'corporacion-camanchaca-viva',
    'Tarapacá',
    'Organizamos cabildos en caletas que quedan a tres horas de su municipalidad.',
  ),
  applicant(
    'Fundación Puna y Quebrada',
    'fundacion-puna-y-quebrada',
    'Interior de Antofagasta',
    'En nuestras comunidades se decide en asamblea y en su lengua: queremos que el plan lo recoja.',
  ),
  applicant(
    'Red Vecinal Desierto Florido',
    'red-vecinal-desierto-florido',
    'Atacama',
    'Después de los aluviones aprendimos a priorizar obras entre vecinos.',
  ),
  applicant(
    'ONG Mar de Chañaral',
    'ong-mar-de-chanaral',
    'Borde costero de Atacama',
    'Trabajamos con sindicatos de pescadores y juntas de vecinos en cinco caletas.',
  ),
  applicant(
    'Agrupación Isla que Opina',
    'agrupacion-isla-que-opina',
    'Islas del archipiélago de Chiloé',
    'Nadie cruza el canal para votar: hemos probado urnas que viajan en lancha.',
  ),
  applicant(
    'Fundación Rapa Manu',
    'fundacion-rapa-manu',
    'Territorio insular del Pacífico',
    'La distancia encarece todo, también participar. Traemos lo que nos ha resultado.',
  ),
  applicant(
    'Centro de Estudios del Altiplano Común',
    'centro-de-estudios-del-altiplano-comun',
    'Arica y Parinacota, y Tarapacá',
    'Estudiamos presupuestos comunales de frontera y publicamos lo que encontramos.',
  ),
  applicant(
    'Colectivo Pampa Joven',
    'colectivo-pampa-joven',
    'Antofagasta y Calama',
    'Somos estudiantes que llevaron un presupuesto participativo a su liceo.',
  ),
  applicant(
    'Corporación Valle del Limarí Decide',
    'corporacion-valle-del-limari-decide',
    'Coquimbo',
    'Con la sequía, decidir juntos qué se hace primero dejó de ser un lujo.',
  ),
];

/** Registered, in order, and has not applied: whoever looks at the demonstration may, as one of the two. */
export const undecided = {
  name: 'Red de Comités del Norte Grande',
  slug: 'red-de-comites-del-norte-grande',
  territory: 'Arica y Parinacota',
  personas: ['gladys', 'nelson'],
} as const;

/** The last day of the first call was put off once. */
export const extension = {
  days: 3,
  reason:
    'Un corte de luz en tres regiones impidió entrar a Minga durante el último fin de semana.',
} as const;

export interface InventedBody {
  readonly slug: string;
  readonly words: string;
  /** Why it declined; undefined of whoever accepted, null of whoever has not answered. */
  readonly declined?: string | null;
  /** Why it left, and who took its place. */
  readonly left?: { readonly reason: string; readonly replacedBy: string };
}

export const bodies: readonly InventedBody[] = [
  { slug: 'subdere', words: 'Como secretaría y como integrante con una voz.' },
  {
    slug: 'dos',
    words: 'Para construir una agenda conjunta que incorpore los presupuestos participativos.',
  },
  { slug: 'lautaro', words: 'Por su experiencia de años y su alta participación.' },
  { slug: 'ancud', words: 'Por su primera edición con rendición pública completa.' },
  {
    slug: 'castro',
    words: 'Por lo aprendido en sus sectores rurales.',
    left: {
      reason: 'Cambió el equipo a cargo y no puede comprometer a nadie este semestre.',
      replacedBy: 'ancud',
    },
  },
  {
    slug: 'valdivia',
    words: 'Para sumar la experiencia de la región que reguló su presupuesto participativo.',
    declined: 'Este año no podemos comprometer a nadie para todas las sesiones.',
  },
  { slug: 'la-serena', words: 'Por su pista de niñas y niños.', declined: null },
];
