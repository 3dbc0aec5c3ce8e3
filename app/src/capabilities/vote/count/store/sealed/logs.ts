// The log of a sealed vote as this house has read it: how far, its checkpoints, and each leaf in its place.
import { type Leaf, parseLeaf } from '@minga/ballot';
import { assert } from '@minga/basics';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../../platform/database/database.ts';
import type { PlacedLeaf } from '../../rules/sealed/log-state.ts';

export type LogProblem =
  | 'unreachable'
  | 'not-signed'
  | 'other-log'
  | 'shorter'
  | 'other-root'
  | 'not-a-leaf';

export interface FollowedLog {
  readonly size: number;
  readonly root: Uint8Array | undefined;
  /** As `RootBuilder` gave it. */
  readonly edge: readonly Uint8Array[];
  readonly checkedAt: Date | undefined;
  readonly problem: LogProblem | undefined;
  readonly problemAt: Date | undefined;
}

export async function readFollowed(
  db: Database | Tx,
  electionId: string,
): Promise<FollowedLog | undefined> {
  const row = await db
    .selectFrom('count.followed_log')
    .selectAll()
    .where('election_id', '=', electionId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const edge = row.edge === null || row.edge === '' ? [] : row.edge.split(',');
  return {
    size: Number(row.size),
    root: row.root === null ? undefined : new Uint8Array(row.root),
    edge: edge.map((one) => new Uint8Array(Buffer.from(one, 'base64url'))),
    checkedAt: row.checked_at ?? undefined,
    problem: (row.problem as LogProblem | null) ?? undefined,
    problemAt: row.problem_at ?? undefined,
  };
}

/** Whoever reads on waits here for whoever does already. */
export async function lockFollowed(tx: Tx, electionId: string): Promise<FollowedLog> {
  await sql`insert into count.followed_log (election_id) values (${electionId})
    on conflict do nothing`.execute(tx);
  await sql`select from count.followed_log where election_id = ${electionId} for update`.execute(
    tx,
  );
  const found = await readFollowed(tx, electionId);
  assert(found !== undefined, 'a log that is followed has its row');
  return found;
}

export interface ReadOn {
  readonly electionId: string;
  /** Of the first of these leaves. */
  readonly from: number;
  readonly leaves: readonly Uint8Array[];
}

/** Leaves that the checkpoint of the same transaction vouches for. */
export async function insertLeaves(
  tx: Tx,
  { electionId, from, leaves }: ReadOn,
  named: (leaf: Uint8Array) => { readonly kind: string; readonly contest: string | null },
): Promise<void> {
  const told = leaves.map(named);
  const hex = leaves.map((leaf) => Buffer.from(leaf).toString('hex'));
  await sql`insert into count.log_leaf (election_id, place, leaf, hash, kind, contest)
    select ${electionId}, ${from}::bigint + at - 1, decode(leaf, 'hex'),
      sha256('\\x00'::bytea || decode(leaf, 'hex')), kind, contest
    from unnest(${hex}::text[], ${told.map(({ kind }) => kind)}::text[],
      ${told.map(({ contest }) => contest)}::text[]) with ordinality given (leaf, kind, contest, at)`.execute(
    tx,
  );
}

export async function saveFollowed(
  tx: Tx,
  given: {
    readonly electionId: string;
    readonly size: number;
    readonly root: Uint8Array;
    readonly edge: readonly Uint8Array[];
    readonly note: string;
    readonly now: Date;
  },
): Promise<void> {
  const edge = given.edge.map((one) => Buffer.from(one).toString('base64url')).join(',');
  await tx
    .updateTable('count.followed_log')
    .set({
      ...{ size: given.size, root: Buffer.from(given.root), edge, checked_at: given.now },
      ...{ problem: null, problem_at: null },
    })
    .where('election_id', '=', given.electionId)
    .execute();
  // The same tree signed by more witnesses takes the place of what was there.
  await sql`insert into count.followed_checkpoint (election_id, size, note, seen_at)
    values (${given.electionId}, ${given.size}, ${given.note}, ${given.now})
    on conflict (election_id, size) do update set note = excluded.note
    where length(followed_checkpoint.note) < length(excluded.note)`.execute(tx);
}

/** Since when it does not fit stays as it was while the same does not. */
export async function saveLogProblem(
  tx: Tx,
  electionId: string,
  problem: LogProblem,
  now: Date,
): Promise<void> {
  await sql`update count.followed_log set problem = ${problem}, checked_at = ${now},
      problem_at = case when problem is not distinct from ${problem} then problem_at else ${now}::timestamptz end
    where election_id = ${electionId}`.execute(tx);
}

/** Kinds of which there are as many as voters: whoever asks how far the log came leaves them out. */
const MANY = ['vote', 'batch', 'registro'];

/** In the order of the log, without ballots, batches and the roll. */
export async function readActs(
  db: Database | Tx,
  electionId: string,
): Promise<readonly PlacedLeaf[]> {
  const { rows } = await sql<{ place: number; leaf: Buffer }>`select place::float8 as place, leaf
    from count.log_leaf where election_id = ${electionId} and kind <> all (${MANY}) order by place`.execute(
    db,
  );
  return rows.map(placed);
}

function placed({ place, leaf }: { readonly place: number; readonly leaf: Buffer }): PlacedLeaf {
  const parsed = parseLeaf(new Uint8Array(leaf));
  assert(parsed.ok, 'only leaves are kept');
  return { place, leaf: parsed.value as Leaf };
}

export interface RawLeaf {
  readonly place: number;
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
}

/** Leaves as they are, after a place, so many at a time; of one kind where it is told. */
export async function readRawLeaves(
  db: Database | Tx,
  electionId: string,
  {
    after,
    limit,
    kinds,
  }: {
    readonly after: number;
    readonly limit: number;
    readonly kinds?: readonly string[];
  },
): Promise<readonly RawLeaf[]> {
  const ofKind = kinds === undefined ? sql`true` : sql`kind = any (${[...kinds]})`;
  const { rows } = await sql<{ place: number; leaf: Buffer; hash: Buffer }>`
    select place::float8 as place, leaf, hash from count.log_leaf
    where election_id = ${electionId} and place > ${after} and ${ofKind} order by place limit ${limit}`.execute(
    db,
  );
  return rows.map(({ place, leaf, hash }) => ({
    place,
    bytes: new Uint8Array(leaf),
    hash: new Uint8Array(hash),
  }));
}

export async function readHashes(db: Database, electionId: string): Promise<readonly Uint8Array[]> {
  const rows = await db
    .selectFrom('count.log_leaf')
    .select('hash')
    .where('election_id', '=', electionId)
    .orderBy('place')
    .execute();
  return rows.map(({ hash }) => new Uint8Array(hash));
}

/** Every checkpoint that was found good, the oldest first. */
export async function listCheckpoints(
  db: Database,
  electionId: string,
): Promise<readonly { readonly size: number; readonly note: string }[]> {
  const rows = await db
    .selectFrom('count.followed_checkpoint')
    .select(['size', 'note'])
    .where('election_id', '=', electionId)
    .orderBy('size')
    .execute();
  return rows.map(({ size, note }) => ({ size: Number(size), note }));
}

export async function countLeaves(
  db: Database | Tx,
  electionId: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ kind: string; count: number }>`select kind, count(*)::int as count
    from count.log_leaf where election_id = ${electionId} group by kind`.execute(db);
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

/** Bytes of `leaves.bin` of the first `size` leaves. */
export async function leavesLength(
  db: Database,
  electionId: string,
  size: number,
): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(length(leaf) + 2), 0)::float8 as bytes from count.log_leaf
    where election_id = ${electionId} and place < ${size}`.execute(db);
  return rows[0]?.bytes ?? 0;
}
