// What the invented consultations of a demonstration say: nobody wrote it, and every page says so.
import type { AnswerWritten } from '../rules/answer.ts';
import type { ObservationWritten } from '../rules/observation.ts';
import { paragraphsOf } from '../rules/text.ts';
import type { Asked } from './write-consultation.ts';

export interface InventedSaid extends ObservationWritten {
  readonly position: number | undefined;
}

export const ancud: Asked = {
  written: {
    kind: 'rules',
    level: 'consultation',
    title: 'Bases del presupuesto participativo 2029 de Ancud',
    purpose:
      'Consulta inventada para la demostración. Queremos saber qué mantener y qué cambiar antes de que el Concejo vea las bases.',
    effect:
      'El equipo responde a cada grupo de observaciones y después el Concejo Municipal decide las bases.',
    norm: 'ley-18695',
    article: '93',
  },
  text: {
    paragraphs: paragraphsOf(`# Quién participa

Pueden votar las personas desde los 14 años que viven, trabajan o estudian en Ancud, de cualquier nacionalidad.

Pueden proponer las personas desde los 14 años y las organizaciones con personalidad jurídica vigente.

# Cuánto se decide

El marco es de $180.000.000, financiado con recursos municipales y comprometido por el Concejo antes de la convocatoria.

El marco se reparte entre los sectores según su población: una mitad por partes iguales y la otra por habitantes.

# Qué se puede proponer

Cada proyecto cuesta entre $3.000.000 y $25.000.000 y se ejecuta en terreno municipal o en bienes nacionales de uso público.

No se financian sueldos, viáticos ni gastos que deban repetirse cada año.

# Cómo se vota

La votación dura dos semanas, en línea y en doce locales con mesas de papel, también en las islas.

Cada persona marca hasta tres proyectos de su sector y uno transversal.

# Después de votar

El Concejo se pronuncia sobre cada proyecto en el orden de la votación y funda todo lo que cambie.`),
  },
};

export const ancudSaid: readonly InventedSaid[] = [
  {
    position: 2,
    stance: 'support',
    reasons: 'Mis hijas estudian acá y también usan la plaza. Qué bueno que desde los 14.',
    proposed: '',
  },
  {
    position: 2,
    stance: 'change',
    reasons: 'Hay gente que pasa la semana en Castro y vota allá. Debería decir desde cuándo.',
    proposed:
      'Pueden votar las personas desde los 14 años que viven, trabajan o estudian en Ancud desde hace al menos seis meses, de cualquier nacionalidad.',
  },
  {
    position: 6,
    stance: 'reject',
    reasons:
      'Por población siempre gana el centro. Los sectores rurales tienen menos gente y más necesidad.',
    proposed: '',
  },
  {
    position: 6,
    stance: 'change',
    reasons: 'La distancia también cuenta: una sede en Chepu cuesta el doble.',
    proposed:
      'El marco se reparte entre los sectores: un tercio por partes iguales, un tercio por habitantes y un tercio por un índice de necesidad publicado.',
  },
  {
    position: 6,
    stance: 'support',
    reasons: 'La mezcla de los dos criterios parece justa.',
    proposed: '',
  },
  {
    position: 11,
    stance: 'support',
    reasons: 'El año pasado no llegó la mesa a la isla Mechuque. Que no vuelva a pasar.',
    proposed: '',
  },
  {
    position: 12,
    stance: 'reject',
    reasons: 'Con tres marcas la gente vota por rellenar. Dos bastan.',
    proposed: '',
  },
  {
    position: undefined,
    stance: 'support',
    reasons: 'Se entiende y es corto. Gracias por ponerlo en papel también.',
    proposed: '',
  },
];

