// Documents: numbered in the transaction that issues them, found by their code, printed once.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../territories/index.ts';
import type { DocumentContent } from '../rules/document.ts';

export interface DocumentRow {
  readonly id: string;
  readonly code: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  readonly year: number;
  readonly number: number;
  readonly kind: string;
  readonly content: DocumentContent;
  readonly contentSha256: string;
  readonly layout: string;
  readonly issuedAt: Date;
  readonly issuedAs: string;
  readonly annulledAt: Date | null;
  readonly annulledAs: string | null;
  readonly annulledReason: string | null;
  readonly replacesCode: string | null;
  readonly replacedByCode: string | null;
  /** Null until it is printed. */
  readonly fileId: string | null;
}

/** The next number of an institution in a year; others who ask wait until this transaction ends. */
export async function takeNumber(tx: Tx, institutionId: string, year: number): Promise<number> {
  const { issued } = await tx
    .insertInto('records.document_count')
    .values({ institution_id: institutionId, year, issued: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['institution_id', 'year'])
        .doUpdateSet({ issued: sql`document_count.issued + 1` }),
    )
    .returning('issued')
    .executeTakeFirstOrThrow();
  return issued;
}

export interface NewDocument {
  readonly code: string;
  readonly institutionId: string;
  readonly year: number;
  readonly number: number;
  readonly kind: string;
  readonly content: string;
  readonly contentSha256: string;
  readonly layout: string;
  readonly issuedAt: Date;
  readonly issuedAs: string;
  readonly replaces: string | undefined;
}

/** Returns its id. Fails if the code is taken or what it replaces is replaced already. */
export async function insertDocument(tx: Tx, document: NewDocument): Promise<string> {
  const { id } = await tx
    .insertInto('records.document')
    .values({
      code: document.code,
      institution_id: document.institutionId,
      year: document.year,
      number: document.number,
      kind: document.kind,
      content: document.content,
      content_sha256: Buffer.from(document.contentSha256, 'hex'),
      layout: document.layout,
      issued_at: document.issuedAt,
      issued_as: document.issuedAs,
      replaces: document.replaces ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function documents(db: Database | Tx) {
  return db
    .selectFrom('records.document as document')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'document.institution_id',
    )
    .leftJoin('records.document as replaced', 'replaced.id', 'document.replaces')
    .leftJoin('records.document as later', 'later.replaces', 'document.id')
    .select([
      'document.id',
      'document.code',
      'document.institution_id as institutionId',
      'institution.slug as institutionSlug',
      'institution.name as institutionName',
      timeZoneOf('institution').as('timeZone'),
      'document.year',
      'document.number',
      'document.kind',
      sql<DocumentContent>`document.content`.as('content'),
      sql<string>`encode(document.content_sha256, 'hex')`.as('contentSha256'),
      'document.layout',
      'document.issued_at as issuedAt',
      'document.issued_as as issuedAs',
      'document.annulled_at as annulledAt',
      'document.annulled_as as annulledAs',
      'document.annulled_reason as annulledReason',
      'replaced.code as replacesCode',
      'later.code as replacedByCode',
      'document.file_id as fileId',
    ]);
}

export function findDocument(db: Database | Tx, code: string): Promise<DocumentRow | undefined> {
  return documents(db).where('document.code', '=', code).executeTakeFirst();
}

export function readDocument(db: Database | Tx, id: string): Promise<DocumentRow | undefined> {
  return documents(db).where('document.id', '=', id).executeTakeFirst();
}

export interface DocumentsAsked {
  readonly institution?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Newest first. */
export function listDocuments(
  db: Database,
  { institution, limit, offset }: DocumentsAsked,
): Promise<readonly DocumentRow[]> {
  let query = documents(db);
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  return query
    .orderBy('document.issued_at', 'desc')
    .orderBy('document.number', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countDocuments(
  db: Database,
  institution: string | undefined,
): Promise<number> {
  let query = db
    .selectFrom('records.document as document')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'document.institution_id',
    );
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  const { count } = await query
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Ties the printed file to its document; false if it was printed meanwhile. */
export async function savePrinted(tx: Tx, id: string, fileId: string): Promise<boolean> {
  const saved = await tx
    .updateTable('records.document')
    .set({ file_id: fileId })
    .where('id', '=', id)
    .where('file_id', 'is', null)
    .executeTakeFirst();
  return saved.numUpdatedRows > 0n;
}

/** Annuls a document of an institution; false if it is annulled already or is not of it. */
export async function annulRow(
  tx: Tx,
  by: { readonly id: string; readonly institutionId: string; readonly as: string },
  why: { readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const annulled = await tx
    .updateTable('records.document')
    .set({ annulled_at: why.at, annulled_as: by.as, annulled_reason: why.reason })
    .where('id', '=', by.id)
    .where('institution_id', '=', by.institutionId)
    .where('annulled_at', 'is', null)
    .executeTakeFirst();
  return annulled.numUpdatedRows > 0n;
}
