// The short way to what comes to the urn in thousands a second: the same refusals and headers, nothing in between.
import type { IncomingMessage } from 'node:http';
import type { FetchHandler } from '../platform/http/server.ts';
import type { UrnReply, UrnRoute } from '../platform/urn-house.ts';
import { sourceLocale } from '../platform/words.ts';

interface DirectParts {
  readonly routes: readonly UrnRoute[];
  /** Undefined for any. */
  readonly hostnames: ReadonlySet<string> | undefined;
  readonly isBehindProxy: boolean;
  /** What every answer of this origin carries. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  readonly failed: (error: unknown) => void;
}

/** Answers direct routes of a real connection; everything else, and whatever is refused for its host, goes `on`. */
export function directly(parts: DirectParts, on: FetchHandler): FetchHandler {
  const table = parts.routes
    .filter(({ isDirect }) => isDirect)
    .map((one) => ({ one, pattern: patternOf(one) }));
  return (request, bindings) => {
    const incoming = bindings?.incoming;
    if (incoming?.method !== 'POST' || incoming.url === undefined) return on(request, bindings);
    for (const { one, pattern } of table) {
      const id = pattern.exec(incoming.url)?.[1];
      if (id === undefined || !isOwnHost(incoming, parts)) continue;
      return answer(parts, one, { request, incoming, id });
    }
    return on(request, bindings);
  };
}

/** Ids of elections have no sign that would be written otherwise in an address. */
function patternOf({ path }: UrnRoute): RegExp {
  return new RegExp(`^${path.patterns[sourceLocale].replace(':id', '([a-z0-9-]{1,64})')}$`);
}

function isOwnHost({ headers }: IncomingMessage, { hostnames }: DirectParts): boolean {
  const host = headers.host?.replace(/:\d+$/, '').toLowerCase();
  return hostnames === undefined || (host !== undefined && hostnames.has(host));
}

interface DirectAsk {
  readonly request: Request;
  readonly incoming: IncomingMessage;
  readonly id: string;
}

async function answer(
  parts: DirectParts,
  one: UrnRoute,
  { request, incoming, id }: DirectAsk,
): Promise<Response> {
  const fixed = await parts.headers();
  const header = (name: string) => {
    const value = incoming.headers[name];
    return Array.isArray(value) ? value.join() : value;
  };
  try {
    if (header('cookie') !== undefined) {
      return responseOf(
        { reply: '{"code":"cookie-received"}', status: 400, headers: JSON_TYPE },
        fixed,
      );
    }
    const given = await one.answer({
      request,
      locale: sourceLocale,
      params: { id },
      peer: peerOf(incoming, parts.isBehindProxy),
      header,
      body: (most) => bodyOf(incoming, most),
    });
    if (!('reply' in given)) throw new Error('a direct route only replies');
    return responseOf(given, fixed);
  } catch (error) {
    parts.failed(error);
    return responseOf({ reply: '{"code":"fault"}', status: 500, headers: JSON_TYPE }, fixed);
  }
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' } as const;

/** A reply as a response, with what every answer carries. */
export function responseOf(
  { reply, status, headers }: UrnReply,
  fixed: Readonly<Record<string, string>> = {},
): Response {
  return new Response(reply, { status, headers: { ...fixed, ...headers } });
}

function peerOf({ headers, socket }: IncomingMessage, isBehindProxy: boolean): string {
  const all = headers['x-forwarded-for'];
  const forwarded = (Array.isArray(all) ? all.join() : all)?.split(',').at(-1)?.trim();
  return isBehindProxy && forwarded ? forwarded : (socket.remoteAddress ?? 'unknown');
}

function bodyOf(incoming: IncomingMessage, most: number): Promise<Uint8Array | undefined> {
  if (Number(incoming.headers['content-length'] ?? 0) > most) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    incoming.on('data', (part: Buffer) => {
      length += part.length;
      if (length > most) resolve(undefined);
      else parts.push(part);
    });
    incoming.on('end', () => resolve(parts.length === 1 ? parts[0] : Buffer.concat(parts)));
    incoming.on('error', reject);
    incoming.on('close', () => reject(new Error('the request was cut')));
  });
}
