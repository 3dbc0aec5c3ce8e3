// How money is written: exact amounts read from text, in Pabulib's way and in the Chilean way.

/** value / 10^decimals, with no trailing zero among its decimals. */
export interface Amount {
  readonly value: bigint;
  readonly decimals: number;
}

export type AmountReading =
  | { readonly kind: 'amount'; readonly amount: Amount; readonly decimalComma: boolean }
  | { readonly kind: 'missing' | 'not-number' | 'negative' | 'absurd' | 'ambiguous' };

/** Above this many digits before the point an amount is a slip of the hand in any currency. */
const wholeDigitsLimit = 15;
const decimalsLimit = 9;

/** Pabulib: digits with an optional decimal point. A decimal comma is understood and told. */
export function readPlainAmount(text: string): AmountReading {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'missing' };
  const match = /^(-?)(\d+)(?:([.,])(\d+))?$/.exec(trimmed);
  if (match === null) return { kind: 'not-number' };
  const [, minus, whole = '', mark, decimals = ''] = match;
  if (minus === '-') return { kind: 'negative' };
  return finish(whole, decimals, mark === ',');
}

/**
 * Chilean money as people type it: `$1.500.000`, `1500000`, `1.500.000,50`; also `1500000.50` and
 * `1,500,000`, which can mean only one thing. `1,500` could be a thousand and a half or one and a half:
 * ambiguous. A number (a numeric cell of a spreadsheet) is taken as it is.
 */
export function readChileanAmount(cell: string | number): AmountReading {
  if (typeof cell === 'number') return readNumber(cell);
  const text = cell.replaceAll(/[\s$]|CLP|pesos?/giu, '').replace(/\.-$/, '');
  if (text === '') return { kind: cell.trim() === '' ? 'missing' : 'not-number' };
  if (/^[-−(]/.test(text) && /\d/.test(text)) return { kind: 'negative' };
  if (/^[1-9]\d{0,2},\d{3}$/.test(text)) return { kind: 'ambiguous' };
  const chilean = /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/.exec(text);
  if (chilean !== null) return finish(chilean[1] ?? '', chilean[2] ?? '', false);
  const english = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text);
  if (english !== null) return finish(english[1] ?? '', english[2] ?? '', false);
  return { kind: 'not-number' };
}

function readNumber(cell: number): AmountReading {
  if (!Number.isFinite(cell)) return { kind: 'not-number' };
  if (cell < 0) return { kind: 'negative' };
  if (cell > Number.MAX_SAFE_INTEGER) return { kind: 'absurd' };
  return readPlainAmount(String(cell));
}

function finish(whole: string, decimals: string, decimalComma: boolean): AmountReading {
  const digits = whole.replaceAll(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  const fraction = decimals.replace(/0+$/, '');
  if (digits.length > wholeDigitsLimit || fraction.length > decimalsLimit) {
    return { kind: 'absurd' };
  }
  const amount = { value: BigInt(digits + fraction), decimals: fraction.length };
  return { kind: 'amount', amount, decimalComma };
}

/** The amount in units of 10^-decimals. `decimals` must be at least the amount's own. */
export function toMinorUnits(amount: Amount, decimals: number): bigint {
  return amount.value * 10n ** BigInt(decimals - amount.decimals);
}

/** Minor units as plain text: a decimal point, no grouping, no trailing zero (`'400000'`, `'10.5'`). */
export function formatAmount(amount: bigint, decimals: number): string {
  const digits = String(amount).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
