// What the drawn list says of each project, by the hash that the manifest has.
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';

interface Sheet {
  readonly sha256: Buffer;
  readonly sheet: Buffer;
}

/** Does nothing for what is kept. */
export async function insertSheets(
  tx: UrnTx,
  electionId: string,
  sheets: readonly Sheet[],
): Promise<void> {
  if (sheets.length === 0) return;
  await tx
    .insertInto('urn.sheet')
    .values(sheets.map((one) => ({ ...one, election_id: electionId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** In the order of their hashes, which is nobody's. */
export async function sheetsOf(db: UrnDatabase, electionId: string): Promise<readonly Buffer[]> {
  const rows = await db
    .selectFrom('urn.sheet')
    .select('sheet')
    .where('election_id', '=', electionId)
    .orderBy('sha256')
    .execute();
  return rows.map(({ sheet }) => sheet);
}
