// Gives the role of an accepted invitation, and ends the role of whoever is replaced by it.
import { assert } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import type { Gather } from '../../../../platform/contributions.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { endGrant, insertGrant } from '../store/grants.ts';
import { type Invitation, saveAccepted } from '../store/invitations.ts';
import { findMember } from '../store/teams.ts';
import { settleEnd } from './hand-over.ts';

export interface Acceptor {
  readonly invitation: Invitation;
  readonly personId: string;
  readonly now: Date;
}

/** In the transaction of the acceptance, by somebody who does not hold the role there. */
export async function giveRole(tx: Tx, gather: Gather, given: Acceptor): Promise<void> {
  const { invitation, personId, now } = given;
  const { id, role, isSubstitute, institutionId, invitedBy } = invitation;
  const scope =
    institutionId === null ? undefined : { kind: 'institution' as const, id: institutionId };
  const grantedBy = invitedBy ?? undefined;
  const grantId = await insertGrant(tx, { personId, role, scope, grantedBy, isSubstitute });
  assert(grantId !== undefined, 'whoever accepts does not hold the role yet');
  await saveAccepted(tx, id, personId, now);
  await audit(tx, {
    actor: { personId },
    act: 'people/accept-invitation',
    scope,
    subject: `role-grant:${grantId}`,
    told: { role, invitation: id },
  });
  await endReplaced(tx, gather, given);
}

/** Whoever is replaced may have ended before: then there is nothing to end. */
async function endReplaced(
  tx: Tx,
  gather: Gather,
  { invitation, personId, now }: Acceptor,
): Promise<void> {
  const { role, institutionId, replacesGrant, replacesReason } = invitation;
  if (replacesGrant === null || replacesReason === null || institutionId === null) return;
  const replaced = await findMember(tx, institutionId, replacesGrant);
  const scope = { kind: 'institution', id: institutionId } as const;
  if (!replaced || !(await endGrant(tx, replacesGrant, scope, replacesReason))) return;
  await audit(tx, {
    actor: { personId },
    act: 'people/end-role',
    scope,
    subject: `role-grant:${replacesGrant}`,
    told: { role, change: 'replaced', invitation: invitation.id },
    reason: replacesReason,
  });
  const { personId: from } = replaced;
  await settleEnd(gather, { tx, role, scope, from, to: personId, endsAt: now }, now);
}
