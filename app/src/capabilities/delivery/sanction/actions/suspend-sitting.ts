// Suspends a sitting in the middle: what was voted stays, and another day another sitting continues it.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { saveSitting } from '../store/sittings.ts';
import { allowed, type ByStaff } from './by-staff.ts';
import { locateOpen, type SittingAsked } from './locate.ts';

export function suspendSitting(
  db: Database,
  by: ByStaff,
  { reason, ...asked }: SittingAsked & { readonly reason: string },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/record');
    if (!may.ok) return may;
    const found = await locateOpen(tx, by, asked);
    if (!found.ok) return found;
    const { sitting } = found.value;
    if (reason === '') return err({ code: 'sanction/suspension-without-reason' });
    await saveSitting(tx, sitting, { suspendedReason: reason });
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: 'sanction/record' },
      ...{ subject: `sitting:${sitting.id}`, told: { sitting: sitting.name, state: 'suspended' } },
      reason,
    });
    return ok(undefined);
  });
}
