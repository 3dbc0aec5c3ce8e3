// What the invented surveys of a demonstration ask, and what invented neighbours mark: the same at each start.
import { type Answer, type Answers, fieldOf } from '../rules/answers.ts';
import type { Question, QuestionId, QuestionWritten } from '../rules/question.ts';
import { wording } from '../rules/wording.ts';

const options = (...texts: readonly (readonly [string, string])[]) =>
  texts.map(([spanish, english]) => wording(spanish, english));

const plain = { isRequired: false, scaleTo: undefined, right: undefined, isGrouping: false };

export const openQuestions: readonly QuestionWritten[] = [
  {
    ...plain,
    kind: 'many',
    text: wording('¿Por dónde te enteras?', 'Where do you hear about things?'),
    isRequired: true,
    options: options(
      ['La radio', 'The radio'],
      ['Un afiche en el barrio', 'A poster in the neighbourhood'],
      ['La junta de vecinos', 'The neighbourhood council'],
      ['Las redes sociales', 'Social networks'],
      ['Nadie me avisa', 'Nobody tells me'],
    ),
  },
  {
    ...plain,
    kind: 'scale',
    text: wording(
      '¿Qué tan fácil es entender lo que avisa la municipalidad?',
      'How easy is it to understand what the municipality announces?',
    ),
    options: options(['Muy difícil', 'Very hard'], ['Muy fácil', 'Very easy']),
    scaleTo: 5,
  },
  {
    ...plain,
    kind: 'order',
    text: wording(
      'Ordena estos medios según te sirven',
      'Put these in the order in which they serve you',
    ),
    options: options(['Radio', 'Radio'], ['Papel', 'Paper'], ['Teléfono', 'Telephone']),
  },
  {
    ...plain,
    kind: 'short-text',
    text: wording('¿Qué cambiarías?', 'What would you change?'),
    options: [],
  },
];

export const closedQuestions: readonly QuestionWritten[] = [
  {
    ...plain,
    kind: 'one',
    text: wording('¿En qué sector fue tu asamblea?', 'In which sector was your assembly?'),
    isRequired: true,
    isGrouping: true,
    options: options(
      ['Centro', 'Centre'],
      ['Pudeto', 'Pudeto'],
      ['Fátima', 'Fátima'],
      ['Sector rural', 'Rural sector'],
    ),
  },
  {
    ...plain,
    kind: 'scale',
    text: wording('¿Qué te pareció la asamblea?', 'What did you think of the assembly?'),
    isRequired: true,
    options: options(['Muy mala', 'Very bad'], ['Muy buena', 'Very good']),
    scaleTo: 5,
  },
  {
    ...plain,
    kind: 'one',
    text: wording('¿Volverías a una asamblea?', 'Would you come to another assembly?'),
    options: options(
      ['Sí', 'Yes'],
      ['No', 'No'],
      ['Depende del horario', 'It depends on the hour'],
    ),
  },
  {
    ...plain,
    kind: 'order',
    text: wording('¿Qué debe mejorar primero?', 'What should improve first?'),
    options: options(
      ['El horario', 'The hour'],
      ['El lugar', 'The place'],
      ['La información previa', 'The information beforehand'],
    ),
  },
  {
    ...plain,
    kind: 'long-text',
    text: wording('¿Algo más?', 'Anything else?'),
    options: [],
  },
];

const ORDERS = [
  [1, 2, 3],
  [1, 3, 2],
  [3, 2, 1],
  [2, 1, 3],
  [2, 3, 1],
];
const POINTS = [4, 5, 4, 3, 5, 4, 2, 4, 5, 3, 1];
const AGAIN = [1, 1, 3, 1, 3, 2, 1];
const SAID = ['Que empiece a la hora.', 'Faltó café.', 'Muy clara la explicación del dinero.'];

/** The same at each start: what the `number`-th invented neighbour marked. */
export function inventedAnswers(questions: readonly Question[], number: number): Answers {
  const sector = number % 23 === 0 ? 4 : 1 + (number % 3);
  const chosen = (option: number | undefined): Answer => ({
    kind: 'options',
    options: [option ?? 1],
  });
  const given: readonly (Answer | undefined)[] = [
    chosen(sector),
    chosen(POINTS[number % POINTS.length]),
    number % 9 === 5 ? undefined : chosen(AGAIN[number % AGAIN.length]),
    number % 4 === 3 ? undefined : { kind: 'places', places: ORDERS[number % ORDERS.length] ?? [] },
    number % 8 === 2 ? { kind: 'text', text: SAID[number % SAID.length] ?? '' } : undefined,
  ];
  return new Map<QuestionId, Answer>(
    questions.flatMap(({ id }, at) => {
      const answer = given[at];
      return answer === undefined ? [] : [[id, answer] as const];
    }),
  );
}

/** The same as it is typed from a sheet of paper. */
export function inventedSheet(
  questions: readonly Question[],
  number: number,
): Readonly<Record<string, string>> {
  const answers = inventedAnswers(questions, number);
  const fields = questions.flatMap((question) => {
    const answer = answers.get(question.id);
    if (answer === undefined) return [];
    if (answer.kind === 'text') return [[fieldOf(question), answer.text]];
    if (answer.kind === 'places') {
      return answer.places.map((place, at) => [fieldOf(question, at + 1), String(place)]);
    }
    return answer.options.map((option) => [fieldOf(question), String(option)]);
  });
  return Object.fromEntries(fields);
}
