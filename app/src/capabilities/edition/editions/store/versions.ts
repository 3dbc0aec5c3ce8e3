// Closed versions of the bases with their contests, and which version is in force.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Rulebook } from '../rules/rulebook.ts';

export interface NewVersion {
  readonly editionId: string;
  readonly rules: Rulebook;
  /** Canonical JSON of the whole and of the committed part. */
  readonly text: string;
  readonly committedText: string;
  readonly documentId: string;
  readonly now: Date;
}

/** Keeps the version after the last one, with what gates compare; returns its id. */
export async function insertVersion(tx: Tx, given: NewVersion): Promise<string> {
  const { editionId, rules, text, committedText, documentId, now } = given;
  const { envelopeClp, contests, breadth } = rules.committed;
  const inserted = await sql<{ id: string }>`insert into editions.rulebook
      (edition_id, version, text, sha256, committed_text, committed_sha256, envelope_clp, closed_at, document_id)
    select ${editionId}, coalesce(max(version), 0) + 1, ${text}, sha256(convert_to(${text}, 'UTF8')),
      ${committedText}, sha256(convert_to(${committedText}, 'UTF8')), ${envelopeClp}, ${now}, ${documentId}
    from editions.rulebook where edition_id = ${editionId}
    returning id`.execute(tx);
  const id = inserted.rows[0]?.id ?? '';
  const terms = contests.map((contest) => ({
    code: contest.code,
    amount: contest.amountClp,
    least: contest.minProjectClp,
    most: contest.maxProjectClp,
  }));
  await sql`insert into editions.contest (edition_id, code)
    select ${editionId}, code from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as given(code text)
    on conflict (edition_id, code) do nothing`.execute(tx);
  await sql`insert into editions.contest_terms (rulebook_id, edition_id, contest_id, amount_clp,
      min_project_clp, max_project_clp, breadth_numerator, breadth_denominator)
    select ${id}, ${editionId}, contest.id, given.amount, given.least, given.most,
      ${breadth.numerator}, ${breadth.denominator}
    from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb)
      as given(code text, amount bigint, least bigint, most bigint)
    join editions.contest on contest.edition_id = ${editionId} and contest.code = given.code`.execute(
    tx,
  );
  return id;
}

/** The rules of a closed version as they were closed. */
export async function readVersionText(
  db: Database | Tx,
  editionId: string,
  version: number,
): Promise<Rulebook | undefined> {
  const found = await sql<{ rules: Rulebook }>`select text::json as rules from editions.rulebook
    where edition_id = ${editionId} and version = ${version}`.execute(db);
  return found.rows[0]?.rules;
}

export interface NewPublication {
  readonly rulebookId: string;
  readonly commitmentId: string;
  readonly reason: string | null;
  readonly actId: string | null;
  readonly debtReason: string | null;
  readonly now: Date;
}

/** The database refuses what the gates refuse: see the constraints of `editions.publication`. */
export async function insertPublication(tx: Tx, given: NewPublication): Promise<void> {
  const { rulebookId, commitmentId, reason, actId, debtReason, now } = given;
  await sql`insert into editions.publication (rulebook_id, edition_id, version, envelope_clp,
      committed_sha256, commitment_id, committed_clp, published_at, reason, act_id, debt_reason)
    select rulebook.id, rulebook.edition_id, rulebook.version, rulebook.envelope_clp,
      rulebook.committed_sha256, commitment.id, commitment.amount_clp, ${now}, ${reason}, ${actId}, ${debtReason}
    from editions.rulebook, editions.commitment
    where rulebook.id = ${rulebookId} and commitment.id = ${commitmentId}`.execute(tx);
}
