// Somebody else than whoever hid an observation looks at it again: shown after all, or hidden for good. Of the institution, or of a national body in its turn.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ReviewOutcome } from '../../../ground/conversation/rules/index.ts';
import { mayReview } from '../rules/observation.ts';
import type { Refusal } from '../rules/refusal.ts';
import type { Consultation } from '../store/consultations.ts';
import { holdObservation, restoreObservation } from '../store/observations.ts';
import { holdOpenReview, listReviewsElsewhere, saveReview } from '../store/second-reviews.ts';
import { type ByStaff, onConsultation } from './acting.ts';
import { tellOfSecondReview } from './tell.ts';

export interface Reviewing {
  readonly observationId: string;
  readonly outcome: ReviewOutcome;
  /** For its author. */
  readonly answer: string;
}

/** In a consultation of the own institution. */
export function decideSecondReview(
  db: Database,
  by: ByStaff,
  { id, ...reviewing }: Reviewing & { readonly id: string },
): Promise<Result<void, Refusal>> {
  return onConsultation(db, by, id, 'review', (tx, consultation) =>
    decide(tx, by, consultation, reviewing),
  );
}

/** By a national body, in a consultation of an institution that did not answer in its term or has nobody else. */
export async function decideElsewhere(
  db: Database,
  by: ByStaff,
  reviewing: Reviewing,
): Promise<Result<void, Refusal>> {
  const waiting = await listReviewsElsewhere(db, by.scope.id, by.now);
  const found = waiting.find(({ observationId }) => observationId === reviewing.observationId);
  if (found === undefined) return err({ code: 'consultations/review-decided' });
  const { consultationId, institutionId } = found;
  const there = { scope: { kind: 'institution', id: institutionId }, now: by.now } as const;
  return onConsultation(db, there, consultationId, 'review', (tx, consultation) =>
    decide(tx, by, consultation, reviewing),
  );
}

async function decide(
  tx: Tx,
  by: ByStaff,
  consultation: Consultation,
  { observationId, outcome, answer }: Reviewing,
): Promise<Result<void, Refusal>> {
  const { id, slug, institutionId } = consultation;
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
    subject: `institution:${institutionId}`,
    told: { consultation: slug, step: outcome },
  });
  return ok(undefined);
}
