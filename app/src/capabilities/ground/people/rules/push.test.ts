// Which addresses this server calls because a browser said so: those of the push services, and no other.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPushService, parseSubscription } from './push.ts';

const endpoint = 'https://fcm.googleapis.com/fcm/send/abc';
const keys = { p256dh: `B${'a'.repeat(86)}`, auth: 'b'.repeat(22) };

describe('the address of a subscription', () => {
  test('is of a push service', () => {
    for (const known of [
      endpoint,
      'https://updates.push.services.mozilla.com/wpush/v2/abc',
      'https://web.push.apple.com/abc',
      'https://wns2-par02p.notify.windows.com/w/?token=abc',
    ]) {
      expect(isPushService(known), known).toBe(true);
    }
  });

  test('is nothing inside the house, nothing that only looks like a service, and no other port', () => {
    for (const other of [
      'http://fcm.googleapis.com/abc',
      'https://localhost/abc',
      'https://169.254.169.254/latest/meta-data',
      'https://fcm.googleapis.com.evil.example/abc',
      'https://evilfcm.googleapis.com.evil/abc',
      'https://xfcm.googleapis.com/abc',
      'https://fcm.googleapis.com:8443/abc',
      'https://fcm.googleapis.com@evil.example/abc',
      'https://user:pass@fcm.googleapis.com/abc',
      'fcm.googleapis.com',
      '',
    ]) {
      expect(isPushService(other), other).toBe(false);
    }
  });
});

describe('what a browser says', () => {
  test('is read as it is', () => {
    expect(parseSubscription({ endpoint, expirationTime: null, keys })).toEqual({
      endpoint,
      ...keys,
    });
  });

  test('is refused without its keys, for another host, and whatever else it may be', () => {
    expect(parseSubscription({ endpoint })).toBeUndefined();
    expect(parseSubscription({ endpoint, keys: { ...keys, auth: 'short' } })).toBeUndefined();
    expect(parseSubscription({ endpoint: 'https://evil.example/', keys })).toBeUndefined();
    fc.assert(
      fc.property(fc.anything(), (given) => {
        expect(parseSubscription(given)).toBeUndefined();
      }),
    );
  });
});
