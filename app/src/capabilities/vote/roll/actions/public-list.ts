// The frozen list as the file of its name says it.
import { padronLine } from '@minga/ballot';
import { readElection } from '../store/elections.ts';
import { listLines } from '../store/voters.ts';
import type { BothDatabases } from './by-staff.ts';

const LINES_AT_ONCE = 5_000;

/**
 * `padron.jsonl` as docs/voting.md writes it, piece by piece: its lines, each with its line feed; none before it is
 * frozen. A list of millions is never in memory at once, whoever asks for it.
 */
export async function* padronPieces(
  { roll }: Pick<BothDatabases, 'roll'>,
  electionId: string,
): AsyncGenerator<string> {
  const kept = await readElection(roll.db, electionId);
  if (kept?.frozenRoot == null) return;
  for (let after = ''; ; ) {
    const some = await listLines(roll.db, electionId, { after, limit: LINES_AT_ONCE });
    if (some.length > 0) yield some.map((line) => `${padronLine(line)}\n`).join('');
    if (some.length < LINES_AT_ONCE) return;
    after = some.at(-1)?.c ?? '';
  }
}

export async function padronFileOf(
  of: Pick<BothDatabases, 'roll'>,
  electionId: string,
): Promise<string> {
  let whole = '';
  for await (const piece of padronPieces(of, electionId)) whole += piece;
  return whole;
}
