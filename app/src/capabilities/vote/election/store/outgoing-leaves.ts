// Leaves on their way to the urn: kept with their cause, sent in their order, marked where they stand.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface NewLeaf {
  readonly electionId: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** H(0x00 ‖ leaf). */
  readonly hash: Uint8Array;
  readonly actId?: string | undefined;
  readonly now: Date;
}

/** Again with the same bytes is no change. */
export async function insertLeaf(tx: Tx, leaf: NewLeaf): Promise<void> {
  await tx
    .insertInto('election.outgoing_leaf')
    .values({
      election_id: leaf.electionId,
      type: leaf.type,
      leaf: Buffer.from(leaf.bytes),
      leaf_hash: Buffer.from(leaf.hash),
      act_id: leaf.actId ?? null,
      queued_at: leaf.now,
    })
    .onConflict((on) => on.columns(['election_id', 'leaf_hash']).doNothing())
    .execute();
}

export interface QueuedLeaf {
  readonly place: string;
  readonly type: string;
  readonly leaf: Buffer;
  readonly leafHash: Buffer;
  readonly queuedAt: Date;
  readonly postedAt: Date | null;
  readonly leafIndex: number | null;
  readonly refusal: string | null;
  readonly refusedAt: Date | null;
  readonly setAsideAt: Date | null;
  readonly setAsideReason: string | null;
}

function selectLeaves(db: Database | Tx) {
  return db
    .selectFrom('election.outgoing_leaf')
    .select([
      'place',
      'type',
      'leaf',
      'leaf_hash as leafHash',
      'queued_at as queuedAt',
      'posted_at as postedAt',
      sql<number | null>`leaf_index::float8`.as('leafIndex'),
      'refusal',
      'refused_at as refusedAt',
      'set_aside_at as setAsideAt',
      'set_aside_reason as setAsideReason',
    ])
    .orderBy('place');
}

/** Of an election, in the order in which they were queued. */
export function leavesOf(db: Database | Tx, electionId: string): Promise<readonly QueuedLeaf[]> {
  return selectLeaves(db).where('election_id', '=', electionId).execute();
}

/** Where leaves of a type stand in the queue, without their bytes. */
export function listLeafPlaces(
  db: Database,
  electionId: string,
  type: string,
): Promise<readonly Pick<QueuedLeaf, 'place' | 'leafHash'>[]> {
  return db
    .selectFrom('election.outgoing_leaf')
    .select(['place', 'leaf_hash as leafHash'])
    .where('election_id', '=', electionId)
    .where('type', '=', type)
    .orderBy('place')
    .execute();
}

/** The bytes of those that stand at these places. */
export function readLeavesAt(
  db: Database,
  places: readonly string[],
): Promise<readonly Pick<QueuedLeaf, 'place' | 'leaf'>[]> {
  return db
    .selectFrom('election.outgoing_leaf')
    .select(['place', 'leaf'])
    .where('place', 'in', places)
    .orderBy('place')
    .execute();
}

/** The first that waits; nobody else sends leaves of this election until the transaction ends. Undefined if another does. */
export async function takeNextLeaf(
  tx: Tx,
  electionId: string,
): Promise<QueuedLeaf | 'busy' | undefined> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('election.outgoing_leaf ' || ${electionId}, 0)) as taken`.execute(
    tx,
  );
  if (rows[0]?.taken !== true) return 'busy';
  return selectLeaves(tx)
    .where('election_id', '=', electionId)
    .where('posted_at', 'is', null)
    .where('set_aside_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
}

export async function savePosted(
  tx: Tx,
  place: string,
  posted: { readonly index: number; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('election.outgoing_leaf')
    .set({
      posted_at: posted.now,
      leaf_index: String(posted.index),
      refusal: null,
      refused_at: null,
    })
    .where('place', '=', place)
    .execute();
}

/** The first refusal of a leaf keeps its instant; true if it is news. */
export async function saveRefusal(
  tx: Tx,
  place: string,
  refused: { readonly code: string; readonly now: Date },
): Promise<boolean> {
  const changed = await tx
    .updateTable('election.outgoing_leaf')
    .set({ refusal: refused.code, refused_at: refused.now })
    .where('place', '=', place)
    .where(sql<boolean>`refusal is distinct from ${refused.code}`)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Elections with leaves that wait. */
export async function electionsWithWaitingLeaves(db: Database): Promise<readonly string[]> {
  const found = await db
    .selectFrom('election.outgoing_leaf')
    .select('election_id')
    .distinct()
    .where('posted_at', 'is', null)
    .where('set_aside_at', 'is', null)
    .execute();
  return found.map(({ election_id }) => election_id);
}

/** False unless the urn refused it, and it is not the first of all. */
export async function saveSetAside(
  tx: Tx,
  given: {
    readonly electionId: string;
    readonly place: string;
    readonly reason: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const changed = await tx
    .updateTable('election.outgoing_leaf')
    .set({ set_aside_at: given.now, set_aside_reason: given.reason })
    .where('election_id', '=', given.electionId)
    .where('place', '=', given.place)
    .where('posted_at', 'is', null)
    .where('set_aside_at', 'is', null)
    .where('type', '<>', 'manifest')
    .where(sql<boolean>`refusal is not null and refusal <> 'unreachable'`)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

export interface RefusedLeaf {
  readonly type: string;
  readonly electionId: string;
  readonly electionTitle: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
}

/** Of these institutions: the leaves that the urn answered and did not take. */
export async function leavesRefused(
  db: Database,
  institutionIds: readonly string[],
): Promise<readonly RefusedLeaf[]> {
  if (institutionIds.length === 0) return [];
  const found = await sql<RefusedLeaf>`select leaf.type, election.id as "electionId",
      election.title as "electionTitle", institution.slug as "institutionSlug",
      institution.name as "institutionName"
    from election.outgoing_leaf leaf join election.election on election.id = leaf.election_id
    join institutions.institution on institution.id = election.institution_id
    where leaf.posted_at is null and leaf.set_aside_at is null and leaf.refusal is not null
      and leaf.refusal <> 'unreachable'
      and election.institution_id = any (${[...institutionIds]}::uuid[])
    order by leaf.place`.execute(db);
  return found.rows;
}
