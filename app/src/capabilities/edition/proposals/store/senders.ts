// What sending asks of the database: how many somebody sent, whether the same was sent before, and which organisations there are.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';

export interface Sender {
  readonly editionId: string;
  readonly personId: string;
  /** In whose name; null for herself or a group. */
  readonly organizationId: string | null;
}

/** Hers, or of her organisation, that count as the database counts them. */
export async function countSent(
  db: Database | Tx,
  { editionId, personId, organizationId }: Sender,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count
    from proposals.proposal mine where mine.edition_id = ${editionId}
      and mine.organization_id is not distinct from ${organizationId}::uuid
      and (mine.organization_id is not null or mine.author_person_id = ${personId})
      and mine.state not in ('withdrawn', 'lapsed', 'merged', 'split')
      and not exists (select from proposals.lineage where lineage.to_id = mine.id)`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Whoever sends another one in this edition waits here until this one is sent. */
export async function waitForNumber(tx: Tx, editionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${editionId}, 35))`.execute(tx);
}

interface Words extends Sender {
  readonly title: string;
  readonly description: string;
}

const keyOf = ({ organizationId, personId, title, description }: Words) =>
  sql`sha256(convert_to(${`${organizationId ?? personId}\n`} || ${plainOf(title)} || E'\\n'
    || ${plainOf(description)}, 'UTF8'))`;

/** Number of what the same author sent before with the same words; undefined if she has not. */
export async function findSame(db: Database | Tx, words: Words): Promise<number | undefined> {
  const { rows } = await sql<{ number: number }>`select proposal.number
    from proposals.sameness join proposals.proposal on proposal.id = sameness.proposal_id
    where sameness.edition_id = ${words.editionId} and sameness.key = ${keyOf(words)}`.execute(db);
  return rows[0]?.number;
}

/** False when the same was sent at the same moment. */
export async function insertSameness(tx: Tx, words: Words, proposalId: string): Promise<boolean> {
  const done = await sql`insert into proposals.sameness (edition_id, key, proposal_id)
    values (${words.editionId}, ${keyOf(words)}, ${proposalId}) on conflict do nothing`.execute(tx);
  return done.numAffectedRows === 1n;
}

/** What was withdrawn or lapsed may be sent again. */
export async function deleteSameness(tx: Tx, proposalId: string): Promise<void> {
  await tx.deleteFrom('proposals.sameness').where('proposal_id', '=', proposalId).execute();
}

/** Asks for the limit of the bases now, and not when the transaction ends. */
export async function holdLimit(tx: Tx): Promise<void> {
  await sql`set constraints proposals.proposals_within_limit immediate`.execute(tx);
}

export interface OrganizationLine {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Of these, those whose legal personality was confirmed, by name. */
export function listOrganizationsOf(
  db: Database | Tx,
  ids: readonly string[],
): Promise<readonly OrganizationLine[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return confirmed(db).where('organization.id', 'in', ids).execute();
}

/** Of a comuna or of a whole region, those whose legal personality was confirmed, by name. */
export function listOrganizationsAround(
  db: Database | Tx,
  { cut, regionCode }: { readonly cut: string | null; readonly regionCode: string | null },
): Promise<readonly OrganizationLine[]> {
  const query = confirmed(db);
  return (
    cut === null
      ? query.where(sql<boolean>`left(organization.cut, 2) = ${regionCode}`)
      : query.where('organization.cut', '=', cut)
  ).execute();
}

function confirmed(db: Database | Tx) {
  return db
    .selectFrom('organizations.organization as organization')
    .where('organization.legal_state', '=', 'confirmed')
    .select(['organization.id', 'organization.slug', 'organization.name'])
    .orderBy(sql`organization.name collate "es-x-icu"`)
    .orderBy('organization.id');
}

export interface TerritoryLine {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
}

/** Sectors and neighbourhood units of a comuna, the widest kind first. */
export async function listTerritories(
  db: Database | Tx,
  cut: string | null,
): Promise<readonly TerritoryLine[]> {
  const { rows } = await sql<TerritoryLine>`select id, name, kind, parent_id as "parentId"
    from territories.territory where cut = ${cut} and retired_at is null
    order by array_position(array['macrozone', 'sector', 'neighborhood-unit'], kind),
      name collate "es-x-icu", code`.execute(db);
  return rows;
}
