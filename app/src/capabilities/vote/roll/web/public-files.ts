// What of the roll is public, as files: the frozen list, and the registro as it went into the log, both whole.
import type { Answer } from '../../../../platform/http/route.ts';
import { padronFileOf } from '../actions/public-list.ts';
import { knownLeaves } from '../actions/registro-known.ts';
import type { OfElection } from './parts.tsx';

const LINES = { 'content-type': 'application/jsonl; charset=utf-8', 'cache-control': 'no-cache' };

export async function padronFile({ house, election }: OfElection): Promise<Answer> {
  return new Response(await padronFileOf(house, election.id), { headers: LINES });
}

/** Each leaf on a line: whoever asks for all of it tells nobody which right is hers. */
export async function registroFile({ house, election }: OfElection): Promise<Answer> {
  const leaves = await knownLeaves(house, election.id);
  const text = leaves
    .map(({ day, part, events }) => `${JSON.stringify({ day, part, events })}\n`)
    .join('');
  return new Response(text, { headers: LINES });
}
