// Acts of two people as they are kept: a row that never changes, and at most one that says how it ended.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { PlainJson } from '../../../../platform/two-person.ts';
import { timeZoneOf } from '../../territories/index.ts';
import type { ActEnd } from '../rules/two-person.ts';
import type { Stretch } from './audit-entries.ts';

export interface TwoPersonAct {
  readonly id: string;
  readonly kind: string;
  readonly payload: PlainJson;
  readonly sha256: string;
  readonly subject: string;
  readonly subjectVersion: string;
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  readonly end: (ActEnd & { readonly proof: 'passkey' | 'demonstration' | null }) | undefined;
}

function acts(db: Database | Tx) {
  return db
    .selectFrom('records.two_person_act as act')
    .innerJoin('institutions.institution as institution', 'institution.id', 'act.institution_id')
    .leftJoin('records.two_person_end as ended', 'ended.act_id', 'act.id');
}

function rows(db: Database | Tx) {
  return acts(db).select([
    'act.id',
    'act.kind',
    sql<PlainJson>`act.text::jsonb -> 'payload'`.as('payload'),
    sql<string>`encode(act.sha256, 'hex')`.as('sha256'),
    'act.subject',
    'act.subject_version as subjectVersion',
    'act.institution_id as institutionId',
    'institution.slug as institutionSlug',
    'institution.name as institutionName',
    timeZoneOf('institution').as('timeZone'),
    'act.proposed_by as proposedBy',
    'act.proposed_at as proposedAt',
    'act.expires_at as expiresAt',
    sql<ActEnd['outcome'] | null>`ended.outcome`.as('outcome'),
    'ended.ended_by as endedBy',
    'ended.ended_at as endedAt',
    sql<'passkey' | 'demonstration' | null>`ended.proof`.as('proof'),
  ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

function toAct({ outcome, endedBy, endedAt, proof, ...row }: Row): TwoPersonAct {
  const isEnded = outcome !== null && endedBy !== null && endedAt !== null;
  return { ...row, end: isEnded ? { outcome, endedBy, endedAt, proof } : undefined };
}

/** Whoever ends an act waits here, so that it ends once. */
export async function lockAct(tx: Tx, id: string): Promise<TwoPersonAct | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`records.act/${id}`}, 0))`.execute(tx);
  return findAct(tx, id);
}

export async function findAct(db: Database | Tx, id: string): Promise<TwoPersonAct | undefined> {
  const row = await rows(db).where('act.id', '=', id).executeTakeFirst();
  return row && toAct(row);
}

export interface ActFilter {
  /** Slug of one institution. */
  readonly institution: string | undefined;
}

/** The newest first. */
export async function listActs(
  db: Database,
  { institution }: ActFilter,
  { limit, offset }: Stretch,
): Promise<readonly TwoPersonAct[]> {
  let query = rows(db);
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  const found = await query
    .orderBy('act.proposed_at', 'desc')
    .orderBy('act.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return found.map(toAct);
}

export async function countActs(db: Database, { institution }: ActFilter): Promise<number> {
  let query = acts(db).select(sql<number>`count(*)::int`.as('count'));
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  return (await query.executeTakeFirstOrThrow()).count;
}

/** Those that wait for their second person, the oldest first. */
export async function listPending(db: Database, now: Date): Promise<readonly TwoPersonAct[]> {
  const found = await rows(db)
    .where('ended.act_id', 'is', null)
    .where('act.expires_at', '>', now)
    .orderBy('act.expires_at')
    .execute();
  return found.map(toAct);
}

export interface ActOfPerson extends TwoPersonAct {
  /** The addresses under which she was invited in that institution, in small letters. */
  readonly namedAs: readonly string[];
}

/** Those that a person proposed or ended, and those whose text names her: as whom it is about, or as invited. */
export async function listActsOfPerson(
  db: Database,
  personId: string,
): Promise<readonly ActOfPerson[]> {
  const payload = sql`act.text::jsonb -> 'payload'`;
  const namedAs = sql<readonly string[]>`array(
    select distinct lower(taken.email) from people.invitation taken
      join jsonb_array_elements(coalesce(${payload} -> 'invited', '[]')
        || coalesce(nullif(${payload} -> 'successor', 'null'), '[]')) named
        on lower(named ->> 'email') = lower(taken.email)
    where taken.accepted_by = ${personId} and taken.institution_id = act.institution_id)`;
  const found = await rows(db)
    .select(namedAs.as('namedAs'))
    .where(
      sql<boolean>`(${personId} in (act.proposed_by, ended.ended_by)
        or ${payload} ->> 'person' = ${personId}
        or ${personId} in (${payload} -> 'closed' ->> 'person', ${payload} -> 'kept' ->> 'person')
        or cardinality(${namedAs}) > 0)`,
    )
    .orderBy('act.proposed_at')
    .execute();
  return found.map(({ namedAs: emails, ...row }) => ({ ...toAct(row), namedAs: emails }));
}

/** What proves who signed: kept whole, so that anybody with the row can check it again. */
export interface ActSignature {
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly clientData: Buffer;
  readonly authenticatorData: Buffer;
  readonly signature: Buffer;
}

export type ActProof =
  | { readonly by: 'passkey'; readonly signature: ActSignature }
  | { readonly by: 'demonstration' };

export async function insertEnd(
  tx: Tx,
  actId: string,
  end: ActEnd,
  proof?: ActProof,
): Promise<void> {
  const signature = proof?.by === 'passkey' ? proof.signature : undefined;
  await tx
    .insertInto('records.two_person_end')
    .values({
      act_id: actId,
      outcome: end.outcome,
      ended_by: end.endedBy,
      ended_at: end.endedAt,
      proof: proof?.by ?? null,
      credential_id: signature?.credentialId ?? null,
      public_key: signature?.publicKey ?? null,
      client_data: signature?.clientData ?? null,
      authenticator_data: signature?.authenticatorData ?? null,
      signature: signature?.signature ?? null,
    })
    .execute();
}
