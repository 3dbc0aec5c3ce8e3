// The editions of an institution that proposals on paper are about.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { addDays, beginningOfDay } from '../../../ground/territories/rules/index.ts';
import type { PublicEdition } from '../../editions/index.ts';

export interface PaperEdition {
  readonly institutionSlug: string;
  readonly editionSlug: string;
  readonly name: string;
}

/** Those that were published, the last begun first. */
export async function listPaperEditions(
  db: Database,
  institutionId: string,
): Promise<readonly PaperEdition[]> {
  const { rows } = await sql<PaperEdition>`select institution.slug as "institutionSlug",
      edition.slug as "editionSlug", edition.name
    from editions.edition join institutions.institution on institution.id = edition.institution_id
    where edition.institution_id = ${institutionId}
      and exists (select from editions.publication where publication.edition_id = edition.id)
    order by edition.created_at desc, edition.id`.execute(db);
  return rows;
}

/** The proposal that was entered from a sheet. */
export async function findOfSheet(
  db: Database | Tx,
  sheetId: string,
): Promise<{ readonly id: string } | undefined> {
  return db
    .selectFrom('proposals.proposal')
    .where('paper_sheet_id', '=', sheetId)
    .select('id')
    .executeTakeFirst();
}

/** Whether anything of an edition went into review once its last day to propose was over. */
export async function isReviewBegun(
  db: Database | Tx,
  { id, rules, place }: PublicEdition,
): Promise<boolean> {
  const plan = rules.operational.calendar.find(({ phase }) => phase === 'submission');
  if (plan === undefined) return false;
  const over = beginningOfDay(place.timeZone, addDays(plan.until, 1));
  const { rows } = await sql<{ is: boolean }>`select exists (select from proposals.event
      join proposals.proposal on proposal.id = event.proposal_id
      where proposal.edition_id = ${id} and event.kind = 'taken-in-review'
        and event.happened_at >= ${over}) as is`.execute(db);
  return rows[0]?.is ?? false;
}
