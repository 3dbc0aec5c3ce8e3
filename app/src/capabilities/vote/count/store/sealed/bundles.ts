// The last public bundle of each sealed vote, in pieces.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../../platform/database/database.ts';

export interface Bundle {
  /** Leaves that are in it. */
  readonly size: number;
  /** In hexadecimal, as `sha256sum` writes it. */
  readonly sha256: string;
  readonly bytesCount: number;
  readonly madeOf: string;
  readonly builtAt: Date;
}

export async function findBundle(
  db: Database | Tx,
  electionId: string,
): Promise<Bundle | undefined> {
  const row = await db
    .selectFrom('count.bundle')
    .selectAll()
    .where('election_id', '=', electionId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    ...{ size: Number(row.size), sha256: row.sha256.toString('hex') },
    ...{ bytesCount: Number(row.bytes_count), madeOf: row.made_of, builtAt: row.built_at },
  };
}

/** The one that was there is gone with its pieces; `saveBundle` says what the new one is. */
export async function lockBundle(
  tx: Tx,
  electionId: string,
  size: number,
  now: Date,
): Promise<void> {
  await sql`select from count.followed_log where election_id = ${electionId} for no key update`.execute(
    tx,
  );
  await tx.deleteFrom('count.bundle').where('election_id', '=', electionId).execute();
  await tx
    .insertInto('count.bundle')
    .values({
      ...{ election_id: electionId, size, sha256: Buffer.alloc(32), bytes_count: 1 },
      ...{ made_of: '', built_at: now },
    })
    .execute();
}

export async function insertPiece(
  tx: Tx,
  electionId: string,
  place: number,
  bytes: Buffer,
): Promise<void> {
  await tx
    .insertInto('count.bundle_piece')
    .values({ election_id: electionId, place, bytes })
    .execute();
}

export async function saveBundle(
  tx: Tx,
  bundle: {
    readonly electionId: string;
    readonly size: number;
    readonly sha256: Buffer;
    readonly bytesCount: number;
    readonly madeOf: string;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('count.bundle')
    .set({
      ...{ size: bundle.size, sha256: bundle.sha256, bytes_count: bundle.bytesCount },
      ...{ made_of: bundle.madeOf, built_at: bundle.now },
    })
    .where('election_id', '=', bundle.electionId)
    .execute();
}

/** Undefined after the last one. */
export async function readPiece(
  db: Database,
  electionId: string,
  { sha256, place }: { readonly sha256: string; readonly place: number },
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('count.bundle_piece as piece')
    .innerJoin('count.bundle as bundle', 'bundle.election_id', 'piece.election_id')
    .select('piece.bytes')
    .where('piece.election_id', '=', electionId)
    .where('bundle.sha256', '=', Buffer.from(sha256, 'hex'))
    .where('place', '=', place)
    .executeTakeFirst();
  return row && new Uint8Array(row.bytes);
}
