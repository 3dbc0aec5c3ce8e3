// The price list of an institution: what things cost around here, each with its source and its day.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Price, PriceWritten } from '../rules/prices.ts';
import type { Theme } from '../rules/themes.ts';

/** Those that hold, by name; of one theme, with those of none. */
export async function listPrices(
  db: Database | Tx,
  institutionId: string,
  theme?: Theme,
): Promise<readonly Price[]> {
  const { rows } = await sql<Price>`select code, name, theme, unit, low_clp::float8 as "lowClp",
      high_clp::float8 as "highClp", source, valued_on::text as "valuedOn"
    from proposals.price where institution_id = ${institutionId} and retired_at is null
      and (${theme ?? null}::text is null or theme is null or theme = ${theme ?? null})
    order by plain_name, code`.execute(db);
  return rows;
}

/** Whoever changes the list of the same institution waits here. */
export async function lockPrices(tx: Tx, institutionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${institutionId}, 34))`.execute(tx);
}

/** What was said before stays, retired; its place is taken by what holds from now on. */
export async function replacePrices(
  tx: Tx,
  given: {
    readonly institutionId: string;
    readonly retire: readonly string[];
    readonly put: readonly PriceWritten[];
    readonly now: Date;
  },
): Promise<void> {
  const { institutionId, retire, put, now } = given;
  const codes = [...retire, ...put.map(({ code }) => code)];
  if (codes.length > 0) {
    await tx
      .updateTable('proposals.price')
      .set({ retired_at: now })
      .where('institution_id', '=', institutionId)
      .where('retired_at', 'is', null)
      .where('code', 'in', codes)
      .execute();
  }
  if (put.length === 0) return;
  await tx
    .insertInto('proposals.price')
    .values(
      put.map((one) => ({
        institution_id: institutionId,
        code: one.code,
        name: one.name,
        theme: one.theme,
        unit: one.unit,
        low_clp: one.lowClp,
        high_clp: one.highClp,
        source: one.source,
        valued_on: one.valuedOn,
      })),
    )
    .execute();
}

export interface PublishedPrice extends Price {
  readonly institutionSlug: string;
}

/** Of every institution, or of one. */
export async function listPublishedPrices(
  db: Database,
  institution: string | undefined,
): Promise<readonly PublishedPrice[]> {
  const { rows } =
    await sql<PublishedPrice>`select institution.slug as "institutionSlug", price.code,
      price.name, price.theme, price.unit, price.low_clp::float8 as "lowClp",
      price.high_clp::float8 as "highClp", price.source, price.valued_on::text as "valuedOn"
    from proposals.price join institutions.institution on institution.id = price.institution_id
    where price.retired_at is null and (${institution ?? null}::text is null or institution.slug = ${institution ?? null})
    order by institution.slug, price.plain_name, price.code`.execute(db);
  return rows;
}

/** Institutions that publish prices, by name. */
export async function listPriceOwners(
  db: Database,
): Promise<readonly { readonly slug: string; readonly name: string; readonly count: number }[]> {
  const { rows } = await sql<{ slug: string; name: string; count: number }>`select institution.slug,
      institution.name, count(*)::int as count
    from proposals.price join institutions.institution on institution.id = price.institution_id
    where price.retired_at is null group by institution.id
    order by institution.name collate "es-x-icu"`.execute(db);
  return rows;
}
