// Puts right a day of reception that was written down wrong, in the transaction of the act that two people signed: the term follows.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import type { ReceptionPayload } from '../rules/acts.ts';
import type { Refusal } from '../rules/refusal.ts';
import { decideReception, lastDayOf } from '../rules/term.ts';
import { insertReceptionCorrection } from '../store/sittings.ts';
import type { ByStaff } from './by-staff.ts';
import { hasVotes, type LocatedSubmission, locateSubmission } from './locate.ts';
import { noteSubmitted } from './submit-list.ts';

export interface ReceptionGiven {
  /** `YYYY-MM-DD` there. */
  readonly receivedOn: string;
  readonly reason: string;
}

/** What both people read and sign, where that day may be put right. */
export function judgeReception(
  { edition, submission, today }: LocatedSubmission,
  { receivedOn, reason }: ReceptionGiven,
): Result<ReceptionPayload, Refusal> {
  const { id, number, receivedOn: wasOn, termDays, contests, sittings, lapse } = submission;
  const { timeZone } = edition.place;
  const certified = contests.map((one) => dayIn(timeZone, new Date(one.certifiedAt)));
  const decided = decideReception({
    ...{ wasOn, receivedOn, termDays, today, reason, isLapsed: lapse !== null },
    certifiedOn: certified.toSorted().at(-1) ?? wasOn,
    hasVotes: hasVotes(submission),
    heldOn: sittings.map(({ heldOn }) => heldOn),
  });
  if (!decided.ok) return decided;
  return ok({
    place: { id: edition.place.id, slug: edition.place.slug, name: edition.place.name },
    edition: { id: edition.id, slug: edition.slug, name: edition.name },
    ...{ submission: { id, number }, wasOn, receivedOn, reason },
    lastDay: termDays === null ? null : lastDayOf(receivedOn, termDays),
  });
}

export async function correctReception(
  tx: Tx,
  by: ByStaff,
  { payload, actId }: { readonly payload: ReceptionPayload; readonly actId: string },
): Promise<Result<void, Refusal>> {
  const { place, edition, submission, wasOn, receivedOn, lastDay, reason } = payload;
  const asked = { institution: place.slug, edition: edition.slug, submissionId: submission.id };
  const found = await locateSubmission(tx, by, asked);
  if (!found.ok) return found;
  const judged = judgeReception(found.value, payload);
  if (!judged.ok) return judged;
  if (judged.value.wasOn !== wasOn) return err({ code: 'sanction/changed-meanwhile' });
  const { now } = by;
  await insertReceptionCorrection(tx, {
    ...{ submissionId: submission.id, wasOn, receivedOn, reason, actId, now },
  });
  if (lastDay !== null) {
    await noteSubmitted(tx, found.value.submission.matters, { heldUntil: lastDay, now });
  }
  await audit(tx, {
    ...{ actor: by.actor, scope: by.scope, act: 'sanction/correct-reception' },
    subject: `edition:${edition.id}`,
    told: { submission: submission.number, was_on: wasOn, received_on: receivedOn },
    reason,
  });
  return ok(undefined);
}
