// Sheets of paper: numbered when they are printed, found by their code, entered once.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { PaperContent, SheetState, VoidReason } from '../rules/paper.ts';

const DRAFT = 'records/paper-draft';

export interface PaperSheet {
  readonly id: string;
  readonly code: string;
  readonly year: number;
  readonly number: number;
  readonly runId: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly form: string;
  readonly subject: string;
  readonly title: string;
  readonly printedAt: Date;
  readonly personId: string | null;
  readonly scanFileId: string | null;
  readonly draftSealed: Uint8Array | null;
  readonly begunAt: Date | null;
  readonly enteredAt: Date | null;
  readonly voidedAt: Date | null;
  readonly voidReason: VoidReason | null;
  /** The sheet that corrects this one, if it is void. */
  readonly correctedByCode: string | null;
}

const columns = sql`sheet.id, sheet.code, sheet.year, sheet.number, sheet.run_id as "runId",
  sheet.institution_id as "institutionId", institution.slug as "institutionSlug",
  institution.name as "institutionName", run.form, run.subject, run.content ->> 'title' as title,
  run.printed_at as "printedAt", sheet.person_id as "personId", sheet.scan_file_id as "scanFileId",
  sheet.draft_sealed as "draftSealed", sheet.begun_at as "begunAt", sheet.entered_at as "enteredAt",
  sheet.voided_at as "voidedAt", sheet.void_reason as "voidReason",
  (select code from records.paper_sheet later where later.replaces = sheet.id) as "correctedByCode"`;
const joined = sql`records.paper_sheet sheet
  join records.paper_run run on run.id = sheet.run_id
  join institutions.institution on institution.id = sheet.institution_id`;

/** Whosever it is: for what its code says to anybody. */
export async function findSheet(db: Database | Tx, code: string): Promise<PaperSheet | undefined> {
  const found = await sql<PaperSheet>`
    select ${columns} from ${joined} where sheet.code = ${code}`.execute(db);
  return found.rows[0];
}

/** A sheet of that institution; whoever else saves, enters or voids it waits until this transaction ends. */
export async function holdSheet(
  tx: Tx,
  code: string,
  institutionId: string,
): Promise<PaperSheet | undefined> {
  const held = await sql`select from records.paper_sheet
    where code = ${code} and institution_id = ${institutionId} for no key update`.execute(tx);
  if (held.rows.length === 0) return undefined;
  const found = await sql<PaperSheet>`
    select ${columns} from ${joined} where sheet.code = ${code}`.execute(tx);
  return found.rows[0];
}

export interface NewRun {
  readonly institutionId: string;
  readonly form: string;
  readonly subject: string;
  readonly content: PaperContent;
  readonly layout: string;
  readonly now: Date;
}

