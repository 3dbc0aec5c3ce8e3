// Figures of one count in one language: its money, its shares of money, its numbers.
import type { Fraction } from '@minga/basics';
import type { Election } from '@minga/counting';
import { formatFractionMoney, formatMoney, formatNumber } from '../../../../../ui/format.ts';
import type { ReportLocale } from './report.ts';

export interface FigureText {
  /** Minor units of this election. */
  money(amount: bigint): string;
  /** A share, which may be a fraction of a minor unit: rounded to what the currency can pay. */
  share(amount: Fraction): string;
  number(amount: number): string;
}

export function figureTextOf(election: Election, locale: ReportLocale): FigureText {
  const { currency, decimals } = election;
  const finer = Math.max(0, smallestDecimals(currency) - decimals);
  const scale = 10n ** BigInt(finer);
  return {
    money: (amount) => formatMoney(amount, { currency, decimals }, locale),
    share: ({ numerator, denominator }) =>
      formatFractionMoney(
        { numerator: numerator * scale, denominator },
        { currency, decimals: decimals + finer },
        locale,
      ),
    number: (amount) => formatNumber(amount, locale),
  };
}

/** Decimals in which the currency is paid (ISO 4217): 0 for pesos, 2 for złoty and for the unknown. */
function smallestDecimals(currency: string): number {
  try {
    const style = new Intl.NumberFormat('en', { style: 'currency', currency });
    return style.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
