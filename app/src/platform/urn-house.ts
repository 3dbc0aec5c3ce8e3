// What the urn's own origin is made of: no cookie, no person, no database but its own.
import type { Pool } from 'pg';
import type { Clock } from './clock.ts';
import type { UrnDatabase } from './database/database.ts';
import type { Assets } from './http/assets.ts';
import type { Path } from './http/path.ts';
import type { Page } from './http/route.ts';
import type { Keys } from './keys.ts';
import type { Log } from './log.ts';
import type { Locale } from './words.ts';

/** What the composition gives to the routes and the work of the urn. */
export interface UrnHouse {
  readonly db: UrnDatabase;
  /** For what is asked so often that it is written by hand. */
  readonly pool: Pool;
  /** Derived from the key of the urn, which is not in its database. */
  readonly keys: Keys;
  /** Proves at the door that the site asks. */
  readonly doorKey: Uint8Array;
  readonly clock: Clock;
  /** For faults of the machine; nothing about who asks is ever written. */
  readonly log: Log;
  readonly assets: Assets;
  /** Where people reach the urn, without a slash at its end. */
  readonly publicUrl: string;
  readonly isProduction: boolean;
  /** Folder of the published logs, which every process of this urn sees and no backup of the database holds. */
  readonly logsDir: string;
  /** Where witnesses are, by their C2SP verifier key; without a slash at the end. */
  readonly witnesses: ReadonlyMap<string, string>;
  /** Asks a witness. */
  readonly send: (request: Request) => Response | Promise<Response>;
  /** Ballots that one network may cast in a minute. */
  readonly castsPerMinute: number;
  /** Threads that check ballots beside the one that answers; 0 checks them there. */
  readonly castThreads: number;
}

/** One request to the urn: nothing of it names a person. */
export interface UrnAsk {
  readonly request: Request;
  readonly locale: Locale;
  readonly params: Readonly<Record<string, string>>;
  /** Network address that the request came from, for limits in memory; never kept as it is. */
  readonly peer: string;
  readonly header: (name: string) => string | undefined;
  /** The body, or undefined as soon as it is longer than `most` bytes. */
  readonly body: (most: number) => Promise<Uint8Array | undefined>;
}

/** An answer for programs, before it becomes a response. */
export interface UrnReply {
  readonly reply: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

export type UrnAnswer = Page | Response | UrnReply;

export interface UrnRoute {
  readonly method: 'get' | 'post';
  readonly path: Path;
  /** Of what comes in thousands a second: only replies, and only `header` and `body` are asked for. */
  readonly isDirect?: true;
  readonly answer: (ask: UrnAsk) => UrnAnswer | Promise<UrnAnswer>;
}

/** Declares a route of the urn; its path keeps the parameter names for links. */
export function urnRoute<Param extends string>(
  declared: Omit<UrnRoute, 'path'> & { readonly path: Path<Param> },
): UrnRoute {
  return declared as unknown as UrnRoute;
}

export type UrnRoutes = (house: UrnHouse) => readonly UrnRoute[];
