// The proposals that somebody stands behind, and what each waits for.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { timeZoneOf } from '../../../ground/territories/index.ts';
import type { HeldBy, ProposalState } from '../rules/states.ts';

export interface OwnProposal {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly state: ProposalState;
  readonly heldBy: HeldBy | null;
  readonly holder: string | null;
  readonly heldUntil: string | null;
  readonly editionName: string;
  readonly editionSlug: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly timeZone: string;
  /** In the name of an organisation that she represents. */
  readonly organizationName: string | null;
  readonly isCoauthor: boolean;
  readonly pendingCoauthors: number;
  /** Organisations that offered themselves and wait for an answer. */
  readonly offers: number;
}

/** Of one person and of the organisations that she represents, the last that changed first. */
export async function listOwn(
  db: Database,
  personId: string,
  organizationIds: readonly string[],
): Promise<readonly OwnProposal[]> {
  const { rows } = await sql<OwnProposal>`select proposal.id, proposal.number, proposal.title,
      proposal.state, proposal.held_by as "heldBy", proposal.holder,
      proposal.held_until::text as "heldUntil", edition.name as "editionName",
      edition.slug as "editionSlug", institution.slug as "institutionSlug",
      institution.name as "institutionName",
      ${timeZoneOf('institution')} as "timeZone",
      organization.name as "organizationName",
      proposal.author_person_id is distinct from ${personId}
        and proposal.organization_id is null as "isCoauthor",
      (select count(*)::int from proposals.coauthor asked
        where asked.proposal_id = proposal.id and asked.answer is null) as "pendingCoauthors",
      (select count(*)::int from proposals.sponsorship offer where offer.proposal_id = proposal.id
        and offer.asked_by = 'organization' and offer.answer is null) as offers
    from proposals.proposal
    join editions.edition on edition.id = proposal.edition_id
    join institutions.institution on institution.id = edition.institution_id
    left join organizations.organization on organization.id = proposal.organization_id
    where proposal.id in (
      select id from proposals.proposal where author_person_id = ${personId}
      union select id from proposals.proposal where organization_id = any(${organizationIds})
      union select proposal_id from proposals.coauthor
        where person_id = ${personId} and answer = 'accepted')
    order by proposal.changed_at desc, proposal.id limit 200`.execute(db);
  return rows;
}

export interface AskedSponsor {
  readonly organizationName: string;
  readonly organizationSlug: string;
  readonly title: string;
}

/** What organisations were asked to stand behind and have yet to answer. */
export async function listAskedSponsors(
  db: Database,
  organizationIds: readonly string[],
): Promise<readonly AskedSponsor[]> {
  if (organizationIds.length === 0) return [];
  const { rows } = await sql<AskedSponsor>`select organization.name as "organizationName",
      organization.slug as "organizationSlug", proposal.title
    from proposals.sponsorship asked
    join proposals.proposal on proposal.id = asked.proposal_id
    join organizations.organization on organization.id = asked.organization_id
    where asked.organization_id = any(${organizationIds}) and asked.asked_by = 'author'
      and asked.answer is null and proposal.state in ('waiting', 'sent')
    order by asked.asked_at, asked.id`.execute(db);
  return rows;
}
