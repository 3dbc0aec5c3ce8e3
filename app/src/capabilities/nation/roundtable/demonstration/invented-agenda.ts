// What the invented Mesa of a demonstration works on: bottlenecks, opportunities and actions. What is told as a fact names its public page.
import type { ActionGiven } from '../actions/propose-action.ts';
import type { BottleneckKind } from '../rules/bottleneck.ts';
import type { EvidenceWritten } from '../store/evidence.ts';

/** Members by a short name: their address names. */
export const voices = {
  subdere: 'subdere',
  dos: 'dos',
  lautaro: 'lautaro',
  ancud: 'ancud',
  barrios: 'corporacion-barrios-que-deciden',
  plaza: 'fundacion-plaza-abierta',
  mujeres: 'red-de-mujeres-vecinas-del-sur',
  centro: 'centro-de-estudios-territorio-y-comun',
  cuenta: 'ong-cuenta-clara',
  quillay: 'observatorio-ciudadano-quillay',
  agua: 'federacion-inventada-de-comites-de-agua-rural',
  todos: 'colectivo-todos-entran',
} as const;
export type VoiceName = keyof typeof voices;

const pages = {
  elQuisco:
    'https://elproa.cl/2024/04/el-quisco-realizo-lanzamiento-del-programa-presupuestos-participativos-2024',
  santiago:
    'https://elperiodista.cl/2023/09/presupuestos-participativos-santiago-mas-de-10-400-personas-votaron-para-decidir-proyectos-de-inversion-municipal',
  osorno: 'https://radioantillanca.cl/?p=1589',
  puertoMontt: 'https://pppuertomontt.blogspot.com',
  laSerena:
    'http://grafelbergnoticias.blogspot.com/2011/11/todo-listo-en-la-serena-para-votacion.html',
  penalolen:
    'https://www.citizenlab.co/blog/casos-de-estudio/24-450-ciudadanos-participan-en-el-presupuesto-participativo-de-penalolen/?lang=es',
  dataLaw: 'https://www.bcn.cl/leychile/navegar?idNorma=1209272',
} as const;

export interface InventedBottleneck {
  readonly by: VoiceName;
  readonly kind: BottleneckKind;
  readonly title: string;
  readonly text: string;
  readonly cuts?: readonly string[];
  readonly experiences: readonly string[];
  readonly evidence: readonly EvidenceWritten[];
  /** What members put on it. */
  readonly points: Partial<Readonly<Record<VoiceName, 1 | 2 | 3>>>;
  readonly result?: string;
}

