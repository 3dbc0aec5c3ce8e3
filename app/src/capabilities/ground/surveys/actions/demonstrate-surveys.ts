// Invented surveys for a demonstration, each institution at another moment: announced, open, counting its paper, told.
import { assert } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import type { House } from '../../../../platform/room.ts';
import { findInstitution } from '../../institutions/index.ts';
import { standingGrantsIn } from '../../people/index.ts';
import { demonstratePaper, type InventedSheet } from '../../records/index.ts';
import type { QuestionWritten } from '../rules/question.ts';
import type { SurveyWritten } from '../rules/survey.ts';
import { type Wording, wording } from '../rules/wording.ts';
import { listQuestions } from '../store/questions.ts';
import type { PathIn } from '../store/search-documents.ts';
import { findSurvey, listOwn } from '../store/surveys.ts';
import { answerSurvey } from './answer-survey.ts';
import type { ByStaff } from './by-staff.ts';
import { publishResults } from './close-survey.ts';
import { draftSurvey } from './draft-survey.ts';
import {
  closedQuestions,
  inventedAnswers,
  inventedSheet,
  openQuestions,
} from './invented-answers.ts';
import { publishSurvey } from './publish-survey.ts';

const DAY_MS = 86_400_000;

interface Invented {
  readonly institution: string;
  readonly written: SurveyWritten;
  readonly questions: readonly QuestionWritten[];
  /** Days from today, negative when past; a draft has none. */
  readonly hours?: { readonly opens: number; readonly closes: number };
  readonly onWeb?: number;
  readonly sheets?: readonly InventedSheet['state'][];
  /** Whether the team has said that all paper is entered. */
  readonly isTold?: true;
}

const purpose = wording(
  'Encuesta inventada para la demostración: todas sus respuestas son de ejemplo. Con ella el equipo decidiría cómo sigue.',
  'A survey invented for the demonstration: all its answers are examples. With it the team would decide how to go on.',
);
const unnamed = (title: Wording, takesPaper = false): SurveyWritten => ({
  title,
  purpose,
  isNamed: false,
  takesPaper,
});

/** The latest last: the desk lists it first. */
const invented: readonly Invented[] = [
  {
    institution: 'ancud',
    written: unnamed(
      wording(
        'Evaluación de las asambleas de barrio',
        'Evaluation of the neighbourhood assemblies',
      ),
      true,
    ),
    questions: closedQuestions,
    hours: { opens: -40, closes: -30 },
    onWeb: 138,
    sheets: Array.from({ length: 22 }, () => 'entered' as const),
    isTold: true,
  },
  {
    institution: 'ancud',
    written: unnamed(
      wording('Evaluación de los talleres de propuestas', 'Evaluation of the proposal workshops'),
      true,
    ),
    questions: closedQuestions,
    hours: { opens: -20, closes: -0.25 },
    onWeb: 9,
    sheets: ['entered', 'entered', 'waiting', 'void', 'printed', 'printed'],
  },
  {
    institution: 'ancud',
    written: {
      ...unnamed(
        wording('Cómo te enteras de lo que pasa en Ancud', 'How you hear what happens in Ancud'),
      ),
      isNamed: true,
    },
    questions: openQuestions,
    hours: { opens: 0, closes: 20 },
  },
  {
    institution: 'lautaro',
    written: unnamed(
      wording(
        'Qué esperas de un presupuesto participativo',
        'What you expect of a participatory budget',
      ),
      true,
    ),
    questions: openQuestions,
    hours: { opens: 5, closes: 26 },
  },
  {
    institution: 'gore-los-lagos',
    written: unnamed(
      wording('Evaluación de los encuentros regionales', 'Evaluation of the regional meetings'),
    ),
    questions: closedQuestions,
    hours: { opens: -60, closes: -45 },
    onWeb: 12,
  },
  {
    institution: 'gore-los-lagos',
    written: unnamed(wording('Cómo sigue la región', 'How the region goes on')),
    questions: openQuestions,
  },
];

/** Idempotent: where an institution has a survey there is nothing to add. */
export async function demonstrateSurveys(house: House, pathIn: PathIn): Promise<void> {
  const now = house.clock.now();
  for (const slug of new Set(invented.map(({ institution }) => institution))) {
    const by = await officerOf(house, slug);
    if (by === undefined || (await listOwn(house.db, [by.scope.id], now)).length > 0) continue;
    for (const one of invented) if (one.institution === slug) await ask(house, by, one, pathIn);
  }
}

async function officerOf({ db, clock }: House, slug: string) {
  const institution = await findInstitution(db, slug);
  if (institution === undefined) return undefined;
  const scope = { kind: 'institution', id: institution.id } as const;
  const held = await standingGrantsIn(db, scope);
  const officer = held.find(({ role }) => role === 'pb-officer');
  if (officer === undefined) return undefined;
  const { personId, role } = officer;
  const now = clock.now();
  const actor = { personId, sessionId: '', name: '', provenAt: now, grants: [{ role, scope }] };
  return { actor, scope, now };
}

type Officer = NonNullable<Awaited<ReturnType<typeof officerOf>>>;

async function ask(house: House, by: Officer, one: Invented, pathIn: PathIn): Promise<void> {
  const { db } = house;
  const { written, questions, hours, isTold } = one;
  const at = (days: number) => new Date(by.now.getTime() + days * DAY_MS);
  const asking: ByStaff = { ...by, now: at(Math.min(hours?.opens ?? 0, 0)) };
  const { id, slug } = await inTransaction(db, (tx) =>
    draftSurvey(tx, asking, { written, questions }),
  );
  if (hours === undefined) return;
  const opening = { id, opensAt: at(hours.opens), closesAt: at(hours.closes) };
  const published = await publishSurvey(db, asking, opening, pathIn);
  assert(published.ok, 'the demonstration publishes whole surveys');
  await answerInvented(house, by, one, { slug, during: at(hours.opens + 1) });
  if (isTold !== true) return;
  const told = await publishResults(db, { ...by, now: at(hours.closes + 1) }, id);
  assert(told.ok, 'its paper is entered');
}

async function answerInvented(
  house: House,
  by: Officer,
  { onWeb = 0, sheets = [], written }: Invented,
  { slug, during }: { readonly slug: string; readonly during: Date },
): Promise<void> {
  const survey = await findSurvey(house.db, slug, during);
  assert(survey !== undefined, 'it was published');
  const questions = await listQuestions(house.db, survey.id);
  for (let number = 0; number < onWeb; number += 1) {
    const answers = inventedAnswers(questions, number);
    const form = { slug, answers, personId: undefined, peer: `demonstration-${slug}-${number}` };
    const sent = await answerSurvey(house, form, during);
    assert(sent.ok, 'an invented answer is whole');
  }
  if (sheets.length === 0) return;
  assert(!written.isNamed, 'nobody is invented who hands in a named sheet');
  await demonstratePaper(
    house,
    { ...by, now: during },
    {
      form: 'surveys/answer',
      subject: slug,
      sheets: sheets.map((state, at) => ({
        state,
        typed: inventedSheet(questions, onWeb + at + 1),
      })),
    },
  );
}
