// A survey as a step on paper: unnamed on sheets that nobody signs, named on those of an account.
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import {
  blankPaperPath,
  type PaperEntry,
  type PaperField,
  type PaperForm,
} from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import { paperDeskPath } from '../../records/index.ts';
import { enterSheet, takeBackSheet } from '../actions/enter-sheet.ts';
import { type Answers, fieldOf, readAnswers } from '../rules/answers.ts';
import type { Question } from '../rules/question.ts';
import type { Refusal } from '../rules/refusal.ts';
import { listQuestions } from '../store/questions.ts';
import { findSurvey, listOwn, type Survey } from '../store/surveys.ts';
import { answerProblems } from './answer-problems.ts';
import { surveyPath } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';
import { instantOf, speechOf, titleOf } from './words.ts';

/** Of the two, the one that a survey is answered on. */
function formOf({ isNamed }: Pick<Survey, 'isNamed'>): PaperForm['form'] {
  return isNamed ? 'surveys/answer-named' : 'surveys/answer';
}

/** The desk of paper of its institution, where it is printed and entered, with its form chosen. */
export function paperOf(survey: Survey): string {
  const formulario = `${formOf(survey)} ${survey.slug}`;
  return paperDeskPath.to({ institution: survey.institutionSlug }, { query: { formulario } });
}

/** Without a number, for the printer of anybody. */
export function blankOf(survey: Survey): string {
  const [room = '', step = ''] = formOf(survey).split('/');
  const { institutionSlug: institution, slug: subject } = survey;
  return blankPaperPath.to({ institution, room, step, subject });
}

export const surveysOnPaper: readonly PaperForm[] = [
  { ...onPaper(false), isAnonymous: true },
  { ...onPaper(true), needsAccount: true },
];

function onPaper(isNamed: boolean): PaperForm {
  return {
    form: formOf({ isNamed }),
    title: ({ label }) => m.surveys_paper_title({ survey: label() }),
    isBlankPublic: true,
    async subjects({ db, clock }, institutionId) {
      const own = await listOwn(db, [institutionId], clock.now());
      return own
        .filter((one) => one.takesPaper && one.isNamed === isNamed && one.state !== 'draft')
        .map((survey) => ({
          key: survey.slug,
          label: () => titleOf(survey),
          isPast: survey.state === 'closed',
        }));
    },
    async body(house, { key }) {
      const { survey, questions } = await readAsked(house, key);
      const address = house.publicUrl + surveyPath.to({ slug: key });
      return {
        instructions: () => instructionsOf(survey, questions, address),
        fields: questions.map((question) => fieldFor(survey, questions, question)),
      };
    },
    async parse(typed, house, { key }) {
      const { questions } = await readAsked(house, key);
      const { answers, problems } = readAnswers(questions, typed, true);
      return problems.length === 0
        ? { isSound: true, values: answers }
        : { isSound: false, problems: answerProblems(problems) };
    },
    async enter(entry) {
      const { tx, personId, values, now } = entry;
      const sheet = { ...aboutOf(entry), personId, answers: values as Answers };
      return toDesk(await enterSheet(tx, sheet, now));
    },
    async undo(entry) {
      return toDesk(await takeBackSheet(entry.tx, aboutOf(entry), entry.now));
    },
    seenAt: (slug) => surveyPath.to({ slug }),
  };
}

function aboutOf({ subject: slug, sheetId }: PaperEntry) {
  return { slug, sheetId };
}

async function readAsked({ db, clock }: Pick<House, 'db' | 'clock'>, slug: string) {
  const survey = await findSurvey(db, slug, clock.now());
  assert(survey !== undefined, 'a sheet is about a survey that was published');
  return { survey, questions: await listQuestions(db, survey.id) };
}

function instructionsOf(
  survey: Survey,
  questions: readonly Question[],
  address: string,
): readonly string[] {
  const until =
    survey.hours === undefined
      ? ''
      : m.surveys_paper_until({ closes: instantOf(survey.hours.closesAt, survey) });
  return [
    speechOf(survey, questions).say(survey.purpose),
    `${until} ${m.surveys_paper_online({ address })}`,
    m.surveys_privacy_results(),
  ];
}

function fieldFor(survey: Survey, questions: readonly Question[], question: Question): PaperField {
  const { kind, position, text, options, scaleTo = 0 } = question;
  const say: ReturnType<typeof speechOf>['say'] = (words) => speechOf(survey, questions).say(words);
  const field = {
    name: fieldOf(question),
    label: () => m.surveys_question_heading({ position, text: say(text) }),
  };
  if (kind === 'short-text') return { ...field, kind: 'line' };
  if (kind === 'long-text') return { ...field, kind: 'lines' };
  if (kind !== 'scale') {
    const labelled = () =>
      options.map((option, at) => ({ value: String(at + 1), label: say(option) }));
    return { ...field, kind, options: labelled, mayBeEmpty: true };
  }
  const ends = () => {
    const [low = '', high = ''] = options.map(say);
    return m.surveys_paper_scale({ low, high, to: scaleTo });
  };
  const points = Array.from({ length: scaleTo }, (_, at) => String(at + 1));
  return {
    ...field,
    kind,
    hint: ends,
    options: () => points.map((value) => ({ value, label: value })),
    mayBeEmpty: true,
  };
}

/** The sentence of the site speaks to whoever answers; this one to the desk that holds her sheet. */
function toDesk(done: Result<void, Refusal>): Result<void, { readonly sentence: string }> {
  if (done.ok) return ok(undefined);
  const { error } = done;
  const isTwice = error.code === 'surveys/already-answered';
  return err({ sentence: isTwice ? m.surveys_paper_already_answered() : sentenceOf(error) });
}
