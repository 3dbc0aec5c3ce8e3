// Somebody else than whoever hid an observation looks at it again: shown after all, or hidden for good.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { ReviewOutcome } from '../../../ground/conversation/rules/index.ts';
import { mayReview } from '../rules/observation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { holdObservation, restoreObservation } from '../store/observations.ts';
import { holdOpenReview, saveReview } from '../store/second-reviews.ts';
import { type ByStaff, onConsultation } from './acting.ts';
import { tellOfSecondReview } from './tell.ts';

export interface Reviewing {
  readonly id: string;
  readonly observationId: string;
  readonly outcome: ReviewOutcome;
  /** For its author. */
  readonly answer: string;
}

export function decideSecondReview(
  db: Database,
  by: ByStaff,
  { id, observationId, outcome, answer }: Reviewing,
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'review', async (tx, consultation) => {
    const observation = await holdObservation(tx, id, observationId);
    if (observation === undefined) return err({ code: 'consultations/unknown' });
    const open = await holdOpenReview(tx, id, observationId);
    if (open === undefined) return err({ code: 'consultations/review-decided' });
    const { personId: moderatorId } = by.actor;
    const may = mayReview({ ...observation, hiddenBy: open.hiddenBy }, moderatorId);
    if (!may.ok) return may;
    await saveReview(tx, observationId, { outcome, answer, moderatorId, now: by.now });
    if (outcome === 'restored') await restoreObservation(tx, observation);
    await tellOfSecondReview(tx, by, consultation, observation, outcome);
    await audit(tx, {
      actor: by.actor,
      act: 'conversation/moderate',
      scope: by.scope,
      subject: `institution:${by.scope.id}`,
      told: { consultation: consultation.slug, step: outcome },
    });
    return ok(undefined);
  });
}
