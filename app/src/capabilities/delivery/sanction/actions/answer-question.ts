// Somebody of the staff answers what a councillor asked, who is told.
import { err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import type { Locale } from '../../../../platform/words.ts';
import { inBothLocales, type Notice, notify } from '../../../ground/people/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { answerQuestionRow } from '../store/sittings.ts';
import { allowed, type ByStaff, type EditionAsked } from './by-staff.ts';
import { locate } from './locate.ts';

export interface AnsweringQuestion extends EditionAsked {
  readonly questionId: string;
  readonly answer: string;
  /** Where she reads it. */
  readonly questionsIn: (asked: EditionAsked, locale: Locale) => string;
}

export function answerQuestion(
  db: Database,
  by: ByStaff,
  { questionId, answer, questionsIn, ...asked }: AnsweringQuestion,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/answer');
    if (!may.ok) return may;
    const located = await locate(tx, by, asked);
    if (!located.ok) return located;
    const { edition, submissions } = located.value;
    const question = submissions
      .flatMap(({ questions }) => questions)
      .find(({ id }) => id === questionId);
    if (question === undefined) return err({ code: 'sanction/unknown' });
    if (question.answer !== null) return err({ code: 'sanction/answered-already' });
    if (answer === '') return err({ code: 'sanction/answer-empty' });
    await answerQuestionRow(tx, questionId, {
      ...{ answer, answeredBy: by.actor.personId, now: by.now },
    });
    if (question.askedBy !== null) {
      const notice: Notice = {
        ...{ personId: question.askedBy, kind: 'sanction/answer', key: questionId },
        titles: inBothLocales(() => m.sanction_told_answered({ number: question.number })),
        paths: bothPaths((locale) => questionsIn(asked, locale)),
        ...{ isPublic: false, institutionId: edition.institutionId },
      };
      await notify(tx, [notice], by.now);
    }
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: 'sanction/answer' },
      ...{ subject: `question:${questionId}`, told: { question: question.number } },
    });
    return ok(undefined);
  });
}
