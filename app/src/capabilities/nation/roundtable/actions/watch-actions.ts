// Tells every responsible of an action that its day went by: on the day after, and each thirty days while it stays open.
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { overdueRound } from '../rules/action.ts';
import { ROUNDTABLE_ZONE } from '../rules/call.ts';
import { listActions } from '../store/agenda.ts';
import type { PathIn } from '../store/places.ts';
import { tellOverdue } from './tell-of-agenda.ts';

export async function watchActions(db: Database, pathIn: PathIn, now: Date): Promise<void> {
  const today = dayIn(ROUNDTABLE_ZONE, now);
  for (const action of await listActions(db, { states: ['agreed', 'in-progress'] })) {
    const round = overdueRound(action.dueOn, today);
    if (round === undefined) continue;
    await inTransaction(db, (tx) => tellOverdue(tx, { now, pathIn }, action, round));
  }
}
