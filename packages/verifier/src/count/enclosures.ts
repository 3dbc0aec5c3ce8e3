// Numbers between two bounds that also know their remainder by a prime: equal or different is told without their digits.

export interface Enclosed {
  /** `low` ≤ the number × 2^bits ≤ `high`. */
  readonly low: bigint;
  readonly high: bigint;
  /** The number modulo the prime, worked out when two numbers are too near to be told apart. */
  readonly rest: () => bigint;
}

/** Two numbers that differ could pass as equal only where this prime divides their difference. */
const PRIME = 2n ** 607n - 1n;

/** What is thrown when more bits are needed to tell two numbers apart. */
export const tooNear = new Error('two numbers are too near for so many bits');

function modulo(value: bigint): bigint {
  const rest = value % PRIME;
  return rest < 0n ? rest + PRIME : rest;
}

function inverse(value: bigint): bigint {
  let [a, b, x, y] = [modulo(value), PRIME, 1n, 0n];
  while (b !== 0n) {
    const times = a / b;
    [a, b] = [b, a - times * b];
    [x, y] = [y, x - times * y];
  }
  return modulo(x);
}

function enclose(low: bigint, high: bigint, work: () => bigint): Enclosed {
  let known: bigint | undefined;
  const rest = () => {
    known ??= modulo(work());
    return known;
  };
  return { low, high, rest };
}

function up(over: bigint, under: bigint): bigint {
  const quotient = over / under;
  return quotient * under < over ? quotient + 1n : quotient;
}

/** Arithmetic of numbers above or equal to 0, with so many bits behind the point. */
export interface Arithmetic {
  readonly of: (over: bigint, under?: bigint) => Enclosed;
  readonly sum: (a: Enclosed, b: Enclosed) => Enclosed;
  readonly difference: (a: Enclosed, b: Enclosed) => Enclosed;
  /** `over` and `under` are whole, `under` above 0. */
  readonly scaled: (a: Enclosed, over: bigint, under?: bigint) => Enclosed;
  readonly product: (a: Enclosed, b: Enclosed) => Enclosed;
  readonly quotient: (a: Enclosed, b: Enclosed) => Enclosed;
}

export function arithmetic(bits: bigint): Arithmetic {
  return {
    of: (over, under = 1n) =>
      enclose((over << bits) / under, up(over << bits, under), () => over * inverse(under)),
    sum: (a, b) => enclose(a.low + b.low, a.high + b.high, () => a.rest() + b.rest()),
    difference: (a, b) => enclose(a.low - b.high, a.high - b.low, () => a.rest() - b.rest()),
    scaled: (a, over, under = 1n) =>
      enclose(
        (a.low * over) / under,
        up(a.high * over, under),
        () => modulo(a.rest() * over) * inverse(under),
      ),
    product: (a, b) =>
      enclose((a.low * b.low) >> bits, up(a.high * b.high, 1n << bits), () => a.rest() * b.rest()),
    quotient: (a, b) => {
      if (b.low <= 0n) throw tooNear;
      return enclose(
        (a.low << bits) / b.high,
        up(a.high << bits, b.low),
        () => a.rest() * inverse(b.rest()),
      );
    },
  };
}

/** Throws `tooNear` where the bounds overlap and the numbers differ. */
export function compareEnclosed(a: Enclosed, b: Enclosed): number {
  if (a.high < b.low) return -1;
  if (a.low > b.high) return 1;
  if (a.rest() !== b.rest()) throw tooNear;
  return 0;
}
