// Prices as a file brings them: rows read as prices, or everything that is wrong with them.
import type { SheetRow } from '../../../../platform/spreadsheet/read-rows.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { codeOfName, type PriceWritten, priceLengths } from './prices.ts';
import type { Theme } from './themes.ts';

const priceColumns = [
  'code',
  'name',
  'theme',
  'unit',
  'low',
  'high',
  'source',
  'valued-on',
] as const;
export type PriceColumn = (typeof priceColumns)[number];

export interface PriceRowProblem {
  readonly line: number;
  readonly column: PriceColumn;
  readonly code:
    | 'code-wrong'
    | 'repeated'
    | 'theme-unknown'
    | 'too-long'
    | 'amount-wrong'
    | 'high-below-low'
    | 'day-wrong';
}

const MOST_CLP = 1_000_000_000_000;

/** `themeOf` tells a theme by its word or its name in addresses; undefined for none of them. */
export function pricesIn(
  rows: readonly SheetRow<PriceColumn>[],
  themeOf: (word: string) => Theme | undefined,
): { readonly prices: readonly PriceWritten[]; readonly problems: readonly PriceRowProblem[] } {
  const problems: PriceRowProblem[] = [];
  const seen = new Set<string>();
  const prices = rows.map(({ line, cells }): PriceWritten => {
    const wrong = (column: PriceColumn, code: PriceRowProblem['code']) => {
      problems.push({ line, column, code });
    };
    const code = cells.code === '' ? codeOfName(cells.name) : cells.code.toLowerCase();
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) || code.length > priceLengths.code) {
      wrong('code', 'code-wrong');
    } else if (seen.has(code)) wrong('code', 'repeated');
    seen.add(code);
    for (const column of ['name', 'unit', 'source'] as const) {
      if (cells[column].length > priceLengths[column]) wrong(column, 'too-long');
    }
    const theme = cells.theme === '' ? undefined : themeOf(cells.theme);
    if (cells.theme !== '' && theme === undefined) wrong('theme', 'theme-unknown');
    const lowClp = pesosIn(cells.low);
    const highClp = cells.high === '' ? lowClp : pesosIn(cells.high);
    if (lowClp === undefined) wrong('low', 'amount-wrong');
    if (highClp === undefined) wrong('high', 'amount-wrong');
    if (lowClp !== undefined && highClp !== undefined && highClp < lowClp) {
      wrong('high', 'high-below-low');
    }
    const valuedOn = parseDay(cells['valued-on']);
    if (valuedOn === undefined) wrong('valued-on', 'day-wrong');
    const { name, unit, source } = cells;
    return {
      ...{ code, name, unit, source, theme: theme ?? null },
      lowClp: lowClp ?? 1,
      highClp: highClp ?? 1,
      valuedOn: valuedOn ?? '',
    };
  });
  return { prices, problems };
}

/** `$1.250.000` and `1250000`; undefined for no amount. */
function pesosIn(text: string): number | undefined {
  const digits = text.replaceAll(/[$\s.]/g, '');
  const pesos = /^\d{1,13}$/.test(digits) ? Number(digits) : 0;
  return pesos > 0 && pesos <= MOST_CLP ? pesos : undefined;
}
