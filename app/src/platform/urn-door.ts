// What the site asks of the urn: calls over HTTP that only the holder of the door's key can make, each once.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '@minga/basics';

/** Below which the urn answers its door. */
export const DOOR_PATH = '/puerta';
export const DOOR_HEADER = 'minga-door';
/** A call that is older, or from further ahead, is not taken. */
export const DOOR_WINDOW_MS = 60_000;

/** Status of a call that did not prove the key. */
const SHUT = 403;

/** Who holds the key that opens the ballots: the urn itself, or people with parts of it. */
export type UrnMode = 'server' | 'feldman';

/** What goes into the manifest; points and keys in base64url. */
export interface PreparedUrn {
  /** C2SP verifier key of the log. */
  readonly vkey: string;
  /** Ed25519 public key of the promises. */
  readonly promiseKey: string;
  /** P-256 point of the key that opens the ballots, where the urn itself holds it. */
  readonly c0?: string;
}

export interface AppendedLeaf {
  /** Its place in the log. */
  readonly index: number;
}

export interface UrnStatus {
  /** `prepared` before the manifest; then `voting`, `closed`, `paper-closed`, `seeded`, `opened`, `resulted`, `sanctioned`. */
  readonly phase: string;
  /** Leaves in the log. */
  readonly size: number;
  /** Only what may be told of the turnout at this moment. */
  readonly ballots?: readonly { readonly contest: string; readonly n: number }[];
}

/** A promised ballot that somebody missed in the log; no name stands beside it. */
export interface Claimed {
  /** Its leaf hash, base64url. */
  readonly leaf: string;
  /** Canonical JSON of the ballot. */
  readonly vote: string;
  readonly promise: string;
}

/** What has to be so before a vote opens, and only the urn can tell. */
export interface UrnOutlook {
  /** Its clock, in milliseconds since 1970. */
  readonly now: number;
  /** Names of the witnesses that it does not know the way to, or that do not answer. */
  readonly silent: readonly string[];
  /** Hash of the booth that it has and would serve, base64url; an urn of an earlier release does not say it. */
  readonly booth?: string;
}

/** The urn's own code; `unreachable` where nothing that understands was there. */
export interface UrnRefusal {
  readonly code: string;
}

/** Every call may be repeated: the second time changes nothing and answers the same. */
export interface UrnDoor {
  /** Makes the keys of the log, of the promises and, in mode `server`, of the ballots. */
  prepare(electionId: string, wish: { readonly mode: UrnMode }): Promise<Asked<PreparedUrn>>;
  /** Takes the manifest, signed, as leaf 0. */
  open(manifest: Uint8Array): Promise<Asked<AppendedLeaf>>;
  /** Takes what the drawn list says of projects, each a text whose SHA-256 the manifest names. */
  keepSheets(electionId: string, sheets: readonly string[]): Promise<Asked<object>>;
  /** Takes a leaf of the site into the log; the urn judges its phase, form and signatures itself. */
  append(electionId: string, leaf: Uint8Array): Promise<Asked<AppendedLeaf>>;
  status(electionId: string): Promise<Asked<UrnStatus>>;
  /** `witnesses` are verifier keys that the manifest will have. */
  outlook(electionId: string, witnesses: readonly string[]): Promise<Asked<UrnOutlook>>;
  /** What voters missed in the log after the close, for the act of the certifying officer. */
  claims(electionId: string): Promise<Asked<{ readonly claims: readonly Claimed[] }>>;
  /** Of an urn that holds its own key, after the paper is closed: it publishes the key. */
  release(electionId: string): Promise<Asked<AppendedLeaf>>;
  /** A public file below the folder of an election, as anybody reads it; undefined when it is not there or nobody answers. */
  read(electionId: string, path: string): Promise<Uint8Array | undefined>;
}

/** The urn of a demonstration as it was at another hour: invented people have voted in it. */
export interface InventedUrn {
  readonly door: UrnDoor;
  /** As the booth casts. */
  cast(electionId: string, body: Uint8Array): Promise<Response>;
  /** What is due by then goes into the log. */
  advance(electionId: string): Promise<void>;
}

export type UrnAt = (now: () => Date) => InventedUrn;

export type Asked<T> = Result<T, UrnRefusal>;

type Fetch = (request: Request) => Response | Promise<Response>;

