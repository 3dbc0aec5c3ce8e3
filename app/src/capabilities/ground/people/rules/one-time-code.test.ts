// Codes of RFC 6238: the step they belong to, and nothing outside a step before or after.
import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { codeAddress, groupedSecret, parseCode, stepOfCode } from './one-time-code.ts';

/** The secret of the test vectors of RFC 6238: the ASCII text 12345678901234567890. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082', 1],
  [1111111109, '081804', 37037036],
  [1111111111, '050471', 37037037],
  [1234567890, '005924', 41152263],
  [2000000000, '279037', 66666666],
])('RFC 6238, second %i: the last six digits %s are those of step %i', (second, code, step) => {
  expect(stepOfCode(code, SECRET, new Date(second * 1000))).toBe(step);
});

test('a clock may be one step off either way, and no more', () => {
  const at = new Date(1111111109 * 1000);
  const code = (steps: number) =>
    TOTP.generate({
      secret: new TOTP({ secret: SECRET }).secret,
      timestamp: at.getTime() + steps * 30_000,
    });
  const now = Math.floor(at.getTime() / 30_000);
  expect(stepOfCode(code(-1), SECRET, at)).toBe(now - 1);
  expect(stepOfCode(code(1), SECRET, at)).toBe(now + 1);
  expect(stepOfCode(code(-2), SECRET, at)).toBeUndefined();
  expect(stepOfCode(code(2), SECRET, at)).toBeUndefined();
});

test.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  [' 123-456 ', '123456'],
])('%j is read as a code', (typed, code) => {
  expect(parseCode(typed)).toBe(code);
});

test.each([null, '', '12345', '1234567', '12345a', '١٢٣٤٥٦'])('%j is no code', (typed) => {
  expect(parseCode(typed)).toBeUndefined();
});

test('an app reads issuer, account and secret from the picture', () => {
  const address = new URL(codeAddress(SECRET, 'ana@example.cl'));
  expect(address.protocol).toBe('otpauth:');
  expect(decodeURIComponent(address.pathname)).toContain('Minga:ana@example.cl');
  expect(address.searchParams.get('secret')).toBe(SECRET);
});

test('somebody who types the secret reads it in groups of four', () => {
  expect(groupedSecret('GEZDGNBVGY')).toBe('GEZD GNBV GY');
});
