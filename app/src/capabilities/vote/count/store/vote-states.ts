// How the vote of each contest of an edition stands: its last result, its objections, and what is certified of it.
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface LastResult {
  readonly id: string;
  readonly version: number;
  /** Of its outcome, in hexadecimal. */
  readonly sha256: string;
  readonly documentCode: string;
  readonly countedAt: Date;
  /** When the first result of this vote was there. */
  readonly firstCountedAt: Date;
  /** Polling tables of the vote, those that are left out too. */
  readonly tables: readonly string[];
  readonly excludedTables: readonly string[];
}

export interface Certified {
  readonly resultId: string;
  readonly version: number;
  readonly documentCode: string;
  readonly certifiedAt: Date;
  /** Why two people found it wrong since; null of what stands. */
  readonly wrongReason: string | null;
}

/** In the round in which the contest is. */
export interface VoteState {
  readonly contestId: string;
  readonly code: string;
  readonly round: number;
  readonly result: LastResult | undefined;
  /** When results that correct another one were counted, in their order. */
  readonly correctedAt: readonly Date[];
  /** All that came, those that wait for their answer, those whose remedy is not done. */
  readonly objectionsCount: number;
  readonly openCount: number;
  readonly toRemedyCount: number;
  readonly annulledTables: readonly string[];
  /** What the log of a sealed vote does not tell yet. */
  readonly logWaits: number;
  /** The log of a sealed vote tells what a body decided, or is about to: it takes no other result after that. */
  readonly isSanctionInLog: boolean;
  /** The last one. */
  readonly certified: Certified | undefined;
}

/** As JSON tells it: its instants are text. */
export interface ToldState extends Omit<VoteState, 'result' | 'certified' | 'correctedAt'> {
  readonly correctedAt: readonly string[];
  readonly result:
    | (Omit<LastResult, 'countedAt' | 'firstCountedAt'> & {
        readonly countedAt: string;
        readonly firstCountedAt: string;
      })
    | null;
  readonly certified: (Omit<Certified, 'certifiedAt'> & { readonly certifiedAt: string }) | null;
}

const result = sql`(select json_build_object('id', last.id, 'version', last.version,
    'sha256', encode(last.outcome_sha256, 'hex'), 'documentCode', document.code, 'countedAt', last.counted_at,
    'firstCountedAt', (select min(counted_at) from count.result
      where result.contest_id = contest.id and result.round = now.round),
    'tables', array(select code from count.vote_table where vote_table.vote_id = last.vote_id
      order by length(code), code),
    'excludedTables', last.excluded_tables)
  from count.result last
  join count.vote on vote.id = last.vote_id and vote.withdrawn_at is null
  join records.document on document.id = last.document_id
  where last.contest_id = contest.id and last.round = now.round
    and last.version = (select max(version) from count.result
      where result.contest_id = contest.id and result.round = now.round))`;

const certified = sql`(select json_build_object('resultId', certification.result_id, 'version', result.version,
    'documentCode', document.code, 'certifiedAt', certification.certified_at,
    'wrongReason', correction.reason)
  from count.certification
  join count.result on result.id = certification.result_id
  join records.document on document.id = certification.document_id
  left join count.correction on correction.result_id = certification.result_id
  where certification.contest_id = contest.id and certification.round = now.round
  order by certification.place desc limit 1)`;

/** Of each contest of an edition, by its code. */
export async function listVoteStates(
  db: Database | Tx,
  editionId: string,
): Promise<readonly VoteState[]> {
  const { rows } = await sql<{
    told: readonly ToldState[];
  }>`select ${statesOf(editionId)} as told`.execute(db);
  return (rows[0]?.told ?? []).map(stateOf);
}

/** The same as one value, for a statement that reads more; `stateOf` makes a state of each. */
export function statesOf(editionId: string): RawBuilder<readonly ToldState[]> {
  return sql`(select coalesce(json_agg(told order by told.code), '[]') from (select contest.id as "contestId", contest.code, now.round,
      ${result} as result, ${certified} as certified,
      array(select to_json(counted_at) from count.result where result.contest_id = contest.id
        and result.round = now.round and count.corrects(result) order by version) as "correctedAt",
      (select count(*)::int from count.objection
        where objection.contest_id = contest.id and objection.round = now.round) as "objectionsCount",
      (select count(*)::int from count.objection where objection.contest_id = contest.id
        and objection.round = now.round and outcome is null and withdrawn_at is null) as "openCount",
      (select count(*)::int from count.objection one where one.contest_id = contest.id
        and one.round = now.round and not count.is_remedied(one)) as "toRemedyCount",
      count.log_waits(contest.id, now.round) as "logWaits",
      exists (select from count.vote
        join count.asked_leaf asked on asked.election_id = vote.election_id and asked.kind = 'sanction'
        join election.log_act act on act.id = asked.act_id
        where vote.contest_id = contest.id and vote.round = now.round
          and coalesce(act.outcome, 'signed') = 'signed') as "isSanctionInLog",
      array(select distinct one.remedy_table from count.objection one where one.contest_id = contest.id
        and one.round = now.round and one.remedy = 'annul-table') as "annulledTables"
    from editions.contest
    cross join lateral (select count.round_of(contest.id) as round) now
    where contest.edition_id = ${editionId}) told)`;
}

export function stateOf({ result: last, certified: signed, ...told }: ToldState): VoteState {
  return {
    ...told,
    correctedAt: told.correctedAt.map((instant) => new Date(instant)),
    result:
      last === null
        ? undefined
        : {
            ...last,
            countedAt: new Date(last.countedAt),
            firstCountedAt: new Date(last.firstCountedAt),
          },
    certified:
      signed === null ? undefined : { ...signed, certifiedAt: new Date(signed.certifiedAt) },
  };
}

/** Whoever answers, certifies or objects in the same edition waits here. */
export async function lockEditionOf(tx: Tx, editionId: string): Promise<void> {
  await sql`select from editions.edition where id = ${editionId} for no key update`.execute(tx);
}

/** The same by its address. */
export async function lockEditionAt(
  tx: Tx,
  { institution, edition }: { readonly institution: string; readonly edition: string },
): Promise<void> {
  await sql`select from editions.edition join institutions.institution
      on institution.id = edition.institution_id
    where institution.slug = ${institution} and edition.slug = ${edition}
    for no key update of edition`.execute(tx);
}

/** A text that is another one as soon as something of the vote of a contest was counted, objected, answered or signed. */
export async function versionOfVote(db: Database | Tx, contestId: string): Promise<string> {
  const { rows } = await sql<{ version: string }>`select concat_ws('.',
      (select count(*) from count.result where result.contest_id = ${contestId}),
      (select count(*) from count.objection where objection.contest_id = ${contestId}),
      (select count(*) from count.objection where objection.contest_id = ${contestId}
        and (outcome is not null or withdrawn_at is not null)),
      (select count(*) from count.certification where certification.contest_id = ${contestId}),
      (select count(*) from count.correction join count.result on result.id = correction.result_id
        where result.contest_id = ${contestId}), count.round_of(${contestId})) as version`.execute(
    db,
  );
  return rows[0]?.version ?? '';
}
