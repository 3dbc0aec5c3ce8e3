// Municipalities and regional governments found by what somebody types of their name.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import { timeZoneOf } from '../../territories/index.ts';
import type { Place } from '../rules/invitation.ts';

const MOST = 20;

/** Those with `text` in their name, whatever its accents; at most twenty. */
export function searchPlaces(db: Database, text: string): Promise<Place[]> {
  const plain = plainOf(text);
  return db
    .selectFrom('institutions.institution as institution')
    .select([
      'institution.id',
      sql<Place['kind']>`institution.kind`.as('kind'),
      'institution.slug',
      'institution.name',
      timeZoneOf('institution').as('timeZone'),
    ])
    .where('institution.kind', '<>', 'national-body')
    .where(sql<boolean>`${plain} <> '' and institution.plain_name like '%' || ${plain} || '%'`)
    .orderBy(sql`institution.name collate "es-x-icu"`)
    .limit(MOST)
    .execute();
}
