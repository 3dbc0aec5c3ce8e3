// Official results as rows: the lines of each, the texts that seal it, and what its page shows.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Choice } from '../rules/choice.ts';
import type { OfficialCount } from '../rules/official-count.ts';
import type { ReportLocale, VoteReport } from '../rules/report/report.ts';
import type { OfContest } from './bringings.ts';

export const causes = ['first', 'recount', 'table-annulled', 'correction'] as const;
export type Cause = (typeof causes)[number];

export interface OfficialResult extends OfContest {
  readonly id: string;
  readonly voteId: string;
  readonly version: number;
  readonly cause: Cause;
  readonly objectionId: string | null;
  readonly excludedTables: readonly string[];
  readonly rulebookId: string;
  readonly countedSha256: string;
  readonly settingsText: string;
  readonly settingsSha256: string;
  readonly choice: Choice;
  readonly outcomeSha256: string;
  readonly documentCode: string;
  readonly countedAt: Date;
  /** Whether its vote still stands. */
  readonly isStanding: boolean;
}

const selected = sql<OfficialResult>`select result.id, result.vote_id as "voteId",
    result.contest_id as "contestId", result.round, result.version, result.cause,
    result.objection_id as "objectionId", result.excluded_tables as "excludedTables",
    result.rulebook_id as "rulebookId", encode(result.counted_sha256, 'hex') as "countedSha256",
    result.settings_text as "settingsText", encode(result.settings_sha256, 'hex') as "settingsSha256",
    result.choice, encode(result.outcome_sha256, 'hex') as "outcomeSha256", document.code as "documentCode",
    result.counted_at as "countedAt", vote.withdrawn_at is null as "isStanding"
  from count.result join count.vote on vote.id = result.vote_id
  join records.document on document.id = result.document_id`;

/** Of these contests, in the order in which they were counted. */
export async function listResults(
  db: Database | Tx,
  contestIds: readonly string[],
): Promise<readonly OfficialResult[]> {
  const found = await sql<OfficialResult>`${selected} where result.contest_id = any(${contestIds})
    order by result.contest_id, result.round, result.version`.execute(db);
  return found.rows;
}

export async function readResult(
  db: Database | Tx,
  id: string,
): Promise<OfficialResult | undefined> {
  const found = await sql<OfficialResult>`${selected} where result.id = ${id}`.execute(db);
  return found.rows[0];
}

/** A line of a result, with what its project is called on the ballot paper. */
export interface ResultLine {
  readonly projectId: string;
  readonly number: number;
  readonly name: string;
  readonly place: number;
  readonly costClp: number;
  readonly isFunded: boolean;
  readonly support: number;
  readonly by: 'outcome' | 'order' | 'growth' | 'last';
}

/** In the order of all. */
export async function readLines(
  db: Database | Tx,
  resultId: string,
): Promise<readonly ResultLine[]> {
  const found =
    await sql<ResultLine>`select line.project_id as "projectId", entry.number, project.name,
      line.place, line.cost_clp::float8 as "costClp", line.is_funded as "isFunded",
      line.support::float8 as support, line.by
    from count.result_line line
    join count.result on result.id = line.result_id
    join count.vote on vote.id = result.vote_id
    join ballot_list.entry on entry.list_id = vote.list_id and entry.project_id = line.project_id
    join editions.slate_project project on project.project_id = line.project_id
    where line.result_id = ${resultId} order by line.place`.execute(db);
  return found.rows;
}

export async function readReport(
  db: Database,
  resultId: string,
  locale: ReportLocale,
): Promise<VoteReport | undefined> {
  const row = await db
    .selectFrom('count.result_report')
    .select('report')
    .where('result_id', '=', resultId)
    .where('locale', '=', locale)
    .executeTakeFirst();
  return row?.report as unknown as VoteReport | undefined;
}

export interface ResultTexts {
  /** What was counted. */
  readonly text: string;
  readonly totalsText: string | null;
  readonly outcomeText: string;
  readonly csv: string;
}

export async function readResultTexts(
  db: Database,
  resultId: string,
  locale: ReportLocale,
): Promise<ResultTexts | undefined> {
  const found = await sql<ResultTexts>`select coalesce(result.counted_text, vote.text) as text,
      vote.totals_text as "totalsText", result.outcome_text as "outcomeText", report.csv
    from count.result join count.vote on vote.id = result.vote_id
    join count.result_report report on report.result_id = result.id and report.locale = ${locale}
    where result.id = ${resultId}`.execute(db);
  return found.rows[0];
}

export interface NewResult extends OfContest {
  readonly voteId: string;
  readonly cause: Cause;
  readonly objectionId: string | null;
  readonly excludedTables: readonly string[];
  readonly rulebookId: string;
  /** Null where it is the whole text of the vote. */
  readonly countedText: string | null;
  readonly count: OfficialCount;
  /** By number on the ballot paper. */
  readonly projectIds: ReadonlyMap<number, string>;
  readonly documentId: string;
  readonly personId: string | null;
  readonly now: Date;
}

