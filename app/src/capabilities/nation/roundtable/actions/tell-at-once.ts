// What a demonstration tells of topics at once: questions, what members said, backings and what residents think.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { insertBacking } from '../store/areas.ts';
import {
  type CitedRow,
  insertCited,
  insertOpinions,
  insertStances,
  type OpinionRow,
  type StanceRow,
} from '../store/invented-rows.ts';
import { insertQuestion } from '../store/topics.ts';

export function askAtOnce(
  db: Database,
  topicId: string,
  { statements, now }: { readonly statements: readonly string[]; readonly now: Date },
): Promise<readonly string[]> {
  return inTransaction(db, async (tx) => {
    const ids: string[] = [];
    for (const [index, statement] of statements.entries()) {
      ids.push(await insertQuestion(tx, { topicId, position: index + 1, statement, now }));
    }
    return ids;
  });
}

export function sayAtOnce(
  db: Database,
  {
    stances,
    cited,
  }: { readonly stances: readonly StanceRow[]; readonly cited: readonly CitedRow[] },
  now: Date,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    await insertStances(tx, stances);
    await insertCited(tx, cited, now);
  });
}

/** One after the other: each settles whether the area is common. */
export function backAtOnce(
  db: Database,
  backings: readonly Parameters<typeof insertBacking>[1][],
): Promise<void> {
  return inTransaction(db, async (tx) => {
    for (const backing of backings) await insertBacking(tx, backing);
  });
}

export function opineAtOnce(db: Database, rows: readonly OpinionRow[], now: Date): Promise<void> {
  return inTransaction(db, (tx) => insertOpinions(tx, rows, now));
}
