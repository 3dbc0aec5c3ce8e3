// The editions of some institutions as their staff are reminded of them.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import type { PhasePlan } from '../rules/rulebook.ts';

export interface DeskEdition {
  readonly institutionId: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  readonly slug: string;
  readonly name: string;
  readonly isPublished: boolean;
  /** Archived, annulled or standing still: nothing has to be done by a day. */
  readonly isOver: boolean;
  /** Of the bases in force; of the draft while none are. */
  readonly calendar: readonly PhasePlan[];
}

/** In no particular order. */
export async function listDeskEditions(
  db: Database,
  institutionIds: readonly string[],
): Promise<readonly DeskEdition[]> {
  const found = await sql<DeskEdition>`select edition.institution_id as "institutionId",
      institution.slug as "institutionSlug", institution.name as "institutionName",
      ${timeZoneOf('institution')} as "timeZone",
      edition.slug, edition.name, current.text is not null as "isPublished",
      (archiving.edition_id is not null or editions.halted(edition.id, null) is not null) as "isOver",
      coalesce(current.text::json #> '{operational,calendar}',
        to_json(draft.bases #> '{operational,calendar}')) as calendar
    from editions.edition
    join institutions.institution on institution.id = edition.institution_id
    join editions.draft on draft.edition_id = edition.id
    left join editions.archiving on archiving.edition_id = edition.id
    left join lateral (select rulebook.text from editions.publication
      join editions.rulebook on rulebook.id = publication.rulebook_id
      where publication.edition_id = edition.id order by publication.version desc limit 1) current on true
    where edition.institution_id = any(${institutionIds})`.execute(db);
  return found.rows;
}
