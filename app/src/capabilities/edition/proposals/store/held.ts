// What proposals keep of one person, and how it is forgotten or follows her to another account.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import {
  moveRows,
  type RowsOfPerson,
  type TwoAccounts,
} from '../../../../platform/two-accounts.ts';
import { type DraftContents, emptyDraft } from '../rules/draft.ts';
import { forgetAmongNames } from './joinings.ts';

interface At {
  readonly title: string;
  readonly number: number;
  readonly editionSlug: string;
  readonly institutionSlug: string;
}

export interface HeldProposal extends At {
  readonly authorKind: string;
  readonly authorName: string;
  readonly channel: string;
  readonly tie: string | null;
  readonly hasInterest: boolean | null;
  readonly interest: string | null;
  readonly state: string;
  readonly sentAt: Date;
}

export interface HeldCoauthor extends At {
  readonly answer: string;
  readonly publicName: string | null;
  readonly answeredAt: Date;
}

export interface HeldEndorsement extends At {
  readonly tie: string;
  readonly endorsedAt: Date;
  readonly isOnPaper: boolean;
}

export interface HeldFollowing extends At {
  readonly since: Date;
}

export interface HeldDraft {
  readonly editionName: string;
  readonly editionSlug: string;
  readonly institutionSlug: string;
  readonly contents: DraftContents;
  /** What the ids and codes in it are called; null where there is none. */
  readonly contestName: string | null;
  readonly territoryName: string | null;
  readonly organizationName: string | null;
  readonly sponsorName: string | null;
  readonly revision: number;
  readonly updatedAt: Date;
}

const at = sql`proposal.title, proposal.number, edition.slug as "editionSlug",
  institution.slug as "institutionSlug"`;
const joined = sql`join editions.edition on edition.id = proposal.edition_id
  join institutions.institution on institution.id = edition.institution_id`;

const namesInDraft = sql`(select contest ->> 'name'
    from editions.publication join editions.rulebook on rulebook.id = publication.rulebook_id,
      jsonb_array_elements(rulebook.text::jsonb -> 'committed' -> 'contests') as contest
    where publication.edition_id = draft.edition_id
      and contest ->> 'code' = draft.contents ->> 'contest'
    order by publication.version desc limit 1) as "contestName",
  (select name from territories.territory
    where id::text = draft.contents ->> 'territoryId') as "territoryName",
  (select name from organizations.organization
    where id::text = draft.contents ->> 'organizationId') as "organizationName",
  (select name from organizations.organization
    where id::text = draft.contents ->> 'sponsorId') as "sponsorName"`;

export async function listHeld(db: Database, personId: string) {
  const [proposals, coauthors, endorsements, followings, drafts] = await Promise.all([
    sql<HeldProposal>`select ${at}, proposal.author_kind as "authorKind",
        proposal.author_name as "authorName", proposal.channel, proposal.tie,
        proposal.has_interest as "hasInterest", proposal.interest, proposal.state,
        proposal.sent_at as "sentAt"
      from proposals.proposal ${joined} where proposal.author_person_id = ${personId}
      order by proposal.sent_at, proposal.id`.execute(db),
    sql<HeldCoauthor>`select ${at}, held.answer, held.public_name as "publicName",
        held.answered_at as "answeredAt"
      from proposals.coauthor held join proposals.proposal on proposal.id = held.proposal_id ${joined}
      where held.person_id = ${personId} order by held.answered_at, held.id`.execute(db),
    sql<HeldEndorsement>`select ${at}, held.tie, held.endorsed_at as "endorsedAt",
        held.list_id is not null as "isOnPaper"
      from proposals.endorsement held join proposals.proposal on proposal.id = held.proposal_id ${joined}
      where held.person_id = ${personId} order by held.endorsed_at, held.id`.execute(db),
    sql<HeldFollowing>`select ${at}, held.since
      from proposals.following held join proposals.proposal on proposal.id = held.proposal_id ${joined}
      where held.person_id = ${personId} order by held.since, proposal.id`.execute(db),
    sql<HeldDraft>`select edition.name as "editionName", edition.slug as "editionSlug",
        institution.slug as "institutionSlug", draft.contents, ${namesInDraft}, draft.revision,
        draft.updated_at as "updatedAt"
      from proposals.draft
      join editions.edition on edition.id = draft.edition_id
      join institutions.institution on institution.id = edition.institution_id
      where draft.person_id = ${personId} order by draft.updated_at, draft.id`.execute(db),
  ]);
  return {
    proposals: proposals.rows,
    coauthors: coauthors.rows,
    endorsements: endorsements.rows,
    followings: followings.rows,
    drafts: drafts.rows.map((row) => ({
      ...row,
      contents: { ...emptyDraft, ...row.contents },
    })),
  };
}

