// What these data were begun with: their master key, and whether their people are real.
import type { Database } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';

export type InstallationKind = 'demonstration' | 'production';

/** Why a process must not go on with these data. */
export type InstallationRefusal = 'other-key' | 'other-kind';

/** The first start writes key and kind; every later one has to bring the same. */
export async function checkInstallation(
  db: Database,
  keys: Keys,
  kind: InstallationKind,
): Promise<InstallationRefusal | undefined> {
  const fingerprint = keys.fingerprint('people/installation', 'minga');
  await db
    .insertInto('people.installation')
    .values({ key_fingerprint: fingerprint, kind })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db
    .selectFrom('people.installation')
    .select(['key_fingerprint', 'kind'])
    .executeTakeFirstOrThrow();
  if (!kept.key_fingerprint.equals(fingerprint)) return 'other-key';
  return kept.kind === kind ? undefined : 'other-kind';
}
