// A moderator lets an observation through, or hides it with a reason that everybody reads.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { Reason } from '../../../ground/conversation/rules/index.ts';
import { judgeObservation } from '../rules/observation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { hideObservation, holdObservation, showObservation } from '../store/observations.ts';
import { type ByStaff, onHeld } from './acting.ts';
import { tellOfHiding } from './tell.ts';

export interface Judged {
  readonly id: string;
  readonly observationId: string;
  /** The version that was read. */
  readonly version: number;
  readonly hides: boolean;
  readonly reason: Reason | undefined;
}

export function judgeWritten(
  db: Database,
  by: ByStaff,
  { id, observationId, ...judgement }: Judged,
): Promise<Result<void, Refusal>> {
  return onHeld(db, by, id, async (tx, consultation) => {
    const observation = await holdObservation(tx, id, observationId);
    if (observation === undefined) return err({ code: 'consultations/unknown' });
    const moderatorId = by.actor.personId;
    const judged = judgeObservation(observation, { ...judgement, moderatorId });
    if (!judged.ok) return judged;
    if (judged.value === 'hidden') {
      const hidden = { reason: judgement.reason ?? '', moderatorId, now: by.now };
      await hideObservation(tx, observation.id, hidden);
      await tellOfHiding(tx, by, consultation, observation);
    } else {
      await showObservation(tx, observation);
    }
    await audit(tx, {
      actor: by.actor,
      act: 'conversation/moderate',
      scope: by.scope,
      subject: `institution:${by.scope.id}`,
      told: { consultation: consultation.slug, step: judged.value },
    });
    return ok(undefined);
  });
}
