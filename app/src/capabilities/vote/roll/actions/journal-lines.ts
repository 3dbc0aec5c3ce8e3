// Lines of the journal: what was given away, of every election in one file, each with its election.
import type { Journal } from '../../../../platform/journal.ts';
import type { JournalEntry } from '../rules/evidence.ts';

/** On the disk once this resolves. */
export function writeDown(
  journal: Journal,
  electionId: string,
  entries: readonly JournalEntry[],
): Promise<void> {
  return journal.append(entries.map((entry) => JSON.stringify({ election: electionId, ...entry })));
}

/** What the journal says, by election, in the order in which it was written. */
export async function readDown(
  journal: Journal,
): Promise<ReadonlyMap<string, readonly JournalEntry[]>> {
  const found = new Map<string, JournalEntry[]>();
  for await (const line of journal.lines()) {
    const read = entryOf(line);
    if (read === undefined) continue;
    const { election, ...entry } = read;
    const of = found.get(election);
    if (of === undefined) found.set(election, [entry]);
    else of.push(entry);
  }
  return found;
}

/** Undefined for a line that a crash cut in its middle. */
function entryOf(line: string): (JournalEntry & { readonly election: string }) | undefined {
  try {
    return JSON.parse(line) as JournalEntry & { election: string };
  } catch {
    return undefined;
  }
}
