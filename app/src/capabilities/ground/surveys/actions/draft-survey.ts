// Begins a survey as a draft, within the transaction of whoever asks for it: this room, or a later one for its subject.
import { assert } from '@minga/basics';
import type { Tx } from '../../../../platform/database/database.ts';
import { checkQuestion, MOST_QUESTIONS, type QuestionWritten } from '../rules/question.ts';
import type { Subject, SurveyId, SurveyWritten } from '../rules/survey.ts';
import { insertQuestion } from '../store/questions.ts';
import { insertSurvey, readSurveyWithin, type Survey } from '../store/surveys.ts';
import { type ByStaff, log } from './by-staff.ts';

export interface Draft {
  readonly written: SurveyWritten;
  readonly questions: readonly QuestionWritten[];
  readonly subject?: Subject | undefined;
  /** The published survey of which it is the corrected version. */
  readonly corrects?: SurveyId;
  /** What it was copied from, by its address. */
  readonly copyOf?: string;
}

/** The questions of a draft are whole: they come from a program or from another survey. */
export async function draftSurvey(tx: Tx, by: ByStaff, draft: Draft): Promise<Survey> {
  const { written, questions, subject, corrects, copyOf } = draft;
  assert(questions.length <= MOST_QUESTIONS, 'a survey has at most thirty questions');
  const { now, scope } = by;
  const institutionId = scope.id;
  const id = await insertSurvey(tx, { institutionId, written, subject, corrects, now });
  for (const [index, question] of questions.entries()) {
    assert(checkQuestion(question).ok, `question ${index + 1} of a draft is whole`);
    await insertQuestion(tx, id, index + 1, question);
  }
  const survey = await readSurveyWithin(tx, institutionId, id, now);
  assert(survey !== undefined, 'it was added just now');
  const told = { step: 'drafted', ...(copyOf === undefined ? {} : { copy_of: copyOf }) };
  await log(tx, by, { slug: survey.slug, told });
  return survey;
}
