// What the registro tells: the leaves that the roll keeps, and those on their way to the log, which outlive it.
import { leavesOf } from '../../election/index.ts';
import type { JournalEntry } from '../rules/evidence.ts';
import type { RegistroEvent } from '../rules/registro.ts';
import { listLeaves } from '../store/registro-leaves.ts';
import type { BothDatabases } from './by-staff.ts';

export interface KnownLeaf {
  readonly day: string;
  readonly part: number;
  readonly events: readonly RegistroEvent[];
}

/** In the order of the log: by day and part. A roll that was put back knows those of the site as well. */
export async function knownLeaves(
  { db, roll }: BothDatabases,
  electionId: string,
): Promise<readonly KnownLeaf[]> {
  const own = (await listLeaves(roll.db, electionId)).map(({ leaf }) => leaf);
  const sent = (await leavesOf(db, electionId)).flatMap(({ type, leaf }) =>
    type === 'registro' ? [leaf] : [],
  );
  const texts = new Set([...own, ...sent].map((leaf) => leaf.toString('utf8')));
  return [...texts]
    .map((text) => JSON.parse(text) as KnownLeaf)
    .sort((one, other) => one.day.localeCompare(other.day) || one.part - other.part);
}

export async function registroEntries(
  both: BothDatabases,
  electionId: string,
): Promise<readonly JournalEntry[]> {
  const leaves = await knownLeaves(both, electionId);
  return leaves.flatMap(({ events }) => events.map(({ c, ev }) => ({ c, ev })));
}
