// Invented surveys for a demonstration: one that can be answered with an account, and one that closed, with its results.
import { assert } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../institutions/index.ts';
import { standingGrantsIn } from '../../people/index.ts';
import type { Answer, Answers } from '../rules/answers.ts';
import type { Question, QuestionId, QuestionWritten } from '../rules/question.ts';
import type { SurveyWritten } from '../rules/survey.ts';
import { wording } from '../rules/wording.ts';
import { listQuestions } from '../store/questions.ts';
import type { PathIn } from '../store/search-documents.ts';
import { listOwn, type Survey } from '../store/surveys.ts';
import { answerSurvey } from './answer-survey.ts';
import type { ByStaff } from './by-staff.ts';
import { publishResults } from './close-survey.ts';
import { draftSurvey } from './draft-survey.ts';
import { enterSheet } from './enter-sheet.ts';
import { publishSurvey } from './publish-survey.ts';

const INSTITUTION = 'ancud';
const DAY_MS = 86_400_000;
const ON_WEB = 138;
const ON_PAPER = 22;

const open: SurveyWritten = {
  title: wording('Cómo te enteras de lo que pasa en Ancud', 'How you hear what happens in Ancud'),
  purpose: wording(
    'Encuesta inventada para la demostración. Con ella el equipo municipal decidiría en qué medios avisar.',
    'A survey invented for the demonstration. With it the municipal team would decide where to announce things.',
  ),
  isNamed: true,
  takesPaper: false,
};

const closed: SurveyWritten = {
  title: wording(
    'Evaluación de las asambleas de barrio',
    'Evaluation of the neighbourhood assemblies',
  ),
  purpose: wording(
    'Encuesta inventada para la demostración: todas sus respuestas son de ejemplo. Serviría para mejorar las asambleas siguientes.',
    'A survey invented for the demonstration: all its answers are examples. It would serve to improve the next assemblies.',
  ),
  isNamed: false,
  takesPaper: true,
};

/** Idempotent: where the institution has a survey there is nothing to add. */
export async function demonstrateSurveys(house: House, pathIn: PathIn): Promise<void> {
  const { db, clock } = house;
  const institution = await findInstitution(db, INSTITUTION);
  if (institution === undefined) return;
  const scope = { kind: 'institution', id: institution.id } as const;
  const held = await standingGrantsIn(db, scope);
  const officer = held.find(({ role }) => role === 'pb-officer');
  const now = clock.now();
  if (officer === undefined || (await listOwn(db, [scope.id], now)).length > 0) return;
  const by = { actor: { personId: officer.personId }, scope, now };
  await openOne(db, by, pathIn);
  await closeOne(house, by, pathIn);
}

async function publishAt(
  db: Database,
  by: ByStaff,
  written: SurveyWritten,
  questions: readonly QuestionWritten[],
  closesAt: Date,
  pathIn: PathIn,
): Promise<Survey> {
  const survey = await inTransaction(db, (tx) => draftSurvey(tx, by, { written, questions }));
  const opening = { id: survey.id, opensAt: by.now, closesAt };
  const published = await publishSurvey(db, by, opening, pathIn);
  assert(published.ok, 'the demonstration publishes whole surveys');
  return survey;
}

async function openOne(db: Database, by: ByStaff, pathIn: PathIn): Promise<void> {
  const closesAt = new Date(by.now.getTime() + 20 * DAY_MS);
  await publishAt(db, by, open, openQuestions, closesAt, pathIn);
}

/** Asked forty days ago, closed a month ago, its paper entered the day after. */
async function closeOne({ db, keys }: House, by: ByStaff, pathIn: PathIn): Promise<void> {
  const at = (days: number) => new Date(by.now.getTime() - days * DAY_MS);
  const survey = await publishAt(
    db,
    { ...by, now: at(40) },
    closed,
    closedQuestions,
    at(30),
    pathIn,
  );
  const questions = await listQuestions(db, survey.id);
  for (let number = 0; number < ON_WEB; number += 1) {
    const form = {
      slug: survey.slug,
      answers: inventedAnswers(questions, number),
      personId: undefined,
      peer: `demonstration-${number}`,
    };
    const sent = await answerSurvey({ db, keys }, form, at(35));
    assert(sent.ok, 'an invented answer is whole');
  }
  for (let number = 1; number <= ON_PAPER; number += 1) {
    const answers = inventedAnswers(questions, ON_WEB + number);
    const sheet = { surveyId: survey.id, number, answers };
    assert(
      (await enterSheet(db, { ...by, now: at(29.5) }, sheet)).ok,
      'each sheet is entered once',
    );
  }
  assert((await publishResults(db, { ...by, now: at(29) }, survey.id)).ok, 'its paper is entered');
}

const options = (...texts: readonly (readonly [string, string])[]) =>
  texts.map(([spanish, english]) => wording(spanish, english));

const plain = { isRequired: false, scaleTo: undefined, right: undefined, isGrouping: false };

const openQuestions: readonly QuestionWritten[] = [
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

const closedQuestions: readonly QuestionWritten[] = [
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
function inventedAnswers(questions: readonly Question[], number: number): Answers {
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
