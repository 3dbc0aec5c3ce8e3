// Results and assertions.
import { expect, test } from 'vitest';
import { assert, type Brand, err, ok, type Result, unreachable } from './index.ts';

function half(n: number): Result<number, 'odd'> {
  return n % 2 === 0 ? ok(n / 2) : err('odd');
}

test('a result is a value or the reason why there is none', () => {
  expect(half(4)).toEqual({ ok: true, value: 2 });
  expect(half(3)).toEqual({ ok: false, error: 'odd' });
});

test('asking whether it is ok tells the compiler which it is', () => {
  const result = half(8);
  const value: number = result.ok ? result.value : result.error.length;
  expect(value).toBe(4);
});

test('a result survives being sent to another thread', () => {
  expect(structuredClone(half(3))).toEqual(half(3));
});

test('a broken assertion throws and says what was expected', () => {
  expect(() => assert(false, 'the sky is blue')).toThrow('Assertion failed: the sky is blue');
  expect(assert(true, 'nothing')).toBeUndefined();
});

test('an unreachable case throws and shows the value', () => {
  expect(() => unreachable('new-kind' as never)).toThrow('Unreachable: new-kind');
});

test('a branded id is not any text', () => {
  type ProposalId = Brand<string, 'ProposalId'>;
  const take = (id: ProposalId) => id.length;
  // @ts-expect-error plain text carries no brand
  expect(take('p-1')).toBe(3);
  expect(take('p-1' as ProposalId)).toBe(3);
});
