// Objections to results: numbered by edition and year, as they came, and what each was answered.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { ObjectionGround, ObjectionOutcome, Remedy } from '../rules/objection.ts';

export interface Objection {
  readonly id: string;
  readonly editionId: string;
  readonly contestId: string;
  readonly round: number;
  readonly year: number;
  readonly number: number;
  readonly resultId: string;
  /** Of the result that it is against. */
  readonly version: number;
  readonly resultDocumentCode: string;
  readonly channel: 'web' | 'paper';
  /** Null once her account is erased. */
  readonly personId: string | null;
  /** In whose name; null of a person, whose name is not public. */
  readonly organization: string | null;
  /** Civil day there. */
  readonly receivedOn: string;
  readonly filedAt: Date;
  /** Of one on paper that came in time: the result was certified when it was entered. */
  readonly isAfterCertification: boolean;
  readonly text: string;
  readonly ground: ObjectionGround;
  readonly asks: Remedy;
  readonly table: string | null;
  readonly fileId: string | null;
  readonly answerDueOn: string;
  readonly withdrawnAt: Date | null;
  readonly outcome: ObjectionOutcome | null;
  readonly remedy: Remedy | null;
  readonly remedyTable: string | null;
  readonly reasons: string | null;
  readonly answeredAt: Date | null;
  readonly documentCode: string | null;
  readonly isRemedied: boolean;
  readonly remedyDone: string | null;
}

function selectObjections(db: Database | Tx) {
  return db
    .selectFrom('count.objection as objection')
    .innerJoin('count.result as result', 'result.id', 'objection.result_id')
    .innerJoin('records.document as acta', 'acta.id', 'result.document_id')
    .leftJoin('records.document as document', 'document.id', 'objection.document_id')
    .leftJoin(
      'organizations.organization as organization',
      'organization.id',
      'objection.organization_id',
    )
    .select([
      'objection.id',
      'objection.edition_id as editionId',
      'objection.contest_id as contestId',
      'objection.round',
      'objection.year',
      'objection.number',
      'objection.result_id as resultId',
      'result.version',
      'acta.code as resultDocumentCode',
      sql<'web' | 'paper'>`objection.channel`.as('channel'),
      'objection.person_id as personId',
      'organization.name as organization',
      sql<string>`objection.received_on::text`.as('receivedOn'),
      'objection.filed_at as filedAt',
      sql<boolean>`exists (select from count.certification where certification.result_id = objection.result_id
        and certification.certified_at <= objection.filed_at)`.as('isAfterCertification'),
      'objection.text',
      sql<ObjectionGround>`objection.ground`.as('ground'),
      sql<Remedy>`objection.asks`.as('asks'),
      'objection.table_code as table',
      'objection.file_id as fileId',
      sql<string>`objection.answer_due_on::text`.as('answerDueOn'),
      'objection.withdrawn_at as withdrawnAt',
      sql<ObjectionOutcome | null>`objection.outcome`.as('outcome'),
      sql<Remedy | null>`objection.remedy`.as('remedy'),
      'objection.remedy_table as remedyTable',
      'objection.reasons',
      'objection.answered_at as answeredAt',
      'document.code as documentCode',
      sql<boolean>`count.is_remedied(objection)`.as('isRemedied'),
      'objection.remedy_done as remedyDone',
    ]);
}

/** Of an edition, in the order in which they came. */
export async function listObjections(
  db: Database | Tx,
  editionId: string,
): Promise<readonly Objection[]> {
  return selectObjections(db)
    .where('objection.edition_id', '=', editionId)
    .orderBy('objection.year')
    .orderBy('objection.number')
    .execute();
}

/** Undefined where the edition has none with this number. */
export async function findObjection(
  db: Database | Tx,
  editionId: string,
  { year, number }: { readonly year: number; readonly number: number },
): Promise<Objection | undefined> {
  return selectObjections(db)
    .where('objection.edition_id', '=', editionId)
    .where('objection.year', '=', year)
    .where('objection.number', '=', number)
    .executeTakeFirst();
}

/** Whether somebody brought the vote in or counted it: she does not answer what is objected to it. */
export async function countedIt(
  db: Database | Tx,
  { contestId, round }: Pick<Objection, 'contestId' | 'round'>,
  personId: string,
): Promise<boolean> {
  const { rows } = await sql<{
    is: boolean;
  }>`select count.counted_it(${contestId}, ${round}, ${personId}) as is`.execute(db);
  return rows[0]?.is === true;
}

export interface NewObjection
  extends Pick<
    Objection,
    'editionId' | 'contestId' | 'round' | 'resultId' | 'text' | 'ground' | 'asks' | 'table'
  > {
  readonly personId: string;
  readonly organizationId: string | null;
  /** Of one that came on paper. */
  readonly paperSheetId: string | undefined;
  readonly receivedOn: string;
  readonly answerDueOn: string;
  readonly fileId: string | null;
  readonly now: Date;
}

/** Under the lock of its edition: it gets the next number of the year in which it was received. */
export async function insertObjection(
  tx: Tx,
  given: NewObjection,
): Promise<{ readonly year: number; readonly number: number }> {
  const { editionId, paperSheetId, receivedOn } = given;
  const year = Number(receivedOn.slice(0, 4));
  return tx
    .insertInto('count.objection')
    .values({
      edition_id: editionId,
      contest_id: given.contestId,
      round: given.round,
      result_id: given.resultId,
      year,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from count.objection
        where edition_id = ${editionId} and year = ${year})`,
      channel: paperSheetId === undefined ? 'web' : 'paper',
      paper_sheet_id: paperSheetId ?? null,
      person_id: given.personId,
      organization_id: given.organizationId,
      received_on: receivedOn,
      filed_at: given.now,
      text: given.text,
      ground: given.ground,
      asks: given.asks,
      table_code: given.table,
      file_id: given.fileId,
      answer_due_on: given.answerDueOn,
    })
    .returning(['year', 'number'])
    .executeTakeFirstOrThrow();
}

export async function withdrawObjectionRow(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('count.objection').set({ withdrawn_at: now }).where('id', '=', id).execute();
}

export interface SavedAnswer {
  readonly id: string;
  readonly outcome: ObjectionOutcome;
  readonly remedy: Remedy | null;
  readonly table: string | null;
  readonly reasons: string;
  readonly answeredBy: string;
  readonly documentId: string;
  readonly now: Date;
}

export async function saveAnswer(tx: Tx, given: SavedAnswer): Promise<void> {
  const { id, outcome, remedy, table, reasons, answeredBy, documentId, now } = given;
  await tx
    .updateTable('count.objection')
    .set({
      outcome,
      remedy,
      remedy_table: table,
      reasons,
      answered_by: answeredBy,
      answered_at: now,
      document_id: documentId,
    })
    .where('id', '=', id)
    .execute();
}

/** What was done of a remedy that is neither a count nor a repetition. */
export async function saveRemedyDone(
  tx: Tx,
  { id, done, now }: { readonly id: string; readonly done: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('count.objection')
    .set({ remedy_done: done, remedy_done_at: now })
    .where('id', '=', id)
    .execute();
}
