// What two accounts of one person said, reported and follow becomes one person's; a report counts once.
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
];

export async function joinAuthor(tx: Tx, accounts: TwoAccounts): Promise<void> {
  for (const rows of moved) await moveRows(tx, rows, accounts);
}
