// Changes that wait for the answer of one person: of proposals that she wrote, or that her organisation proposes.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';

export interface ChangeToAnswer {
  readonly institutionSlug: string;
  readonly editionSlug: string;
  readonly number: number;
  readonly title: string;
  readonly timeZone: string;
  /** `YYYY-MM-DD` there. */
  readonly answerUntil: string;
}

export async function listChangesToAnswer(
  db: Database,
  personId: string,
  organizationIds: readonly string[],
): Promise<readonly ChangeToAnswer[]> {
  const { rows } = await sql<ChangeToAnswer>`select institution.slug as "institutionSlug",
      edition.slug as "editionSlug", proposal.number, proposal.title, ${timeZoneOf('institution')} as "timeZone",
      change.answer_until::text as "answerUntil"
    from proposals.proposal
    join review.change on change.proposal_id = proposal.id and change.answer is null
    join editions.edition on edition.id = proposal.edition_id
    join institutions.institution on institution.id = edition.institution_id
    where proposal.state = 'in-review' and (
      (proposal.organization_id is null and proposal.author_person_id = ${personId})
      or proposal.organization_id = any (${[...organizationIds]}::uuid[]))
    order by change.answer_until, proposal.id`.execute(db);
  return rows;
}
