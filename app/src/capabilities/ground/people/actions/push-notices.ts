// Push, an enhancement: the sentence of a notice on the devices that a person chose, encrypted for each of them.
import { setTimeout as after } from 'node:timers/promises';
import webPush from 'web-push';
import type { Database } from '../../../../platform/database/database.ts';
import {
  deleteEndedSubscription,
  type PushToSend,
  takePushes,
} from '../store/push-subscriptions.ts';
import type { VapidKeys } from '../store/vapid-keys.ts';

/** As much of `fetch` as it takes, so that a test can stand in for the service of a browser. */
export type Post = (
  endpoint: string,
  request: {
    readonly method: 'POST';
    readonly headers: Record<string, string>;
    readonly body: Uint8Array<ArrayBuffer>;
  },
) => Promise<{ readonly status: number }>;

const SECONDS_MS = 1000;
const HOLDS_SECONDS = 24 * 60 * 60;
const AT_ONCE = 10;
/** A subscription that is over (RFC 8030, section 7.3). */
const ENDED: readonly number[] = [404, 410];

/** Never follows a redirect: it would lead the call to another host. */
export const postToService: Post = (endpoint, request) =>
  fetch(endpoint, { ...request, redirect: 'error', signal: AbortSignal.timeout(10 * SECONDS_MS) });

export interface PushTools {
  readonly vapid: VapidKeys;
  /** Whom a push service writes to if something is wrong: `https:` or `mailto:`. */
  readonly contact: string;
  readonly post: Post;
}

/** Sends what waits; each notice is tried once, and a device whose subscription has ended is forgotten. */
export async function pushNotices(db: Database, tools: PushTools, now: Date): Promise<void> {
  const waiting = await takePushes(db, now);
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    if (from > 0) await after(50);
    await Promise.all(waiting.slice(from, from + AT_ONCE).map((push) => pushOne(db, tools, push)));
  }
}

async function pushOne(db: Database, { vapid, contact, post }: PushTools, push: PushToSend) {
  const { endpoint, p256dh, auth, locale, titles, paths, isUrgent } = push;
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify({ title: titles[locale], path: paths[locale] }),
    {
      vapidDetails: { subject: contact, ...vapid },
      TTL: HOLDS_SECONDS,
      urgency: isUrgent ? 'high' : 'normal',
      contentEncoding: 'aes128gcm',
    },
  );
  const sent = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
  const request = {
    method: 'POST' as const,
    headers: Object.fromEntries(sent.map(([name, value]) => [name, String(value)])),
    body: new Uint8Array(body ?? []),
  };
  // A service that cannot be reached loses this push and nothing else: the notice is in the product.
  const answer = await post(endpoint, request).catch(() => undefined);
  if (answer !== undefined && ENDED.includes(answer.status)) {
    await deleteEndedSubscription(db, push.subscriptionId);
  }
}