/** In the order of their numbers. */
export const bottlenecks: readonly InventedBottleneck[] = [
  {
    by: 'barrios',
    kind: 'late-works',
    title: 'Ejecución atrasada',
    text: 'Se vota, se celebra y después nadie sabe si la obra partió. El Quisco lo dijo con todas sus letras: el 2021 detuvo su presupuesto participativo hasta cumplir con los proyectos anteriores, y desde entonces informa cuánto ejecutó.\n\nDe las otras seis ediciones que vinculamos se publicó cuánto dinero o cuántos proyectos había y cuántas personas votaron. En el registro no hay ninguna fuente que diga cuánto se construyó ni cuándo.',
    experiences: [
      'el-quisco-2024',
      'santiago-2023',
      'osorno-2019',
      'lautaro-2019',
      'penalolen-2019',
      'maipu-2015',
      'la-serena-2011',
    ],
    evidence: [
      { title: 'El Quisco: lanzamiento del programa 2024 (El Proa)', address: pages.elQuisco },
    ],
    points: { cuenta: 3, subdere: 3, dos: 2, lautaro: 3, ancud: 3, barrios: 3, plaza: 3, agua: 2 },
  },
  {
    by: 'quillay',
    kind: 'impersonation',
    title: 'Dos formas de votar, una sola vez cada persona',
    text: 'En Santiago votaron 5.691 personas en línea y 4.790 en papel el 2023. Donde se puede votar por los dos lados hay que impedir que alguien vote dos veces, y que alguien vote con el RUT de otra persona: un RUT dice quién es, no prueba que sea quien vota.',
    experiences: ['santiago-2023', 'maipu-2015'],
    evidence: [
      { title: 'Santiago 2023: votos por canal (El Periodista)', address: pages.santiago },
    ],
    points: { quillay: 3, subdere: 2, ancud: 3, dos: 2, centro: 2 },
  },
  {
    by: 'plaza',
    kind: 'low-turnout',
    title: 'Participa poca gente',
    text: 'Santiago contó 10.481 votantes el 2023 y Osorno 10.165 el 2019. Son miles de personas, y aun así una parte pequeña de quienes viven ahí. Más locales, más días y que la juventud también vote son cosas que se pueden hacer.',
    experiences: ['santiago-2023', 'osorno-2019'],
    evidence: [
      { title: 'Santiago 2023: 10.481 votantes (El Periodista)', address: pages.santiago },
      { title: 'Osorno 2019: 10.165 votantes (Radio Antillanca)', address: pages.osorno },
    ],
    points: { plaza: 3, dos: 3, subdere: 2, mujeres: 2 },
  },
  {
    by: 'mujeres',
    kind: 'unorganised-left-out',
    title: 'Quien no está en una organización queda fuera',
    text: 'En Osorno los proyectos los proponían juntas de vecinos y otras organizaciones. Quien trabaja todo el día, cuida a alguien o tiene quince años no está en ninguna y no tiene cómo proponer.',
    experiences: ['osorno-2019'],
    evidence: [{ title: 'Osorno 2019: quién propone (Radio Antillanca)', address: pages.osorno }],
    points: { mujeres: 3, barrios: 2, todos: 2, plaza: 2 },
  },
  {
    by: 'agua',
    kind: 'digital-divide',
    title: 'En el campo y en las islas no hay dónde votar',
    text: 'Puerto Montt puso locales en escuelas rurales, parroquias y sedes de cada territorio. Donde no se hace, quien vive lejos y no tiene señal no vota.',
    cuts: ['10202', '10208'],
    experiences: ['puerto-montt-2012'],
    evidence: [{ title: 'Puerto Montt: locales por territorio', address: pages.puertoMontt }],
    points: { agua: 3, ancud: 3, todos: 3, barrios: 2, mujeres: 1 },
  },
  {
    by: 'cuenta',
    kind: 'wrong-costs',
    title: 'Proyectos que cuestan más de lo que dice la papeleta',
    text: 'En Osorno cada proyecto costaba $2.000.000 o $4.000.000, fuera lo que fuera. Cuando el costo se escribe antes de mirar el terreno, lo elegido se achica, se atrasa o no se hace.',
    experiences: ['osorno-2019'],
    evidence: [
      { title: 'Osorno 2019: montos por proyecto (Radio Antillanca)', address: pages.osorno },
    ],
    points: { barrios: 3, lautaro: 3, cuenta: 2 },
  },
  {
    by: 'centro',
    kind: 'campaigning',
    title: 'Gana quien puede hacer campaña',
    text: 'En La Serena las organizaciones hicieron campaña y alianzas por sus proyectos el 2011. Un barrio con pocas organizaciones llega a la votación con menos fuerza, tenga o no más necesidad.',
    experiences: ['la-serena-2011'],
    evidence: [
      { title: 'La Serena 2011: la votación (Grafelberg Noticias)', address: pages.laSerena },
    ],
    points: { centro: 3, mujeres: 2 },
  },
  {
    by: 'centro',
    kind: 'one-mayor',
    title: 'Una edición sí y la siguiente quién sabe',
    text: 'Peñalolén hizo ediciones en 2008, 2012, 2015 y 2019. Sin una regla que dure, cada año se decide de nuevo si hay presupuesto participativo. Villa Alemana aprobó una ordenanza propia el 2014.',
    experiences: ['penalolen-2019', 'villa-alemana-2014'],
    evidence: [{ title: 'Peñalolén: ediciones anteriores (CitizenLab)', address: pages.penalolen }],
    points: { centro: 2, plaza: 3, dos: 1 },
  },
  {
    by: 'subdere',
    kind: 'privacy',
    title: 'Listas publicadas con el RUT de las personas',
    text: 'Hay nóminas de quienes proponen, firman o votan que se publican con el RUT de cada persona. La ley de protección de datos pide publicar solo lo necesario.',
    experiences: [],
    evidence: [{ title: 'Ley 21.719 (Biblioteca del Congreso Nacional)', address: pages.dataLaw }],
    points: { subdere: 2, quillay: 1 },
    result:
      'La secretaría revisó las plantillas de bases y de nóminas que entrega: ninguna pide ni publica el RUT. Quedó escrito en el acuerdo 2.3.',
  },
];

export interface InventedOpportunity {
  readonly by: VoiceName;
  readonly title: string;
  readonly text: string;
  /** Numbers of bottlenecks. */
  readonly about: readonly number[];
}

