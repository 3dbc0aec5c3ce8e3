// Sends an open invitation again with another link, or takes it back.
import { err, ok, type Result } from '@minga/basics';
import type { Actor } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { expiryOf, mayGive, type NotOpen, type Place } from '../rules/invitation.ts';
import {
  type Invitation,
  listInvitations,
  lockInvitations,
  saveRenewed,
  saveWithdrawn,
} from '../store/invitations.ts';
import { newToken } from '../store/tokens.ts';
import { type Delivery, deliver, type SentInvitation } from './deliver-invitation.ts';
import { scopeOfPlace } from './invite.ts';

export interface InvitationOfTeam {
  readonly id: string;
  readonly place: Place;
  readonly actor: Actor;
  readonly now: Date;
}

type Refusal = NotOpen | { readonly code: 'people/role-beyond-power' };

/** Another link for seven days more, for which whoever renews it answers; the one before it opens nothing any more. */
export function renewInvitation(
  db: Database,
  given: InvitationOfTeam & { readonly delivery: Delivery },
): Promise<Result<SentInvitation, Refusal>> {
  const { place, actor, delivery, now } = given;
  return inTransaction(db, async (tx) => {
    const found = await findOpen(tx, given);
    if (!found.ok) return found;
    const token = newToken();
    const expiresAt = expiryOf(now);
    const renewedBy = actor.personId;
    await saveRenewed(tx, found.value.id, { token, renewedBy, expiresAt });
    await auditChange(tx, given, found.value, { change: 'renewed', link: delivery.by });
    return ok(await deliver(tx, delivery, { ...found.value, place: place.name, token, expiresAt }));
  });
}

export function withdrawInvitation(
  db: Database,
  given: InvitationOfTeam,
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const found = await findOpen(tx, given);
    if (!found.ok) return found;
    await saveWithdrawn(tx, found.value.id, given.now);
    await auditChange(tx, given, found.value, { change: 'withdrawn' });
    return ok(undefined);
  });
}

/** One of this institution, for whoever may give its role. */
async function findOpen(
  tx: Tx,
  { id, place, actor }: InvitationOfTeam,
): Promise<Result<Invitation, Refusal>> {
  await lockInvitations(tx, place.id);
  const found = (await listInvitations(tx, place.id)).find((one) => one.id === id);
  if (found === undefined) return err({ code: 'people/invitation-unknown' });
  return mayGive(found.role, actor.grants, place.id)
    ? ok(found)
    : err({ code: 'people/role-beyond-power' });
}

async function auditChange(
  tx: Tx,
  { place, actor }: InvitationOfTeam,
  { id, role }: Invitation,
  told: Readonly<Record<string, string>>,
): Promise<void> {
  await audit(tx, {
    actor,
    act: 'people/invite',
    scope: scopeOfPlace(place),
    subject: `invitation:${id}`,
    told: { role, ...told },
  });
}
