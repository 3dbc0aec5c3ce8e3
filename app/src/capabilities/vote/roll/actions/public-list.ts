// The frozen list as the file of its name says it.
import { padronLine } from '@minga/ballot';
import { readElection } from '../store/elections.ts';
import type { BothDatabases } from './by-staff.ts';
import { allLines } from './freeze-roll.ts';

/** `padron.jsonl` as docs/voting.md writes it: its lines, each with its line feed; none before it is frozen. */
export async function padronFileOf(
  { roll }: Pick<BothDatabases, 'roll'>,
  electionId: string,
): Promise<string> {
  const kept = await readElection(roll.db, electionId);
  const lines = kept?.frozenRoot == null ? [] : await allLines(roll.db, electionId);
  return lines.map((line) => `${padronLine(line)}\n`).join('');
}