export const lautaro: Asked = {
  written: {
    kind: 'ordinance',
    level: 'consultation',
    title: 'Reglamento de presupuesto participativo de Lautaro',
    purpose:
      'Consulta inventada para la demostración. Antes de aprobar el reglamento quisimos leerlo con la comunidad.',
    effect:
      'Cada grupo de observaciones tiene una respuesta con razones; el Concejo aprobó el reglamento después de publicarlas.',
    norm: 'ley-18695',
    article: '93',
  },
  text: {
    paragraphs: paragraphsOf(`# Reglamento

El presupuesto participativo se convoca cada año en marzo.

Cada sector elige un proyecto de $5.000.000 y dos de $2.000.000.

Las asambleas se hacen en la sede de cada sector, de lunes a viernes.

Los proyectos que no se priorizan no pasan al año siguiente.`),
  },
};

const [title, call, perSector, , next] = [
  { isHeading: true, text: 'Reglamento' },
  { isHeading: false, text: 'El presupuesto participativo se convoca cada año en marzo.' },
  { isHeading: false, text: 'Cada sector elige un proyecto de $5.000.000 y dos de $2.000.000.' },
  undefined,
  {
    isHeading: false,
    text: 'Los proyectos que no se priorizan quedan en una lista pública y pueden volver a presentarse sin repetir los papeles.',
  },
];

export const lautaroApproved = [
  title,
  call,
  perSector,
  {
    isHeading: false,
    text: 'Las asambleas se hacen en la sede de cada sector, después de las 18:30 o en sábado, con cuidado infantil y traducción al mapuzugun donde se pida.',
  },
  next,
].filter((one) => one !== undefined);

export const lautaroSaid: readonly InventedSaid[] = [
  {
    position: 4,
    stance: 'reject',
    reasons: 'De lunes a viernes en la tarde trabajo. Nunca he podido ir a una asamblea.',
    proposed: '',
  },
  {
    position: 4,
    stance: 'change',
    reasons: 'En mi comunidad la gente mayor habla mapuzugun.',
    proposed:
      'Las asambleas se hacen en la sede de cada sector, en sábado y con alguien que traduzca al mapuzugun.',
  },
  {
    position: 5,
    stance: 'reject',
    reasons: 'Juntamos firmas dos años y cada vez empezamos de cero.',
    proposed: '',
  },
  {
    position: 3,
    stance: 'change',
    reasons: 'Con $5.000.000 no se hace una multicancha.',
    proposed: 'Cada sector elige un proyecto de $9.000.000.',
  },
  {
    position: undefined,
    stance: 'support',
    reasons: 'Que quede escrito, así no depende de quién esté en el municipio.',
    proposed: '',
  },
];

interface InventedAnswer extends AnswerWritten {
  readonly theme: string;
  readonly said: string;
}

/** By the place of the paragraph; 0 is the whole. */
export const lautaroAnswers: Readonly<Record<number, InventedAnswer>> = {
  0: {
    theme: 'El reglamento en general',
    said: 'Que el presupuesto participativo quede escrito.',
    outcome: 'accepted',
    reason: 'Para eso es el reglamento: obliga al municipio a convocar cada año.',
    done: 'El reglamento se aprobó y se publicó.',
  },
  3: {
    theme: 'Montos por sector',
    said: 'Que haya un solo proyecto grande por sector.',
    outcome: 'not-accepted',
    reason:
      'Con tres proyectos por sector participan más organizaciones. Las obras de más de $5.000.000 van a la cartera del FRIL, que se consulta aparte.',
    done: '',
  },
  4: {
    theme: 'Día, hora y lengua de las asambleas',
    said: 'Que las asambleas sean cuando la gente puede ir, y también en mapuzugun.',
    outcome: 'accepted',
    reason: 'Es cierto: en horario de oficina quedan fuera quienes trabajan y quienes cuidan.',
    done: 'El artículo ahora pide asambleas después de las 18:30 o en sábado, con cuidado infantil y traducción.',
  },
  5: {
    theme: 'Proyectos que no se priorizan',
    said: 'Que no haya que empezar de cero cada año.',
    outcome: 'accepted-in-part',
    reason:
      'No pasan solos, porque las necesidades cambian; pero no se pierde el trabajo de reunir los papeles.',
    done: 'Quedan en una lista pública y vuelven sin repetir los papeles.',
  },
};
