// The public list of authorities: who sits in which body of which institution, without anybody's address.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import type { BodyKind, Seat } from '../rules/body.ts';
import type { AuthorityFilter } from '../rules/filters.ts';
import type { Stretch } from './institutions.ts';

export interface AuthorityRow {
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly cut: string | null;
  readonly regionCode: string | null;
  readonly regionName: string | null;
  readonly body: BodyKind;
  readonly name: string;
  readonly seat: Seat;
  readonly standsFor: string | null;
  readonly mandateFrom: string;
  readonly mandateUntil: string | null;
  readonly leftOn: string | null;
  readonly isInOffice: boolean;
}

/** Today in the capital: whoever is asked about the whole country is asked there. */
const today = sql`(now() at time zone 'America/Santiago')::date`;

/** Without those who never sat: written by mistake, they left on the first day. */
function authorities(db: Database, { text, regionCode, body, withOthers }: AuthorityFilter) {
  let query = db
    .selectFrom('institutions.body_member as member')
    .innerJoin('institutions.body as body', 'body.id', 'member.body_id')
    .innerJoin('institutions.institution as institution', 'institution.id', 'body.institution_id')
    .leftJoin('territories.comuna as comuna', 'comuna.cut', 'institution.cut')
    .leftJoin('territories.region as region', (join) =>
      join.on(sql<boolean>`region.code = coalesce(institution.region_code, comuna.region_code)`),
    )
    .where(sql<boolean>`not isempty(member.in_office)`);
  if (!withOthers) query = query.where(sql<boolean>`member.in_office @> ${today}`);
  if (regionCode !== undefined) query = query.where('region.code', '=', regionCode);
  if (body !== undefined) query = query.where('body.kind', '=', body);
  if (text === '') return query;
  const plain = plainOf(text);
  return query.where(sql<boolean>`${plain} <> '' and (
    member.plain_name like '%' || ${plain} || '%'
    or institution.plain_name like '%' || ${plain} || '%'
    or territories.plain(member.stands_for) like '%' || ${plain} || '%')`);
}

export function listAuthorities(
  db: Database,
  filter: AuthorityFilter,
  stretch?: Stretch,
): Promise<AuthorityRow[]> {
  const query = authorities(db, filter)
    .select([
      'institution.slug as institutionSlug',
      'institution.name as institutionName',
      'institution.cut',
      'region.code as regionCode',
      'region.name as regionName',
      sql<BodyKind>`body.kind`.as('body'),
      'member.name',
      sql<Seat>`member.seat`.as('seat'),
      'member.stands_for as standsFor',
      sql<string>`member.mandate_from::text`.as('mandateFrom'),
      sql<string | null>`member.mandate_until::text`.as('mandateUntil'),
      sql<string | null>`member.left_on::text`.as('leftOn'),
      sql<boolean>`member.in_office @> ${today}`.as('isInOffice'),
    ])
    .orderBy(sql`institution.name collate "es-x-icu"`)
    .orderBy(sql`body.kind = 'cosoc'`)
    .orderBy(sql`array_position(array['chair', 'member', 'secretary'], member.seat)`)
    .orderBy(sql`member.name collate "es-x-icu"`)
    .orderBy('member.mandate_from');
  return (stretch ? query.limit(stretch.limit).offset(stretch.offset) : query).execute();
}

export async function countAuthorities(db: Database, filter: AuthorityFilter): Promise<number> {
  const { count } = await authorities(db, filter)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
