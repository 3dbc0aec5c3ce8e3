// Votes that were brought in or opened here, as rows: what everybody may know of each, and the texts that were counted.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { BringFacts } from '../rules/bringing.ts';
import type { BroughtTable } from '../rules/brought.ts';
import type { OfContest, SoundVote } from './bringings.ts';

export interface TallySheet {
  readonly id: string;
  readonly name: string;
  readonly kind: 'image' | 'pdf';
}

export interface BroughtVote extends OfContest {
  readonly id: string;
  readonly kind: 'ballots' | 'totals' | 'sealed';
  /** Whose sealed ballots were opened; null of what was brought in. */
  readonly electionId: string | null;
  readonly fileName: string;
  /** In hexadecimal, as every hash here. */
  readonly fileSha256: string;
  readonly textSha256: string;
  readonly hasTotals: boolean;
  /** Null of a sealed vote, which has none. */
  readonly tallySheet: TallySheet | null;
  readonly answeredBy: string;
  readonly answeredAs: string;
  readonly heldBy: string;
  readonly votedFrom: string;
  readonly votedUntil: string;
  readonly ballots: number;
  readonly blanks: number;
  readonly nulls: number;
  readonly tables: readonly BroughtTable[];
  readonly broughtAt: Date;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
}

/** Of these contests, withdrawn ones too, the oldest first. */
export async function listVotes(
  db: Database | Tx,
  contestIds: readonly string[],
): Promise<readonly BroughtVote[]> {
  const found =
    await sql<BroughtVote>`select vote.id, vote.contest_id as "contestId", vote.round, vote.kind,
      vote.file_name as "fileName", encode(vote.file_sha256, 'hex') as "fileSha256",
      encode(vote.text_sha256, 'hex') as "textSha256", vote.totals_text is not null as "hasTotals",
      vote.election_id as "electionId", case when sheet.id is not null
        then json_build_object('id', sheet.id, 'name', sheet.name, 'kind', sheet.kind) end as "tallySheet",
      vote.answered_by as "answeredBy", vote.answered_as as "answeredAs", vote.held_by as "heldBy",
      vote.voted_from::text as "votedFrom", vote.voted_until::text as "votedUntil",
      vote.ballots, vote.blanks, vote.nulls,
      coalesce((select json_agg(json_build_object('code', code, 'ballots', told.ballots))
        from count.vote_table told where told.vote_id = vote.id), '[]'::json) as tables,
      vote.brought_at as "broughtAt", vote.withdrawn_at as "withdrawnAt",
      vote.withdrawn_reason as "withdrawnReason"
    from count.vote left join platform.file sheet on sheet.id = vote.tally_sheet_id
    where vote.contest_id = any(${contestIds}) order by vote.brought_at, vote.id`.execute(db);
  return found.rows.map((vote) => ({
    ...vote,
    tables: vote.tables.toSorted((a, b) => a.code.localeCompare(b.code, 'es', { numeric: true })),
  }));
}

export async function findStandingVote(
  db: Database | Tx,
  { contestId, round }: OfContest,
): Promise<BroughtVote | undefined> {
  const votes = await listVotes(db, [contestId]);
  return votes.find((vote) => vote.round === round && vote.withdrawnAt === null);
}

export interface NewVote extends OfContest {
  readonly listId: string;
  readonly facts: BringFacts;
  readonly tallySheetId: string;
  readonly vote: SoundVote;
  readonly personId: string | null;
  readonly now: Date;
}

/** Its id. */
export async function insertVote(tx: Tx, given: NewVote): Promise<string> {
  const { facts, vote } = given;
  const { preview } = vote;
  const inserted = await sql<{
    id: string;
  }>`insert into count.vote (contest_id, round, list_id, kind, file_name,
      file, file_sha256, text, text_sha256, totals_text, tally_sheet_id, answered_by, answered_as, held_by,
      voted_from, voted_until, ballots, blanks, nulls, brought_by, brought_at)
    values (${given.contestId}, ${given.round}, ${given.listId}, ${vote.kind}, ${vote.fileName},
      ${Buffer.from(vote.file)}, sha256(${Buffer.from(vote.file)}), ${vote.text},
      sha256(convert_to(${vote.text}, 'UTF8')), ${vote.totalsText}, ${given.tallySheetId},
      ${facts.answeredBy}, ${facts.answeredAs}, ${facts.heldBy}, ${facts.votedFrom}, ${facts.votedUntil},
      ${preview.ballots}, ${preview.blanks}, ${preview.nulls}, ${given.personId}, ${given.now})
    returning id`.execute(tx);
  const id = inserted.rows[0]?.id ?? '';
  if (preview.tables.length > 0) {
    await tx
      .insertInto('count.vote_table')
      .values(
        preview.tables.map(({ code, ballots }) => ({ vote_id: id, code, name: code, ballots })),
      )
      .execute();
  }
  return id;
}

/** Whether it stood until now. */
export async function withdrawVoteRow(
  tx: Tx,
  id: string,
  given: { readonly reason: string; readonly now: Date },
): Promise<boolean> {
  const changed = await tx
    .updateTable('count.vote')
    .set({ withdrawn_at: given.now, withdrawn_reason: given.reason })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export interface VoteTexts {
  readonly text: string;
  readonly totalsText: string | null;
}

export async function readVoteTexts(db: Database | Tx, id: string): Promise<VoteTexts | undefined> {
  return db
    .selectFrom('count.vote')
    .select(['text', 'totals_text as totalsText'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Which of these files a vote, or what is being brought in, names. */
export async function namedSheets(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select tally_sheet_id as id from count.vote where tally_sheet_id = any(${ids})
    union select tally_sheet_id from count.bringing where tally_sheet_id = any(${ids})`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}

/** Whether everybody may see a tally sheet: once its vote was brought in. */
export async function isSheetPublic(db: Database, fileId: string): Promise<boolean> {
  const found = await db
    .selectFrom('count.vote')
    .select('id')
    .where('tally_sheet_id', '=', fileId)
    .limit(1)
    .execute();
  return found.length > 0;
}

/** The institution in which a tally sheet waits for its count; undefined for any other file. */
export async function institutionOfSheet(
  db: Database,
  fileId: string,
): Promise<string | undefined> {
  const found = await sql<{ id: string }>`select edition.institution_id as id from count.bringing
    join editions.contest on contest.id = bringing.contest_id
    join editions.edition on edition.id = contest.edition_id
    where bringing.tally_sheet_id = ${fileId}`.execute(db);
  return found.rows[0]?.id;
}
