// Takes the sheets of projects that the manifest names by their hash, and no others: the booth shows them beside name and cost.
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import type { UrnHouse } from '../../../../platform/urn-house.ts';
import { viewOfLog } from '../store/log-leaves.ts';
import { insertSheets } from '../store/sheets.ts';

/** One sheet a line. All are taken or none. */
export function keepSheets(
  { db }: UrnHouse,
  electionId: string,
  lines: Uint8Array,
): Promise<Result<object, 'not-opened' | 'sheet-unknown'>> {
  return inTransaction(db, async (tx) => {
    const view = await viewOfLog(tx, electionId);
    if (view === undefined) return err('not-opened');
    const named = new Set(
      view.manifest.contests.flatMap(({ projects }) => projects.map(({ sha256 }) => sha256)),
    );
    const sheets = Buffer.from(lines)
      .toString('utf8')
      .split('\n')
      .map((line) => {
        const sheet = Buffer.from(line);
        return { sheet, sha256: createHash('sha256').update(sheet).digest() };
      });
    if (!sheets.every(({ sha256 }) => named.has(sha256.toString('base64url')))) {
      return err('sheet-unknown');
    }
    await insertSheets(tx, electionId, sheets);
    return ok({});
  });
}
