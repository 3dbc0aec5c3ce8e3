// Changes from outside who represents an organisation: nobody acts for it until the new person comes in.
import { assert, err, ok, type Result } from '@minga/basics';
import type { Scope } from '../../../../platform/access.ts';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { sourceLocale } from '../../../../platform/words.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { formatCode, type InvitationCode } from '../rules/invitation-code.ts';
import type { Refusal } from '../rules/refusal.ts';
import { readOverseen } from '../store/directory.ts';
import { readInstitutionName } from '../store/institutions.ts';
import { insertInvitation, withdrawAllInvitations } from '../store/invitations.ts';
import { holdOrganization, updateOrganization } from '../store/organizations.ts';
import type { Acting } from './acting.ts';
import { newCode } from './invite-representative.ts';
import { invited, representativesReset, send } from './letters.ts';
import { lettersToOrganization } from './recipients.ts';

export interface Reset {
  readonly organizationId: string;
  readonly reason: string;
  /** Where the invitation goes; without it the code is handed over by hand. */
  readonly email: string | undefined;
}

/** Asked again while it is frozen, it makes a new code and the one before is worth nothing. */
export function resetRepresentatives(
  db: Database,
  scope: Scope,
  { organizationId, reason, email }: Reset,
  by: Acting,
): Promise<Result<InvitationCode, Refusal>> {
  const { actor, now, keys, addressOf } = by;
  return inTransaction(db, async (tx) => {
    if (reason === '') return err({ code: 'organizations/reasons-missing' });
    const overseen = await readOverseen(tx, scope.id, organizationId, now);
    if (overseen === undefined) return err({ code: 'organizations/unknown' });
    const organization = await holdOrganization(tx, overseen.id);
    assert(organization !== undefined, 'an organisation stays where it was');
    const { id, slug, facts, timeZone } = organization;
    const { code, codeFingerprint, expiresAt } = newCode(keys, now);
    await withdrawAllInvitations(tx, id, now);
    await updateOrganization(tx, id, { frozen: { at: now, reason } });
    await insertInvitation(tx, {
      organizationId: id,
      codeFingerprint,
      email,
      replaces: 'everybody',
      invitedBy: actor.personId,
      institutionId: scope.id,
      now,
      expiresAt,
    });
    await audit(tx, {
      actor,
      act: 'organizations/reset-representatives',
      scope,
      subject: `organization:${id}`,
      told: { reset: true },
    });
    const about = { slug, name: facts.name };
    const institution = await readInstitutionName(tx, scope.id);
    await send(tx, await lettersToOrganization(tx, organization), addressOf, () =>
      representativesReset({ organization: about, institution, reason }),
    );
    const newcomers = email === undefined ? [] : [{ email, locale: sourceLocale }];
    await send(tx, newcomers, addressOf, () =>
      invited({
        organization: about,
        code: formatCode(code),
        expiresOn: dayIn(timeZone, expiresAt),
      }),
    );
    return ok(code);
  });
}
