// What two accounts of one person said, reported and follow becomes one person's; a report and a mark count once.
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import {
  moveRows,
  type RowsOfPerson,
  type TwoAccounts,
} from '../../../../platform/two-accounts.ts';

const moved: readonly RowsOfPerson[] = [
  { table: 'conversation.comment', column: 'author_id' },
  {
    table: 'conversation.report',
    column: 'person_id',
    once: ['comment_id', 'version_number'],
  },
  { table: 'conversation.following', column: 'person_id', once: ['place_id'] },
  { table: 'conversation.theme_following', column: 'person_id', once: ['theme'] },
  { table: 'conversation.useful_mark', column: 'person_id', once: ['comment_id'] },
];

export async function joinAuthor(tx: Tx, accounts: TwoAccounts): Promise<void> {
  for (const rows of moved) await moveRows(tx, rows, accounts);
  // What one account found useful of the other is now her own answer.
  await sql`delete from conversation.useful_mark mark using conversation.comment
    where comment.id = mark.comment_id and comment.author_id = mark.person_id
      and mark.person_id = ${accounts.kept}`.execute(tx);
}