/** The version that the next result of a vote has. Whoever counts another waits here. */
export async function nextVersion(tx: Tx, { contestId, round }: OfContest): Promise<number> {
  await sql`select from editions.edition where id =
    (select edition_id from editions.contest where id = ${contestId}) for no key update`.execute(
    tx,
  );
  const { last } = await tx
    .selectFrom('count.result')
    .select(({ fn }) => fn.max('version').as('last'))
    .where('contest_id', '=', contestId)
    .where('round', '=', round)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** Its id. Its lines are written before it, and none after. */
export async function insertResult(tx: Tx, version: number, given: NewResult): Promise<string> {
  const { count } = given;
  const id = crypto.randomUUID();
  await tx
    .insertInto('count.result_line')
    .values(
      count.lines.map((line) => ({
        result_id: id,
        project_id: given.projectIds.get(line.number) ?? '',
        place: line.place,
        is_funded: line.isFunded,
        cost_clp: line.costClp,
        support: line.support,
        by: line.by,
      })),
    )
    .execute();
  const hashed = (text: string) => sql`sha256(convert_to(${text}, 'UTF8'))`;
  const whole = sql`(select text_sha256 from count.vote where id = ${given.voteId})`;
  await sql`insert into count.result (id, vote_id, contest_id, round, version, cause, objection_id,
      excluded_tables, rulebook_id, counted_text, counted_sha256, settings_text, settings_sha256, choice,
      outcome_text, outcome_sha256, document_id, counted_by, counted_at)
    values (${id}, ${given.voteId}, ${given.contestId}, ${given.round}, ${version}, ${given.cause},
      ${given.objectionId}, ${given.excludedTables}, ${given.rulebookId}, ${given.countedText},
      ${given.countedText === null ? whole : hashed(given.countedText)},
      ${count.settingsText}, ${hashed(count.settingsText)}, ${JSON.stringify(count.choice)}::jsonb,
      ${count.outcomeText}, ${hashed(count.outcomeText)}, ${given.documentId}, ${given.personId},
      ${given.now})`.execute(tx);
  for (const locale of ['es-CL', 'en'] as const) {
    await tx
      .insertInto('count.result_report')
      .values({
        result_id: id,
        locale,
        report: JSON.stringify(count.reports[locale]),
        csv: count.csv[locale],
      })
      .execute();
  }
  return id;
}

export interface ResultSums {
  readonly projects: number;
  readonly funded: number;
  readonly spentClp: number;
}

/** By result, of these contests. */
export async function sumsOfResults(
  db: Database,
  contestIds: readonly string[],
): Promise<ReadonlyMap<string, ResultSums>> {
  const found = await sql<ResultSums & { readonly id: string }>`select result.id,
      count(*)::int as projects, (count(*) filter (where line.is_funded))::int as funded,
      coalesce(sum(line.cost_clp) filter (where line.is_funded), 0)::float8 as "spentClp"
    from count.result join count.result_line line on line.result_id = result.id
    where result.contest_id = any(${contestIds}) group by result.id`.execute(db);
  return new Map(found.rows.map(({ id, ...sums }) => [id, sums]));
}

export interface ArchivedResult {
  readonly id: string;
  readonly edition: string;
  readonly contest: string;
  readonly round: number;
  readonly version: number;
  readonly cause: Cause;
  readonly excludedTables: readonly string[];
  readonly answeredBy: string;
  readonly answeredAs: string;
  readonly heldBy: string;
  readonly votedFrom: string;
  readonly votedUntil: string;
  readonly ballots: number;
  readonly blanks: number;
  readonly nulls: number;
  readonly fileSha256: string;
  readonly countedSha256: string;
  readonly outcomeSha256: string;
  readonly documentCode: string;
  readonly countedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
  readonly settingsText: string;
}

/** Of all editions of an institution, in the order in which they were counted. */
export async function listArchivedResults(
  db: Database,
  institutionId: string,
): Promise<readonly ArchivedResult[]> {
  const found = await sql<ArchivedResult>`select result.id, edition.slug as edition,
      contest.code as contest, result.round, result.version, result.cause,
      result.excluded_tables as "excludedTables", vote.answered_by as "answeredBy",
      vote.answered_as as "answeredAs", vote.held_by as "heldBy", vote.voted_from::text as "votedFrom",
      vote.voted_until::text as "votedUntil", vote.ballots, vote.blanks, vote.nulls,
      encode(vote.file_sha256, 'hex') as "fileSha256", encode(result.counted_sha256, 'hex') as "countedSha256",
      encode(result.outcome_sha256, 'hex') as "outcomeSha256", document.code as "documentCode",
      result.counted_at as "countedAt", vote.withdrawn_at as "withdrawnAt",
      vote.withdrawn_reason as "withdrawnReason", result.settings_text as "settingsText"
    from count.result
    join count.vote on vote.id = result.vote_id
    join records.document on document.id = result.document_id
    join editions.contest on contest.id = result.contest_id
    join editions.edition on edition.id = contest.edition_id
    where edition.institution_id = ${institutionId} order by result.counted_at, result.id`.execute(
    db,
  );
  return found.rows;
}
