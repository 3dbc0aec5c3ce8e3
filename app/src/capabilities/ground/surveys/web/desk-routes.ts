// The desk of surveys: the list, a draft and its publication, what may be done with a published one, and its answers.
import type { Result } from '@minga/basics';
import { m } from '#words';
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  scopeOf,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readInstitution } from '../../institutions/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import type { ByStaff } from '../actions/by-staff.ts';
import { closeSurvey, publishResults } from '../actions/close-survey.ts';
import { copySurvey } from '../actions/copy-survey.ts';
import { createSurvey } from '../actions/create-survey.ts';
import { deleteDraft } from '../actions/delete-draft.ts';
import { editSurvey } from '../actions/edit-survey.ts';
import { publishSurvey } from '../actions/publish-survey.ts';
import type { Refusal } from '../rules/refusal.ts';
import { tell } from '../rules/results.ts';
import { listQuestions } from '../store/questions.ts';
import { listForms } from '../store/responses.ts';
import { listOwn, type Survey } from '../store/surveys.ts';
import { readTally } from '../store/tallies.ts';
import { answersPage } from './answers-page.tsx';
import { type AtDesk, deskOf, refusedAt, staffRoutes } from './at-desk.ts';
import { deskListPage } from './desk-list-page.tsx';
import { deskSurveyPage } from './desk-survey-page.tsx';
import { detailsPage } from './details-page.tsx';
import { doneWords } from './done-words.ts';
import {
  answersFilePath,
  answersPath,
  closePath,
  copyPath,
  correctPath,
  deletePath,
  deskSurveyPath,
  deskSurveysPath,
  detailsPath,
  newSurveyPath,
  previewPath,
  publishPath,
  publishResultsPath,
  surveyPath,
} from './paths.ts';
import { previewPage } from './preview-page.tsx';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { answersCsv } from './result-files.ts';
import { parseOpening, parseSurvey, typedSurvey } from './survey-form.ts';

const toEdit = { act: 'surveys/edit' } as const;
const toEnter = { act: 'records/enter-paper' } as const;

export function deskRoutes(house: House): readonly Route[] {
  const at = (audience: Route['audience'], method: 'get' | 'post', path: Route['path']) => ({
    audience,
    method,
    path,
  });
  const { get, post } = staffRoutes(house, toEdit);
  return [
    route({ ...at(toEnter, 'get', deskSurveysPath), answer: (ask) => answerList(house, ask) }),
    route({ ...at(toEdit, 'get', newSurveyPath), answer: (ask) => answerNew(house, ask) }),
    route({ ...at(toEdit, 'post', newSurveyPath), answer: (ask) => answerCreate(house, ask) }),
    get(deskSurveyPath, (given) => shown(given)),
    get(detailsPath, answerDetails),
    post(detailsPath, answerEdit),
    get(previewPath, answerPreview),
    post(publishPath, answerPublish),
    post(closePath, (given) => acted(given, closeSurvey, 'cerrada')),
    post(publishResultsPath, (given) => acted(given, publishResults, 'resultados-publicados')),
    post(copyPath, (given) => answerCopy(given, false)),
    post(correctPath, (given) => answerCopy(given, true)),
    post(deletePath, answerDelete),
    get(answersPath, answerAnswers),
    get(answersFilePath, answerFile),
  ];
}

async function answerList({ db, clock }: House, ask: Ask): Promise<Answer> {
  const scope = scopeOf(ask);
  const [desk, surveys] = await Promise.all([
    readInstitution(db, scope.id),
    listOwn(db, [scope.id], clock.now()),
  ]);
  const mayEdit = mayDo(permissions['surveys/edit'], actorOf(ask).grants, scope);
  return deskListPage({ desk, surveys, mayEdit, done: doneWords(ask.query) });
}

async function answerNew(
  { db }: House,
  ask: Ask,
  typed: Typed = {},
  problems: readonly FieldProblem[] = [],
): Promise<Answer> {
  const desk = await readInstitution(db, scopeOf(ask).id);
  const action = newSurveyPath.to({ institution: desk.slug });
  return detailsPage({ desk, title: m.surveys_desk_new(), action, typed, problems });
}

