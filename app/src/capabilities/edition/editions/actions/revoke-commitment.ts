// Records that the body took its commitment back: what has not begun stops, what goes on loses its effect.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import type { RevokePayload } from '../rules/acts.ts';
import { decideRevoking, effectOfRevoking } from '../rules/gates.ts';
import type { Refusal } from '../rules/refusal.ts';
import { haltedBy } from '../rules/standing.ts';
import { revokeCommitmentRow } from '../store/commitments.ts';
import { type Edition, lockEdition } from '../store/editions.ts';
import { insertIncident, insertInterruption } from '../store/passages.ts';
import type { ByStaff } from './by-staff.ts';

export interface Revoking {
  readonly payload: RevokePayload;
  readonly actId: string;
}

export interface Revoked {
  readonly edition: Edition;
  readonly effect: ReturnType<typeof effectOfRevoking>;
}

export async function revokeCommitment(
  tx: Tx,
  by: ByStaff,
  { payload, actId }: Revoking,
): Promise<Result<Revoked, Refusal>> {
  const edition = await lockEdition(tx, payload.edition.id);
  if (edition?.institutionId !== by.scope.id) return err({ code: 'editions/unknown' });
  const decided = decideRevoking(edition, payload.commitmentId);
  if (!decided.ok) return decided;
  const effect = effectOfRevoking(edition, payload.commitmentId);
  const { revocationResolution, reason } = payload;
  await revokeCommitmentRow(tx, payload.commitmentId, {
    resolution: revocationResolution,
    reason,
    actId,
    now: by.now,
  });
  if (effect !== 'none') {
    await insertIncident(tx, {
      editionId: edition.id,
      contestId: null,
      kind: 'commitment-revoked',
      told: { resolution: revocationResolution, effect },
      now: by.now,
    });
  }
  if (effect === 'suspends' && haltedBy(edition, null) === undefined) {
    await insertInterruption(tx, {
      editionId: edition.id,
      contestId: null,
      kind: 'suspended',
      cause: 'commitment-revoked',
      decidedBy: revocationResolution,
      reason,
      fileId: null,
      actId,
      now: by.now,
    });
  }
  await audit(tx, {
    ...by,
    act: 'editions/revoke-commitment',
    subject: `edition:${edition.id}`,
    told: { resolution: payload.resolution, revoked_by: revocationResolution, effect },
    reason,
  });
  return ok({ edition, effect });
}
