// Warns the representatives before their board ends: sixty, thirty and seven days, each once.
import { assert } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { dayIn, daysBetween } from '../../territories/rules/index.ts';
import { WARNING_DAYS, warningsDue } from '../rules/board.ts';
import { type EndingBoard, insertWarning, listEndingBoards } from '../store/boards.ts';
import { readOrganizationById } from '../store/organizations.ts';
import { boardEnding, send } from './letters.ts';
import { lettersToOrganization } from './recipients.ts';

/** Returns how many organisations were written to. */
export async function warnOfEndingBoards(db: Database, now: Date): Promise<number> {
  const [first] = WARNING_DAYS;
  let warned = 0;
  for (const board of await listEndingBoards(db, now, first)) {
    if (await inTransaction(db, (tx) => warn(tx, board, now))) warned += 1;
  }
  return warned;
}

async function warn(tx: Tx, board: EndingBoard, now: Date): Promise<boolean> {
  const today = dayIn(board.timeZone, now);
  let isNew = false;
  for (const days of warningsDue(board.validUntil, today, board.sent)) {
    isNew = (await insertWarning(tx, board.boardId, days, now)) || isNew;
  }
  if (!isNew) return false;
  const organization = await readOrganizationById(tx, board.organizationId);
  assert(organization !== undefined, 'a board is of an organisation');
  const { slug, facts } = organization;
  const daysLeft = daysBetween(today, board.validUntil);
  await send(tx, await lettersToOrganization(tx, organization), undefined, () =>
    boardEnding({
      organization: { slug, name: facts.name },
      validUntil: board.validUntil,
      daysLeft,
    }),
  );
  return true;
}
