// The last results of the contests of a sealed vote, as the leaf that tells them needs them.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../../platform/database/database.ts';

export interface SealedResult {
  readonly contestId: string;
  readonly round: number;
  readonly version: number;
  readonly ballots: number;
  readonly blank: number;
  /** In hexadecimal. */
  readonly outcomeSha256: string;
  /** In the order of all. */
  readonly lines: readonly {
    readonly number: number;
    readonly isFunded: boolean;
    readonly costClp: number;
  }[];
}

/** Of votes that stand, in no particular order. */
export async function listSealedResults(
  db: Database | Tx,
  electionId: string,
): Promise<readonly SealedResult[]> {
  const { rows } = await sql<SealedResult>`select distinct on (vote.contest_id, vote.round)
      vote.contest_id as "contestId", vote.round, result.version, vote.ballots, vote.blanks as blank,
      encode(result.outcome_sha256, 'hex') as "outcomeSha256",
      (select json_agg(json_build_object('number', entry.number, 'isFunded', line.is_funded,
          'costClp', line.cost_clp) order by line.place)
        from count.result_line line
        join ballot_list.entry on entry.list_id = vote.list_id and entry.project_id = line.project_id
        where line.result_id = result.id) as lines
    from count.vote join count.result on result.vote_id = vote.id
    where vote.election_id = ${electionId} and vote.withdrawn_at is null
    order by vote.contest_id, vote.round, result.version desc`.execute(db);
  return rows;
}

export interface SealedTexts {
  readonly code: string;
  /** The Pabulib that was counted, and the outcome. */
  readonly counted: string;
  readonly outcome: string;
}

/** Of the last result of each contest, for the bundle. */
export async function readSealedTexts(
  db: Database,
  electionId: string,
): Promise<readonly SealedTexts[]> {
  const { rows } = await sql<SealedTexts>`select distinct on (own.place) own.code,
      coalesce(result.counted_text, vote.text) as counted, result.outcome_text as outcome
    from election.election_contest own
    join count.vote on vote.election_id = own.election_id and vote.contest_id = own.contest_id
      and vote.withdrawn_at is null
    join count.result on result.vote_id = vote.id
    where own.election_id = ${electionId} order by own.place, result.version desc`.execute(db);
  return rows;
}

export interface AskedLeaf {
  readonly kind: string;
  readonly key: string;
  readonly actId: string;
  readonly askedAt: Date;
  /** As room election has it: null while it can be signed, or ran out. */
  readonly outcome: 'signed' | 'refused' | 'withdrawn' | null;
  readonly expiresAt: Date;
  /** The canonical JSON that is signed. */
  readonly payload: string;
}

/** What the end of a vote asked officers to sign, the oldest first. */
export async function listAsked(
  db: Database | Tx,
  electionId: string,
): Promise<readonly AskedLeaf[]> {
  const { rows } = await sql<AskedLeaf>`select asked.kind, asked.key, asked.act_id as "actId",
      asked.asked_at as "askedAt", act.outcome, act.expires_at as "expiresAt", act.payload
    from count.asked_leaf asked join election.log_act act on act.id = asked.act_id
    where asked.election_id = ${electionId} order by asked.place`.execute(db);
  return rows;
}

/** Whoever asks for another leaf of the same election waits here. */
export async function lockAsking(tx: Tx, electionId: string): Promise<void> {
  await sql`select from election.election where id = ${electionId} for no key update`.execute(tx);
}

/** The act that stands for it by now; another one takes the place of one that ran out. */
export async function saveAsked(
  tx: Tx,
  asked: {
    readonly electionId: string;
    readonly kind: string;
    readonly key: string;
    readonly actId: string;
    readonly now: Date;
  },
): Promise<void> {
  await sql`insert into count.asked_leaf (election_id, kind, key, act_id, asked_at)
    values (${asked.electionId}, ${asked.kind}, ${asked.key}, ${asked.actId}, ${asked.now})
    on conflict (election_id, kind, key) do update set act_id = excluded.act_id, asked_at = excluded.asked_at`.execute(
    tx,
  );
}
