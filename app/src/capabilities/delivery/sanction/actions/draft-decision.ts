// Writes down what the body decides of a project, until it is signed with its resolution.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { checkDraft, decideDeciding } from '../rules/deciding.ts';
import { type Decision, isApproved } from '../rules/matter.ts';
import type { Refusal } from '../rules/refusal.ts';
import { draftsOf, signedOf, standingOf } from '../rules/standing.ts';
import { saveDraft, saveSitting } from '../store/sittings.ts';
import { allowed, type ByStaff } from './by-staff.ts';
import { goingContests, locateOpen, matterOf, type SittingAsked } from './locate.ts';

export interface DraftingDecision extends SittingAsked {
  /** Without an amount or a place, what is approved takes those of the vote. Whose casting vote it was comes with the votes. */
  readonly decision: Omit<Decision, 'castingBy'>;
}

export function draftDecision(
  db: Database,
  by: ByStaff,
  { decision, ...asked }: DraftingDecision,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/record');
    if (!may.ok) return may;
    const found = await locateOpen(tx, by, asked);
    if (!found.ok) return found;
    const { edition, submission, sitting } = found.value;
    const matter = matterOf(submission, decision.projectId);
    if (matter === undefined) return err({ code: 'sanction/unknown' });
    const isGoing = goingContests(edition, submission).some(
      ({ contestId }) => contestId === matter.contestId,
    );
    if (!isGoing) return err({ code: 'sanction/stale' });
    const signed = signedOf(submission).find(({ projectId }) => projectId === matter.projectId);
    const decidable = decideDeciding(standingOf(signed), sitting.heldOn);
    if (!decidable.ok) return decidable;
    const before = draftsOf(submission).find(({ projectId }) => projectId === matter.projectId);
    // Voted in the sitting that this one continues.
    if (before !== undefined && before.sittingId !== sitting.id) {
      return err({ code: 'sanction/voted-already' });
    }
    const whole: Decision = {
      ...decision,
      castingBy: before?.castingBy ?? null,
      ...(isApproved(decision) && {
        amountClp: decision.amountClp ?? matter.costClp,
        place: decision.place ?? matter.place,
      }),
    };
    const draft = checkDraft(whole, matter, sitting.heldOn);
    if (!draft.ok) return draft;
    await saveDraft(tx, {
      ...{ sittingId: sitting.id, submissionId: submission.id, decision: draft.value },
    });
    await saveSitting(tx, sitting);
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: 'sanction/record' },
      subject: `sitting:${sitting.id}`,
      told: { project: matter.name, outcome: draft.value.outcome },
    });
    return ok(undefined);
  });
}