/** In the order of their numbers; the first becomes an action. */
export const opportunities: readonly InventedOpportunity[] = [
  {
    by: 'plaza',
    title: 'Ordenanza tipo de presupuesto participativo',
    text: 'Villa Alemana ya tiene una ordenanza propia (decreto 2.098 de 2014). Con un texto tipo, cualquier concejo puede aprobar la suya y el presupuesto participativo deja de depender de quién gobierne.',
    about: [8],
  },
  {
    by: 'agua',
    title: 'Un anexo de participación en el FRIL de cada región',
    text: 'Las instrucciones del FRIL de Los Ríos llevan un anexo que define el presupuesto participativo y cuatro niveles de participación. Las demás regiones pueden usar el mismo texto.',
    about: [4, 5],
  },
  {
    by: 'mujeres',
    title: 'Presupuesto participativo en cada escuela',
    text: 'Lautaro apartó $20.000.000 para proyectos de estudiantes el 2019 y en La Serena votaron niñas y niños de 7 a 13 años el 2014. Una pista escolar trae a las familias que hoy no llegan.',
    about: [3, 4],
  },
];

interface Told {
  readonly by: VoiceName;
  readonly ago: number;
  readonly progress: number;
  readonly text: string;
  readonly evidence?: EvidenceWritten;
}

export interface InventedAction
  extends Pick<ActionGiven, 'title' | 'text' | 'budgetClp' | 'bottlenecks'> {
  readonly by: VoiceName;
  /** Days before today; of `until`, below nought for days to come. */
  readonly ago: number;
  readonly until: number;
  readonly responsible: readonly VoiceName[];
  readonly partners?: readonly VoiceName[];
  /** Asked, and have not answered. */
  readonly waits?: readonly VoiceName[];
  readonly told?: readonly Told[];
  readonly signed?: readonly { readonly by: VoiceName; readonly ago: number }[];
  readonly handedOver?: { readonly by: VoiceName; readonly to: VoiceName; readonly ago: number };
}

const evidence = (title: string, path: string): EvidenceWritten => ({
  title: `${title} (documento inventado)`,
  address: `https://mesa-inventada.example/${path}`,
});

