// What organisations hold about one person, row by row, as she takes it with her.
import type { Database, Tx } from '../../../../platform/database/database.ts';

const moment = (at: Date | null) => at?.toISOString() ?? null;

/** Instants in ISO 8601. */
export async function listHeld(db: Database, personId: string) {
  const [signatures, requests, registered, roles] = await Promise.all([
    db
      .selectFrom('organizations.petition_signature as signature')
      .innerJoin('territories.comuna as comuna', 'comuna.cut', 'signature.cut')
      .select([
        'comuna.name as comuna',
        'comuna.slug',
        'signature.tie',
        'signature.publishes_name',
        'signature.signed_at',
      ])
      .where('person_id', '=', personId)
      .execute(),
    db
      .selectFrom('organizations.representation_request as request')
      .innerJoin(
        'organizations.organization as organization',
        'organization.id',
        'request.organization_id',
      )
      .select([
        'organization.name',
        'organization.slug',
        'request.reason',
        'request.asked_at',
        'request.answer',
        'request.answer_reason',
        'request.answered_at',
      ])
      .where('person_id', '=', personId)
      .execute(),
    db
      .selectFrom('organizations.organization')
      .select(['name', 'slug', 'registered_at'])
      .where('registered_by', '=', personId)
      .execute(),
    db
      .selectFrom('people.role_grant as held')
      .innerJoin(
        'organizations.organization as organization',
        'organization.id',
        'held.organization_id',
      )
      .select(['organization.name', 'organization.slug', 'held.granted_at', 'held.ended_at'])
      .where('held.person_id', '=', personId)
      .execute(),
  ]);
  return {
    signatures: signatures.map(({ signed_at, ...row }) => ({
      ...row,
      signed_at: moment(signed_at),
    })),
    requests: requests.map(({ asked_at, answered_at, ...row }) => ({
      ...row,
      asked_at: moment(asked_at),
      answered_at: moment(answered_at),
    })),
    registered: registered.map(({ registered_at, ...row }) => ({
      ...row,
      registered_at: moment(registered_at),
    })),
    roles: roles.map(({ granted_at, ended_at, ...row }) => ({
      ...row,
      granted_at: moment(granted_at),
      ended_at: moment(ended_at),
    })),
  };
}

/** What she signed, asked for and represented is taken out; what she did for an organisation stays without her. */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  await tx
    .deleteFrom('organizations.petition_signature')
    .where('person_id', '=', personId)
    .execute();
  await tx
    .deleteFrom('organizations.representation_request')
    .where('person_id', '=', personId)
    .execute();
  await tx
    .updateTable('organizations.organization')
    .set({ registered_by: null })
    .where('registered_by', '=', personId)
    .execute();
  await tx
    .updateTable('organizations.legal_check')
    .set({ asked_by: null })
    .where('asked_by', '=', personId)
    .execute();
  await tx
    .deleteFrom('people.role_grant')
    .where('person_id', '=', personId)
    .where('organization_id', 'is not', null)
    .execute();
  for (const column of ['invited_by', 'accepted_by'] as const) {
    await tx
      .updateTable('organizations.invitation')
      .set(column === 'accepted_by' ? { accepted_by: null, email: null } : { invited_by: null })
      .where(column, '=', personId)
      .execute();
  }
}
