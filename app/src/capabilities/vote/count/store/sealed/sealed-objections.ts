// Objections to the results of a sealed vote, as its log tells them: by number, with the hash of what was written.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../../platform/database/database.ts';

export interface LoggedObjection {
  /** Of the edition in its year. */
  readonly year: number;
  readonly number: number;
  /** Code of its contest. */
  readonly contest: string;
  /** In base64url: of what was objected, and of the reasons of its answer. */
  readonly textSha256: string;
  readonly reasonsSha256: string | null;
  readonly isWithdrawn: boolean;
}

/** In the order in which they came. */
export async function listLoggedObjections(
  db: Database | Tx,
  electionId: string,
): Promise<readonly LoggedObjection[]> {
  const { rows } = await sql<
    Omit<LoggedObjection, 'textSha256' | 'reasonsSha256'> & {
      readonly text: string;
      readonly reasons: string | null;
    }
  >`select one.year, one.number, own.code as contest, one.withdrawn_at is not null as "isWithdrawn",
      encode(sha256(convert_to(one.text, 'UTF8')), 'hex') as text,
      encode(sha256(convert_to(one.reasons, 'UTF8')), 'hex') as reasons
    from count.objection one
    join election.election_contest own on own.contest_id = one.contest_id and own.round = one.round
    where own.election_id = ${electionId} and own.left_at is null
    order by one.filed_at, one.year, one.number`.execute(db);
  const short = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');
  return rows.map(({ text, reasons, ...one }) => ({
    ...one,
    textSha256: short(text),
    reasonsSha256: reasons === null ? null : short(reasons),
  }));
}
