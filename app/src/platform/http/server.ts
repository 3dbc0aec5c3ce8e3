// Listens: one Node server an origin, that loses no request when it stops.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { err, ok, type Result } from '@minga/basics';

/** `bindings` are Node's own request and response, where the caller's address stands. */
export type FetchHandler = (
  request: Request,
  bindings?: Partial<HttpBindings>,
) => Response | Promise<Response>;

export interface Listening {
  readonly port: number;
  /**
   * Says that it is not ready and that each connection ends with its answer, but answers on while requests come (at
   * most `graceMs`): whoever distributes them has to notice first. Then takes no more connections, waits for requests
   * in flight (at most `graceMs` again), and ends the rest.
   */
  close(graceMs?: number): Promise<void>;
}

export interface ListenRefusal {
  readonly code: 'port-busy' | 'port-forbidden' | 'host-unknown';
  readonly host: string;
  readonly port: number;
}

const CODE_OF: Readonly<Record<string, ListenRefusal['code']>> = {
  EADDRINUSE: 'port-busy',
  EACCES: 'port-forbidden',
  EADDRNOTAVAIL: 'host-unknown',
  ENOTFOUND: 'host-unknown',
  EAI_AGAIN: 'host-unknown',
};

/** Why a server could not listen; undefined for what nobody at a terminal can mend. */
export function listenRefusal(
  error: NodeJS.ErrnoException,
  host: string,
  port: number,
): ListenRefusal | undefined {
  const code = CODE_OF[error.code ?? ''];
  return code && { code, host, port };
}

/** Longer than proxies keep a connection at rest: they end it then, and not we, when a request is on its way. */
const KEEP_ALIVE_MS = 75_000;
const GRACE_MS = 10_000;
/** Rounds of the event loop without a request, after which nobody sends any more. */
const QUIET_ROUNDS = 10;
const ROUND_MS = 50;

/** Serves `fetch` at host and port (0 = any free one). */
export function listen(
  fetch: FetchHandler,
  host: string,
  port: number,
): Promise<Result<Listening, ListenRefusal>> {
  const traffic: Traffic = { inFlight: new Set(), isStopping: false, hasCome: false };
  const answer = getRequestListener((request, bindings) =>
    fetch(request, bindings as HttpBindings),
  );
  const server = createServer(
    { requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      if (!note(traffic, request, response)) return;
      answer(request, response);
    },
  );
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const refusal = listenRefusal(error, host, port);
      if (refusal === undefined) reject(error);
      else resolve(err(refusal));
    });
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      const close = async (graceMs = GRACE_MS) => {
        await drain(traffic, graceMs);
        await end(server, graceMs);
      };
      resolve(ok({ port: taken, close }));
    });
  });
}

interface Traffic {
  readonly inFlight: Set<ServerResponse>;
  isStopping: boolean;
  /** Since it was last looked at; questions about health are no traffic. */
  hasCome: boolean;
}

/** False if the request was answered here: a process that stops is not ready, whatever it can still do. */
function note(traffic: Traffic, request: IncomingMessage, response: ServerResponse): boolean {
  if (traffic.isStopping) response.setHeader('connection', 'close');
  if (traffic.isStopping && request.url === '/health/ready') {
    response.writeHead(503).end('stopping\n');
    return false;
  }
  if (!request.url?.startsWith('/health/')) traffic.hasCome = true;
  traffic.inFlight.add(response);
  response.once('close', () => traffic.inFlight.delete(response));
  return true;
}

async function drain(traffic: Traffic, graceMs: number): Promise<void> {
  traffic.isStopping = true;
  for (const response of traffic.inFlight) {
    if (!response.headersSent) response.setHeader('connection', 'close');
  }
  const until = Date.now() + graceMs;
  for (let quiet = 0; quiet < QUIET_ROUNDS && Date.now() < until; ) {
    traffic.hasCome = false;
    await wait(ROUND_MS);
    quiet = traffic.hasCome ? 0 : quiet + 1;
  }
}

function end(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), graceMs);
    // An answer that had begun before the end was known leaves its connection open.
    const looking = setInterval(() => server.closeIdleConnections(), ROUND_MS);
    server.close(() => {
      clearTimeout(impatience);
      clearInterval(looking);
      resolve();
    });
  });
}
