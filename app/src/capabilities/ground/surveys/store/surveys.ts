// Surveys as rows: found by address or within an institution, listed, written as drafts, given their hours.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import { timeZoneOf } from '../../territories/index.ts';
import {
  type Hours,
  type Subject,
  type SurveyId,
  type SurveyState,
  type SurveyWritten,
  slugsFor,
  stateAt,
} from '../rules/survey.ts';
import type { SurveyFilter } from '../rules/survey-filter.ts';
import { wording } from '../rules/wording.ts';

export interface Survey extends SurveyWritten {
  readonly id: SurveyId;
  readonly slug: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly cut: string | null;
  readonly timeZone: string;
  readonly subject: Subject | undefined;
  /** Undefined while it is a draft. */
  readonly hours: Hours | undefined;
  readonly state: SurveyState;
  /** Forms answered, on the web and on paper. */
  readonly responsesCount: number;
  readonly corrects: SurveyId | null;
  readonly correctsSlug: string | null;
  /** The published survey that corrects this one. */
  readonly correctedBySlug: string | null;
}

function rows(db: Database | Tx) {
  return db
    .selectFrom('surveys.survey as survey')
    .innerJoin('institutions.institution as institution', 'institution.id', 'survey.institution_id')
    .leftJoin('surveys.survey as corrected', 'corrected.id', 'survey.corrects')
    .leftJoin('surveys.survey as correction', (join) =>
      join
        .onRef('correction.corrects', '=', 'survey.id')
        .on('correction.published_at', 'is not', null),
    )
    .select([
      'survey.id',
      'survey.slug',
      'survey.institution_id',
      'institution.slug as institution_slug',
      'institution.name as institution_name',
      'institution.cut',
      timeZoneOf('institution').as('time_zone'),
      'survey.subject_kind',
      'survey.subject_key',
      'survey.title',
      'survey.english_title',
      'survey.purpose',
      'survey.english_purpose',
      'survey.is_named',
      'survey.takes_paper',
      'survey.opens_at',
      'survey.closes_at',
      'survey.results_at',
      'survey.corrects',
      'corrected.slug as corrects_slug',
      'correction.slug as corrected_by_slug',
      sql<number>`(select count(*)::int from surveys.response where survey_id = survey.id)`.as(
        'responses_count',
      ),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function surveyOf(row: Row, now: Date): Survey {
  const { opens_at, closes_at, results_at, subject_kind, subject_key } = row;
  const hours =
    opens_at === null || closes_at === null || results_at === null
      ? undefined
      : { opensAt: opens_at, closesAt: closes_at, resultsAt: results_at };
  return {
    id: row.id as SurveyId,
    slug: row.slug,
    institutionId: row.institution_id,
    institutionSlug: row.institution_slug,
    institutionName: row.institution_name,
    cut: row.cut,
    timeZone: row.time_zone,
    subject:
      subject_kind === null || subject_key === null
        ? undefined
        : { kind: subject_kind, key: subject_key },
    title: wording(row.title, row.english_title ?? undefined),
    purpose: wording(row.purpose, row.english_purpose ?? undefined),
    isNamed: row.is_named,
    takesPaper: row.takes_paper,
    hours,
    state: stateAt(hours, now),
    responsesCount: row.responses_count,
    corrects: row.corrects as SurveyId | null,
    correctsSlug: row.corrects_slug,
    correctedBySlug: row.corrected_by_slug,
  };
}

/** A published survey by its address. */
export async function findSurvey(
  db: Database | Tx,
  slug: string,
  now: Date,
): Promise<Survey | undefined> {
  const row = await rows(db)
    .where('survey.slug', '=', slug)
    .where('survey.published_at', 'is not', null)
    .executeTakeFirst();
  return row && surveyOf(row, now);
}

/** A survey of this institution, a draft too; undefined if it is another's. */
export async function readSurveyWithin(
  db: Database | Tx,
  institutionId: string,
  id: string,
  now: Date,
): Promise<Survey | undefined> {
  const row = await rows(db)
    .where('survey.id', '=', id)
    .where('survey.institution_id', '=', institutionId)
    .executeTakeFirst();
  return row && surveyOf(row, now);
}

/** The same, which nobody else changes, publishes or closes before the transaction ends. */
export async function holdSurvey(
  tx: Tx,
  institutionId: string,
  id: string,
  now: Date,
): Promise<Survey | undefined> {
  await tx
    .selectFrom('surveys.survey')
    .select('id')
    .where('id', '=', id)
    .where('institution_id', '=', institutionId)
    .forUpdate()
    .execute();
  return readSurveyWithin(tx, institutionId, id, now);
}

/** A published survey whose hours nobody changes before the transaction ends; others may answer it meanwhile. */
export async function holdHours(tx: Tx, slug: string, now: Date): Promise<Survey | undefined> {
  await tx.selectFrom('surveys.survey').select('id').where('slug', '=', slug).forShare().execute();
  return findSurvey(tx, slug, now);
}

function filtered(db: Database, { text, state, institution }: SurveyFilter, now: Date) {
  let query = rows(db).where('survey.published_at', 'is not', null);
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  if (text !== '') {
    const asked = plainOf(text);
    query = query.where(sql<boolean>`${asked} <> '' and (
      survey.plain_title like '%' || ${asked} || '%'
      or institution.plain_name like '%' || ${asked} || '%')`);
  }
  if (state === 'announced') return query.where('survey.opens_at', '>', now);
  if (state === 'open') {
    return query.where('survey.opens_at', '<=', now).where('survey.closes_at', '>', now);
  }
  if (state === 'counting') {
    return query.where('survey.closes_at', '<=', now).where('survey.results_at', '>', now);
  }
  return state === 'closed' ? query.where('survey.results_at', '<=', now) : query;
}

export interface Stretch {
  readonly limit: number;
  readonly offset: number;
}

/** Those that can be answered first, the soonest to close before; then the latest to close. */
export async function listSurveys(
  db: Database,
  filter: SurveyFilter,
  now: Date,
  stretch: Stretch,
): Promise<readonly Survey[]> {
  const isOpen = sql`(survey.opens_at <= ${now} and survey.closes_at > ${now})`;
  const found = await filtered(db, filter, now)
    .orderBy(sql`${isOpen} desc`)
    .orderBy(sql`case when ${isOpen} then survey.closes_at end`)
    .orderBy('survey.closes_at', 'desc')
    .orderBy('survey.slug')
    .limit(stretch.limit)
    .offset(stretch.offset)
    .execute();
  return found.map((row) => surveyOf(row, now));
}

export async function countSurveys(db: Database, filter: SurveyFilter, now: Date): Promise<number> {
  const { count } = await filtered(db, filter, now)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Everything that institutions ask, drafts first, then the latest. */
export async function listOwn(
  db: Database,
  institutionIds: readonly string[],
  now: Date,
): Promise<readonly Survey[]> {
  if (institutionIds.length === 0) return [];
  const found = await rows(db)
    .where('survey.institution_id', 'in', institutionIds)
    .orderBy(sql`survey.published_at is not null`)
    .orderBy('survey.created_at', 'desc')
    .orderBy('survey.slug')
    .execute();
  return found.map((row) => surveyOf(row, now));
}

/** Published surveys about a subject, the latest first. */
export async function listAbout(
  db: Database | Tx,
  { kind, key }: Subject,
  now: Date,
): Promise<readonly Survey[]> {
  const found = await rows(db)
    .where('survey.subject_kind', '=', kind)
    .where('survey.subject_key', '=', key)
    .where('survey.published_at', 'is not', null)
    .orderBy('survey.closes_at', 'desc')
    .execute();
  return found.map((row) => surveyOf(row, now));
}

interface NewSurvey {
  readonly institutionId: string;
  readonly written: SurveyWritten;
  readonly subject: Subject | undefined;
  readonly corrects: SurveyId | undefined;
  readonly now: Date;
}

/** A draft with an address of its own. */
export async function insertSurvey(
  tx: Tx,
  { institutionId, written, subject, corrects, now }: NewSurvey,
): Promise<SurveyId> {
  const { rows: plain } = await sql<{ title: string }>`
    select ${plainOf(written.title.spanish)} as title`.execute(tx);
  for (const slug of slugsFor(plain[0]?.title ?? '')) {
    const added = await tx
      .insertInto('surveys.survey')
      .values({
        slug,
        institution_id: institutionId,
        subject_kind: subject?.kind ?? null,
        subject_key: subject?.key ?? null,
        ...columnsOf(written),
        corrects: corrects ?? null,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (added !== undefined) return added.id as SurveyId;
  }
  throw new Error('names for an address never end');
}

export async function updateSurvey(tx: Tx, id: SurveyId, written: SurveyWritten): Promise<void> {
  await tx.updateTable('surveys.survey').set(columnsOf(written)).where('id', '=', id).execute();
}

function columnsOf({ title, purpose, isNamed, takesPaper }: SurveyWritten) {
  return {
    title: title.spanish,
    english_title: title.english ?? null,
    purpose: purpose.spanish,
    english_purpose: purpose.english ?? null,
    is_named: isNamed,
    takes_paper: takesPaper,
  };
}

/** With its questions. */
export async function deleteSurvey(tx: Tx, id: SurveyId): Promise<void> {
  await tx.deleteFrom('surveys.survey').where('id', '=', id).execute();
}

/** `publishedAt` only where it is published now. */
export async function saveHours(
  tx: Tx,
  id: SurveyId,
  hours: Hours,
  publishedAt?: Date,
): Promise<void> {
  await tx
    .updateTable('surveys.survey')
    .set({
      opens_at: hours.opensAt,
      closes_at: hours.closesAt,
      results_at: hours.resultsAt,
      ...(publishedAt === undefined ? {} : { published_at: publishedAt }),
    })
    .where('id', '=', id)
    .execute();
}

export async function saveSubject(
  tx: Tx,
  institutionId: string,
  id: string,
  subject: Subject,
): Promise<boolean> {
  const saved = await tx
    .updateTable('surveys.survey')
    .set({ subject_kind: subject.kind, subject_key: subject.key })
    .where('id', '=', id)
    .where('institution_id', '=', institutionId)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

/** Whether another survey, a draft too, corrects this one already. */
export async function isCorrected(tx: Tx, id: SurveyId): Promise<boolean> {
  const found = await tx
    .selectFrom('surveys.survey')
    .select('id')
    .where('corrects', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}
