// Consultations as rows: found by address or within an institution, listed, written as drafts, moved from state to state.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import {
  type ConsultationKind,
  type ConsultationLevel,
  type ConsultationState,
  type ConsultationWritten,
  type Moments,
  slugsFor,
  stateAt,
} from '../rules/consultation.ts';
import type { ConsultationFilter } from '../rules/consultation-filter.ts';

/** The edition whose bases are consulted, and the closed version that is read. */
export interface OfEdition {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly rulebookId: string;
  readonly version: number;
}

/** What was approved: a norm or a document by its code, or a version of the bases. */
export type ApprovedAct =
  | { readonly kind: 'norm'; readonly code: string }
  | { readonly kind: 'document'; readonly code: string }
  | { readonly kind: 'rulebook'; readonly version: number };

export interface Consultation extends ConsultationWritten, Moments {
  readonly id: string;
  readonly slug: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly cut: string | undefined;
  readonly regionCode: string | undefined;
  readonly timeZone: string;
  readonly edition: OfEdition | undefined;
  readonly state: ConsultationState;
  /** Observations that stand, those that a moderator has not read too. */
  readonly observationsCount: number;
  /** Code of the numbered document with the answers. */
  readonly answersCode: string | undefined;
  readonly answersDocumentId: string | undefined;
  readonly outcome: 'approved' | 'withdrawn' | undefined;
  readonly endWords: string | undefined;
  readonly act: ApprovedAct | undefined;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('consultations.consultation as consultation')
    .innerJoin(
      'institutions.institution as institution',
      'institution.id',
      'consultation.institution_id',
    )
    .innerJoin('norms.norm as norm', 'norm.id', 'consultation.norm_id')
    .leftJoin('editions.edition as edition', 'edition.id', 'consultation.edition_id')
    .leftJoin('editions.rulebook as rulebook', 'rulebook.id', 'consultation.rulebook_id')
    .leftJoin('records.document as answers', 'answers.id', 'consultation.answers_document_id')
    .leftJoin('norms.norm as act_norm', 'act_norm.id', 'consultation.act_norm_id')
    .leftJoin('records.document as act_document', 'act_document.id', 'consultation.act_document_id')
    .leftJoin(
      'editions.rulebook as act_rulebook',
      'act_rulebook.id',
      'consultation.act_rulebook_id',
    )
    .selectAll('consultation')
    .select([
      'institution.slug as institution_slug',
      'institution.name as institution_name',
      'institution.cut',
      'institution.region_code',
      'norm.code as norm_code',
      'edition.slug as edition_slug',
      'edition.name as edition_name',
      'rulebook.version as rulebook_version',
      'answers.code as answers_code',
      'act_norm.code as act_norm_code',
      'act_document.code as act_document_code',
      'act_rulebook.version as act_version',
      sql<number>`(select count(*)::int from consultations.observation
        where consultation_id = consultation.id and hidden_at is null)`.as('observations_count'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function editionOf(row: Row): OfEdition | undefined {
  const { edition_id: id, edition_slug: slug, edition_name: name } = row;
  const { rulebook_id: rulebookId, rulebook_version: version } = row;
  return id === null || slug === null || name === null || rulebookId === null || version === null
    ? undefined
    : { id, slug, name, rulebookId, version };
}

function actOf(row: Row): ApprovedAct | undefined {
  if (row.act_norm_code !== null) return { kind: 'norm', code: row.act_norm_code };
  if (row.act_document_code !== null) return { kind: 'document', code: row.act_document_code };
  return row.act_version === null ? undefined : { kind: 'rulebook', version: row.act_version };
}

function consultationOf(row: Row, now: Date): Consultation {
  const moments = {
    openedAt: row.opened_at ?? undefined,
    closesAt: row.closes_at ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
  };
  return {
    id: row.id,
    slug: row.slug,
    institutionId: row.institution_id,
    institutionSlug: row.institution_slug,
    institutionName: row.institution_name,
    cut: row.cut ?? undefined,
    regionCode: row.region_code ?? undefined,
    timeZone: row.time_zone,
    kind: row.kind as ConsultationKind,
    level: row.level as ConsultationLevel,
    title: row.title,
    purpose: row.purpose,
    effect: row.effect,
    norm: row.norm_code,
    article: row.article ?? undefined,
    edition: editionOf(row),
    ...moments,
    state: stateAt(moments, now),
    observationsCount: row.observations_count,
    answersCode: row.answers_code ?? undefined,
    answersDocumentId: row.answers_document_id ?? undefined,
    outcome: (row.outcome ?? undefined) as Consultation['outcome'],
    endWords: row.end_words ?? undefined,
    act: actOf(row),
  };
}

/** One that was opened, by its address. */
export async function findConsultation(
  db: Database | Tx,
  slug: string,
  now: Date,
): Promise<Consultation | undefined> {
  const row = await rows(db)
    .where('consultation.slug', '=', slug)
    .where('consultation.opened_at', 'is not', null)
    .executeTakeFirst();
  return row && consultationOf(row, now);
}

/** One of this institution, a draft too; undefined if it is another's. */
export async function readWithin(
  db: Database | Tx,
  institutionId: string,
  id: string,
  now: Date,
): Promise<Consultation | undefined> {
  const row = await rows(db)
    .where('consultation.id', '=', id)
    .where('consultation.institution_id', '=', institutionId)
    .executeTakeFirst();
  return row && consultationOf(row, now);
}

/** The same, which nobody else changes before the transaction ends. */
export async function holdWithin(
  tx: Tx,
  institutionId: string,
  id: string,
  now: Date,
): Promise<Consultation | undefined> {
  await tx
    .selectFrom('consultations.consultation')
    .select('id')
    .where('id', '=', id)
    .where('institution_id', '=', institutionId)
    .forNoKeyUpdate()
    .execute();
  return readWithin(tx, institutionId, id, now);
}

/** An open one whose deadline nobody moves before the transaction ends; others may take part meanwhile. */
export async function holdOpened(
  tx: Tx,
  slug: string,
  now: Date,
): Promise<Consultation | undefined> {
  await tx
    .selectFrom('consultations.consultation')
    .select('id')
    .where('slug', '=', slug)
    .forShare()
    .execute();
  return findConsultation(tx, slug, now);
}

function filtered(db: Database, { text, state, institution }: ConsultationFilter, now: Date) {
  let query = rows(db).where('consultation.opened_at', 'is not', null);
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  if (text !== '') {
    const asked = plainOf(text);
    query = query.where(sql<boolean>`${asked} <> '' and (
      consultation.plain_title like '%' || ${asked} || '%'
      or institution.plain_name like '%' || ${asked} || '%')`);
  }
  if (state === 'ended') return query.where('consultation.ended_at', 'is not', null);
  if (state === undefined) return query;
  const going = query.where('consultation.ended_at', 'is', null);
  if (state === 'answered') return going.where('consultation.answered_at', 'is not', null);
  return going
    .where('consultation.answered_at', 'is', null)
    .where('consultation.closes_at', state === 'open' ? '>' : '<=', now);
}

export interface Stretch {
  readonly limit: number;
  readonly offset: number;
}

/** Those that are open first, the soonest to close before; then the latest to close. */
export async function listConsultations(
  db: Database,
  filter: ConsultationFilter,
  now: Date,
  stretch: Stretch,
): Promise<readonly Consultation[]> {
  const isOpen = sql`(consultation.ended_at is null and consultation.closes_at > ${now})`;
  const found = await filtered(db, filter, now)
    .orderBy(sql`${isOpen} desc`)
    .orderBy(sql`case when ${isOpen} then consultation.closes_at end`)
    .orderBy('consultation.closes_at', 'desc')
    .orderBy('consultation.slug')
    .limit(stretch.limit)
    .offset(stretch.offset)
    .execute();
  return found.map((row) => consultationOf(row, now));
}

export async function countConsultations(
  db: Database,
  filter: ConsultationFilter,
  now: Date,
): Promise<number> {
  const { count } = await filtered(db, filter, now)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** All of these institutions, drafts first, then the latest to close. */
export async function listOwn(
  db: Database | Tx,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly Consultation[]> {
  if (institutionIds.length === 0) return [];
  const found = await rows(db)
    .where('consultation.institution_id', 'in', [...institutionIds])
    .orderBy(sql`consultation.opened_at is not null`)
    .orderBy('consultation.closes_at', 'desc')
    .orderBy('consultation.created_at', 'desc')
    .execute();
  return found.map((row) => consultationOf(row, now));
}

/** Those that were opened on the bases of an edition, or under a norm, the latest first. */
export async function listAbout(
  db: Database | Tx,
  about: { readonly editionId: string } | { readonly normId: string },
  now: Date,
): Promise<readonly Consultation[]> {
  const opened = rows(db).where('consultation.opened_at', 'is not', null);
  const query =
    'editionId' in about
      ? opened.where('consultation.edition_id', '=', about.editionId)
      : opened.where((where) =>
          where.or([
            where('consultation.norm_id', '=', about.normId),
            where('consultation.act_norm_id', '=', about.normId),
          ]),
        );
  const found = await query.orderBy('consultation.closes_at', 'desc').execute();
  return found.map((row) => consultationOf(row, now));
}

/** What a consultation is about, as rows of other rooms name it. */
export interface Founded {
  readonly normId: string;
  readonly edition: { readonly editionId: string; readonly rulebookId: string } | undefined;
}

function columnsOf(written: ConsultationWritten, { normId, edition }: Founded) {
  const { kind, level, title, purpose, effect, article } = written;
  return {
    kind,
    level,
    title,
    purpose,
    effect,
    article: article ?? null,
    norm_id: normId,
    edition_id: edition?.editionId ?? null,
    rulebook_id: edition?.rulebookId ?? null,
  };
}

export interface NewConsultation {
  readonly institutionId: string;
  readonly timeZone: string;
  readonly written: ConsultationWritten;
  readonly founded: Founded;
  readonly now: Date;
}

/** A draft with an address of its own; its id. */
export async function insertConsultation(tx: Tx, given: NewConsultation): Promise<string> {
  const { institutionId, timeZone, written, founded, now } = given;
  const { rows: plain } = await sql<{ title: string }>`
    select ${plainOf(written.title)} as title`.execute(tx);
  for (const slug of slugsFor(plain[0]?.title ?? '')) {
    const added = await tx
      .insertInto('consultations.consultation')
      .values({
        slug,
        institution_id: institutionId,
        time_zone: timeZone,
        created_at: now,
        ...columnsOf(written, founded),
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added !== undefined) return added.id;
  }
  throw new Error('names for an address never end');
}

export async function updateConsultation(
  tx: Tx,
  id: string,
  written: ConsultationWritten,
  founded: Founded,
): Promise<void> {
  await tx
    .updateTable('consultations.consultation')
    .set(columnsOf(written, founded))
    .where('id', '=', id)
    .execute();
}

/** With its text. */
export async function deleteConsultation(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('consultations.consultation').where('id', '=', id).execute();
}

export async function saveOpening(
  tx: Tx,
  id: string,
  opening: {
    readonly openedAt: Date;
    readonly closesAt: Date;
    readonly commitmentId: string | undefined;
  },
): Promise<void> {
  await tx
    .updateTable('consultations.consultation')
    .set({
      opened_at: opening.openedAt,
      closes_at: opening.closesAt,
      commitment_id: opening.commitmentId ?? null,
    })
    .where('id', '=', id)
    .execute();
}
