// Forgets what has served: names of former boards, invitations three months after their end, requests a year after their answer.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { forgetFormerMembers } from '../store/boards.ts';
import { deleteInvitationsEndedBefore } from '../store/invitations.ts';
import { deleteRequestsAnsweredBefore } from '../store/representation-requests.ts';

const DAY_MS = 86_400_000;

export function forgetEnded(db: Database, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return inTransaction(db, async (tx) => {
    await forgetFormerMembers(tx, now);
    await deleteInvitationsEndedBefore(tx, daysAgo(90));
    await deleteRequestsAnsweredBefore(tx, daysAgo(365));
  });
}
