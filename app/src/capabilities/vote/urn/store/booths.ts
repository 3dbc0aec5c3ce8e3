// The booths of an election: which is served from when on, and their files as they were.
import { sql } from 'kysely';
import type { UrnDatabase, UrnTx } from '../../../../platform/database/database.ts';
import type { BuiltFile } from '../../../../platform/http/assets.ts';

interface AnnouncedBooth {
  readonly electionId: string;
  readonly bundle: Uint8Array;
  readonly servedFrom: Date;
}

/** Does nothing for a booth that was announced before. */
export async function announceBooth(
  tx: UrnTx,
  { electionId, bundle, servedFrom }: AnnouncedBooth,
): Promise<void> {
  await tx
    .insertInto('urn.booth')
    .values({ election_id: electionId, bundle: Buffer.from(bundle), served_from: servedFrom })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Does nothing for what is kept. */
export async function keepBoothFiles(
  db: UrnDatabase | UrnTx,
  electionId: string,
  bundle: Uint8Array,
  files: readonly BuiltFile[],
): Promise<void> {
  await db
    .insertInto('urn.booth_file')
    .values(
      files.map(({ name, plain, brotli }) => ({
        ...{ election_id: electionId, bundle: Buffer.from(bundle), name },
        ...{ plain: Buffer.from(plain), brotli: brotli === undefined ? null : Buffer.from(brotli) },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Those whose hour has come, the last first, with whether their files are here. */
export async function boothsFrom(
  db: UrnDatabase,
  electionId: string,
  now: Date,
): Promise<readonly { readonly bundle: Uint8Array; readonly isKept: boolean }[]> {
  const found = await sql<{ bundle: Buffer; isKept: boolean }>`select bundle,
      exists (select from urn.booth_file file where file.election_id = booth.election_id
        and file.bundle = booth.bundle) as "isKept"
    from urn.booth where election_id = ${electionId} and served_from <= ${now}
    order by served_from desc`.execute(db);
  return found.rows;
}

export async function boothFile(
  db: UrnDatabase,
  electionId: string,
  bundle: Uint8Array,
  name: string,
): Promise<BuiltFile | undefined> {
  const row = await db
    .selectFrom('urn.booth_file')
    .select(['name', 'plain', 'brotli'])
    .where('election_id', '=', electionId)
    .where('bundle', '=', Buffer.from(bundle))
    .where('name', '=', name)
    .executeTakeFirst();
  return row && builtFile(row);
}

/** Of whatever booth: a name holds a hash of its content, and pages say what the content must be. */
export async function boothFileNamed(
  db: UrnDatabase,
  name: string,
): Promise<BuiltFile | undefined> {
  const row = await db
    .selectFrom('urn.booth_file')
    .select(['name', 'plain', 'brotli'])
    .where('name', '=', name)
    .limit(1)
    .executeTakeFirst();
  return row && builtFile(row);
}

function builtFile(row: {
  readonly name: string;
  readonly plain: Buffer;
  readonly brotli: Buffer | null;
}): BuiltFile {
  const brotli = row.brotli === null ? undefined : new Uint8Array(row.brotli);
  return { name: row.name, plain: new Uint8Array(row.plain), brotli };
}
