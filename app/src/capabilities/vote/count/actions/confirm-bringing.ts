// Confirms what was seen of a vote: it is counted by a job, put in the queue in the same transaction.
import { assert, err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import type { OfficialRefusal } from '../rules/bringing.ts';
import { beginCounting, findBringing } from '../store/bringings.ts';
import { isSealed } from '../store/official-contests.ts';
import { findStandingVote } from '../store/votes.ts';
import { type ByTeam, type IssuingSite, roleOf } from './by-team.ts';
import { type ContestAsked, findContestToCount } from './find-contest-to-count.ts';
import { countBroughtJob } from './job-names.ts';

/** Also for a count that broke off: what was brought in is still there, and is counted anew. The attempt's id. */
export async function confirmBringing(
  db: Database,
  { isDemonstration }: Pick<IssuingSite, 'isDemonstration'>,
  by: ByTeam,
  asked: ContestAsked & { readonly bringingId: string; readonly savedAt: string },
): Promise<Result<string, OfficialRefusal>> {
  const found = await findContestToCount(db, by.scope.id, asked, by.now);
  if (!found.ok) return found;
  const { id: contestId, round } = found.value.contest;
  return inTransaction(db, async (tx) => {
    const of = { contestId, round };
    if (await isSealed(tx, contestId, round)) return err({ code: 'count/vote-is-sealed' });
    if ((await findStandingVote(tx, of)) !== undefined) return err({ code: 'count/vote-there' });
    const bringing = await findBringing(tx, of);
    // What was changed meanwhile has to be seen again.
    const isSeen =
      bringing?.id === asked.bringingId && bringing.savedAt.toISOString() === asked.savedAt;
    if (bringing === undefined || !isSeen) return err({ code: 'count/not-ready' });
    if (bringing.state.kind === 'counting') return err({ code: 'count/is-counting' });
    if (bringing.state.kind === 'open') return err({ code: 'count/not-ready' });
    const begun = await beginCounting(tx, of, {
      personId: by.actor.personId,
      role: roleOf(by),
    });
    assert(begun !== undefined, 'what is ready can be counted');
    const { attempt } = begun;
    await enqueue(tx, countBroughtJob, {
      ...{ attempt, isDemonstration: isDemonstration ? 1 : 0 },
      at: by.now.toISOString(),
    });
    return ok(attempt);
  });
}
