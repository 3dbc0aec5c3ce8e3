// Groups of opinion are worked out anew where somebody answered since: of groups only, and never of few people.
import { createHash } from 'node:crypto';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { opinionGroups } from '../rules/opinion-groups.ts';
import { listAnswers, listToPicture, savePicture } from '../store/opinions.ts';
import { listQuestions } from '../store/topics.ts';

export async function pictureOpinions(db: Database, now: Date): Promise<void> {
  for (const { id } of await listToPicture(db)) {
    const current = (await listQuestions(db, id)).filter(
      ({ replacedAt }) => replacedAt === undefined,
    );
    const questions = current.map((question) => question.id);
    const answers = await listAnswers(db, questions);
    const picture = opinionGroups(answers, questions.length, seedOf(id));
    await inTransaction(db, (tx) => savePicture(tx, id, questions, { picture, now }));
  }
}

/** The same for a topic each time, so that its groups do not jump while nobody answers. */
function seedOf(topicId: string): number {
  return createHash('sha256').update(topicId).digest().readUInt32BE(0) % 2_147_483_647;
}
