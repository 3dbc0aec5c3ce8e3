// Records the vote of every member on what was drafted of a project; whoever has an interest declares it and does not vote.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type VoteGiven, wholeVotes } from '../rules/voting.ts';
import { insertVotes, saveSitting, setCasting } from '../store/sittings.ts';
import { allowed, type ByStaff } from './by-staff.ts';
import { locateOpen, matterOf, type SittingAsked } from './locate.ts';

export interface RecordingVotes extends SittingAsked {
  readonly projectId: string;
  /** Of whoever is not noted as absent from the sitting. */
  readonly votes: readonly VoteGiven[];
  /** Whose vote counted once more, because the ayes and the noes were as many. */
  readonly castingBy: string | null;
}

/** Once; then `correctVote` for a vote, and `recordCasting` for the one that counts once more. */
export function recordVotes(
  db: Database,
  by: ByStaff,
  given: RecordingVotes,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/record');
    if (!may.ok) return may;
    const found = await locateOpen(tx, by, given);
    if (!found.ok) return found;
    const { submission, sitting } = found.value;
    const { projectId, castingBy } = given;
    const matter = matterOf(submission, projectId);
    if (matter === undefined) return err({ code: 'sanction/unknown' });
    const draft = sitting.decisions.find((one) => one.projectId === projectId);
    if (draft === undefined) return err({ code: 'sanction/not-drafted' });
    if (draft.votes.length > 0) return err({ code: 'sanction/voted-already' });
    const absent = new Set(sitting.absent);
    const votes = wholeVotes({ inOffice: sitting.inOffice, absent }, given.votes);
    if (!votes.ok) return votes;
    const casting = checkCasting(castingBy, sitting.inOffice);
    if (!casting.ok) return casting;
    const recorded = {
      ...{ sittingId: sitting.id, projectId, recordedBy: by.actor.personId, now: by.now },
    };
    await insertVotes(tx, recorded, votes.value);
    await setCasting(tx, recorded, castingBy);
    await saveSitting(tx, sitting);
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: 'sanction/record' },
      ...{ subject: `sitting:${sitting.id}`, told: { project: matter.name, votes: 'recorded' } },
    });
    return ok(undefined);
  });
}

/** Only whoever presides has a vote that counts once more; at which tie is judged when it is signed. */
export function checkCasting(
  castingBy: string | null,
  inOffice: readonly { readonly id: string; readonly seat: string }[],
): Result<void, Refusal> {
  const isKnown = inOffice.some(({ id, seat }) => id === castingBy && seat === 'chair');
  return castingBy === null || isKnown ? ok(undefined) : err({ code: 'sanction/member-unknown' });
}
