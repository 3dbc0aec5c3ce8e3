// Brings a roll that was put back from a backup up to its evidence, and says what cannot be known.
import { inTransaction } from '../../../../platform/database/database.ts';
import { addedOf, type Lag, missingInJournal, untold } from '../rules/evidence.ts';
import { replay } from '../rules/registro.ts';
import { setUnderReview } from '../store/elections.ts';
import { listRights, moveRight, replaceMoves } from '../store/rights.ts';
import type { BothDatabases } from './by-staff.ts';
import { findLags, forgetLooks } from './evidence.ts';
import { allLines } from './freeze-roll.ts';
import { readDown, writeDown } from './journal-lines.ts';
import { bringBack } from './make-voter.ts';
import { knownLeaves } from './registro-known.ts';

export interface Reconciled {
  /** Rights that were brought up to their evidence. */
  readonly mended: number;
  /** Evidence of rights that are not there: whoever has them votes in a cover only. */
  readonly lost: readonly string[];
  /** Rights that had been used and were not in the journal: they are now. */
  readonly written: number;
}

async function journalOf({ roll }: BothDatabases, electionId: string) {
  return (await readDown(roll.journal)).get(electionId) ?? [];
}

export async function reconcileRoll(both: BothDatabases, electionId: string): Promise<Reconciled> {
  const { roll } = both;
  const back = addedOf(await findLags(both, electionId), await journalOf(both, electionId));
  await inTransaction(roll.db, async (tx) => {
    for (const one of back) await bringBack(tx, electionId, one);
  });
  const lags = await findLags(both, electionId);
  const known = replay(await allLines(roll.db, electionId), await knownLeaves(both, electionId));
  const behind = lags.filter(
    (lag): lag is Extract<Lag, { code: 'behind' }> => lag.code === 'behind',
  );
  const mended = await inTransaction(roll.db, async (tx) => {
    let count = 0;
    for (const { c, to, h } of behind) {
      const requestHash = h === undefined ? undefined : Buffer.from(h, 'base64url');
      if (await moveRight(tx, electionId, c, { from: 'available', to, requestHash })) count += 1;
    }
    // What the registro tells already is not told twice, and what it does not know yet it is told.
    const moves = (await listRights(tx, electionId)).flatMap(({ c, state }) =>
      untold(known.rights.get(c)?.state, state).map((ev) => ({ c, ev })),
    );
    await replaceMoves(tx, electionId, moves);
    return count;
  });
  const journal = await journalOf(both, electionId);
  const rights = await listRights(roll.db, electionId);
  const missing = missingInJournal(
    rights.map(({ c, state, requestHash }) => ({
      c,
      state,
      h: requestHash?.toString('base64url') ?? null,
    })),
    journal,
  );
  const lost = lags.flatMap((lag) => (lag.code === 'lost' ? [lag.c] : []));
  const told = lost.map((c) => ({ c, ev: 'lost' }) as const);
  await writeDown(roll.journal, electionId, [...missing, ...told]);
  await setUnderReview(roll.db, electionId, false);
  forgetLooks(both);
  return { mended, lost, written: missing.length };
}
