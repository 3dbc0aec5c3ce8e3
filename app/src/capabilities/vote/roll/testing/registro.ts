// What of an election waits for its log, by the type of each leaf.
import { leavesOf } from '../../election/index.ts';
import type { RollGround } from './rolls.ts';

export async function queuedLeaves(
  { elections }: RollGround,
  electionId: string,
): Promise<readonly string[]> {
  return (await leavesOf(elections.db, electionId)).map(({ type }) => type);
}
