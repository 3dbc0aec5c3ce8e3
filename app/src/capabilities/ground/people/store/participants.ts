// What says whether somebody may take part: her birth date, and the standing consents of a child's guardian.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import { openDetails } from './persons.ts';

export async function readParticipation(
  db: Database | Tx,
  keys: Keys,
  personId: string,
): Promise<{ readonly birthDate: string | undefined; readonly consentedTo: readonly string[] }> {
  const [{ birthDate }, consents] = await Promise.all([
    openDetails(db, keys, personId),
    db
      .selectFrom('people.guardian_consent')
      .select('subject')
      .where('child_id', '=', personId)
      .where('withdrawn_at', 'is', null)
      .orderBy('subject')
      .execute(),
  ]);
  return { birthDate, consentedTo: consents.map(({ subject }) => subject) };
}
