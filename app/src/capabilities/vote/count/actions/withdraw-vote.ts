// Withdraws a vote that was brought in by mistake, while no certification of it stands, with a reason that everybody reads.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { annulDocumentIn } from '../../../ground/records/index.ts';
import type { OfficialRefusal } from '../rules/bringing.ts';
import { listResults } from '../store/results.ts';
import { listVoteStates } from '../store/vote-states.ts';
import { findStandingVote, withdrawVoteRow } from '../store/votes.ts';
import { type ByTeam, roleOf } from './by-team.ts';
import { type ContestAsked, findContestToCount } from './find-contest-to-count.ts';

export function withdrawVote(
  db: Database,
  by: ByTeam,
  asked: ContestAsked & { readonly voteId: string; readonly reason: string },
): Promise<Result<void, OfficialRefusal>> {
  return inTransaction(db, async (tx) => {
    const found = await findContestToCount(tx, by.scope.id, asked, by.now);
    if (!found.ok) return found;
    const { id: contestId, round, name } = found.value.contest;
    const states = await listVoteStates(tx, found.value.edition.id);
    const certified = states.find((one) => one.contestId === contestId)?.certified;
    // One that was certified and found wrong since is withdrawn too: another takes its place.
    if (certified !== undefined && certified.wrongReason === null) {
      return err({ code: 'count/certified' });
    }
    const vote = await findStandingVote(tx, { contestId, round });
    if (vote === undefined || vote.id !== asked.voteId) return err({ code: 'count/vote-gone' });
    if (vote.kind === 'sealed') return err({ code: 'count/vote-is-sealed' });
    const { reason } = asked;
    await withdrawVoteRow(tx, vote.id, { reason, now: by.now });
    const results = (await listResults(tx, [contestId])).filter(({ voteId }) => voteId === vote.id);
    for (const { documentCode: code } of results) {
      await annulDocumentIn(tx, by, { code, reason, as: roleOf(by) });
    }
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: 'count/withdraw', reason },
      subject: `contest:${contestId}`,
      before: { vote: vote.textSha256 },
      told: { contest: name, vote: vote.textSha256 },
    });
    return ok(undefined);
  });
}
