// What no counting can go below: looking once at every byte of the file, or at every entry of the groups.
import type { Electorate } from '../../packages/counting/src/rules/electorate.ts';

/** One pass over the bytes. */
export function countNewlines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 10) lines += 1;
  return lines;
}

/** Every run of digits as a number, without making anything; the sum of all. */
export function sumNumbers(bytes: Uint8Array): number {
  let sum = 0;
  let value = 0;
  for (let at = 0; at < bytes.length; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit >= 0 && digit <= 9) {
      value = (10 * value + digit) | 0;
    } else {
      sum += value;
      value = 0;
    }
  }
  return sum + value;
}

/**
 * What the supporters of every project could give if each paid at most `price`: one look at each entry.
 * `full`: every purse holds more, which a processor foresees. `mixed`: every other one holds less, which it
 * cannot, as in the middle of a count.
 */
export function groupedPass(
  { items, profile }: Electorate,
  price: number,
  purses: 'full' | 'mixed',
): () => number {
  const { size } = profile;
  const balances = new Float64Array(size.length).fill(2 * price);
  if (purses === 'mixed') {
    for (let group = 0; group < balances.length; group += 2) balances[group] = price / 2;
  }
  return () => {
    let sum = 0;
    for (const { groups } of items) {
      for (let entry = 0; entry < groups.length; entry++) {
        const group = groups[entry] as number;
        sum += Math.min(balances[group] as number, price) * (size[group] as number);
      }
    }
    return sum;
  };
}
