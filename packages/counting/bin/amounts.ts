// Money and projects as a terminal shows them.
import { type Fraction, formatFraction, fraction } from '@minga/basics';
import type { Election, Locale } from '../src/index.ts';

/** Minor units, exact. Shares are rounded to cents at least, since this is only to be read. */
export type Money = (minor: bigint | Fraction) => string;

export interface Tellers {
  readonly money: Money;
  /** A fraction that is no money, with one decimal. */
  readonly number: (value: Fraction) => string;
  /** `P01 · Name (cost)`. */
  readonly label: (project: number) => string;
  readonly id: (project: number) => string;
}

const digits: Readonly<Record<Locale, { readonly group: string; readonly decimal: string }>> = {
  'es-CL': { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
};

export function tellersOf({ decimals, projects }: Election, locale: Locale): Tellers {
  const money: Money = (minor) => {
    const value = typeof minor === 'bigint' ? fraction(minor) : minor;
    const units = fraction(value.numerator, value.denominator * 10n ** BigInt(decimals));
    return formatNumber(
      units,
      typeof minor === 'bigint' ? decimals : Math.max(decimals, 2),
      locale,
    );
  };
  const id = (project: number) => projects[project]?.id ?? '';
  return {
    money,
    number: (value) => formatNumber(value, 1, locale),
    id,
    label: (project) => {
      const { name = '', cost = 0n } = projects[project] ?? {};
      const full = id(project) === name ? name : `${id(project)} · ${name}`;
      return `${full} (${money(cost)})`;
    },
  };
}

/** Grouped in thousands; decimals that are all zero are left out. */
function formatNumber(value: Fraction, places: number, locale: Locale): string {
  const { group, decimal } = digits[locale];
  const [whole = '', rest = ''] = formatFraction(value, places).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return /^0*$/.test(rest) ? grouped : `${grouped}${decimal}${rest}`;
}
