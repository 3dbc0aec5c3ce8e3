// Votes in a cover: written down with whose they are, and decided once it is known whether the right was used.
import { err, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { insertCover, lockCover, setCover } from '../store/desks.ts';
import { insertEvent, readRight } from '../store/rights.ts';
import { findVoter, sealRun, vrefOf } from '../store/voters.ts';
import { auditStaff, type BothDatabases, type ByStaff } from './by-staff.ts';
import { writeDown } from './journal-lines.ts';
import { moveOrSay, refusedByHours } from './mark-at-desk.ts';
import { type SealedElection, stylesOf } from './sealed-election.ts';

export async function writeCover(
  both: BothDatabases,
  election: SealedElection,
  by: ByStaff,
  given: { readonly number: string; readonly run: Run; readonly style: string },
): Promise<Result<void, Refusal>> {
  const { roll } = both;
  const refused = refusedByHours(election, by.now, 'isTableThere');
  if (refused !== undefined) return err(refused);
  if (!stylesOf(election).some(({ id }) => id === given.style))
    return err({ code: 'roll/style-unknown' });
  const vref = vrefOf(roll.keys, election.id, given.run);
  const runSealed = sealRun(roll.keys, election.id, vref, given.run);
  const { number, style } = given;
  const isNew = await inTransaction(roll.db, (tx) =>
    insertCover(tx, election.id, { number, vref, runSealed, style }),
  );
  if (!isNew) return err({ code: 'roll/cover-known' });
  await auditStaff(both.db, by, { electionId: election.id, act: 'roll/work-at-desk' });
  return ok(undefined);
}

/** In: the right was there and is spent by it. Out: unopened, with a reason that its voter can be told. */
export async function decideCover(
  both: BothDatabases,
  election: SealedElection,
  by: ByStaff,
  given: { readonly number: string; readonly isIn: boolean; readonly reason: string },
): Promise<Result<void, Refusal>> {
  const { roll } = both;
  const { number, isIn, reason } = given;
  if (!isIn && reason === '') return err({ code: 'roll/reason-missing' });
  const decided = await inTransaction(
    roll.db,
    async (tx): Promise<Result<string | undefined, Refusal>> => {
      const cover = await lockCover(tx, election.id, number);
      if (cover === undefined) return err({ code: 'roll/unknown' });
      if (cover.state !== 'waiting') return err({ code: 'roll/cover-decided' });
      const voter = await findVoter(tx, election.id, cover.vref);
      if (isIn) {
        if (voter === undefined) return err({ code: 'roll/not-on-roll' });
        const moved = await moveOrSay(tx, election.id, voter.c, 'prov-ok');
        if (!moved.ok) return moved;
      } else if (voter !== undefined && (await readRight(tx, election.id, voter.c)) !== undefined) {
        await insertEvent(tx, election.id, voter.c, 'prov-no');
      }
      await setCover(tx, election.id, number, { state: isIn ? 'in' : 'out', reason });
      return ok(voter?.c);
    },
  );
  if (!decided.ok) return decided;
  const c = decided.value;
  if (c !== undefined)
    await writeDown(roll.journal, election.id, [{ c, ev: isIn ? 'prov-ok' : 'prov-no' }]);
  await auditStaff(both.db, by, {
    electionId: election.id,
    act: 'roll/decide-cover',
    told: { taken: isIn },
    ...(reason === '' ? {} : { reason }),
  });
  return ok(undefined);
}
