// Versions of norms as rows: written once, ended and withdrawn, never changed or removed.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Mark } from '../rules/kind.ts';
import type { Article, NormFacts, VersionWritten } from '../rules/norm.ts';
import type { NormName } from './norms.ts';

export interface Version extends VersionWritten {
  readonly id: string;
  /** In its norm, from 1. */
  readonly number: number;
  readonly fileId: string | undefined;
  /** The norm that changed it into this. */
  readonly changedBy: NormName | undefined;
  readonly isShipped: boolean;
  readonly writtenAt: Date;
  readonly withdrawnAt: Date | undefined;
  readonly withdrawnReason: string | undefined;
}

interface ArticleRow {
  readonly number: string;
  readonly words: string;
  readonly englishWords: string | null;
  readonly mark: Mark;
}

function rowsOf(db: Database | Tx, normId: string) {
  return db
    .selectFrom('norms.version as version')
    .leftJoin('norms.norm as other', 'other.id', 'version.changed_by')
    .leftJoin('institutions.institution as theirs', 'theirs.id', 'other.institution_id')
    .select([
      'version.id',
      'version.number',
      'version.title',
      'version.summary',
      'version.english_summary',
      sql<Mark>`version.mark`.as('mark'),
      sql<string | null>`version.lawyer_checked_on::text`.as('lawyer_checked_on'),
      sql<string | null>`version.in_force_from::text`.as('in_force_from'),
      sql<string | null>`version.in_force_until::text`.as('in_force_until'),
      'version.end_is_known',
      'version.file_id',
      'version.source_publisher',
      'version.source_address',
      sql<string | null>`version.source_seen_on::text`.as('source_seen_on'),
      'version.is_shipped',
      'version.written_at',
      'version.withdrawn_at',
      'version.withdrawn_reason',
      'other.code as other_code',
      sql<NormName['kind'] | null>`other.kind`.as('other_kind'),
      'other.number as other_number',
      'other.dated_in as other_dated_in',
      'theirs.name as other_institution',
      sql<readonly ArticleRow[]>`(select coalesce(json_agg(json_build_object('number', number,
          'words', words, 'englishWords', english_words, 'mark', mark) order by position), '[]')
        from norms.article where version_id = version.id)`.as('articles'),
    ])
    .where('version.norm_id', '=', normId)
    .orderBy('version.in_force_from', (by) => by.desc().nullsLast())
    .orderBy('version.number', 'desc')
    .execute();
}

/** The latest first; those that were withdrawn too. */
export async function listVersions(db: Database | Tx, normId: string): Promise<readonly Version[]> {
  return (await rowsOf(db, normId)).map(versionOf);
}

function versionOf(row: Awaited<ReturnType<typeof rowsOf>>[number]): Version {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    summary: row.summary,
    englishSummary: row.english_summary ?? undefined,
    mark: row.mark,
    lawyerCheckedOn: row.lawyer_checked_on ?? undefined,
    from: row.in_force_from ?? undefined,
    until: row.in_force_until ?? undefined,
    endIsKnown: row.end_is_known,
    fileId: row.file_id ?? undefined,
    source: {
      publisher: row.source_publisher ?? undefined,
      address: row.source_address ?? undefined,
      seenOn: row.source_seen_on ?? undefined,
    },
    isShipped: row.is_shipped,
    writtenAt: row.written_at,
    withdrawnAt: row.withdrawn_at ?? undefined,
    withdrawnReason: row.withdrawn_reason ?? undefined,
    changedBy:
      row.other_code === null || row.other_kind === null
        ? undefined
        : {
            code: row.other_code,
            kind: row.other_kind,
            number: row.other_number ?? undefined,
            datedIn: row.other_dated_in ?? undefined,
            institutionName: row.other_institution ?? undefined,
          },
    articles: row.articles.map(
      (article): Article => ({ ...article, englishWords: article.englishWords ?? undefined }),
    ),
  };
}

