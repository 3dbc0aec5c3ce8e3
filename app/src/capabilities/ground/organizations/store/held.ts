// What organisations hold about one person, row by row, as she takes it with her.
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import type { Plain } from '../../../../platform/held-values.ts';

export type HeldField =
  | 'tie'
  | 'publishes_name'
  | 'signed_at'
  | 'reason'
  | 'asked_at'
  | 'answer'
  | 'answer_reason'
  | 'answered_at'
  | 'registered_at'
  | 'role'
  | 'granted_at'
  | 'ended_at'
  | 'ended_reason'
  | 'email'
  | 'replaces'
  | 'invited_at'
  | 'expires_at'
  | 'accepted_at'
  | 'about'
  | 'state'
  | 'decided_at';

/** A row, with the name and slug of its organisation or comuna. */
export type HeldRow = Readonly<Partial<Record<HeldField, Plain>>> & {
  readonly name: string;
  readonly slug: string;
};

type Row<Name extends HeldField> = HeldRow & Readonly<Record<Name, Plain>>;

const organization = sql.raw(
  'join organizations.organization on organization.id = organization_id',
);
const comuna = sql.raw('join territories.comuna comuna on comuna.cut = held.cut');

export async function listHeld(db: Database, personId: string) {
  const rows = async <R extends HeldRow>(query: RawBuilder<R>): Promise<readonly HeldRow[]> =>
    (await query.execute(db)).rows;
  return {
    signatures: await rows(sql<Row<'tie' | 'publishes_name' | 'signed_at'>>`
      select comuna.name, comuna.slug, tie, publishes_name, signed_at
      from organizations.petition_signature held ${comuna} where person_id = ${personId}`),
    petitions: await rows(sql<Row<'answered_at'>>`
      select comuna.name, comuna.slug, held.answered_at
      from organizations.petition held ${comuna} where answered_by = ${personId}`),
    requests: await rows(sql<
      Row<'reason' | 'asked_at' | 'answer' | 'answer_reason' | 'answered_at'>
    >`
      select name, slug, reason, asked_at, answer, answer_reason, answered_at
      from organizations.representation_request ${organization} where person_id = ${personId}`),
    answers: await rows(sql<Row<'answer' | 'answered_at'>>`
      select name, slug, answer, answered_at
      from organizations.representation_request ${organization} where answered_by = ${personId}`),
    registered: await rows(sql<Row<'registered_at'>>`
      select name, slug, registered_at
      from organizations.organization where registered_by = ${personId}`),
    checks: await rows(sql<Row<'about' | 'asked_at' | 'state'>>`
      select name, slug, about, asked_at, state
      from organizations.legal_check ${organization} where asked_by = ${personId}`),
    decisions: await rows(sql<Row<'about' | 'asked_at' | 'decided_at' | 'state'>>`
      select name, slug, about, asked_at, decided_at, state
      from organizations.legal_check ${organization} where decided_by = ${personId}`),
    accepted: await rows(sql<
      Row<'email' | 'replaces' | 'invited_at' | 'expires_at' | 'accepted_at'>
    >`
      select name, slug, invitation.email, replaces, invited_at, expires_at, accepted_at
      from organizations.invitation ${organization} where accepted_by = ${personId}`),
    invited: await rows(sql<Row<'replaces' | 'invited_at' | 'expires_at' | 'accepted_at'>>`
      select name, slug, replaces, invited_at, expires_at, accepted_at
      from organizations.invitation ${organization} where invited_by = ${personId}`),
    roles: await rows(sql<Row<'role' | 'granted_at' | 'ended_at' | 'ended_reason'>>`
      select name, slug, role, granted_at, ended_at, ended_reason
      from people.role_grant ${organization} where person_id = ${personId}`),
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
