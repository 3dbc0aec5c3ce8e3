// Keeps the price list of an institution: one price at a time, or a whole list that a file brings.
import { err, ok, type Result } from '@minga/basics';
import { audit } from '../../../../platform/audit.ts';
import { type Database, inTransaction } from '../../../../platform/database/database.ts';
import { PRICES_MOST, type PriceWritten, priceChanges } from '../rules/prices.ts';
import { listPrices, lockPrices, replacePrices } from '../store/prices.ts';
import type { ByStaff } from './by-staff.ts';

export type PriceRefusal =
  | { readonly code: 'proposals/price-unknown' }
  | { readonly code: 'proposals/prices-full'; readonly most: number };

export interface PricesGiven {
  readonly prices: readonly PriceWritten[];
  /** Those of the list that holds which the new one has not are taken out of it. */
  readonly retiresAbsent: boolean;
}

/** How many were added, changed and taken out. What was said before stays as it was, out of the list. */
export function keepPrices(
  db: Database,
  { prices, retiresAbsent }: PricesGiven,
  { actor, scope, now }: ByStaff,
): Promise<Result<{ readonly changedCount: number }, PriceRefusal>> {
  return inTransaction(db, async (tx) => {
    await lockPrices(tx, scope.id);
    const held = await listPrices(tx, scope.id);
    const { added, changed, absent } = priceChanges(held, prices);
    const retired = retiresAbsent ? absent.map(({ code }) => code) : [];
    if (held.length + added.length - retired.length > PRICES_MOST) {
      return err({ code: 'proposals/prices-full', most: PRICES_MOST });
    }
    const put = [...added, ...changed.map(({ after }) => after)];
    const changedCount = put.length + retired.length;
    if (changedCount === 0) return ok({ changedCount });
    await replacePrices(tx, { institutionId: scope.id, retire: retired, put, now });
    const told = { added: added.length, changed: changed.length, retired: retired.length };
    await audit(tx, {
      actor,
      act: 'proposals/keep-prices',
      scope,
      subject: `institution:${scope.id}`,
      told,
    });
    return ok({ changedCount });
  });
}

export function retirePrice(
  db: Database,
  code: string,
  { actor, scope, now }: ByStaff,
): Promise<Result<void, PriceRefusal>> {
  return inTransaction(db, async (tx) => {
    await lockPrices(tx, scope.id);
    const held = await listPrices(tx, scope.id);
    if (!held.some((one) => one.code === code)) return err({ code: 'proposals/price-unknown' });
    await replacePrices(tx, { institutionId: scope.id, retire: [code], put: [], now });
    await audit(tx, {
      actor,
      act: 'proposals/keep-prices',
      scope,
      subject: `institution:${scope.id}`,
      told: { retired: 1, price: code },
    });
    return ok(undefined);
  });
}
