// Exact fractions of whole numbers, as the recount needs them.

export interface Fraction {
  readonly over: bigint;
  /** Above 0. */
  readonly under: bigint;
}

export function fraction(over: bigint, under = 1n): Fraction {
  const common = divisor(over < 0n ? -over : over, under);
  return { over: over / common, under: under / common };
}

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export const zero: Fraction = { over: 0n, under: 1n };

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under - b.over * a.under, a.under * b.under);
}

export function times(a: Fraction, factor: bigint): Fraction {
  return fraction(a.over * factor, a.under);
}

/** `by` is above 0. */
export function dividedBy(a: Fraction, by: bigint): Fraction {
  return fraction(a.over, a.under * by);
}

export function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Near enough to propose; `compare` decides. */
export function approximate({ over, under }: Fraction): number {
  const bits = Math.max(over.toString(2).length, under.toString(2).length) - 900;
  if (bits <= 0) return Number(over) / Number(under);
  return Number(over >> BigInt(bits)) / Number(under >> BigInt(bits));
}

/** `'12'`, `'1/3'` or `'0.25'`; undefined for anything else. */
export function readFraction(text: string): Fraction | undefined {
  const [, over, under] = /^(\d{1,18})(?:\/0*([1-9]\d{0,17}))?$/.exec(text) ?? [];
  if (over !== undefined) return fraction(BigInt(over), BigInt(under ?? 1));
  const [, units, parts] = /^(\d{1,9})[.,](\d{1,9})$/.exec(text) ?? [];
  if (units === undefined || parts === undefined) return undefined;
  return fraction(BigInt(units + parts), 10n ** BigInt(parts.length));
}
