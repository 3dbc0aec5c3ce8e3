// The roll as tests of the whole look at it from outside: where every right stands, what was told of it, and whether that is lawful.
import { sql } from 'kysely';
import type { Run } from '../../../ground/people/rules/index.ts';
import type { BothDatabases, ByStaff } from '../actions/by-staff.ts';
import { makeCard } from '../actions/desk-cards.ts';
import { allLines } from '../actions/freeze-roll.ts';
import { findByRun } from '../actions/mark-at-desk.ts';
import { knownLeaves } from '../actions/registro-known.ts';
import { replay } from '../rules/registro.ts';
import type { RightState } from '../rules/right.ts';

export function givenCard(both: BothDatabases, electionId: string, by: ByStaff) {
  return makeCard(both, electionId, by, 'Mesa 1, Rosa');
}

/** What stands for the right of each in public. */
export async function commitmentsOf(
  both: BothDatabases,
  electionId: string,
  runs: readonly Run[],
): Promise<readonly string[]> {
  const found = await Promise.all(runs.map((run) => findByRun(both, electionId, run)));
  return found.map((voter) => voter?.c ?? '');
}

/** Each right as it is kept. */
export async function rightsOf(
  { roll }: Pick<BothDatabases, 'roll'>,
  electionId: string,
): Promise<ReadonlyMap<string, RightState>> {
  const { rows } = await sql<{ c: string; state: RightState }>`select c, state
    from roll.voting_right where election_id = ${electionId}`.execute(roll.db);
  return new Map(rows.map(({ c, state }) => [c, state]));
}

/** What the registro of these days and what waits for the next one tell, replayed as anybody may; and what cannot be. */
export async function toldOf(both: BothDatabases, electionId: string) {
  const { rows } = await sql<{ c: string; ev: 'issued' | 'desk' | 'desk-void' }>`select c, ev
    from roll.event where election_id = ${electionId} order by c, nth`.execute(both.roll.db);
  const leaves = [...(await knownLeaves(both, electionId)), { events: rows }];
  return replay(await allLines(both.roll.db, electionId), leaves);
}
