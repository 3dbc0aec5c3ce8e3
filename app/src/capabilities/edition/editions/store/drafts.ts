// Editions that begin, and the bases that are being written for them.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Rulebook } from '../rules/rulebook.ts';

export interface Draft {
  readonly rules: Rulebook;
  /** What an edit compares: a Date of JavaScript would lose its microseconds. */
  readonly seen: string;
  readonly updatedAt: Date;
}

export interface NewEdition {
  readonly institutionId: string;
  readonly slug: string;
  readonly name: string;
  readonly copiedFrom: string | null;
  readonly rules: Rulebook;
  readonly now: Date;
}

/** Undefined when the institution has another edition at this address. */
export async function insertEdition(tx: Tx, given: NewEdition): Promise<string | undefined> {
  const { institutionId, slug, name, copiedFrom, rules, now } = given;
  const row = await tx
    .insertInto('editions.edition')
    .values({
      institution_id: institutionId,
      slug,
      name,
      copied_from: copiedFrom,
      created_at: now,
    })
    .onConflict((on) => on.columns(['institution_id', 'slug']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await sql`insert into editions.draft (edition_id, bases, updated_at)
    values (${row.id}, ${JSON.stringify(rules)}::jsonb, ${now})`.execute(tx);
  return row.id;
}

export async function readDraft(db: Database | Tx, editionId: string): Promise<Draft | undefined> {
  const found = await sql<Draft>`select bases as rules, updated_at as "updatedAt",
      extract(epoch from updated_at)::text as seen
    from editions.draft where edition_id = ${editionId}`.execute(db);
  return found.rows[0];
}

/** False when somebody else saved in between: `seen` is not what is there any more. */
export async function saveDraftRow(
  tx: Tx,
  editionId: string,
  { rules, seen, now }: { readonly rules: Rulebook; readonly seen: string; readonly now: Date },
): Promise<boolean> {
  const saved = await sql`update editions.draft
    set bases = ${JSON.stringify(rules)}::jsonb, updated_at = greatest(${now}, updated_at + interval '1 microsecond')
    where edition_id = ${editionId} and extract(epoch from updated_at)::text = ${seen}`.execute(tx);
  return saved.numAffectedRows === 1n;
}
