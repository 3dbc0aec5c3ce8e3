// What an invented team found about the invented proposals of a demonstration, by their titles; what is not named here is feasible.
import type { Contents } from '../../proposals/rules/index.ts';
import type { CheckKind, Ground } from '../rules/checks.ts';
import type { CostLine } from '../rules/cost.ts';

interface InventedNo {
  readonly check: CheckKind;
  readonly ground: Ground;
  readonly reason: string;
  readonly norm: string;
  readonly article: string;
  /** What whoever proposed is told. */
  readonly answer: string;
  /** What its author says against it. */
  readonly appeal?: string;
}

interface InventedCorrection {
  readonly asked: string;
  /** Undefined while its author has not answered. */
  readonly mended?: { readonly contents: Partial<Contents>; readonly reason: string };
}

interface InventedChange {
  readonly lines: readonly CostLine[];
  readonly contingencyPermille: number;
  readonly description?: string;
  readonly reason: string;
  /** Undefined while she has not answered. */
  readonly answer?: 'accepted' | 'objected';
  readonly position: string;
}

export interface InventedReview {
  readonly institution: string;
  readonly edition: string;
  /** Who finds, and who signs. */
  readonly reviewer: 'technical-reviewer' | 'pb-officer';
  readonly signer: 'pb-officer' | 'certifying-officer';
  /** Each step, days ago. */
  readonly days: {
    readonly takenIn: number;
    readonly found: number;
    readonly answered: number;
    readonly published: number;
  };
  /** Of a second round, which goes on. */
  readonly later: readonly string[];
  readonly nos: Readonly<Record<string, InventedNo>>;
  readonly corrections: Readonly<Record<string, InventedCorrection>>;
  readonly changes: Readonly<Record<string, InventedChange>>;
}

const line = (name: string, unit: string, quantity: number, unitClp: number): CostLine => ({
  ...{ name, unit, quantity: quantity * 100, unitClp },
});

