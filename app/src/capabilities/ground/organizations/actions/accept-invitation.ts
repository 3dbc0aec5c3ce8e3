// Makes whoever has the code a representative, and ends those whose place she takes, all or nothing.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { waitSeconds } from '../../../../platform/rate-limit.ts';
import { endRole, grantRole } from '../../people/index.ts';
import type { AddressOf } from '../rules/addresses.ts';
import type { InvitationCode } from '../rules/invitation-code.ts';
import type { Refusal } from '../rules/refusal.ts';
import { endedBy, mayAccept } from '../rules/representation.ts';
import {
  acceptOnce,
  findInvitation,
  type Invitation,
  withdrawAllInvitations,
  withdrawInvitationsOf,
} from '../store/invitations.ts';
import { holdOrganization, type Organization, updateOrganization } from '../store/organizations.ts';
import type { Acting } from './acting.ts';
import { attempts, whoTries } from './attempts.ts';
import { fingerprintOf } from './invite-representative.ts';
import { representativesChanged, send } from './letters.ts';
import { listRepresentatives } from './list-representatives.ts';
import { lettersTo } from './recipients.ts';

/** The same sentence for a code that was never given, was used, withdrawn or has ended. */
export async function acceptInvitation(
  db: Database,
  code: InvitationCode,
  by: Acting,
): Promise<Result<Organization, Refusal>> {
  const { actor, now, keys, addressOf } = by;
  if ((await waitSeconds(db, attempts.accept, whoTries(keys, actor))) !== undefined) {
    return err({ code: 'organizations/too-many-attempts' });
  }
  return inTransaction(db, async (tx) => {
    const found = await findInvitation(tx, fingerprintOf(keys, code), now);
    if (found === undefined) return err({ code: 'organizations/code-unknown' });
    const organization = await holdOrganization(tx, found.organizationId);
    assert(organization !== undefined, 'an invitation is to an organisation');
    const before = await listRepresentatives(tx, organization.id);
    const may = mayAccept({
      replaces: found.replaces,
      inviter: found.invitedBy ?? undefined,
      representatives: before.map(({ personId }) => personId),
      accepting: actor.personId,
      isReset: found.institutionId !== null,
    });
    if (!may.ok) return may;
    if (!(await acceptOnce(tx, found.id, actor.personId, now))) {
      return err({ code: 'organizations/code-unknown' });
    }
    await handOver(tx, { organization, invitation: found, actor, now, addressOf });
    return ok(organization);
  });
}

async function handOver(
  tx: Tx,
  given: {
    readonly organization: Organization;
    readonly invitation: Invitation;
    readonly actor: Actor;
    readonly now: Date;
    readonly addressOf: AddressOf | undefined;
  },
): Promise<void> {
  const { organization, invitation, actor, now, addressOf } = given;
  const scope: Scope = { kind: 'organization', id: organization.id };
  const before = await listRepresentatives(tx, organization.id);
  await grantRole(tx, {
    personId: actor.personId,
    role: 'organization-representative',
    scope,
    grantedBy: invitation.invitedBy ?? undefined,
  });
  const ended = endedBy(
    invitation.replaces,
    before.map(({ personId }) => personId),
    invitation.invitedBy ?? undefined,
    actor.personId,
  );
  for (const { personId, grantId } of before) {
    if (!ended.includes(personId)) continue;
    await endRole(tx, { id: grantId, scope, reason: 'hand-over' });
  }
  if (invitation.replaces === 'everybody') await withdrawAllInvitations(tx, organization.id, now);
  else await withdrawInvitationsOf(tx, organization.id, ended, now);
  if (invitation.institutionId !== null) {
    await updateOrganization(tx, organization.id, { frozen: null });
  }
  await audit(tx, {
    actor,
    act: 'organizations/become-representative',
    scope,
    subject: `organization:${organization.id}`,
    told: { ended: ended.length, replaces: invitation.replaces },
  });
  const about = {
    organization: { slug: organization.slug, name: organization.facts.name },
    newcomer: actor.name,
  };
  const staying = before.map(({ personId }) => personId).filter((id) => !ended.includes(id));
  for (const [persons, isEnded] of [[ended, true] as const, [staying, false] as const]) {
    const others = persons.filter((id) => id !== actor.personId);
    await send(tx, await lettersTo(tx, others), addressOf, () =>
      representativesChanged({ ...about, isEnded }),
    );
  }
}
