// How much one network may ask of the urn: counted in memory under a key of the day, so that nobody is written down.
import { createHmac, randomBytes } from 'node:crypto';

export interface CrowdLimit {
  /** Counts one request; seconds to wait when the network of `peer` has asked too much, undefined when it has not. */
  waitSeconds(peer: string, now: Date): number | undefined;
}

const WINDOW_MS = 60_000;
/** Networks that are counted at once; beyond, the oldest are let go. */
const MOST = 50_000;

/** Windows of a minute; telephones of one company share an address, so `perMinute` is of many people. */
export function crowdLimit(perMinute: number): CrowdLimit {
  let day = '';
  let key = randomBytes(32);
  let counts = new Map<string, { since: number; count: number }>();
  return {
    waitSeconds(peer, now) {
      const today = now.toISOString().slice(0, 10);
      if (today !== day) [day, key, counts] = [today, randomBytes(32), new Map()];
      const who = createHmac('sha256', key).update(prefixOf(peer)).digest('base64url');
      const at = now.getTime();
      const known = counts.get(who);
      if (known === undefined || at - known.since >= WINDOW_MS) {
        counts.delete(who);
        if (counts.size >= MOST) counts.delete(counts.keys().next().value ?? '');
        counts.set(who, { since: at, count: 1 });
        return undefined;
      }
      known.count += 1;
      return known.count <= perMinute
        ? undefined
        : Math.ceil((known.since + WINDOW_MS - at) / 1000);
    },
  };
}

/** The first three bytes of an IPv4 address, the first 48 bits of an IPv6 one. */
function prefixOf(peer: string): string {
  const v4 = /(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(peer)?.[1];
  return v4 ?? peer.split(':').slice(0, 3).join(':');
}
