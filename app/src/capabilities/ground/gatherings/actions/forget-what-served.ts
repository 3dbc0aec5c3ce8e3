// Forgets what has served: what somebody needed thirty days after a gathering, names of who came a year after it.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { eraseNeeds, unlinkAttendance } from '../store/forgetting.ts';

const DAY_MS = 86_400_000;

export function forgetWhatServed(db: Database, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return inTransaction(db, async (tx) => {
    await eraseNeeds(tx, daysAgo(30));
    await unlinkAttendance(tx, daysAgo(365));
  });
}
