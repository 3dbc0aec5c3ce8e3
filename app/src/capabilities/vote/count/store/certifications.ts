// What is certified: the results that were signed, those found wrong since, and what later rooms read of them.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface NewCertification {
  readonly contestId: string;
  readonly round: number;
  readonly resultId: string;
  readonly actId: string;
  readonly documentId: string;
  readonly now: Date;
}

export async function insertCertification(tx: Tx, given: NewCertification): Promise<void> {
  const { contestId, round, resultId, actId, documentId, now } = given;
  await tx
    .insertInto('count.certification')
    .values({
      contest_id: contestId,
      round,
      result_id: resultId,
      act_id: actId,
      document_id: documentId,
      certified_at: now,
    })
    .execute();
}

export async function insertCorrection(
  tx: Tx,
  given: {
    readonly resultId: string;
    readonly reason: string;
    readonly actId: string;
    readonly now: Date;
  },
): Promise<void> {
  const { resultId, reason, actId, now } = given;
  await tx
    .insertInto('count.correction')
    .values({ result_id: resultId, reason, act_id: actId, decided_at: now })
    .execute();
}

export interface CertifiedLine {
  readonly projectId: string;
  /** On the ballot paper. */
  readonly number: number;
  readonly name: string;
  /** In the citizens' order of all projects, from 1. */
  readonly place: number;
  readonly costClp: number;
  readonly isFunded: boolean;
  /** Votes, points or score: what the rule goes by. */
  readonly support: number;
}

/** The last certified result of a contest, in the round in which it is. */
export interface CertifiedResult {
  readonly contestId: string;
  readonly round: number;
  readonly resultId: string;
  /** Of its outcome, in hexadecimal. */
  readonly sha256: string;
  /** Of its certification. */
  readonly documentCode: string;
  readonly certifiedAt: Date;
  readonly amountClp: number;
  /** What takes the place of a project that is returned, rejected or fails. */
  readonly replacement: 'next-in-order' | 'recount';
  /** Two people found it wrong, and nothing was certified since: nothing new is decided on it. */
  readonly isSuperseded: boolean;
  /** Contests of the same sealed vote whose result is not certified: its log takes nothing of theirs after a sanction. */
  readonly logWaitsFor: readonly string[];
  readonly lines: readonly CertifiedLine[];
}

type Row = Omit<CertifiedResult, 'certifiedAt'> & { readonly certifiedAt: Date };

/** Of votes in the log of the one that a result is of: what stands, was not annulled there, and is not certified as it is. */
const uncertifiedBeside = sql`array(select other.contest_id
  from count.vote own
  join count.vote other on other.election_id = own.election_id and other.contest_id <> own.contest_id
  join election.election_contest named
    on named.election_id = other.election_id and named.contest_id = other.contest_id
  where own.id = result.vote_id and other.withdrawn_at is null
    and not exists (select from count.certification signed
      left join count.correction wrong on wrong.result_id = signed.result_id
      where wrong.id is null and signed.result_id = (select theirs.id from count.result theirs
        where theirs.vote_id = other.id order by theirs.version desc limit 1))
    and not exists (select from count.log_leaf
      where log_leaf.election_id = own.election_id and log_leaf.kind = 'annul'
        and convert_from(log_leaf.leaf, 'UTF8')::jsonb
          @> jsonb_build_object('what', 'contest', 'id', named.code))
  order by named.place)`;

/** By the code of the contest; contests of which nothing is certified are not among them. */
export async function readCertified(
  db: Database | Tx,
  editionId: string,
): Promise<readonly CertifiedResult[]> {
  const { rows } =
    await sql<Row>`select contest.id as "contestId", last.round, result.id as "resultId",
      encode(result.outcome_sha256, 'hex') as sha256, document.code as "documentCode",
      last.certified_at as "certifiedAt", terms.amount_clp::float8 as "amountClp",
      rulebook.committed_text::jsonb -> 'after' ->> 'replacement' as replacement,
      correction.id is not null as "isSuperseded", ${uncertifiedBeside} as "logWaitsFor",
      (select json_agg(json_build_object('projectId', line.project_id, 'number', entry.number,
          'name', project.name, 'place', line.place, 'costClp', line.cost_clp, 'isFunded', line.is_funded,
          'support', line.support) order by line.place)
        from count.result_line line
        join editions.slate_project project on project.project_id = line.project_id
        join count.vote on vote.id = result.vote_id
        join ballot_list.entry on entry.list_id = vote.list_id and entry.project_id = line.project_id
        where line.result_id = result.id) as lines
    from editions.contest
    join lateral (select * from count.certification where certification.contest_id = contest.id
      and certification.round = count.round_of(contest.id) order by place desc limit 1) last on true
    join count.result on result.id = last.result_id
    join records.document on document.id = last.document_id
    join editions.rulebook on rulebook.id = result.rulebook_id
    join editions.contest_terms terms
      on terms.rulebook_id = result.rulebook_id and terms.contest_id = contest.id
    left join count.correction on correction.result_id = result.id
    where contest.edition_id = ${editionId} order by contest.code`.execute(db);
  return rows;
}

/** Editions of an institution of which a result was certified, by their addresses. */
export async function listCertifiedEditions(
  db: Database,
  institutionId: string,
): Promise<
  readonly { readonly editionId: string; readonly slug: string; readonly name: string }[]
> {
  return db
    .selectFrom('editions.edition as edition')
    .where('edition.institution_id', '=', institutionId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('count.certification as certification')
          .innerJoin('editions.contest as contest', 'contest.id', 'certification.contest_id')
          .whereRef('contest.edition_id', '=', 'edition.id')
          .select('certification.id'),
      ),
    )
    .select(['edition.id as editionId', 'edition.slug', 'edition.name'])
    .orderBy('edition.slug')
    .execute();
}
