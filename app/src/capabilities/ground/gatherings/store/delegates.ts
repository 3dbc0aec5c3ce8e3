// Who was elected to speak for a sector: names from the sheet of an assembly, and accounts that were asked and accept by themselves.
import { sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';

export interface DelegateWritten {
  readonly name: string;
  readonly isSubstitute: boolean;
  readonly territoryId: string | undefined;
  readonly votesCount: number | undefined;
  /** Whether whoever was elected agreed to be named in public. */
  readonly publishesName: boolean;
}

export interface Delegate extends DelegateWritten {
  readonly id: string;
  readonly territoryName: string | undefined;
  /** An account that was asked and has not accepted: nobody else is told of it. */
  readonly isAsked: boolean;
}

/** The id of a delegate with an account is that of the registration with which she came. */
export async function listDelegates(
  db: Database | Tx,
  gatheringId: string,
): Promise<readonly Delegate[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    is_substitute: boolean;
    territory_id: string | null;
    territory_name: string | null;
    votes_count: number | null;
    publishes_name: boolean;
    is_asked: boolean;
  }>`
    select delegate.id, delegate.name, is_substitute, delegate.territory_id,
      territory.name as territory_name, votes_count, publishes_name,
      (registration.id is not null and not publishes_name) as is_asked
    from gatherings.delegate
      left join territories.territory on territory.id = delegate.territory_id
      left join gatherings.registration on registration.id = delegate.id
    where delegate.gathering_id = ${gatheringId}
    order by is_substitute, votes_count desc nulls last, delegate.name`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    isSubstitute: row.is_substitute,
    territoryId: row.territory_id ?? undefined,
    territoryName: row.territory_name ?? undefined,
    votesCount: row.votes_count ?? undefined,
    publishesName: row.publishes_name,
    isAsked: row.is_asked,
  }));
}

/** False if the registration that it is of has one already. */
export async function insertDelegate(
  tx: Tx,
  gatheringId: string,
  written: DelegateWritten & { readonly registrationId?: string },
  now: Date,
): Promise<boolean> {
  const { name, isSubstitute, territoryId, votesCount, publishesName, registrationId } = written;
  const added = await tx
    .insertInto('gatherings.delegate')
    .values({
      ...(registrationId === undefined ? {} : { id: registrationId }),
      gathering_id: gatheringId,
      name,
      is_substitute: isSubstitute,
      territory_id: territoryId ?? null,
      votes_count: votesCount ?? null,
      publishes_name: publishesName,
      elected_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export interface OwnDelegacy {
  /** Of the delegate, and of her registration. */
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly callerName: string;
  /** As it is published once she accepts. */
  readonly name: string;
  readonly isSubstitute: boolean;
  readonly votesCount: number | null;
  readonly hasAccepted: boolean;
  readonly electedAt: Date;
}

/** What an account was elected to, the latest first. */
export async function listDelegaciesOf(
  db: Database | Tx,
  personId: string,
): Promise<readonly OwnDelegacy[]> {
  const { rows } = await sql<OwnDelegacy>`
    select delegate.id, gathering.slug, gathering.title, delegate.name,
      coalesce(institution.name, organization.name) as "callerName",
      is_substitute as "isSubstitute", votes_count as "votesCount",
      publishes_name as "hasAccepted", elected_at as "electedAt"
    from gatherings.delegate
      join gatherings.registration on registration.id = delegate.id
      join gatherings.gathering on gathering.id = delegate.gathering_id
      left join institutions.institution on institution.id = gathering.institution_id
      left join organizations.organization on organization.id = gathering.organization_id
    where registration.person_id = ${personId}
    order by elected_at desc`.execute(db);
  return rows;
}

/** She is named as she is called in public now. */
export async function saveAcceptance(tx: Tx, id: string, name: string): Promise<void> {
  await tx
    .updateTable('gatherings.delegate')
    .set({ publishes_name: true, name })
    .where('id', '=', id)
    .execute();
}

export async function deleteDelegate(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('gatherings.delegate').where('id', '=', id).execute();
}
