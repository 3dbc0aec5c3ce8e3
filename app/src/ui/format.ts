// How money, numbers, ratios and dates are written in each language; exact, whatever the size of the figure.

/** The languages that these writings know; the same two as the interface. */
export type FormatLocale = 'es-CL' | 'en';

/** A currency and its minor unit. */
export interface Currency {
  /** ISO 4217, or '' when it is not known: then only the number is written. */
  readonly currency: string;
  /** Decimals of the minor unit in which amounts are given (0 for whole pesos). */
  readonly decimals: number;
}

/** Chilean pesos, which have no minor unit. */
export const clp: Currency = { currency: 'CLP', decimals: 0 };

const NBSP = '\u00a0';
const MINUS = '\u2212';

const marks: Readonly<Record<FormatLocale, { readonly group: string; readonly point: string }>> = {
  'es-CL': { group: '.', point: ',' },
  en: { group: ',', point: '.' },
};

/** Where the sign of each currency stands; any other one is written as its ISO code after the number. */
const signs: Readonly<Record<string, { readonly before?: string; readonly after?: string }>> = {
  CLP: { before: '$' },
  USD: { before: 'US$' },
  EUR: { before: '€' },
  GBP: { before: '£' },
  PLN: { after: 'zł' },
  HUF: { after: 'Ft' },
  CZK: { after: 'Kč' },
};

/**
 * An amount in minor units: `$12.500.000`, `−$1.500.000`, `1.000.000 zł`, `US$9.50`.
 * Decimals are written whole or, when all are zero, not at all. Never rounds.
 */
export function formatMoney(amount: bigint, money: Currency, locale: FormatLocale): string {
  const digits = formatMinorUnits(amount < 0n ? -amount : amount, money.decimals, locale);
  const sign = signs[money.currency] ?? (money.currency === '' ? {} : { after: money.currency });
  const after = sign.after === undefined ? '' : NBSP + sign.after;
  return `${amount < 0n ? MINUS : ''}${sign.before ?? ''}${digits}${after}`;
}

/**
 * An exact fraction of minor units, rounded half away from zero to a whole minor unit, then written as
 * money: 1852842/30 pesos are `$61.761`. For showing shares only; nothing is computed from the text.
 * `denominator` must be positive.
 */
export function formatFractionMoney(
  fraction: { readonly numerator: bigint; readonly denominator: bigint },
  money: Currency,
  locale: FormatLocale,
): string {
  return formatMoney(roundHalfUp(fraction.numerator, fraction.denominator), money, locale);
}

/** Quotient rounded to a whole, halves away from zero. `denominator` must be positive. */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** A whole number with its groups: `10.481`; numbers with decimals keep at most `decimals` of them. */
export function formatNumber(amount: bigint | number, locale: FormatLocale, decimals = 0): string {
  if (typeof amount === 'bigint') {
    return (amount < 0n ? MINUS : '') + grouped(String(amount < 0n ? -amount : amount), locale);
  }
  const minor = BigInt(Math.round(Math.abs(amount) * 10 ** decimals));
  return (amount < 0 && minor > 0n ? MINUS : '') + trimmed(minor, decimals, locale);
}

/**
 * Share of `part` in `whole` with one decimal at most: `12,3%`. Rounded half up, but a part that is not
 * everything never shows as 100% (`99,9%`), and one that is not nothing never as 0% (`< 0,1%`).
 */
export function formatPercent(
  part: bigint | number,
  whole: bigint | number,
  locale: FormatLocale,
): string {
  const [some, all] = [BigInt(part), BigInt(whole)];
  if (all === 0n || some === 0n) return '0%';
  const permille = roundHalfUp(some * 1000n, all);
  if (permille === 0n) return `<${NBSP}0${marks[locale].point}1%`;
  const shown = permille >= 1000n && some < all ? 999n : permille;
  return `${trimmed(shown, 1, locale)}%`;
}

/**
 * How many times `denominator` goes in `numerator`, truncated and never rounded, so that no gate looks
 * passed by rounding: 89,4 / 50 is `1,78`.
 */
export function formatTruncatedRatio(
  { numerator, denominator }: { readonly numerator: bigint; readonly denominator: bigint },
  locale: FormatLocale,
  decimals = 2,
): string {
  const scaled = (numerator * 10n ** BigInt(decimals)) / denominator;
  return padded(scaled, decimals, locale);
}

/** Size of a file: `1,2 MB`, `830 kB`, decimal multiples. */
export function formatBytes(bytes: number, locale: FormatLocale): string {
  if (bytes < 1000) return `${formatNumber(bytes, locale)}${NBSP}B`;
  if (bytes < 999_500) return `${formatNumber(bytes / 1000, locale)}${NBSP}kB`;
  return `${formatNumber(bytes / 1_000_000, locale, 1)}${NBSP}MB`;
}

export interface DayStyle {
  /** `domingo 21 de junio de 2026`, or `dom 21 jun 2026`. */
  readonly length?: 'long' | 'short';
  readonly year?: boolean;
}

/** A civil day (`2026-06-21`) with its weekday; in English `Sunday 21 June 2026`. */
export function formatDay(isoDay: string, locale: FormatLocale, style: DayStyle = {}): string {
  return dayWords(new Date(`${isoDay}T00:00:00Z`), locale, 'UTC', style);
}

/** An instant as day and hour in a time zone: `domingo 21 de junio de 2026, 20:00`. */
export function formatInstant(
  instant: Date,
  locale: FormatLocale,
  options: DayStyle & { readonly timeZone: string },
): string {
  const { timeZone } = options;
  const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  return `${dayWords(instant, locale, timeZone, options)}, ${formatter('en-GB', hour).format(instant)}`;
}

/** By locale and options: making one takes far longer than what it does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}

function dayWords(day: Date, locale: FormatLocale, timeZone: string, style: DayStyle): string {
  const { length = 'long', year = true } = style;
  const piece = (options: Intl.DateTimeFormatOptions) =>
    formatter(locale, { ...options, timeZone })
      .format(day)
      .replace('.', '');
  const weekday = piece({ weekday: length });
  const month = piece({ month: length });
  const of = locale === 'es-CL' && length === 'long' ? ' de ' : ' ';
  const date = `${weekday} ${piece({ day: 'numeric' })}${of}${month}`;
  return year ? `${date}${of}${piece({ year: 'numeric' })}` : date;
}

function formatMinorUnits(amount: bigint, decimals: number, locale: FormatLocale): string {
  const unit = 10n ** BigInt(decimals);
  const isWhole = amount % unit === 0n;
  return isWhole ? grouped(String(amount / unit), locale) : padded(amount, decimals, locale);
}

/** Minor units with all their decimals. */
function padded(amount: bigint, decimals: number, locale: FormatLocale): string {
  const unit = 10n ** BigInt(decimals);
  const whole = grouped(String(amount / unit), locale);
  if (decimals === 0) return whole;
  return whole + marks[locale].point + String(amount % unit).padStart(decimals, '0');
}

/** Minor units without the zeros at their end. */
function trimmed(amount: bigint, decimals: number, locale: FormatLocale): string {
  const written = padded(amount, decimals, locale);
  if (decimals === 0) return written;
  const short = written.replace(/0+$/, '');
  return short.endsWith(marks[locale].point) ? short.slice(0, -1) : short;
}

function grouped(digits: string, locale: FormatLocale): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, marks[locale].group);
}
