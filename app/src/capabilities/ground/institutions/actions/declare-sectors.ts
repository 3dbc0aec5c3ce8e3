// Writes down that a municipality does not divide its comuna, or that it does after all.
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { insertOnboarding, saveWithoutSectors } from '../store/onboardings.ts';
import type { ByStaff } from './by-staff.ts';

export function declareSectors(
  db: Database,
  by: ByStaff,
  declared: 'without' | 'with',
): Promise<void> {
  const { id } = by.scope;
  return inTransaction(db, async (tx) => {
    await insertOnboarding(tx, id);
    await saveWithoutSectors(tx, id, declared === 'without');
    await audit(tx, {
      ...by,
      act: 'territories/edit-sectors',
      subject: `institution:${id}`,
      told: { sectors: declared },
    });
  });
}
