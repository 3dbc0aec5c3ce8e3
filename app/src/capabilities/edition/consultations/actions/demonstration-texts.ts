// What the invented consultations of a demonstration say: nobody wrote it, and every page says so.
import type { AnswerWritten } from '../rules/answer.ts';
import type { ObservationWritten } from '../rules/observation.ts';
import { paragraphsOf } from '../rules/text.ts';
import type { Asked } from './write-consultation.ts';

export interface InventedSaid extends ObservationWritten {
  /** What the paragraph says that it is about; undefined for the whole. */
  readonly about: RegExp | undefined;
}

/** Its text is the closed bases of its edition. */
export const ancud: Asked['written'] = {
  kind: 'rules',
  level: 'consultation',
  title: 'Bases del presupuesto participativo 2029 de Ancud',
  purpose:
    'Consulta inventada para la demostración. Leemos las bases que rigen hoy para saber qué mantener y qué cambiar en las de 2029, antes de que el Concejo las vea.',
  effect:
    'El equipo responde a cada grupo de observaciones y después el Concejo Municipal decide las bases de 2029.',
  norm: 'ley-18695',
  article: '93',
};

export const ancudSaid: readonly InventedSaid[] = [
  {
    about: /^Quiénes votan/,
    stance: 'support',
    reasons: 'Mis hijas también usan la plaza. Qué bueno que desde los 14.',
    proposed: '',
  },
  {
    about: /^Quiénes votan/,
    stance: 'change',
    reasons: 'Hay gente que pasa la semana en Castro y vota allá. Debería decir desde cuándo.',
    proposed: 'Quiénes votan: desde los 14 años; vive en Ancud desde hace al menos seis meses.',
  },
  {
    about: /^Reparto/,
    stance: 'reject',
    reasons:
      'Lo que es de toda la comuna siempre lo gana el centro. Los sectores rurales tienen menos gente y más necesidad.',
    proposed: '',
  },
  {
    about: /^Reparto/,
    stance: 'change',
    reasons: 'La distancia también cuenta: una sede en Chepu cuesta el doble.',
    proposed:
      'Reparto: un tercio por partes iguales entre los sectores, un tercio por habitantes y un tercio por un índice de necesidad publicado.',
  },
  {
    about: /^Reparto/,
    stance: 'support',
    reasons: 'Con montos así se entiende cuánto hay para cada cosa.',
    proposed: '',
  },
  {
    about: /^Fase: Votación/,
    stance: 'support',
    reasons: 'Que siga tomando dos fines de semana: así alcanza a votar quien trabaja en el mar.',
    proposed: '',
  },
  {
    about: /^Apoyos que necesita/,
    stance: 'reject',
    reasons: 'Diez apoyos en Chepu son medio caserío. Cinco bastan.',
    proposed: '',
  },
  {
    about: undefined,
    stance: 'support',
    reasons: 'Se entiende. Gracias por ponerlo en papel también.',
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
    about: /asambleas/,
    stance: 'reject',
    reasons: 'De lunes a viernes en la tarde trabajo. Nunca he podido ir a una asamblea.',
    proposed: '',
  },
  {
    about: /asambleas/,
    stance: 'change',
    reasons: 'En mi comunidad la gente mayor habla mapuzugun.',
    proposed:
      'Las asambleas se hacen en la sede de cada sector, en sábado y con alguien que traduzca al mapuzugun.',
  },
  {
    about: /año siguiente/,
    stance: 'reject',
    reasons: 'Juntamos firmas dos años y cada vez empezamos de cero.',
    proposed: '',
  },
  {
    about: /Cada sector elige/,
    stance: 'change',
    reasons: 'Con $5.000.000 no se hace una multicancha.',
    proposed: 'Cada sector elige un proyecto de $9.000.000.',
  },
  {
    about: undefined,
    stance: 'support',
    reasons: 'Que quede escrito, así no depende de quién esté en el municipio.',
    proposed: '',
  },
];

interface InventedAnswer extends AnswerWritten {
  readonly theme: string;
  readonly said: string;
}

/** By the number of the paragraph; 0 is the whole. */
export const lautaroAnswers: Readonly<Record<number, InventedAnswer>> = {
  0: {
    theme: 'El reglamento en general',
    said: 'Que el presupuesto participativo quede escrito.',
    outcome: 'accepted',
    reason: 'Para eso es el reglamento: obliga al municipio a convocar cada año.',
    done: 'El reglamento se aprobó y se publicó.',
  },
  2: {
    theme: 'Montos por sector',
    said: 'Que haya un solo proyecto grande por sector.',
    outcome: 'not-accepted',
    reason:
      'Con tres proyectos por sector participan más organizaciones. Las obras de más de $5.000.000 van a la cartera del FRIL, que se consulta aparte.',
    done: '',
  },
  3: {
    theme: 'Día, hora y lengua de las asambleas',
    said: 'Que las asambleas sean cuando la gente puede ir, y también en mapuzugun.',
    outcome: 'accepted',
    reason: 'Es cierto: en horario de oficina quedan fuera quienes trabajan y quienes cuidan.',
    done: 'El artículo ahora pide asambleas después de las 18:30 o en sábado, con cuidado infantil y traducción.',
  },
  4: {
    theme: 'Proyectos que no se priorizan',
    said: 'Que no haya que empezar de cero cada año.',
    outcome: 'accepted-in-part',
    reason:
      'No pasan solos, porque las necesidades cambian; pero no se pierde el trabajo de reunir los papeles.',
    done: 'Quedan en una lista pública y vuelven sin repetir los papeles.',
  },
};
