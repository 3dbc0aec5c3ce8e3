// Throws away what was being brought in of a contest, before it was counted.
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { OfficialRefusal } from '../rules/bringing.ts';
import { deleteBringing, findBringing } from '../store/bringings.ts';
import type { ByTeam } from './by-team.ts';
import { type ContestAsked, findContestToCount } from './find-contest-to-count.ts';

export async function discardBringing(
  db: Database,
  by: ByTeam,
  asked: ContestAsked,
): Promise<Result<void, OfficialRefusal>> {
  const found = await findContestToCount(db, by.scope.id, asked, by.now);
  if (!found.ok) return found;
  const of = { contestId: found.value.contest.id, round: found.value.contest.round };
  return inTransaction(db, async (tx) => {
    const bringing = await findBringing(tx, of);
    if (bringing?.state.kind === 'counting') return err({ code: 'count/is-counting' });
    await deleteBringing(tx, of);
    return ok(undefined);
  });
}
