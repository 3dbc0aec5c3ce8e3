// Listens: one Node server an origin, that answers only its own host and finishes what is in flight.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { err, ok, type Result } from '@minga/basics';

/** `bindings` are Node's own request and response, where the caller's address stands. */
export type FetchHandler = (
  request: Request,
  bindings?: Partial<HttpBindings>,
) => Response | Promise<Response>;

export interface Listening {
  readonly port: number;
  /** Stops taking connections, waits for requests in flight (at most `graceMs`), then ends the rest. */
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

/** Serves `fetch` at host and port (0 = any free one). */
export function listen(
  fetch: FetchHandler,
  host: string,
  port: number,
): Promise<Result<Listening, ListenRefusal>> {
  const server = createServer(
    { requestTimeout: 120_000, headersTimeout: 15_000 },
    getRequestListener((request, bindings) => fetch(request, bindings as HttpBindings)),
  );
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const refusal = listenRefusal(error, host, port);
      if (refusal === undefined) reject(error);
      else resolve(err(refusal));
    });
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve(ok({ port: taken, close: (graceMs = 10_000) => close(server, graceMs) }));
    });
  });
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