const ancud: InventedReview = {
  institution: 'ancud',
  edition: 'presupuesto-participativo',
  reviewer: 'technical-reviewer',
  signer: 'pb-officer',
  days: { takenIn: 12, found: 9, answered: 7, published: 5 },
  later: [
    'Estanques de agua para Pupelde',
    'Desfibriladores en las sedes rurales',
    'Mural de la tiradura de casas',
  ],
  nos: {
    'Rampa para lanchas en la caleta de Pudeto': {
      ...{ check: 'land', ground: 'land', norm: 'ley-18695', article: '5' },
      reason:
        'La rampa queda en playa y fondo de mar. Sin una concesión marítima a nombre de la municipalidad no se puede construir ahí, y tramitarla toma más que el año de la edición.',
      answer:
        'No se puede construir este año porque el lugar es playa y la municipalidad no tiene la concesión. Secpla comenzó a pedirla: con ella se puede volver a proponer.',
    },
    'Asfalto para el camino a Chepu': {
      ...{ check: 'admissibility', ground: 'not-competent', norm: 'ley-18695', article: '3' },
      reason:
        'El camino a Chepu es ruta del Estado y lo mantiene Vialidad. La municipalidad no puede gastar en él.',
      answer:
        'Este camino no es municipal. Enviamos la propuesta a Vialidad con tu descripción, y aquí se publica lo que responda.',
    },
    'Calefacción nueva para la sede de Lechagua': {
      ...{ check: 'land', ground: 'land', norm: 'ley-18695', article: '65' },
      reason:
        'La sede está en terreno de un particular, prestado de palabra. No se invierte en un inmueble ajeno sin un título que lo permita.',
      answer:
        'La sede está en un terreno particular sin comodato. Con un comodato firmado se puede hacer.',
      appeal:
        'El dueño firmó el comodato ante notario por quince años, y se inscribió el mes pasado. La copia quedó en la oficina de partes. Pedimos que se revise de nuevo.',
    },
    'Esterilización de perros en Quetalmahue': {
      ...{ check: 'technical', ground: 'already-planned', norm: 'ley-18695', article: '25' },
      reason:
        'El programa de tenencia responsable ya tiene fijado un operativo en Quetalmahue en el mismo semestre, con más cupos de los que se piden.',
      answer:
        'Ya está financiado: el operativo del programa de tenencia responsable pasa por Quetalmahue en marzo, con doscientos cincuenta cupos.',
    },
  },
  corrections: {
    'Cubierta para la feria rural': {
      asked:
        'Falta decir cómo se sujeta la techumbre y por dónde se evacúa el agua. Agrega también si se interrumpe la feria durante la obra.',
      mended: {
        contents: {
          description:
            'Techumbre metálica sobre el patio central, con canaletas y luz, para 36 puestos. Se apoya en los ocho pilares de la ampliación anterior, que el calculista dio por buenos. El agua baja a la cámara de calle Pedro Montt.\n\nLa obra se hace de martes a jueves: la feria del sábado no se interrumpe.',
        },
        reason: 'Se dice dónde se apoya, por dónde baja el agua y que la feria no se interrumpe.',
      },
    },
    'Estanques de agua para Pupelde': {
      asked:
        'Faltan los nombres de los predios donde irían los estanques, o un plano a mano alzada con las catorce casas.',
    },
  },
  changes: {
    'Paraderos con techo en Lechagua': {
      lines: [line('Paradero techado', 'unidad', 4, 4_000_000)],
      contingencyPermille: 0,
      reason:
        'El convenio de suministro vigente tiene el mismo paradero a $4.000.000, con instalación.',
      answer: 'accepted',
      position: 'Si es el mismo paradero, mejor: que alcance para más.',
    },
    'Ciclovía entre el puente y el liceo': {
      lines: [
        line('Ciclovía con demarcación', 'metro lineal', 500, 36_000),
        line('Hito y tacha reflectante', 'unidad', 110, 15_000),
        line('Señal vertical', 'unidad', 20, 130_000),
      ],
      contingencyPermille: 80,
      description:
        'Ciclovía de 500 metros por el costado norte, con demarcación, hitos y señales. Termina antes del cruce del liceo, que necesita un semáforo.',
      reason:
        'El metro de ciclovía cuesta $36.000 con el perfil que exige el paso de buses, y los últimos cincuenta metros dependen de un semáforo que no está en este presupuesto.',
      answer: 'objected',
      position:
        'Los cincuenta metros que se quitan son justo los del cruce, donde atropellaron a dos compañeros. Prefiero que se haga con un paso de cebra elevado y que llegue hasta el liceo.',
    },
    'Desfibriladores en las sedes rurales': {
      lines: [
        line('Desfibrilador con gabinete', 'unidad', 5, 1_600_000),
        line('Taller de primeros auxilios', 'jornada', 5, 300_000),
      ],
      contingencyPermille: 0,
      reason: 'El modelo con gabinete para exterior, que resiste la sal, cuesta $1.600.000.',
      position: '',
    },
  },
};

const programmes: InventedReview = {
  institution: 'gore-los-lagos',
  edition: 'programas-sociales',
  reviewer: 'pb-officer',
  signer: 'certifying-officer',
  days: { takenIn: 40, found: 33, answered: 32, published: 26 },
  later: [],
  nos: {},
  corrections: {},
  changes: {},
};

/** Of an edition whose proposals were all found feasible. */
const allFeasible = (
  edition: string,
  days: InventedReview['days'],
  institution = 'ancud',
): InventedReview => ({ ...programmes, institution, edition, days });

export const reviews: readonly InventedReview[] = [
  ancud,
  programmes,
  allFeasible('plazas-y-veredas', { takenIn: 42, found: 36, answered: 35, published: 32 }),
  allFeasible('ribera-de-ancud', { takenIn: 55, found: 49, answered: 48, published: 45 }),
  allFeasible('escuelas-abiertas', { takenIn: 50, found: 44, answered: 43, published: 40 }),
  allFeasible('barrios-de-ancud', { takenIn: 154, found: 150, answered: 149, published: 140 }),
  allFeasible(
    'fril-participativo-osorno',
    { takenIn: 112, found: 106, answered: 105, published: 98 },
    'gore-los-lagos',
  ),
];

/** Units of Ancud, with the checks that come to each by itself. */
export const units: readonly { readonly name: string; readonly kinds: readonly CheckKind[] }[] = [
  { name: 'Secretaría Comunal de Planificación', kinds: ['technical', 'budget'] },
  { name: 'Asesoría Jurídica', kinds: ['legal', 'land'] },
  { name: 'Dirección de Obras', kinds: ['upkeep'] },
];
