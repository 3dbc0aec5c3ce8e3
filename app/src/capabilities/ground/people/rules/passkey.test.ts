// Keys of staff: who changes them, what a counter tells, and that nobody locks herself out.
import { expect, test } from 'vitest';
import {
  counterGoesBack,
  decideKeys,
  decideRemoval,
  kindOfPasskey,
  parseLabel,
  relyingPartyOf,
} from './passkey.ts';

test.each([
  [0, 0, false],
  [0, 1, false],
  [4, 5, false],
  [4, 4, true],
  [4, 3, true],
  [4, 0, true],
])('a passkey that showed %i and shows %i now was copied: %s', (kept, shown, isCopied) => {
  expect(counterGoesBack(kept, shown)).toBe(isCopied);
});

test('passkeys are tied to the host of the site, without its port, and to its one origin', () => {
  expect(relyingPartyOf('https://minga.cl')).toEqual({
    id: 'minga.cl',
    origin: 'https://minga.cl',
  });
  expect(relyingPartyOf('http://localhost:3000')).toEqual({
    id: 'localhost',
    origin: 'http://localhost:3000',
  });
});

test.each([
  [['internal', 'hybrid'], 'this-device'],
  [['hybrid'], 'phone'],
  [['usb', 'nfc'], 'security-key'],
  [[], 'this-device'],
] as const)('a key reached by %j is called after %s', (transports, kind) => {
  expect(kindOfPasskey(transports)).toBe(kind);
});

test.each([
  ['  Notebook   de la oficina ', 'Notebook de la oficina'],
  ['a\u202Eb\nc', 'a b c'],
  ['x'.repeat(60), 'x'.repeat(60)],
])('%j is a name for a key', (typed, label) => {
  expect(parseLabel(typed)).toBe(label);
});

test.each([null, '', '  \n ', 'x'.repeat(61)])('%j is no name for a key', (typed) => {
  expect(parseLabel(typed)).toBeUndefined();
});

test.each(['passkey', 'totp', 'demonstration'] as const)(
  'a session by %s may change keys',
  (method) => {
    expect(decideKeys(method).ok).toBe(true);
  },
);

test.each(['provider', 'access-code', undefined] as const)(
  'a session by %s may not, so an account at a provider never becomes one of staff',
  (method) => {
    expect(decideKeys(method)).toEqual({ ok: false, error: { code: 'people/keys-are-of-staff' } });
  },
);

test.each([
  [2, false, 'passkey', true],
  [1, true, 'passkey', true],
  [1, false, 'passkey', false],
  [1, true, 'code', true],
  [0, true, 'code', false],
] as const)(
  'with %i passkeys and a code (%s), removing a %s is granted: %s',
  (passkeysCount, hasCode, removed, isGranted) => {
    expect(decideRemoval({ passkeysCount, hasCode }, removed).ok).toBe(isGranted);
  },
);
