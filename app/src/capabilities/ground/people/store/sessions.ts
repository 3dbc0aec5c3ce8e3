// Sessions: opaque, kept as a hash, ended by time or by hand.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { forgetSentForms } from '../../../../platform/http/form-key.ts';
import { KNOWN_AFTER_MS, limitsOf, type SignInMethod, staffMethods } from '../rules/session.ts';
import type { Token } from '../rules/token.ts';
import { hashOf } from './tokens.ts';

export interface SessionRow {
  readonly id: string;
  readonly personId: string;
  readonly method: SignInMethod;
  readonly provider: string | null;
  readonly device: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly provenAt: Date;
  readonly expiresAt: Date;
}

export interface NewSession {
  readonly personId: string;
  readonly method: SignInMethod;
  readonly provider?: string;
  readonly device: string;
  readonly token: Token;
  readonly now: Date;
  readonly expiresAt: Date;
}

const COLUMNS = [
  'id',
  'person_id as personId',
  'method',
  'provider',
  'device',
  'created_at as createdAt',
  'seen_at as seenAt',
  'proven_at as provenAt',
  'expires_at as expiresAt',
] as const;

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  const { personId, method, provider, device, token, now, expiresAt } = session;
  await tx
    .insertInto('people.session')
    .values({
      token_hash: hashOf(token),
      person_id: personId,
      method,
      provider: provider ?? null,
      device,
      created_at: now,
      seen_at: now,
      proven_at: now,
      expires_at: expiresAt,
    })
    .execute();
}

/** The session of a token, whether or not its time is over. */
export async function findSession(db: Database, token: Token): Promise<SessionRow | undefined> {
  const row = await db
    .selectFrom('people.session')
    .select(COLUMNS)
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  return row as SessionRow | undefined;
}

export async function touchSession(db: Database, id: string, now: Date): Promise<void> {
  await db.updateTable('people.session').set({ seen_at: now }).where('id', '=', id).execute();
}

/** Gives the session another token and says that it proved who it is just now. */
export async function renewSession(
  db: Database | Tx,
  id: string,
  token: Token,
  now: Date,
): Promise<void> {
  await db
    .updateTable('people.session')
    .set({ token_hash: hashOf(token), proven_at: now, seen_at: now })
    .where('id', '=', id)
    .execute();
}

export async function deleteSession(
  db: Database | Tx,
  id: string,
  personId: string,
): Promise<boolean> {
  const gone = await db
    .deleteFrom('people.session')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export async function deleteSessionsOf(
  db: Database | Tx,
  personId: string,
  except?: string,
): Promise<void> {
  let query = db.deleteFrom('people.session').where('person_id', '=', personId);
  if (except !== undefined) query = query.where('id', '<>', except);
  await query.execute();
}

/** The standing sessions of a person, the newest first. */
export async function listSessions(
  db: Database,
  personId: string,
  now: Date,
): Promise<readonly SessionRow[]> {
  const rows = await db
    .selectFrom('people.session')
    .select(COLUMNS)
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .where('seen_at', '>=', sql<Date>`${now}::timestamptz - ${IDLE}`)
    .orderBy('seen_at', 'desc')
    .execute();
  return rows as unknown as SessionRow[];
}

const idleSeconds = (method: SignInMethod) => limitsOf(method).idleMs / 1000;

/** How long a session holds without use, as SQL. */
const IDLE = sql`make_interval(secs => case
  when method = any(${staffMethods}) then ${idleSeconds('passkey')}::float
  else ${idleSeconds('provider')}::float end)`;

/** Removes what has ended: sessions, attempts, challenges, kept and sent forms, and counted attempts. */
export async function deleteWhatEnded(db: Database): Promise<void> {
  const known = sql`make_interval(secs => ${KNOWN_AFTER_MS / 1000})`;
  await sql`delete from people.session where expires_at < now() - ${known}
    or seen_at < now() - ${IDLE} - ${known}`.execute(db);
  for (const table of ['sign_in_attempt', 'passkey_challenge', 'kept_form']) {
    await sql`delete from ${sql.table(`people.${table}`)} where expires_at < now()`.execute(db);
  }
  await sql`delete from platform.rate_limit where ends_at < now()`.execute(db);
  await forgetSentForms(db);
}