/** In the order of their numbers: the days on which they were proposed. */
export const actions: readonly InventedAction[] = [
  {
    by: 'subdere',
    title: 'Guía de ejecución con hitos y fechas públicas',
    text: 'Escribir y publicar una guía para que cada municipio diga cuándo parte y cuándo termina cada obra elegida, y qué hace cuando se atrasa.',
    ...{ ago: 54, until: -12, budgetClp: 4_200_000, bottlenecks: [1] },
    responsible: ['subdere', 'dos'],
    partners: ['cuenta', 'lautaro'],
    told: [
      { by: 'subdere', ago: 30, progress: 40, text: 'Está el índice y el capítulo de hitos.' },
      {
        ...{ by: 'dos', ago: 15, progress: 80 },
        text: 'Lautaro y Cuenta Clara revisaron el borrador; se incorporó lo que pidieron.',
      },
      {
        ...{ by: 'subdere', ago: 4, progress: 100 },
        text: 'La guía está publicada y cada municipio de la Mesa la recibió.',
        evidence: evidence('Guía de ejecución, versión final', 'guia-de-ejecucion'),
      },
    ],
    signed: [{ by: 'subdere', ago: 3 }],
  },
  {
    by: 'cuenta',
    title: 'Obras pendientes a la vista antes de abrir otra edición',
    text: 'Una página con las obras elegidas que faltan, que se publica junto con las bases de la edición siguiente.',
    ...{ ago: 53, until: -40, budgetClp: undefined, bottlenecks: [1] },
    responsible: ['cuenta'],
    partners: ['subdere'],
    told: [
      {
        ...{ by: 'cuenta', ago: 9, progress: 30 },
        text: 'Están los datos de dos comunas y se acordó con ellas qué significa «pendiente».',
      },
    ],
  },
  {
    by: 'agua',
    title: 'Locales de votación para el campo y las islas',
    text: 'Una pauta para elegir locales donde no hay escuela cerca, con la urna que viaja y sus horarios.',
    ...{ ago: 52, until: 20, budgetClp: undefined, bottlenecks: [5] },
    responsible: ['agua', 'ancud'],
    told: [
      {
        ...{ by: 'ancud', ago: 26, progress: 100 },
        text: 'La pauta se probó con dos sectores rurales y quedó lista.',
        evidence: evidence('Pauta de locales para campo e islas', 'pauta-de-locales'),
      },
    ],
    signed: [
      { by: 'agua', ago: 24 },
      { by: 'ancud', ago: 22 },
    ],
  },
  {
    by: 'barrios',
    title: 'Costos de referencia por tipo de obra',
    text: 'Una tabla con cuánto cuesta cada tipo de obra, con su rango y su fecha, para usarla antes de imprimir la papeleta.',
    ...{ ago: 51, until: 6, budgetClp: 3_000_000, bottlenecks: [6] },
    responsible: ['barrios', 'lautaro'],
    told: [
      {
        ...{ by: 'lautaro', ago: 12, progress: 60 },
        text: 'Hay costos de plazas, luminarias y sedes. Faltan veredas y paraderos.',
      },
    ],
  },
  {
    by: 'mujeres',
    title: 'Informe de quiénes quedan fuera, por edad y territorio',
    text: 'Comparar quiénes votan y proponen con quiénes viven en cada comuna, sin publicar datos de nadie.',
    ...{ ago: 50, until: -25, budgetClp: undefined, bottlenecks: [4] },
    responsible: ['mujeres'],
    handedOver: { by: 'mujeres', to: 'centro', ago: 26 },
    told: [
      {
        ...{ by: 'centro', ago: 7, progress: 45 },
        text: 'Recibimos lo avanzado por la Red. Están las tablas de tres comunas.',
      },
    ],
  },
  {
    by: 'dos',
    title: 'Campaña nacional en televisión',
    text: 'Avisos para que más personas voten en el presupuesto participativo de su comuna.',
    ...{ ago: 49, until: -60, budgetClp: 90_000_000, bottlenecks: [3] },
    responsible: ['dos'],
  },
  {
    by: 'dos',
    title: 'Los presupuestos participativos en la agenda conjunta de SUBDERE y la DOS',
    text: 'Que las dos instituciones tengan metas comunes de presupuesto participativo en su agenda del próximo año.',
    ...{ ago: 38, until: -60, budgetClp: undefined, bottlenecks: [] },
    responsible: ['dos', 'subdere'],
    told: [
      {
        by: 'dos',
        ago: 11,
        progress: 25,
        text: 'Los dos equipos ya se reunieron y hay una lista de metas.',
      },
    ],
  },
  {
    by: 'quillay',
    title: 'Pauta de observación ciudadana de votaciones',
    text: 'Qué mira quien observa una votación en papel y en línea, y cómo lo anota.',
    ...{ ago: 37, until: 16, budgetClp: undefined, bottlenecks: [2] },
    responsible: ['quillay'],
    partners: ['todos'],
    told: [
      {
        ...{ by: 'quillay', ago: 10, progress: 100 },
        text: 'La pauta está publicada. Nos tomó seis días más de lo prometido.',
        evidence: evidence('Pauta de observación', 'pauta-de-observacion'),
      },
    ],
    signed: [{ by: 'quillay', ago: 10 }],
  },
  {
    by: 'subdere',
    title: 'Encuentro nacional de experiencias',
    text: 'Dos días para que los municipios muestren lo que hicieron, con ponencias y visitas.',
    ...{ ago: 36, until: -75, budgetClp: 18_000_000, bottlenecks: [] },
    responsible: ['subdere'],
    partners: ['plaza', 'lautaro'],
  },
  {
    by: 'todos',
    title: 'Papeletas en letra grande y lectura fácil',
    text: 'Un modelo de papeleta que se pueda leer sin lentes, con su versión en lectura fácil y en lengua de señas.',
    ...{ ago: 28, until: 2, budgetClp: 2_400_000, bottlenecks: [5] },
    responsible: ['todos'],
    partners: ['ancud'],
    told: [
      {
        ...{ by: 'todos', ago: 5, progress: 75 },
        text: 'El modelo está probado con doce personas. Falta grabar la lengua de señas.',
      },
    ],
  },
  {
    by: 'plaza',
    title: 'Capacitar a los equipos de diez comunas nuevas',
    text: 'Un curso corto para funcionarias y funcionarios de comunas que nunca han hecho un presupuesto participativo.',
    ...{ ago: 8, until: -120, budgetClp: 6_500_000, bottlenecks: [3, 8] },
    responsible: ['plaza'],
    waits: ['ancud'],
  },
];

/** How many days ago the first opportunity was pressed into an action, and by whom. */
export const pressed = { by: 'plaza', ago: 32 } as const;
