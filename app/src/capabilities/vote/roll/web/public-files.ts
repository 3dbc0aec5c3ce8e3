// What of the roll is public, as files: the frozen list, and the registro as it went into the log, both whole.
import type { Answer } from '../../../../platform/http/route.ts';
import { padronPieces } from '../actions/public-list.ts';
import { registroPieces } from '../actions/registro-known.ts';
import { readElection } from '../store/elections.ts';
import type { OfElection } from './parts.tsx';

const LINES = { 'content-type': 'application/jsonl; charset=utf-8', 'cache-control': 'no-cache' };

/** It changes no more once it is frozen: its root says whether somebody has it already. */
export async function padronFile({ house, ask, election }: OfElection): Promise<Answer> {
  const kept = await readElection(house.roll.db, election.id);
  const headers = { ...LINES, etag: `"${kept?.frozenRoot ?? ''}"` };
  if (ask.request.headers.get('if-none-match')?.replace(/^W\//, '') === headers.etag)
    return new Response(null, { status: 304, headers });
  return new Response(streamOf(padronPieces(house, election.id)), { headers });
}

/** The next piece is read when the last one was taken, and none when whoever asked has left. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/** Each leaf on a line: whoever asks for all of it tells nobody which right is hers. */
export function registroFile({ house, election }: OfElection): Answer {
  return new Response(streamOf(registroPieces(house, election.id)), { headers: LINES });
}
