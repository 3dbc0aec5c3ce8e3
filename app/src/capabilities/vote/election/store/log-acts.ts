// Acts that officers sign before they go into the log, with the signatures as their authenticators gave them.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface ActSignature {
  readonly officerId: string;
  readonly personId: string | null;
  /** In base64url, as a leaf has them. */
  readonly ad: string;
  readonly cd: string;
  readonly sig: string;
  readonly signedAt: string;
}

/** What a leaf does not say of an officer who is added. */
export interface AboutKey {
  readonly credentialId: string;
  readonly demonstrationKey: Readonly<Record<string, string>> | null;
}

export interface LogAct {
  readonly id: string;
  readonly electionId: string;
  /** Type of the leaf; of an amendment `amend-` and its kind, of an officer `officer-` and the change. */
  readonly kind: string;
  /** Canonical JSON, which is what is signed. */
  readonly payload: string;
  readonly proposedBy: string | null;
  /** Whom an act adds to the officers, and with what she signs; null of other acts. */
  readonly aboutPerson: string | null;
  readonly aboutKey: AboutKey | null;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  readonly outcome: 'signed' | 'refused' | 'withdrawn' | null;
  readonly endedAt: Date | null;
  readonly signatures: readonly ActSignature[];
}

const base64url = (column: string) =>
  sql`translate(rtrim(replace(encode(${sql.ref(column)}, 'base64'), E'\n', ''), '='), '+/', '-_')`;

const signatures = sql<readonly ActSignature[]>`coalesce((select json_agg(json_build_object(
    'officerId', one.officer_id, 'personId', one.person_id, 'ad', ${base64url('one.authenticator_data')},
    'cd', ${base64url('one.client_data')}, 'sig', ${base64url('one.signature')},
    'signedAt', one.signed_at) order by one.signed_at, one.officer_id)
  from election.act_signature one where one.act_id = log_act.id), '[]'::json)`;

function selectActs(db: Database | Tx) {
  return db
    .selectFrom('election.log_act as log_act')
    .select([
      'log_act.id',
      'log_act.election_id as electionId',
      'log_act.kind',
      'log_act.payload',
      'log_act.proposed_by as proposedBy',
      'log_act.about_person as aboutPerson',
      sql<AboutKey | null>`log_act.about_key`.as('aboutKey'),
      'log_act.proposed_at as proposedAt',
      'log_act.expires_at as expiresAt',
      sql<LogAct['outcome']>`log_act.outcome`.as('outcome'),
      'log_act.ended_at as endedAt',
      signatures.as('signatures'),
    ])
    .orderBy('log_act.proposed_at')
    .orderBy('log_act.id');
}

export function readLogAct(db: Database | Tx, id: string): Promise<LogAct | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return Promise.resolve(undefined);
  return selectActs(db).where('log_act.id', '=', id).executeTakeFirst();
}

export async function lockLogAct(tx: Tx, id: string): Promise<LogAct | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  await sql`select from election.log_act where id = ${id} for update`.execute(tx);
  return readLogAct(tx, id);
}

/** Of an election, oldest first. */
export function listLogActs(db: Database | Tx, electionId: string): Promise<readonly LogAct[]> {
  return selectActs(db).where('log_act.election_id', '=', electionId).execute();
}

export interface WaitingAct {
  readonly id: string;
  readonly kind: string;
  readonly electionId: string;
  readonly electionTitle: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly expiresAt: Date;
}

/** Acts that wait for the signature of somebody: an officer in force who has not signed it. */
export async function actsWaitingFor(
  db: Database,
  personId: string,
  now: Date,
): Promise<readonly WaitingAct[]> {
  const found = await sql<WaitingAct>`select act.id, act.kind, election.id as "electionId",
      election.title as "electionTitle", institution.slug as "institutionSlug",
      institution.name as "institutionName", act.expires_at as "expiresAt"
    from election.log_act act join election.election on election.id = act.election_id
    join institutions.institution on institution.id = election.institution_id
    join election.officer on officer.election_id = election.id and officer.person_id = ${personId}
      and officer.removed_at is null and officer.role in ('certifier', 'substitute', 'officer')
    where act.outcome is null and act.expires_at > ${now}
      and not exists (select from election.act_signature one where one.act_id = act.id
        and one.person_id = ${personId})
    order by act.expires_at`.execute(db);
  return found.rows;
}

export interface NewLogAct {
  readonly electionId: string;
  readonly kind: string;
  readonly payload: string;
  readonly proposedBy: string;
  readonly about?: { readonly personId: string; readonly key: AboutKey } | undefined;
  readonly now: Date;
}

export async function insertLogAct(
  tx: Tx,
  act: NewLogAct,
): Promise<{ readonly id: string; readonly expiresAt: Date }> {
  const expiresAt = new Date(act.now.getTime() + 72 * 3_600_000);
  const { id } = await tx
    .insertInto('election.log_act')
    .values({
      election_id: act.electionId,
      kind: act.kind,
      payload: act.payload,
      sha256: createHash('sha256').update(act.payload).digest(),
      proposed_by: act.proposedBy,
      about_person: act.about?.personId ?? null,
      about_key: act.about === undefined ? null : JSON.stringify(act.about.key),
      proposed_at: act.now,
      expires_at: expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, expiresAt };
}

export interface NewSignature {
  readonly actId: string;
  readonly electionId: string;
  readonly officerId: string;
  readonly personId: string;
  readonly ad: Uint8Array;
  readonly cd: Uint8Array;
  readonly sig: Uint8Array;
  readonly now: Date;
}

export async function insertSignature(tx: Tx, given: NewSignature): Promise<void> {
  await tx
    .insertInto('election.act_signature')
    .values({
      act_id: given.actId,
      election_id: given.electionId,
      officer_id: given.officerId,
      person_id: given.personId,
      authenticator_data: Buffer.from(given.ad),
      client_data: Buffer.from(given.cd),
      signature: Buffer.from(given.sig),
      signed_at: given.now,
    })
    .execute();
}

export async function endLogAct(
  tx: Tx,
  id: string,
  outcome: NonNullable<LogAct['outcome']>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('election.log_act')
    .set({ outcome, ended_at: now })
    .where('id', '=', id)
    .execute();
}