/**
 * Drafts, endorsements and what she follows go. Her proposals stay with their history: of a person and of a group
 * the first co-author who accepted takes her place, or else whoever spoke for it is not known any more; the group and
 * the organisation keep their names.
 */
export async function forgetPerson(
  tx: Tx,
  personId: string,
  { authorName, now }: { readonly authorName: string; readonly now: Date },
): Promise<readonly Heir[]> {
  for (const table of ['draft', 'endorsement', 'following'] as const) {
    await tx.deleteFrom(`proposals.${table}`).where('person_id', '=', personId).execute();
  }
  await forgetAmongNames(tx, personId, authorName);
  const heirs = await giveToCoauthors(tx, personId, { authorName, now });
  await sql`insert into proposals.event (proposal_id, kind, state, told, happened_at)
    select id, 'author-forgotten', state, '{}', ${now} from proposals.proposal
    where author_person_id = ${personId} and author_kind = 'person'`.execute(tx);
  await sql`update proposals.proposal
    set author_person_id = null, tie = null, interest = null,
      author_name = case author_kind when 'person' then ${authorName} else author_name end
    where author_person_id = ${personId}`.execute(tx);
  await tx
    .updateTable('proposals.coauthor')
    .set({ person_id: null, public_name: null })
    .where('person_id', '=', personId)
    .execute();
  return heirs;
}

/** Who stands in the place of an author from now on. */
export interface Heir {
  readonly proposalId: string;
  readonly personId: string;
}

/** What goes on has somebody who can answer for it: she signed it too. */
async function giveToCoauthors(
  tx: Tx,
  personId: string,
  { authorName, now }: { readonly authorName: string; readonly now: Date },
): Promise<readonly Heir[]> {
  const { rows } = await sql<Heir>`with heir as (
      select distinct on (proposal.id) proposal.id, signs.id as signs_id, signs.person_id, signs.public_name
      from proposals.proposal join proposals.coauthor signs on signs.proposal_id = proposal.id
        and signs.answer = 'accepted' and signs.person_id <> ${personId}
      where proposal.author_person_id = ${personId} and proposal.author_kind in ('person', 'group')
        and proposal.state not in ('merged', 'split', 'withdrawn', 'lapsed')
      order by proposal.id, signs.answered_at, signs.id),
    said as (
      insert into proposals.event (proposal_id, kind, state, told, happened_at)
      select heir.id, 'author-followed', proposal.state, '{}', ${now}
      from heir join proposals.proposal on proposal.id = heir.id),
    signed as (delete from proposals.coauthor using heir where coauthor.id = heir.signs_id)
    update proposals.proposal
    set author_person_id = heir.person_id, tie = null, interest = null, has_interest = null,
      author_name = case author_kind when 'person' then coalesce(heir.public_name, ${authorName})
        else author_name end
    from heir where proposal.id = heir.id
    returning proposal.id as "proposalId", heir.person_id as "personId"`.execute(tx);
  return rows;
}

const moved: readonly RowsOfPerson[] = [
  { table: 'proposals.draft', column: 'person_id' },
  { table: 'proposals.endorsement', column: 'person_id', once: ['proposal_id'] },
  { table: 'proposals.following', column: 'person_id', once: ['proposal_id'] },
];

/** Of one person with two accounts everything is hers; what she did with both is once. */
export async function joinAccounts(tx: Tx, accounts: TwoAccounts): Promise<void> {
  const { closed, kept } = accounts;
  for (const rows of moved) await moveRows(tx, rows, accounts);
  await sql`update proposals.coauthor doubled set person_id = null, public_name = null
    where doubled.person_id = ${closed} and exists (select from proposals.coauthor stays
      where stays.person_id = ${kept} and stays.proposal_id = doubled.proposal_id)`.execute(tx);
  await tx
    .updateTable('proposals.coauthor')
    .set({ person_id: kept })
    .where('person_id', '=', closed)
    .execute();
  await tx
    .updateTable('proposals.proposal')
    .set({ author_person_id: kept })
    .where('author_person_id', '=', closed)
    .execute();
}
