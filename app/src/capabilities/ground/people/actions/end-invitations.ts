// Ends the open invitations of whoever may not give their roles any more.
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { mayGive } from '../rules/invitation.ts';
import { standingGrants } from '../store/grants.ts';
import { listInviters, listOwnInvitations, saveWithdrawn } from '../store/invitations.ts';

/**
 * In the transaction that ends a role of hers. Those that replace somebody stay, because they belong to
 * the end that they prepare; those from the command line were given by nobody who could lose a role.
 */
export async function endInvitationsOf(tx: Tx, inviterId: string, now: Date): Promise<void> {
  const grants = await standingGrants(tx, inviterId);
  for (const { id, role, institutionId } of await listOwnInvitations(tx, inviterId)) {
    if (mayGive(role, grants, institutionId ?? undefined)) continue;
    if (!(await saveWithdrawn(tx, id, now))) continue;
    await audit(tx, {
      actor: undefined,
      act: 'people/invite',
      scope: institutionId === null ? undefined : { kind: 'institution', id: institutionId },
      subject: `invitation:${id}`,
      told: { role, change: 'ended-with-inviter' },
    });
  }
}

/** Those of everybody whose role has come to the end that was set for it. */
export async function endInvitationsOfEndedRoles(db: Database, now: Date): Promise<void> {
  for (const inviterId of await listInviters(db)) {
    await inTransaction(db, (tx) => endInvitationsOf(tx, inviterId, now));
  }
}
