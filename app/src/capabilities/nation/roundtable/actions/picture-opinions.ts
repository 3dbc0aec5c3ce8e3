// Groups of opinion are worked out anew where somebody answered since: of groups only, and never of few people.
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
    const picture = opinionGroups(answers, questions.length);
    await inTransaction(db, (tx) => savePicture(tx, id, questions, { picture, now }));
  }
}
