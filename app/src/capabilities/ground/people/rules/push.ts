// Push to a device (RFC 8030): which services it goes to, and what a browser says when it subscribes.
import * as v from 'valibot';

/**
 * The push services of the browsers. The address comes from the browser, and this server calls it: any other
 * host would be a way to make it call whatever somebody wants.
 */
const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  'notify.windows.com',
] as const;

export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  const isKnown = SERVICES.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  return protocol === 'https:' && port === '' && username === '' && password === '' && isKnown;
}

export interface PushSubscription {
  readonly endpoint: string;
  /** Public key and shared secret of the browser (RFC 8291), base64url. */
  readonly p256dh: string;
  readonly auth: string;
}

const Subscription = v.object({
  endpoint: v.pipe(v.string(), v.maxLength(1000), v.check(isPushService)),
  keys: v.object({
    p256dh: v.pipe(v.string(), v.regex(/^B[\w-]{86}=?$/)),
    auth: v.pipe(v.string(), v.regex(/^[\w-]{22}(==)?$/)),
  }),
});

/** What `PushSubscription.toJSON()` gives; undefined for anything else. */
export function parseSubscription(given: unknown): PushSubscription | undefined {
  const parsed = v.safeParse(Subscription, given);
  if (!parsed.success) return undefined;
  const { endpoint, keys } = parsed.output;
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
}
