// A survey of a demonstration about something of a later room: published, answered by invented people, and closed.
import { assert } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { dayIn } from '../../territories/rules/index.ts';
import type { Answers } from '../rules/answers.ts';
import type { Question } from '../rules/question.ts';
import { listQuestions } from '../store/questions.ts';
import { insertResponse } from '../store/responses.ts';
import type { PathIn } from '../store/search-documents.ts';
import { readSurveyWithin } from '../store/surveys.ts';
import type { ByStaff } from './by-staff.ts';
import { publishSurvey } from './publish-survey.ts';

export interface AnsweredSurvey {
  readonly id: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly answersCount: number;
}

/** A draft of this institution, of whose questions only the scales are answered. */
export async function demonstrateAnswers(
  db: Database,
  by: ByStaff,
  { id, opensAt, closesAt, answersCount }: AnsweredSurvey,
  pathIn: PathIn,
): Promise<void> {
  const asking = { ...by, now: opensAt };
  const published = await publishSurvey(db, asking, { id, opensAt, closesAt }, pathIn);
  assert(published.ok, 'the demonstration publishes whole surveys');
  await inTransaction(db, async (tx) => {
    const survey = await readSurveyWithin(tx, by.scope.id, id, opensAt);
    assert(survey !== undefined, 'it was published');
    const questions = await listQuestions(tx, survey.id);
    for (let number = 0; number < answersCount; number += 1) {
      await insertResponse(tx, {
        surveyId: survey.id,
        isNamed: false,
        personId: undefined,
        paperSheetId: undefined,
        answeredOn: dayIn(survey.timeZone, opensAt),
        answers: answersOf(questions, number),
      });
    }
  });
}

/** The two highest points of each scale, by many each: none of one to four people. */
function answersOf(questions: readonly Question[], number: number): Answers {
  return new Map(
    questions.flatMap(({ id, kind, scaleTo, position }) =>
      kind === 'scale' && scaleTo !== undefined
        ? [[id, { kind: 'options', options: [scaleTo - Number((number + position) % 3 === 0)] }]]
        : [],
    ),
  );
}
