// Co-authors and sponsors of proposals: who was asked, and what each answered.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Consents } from '../rules/consents.ts';

export type ConsentAnswer = 'accepted' | 'declined';

export interface Coauthor {
  readonly id: string;
  readonly personId: string | null;
  readonly codeSha256: Buffer | null;
  readonly answer: ConsentAnswer | null;
  readonly publicName: string | null;
}

export async function listCoauthors(
  db: Database | Tx,
  proposalId: string,
): Promise<readonly Coauthor[]> {
  const rows = await db
    .selectFrom('proposals.coauthor')
    .where('proposal_id', '=', proposalId)
    .orderBy('asked_at')
    .orderBy('id')
    .select(['id', 'person_id', 'code_sha256', 'answer', 'public_name'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    codeSha256: row.code_sha256,
    answer: row.answer as ConsentAnswer | null,
    publicName: row.public_name,
  }));
}

export async function insertCoauthor(
  tx: Tx,
  given: {
    readonly id: string;
    readonly proposalId: string;
    readonly codeSha256: Buffer;
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('proposals.coauthor')
    .values({
      id: given.id,
      proposal_id: given.proposalId,
      code_sha256: given.codeSha256,
      asked_at: given.now,
    })
    .execute();
}

/** False when the code is none that waits, or she answered for this proposal already. */
export async function answerCoauthor(
  tx: Tx,
  given: {
    readonly proposalId: string;
    readonly codeSha256: Buffer;
    readonly personId: string;
    readonly answer: ConsentAnswer;
    readonly publicName: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const { proposalId, codeSha256, personId, answer, publicName, now } = given;
  const name = answer === 'accepted' ? publicName : null;
  const done = await sql`update proposals.coauthor
    set person_id = ${personId}, code_sha256 = null, answer = ${answer}, answered_at = ${now},
      public_name = ${name}
    where proposal_id = ${proposalId} and code_sha256 = ${codeSha256} and not exists (
      select from proposals.coauthor other
      where other.proposal_id = ${proposalId} and other.person_id = ${personId})`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** An invitation that nobody has answered. */
export async function deleteCoauthor(tx: Tx, proposalId: string, id: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('proposals.coauthor')
    .where('id', '=', id)
    .where('proposal_id', '=', proposalId)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

export interface AskedSponsor {
  readonly id: string;
  readonly proposalId: string;
  readonly organizationId: string;
  readonly organizationSlug: string;
  readonly organizationName: string;
  readonly askedBy: 'author' | 'organization';
  readonly answer: ConsentAnswer | null;
  readonly reason: string | null;
}

export async function listSponsorships(
  db: Database | Tx,
  proposalId: string,
): Promise<readonly AskedSponsor[]> {
  const rows = await db
    .selectFrom('proposals.sponsorship as sponsorship')
    .innerJoin(
      'organizations.organization as organization',
      'organization.id',
      'sponsorship.organization_id',
    )
    .where('sponsorship.proposal_id', '=', proposalId)
    .orderBy('sponsorship.asked_at')
    .orderBy('sponsorship.id')
    .select([
      'sponsorship.id',
      'sponsorship.proposal_id as proposalId',
      'sponsorship.organization_id as organizationId',
      'organization.slug as organizationSlug',
      'organization.name as organizationName',
      'sponsorship.asked_by as askedBy',
      'sponsorship.answer',
      'sponsorship.reason',
    ])
    .execute();
  return rows.map((row) => ({
    ...row,
    askedBy: row.askedBy as AskedSponsor['askedBy'],
    answer: row.answer as ConsentAnswer | null,
  }));
}

/** False when this organisation was asked, or offered itself, already. */
export async function insertSponsorship(
  tx: Tx,
  given: {
    readonly proposalId: string;
    readonly organizationId: string;
    readonly askedBy: AskedSponsor['askedBy'];
    readonly now: Date;
  },
): Promise<boolean> {
  const done = await tx
    .insertInto('proposals.sponsorship')
    .values({
      proposal_id: given.proposalId,
      organization_id: given.organizationId,
      asked_by: given.askedBy,
      asked_at: given.now,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** False when it was answered already, or another organisation stands behind the proposal. */
export async function answerSponsorship(
  tx: Tx,
  given: {
    readonly proposalId: string;
    readonly organizationId: string;
    readonly askedBy: AskedSponsor['askedBy'];
    readonly answer: ConsentAnswer;
    readonly reason: string | null;
    readonly now: Date;
  },
): Promise<boolean> {
  const { proposalId, organizationId, askedBy, answer, reason, now } = given;
  const done = await sql`update proposals.sponsorship
    set answer = ${answer}, answered_at = ${now}, reason = ${reason}
    where proposal_id = ${proposalId} and organization_id = ${organizationId}
      and asked_by = ${askedBy} and answer is null and not (${answer} = 'accepted' and exists (
        select from proposals.sponsorship other
        where other.proposal_id = ${proposalId} and other.answer = 'accepted'))`.execute(tx);
  return done.numAffectedRows === 1n;
}

export async function readConsents(db: Database | Tx, proposalId: string): Promise<Consents> {
  const { rows } = await sql<Consents>`select
    (select count(*)::int from proposals.coauthor
      where proposal_id = ${proposalId} and answer is null) as "pendingCoauthors",
    exists (select from proposals.sponsorship
      where proposal_id = ${proposalId} and answer = 'accepted') as "hasSponsor"`.execute(db);
  return rows[0] ?? { pendingCoauthors: 0, hasSponsor: false };
}

/** Ids of those who represent an organisation today. */
export async function listRepresentatives(
  db: Database | Tx,
  organizationId: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('people.role_grant')
    .where('organization_id', '=', organizationId)
    .where('role', '=', 'organization-representative')
    .where('ended_at', 'is', null)
    .select('person_id')
    .execute();
  return rows.map(({ person_id: id }) => id);
}

export interface SponsorLine {
  readonly proposalId: string;
  readonly number: number;
  readonly title: string;
  readonly authorName: string;
  readonly editionName: string;
  readonly editionSlug: string;
  readonly institutionSlug: string;
  readonly institutionName: string;
  readonly costClp: number;
  readonly asked: AskedSponsor['askedBy'] | null;
  readonly answer: ConsentAnswer | null;
}

/**
 * What an organisation was asked for or offered itself for, and the proposals of its comuna that wait for a sponsor,
 * the last sent first.
 */
export async function listForSponsor(
  db: Database | Tx,
  organizationId: string,
): Promise<readonly SponsorLine[]> {
  const { rows } = await sql<SponsorLine>`select proposal.id as "proposalId", proposal.number,
      proposal.title, proposal.author_name as "authorName", edition.name as "editionName",
      edition.slug as "editionSlug", institution.slug as "institutionSlug",
      institution.name as "institutionName", proposal.cost_clp::float8 as "costClp",
      sponsorship.asked_by as asked, sponsorship.answer
    from proposals.proposal
    join editions.edition on edition.id = proposal.edition_id
    join institutions.institution on institution.id = edition.institution_id
    join organizations.organization own on own.id = ${organizationId}
    left join proposals.sponsorship on sponsorship.proposal_id = proposal.id
      and sponsorship.organization_id = own.id
    where sponsorship.id is not null or (proposal.state = 'waiting'
      and proposal.author_kind in ('person', 'group')
      and (institution.cut = own.cut or institution.region_code = left(own.cut, 2))
      and (select (rulebook.text::jsonb -> 'operational' -> 'proposers' ->> 'needsSponsor')::boolean
        from editions.publication join editions.rulebook on rulebook.id = publication.rulebook_id
        where publication.edition_id = edition.id order by publication.version desc limit 1)
      and not exists (select from proposals.sponsorship taken
        where taken.proposal_id = proposal.id and taken.answer = 'accepted'))
    order by proposal.sent_at desc, proposal.id limit 100`.execute(db);
  return rows;
}
