// A clock of the browser tests' server: what people wait an hour for, a test asks for later, and nobody else's time moves.
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Header of a request with the minutes by which whoever sends it is later than everybody else. */
export const LATER_HEADER = 'x-test-minutes-later';

const MINUTE_MS = 60_000;

/** What this process sends on to itself, as to its identity provider. */
interface OwnRequest {
  addHeader(name: string, value: string): void;
}

/** Makes `Date` of this process tell each request the time that its header asks for. */
export function followLaterClocks(): void {
  const minutes = new AsyncLocalStorage<number>();
  const now = () => SystemDate.now() + (minutes.getStore() ?? 0) * MINUTE_MS;
  const SystemDate = globalThis.Date;
  globalThis.Date = new Proxy(SystemDate, {
    construct: (date, given, by) =>
      Reflect.construct(date, given.length === 0 ? [now()] : given, by),
    get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
  });
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    minutes.enterWith(Number(request.headers[LATER_HEADER] ?? 0));
  });
  subscribe('undici:request:create', (message) => {
    const { request } = message as { readonly request: OwnRequest };
    request.addHeader(LATER_HEADER, String(minutes.getStore() ?? 0));
  });
}
