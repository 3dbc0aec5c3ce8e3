// Forgets what a person declared, once her account is gone: the roll finds it by her RUN, which the job carries sealed.
import { inTransaction, type Tx } from '../../../../platform/database/database.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { RollTools } from '../../../../platform/room.ts';
import { openSealedRun, readSealedRun } from '../../../ground/people/index.ts';
import { forgetDeclarations } from '../store/declarations.ts';
import { listElections } from '../store/elections.ts';
import { vrefOf } from '../store/voters.ts';

export const forgetVoterJob = { name: 'roll-forget-voter', maxAttempts: 25 } as const;

/** In the transaction that forgets her. */
export async function forgetVoter(tx: Tx, personId: string): Promise<void> {
  const sealed = await readSealedRun(tx, personId);
  if (sealed === undefined) return;
  await enqueue(tx, forgetVoterJob, { person: personId, sealed: sealed.toString('base64url') });
}

/** Her right stays, which is public and hers alone; what she said of where she lives goes. */
export async function forgetDeclared(
  { roll, keys }: { readonly roll: RollTools; readonly keys: Keys },
  { person, sealed }: { readonly person: string; readonly sealed: string },
): Promise<void> {
  const run = openSealedRun(keys, person, Buffer.from(sealed, 'base64url'));
  for (const { id } of await listElections(roll.db)) {
    const vref = vrefOf(roll.keys, id, run);
    await inTransaction(roll.db, (tx) => forgetDeclarations(tx, id, vref));
  }
}
