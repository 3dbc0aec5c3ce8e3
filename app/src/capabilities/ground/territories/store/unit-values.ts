// Keeps what a UTM and a UF are worth in pesos.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Paged } from '../../../../ui/pagination/paged.ts';
import { type Unit, type UnitValue, valueDayOf } from '../rules/unit-value.ts';

export interface UnitValueRow extends UnitValue {
  /** The public page that says it; null when it follows from other figures, as `derivation` says. */
  readonly sourceUrl: string | null;
  readonly derivation: string | null;
  /** What stood before it was corrected, and why that was wrong. */
  readonly correctedHundredthsClp: number | null;
  readonly reason: string | null;
  readonly revision: number;
  readonly enteredAt: Date;
}

/** What a unit is worth on a civil day; undefined while nobody has entered it. */
export async function unitValueOn(
  db: Database | Tx,
  unit: Unit,
  day: string,
): Promise<UnitValueRow | undefined> {
  return values(db)
    .where('value.unit', '=', unit)
    .where('value.value_on', '=', sql<Date>`${valueDayOf(unit, day)}::date`)
    .executeTakeFirst();
}

/** The values that stand today, the latest first; of one unit, or of both. */
export async function listUnitValues(
  db: Database,
  unit: Unit | undefined,
  paged?: Paged,
): Promise<UnitValueRow[]> {
  let query = values(db);
  if (unit !== undefined) query = query.where('value.unit', '=', unit);
  if (paged !== undefined) query = query.limit(paged.limit).offset(paged.offset);
  return query.orderBy('value.value_on', 'desc').orderBy('value.unit').execute();
}

export async function countUnitValues(db: Database, unit: Unit | undefined): Promise<number> {
  let query = db
    .selectFrom('territories.unit_value')
    .where('revision', '=', 1)
    .select(sql<number>`count(*)::integer`.as('count'));
  if (unit !== undefined) query = query.where('unit', '=', unit);
  return (await query.executeTakeFirstOrThrow()).count;
}

function values(db: Database | Tx) {
  return db
    .selectFrom('territories.unit_value as value')
    .leftJoin('territories.unit_value as before', (join) =>
      join
        .onRef('before.unit', '=', 'value.unit')
        .onRef('before.value_on', '=', 'value.value_on')
        .onRef('before.revision', '=', 'value.corrects'),
    )
    .leftJoin('territories.unit_value as later', (join) =>
      join
        .onRef('later.unit', '=', 'value.unit')
        .onRef('later.value_on', '=', 'value.value_on')
        .onRef('later.corrects', '=', 'value.revision'),
    )
    .where('later.revision', 'is', null)
    .select([
      sql<Unit>`value.unit`.as('unit'),
      sql<string>`value.value_on::text`.as('valueOn'),
      sql<number>`value.hundredths_clp::float8`.as('hundredthsClp'),
      'value.source_url as sourceUrl',
      'value.derivation',
      sql<number | null>`before.hundredths_clp::float8`.as('correctedHundredthsClp'),
      'value.reason',
      'value.revision',
      'value.entered_at as enteredAt',
    ]);
}

export interface EnteredUnitValue extends UnitValue {
  readonly sourceUrl: string;
  /** Empty for the first one of its day. */
  readonly reason: string;
  /** The role of whoever enters it. */
  readonly enteredAs: string;
}

/** Whoever enters a value of the same unit waits here. */
export async function holdUnitValues(tx: Tx, unit: Unit): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`territories.unit_value/${unit}`}, 0))`.execute(
    tx,
  );
}

export async function insertUnitValue(
  tx: Tx,
  entered: EnteredUnitValue,
  { revision, now }: { readonly revision: number; readonly now: Date },
): Promise<void> {
  await tx
    .insertInto('territories.unit_value')
    .values({
      unit: entered.unit,
      value_on: entered.valueOn,
      revision,
      hundredths_clp: entered.hundredthsClp,
      source_url: entered.sourceUrl,
      reason: entered.reason === '' ? null : entered.reason,
      entered_as: entered.enteredAs,
      entered_at: now,
    })
    .execute();
}
