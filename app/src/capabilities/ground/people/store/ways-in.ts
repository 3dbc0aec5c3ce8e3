// The ways in that a member of staff has, held still while one of them is removed.
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { WaysIn } from '../rules/passkey.ts';
import { hasCode } from './break-glasses.ts';
import { countPasskeys } from './passkeys.ts';

export async function readWaysIn(db: Database | Tx, personId: string): Promise<WaysIn> {
  const passkeysCount = await countPasskeys(db, personId);
  return { passkeysCount, hasCode: await hasCode(db, personId) };
}

/** Two removals at once wait for each other here, so that together they do not lock the person out. */
export async function lockWaysIn(tx: Tx, personId: string): Promise<WaysIn> {
  await tx
    .selectFrom('people.person')
    .select('id')
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .execute();
  return readWaysIn(tx, personId);
}
