// Reads the audit log of institutions, newest first; nothing here writes to it.
import { sql } from 'kysely';
import type { Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import { timeZoneOf } from '../../territories/index.ts';
import type { AuditFilter } from '../rules/audit-filter.ts';
import { type AuditEntry, publicKinds } from '../rules/redaction.ts';

/** The civil day of an entry where its institution is. */
const dayThere = sql`(entry.at at time zone ${timeZoneOf('institution')})::date`;

function entries(db: Database, { institution, text, act, from, until }: AuditFilter) {
  let query = db
    .selectFrom('records.audit_entry as entry')
    .innerJoin('institutions.institution as institution', 'institution.id', 'entry.scope_id')
    .where('entry.scope_kind', '=', 'institution');
  if (institution !== undefined) query = query.where('institution.slug', '=', institution);
  if (act !== undefined) query = query.where('entry.act', '=', act);
  if (from !== undefined) query = query.where(sql<boolean>`${dayThere} >= ${from}`);
  if (until !== undefined) query = query.where(sql<boolean>`${dayThere} <= ${until}`);
  if (text === '') return query;
  const plain = plainOf(text);
  // What is withheld is not found by searching for it either.
  return query.where(sql<boolean>`${plain} <> '' and territories.plain(
    entry.act || ' ' || entry.told::text ||
    case when split_part(entry.subject, ':', 1) = any(${[...publicKinds]})
      then ' ' || entry.subject || ' ' || coalesce(entry.reason, '') else '' end
  ) like '%' || ${plain} || '%'`);
}

export async function countEntries(db: Database, filter: AuditFilter): Promise<number> {
  const { count } = await entries(db, filter)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export interface Stretch {
  readonly limit: number;
  readonly offset: number;
}

export async function listEntries(
  db: Database,
  filter: AuditFilter,
  { limit, offset }: Stretch,
): Promise<readonly AuditEntry[]> {
  return entries(db, filter)
    .select([
      'entry.id',
      'entry.at',
      'entry.actor_person as actorPerson',
      'entry.act',
      sql<string>`entry.scope_id`.as('institutionId'),
      'institution.slug as institutionSlug',
      'institution.name as institutionName',
      timeZoneOf('institution').as('timeZone'),
      'entry.subject',
      sql<string | null>`encode(entry.before_sha256, 'hex')`.as('beforeSha256'),
      sql<string | null>`encode(entry.after_sha256, 'hex')`.as('afterSha256'),
      sql<Record<string, unknown>>`entry.told`.as('told'),
      'entry.reason',
    ])
    .orderBy('entry.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** The acts that the log has of an institution, or of all. */
export async function listActs(
  db: Database,
  institution: string | undefined,
): Promise<readonly string[]> {
  const all = { institution, text: '', act: undefined, from: undefined, until: undefined };
  const rows = await entries(db, all).select('entry.act').distinct().orderBy('entry.act').execute();
  return rows.map(({ act }) => act);
}

/** What somebody did with a role, as often as she did it in one place. */
export interface Deed {
  readonly act: string;
  readonly scopeKind: Scope['kind'] | null;
  readonly scopeId: string | null;
  readonly count: number;
  readonly first_at: Date;
  readonly last_at: Date;
}

/** Also of the accounts that were joined to hers: the log never changes. The latest first. */
export async function listDeedsOf(db: Database, personId: string): Promise<readonly Deed[]> {
  const { rows } = await sql<Deed>`
    select act, scope_kind as "scopeKind", scope_id as "scopeId", count(*)::int as count,
      min(at) as first_at, max(at) as last_at
    from records.audit_entry
    where actor_person in (
      select ${personId}::uuid union all
      select closed_id from people.account_joining where kept_id = ${personId})
    group by act, scope_kind, scope_id order by max(at) desc, act`.execute(db);
  return rows;
}
