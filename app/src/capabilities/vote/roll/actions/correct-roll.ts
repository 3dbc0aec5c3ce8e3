// A correction of a roll that is closed: one proposes who is missing, another signs, and then she is added.
import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '@minga/basics';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import type { Proposal } from '../../../../platform/two-person.ts';
import { proposeAct } from '../../../ground/people/index.ts';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { endCorrection, insertCorrection, lockCorrection } from '../store/desks.ts';
import { readElection } from '../store/elections.ts';
import { findVoter, openRun, sealRun, vrefOf } from '../store/voters.ts';
import type { BothDatabases } from './by-staff.ts';
import { isUnderReview } from './evidence.ts';
import { addVoter, writeAdded } from './make-voter.ts';
import { type SealedElection, stylesOf } from './sealed-election.ts';

export const applyCorrectionJob = { name: 'roll-apply-correction', maxAttempts: 10 } as const;

/** Keeps sealed what two people are to sign; its id goes into the text of the act. */
export async function stageCorrection(
  { roll }: Pick<BothDatabases, 'roll'>,
  election: SealedElection,
  { run, style }: { readonly run: Run; readonly style: string },
): Promise<Result<string, Refusal>> {
  const known = await readElection(roll.db, election.id);
  if (known?.frozenRoot == null) return err({ code: 'roll/not-frozen' });
  if (known.mode !== 'closed') return err({ code: 'roll/open-roll' });
  if (election.state !== 'open') return err({ code: 'roll/not-open' });
  if (!stylesOf(election).some(({ id }) => id === style))
    return err({ code: 'roll/style-unknown' });
  const vref = vrefOf(roll.keys, election.id, run);
  if ((await findVoter(roll.db, election.id, vref)) !== undefined)
    return err({ code: 'roll/already-on-roll' });
  const id = randomUUID();
  await inTransaction(roll.db, (tx) =>
    insertCorrection(tx, election.id, {
      ...{ id, vref, style },
      runSealed: sealRun(roll.keys, election.id, vref, run),
    }),
  );
  return ok(id);
}

/** Once two people have signed; again it changes nothing. */
export async function applyCorrection(
  both: BothDatabases,
  electionId: string,
  correctionId: string,
): Promise<void> {
  const { roll } = both;
  // Who is missing after a backup was put back is known again only then: the job comes back.
  if (await isUnderReview(both, electionId)) throw new Error(`roll ${electionId} is under review`);
  const voter = await inTransaction(roll.db, async (tx) => {
    const one = await lockCorrection(tx, electionId, correctionId);
    if (one === undefined || one.isDone || one.runSealed === null) return undefined;
    const run = openRun(roll.keys, electionId, one.vref, one.runSealed);
    const joining = { run, style: one.style, assurance: 'desk+document' } as const;
    const added = await addVoter(tx, roll.keys, electionId, joining);
    await endCorrection(tx, electionId, correctionId);
    return added;
  });
  if (voter !== undefined) await writeAdded(roll, electionId, voter);
}

/** The id of the act that a second person is asked to sign. */
export function proposeTogether(db: Database, proposal: Proposal): Promise<string> {
  return inTransaction(db, (tx) => proposeAct(tx, proposal));
}