export interface NormToWrite extends NormFacts {
  readonly code: string;
  readonly institutionId: string | undefined;
  readonly issuer: string | undefined;
  readonly shippedSha256: string | undefined;
  readonly now: Date;
}

export async function insertNorm(tx: Tx, norm: NormToWrite): Promise<string> {
  const { id } = await tx
    .insertInto('norms.norm')
    .values({
      code: norm.code,
      kind: norm.kind,
      institution_id: norm.institutionId ?? null,
      issuer: norm.issuer ?? null,
      number: norm.number ?? null,
      dated_in: norm.datedIn ?? null,
      dated_on: norm.datedOn ?? null,
      published_on: norm.publishedOn ?? null,
      shipped_sha256: norm.shippedSha256 ?? null,
      registered_at: norm.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface VersionToWrite {
  readonly normId: string;
  readonly written: VersionWritten;
  readonly changedBy: string | undefined;
  readonly fileId: string | undefined;
  readonly isShipped: boolean;
  readonly now: Date;
}

export async function insertVersion(tx: Tx, version: VersionToWrite): Promise<void> {
  const { normId, written, changedBy, fileId, isShipped, now } = version;
  const { id } = await tx
    .insertInto('norms.version')
    .values({
      norm_id: normId,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from norms.version where norm_id = ${normId})`,
      title: written.title,
      summary: written.summary,
      english_summary: written.englishSummary ?? null,
      mark: written.mark,
      lawyer_checked_on: written.lawyerCheckedOn ?? null,
      in_force_from: written.from ?? null,
      in_force_until: written.until ?? null,
      end_is_known: written.endIsKnown,
      changed_by: changedBy ?? null,
      file_id: fileId ?? null,
      source_publisher: written.source.publisher ?? null,
      source_address: written.source.address ?? null,
      source_seen_on: written.source.seenOn ?? null,
      is_shipped: isShipped,
      written_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (written.articles.length === 0) return;
  await tx
    .insertInto('norms.article')
    .values(
      written.articles.map((article, index) => ({
        version_id: id,
        position: index + 1,
        number: article.number,
        words: article.words,
        english_words: article.englishWords ?? null,
        mark: article.mark,
      })),
    )
    .execute();
}

/** The id of a norm that can be named: not annulled. */
export async function idOfCode(tx: Tx, code: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('norms.norm')
    .select('id')
    .where('code', '=', code)
    .where('annulled_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** Codes that are `code` or follow it: what a new one must differ from. */
export async function codesLike(tx: Tx, code: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('norms.norm')
    .select('code')
    .where((where) => where.or([where('code', '=', code), where('code', 'like', `${code}-%`)]))
    .execute();
  return new Set(rows.map((row) => row.code));
}

/** The code of the norm in force or not that has this number already, whatever marks it is written with. */
export async function codeOfNumber(
  tx: Tx,
  { kind, number, datedIn }: NormFacts,
  institutionId: string | undefined,
): Promise<string | undefined> {
  if (number === undefined) return undefined;
  const found = await sql<{ code: string }>`
    select code from norms.norm
    where annulled_at is null and kind = ${kind} and dated_in is not distinct from ${datedIn ?? null}
      and institution_id is not distinct from ${institutionId ?? null}
      and number_key = lower(regexp_replace(${number}, '[^[:alnum:]]', '', 'g'))`.execute(tx);
  return found.rows[0]?.code;
}

export async function endVersion(tx: Tx, versionId: string, until: string): Promise<void> {
  await tx
    .updateTable('norms.version')
    .set({ in_force_until: until, end_is_known: true })
    .where('id', '=', versionId)
    .execute();
}

export async function withdrawVersion(
  tx: Tx,
  versionId: string,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('norms.version')
    .set({ withdrawn_at: now, withdrawn_reason: reason })
    .where('id', '=', versionId)
    .execute();
}

export async function annulRow(
  tx: Tx,
  normId: string,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('norms.norm')
    .set({ annulled_at: now, annulled_reason: reason })
    .where('id', '=', normId)
    .execute();
}
