// What one norm does to another, as rows: said, and withdrawn with its reason, which stays.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { RelationKind } from '../rules/kind.ts';
import { type NamedRow, type NormName, namedBy, nameOf } from './norms.ts';

export interface RelatedNorm extends NormName {
  readonly relation: RelationKind;
  /** Whether the norm asked about does it to this one, or this one to it. */
  readonly isActive: boolean;
}

/** What the norm does to others and others to it; what was annulled says nothing. */
export async function listRelated(db: Database, normId: string): Promise<readonly RelatedNorm[]> {
  const found = await sql<NamedRow & Pick<RelatedNorm, 'relation' | 'isActive'>>`
    select relation.kind as relation, relation.norm_id = ${normId} as "isActive",
      ${nameOf('other', 'theirs')}
    from norms.relation join norms.norm other
      on other.id = case when relation.norm_id = ${normId} then to_norm_id else relation.norm_id end
    left join institutions.institution theirs on theirs.id = other.institution_id
    where ${normId} in (relation.norm_id, relation.to_norm_id) and other.annulled_at is null
    order by relation.kind, other.dated_in, other.code`.execute(db);
  return found.rows.map(({ relation, isActive, ...name }) => ({
    ...namedBy(name),
    relation,
    isActive,
  }));
}

export interface WithdrawnRelation extends RelatedNorm {
  readonly withdrawnAt: Date;
  readonly reason: string;
}

/** What was said and is said no more, the last withdrawn first. */
export async function listWithdrawnRelations(
  db: Database,
  normId: string,
): Promise<readonly WithdrawnRelation[]> {
  const found = await sql<
    NamedRow & Pick<WithdrawnRelation, 'relation' | 'isActive' | 'withdrawnAt' | 'reason'>
  >`select gone.kind as relation, gone.norm_id = ${normId} as "isActive",
      gone.withdrawn_at as "withdrawnAt", gone.reason, ${nameOf('other', 'theirs')}
    from norms.withdrawn_relation gone join norms.norm other
      on other.id = case when gone.norm_id = ${normId} then to_norm_id else gone.norm_id end
    left join institutions.institution theirs on theirs.id = other.institution_id
    where ${normId} in (gone.norm_id, gone.to_norm_id)
    order by gone.withdrawn_at desc, gone.id`.execute(db);
  return found.rows.map(({ relation, isActive, withdrawnAt, reason, ...name }) => ({
    ...namedBy(name),
    ...{ relation, isActive, withdrawnAt, reason },
  }));
}

/** The id of the other norm, if this norm does that to it. */
export async function findRelation(
  tx: Tx,
  normId: string,
  { kind, to }: { readonly kind: RelationKind; readonly to: string },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('norms.relation as relation')
    .innerJoin('norms.norm as other', 'other.id', 'relation.to_norm_id')
    .select('other.id')
    .where('relation.norm_id', '=', normId)
    .where('relation.kind', '=', kind)
    .where('other.code', '=', to)
    .executeTakeFirst();
  return row?.id;
}

/** Says once what one norm does to another. */
export async function relate(
  tx: Tx,
  normId: string,
  kind: RelationKind,
  toNormId: string,
): Promise<void> {
  await tx
    .insertInto('norms.relation')
    .values({ norm_id: normId, kind, to_norm_id: toNormId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function withdrawRelation(
  tx: Tx,
  normId: string,
  kind: RelationKind,
  toNormId: string,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  await sql`with gone as (
      delete from norms.relation
      where norm_id = ${normId} and kind = ${kind} and to_norm_id = ${toNormId}
      returning norm_id, kind, to_norm_id, said_at)
    insert into norms.withdrawn_relation
      (norm_id, kind, to_norm_id, said_at, withdrawn_at, reason)
    select norm_id, kind, to_norm_id, said_at, ${now}, ${reason} from gone`.execute(tx);
}

/** Whether staff withdrew it: then what ships does not say it again. */
export async function isWithdrawn(
  tx: Tx,
  normId: string,
  kind: RelationKind,
  toNormId: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('norms.withdrawn_relation')
    .select('id')
    .where('norm_id', '=', normId)
    .where('kind', '=', kind)
    .where('to_norm_id', '=', toNormId)
    .executeTakeFirst();
  return row !== undefined;
}