export async function insertRun(tx: Tx, run: NewRun): Promise<string> {
  const { id } = await tx
    .insertInto('records.paper_run')
    .values({
      institution_id: run.institutionId,
      form: run.form,
      subject: run.subject,
      content: JSON.stringify(run.content),
      layout: run.layout,
      printed_at: run.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface NewSheets {
  readonly runId: string;
  readonly institutionId: string;
  readonly year: number;
  /** One for each sheet. */
  readonly codes: readonly string[];
  /** No person is ever kept of it: the database refuses. */
  readonly isAnonymous: boolean;
  readonly replaces?: string;
}

/** Numbers sheets without a gap; whoever numbers others of the institution waits until this transaction ends. */
export async function insertSheets(tx: Tx, given: NewSheets): Promise<void> {
  const { runId, institutionId, year, codes, isAnonymous, replaces = null } = given;
  const { numbered } = await tx
    .insertInto('records.paper_count')
    .values({ institution_id: institutionId, year, numbered: codes.length })
    .onConflict((conflict) =>
      conflict
        .columns(['institution_id', 'year'])
        .doUpdateSet({ numbered: sql`paper_count.numbered + excluded.numbered` }),
    )
    .returning('numbered')
    .executeTakeFirstOrThrow();
  const first = numbered - codes.length + 1;
  await tx
    .insertInto('records.paper_sheet')
    .values(
      codes.map((code, at) => ({
        run_id: runId,
        institution_id: institutionId,
        year,
        number: first + at,
        code,
        is_anonymous: isAnonymous,
        replaces,
      })),
    )
    .execute();
}

export interface PrintedRun {
  readonly content: PaperContent;
  readonly layout: string;
  readonly sheets: readonly {
    readonly year: number;
    readonly number: number;
    readonly code: string;
  }[];
}

/** Undefined if the institution has printed none of that id. */
export async function readRun(
  db: Database,
  id: string,
  institutionId: string,
): Promise<PrintedRun | undefined> {
  const found = await sql<PrintedRun>`
    select content, layout, (select json_agg(json_build_object(
        'year', year, 'number', number, 'code', code) order by year, number)
      from records.paper_sheet where run_id = run.id) as sheets
    from records.paper_run run
    where id = ${id} and institution_id = ${institutionId}`.execute(db);
  return found.rows[0];
}

export interface Begun {
  readonly personId?: string;
  readonly scanFileId?: string;
  readonly draftSealed?: Uint8Array;
}

/** Keeps what there is of a sheet so far; what is not given stays as it is. */
export async function saveBegun(tx: Tx, id: string, begun: Begun, now: Date): Promise<void> {
  const { personId, scanFileId, draftSealed } = begun;
  await tx
    .updateTable('records.paper_sheet')
    .set({ begun_at: sql<Date>`coalesce(begun_at, ${now})` })
    .$if(personId !== undefined, (query) => query.set({ person_id: personId ?? null }))
    .$if(scanFileId !== undefined, (query) => query.set({ scan_file_id: scanFileId ?? null }))
    .$if(draftSealed !== undefined, (query) =>
      query.set({ draft_sealed: draftSealed === undefined ? null : Buffer.from(draftSealed) }),
    )
    .where('id', '=', id)
    .execute();
}

export async function saveEntered(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('records.paper_sheet')
    .set({ entered_at: now })
    .where('id', '=', id)
    .execute();
}

export async function saveVoid(
  tx: Tx,
  id: string,
  { reason, now }: { readonly reason: VoidReason; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('records.paper_sheet')
    .set({ voided_at: now, void_reason: reason })
    .where('id', '=', id)
    .execute();
}

export function sealDraft(keys: Keys, sheetId: string, text: string): Buffer {
  return keys.seal(DRAFT, `records.paper_sheet/draft/${sheetId}`, text);
}

export function openDraft(keys: Keys, { id, draftSealed }: PaperSheet): string | undefined {
  if (draftSealed === null) return undefined;
  return keys.open(DRAFT, `records.paper_sheet/draft/${id}`, draftSealed);
}

export interface SheetsAsked {
  readonly institutionId: string;
  readonly state?: SheetState | undefined;
  /** Those of that code, or of that number. */
  readonly code?: string | undefined;
  readonly name?: { readonly year: number; readonly number: number } | undefined;
}

const stateIs: Readonly<Record<SheetState, ReturnType<typeof sql<boolean>>>> = {
  printed: sql`begun_at is null and entered_at is null and voided_at is null`,
  waiting: sql`begun_at is not null and entered_at is null and voided_at is null`,
  entered: sql`entered_at is not null and voided_at is null`,
  void: sql`voided_at is not null`,
};

function asked({ institutionId, state, code, name }: SheetsAsked) {
  const conditions = [
    sql<boolean>`sheet.institution_id = ${institutionId}`,
    ...(state === undefined ? [] : [stateIs[state]]),
    ...(code === undefined ? [] : [sql<boolean>`sheet.code = ${code}`]),
    ...(name === undefined
      ? []
      : [sql<boolean>`sheet.year = ${name.year} and sheet.number = ${name.number}`]),
  ];
  return sql.join(conditions, sql` and `);
}

/** Newest number first. */
export async function listSheets(
  db: Database,
  which: SheetsAsked,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly PaperSheet[]> {
  const found = await sql<PaperSheet>`
    select ${columns} from ${joined} where ${asked(which)}
    order by sheet.year desc, sheet.number desc limit ${limit} offset ${offset}`.execute(db);
  return found.rows;
}

export async function countSheets(db: Database, which: SheetsAsked): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from records.paper_sheet sheet where ${asked(which)}`.execute(db);
  return found.rows[0]?.count ?? 0;
}

/** How many were entered since an instant, void ones included: what was done. */
export async function countEnteredSince(
  db: Database,
  institutionId: string,
  since: Date,
): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from records.paper_sheet
    where institution_id = ${institutionId} and entered_at >= ${since}`.execute(db);
  return found.rows[0]?.count ?? 0;
}

export interface WaitingSheets {
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly count: number;
}

export async function countWaitingSheets(
  db: Database,
  institutionIds: readonly string[],
): Promise<readonly WaitingSheets[]> {
  const found = await sql<WaitingSheets>`
    select institution.id as "institutionId", institution.slug as "institutionSlug",
      institution.name as "institutionName", count(*)::int as count
    from records.paper_sheet join institutions.institution on institution.id = institution_id
    where institution_id = any(${[...institutionIds]}) and ${stateIs.waiting}
    group by institution.id order by institution.name`.execute(db);
  return found.rows;
}

/** The institution whose sheet was scanned into that file. */
export async function institutionOfScan(db: Database, fileId: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    select institution_id as id from records.paper_sheet
    where scan_file_id = ${fileId} limit 1`.execute(db);
  return found.rows[0]?.id;
}

export async function sheetsOfPerson(
  db: Database,
  personId: string,
): Promise<readonly PaperSheet[]> {
  const found = await sql<PaperSheet>`
    select ${columns} from ${joined} where sheet.person_id = ${personId}
    order by sheet.year, sheet.number`.execute(db);
  return found.rows;
}

/** One that was begun and never entered waits no more: it is a printed sheet again. */
const emptied = sql`person_id = null, scan_file_id = null, draft_sealed = null,
  begun_at = case when entered_at is null and voided_at is null then null else begun_at end`;

/** Number, form and what was done stay; nothing of hers does. */
export async function unlinkSheets(tx: Tx, personId: string): Promise<void> {
  await sql`update records.paper_sheet set ${emptied} where person_id = ${personId}`.execute(tx);
}

/** The same of every sheet that was entered, made void, or begun and left so, before an instant. */
export async function forgetSheetsBefore(
  db: Database,
  { before, isAnonymous }: { readonly before: Date; readonly isAnonymous: boolean },
): Promise<void> {
  await sql`update records.paper_sheet set ${emptied}
    where is_anonymous = ${isAnonymous} and coalesce(voided_at, entered_at, begun_at) < ${before}
      and (num_nonnulls(person_id, scan_file_id, draft_sealed) > 0
        or (entered_at is null and voided_at is null))`.execute(db);
}

/** The same of every sheet of a form about these subjects, whatever became of it. */
export async function forgetSheetsAbout(
  tx: Tx,
  { form, subjects }: { readonly form: string; readonly subjects: readonly string[] },
): Promise<void> {
  await sql`update records.paper_sheet set ${emptied}
    where num_nonnulls(person_id, scan_file_id, draft_sealed) > 0 and exists (
      select from records.paper_run
      where id = run_id and form = ${form} and subject = any(${subjects}))`.execute(tx);
}
