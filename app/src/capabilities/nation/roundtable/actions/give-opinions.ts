// A resident says what she thinks of the statements of a topic, as often as she likes while it asks her.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import type { Refusal } from '../rules/refusal.ts';
import { opinionsState } from '../rules/topic.ts';
import { type OwnOpinion, saveOpinion } from '../store/opinions.ts';
import { holdTopic, listQuestions } from '../store/topics.ts';

export function giveOpinions(
  db: Database,
  { personId, now }: { readonly personId: string; readonly now: Date },
  { topic: number, given }: { readonly topic: number; readonly given: readonly OwnOpinion[] },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const topic = await holdTopic(tx, number);
    if (topic === undefined) return err({ code: 'roundtable/no-topic' });
    if (opinionsState(topic, dayIn(ROUNDTABLE_ZONE, now)) !== 'open') {
      return err({ code: 'roundtable/opinions-closed' });
    }
    const questions = await listQuestions(tx, topic.id);
    const asked = new Set(
      questions.filter(({ replacedAt }) => replacedAt === undefined).map(({ id }) => id),
    );
    if (given.some(({ questionId }) => !asked.has(questionId))) {
      return err({ code: 'roundtable/question-replaced' });
    }
    for (const { questionId, choice } of given) {
      await saveOpinion(tx, { questionId, choice, personId, now });
    }
    return ok(undefined);
  });
}
