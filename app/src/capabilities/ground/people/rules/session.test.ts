import { describe, expect, test } from 'vitest';
import { deviceOf, FRESH_MS, isFresh, isOfStaff, limitsOf, type SignInMethod } from './session.ts';

const HOUR = 60 * 60_000;
const methods: readonly SignInMethod[] = [
  'provider',
  'passkey',
  'totp',
  'access-code',
  'demonstration',
];

test('only a passkey, its stand-in and the personas of a demonstration carry the roles of staff', () => {
  expect(methods.filter(isOfStaff)).toEqual(['passkey', 'totp', 'demonstration']);
});

test('a session of staff ends after half an hour without use and after eight hours', () => {
  for (const method of methods.filter(isOfStaff)) {
    expect(limitsOf(method)).toEqual({ idleMs: HOUR / 2, absoluteMs: 8 * HOUR });
  }
});

test('a session of a resident ends after a week without use and after thirty days', () => {
  for (const method of ['provider', 'access-code'] as const) {
    expect(limitsOf(method)).toEqual({ idleMs: 7 * 24 * HOUR, absoluteMs: 30 * 24 * HOUR });
  }
});

test('a proof is fresh for less than fifteen minutes', () => {
  const provenAt = new Date('2026-11-25T15:00:00Z');
  const after = (ms: number) => new Date(provenAt.getTime() + ms);
  expect(FRESH_MS).toBe(15 * 60_000);
  expect(isFresh(provenAt, after(0))).toBe(true);
  expect(isFresh(provenAt, after(FRESH_MS - 1))).toBe(true);
  expect(isFresh(provenAt, after(FRESH_MS))).toBe(false);
});

describe('a device is called by', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';
  test.each([
    ['Chrome · Android', `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`],
    [
      'Samsung Internet · Android',
      `Mozilla/5.0 (Linux; Android 13) SamsungBrowser/28.0 ${chrome} Safari/537.36`,
    ],
    [
      'Edge · Windows',
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/142.0`,
    ],
    [
      'Safari · iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1',
    ],
    ['Firefox · Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'],
    ['Linux', 'curl/8 (Linux)'],
    ['?', 'something else'],
  ])('«%s»', (device, userAgent) => {
    expect(deviceOf(userAgent)).toBe(device);
  });

  test('nothing when it says nothing', () => {
    expect(deviceOf(null)).toBe('?');
  });
});
