// The list of surveys, the page of one, its answers and its results as files.
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import { readForm } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { pagedOf } from '../../../../ui/pagination/paged.ts';
import { accountLink } from '../../people/index.ts';
import { answerSurvey } from '../actions/answer-survey.ts';
import { readAnswers, type Score, scoreOf } from '../rules/answers.ts';
import type { Results } from '../rules/results.ts';
import { parseSurveyFilter } from '../rules/survey-filter.ts';
import { publicResults } from '../store/public-results.ts';
import { listQuestions } from '../store/questions.ts';
import { hasAnswered } from '../store/responses.ts';
import { countSurveys, findSurvey, listSurveys, type Survey } from '../store/surveys.ts';
import { answerProblems } from './answer-problems.ts';
import { unknownPage } from './parts.tsx';
import { answerNamedPath, answerPath, resultFilePaths, surveyPath, surveysPath } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { resultsCsv, resultsJson } from './result-files.ts';
import { surveyPage } from './survey-page.tsx';
import { surveysPage } from './surveys-page.tsx';

/** Thirty long texts, each letter of which may be sent as nine. */
const FORM_BODY_BYTES = 600_000;

export const publicRoutes = (house: House): readonly Route[] => {
  const get = (path: Route['path'], answer: (house: House, ask: Ask) => Promise<Answer>) =>
    route({ audience: 'public', method: 'get', path, answer: (ask) => answer(house, ask) });
  const post = (path: Route['path'], audience: Route['audience'], isNamed: boolean): Route => ({
    ...route({ audience, method: 'post', path, answer: (ask) => answerForm(house, ask, isNamed) }),
    maxBodyBytes: FORM_BODY_BYTES,
  });
  return [
    get(surveysPath, answerList),
    get(surveyPath, answerSurveyPage),
    post(answerPath, 'public', false),
    post(answerNamedPath, { act: 'surveys/answer' }, true),
    get(resultFilePaths.csv, (given, ask) => answerFile(given, ask, resultsCsv)),
    get(resultFilePaths.json, (given, ask) => answerFile(given, ask, resultsJson)),
  ];
};

async function answerList({ db, clock }: House, ask: Ask): Promise<Answer> {
  const filter = parseSurveyFilter(ask.query);
  const now = clock.now();
  const count = await countSurveys(db, filter, now);
  const paged = pagedOf(count, filter.page);
  const surveys = await listSurveys(db, filter, now, paged);
  return surveysPage({ filter, surveys, count, paged });
}

async function answerSurveyPage(house: House, ask: Ask): Promise<Answer> {
  const { db, clock } = house;
  const survey = await findSurvey(db, ask.params.slug ?? '', clock.now());
  return survey === undefined ? unknownPage() : shown(house, ask, survey);
}

interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

async function shown(house: House, ask: Ask, survey: Survey, given: Shown = {}): Promise<Answer> {
  const { db, keys } = house;
  const questions = await listQuestions(db, survey.id);
  const { typed = {}, problems = [], status } = given;
  const may = await mayHere(house, ask, survey);
  const isSent = ask.query.get('hecho') === 'respondida';
  return surveyPage({
    survey,
    questions,
    results: await publicResults(db, survey),
    may,
    signInHref: may === 'sign-in' ? accountLink(ask).href : '',
    typed,
    problems,
    ...(status === undefined ? {} : { status }),
    sent: isSent ? { score: openScore(keys, survey, ask.query.get('puntaje')) } : undefined,
  });
}

async function mayHere({ db }: House, { actor }: Ask, survey: Survey) {
  if (survey.state !== 'open') return 'nothing';
  if (!survey.isNamed) return 'answer';
  if (actor === undefined) return 'sign-in';
  return (await hasAnswered(db, survey.id, actor.personId)) ? 'has-answered' : 'answer';
}

async function answerForm(house: House, ask: Ask, isNamed: boolean): Promise<Answer> {
  const { db, keys, clock } = house;
  const now = clock.now();
  const typed = await readForm(ask.request);
  const survey = await findSurvey(db, ask.params.slug ?? '', now);
  if (survey === undefined || survey.isNamed !== isNamed) return unknownPage();
  const questions = await listQuestions(db, survey.id);
  const { answers, problems } = readAnswers(questions, typed, false);
  if (survey.state === 'open' && problems.length > 0) {
    return shown(house, ask, survey, { typed, problems: answerProblems(problems), status: 422 });
  }
  const { slug } = survey;
  const form = { slug, answers, personId: ask.actor?.personId, peer: ask.peer };
  const done = await answerSurvey({ db, keys }, form, now);
  if (!done.ok) {
    const problem = { field: '', message: sentenceOf(done.error) };
    return shown(house, ask, survey, { typed, problems: [problem], status: statusOf(done.error) });
  }
  const puntaje = sealScore(keys, survey, scoreOf(questions, answers));
  return seeOther(surveyPath.to({ slug }, { query: { hecho: 'respondida', puntaje } }));
}

const SCORE = 'surveys/score';

/** The score travels in the address of the next page, sealed: it is kept nowhere, and nobody can invent one. */
function sealScore(keys: House['keys'], { id }: Survey, score: Score | undefined) {
  if (score === undefined) return undefined;
  return keys.seal(SCORE, id, `${score.points}/${score.outOf}`).toString('base64url');
}

function openScore(keys: House['keys'], { id }: Survey, sealed: string | null): Score | undefined {
  if (sealed === null) return undefined;
  try {
    const [points, outOf] = keys.open(SCORE, id, Buffer.from(sealed, 'base64url')).split('/');
    return { points: Number(points), outOf: Number(outOf) };
  } catch {
    return undefined;
  }
}

async function answerFile(
  { db, clock }: House,
  ask: Ask,
  file: (survey: Survey, results: Results) => Response,
): Promise<Answer> {
  const survey = await findSurvey(db, ask.params.slug ?? '', clock.now());
  const results = survey && (await publicResults(db, survey));
  return survey === undefined || results === undefined ? unknownPage() : file(survey, results);
}
