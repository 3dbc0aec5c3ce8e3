// Where what a bottleneck or an update says can be seen, and since when an address does not answer.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import { type EvidenceInFile, type EvidenceWritten, somewhere } from './evidence.ts';

export interface ShownEvidence {
  readonly title: string;
  /** One of both. */
  readonly address: string | undefined;
  readonly fileId: string | undefined;
  /** While its address does not answer. */
  readonly deadSince: Date | undefined;
}

interface InJson {
  readonly title: string;
  readonly address: string | null;
  readonly file_id: string | null;
  readonly dead_since: string | null;
}

/** All that stands; the dead ones whose place another took are left out. */
export function evidenceOf(
  column: 'bottleneck_id' | 'update_id',
  id: string,
): RawBuilder<readonly InJson[]> {
  return sql<readonly InJson[]>`coalesce((
    select json_agg(json_build_object('title', evidence.title, 'address', evidence.address,
      'file_id', evidence.file_id, 'dead_since', evidence.dead_since)
      order by evidence.added_at, evidence.id)
    from roundtable.evidence where evidence.${sql.ref(column)} = ${sql.ref(id)} and not exists (
      select from roundtable.evidence better where better.replaces_id = evidence.id)), '[]')`;
}

export function shownEvidence(read: readonly InJson[]): readonly ShownEvidence[] {
  return read.map(({ title, address, file_id, dead_since }) => ({
    title,
    address: address ?? undefined,
    fileId: file_id ?? undefined,
    deadSince: dead_since === null ? undefined : new Date(dead_since),
  }));
}

export async function insertAgendaEvidence(
  tx: Tx,
  of: { readonly bottleneck_id: string } | { readonly update_id: string },
  given: readonly (EvidenceWritten | EvidenceInFile)[],
  now: Date,
): Promise<void> {
  if (given.length === 0) return;
  await tx
    .insertInto('roundtable.evidence')
    .values(given.map((one) => ({ ...of, ...somewhere(one), title: one.title, added_at: now })))
    .execute();
}
