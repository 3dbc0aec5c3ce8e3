// What the body may decide of a project now, and whether what was written of it is whole.
import { err, ok, type Result } from '@minga/basics';
import { type Decision, isApproved, type Matter } from './matter.ts';
import type { Refusal } from './refusal.ts';

/** What was signed of a project last, and whether what was returned came back. */
export interface Standing {
  readonly outcome: Decision['outcome'];
  readonly returnUntil: string | null;
  readonly isMended: boolean;
}

/** Once; what was returned again when it comes back, or when its term is over. */
export function decideDeciding(
  standing: Standing | undefined,
  heldOn: string,
): Result<void, Refusal> {
  if (standing === undefined) return ok(undefined);
  const { outcome, returnUntil, isMended } = standing;
  if (outcome !== 'returned' || returnUntil === null) {
    return err({ code: 'sanction/decided-already' });
  }
  if (isMended || heldOn > returnUntil) return ok(undefined);
  return err({ code: 'sanction/returned-until', until: returnUntil });
}

/** A decision as it is written down, whole by itself; `heldOn` is the day of its sitting. */
export function checkDraft(
  draft: Decision,
  matter: Pick<Matter, 'costClp' | 'name'>,
  heldOn: string,
): Result<Decision, Refusal> {
  const { outcome, amountClp, reason, changes, return: asked } = draft;
  if (outcome !== 'approved' && reason === '') {
    return err({ code: 'sanction/reason-missing', projects: [matter.name] });
  }
  if (outcome === 'approved-with-changes' && changes === '') {
    return err({ code: 'sanction/changes-missing' });
  }
  if (outcome === 'returned') {
    if (asked === null || asked.what === '' || asked.by === '' || asked.until === '') {
      return err({ code: 'sanction/return-incomplete' });
    }
    if (asked.until < heldOn) return err({ code: 'sanction/return-in-the-past' });
  }
  if (isApproved(draft)) {
    const isAmount = amountClp !== null && Number.isSafeInteger(amountClp) && amountClp > 0;
    if (!isAmount) return err({ code: 'sanction/amount-invalid' });
    if (outcome === 'approved' && amountClp !== matter.costClp) {
      return err({ code: 'sanction/amount-is-a-change' });
    }
  }
  return ok(wholeDraft(draft));
}

/** Without what its outcome does not have. */
function wholeDraft(draft: Decision): Decision {
  const { outcome, amountClp, place, changes } = draft;
  const approved = isApproved(draft);
  return {
    ...draft,
    isCarried: outcome === 'rejected' ? draft.isCarried : true,
    amountClp: approved ? amountClp : null,
    place: approved ? place : null,
    changes: outcome === 'approved-with-changes' ? changes : '',
    return: outcome === 'returned' ? draft.return : null,
  };
}
