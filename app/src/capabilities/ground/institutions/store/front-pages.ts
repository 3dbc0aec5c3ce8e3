// Writes what an institution says of itself: contact, colour, crest.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Colour } from '../rules/colour.ts';
import { versionOf } from './institutions.ts';

export interface Contact {
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
}

export interface FrontPage extends Contact {
  readonly version: string;
  readonly colour: string | null;
  readonly crestSha256: string | null;
  readonly earlierCrestSha256: string | null;
}

/** Holds the front page until the transaction ends: a second writer waits and then sees this one's. */
export function lockFrontPage(tx: Tx, institutionId: string): Promise<FrontPage> {
  return tx
    .selectFrom('institutions.institution')
    .select([
      'address',
      'phone',
      'email',
      'website',
      'colour',
      'crest_sha256 as crestSha256',
      'earlier_crest_sha256 as earlierCrestSha256',
      versionOf('updated_at').as('version'),
    ])
    .where('id', '=', institutionId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

export async function saveContactRow(tx: Tx, institutionId: string, to: Contact): Promise<void> {
  await tx
    .updateTable('institutions.institution')
    .set({ ...to, updated_at: sql`clock_timestamp()` })
    .where('id', '=', institutionId)
    .execute();
}

export async function saveColourRow(
  tx: Tx,
  institutionId: string,
  colour: Colour | null,
): Promise<void> {
  await tx
    .updateTable('institutions.institution')
    .set({ colour })
    .where('id', '=', institutionId)
    .execute();
}

export interface Crest {
  readonly png: Buffer;
  readonly sha256: string;
  readonly text: string;
}

/** The crest that is shown is kept as the earlier one; undefined shows none. */
export async function saveCrestRow(
  tx: Tx,
  institutionId: string,
  crest: Crest | undefined,
): Promise<void> {
  await tx
    .updateTable('institutions.institution')
    .set((column) => ({
      earlier_crest_png: column.ref('crest_png'),
      earlier_crest_sha256: column.ref('crest_sha256'),
      earlier_crest_text: column.ref('crest_text'),
      crest_png: crest?.png ?? null,
      crest_sha256: crest?.sha256 ?? null,
      crest_text: crest?.text ?? null,
    }))
    .where('id', '=', institutionId)
    .execute();
}

/** What a crest shows, said better; the picture stays. */
export async function saveCrestText(tx: Tx, institutionId: string, text: string): Promise<void> {
  await tx
    .updateTable('institutions.institution')
    .set({ crest_text: text })
    .where('id', '=', institutionId)
    .where('crest_png', 'is not', null)
    .execute();
}

/** The earlier crest is shown again, and the one shown until now is the earlier one. */
export async function exchangeCrests(tx: Tx, institutionId: string): Promise<void> {
  await tx
    .updateTable('institutions.institution')
    .set((column) => ({
      crest_png: column.ref('earlier_crest_png'),
      crest_sha256: column.ref('earlier_crest_sha256'),
      crest_text: column.ref('earlier_crest_text'),
      earlier_crest_png: column.ref('crest_png'),
      earlier_crest_sha256: column.ref('crest_sha256'),
      earlier_crest_text: column.ref('crest_text'),
    }))
    .where('id', '=', institutionId)
    .execute();
}

/** The picture that an institution shows now. */
export async function readCrest(
  db: Database,
  slug: string,
): Promise<{ readonly png: Buffer; readonly sha256: string } | undefined> {
  const row = await db
    .selectFrom('institutions.institution')
    .select(['crest_png as png', 'crest_sha256 as sha256'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (row === undefined || row.png === null || row.sha256 === null) return undefined;
  return { png: row.png, sha256: row.sha256 };
}
