// The questions of a draft: added, changed, moved and taken out.
import { type FieldProblem, readForm, type Typed } from '../../../../platform/http/form.ts';
import { type Answer, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { moveQuestion, moves } from '../actions/move-question.ts';
import { saveQuestion } from '../actions/save-question.ts';
import { parseKind, type Question, type QuestionKind } from '../rules/question.ts';
import { listQuestions } from '../store/questions.ts';
import { type AtDesk, deskOf, refusedAt, staffRoutes } from './at-desk.ts';
import { deskSurveyPath, moveQuestionPath, newQuestionPath, questionPath } from './paths.ts';
import { fieldOfRefusal, parseQuestion, typedQuestion } from './question-form.ts';
import { questionPage } from './question-page.tsx';
import { sentenceOf } from './refusal-words.ts';

export function questionRoutes(house: House): readonly Route[] {
  const { get, post } = staffRoutes(house, { act: 'surveys/edit' });
  return [
    get(newQuestionPath, (given) => {
      const kind = parseKind(given.ask.query.get('tipo'));
      return shown(given, { kind: kind ?? 'one', question: undefined, typed: {}, problems: [] });
    }),
    post(newQuestionPath, (given) => answerSave(given, undefined)),
    get(questionPath, (given) =>
      onQuestion(given, (question) => {
        const typed = typedQuestion(question);
        return shown(given, { kind: question.kind, question, typed, problems: [] });
      }),
    ),
    post(questionPath, (given) => onQuestion(given, (question) => answerSave(given, question))),
    post(moveQuestionPath, (given) => onQuestion(given, (question) => answerMove(given, question))),
  ];
}

/** A question of this survey: another's is not there. */
async function onQuestion(
  given: AtDesk,
  answer: (question: Question) => Promise<Answer>,
): Promise<Answer> {
  const { house, ask, survey } = given;
  const questions = await listQuestions(house.db, survey.id);
  const question = questions.find(({ id }) => id === ask.params.question);
  return question === undefined ? refusedAt(survey, { code: 'surveys/unknown' }) : answer(question);
}

interface Shown {
  readonly kind: QuestionKind;
  readonly question: Question | undefined;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

async function shown({ survey }: AtDesk, given: Shown): Promise<Answer> {
  const { kind, question, typed, problems } = given;
  if (survey.state !== 'draft') return refusedAt(survey, { code: 'surveys/published' });
  const desk = deskOf(survey);
  const to = { institution: desk.slug, survey: survey.id };
  return questionPage({
    desk,
    survey,
    kind,
    position: question?.position,
    action:
      question === undefined
        ? newQuestionPath.to(to)
        : questionPath.to({ ...to, question: question.id }),
    typed,
    problems,
  });
}

async function answerSave(given: AtDesk, question: Question | undefined): Promise<Answer> {
  const { house, ask, survey, by } = given;
  const typed = await readForm(ask.request);
  const kind = question?.kind ?? parseKind(typed.tipo) ?? 'one';
  const parsed = parseQuestion(kind, typed);
  if (!parsed.isSound) return shown(given, { kind, question, typed, problems: parsed.problems });
  const saved = await saveQuestion(house.db, by, {
    surveyId: survey.id,
    questionId: question?.id,
    question: parsed.values,
  });
  if (saved.ok) return backTo(given, 'pregunta-guardada');
  const field = fieldOfRefusal(saved.error);
  if (field === '') return refusedAt(survey, saved.error);
  const problems = [{ field, message: sentenceOf(saved.error) }];
  return shown(given, { kind, question, typed, problems });
}

async function answerMove(given: AtDesk, { id }: Question): Promise<Answer> {
  const { house, ask, survey, by } = given;
  const typed = await readForm(ask.request);
  const move = moves.find((one) => one === typed.mover);
  if (move === undefined) return backTo(given, '');
  const moved = await moveQuestion(house.db, by, { surveyId: survey.id, questionId: id, move });
  if (!moved.ok) return refusedAt(survey, moved.error);
  return backTo(given, move === 'out' ? 'pregunta-quitada' : 'pregunta-movida');
}

function backTo({ survey }: AtDesk, hecho: string): Response {
  const to = { institution: survey.institutionSlug, survey: survey.id };
  return seeOther(deskSurveyPath.to(to, { query: { hecho } }));
}
