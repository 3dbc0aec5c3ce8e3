// An answer to a question that an institution keeps, held for what is about to be done with it.
import type { Scope } from '../../../../platform/access.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { type HeldAnswer, holdAnswer } from '../store/answers.ts';
import { holdKept } from '../store/kept-questions.ts';
import { type AskedQuestion, readAskedAt } from '../store/questions.ts';

export interface KeptAnswer {
  readonly answer: HeldAnswer;
  readonly question: AskedQuestion;
}

/** Undefined where nothing was asked, where nobody reads the question any more, and where others keep it. */
export async function holdKeptAnswer(
  tx: Tx,
  scope: Scope,
  commentId: string,
): Promise<KeptAnswer | undefined> {
  const answer = await holdAnswer(tx, commentId);
  const asked = answer && (await readAskedAt(tx, answer.placeId));
  const question = asked && (await holdKept(tx, scope.id, asked.number));
  return answer === undefined || question === undefined ? undefined : { answer, question };
}
