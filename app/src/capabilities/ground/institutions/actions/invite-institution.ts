// Invites a municipality or regional government to begin: its guided list is there, and its progress is followed.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { InstitutionId, InstitutionKind } from '../rules/institution.ts';
import { isOnboarded } from '../rules/onboarding.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertOnboarding } from '../store/onboardings.ts';
import type { ByStaff } from './by-staff.ts';

/** Inviting twice is the same as inviting once. */
export function inviteInstitution(
  db: Database,
  by: ByStaff,
  invited: { readonly id: InstitutionId; readonly kind: InstitutionKind; readonly slug: string },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    if (!isOnboarded(invited.kind)) return err({ code: 'institutions/not-here' });
    if (!(await insertOnboarding(tx, invited.id))) return ok(undefined);
    await audit(tx, {
      ...by,
      act: 'institutions/invite-municipality',
      subject: `institution:${invited.id}`,
      told: { invited: invited.slug },
    });
    return ok(undefined);
  });
}
