// Notes who is there, of those with a mandate on the day of the sitting.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { savePresence, saveSitting } from '../store/sittings.ts';
import { allowed, type ByStaff } from './by-staff.ts';
import { locateOpen, type SittingAsked } from './locate.ts';

export function recordPresence(
  db: Database,
  by: ByStaff,
  {
    present,
    ...asked
  }: SittingAsked & {
    /** Ids of members; the others are absent. */
    readonly present: readonly string[];
  },
): Promise<Result<void, Refusal>> {
  return inTransaction(db, async (tx) => {
    const may = allowed(by, 'sanction/record');
    if (!may.ok) return may;
    const found = await locateOpen(tx, by, asked);
    if (!found.ok) return found;
    const { sitting } = found.value;
    const voting = sitting.inOffice.filter(({ seat }) => seat !== 'secretary');
    if (!present.every((id) => voting.some((one) => one.id === id))) {
      return err({ code: 'sanction/member-unknown' });
    }
    const voted = sitting.decisions
      .flatMap(({ votes }) => votes)
      .find((one) => one.vote !== 'absent' && !present.includes(one.memberId));
    if (voted !== undefined) return err({ code: 'sanction/absent-votes', name: voted.name });
    await savePresence(
      tx,
      sitting.id,
      voting.map(({ id }) => ({ memberId: id, isPresent: present.includes(id) })),
    );
    await saveSitting(tx, sitting);
    await audit(tx, {
      ...{ actor: by.actor, scope: by.scope, act: 'sanction/record' },
      subject: `sitting:${sitting.id}`,
      told: { present: present.length, in_office: voting.length },
    });
    return ok(undefined);
  });
}
