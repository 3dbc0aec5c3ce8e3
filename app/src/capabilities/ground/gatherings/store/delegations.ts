// Delegations: an organisation or an institution comes to a gathering with so many people, some of whom agreed to be named.
import { sql } from 'kysely';
import type { Scope } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface DelegationWritten {
  readonly peopleCount: number;
  readonly headName: string;
  /** Whether whoever leads it agreed that everybody reads her name. */
  readonly publishesHead: boolean;
  /** Of those who agreed to be written down, besides whoever leads it. */
  readonly names: readonly string[];
}

export interface Delegation extends Omit<DelegationWritten, 'headName'> {
  readonly id: string;
  readonly of: Scope;
  readonly ofName: string;
  readonly personId: string | null;
  /** Null once it was withdrawn or forgotten. */
  readonly headName: string | null;
  readonly registeredAt: Date;
}

interface Row extends Omit<Delegation, 'of'> {
  readonly institutionId: string | null;
  readonly organizationId: string | null;
}

const columns = sql`delegation.id, delegation.institution_id as "institutionId",
  delegation.organization_id as "organizationId", coalesce(institution.name, organization.name) as "ofName",
  delegation.person_id as "personId", delegation.people_count as "peopleCount",
  delegation.head_name as "headName", delegation.publishes_head as "publishesHead", delegation.names,
  delegation.registered_at as "registeredAt"`;
const from = sql`gatherings.delegation
  left join institutions.institution on institution.id = delegation.institution_id
  left join organizations.organization on organization.id = delegation.organization_id`;

function delegationOf({ institutionId, organizationId, ...row }: Row): Delegation {
  const of: Scope =
    institutionId === null
      ? { kind: 'organization', id: organizationId ?? '' }
      : { kind: 'institution', id: institutionId };
  return { ...row, of };
}

/** Those that come, by the name of whose they are. */
export async function listDelegations(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly Delegation[]> {
  const { rows } = await sql<Row>`select ${columns} from ${from}
    where delegation.gathering_id = ${gatheringId} and delegation.state = 'confirmed'
    order by coalesce(institution.name, organization.name) collate "es-x-icu", delegation.id`.execute(
    db,
  );
  return rows.map(delegationOf);
}

const columnOf = { institution: 'institution_id', organization: 'organization_id' } as const;

/** One that was withdrawn comes again; false if it is there already. */
export async function insertDelegation(
  tx: Tx,
  gatheringId: string,
  {
    of,
    personId,
    ...written
  }: DelegationWritten & { readonly of: Scope; readonly personId: string },
  now: Date,
): Promise<boolean> {
  const { peopleCount, headName, publishesHead, names } = written;
  const added = await sql`insert into gatherings.delegation as known
      (gathering_id, ${sql.ref(columnOf[of.kind])}, person_id, people_count, head_name, publishes_head, names,
        registered_at)
    values (${gatheringId}, ${of.id}, ${personId}, ${peopleCount}, ${headName}, ${publishesHead},
      ${[...names]}, ${now})
    on conflict (gathering_id, institution_id, organization_id) do update
      set person_id = excluded.person_id, people_count = excluded.people_count,
        head_name = excluded.head_name, publishes_head = excluded.publishes_head,
        names = excluded.names, registered_at = excluded.registered_at, state = 'confirmed'
      where known.state = 'withdrawn'
    returning 1`.execute(tx);
  return added.rows.length > 0;
}

/** Its names go with it. False if there is none of it. */
export async function withdrawDelegation(tx: Tx, gatheringId: string, of: Scope): Promise<boolean> {
  const saved = await sql`update gatherings.delegation
    set state = 'withdrawn', head_name = null, names = '{}', publishes_head = false
    where gathering_id = ${gatheringId} and ${sql.ref(columnOf[of.kind])} = ${of.id}
      and state = 'confirmed' returning 1`.execute(tx);
  return saved.rows.length > 0;
}

/** Names of gatherings that ended before then. */
export async function eraseDelegates(tx: Tx, endedBefore: Date): Promise<void> {
  await sql`update gatherings.delegation set head_name = null, names = '{}', publishes_head = false
    where (head_name is not null or names <> '{}') and exists (
      select from gatherings.gathering where id = gathering_id and ends_at < ${endedBefore})`.execute(
    tx,
  );
}

export interface OwnDelegation
  extends Pick<
    Delegation,
    'id' | 'ofName' | 'peopleCount' | 'headName' | 'publishesHead' | 'names' | 'registeredAt'
  > {
  readonly slug: string;
  readonly title: string;
}

/** Those that a person registered. */
export async function listDelegationsOf(
  db: Database | Tx,
  personId: string,
): Promise<readonly OwnDelegation[]> {
  const { rows } = await sql<OwnDelegation>`select ${columns}, gathering.slug, gathering.title
    from ${from} join gatherings.gathering on gathering.id = delegation.gathering_id
    where delegation.person_id = ${personId} order by delegation.registered_at desc`.execute(db);
  return rows;
}
