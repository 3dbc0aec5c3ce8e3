// Who may read the figures of a process: whoever has the operator's token or, without one, this machine itself.
import { createHash, timingSafeEqual } from 'node:crypto';
import { CONTENT_TYPE } from './exposition.ts';
import type { Metrics } from './metrics.ts';

/** What an origin counts, and the door to all of it. */
export interface OriginMetrics extends Pick<Metrics, 'requestAnswered'> {
  /** Given by the operator; with one, nothing else opens. */
  readonly token: string | undefined;
  readonly text: () => Promise<string>;
}

interface Asked {
  readonly request: Request;
  /** The other end of the connection itself. */
  readonly peer: string | undefined;
  /** Whether a proxy stands in front: then everybody comes from this machine. */
  readonly isBehindProxy: boolean;
}

/** Undefined for whoever may not know that there is something. */
export async function answerMetrics(
  door: OriginMetrics,
  asked: Asked,
): Promise<Response | undefined> {
  if (!mayRead(door.token, asked)) return undefined;
  const headers = { 'content-type': CONTENT_TYPE, 'cache-control': 'no-store' };
  return new Response(await door.text(), { headers });
}

function mayRead(token: string | undefined, { request, peer, isBehindProxy }: Asked): boolean {
  if (token !== undefined) {
    const [, given] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    return given !== undefined && timingSafeEqual(sha256(given), sha256(token));
  }
  // A page of somebody else, opened on this machine, could ask under its own name.
  const isOwnName = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(request.url).hostname);
  const isForwarded = ['forwarded', 'x-forwarded-for'].some((name) => request.headers.has(name));
  return !isBehindProxy && isOwnName && !isForwarded && isLoopback(peer);
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
