// The opening of the ballots of a sealed vote as a row: who asked, how far it is, what came out.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../../platform/database/database.ts';
import type { ExcludedBallot } from '../../rules/sealed/opened.ts';
import type { OpenedDifference } from '../../rules/sealed/urn-differences.ts';
import type { OfContest } from '../bringings.ts';

export type OpeningFailure =
  | 'too-slow'
  | 'too-heavy'
  | 'broken'
  | 'refused'
  | 'wrong-key'
  | 'urn-differs';

/** As many as say what is wrong; all of them would be a whole vote. */
const MOST_TOLD = 50;

export interface Opening {
  readonly electionId: string;
  readonly askedBy: string | null;
  readonly askedAs: string;
  readonly askedAt: Date;
  readonly state: 'waiting' | 'opening' | 'counted' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly heardAt: Date | null;
  readonly failure: OpeningFailure | null;
  readonly excluded: readonly ExcludedBallot[];
  /** Where the urn publishes other opened ballots: the first of them. */
  readonly differences: readonly OpenedDifference[];
  /** In base64url. */
  readonly openedSha256: string | null;
  readonly countedAt: Date | null;
}

export async function findOpening(
  db: Database | Tx,
  electionId: string,
): Promise<Opening | undefined> {
  const row = await db
    .selectFrom('count.opening')
    .select(['election_id', 'asked_by', 'asked_as', 'asked_at', 'state', 'done', 'total'])
    .select(['heard_at', 'failure', 'excluded', 'differences', 'opened_sha256', 'counted_at'])
    .where('election_id', '=', electionId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    ...{ electionId: row.election_id, askedBy: row.asked_by, askedAs: row.asked_as },
    ...{ askedAt: row.asked_at, done: row.done, total: row.total, heardAt: row.heard_at },
    state: row.state as Opening['state'],
    failure: row.failure as OpeningFailure | null,
    excluded: row.excluded as unknown as readonly ExcludedBallot[],
    differences: row.differences as unknown as readonly OpenedDifference[],
    openedSha256: row.opened_sha256?.toString('base64url') ?? null,
    countedAt: row.counted_at,
  };
}

/** Asked for, or asked for again where it did not come to its end. */
export async function saveOpeningAsked(
  tx: Tx,
  given: {
    readonly electionId: string;
    readonly personId: string;
    readonly role: string;
    readonly now: Date;
  },
): Promise<void> {
  const { electionId, personId, role, now } = given;
  await sql`insert into count.opening (election_id, asked_by, asked_as, asked_at)
    values (${electionId}, ${personId}, ${role}, ${now})
    on conflict (election_id) do update set asked_by = excluded.asked_by, asked_as = excluded.asked_as,
      asked_at = excluded.asked_at, state = 'waiting', failure = null, heard_at = null, differences = '[]'
    where opening.state <> 'counted'`.execute(tx);
}

export async function saveOpeningProgress(
  db: Database | Tx,
  electionId: string,
  { done, total, now }: { readonly done: number; readonly total: number; readonly now: Date },
): Promise<void> {
  await sql`update count.opening set state = 'opening', done = ${done}, total = ${total}, heard_at = ${now}
    where election_id = ${electionId} and state in ('waiting', 'opening')`.execute(db);
}

export async function saveOpeningFailure(
  tx: Tx,
  electionId: string,
  failure: OpeningFailure,
  differences: readonly OpenedDifference[] = [],
): Promise<void> {
  const told = JSON.stringify(differences.slice(0, MOST_TOLD));
  await sql`update count.opening set state = 'failed', failure = ${failure}, differences = ${told}::jsonb
    where election_id = ${electionId} and state <> 'counted'`.execute(tx);
}

/** Whether it waits to be counted: whoever else counts waits for the row. */
export async function lockOpening(tx: Tx, electionId: string): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`select state from count.opening
    where election_id = ${electionId} for update`.execute(tx);
  return rows[0] !== undefined && rows[0].state !== 'counted';
}

export async function saveOpened(
  tx: Tx,
  given: {
    readonly electionId: string;
    readonly text: string;
    readonly excluded: readonly ExcludedBallot[];
    readonly now: Date;
  },
): Promise<void> {
  const { electionId, text, excluded, now } = given;
  await sql`update count.opening set state = 'counted', failure = null, opened_text = ${text},
      opened_sha256 = sha256(convert_to(${text}, 'UTF8')), excluded = ${JSON.stringify(excluded)}::jsonb,
      counted_at = ${now}, done = total
    where election_id = ${electionId}`.execute(tx);
}

export async function readOpenedText(
  db: Database | Tx,
  electionId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('count.opening')
    .select('opened_text')
    .where('election_id', '=', electionId)
    .executeTakeFirst();
  return row?.opened_text ?? undefined;
}

export interface NewSealedVote extends OfContest {
  readonly electionId: string;
  readonly listId: string;
  /** The Pabulib text that is counted. */
  readonly text: string;
  /** SHA-256 of `opened.jsonl`, in base64url. */
  readonly openedSha256: string;
  readonly answeredBy: string;
  readonly answeredAs: string;
  readonly heldBy: string;
  readonly votedFrom: string;
  readonly votedUntil: string;
  readonly ballots: number;
  readonly blanks: number;
  readonly nulls: number;
  readonly personId: string;
  readonly now: Date;
}

/** Its id. Its ballots are those of the log: nobody brought a file. */
export async function insertSealedVote(tx: Tx, given: NewSealedVote): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`insert into count.vote (contest_id, round, list_id, kind,
      election_id, file_name, file_sha256, text, text_sha256, answered_by, answered_as, held_by,
      voted_from, voted_until, ballots, blanks, nulls, brought_by, brought_at)
    values (${given.contestId}, ${given.round}, ${given.listId}, 'sealed', ${given.electionId},
      'opened.jsonl', ${Buffer.from(given.openedSha256, 'base64url')}, ${given.text},
      sha256(convert_to(${given.text}, 'UTF8')), ${given.answeredBy}, ${given.answeredAs}, ${given.heldBy},
      ${given.votedFrom}, ${given.votedUntil}, ${given.ballots}, ${given.blanks}, ${given.nulls},
      ${given.personId}, ${given.now})
    returning id`.execute(tx);
  return rows[0]?.id ?? '';
}
