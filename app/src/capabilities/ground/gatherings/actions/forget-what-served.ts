// Forgets what has served: thirty days after a gathering what somebody needed, on paper too; a year after it names of who came.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { forgetSheetsAbout } from '../../records/index.ts';
import { eraseNeeds, slugsEndedBefore, unlinkAttendance } from '../store/forgetting.ts';

/** The step on paper that asks what somebody needs. */
export const COMING_FORM = 'gatherings/register';
const DAY_MS = 86_400_000;

export function forgetWhatServed(db: Database, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return inTransaction(db, async (tx) => {
    await eraseNeeds(tx, daysAgo(30));
    const subjects = await slugsEndedBefore(tx, daysAgo(30));
    await forgetSheetsAbout(tx, { form: COMING_FORM, subjects });
    await unlinkAttendance(tx, daysAgo(365));
  });
}