async function answerCreate(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseSurvey(typed);
  if (!parsed.isSound) return answerNew(house, ask, typed, parsed.problems);
  const by: ByStaff = { actor: actorOf(ask), scope: scopeOf(ask), now: house.clock.now() };
  const survey = await createSurvey(house.db, by, parsed.values);
  return backTo(survey, 'creada');
}

function backTo({ institutionSlug, id }: Survey, hecho: string): Response {
  const to = { institution: institutionSlug, survey: id };
  return seeOther(deskSurveyPath.to(to, { query: { hecho } }));
}

interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

async function shown({ house, ask, survey }: AtDesk, given: Shown = {}): Promise<Answer> {
  const { typed = {}, problems = [], status } = given;
  return deskSurveyPage({
    desk: deskOf(survey),
    survey,
    questions: await listQuestions(house.db, survey.id),
    typed,
    problems,
    ...(status === undefined ? {} : { status }),
    done: doneWords(ask.query),
  });
}

function answerDetails(
  { survey }: AtDesk,
  typed: Typed = typedSurvey(survey),
  problems: readonly FieldProblem[] = [],
): Promise<Answer> {
  const desk = deskOf(survey);
  const action = detailsPath.to({ institution: desk.slug, survey: survey.id });
  const title = m.surveys_survey_edit_title();
  return Promise.resolve(detailsPage({ desk, title, action, typed, problems }));
}

async function answerEdit(given: AtDesk): Promise<Answer> {
  const { house, ask, survey, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseSurvey(typed);
  if (!parsed.isSound) return answerDetails(given, typed, parsed.problems);
  const edited = await editSurvey(house.db, by, { id: survey.id, written: parsed.values });
  return edited.ok ? backTo(survey, 'guardada') : refusedAt(survey, edited.error);
}

async function answerPreview({ house, survey }: AtDesk): Promise<Answer> {
  return previewPage(deskOf(survey), survey, await listQuestions(house.db, survey.id));
}

async function answerPublish(given: AtDesk): Promise<Answer> {
  const { house, ask, survey, by } = given;
  const typed = await readForm(ask.request);
  const parsed = parseOpening(typed, survey.timeZone, by.now);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const opening = { id: survey.id, ...parsed.values };
  const published = await publishSurvey(house.db, by, opening, (slug, locale) =>
    surveyPath.to({ slug }, { locale }),
  );
  if (published.ok) return backTo(survey, 'publicada');
  const isOfClosing = published.error.code.startsWith('surveys/closes-');
  const field = isOfClosing ? 'cierra-dia' : '';
  const problems = [{ field, message: sentenceOf(published.error) }];
  return shown(given, { typed, problems, status: statusOf(published.error) });
}

async function acted(
  { house, survey, by }: AtDesk,
  act: (db: House['db'], by: ByStaff, id: string) => Promise<Result<void, Refusal>>,
  hecho: string,
): Promise<Answer> {
  const done = await act(house.db, by, survey.id);
  return done.ok ? backTo(survey, hecho) : refusedAt(survey, done.error);
}

async function answerCopy({ house, survey, by }: AtDesk, isCorrection: boolean): Promise<Answer> {
  const copied = await copySurvey(house.db, by, { id: survey.id, isCorrection });
  return copied.ok ? backTo(copied.value, 'copiada') : refusedAt(survey, copied.error);
}

async function answerDelete({ house, survey, by }: AtDesk): Promise<Answer> {
  const deleted = await deleteDraft(house.db, by, survey.id);
  if (!deleted.ok) return refusedAt(survey, deleted.error);
  const to = { institution: survey.institutionSlug };
  return seeOther(deskSurveysPath.to(to, { query: { hecho: 'borrada' } }));
}

async function answerAnswers({ house, survey }: AtDesk): Promise<Answer> {
  const { db } = house;
  const questions = await listQuestions(db, survey.id);
  const [tally, forms] = await Promise.all([
    readTally(db, survey.id, questions),
    listForms(db, survey.id),
  ]);
  const results = tell(questions, tally, 1);
  return answersPage({ desk: deskOf(survey), survey, questions, results, forms });
}

async function answerFile({ house, survey }: AtDesk): Promise<Answer> {
  const questions = await listQuestions(house.db, survey.id);
  return answersCsv(survey, questions, await listForms(house.db, survey.id));
}
