import { createECDH } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Subscription, type Subscriptions, subscribeWith } from './push-subscription.ts';

function newKey(): string {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  return curve.getPublicKey('base64url');
}

/** As the Push API says: one subscription, and with another key none until that is given up. */
class Browser implements Subscriptions {
  held: (Subscription & { readonly key: string }) | null = null;
  async getSubscription() {
    return this.held;
  }
  async subscribe({ applicationServerKey: key }: { readonly applicationServerKey: string }) {
    if (this.held !== null && this.held.key !== key) throw new Error('InvalidStateError');
    const bytes = Uint8Array.from(Buffer.from(key, 'base64url'));
    this.held ??= {
      key,
      options: { applicationServerKey: bytes.buffer },
      unsubscribe: async () => {
        this.held = null;
        return true;
      },
    };
    return this.held;
  }
}

test('a browser that was subscribed with the key of before is subscribed with the one of now', async () => {
  const browser = new Browser();
  const [before, now] = [newKey(), newKey()];
  await subscribeWith(browser, before);
  await expect(browser.subscribe({ applicationServerKey: now })).rejects.toThrow(
    'InvalidStateError',
  );
  await subscribeWith(browser, now);
  expect(browser.held?.key).toBe(now);
});

test('a subscription with the same key stays the one it is', async () => {
  const browser = new Browser();
  for (let turn = 0; turn < 20; turn++) {
    const key = newKey();
    const first = await subscribeWith(browser, key);
    expect(await subscribeWith(browser, key)).toBe(first);
  }
});
