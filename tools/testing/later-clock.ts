// A clock of the browser tests' server: what people wait an hour for, a test asks for later, and nobody else's time moves.
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Header of a request with the minutes by which whoever sends it is later than everybody else. */
export const LATER_HEADER = 'x-test-minutes-later';
/** Header with the minutes by which everything in the process is later from this request on, its own work too. */
export const EVERYBODY_LATER_HEADER = 'x-test-everybody-later';

const MINUTE_MS = 60_000;

/** What this process sends on to itself, as to its identity provider. */
interface OwnRequest {
  addHeader(name: string, value: string): void;
}

/** Makes `Date` of this process tell each request the time that its header asks for; says when it leapt for everybody. */
export function followLaterClocks(leapt: () => Promise<void>): void {
  const minutes = new AsyncLocalStorage<number>();
  const SystemDate = globalThis.Date;
  let everybody = 0;
  const now = () => {
    const system = SystemDate.now();
    const own = minutes.getStore() ?? 0;
    if (everybody === 0) return system + own * MINUTE_MS;
    return isTimetable() ? system : system + (everybody + own) * MINUTE_MS;
  };
  globalThis.Date = new Proxy(SystemDate, {
    construct: (date, given, by) =>
      Reflect.construct(date, given.length === 0 ? [now()] : given, by),
    get: (date, name) => (name === 'now' ? now : Reflect.get(date, name)),
  });
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as {
      readonly request: IncomingMessage;
      readonly response: ServerResponse;
    };
    const { [EVERYBODY_LATER_HEADER]: later, [LATER_HEADER]: own } = request.headers;
    if (later !== undefined && Number(later) !== everybody) {
      everybody = Number(later);
      leapt().catch((fault: unknown) => console.error(fault));
    }
    minutes.enterWith(Number(own ?? 0));
    // What Node itself writes there is the system's time.
    if (everybody !== 0) response.setHeader('date', new Date().toUTCString());
  });
  subscribe('undici:request:create', (message) => {
    const { request } = message as { readonly request: OwnRequest };
    request.addHeader(LATER_HEADER, String(minutes.getStore() ?? 0));
  });
}

/** Whether the queue's own timetable asks: after a leap of days it would go through every minute of them. */
function isTimetable(): boolean {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 5;
  const { stack = '' } = new Error('who asks');
  Error.stackTraceLimit = stackTraceLimit;
  return stack.includes('graphile-worker');
}
