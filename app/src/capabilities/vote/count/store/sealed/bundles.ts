// The last public bundle of each sealed vote, in pieces.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../../platform/database/database.ts';

export interface Bundle {
  /** Leaves that are in it. */
  readonly size: number;
  /** Which time it was built. */
  readonly build: string;
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
    ...{ size: Number(row.size), build: row.build, sha256: row.sha256.toString('hex') },
    ...{ bytesCount: Number(row.bytes_count), madeOf: row.made_of, builtAt: row.built_at },
  };
}

/** Begins to build: nobody else does meanwhile, and whoever reads the one that is there goes on. */
export async function lockBundle(
  tx: Tx,
  electionId: string,
  size: number,
  now: Date,
): Promise<string> {
  await sql`select from count.followed_log where election_id = ${electionId} for no key update`.execute(
    tx,
  );
  const { build } = await tx
    .insertInto('count.bundle')
    .values({
      ...{ election_id: electionId, size, sha256: Buffer.alloc(32), bytes_count: 1 },
      ...{ made_of: '', built_at: now },
    })
    .onConflict((conflict) =>
      conflict
        .column('election_id')
        .doUpdateSet((set) => ({ size, build: set('count.bundle.build', '+', '1') })),
    )
    .returning('build')
    .executeTakeFirstOrThrow();
  return build;
}

export async function insertPiece(
  tx: Tx,
  piece: {
    readonly electionId: string;
    readonly build: string;
    readonly place: number;
    readonly bytes: Buffer;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('count.bundle_piece')
    .values({
      ...{ election_id: piece.electionId, build: piece.build, place: piece.place },
      ...{ bytes: piece.bytes, made_at: piece.now },
    })
    .execute();
}

/** How long pieces stay of a build that was replaced, beside those of the last one before. */
const KEPT_MS = 3_600_000;

export async function saveBundle(
  tx: Tx,
  bundle: {
    readonly electionId: string;
    readonly build: string;
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
  await tx
    .deleteFrom('count.bundle_piece')
    .where('election_id', '=', bundle.electionId)
    .where('build', '<', sql<string>`${bundle.build}::bigint - 1`)
    .where('made_at', '<', new Date(bundle.now.getTime() - KEPT_MS))
    .execute();
}

/** The bytes of a bundle from there on, piece by piece. Throws where they are not all there any more. */
export async function* bundleBytes(
  db: Database,
  electionId: string,
  { build, bytesCount }: Pick<Bundle, 'build' | 'bytesCount'>,
  from = 0,
): AsyncGenerator<Uint8Array> {
  let [place, at] = await placeOf(db, electionId, build, from);
  for (let skipped = from - at; at < bytesCount; skipped = 0) {
    const piece = await db
      .selectFrom('count.bundle_piece')
      .select('bytes')
      .where('election_id', '=', electionId)
      .where('build', '=', build)
      .where('place', '=', place)
      .executeTakeFirst();
    if (piece === undefined) throw new Error('the bundle was replaced while it was read');
    yield new Uint8Array(piece.bytes).subarray(skipped);
    at += piece.bytes.length;
    place += 1;
  }
}

/** The piece in which that byte stands, and where the piece begins. */
async function placeOf(
  db: Database,
  electionId: string,
  build: string,
  from: number,
): Promise<[place: number, begins: number]> {
  if (from === 0) return [0, 0];
  const { rows } = await sql<{ place: number; begins: string }>`
    select place, ends - octets as begins from (
      select place, octet_length(bytes) as octets, sum(octet_length(bytes)) over (order by place) as ends
      from count.bundle_piece where election_id = ${electionId} and build = ${build}) as piece
    where ends > ${from} order by place limit 1`.execute(db);
  return [rows[0]?.place ?? 0, Number(rows[0]?.begins ?? 0)];
}
