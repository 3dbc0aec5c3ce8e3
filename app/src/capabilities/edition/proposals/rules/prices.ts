// The public price list of an institution: a price as it is written, and what a new list changes of the one that holds.
import type { Theme } from './themes.ts';

export interface PriceWritten {
  /** In files and when a list is brought up to date: `luminaria-solar`. */
  readonly code: string;
  readonly name: string;
  readonly theme: Theme | null;
  /** «unidad», «m²», «metro lineal». */
  readonly unit: string;
  readonly lowClp: number;
  readonly highClp: number;
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly valuedOn: string;
}

export type Price = PriceWritten;

export const priceLengths = { code: 40, name: 120, unit: 30, source: 200 } as const;
export const PRICES_MOST = 500;

/** `Luminaria solar LED` is `luminaria-solar-led`. */
export function codeOfName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, priceLengths.code)
    .replaceAll(/^-+|-+$/g, '');
}

export interface PriceChanges {
  readonly added: readonly PriceWritten[];
  readonly changed: readonly { readonly before: Price; readonly after: PriceWritten }[];
  readonly sameCount: number;
  /** In the list that holds and not in the new one. */
  readonly absent: readonly Price[];
}

/** By their codes; the order is that of each list. */
export function priceChanges(
  before: readonly Price[],
  after: readonly PriceWritten[],
): PriceChanges {
  const held = new Map(before.map((price) => [price.code, price]));
  const given = new Set(after.map(({ code }) => code));
  const added: PriceWritten[] = [];
  const changed: { before: Price; after: PriceWritten }[] = [];
  let sameCount = 0;
  for (const one of after) {
    const old = held.get(one.code);
    if (old === undefined) added.push(one);
    else if (isSamePrice(old, one)) sameCount += 1;
    else changed.push({ before: old, after: one });
  }
  return { added, changed, sameCount, absent: before.filter(({ code }) => !given.has(code)) };
}

function isSamePrice(one: PriceWritten, other: PriceWritten): boolean {
  return (
    one.name === other.name &&
    one.theme === other.theme &&
    one.unit === other.unit &&
    one.lowClp === other.lowClp &&
    one.highClp === other.highClp &&
    one.source === other.source &&
    one.valuedOn === other.valuedOn
  );
}
