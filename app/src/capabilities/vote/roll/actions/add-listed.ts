// Puts people on a list that is not frozen yet, as a program has them: a demonstration, a test, an import.
import { err, ok, type Result } from '@minga/basics';
import { inTransaction } from '../../../../platform/database/database.ts';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';
import { lockElection } from '../store/elections.ts';
import { insertVoters } from '../store/voters.ts';
import type { BothDatabases } from './by-staff.ts';
import { makeVoter } from './make-voter.ts';

/** How many were not on it. */
export function addListed(
  { roll }: Pick<BothDatabases, 'roll'>,
  electionId: string,
  people: readonly { readonly run: Run; readonly style: string }[],
): Promise<Result<number, Refusal>> {
  return inTransaction(roll.db, async (tx) => {
    const locked = await lockElection(tx, electionId);
    if (locked === undefined) return err({ code: 'roll/unknown' });
    if (locked.frozenRoot !== null) return err({ code: 'roll/frozen' });
    const voters = people.map(({ run, style }) =>
      makeVoter(roll.keys, electionId, { run, style, assurance: 'list', isListed: true }),
    );
    return ok(await insertVoters(tx, electionId, voters));
  });
}