/** The door at `base`, an address without a slash at its end. `send` may be the urn's own handler. */
export function urnDoorAt(base: string, key: Uint8Array, send: Fetch = fetch): UrnDoor {
  async function ask<T>(verb: string, election: string, body: Uint8Array): Promise<Asked<T>> {
    const path = `${DOOR_PATH}/${verb}/${encodeURIComponent(election)}`;
    const sealed = doorSeal(key, path, body, {
      at: Date.now(),
      nonce: randomBytes(16).toString('base64url'),
    });
    try {
      const response = await send(
        new Request(`${base}${path}`, {
          method: 'POST',
          headers: { [DOOR_HEADER]: sealed, 'content-type': 'application/octet-stream' },
          body: new Uint8Array(body),
          signal: AbortSignal.timeout(20_000),
        }),
      );
      const said = (await response.json()) as T & { code?: string };
      if (response.ok) return ok(said);
      // A door that does not open (another key, another clock) says nothing about what was asked.
      return err({ code: response.status === SHUT ? 'unreachable' : (said.code ?? 'unreachable') });
    } catch {
      return err({ code: 'unreachable' });
    }
  }
  async function read(electionId: string, path: string): Promise<Uint8Array | undefined> {
    try {
      const address = `${base}/e/${encodeURIComponent(electionId)}/${path}`;
      const response = await send(new Request(address, { signal: AbortSignal.timeout(60_000) }));
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
    } catch {
      return undefined;
    }
  }
  const text = (value: object) => new TextEncoder().encode(JSON.stringify(value));
  return {
    prepare: (electionId, wish) => ask('prepare', electionId, text(wish)),
    open: (manifest) => ask('open', idOf(manifest), manifest),
    async keepSheets(electionId, sheets) {
      for (const lines of packed(sheets)) {
        const kept = await ask<object>('sheets', electionId, new TextEncoder().encode(lines));
        if (!kept.ok) return kept;
      }
      return ok({});
    },
    append: (electionId, leaf) => ask('append', electionId, leaf),
    status: (electionId) => ask('status', electionId, text({})),
    outlook: (electionId, witnesses) => ask('outlook', electionId, text({ witnesses })),
    claims: (electionId) => ask('claims', electionId, text({})),
    release: (electionId) => ask('release', electionId, text({})),
    read,
  };
}

/** Below what the door takes in one call. */
const MOST_BYTES = 60_000;

/** The texts as lines, in as few parts as a call allows. */
function packed(texts: readonly string[]): readonly string[] {
  const parts: string[] = [];
  for (const text of texts) {
    const together = parts.length === 0 ? text : `${parts.at(-1)}\n${text}`;
    const fits = parts.length > 0 && Buffer.byteLength(together) <= MOST_BYTES;
    parts.splice(fits ? -1 : parts.length, fits ? 1 : 0, fits ? together : text);
  }
  return parts;
}

function idOf(manifest: Uint8Array): string {
  try {
    return String((JSON.parse(new TextDecoder().decode(manifest)) as { id?: unknown }).id ?? '-');
  } catch {
    return '-';
  }
}

interface DoorMoment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly nonce: string;
}

/** Value of the header that proves the key: time, nonce and an HMAC over both, the path and the body. */
export function doorSeal(
  key: Uint8Array,
  path: string,
  body: Uint8Array,
  { at, nonce }: DoorMoment,
): string {
  const hash = createHash('sha256').update(body).digest('base64url');
  const mac = createHmac('sha256', key)
    .update(`minga-door/1\0${at}\0${nonce}\0${path}\0${hash}`)
    .digest('base64url');
  return `${at} ${nonce} ${mac}`;
}

/** The moment that a header proves for this path and body; undefined if it was not made with the key. */
export function openDoorSeal(
  key: Uint8Array,
  path: string,
  body: Uint8Array,
  header: string,
): DoorMoment | undefined {
  const [, time = '', nonce = ''] = /^(\d{1,15}) ([\w-]{22}) [\w-]{43}$/.exec(header) ?? [];
  if (nonce === '') return undefined;
  const moment = { at: Number(time), nonce };
  const wanted = Buffer.from(doorSeal(key, path, body, moment));
  const given = Buffer.from(header);
  return wanted.length === given.length && timingSafeEqual(wanted, given) ? moment : undefined;
}

/** For where no urn can be asked. */
export const closedUrnDoor: UrnDoor = urnDoorAt('http://urn.invalid', new Uint8Array(32), () => {
  throw new Error('no urn is asked here');
});
