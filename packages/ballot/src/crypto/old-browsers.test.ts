// Where a platform has no Ed25519, what is signed is verified all the same, and what is not is refused.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkEd25519,
  publicKeyOf,
  signEd25519,
  utf8,
  webCrypto,
  withOldBrowsers,
} from '../index.ts';

const missing = new DOMException('Unrecognized name.', 'NotSupportedError');
const old = withOldBrowsers({ ...webCrypto, verifyEd25519: () => Promise.reject(missing) });

test('an old browser and a new one say the same of any signature and of any slip in it', async () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
  await fc.assert(
    fc.asyncProperty(bytes, bytes, fc.nat(63), async (sk, message, at) => {
      const [pk, sig] = [publicKeyOf(sk), signEd25519(sk, message)];
      const slip = sig.with(at, (sig[at] ?? 0) ^ 1);
      expect(await checkEd25519(old, pk, message, sig)).toBe(true);
      expect(await checkEd25519(old, pk, message, slip)).toBe(false);
      expect(await checkEd25519(webCrypto, pk, message, slip)).toBe(false);
    }),
    { numRuns: 15 },
  );
});

test('keys that are none are refused, and a platform that has Ed25519 is asked itself', async () => {
  const sig = signEd25519(new Uint8Array(32).fill(4), utf8('a'));
  expect(await checkEd25519(old, new Uint8Array(32).fill(2), utf8('a'), sig)).toBe(false);
  const always = withOldBrowsers({ ...webCrypto, verifyEd25519: () => true });
  expect(await always.verifyEd25519(new Uint8Array(), new Uint8Array(), new Uint8Array())).toBe(
    true,
  );
});
