// Everything that an account holds about its person, row by row, as she takes it with her.
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';

export type HeldRow = Readonly<Record<string, string | boolean | null>>;

/** An instant in ISO 8601. */
const at = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

const queries = {
  account: (id: string) => sql<HeldRow>`
    select proof, public_name, uses_alias, comuna.name as comuna, email, person.locale as language,
      ${at('person.created_at')} as created_at
    from people.person person left join territories.comuna comuna on comuna.cut = person.comuna_cut
    where person.id = ${id}`,
  identity: (id: string) => sql<HeldRow>`
    select provider, ${at('linked_at')} as linked_at from people.identity where person_id = ${id}`,
  session: (id: string) => sql<HeldRow>`
    select device, method, ${at('created_at')} as created_at, ${at('seen_at')} as seen_at
    from people.session where person_id = ${id}`,
  passkey: (id: string) => sql<HeldRow>`
    select label as name, ${at('created_at')} as created_at, ${at('last_used_at')} as last_used_at
    from people.passkey where person_id = ${id}`,
  code: (id: string) => sql<HeldRow>`
    select ${at('created_at')} as created_at from people.break_glass where person_id = ${id}`,
  card: (id: string) => sql<HeldRow>`
    select ${at('issued_at')} as issued_at from people.access_code where person_id = ${id}`,
  role: (id: string) => sql<HeldRow>`
    select held.role, institution.name as place, ${at('held.granted_at')} as granted_at,
      ${at('held.ended_at')} as ended_at, held.ended_reason
    from people.role_grant held left join institutions.institution institution
      on institution.id = held.institution_id
    where held.person_id = ${id} and held.organization_id is null`,
  invitation: (id: string) => sql<HeldRow>`
    select invitation.role, institution.name as place, invitation.name, invitation.email,
      ${at('invitation.accepted_at')} as accepted_at
    from people.invitation left join institutions.institution institution
      on institution.id = invitation.institution_id where accepted_by = ${id}`,
  seen: (id: string) => sql<HeldRow>`
    select institution.name as place, seen.document_kind as document,
      ${at('seen.confirmed_at')} as confirmed_at
    from people.assisted_identity seen join institutions.institution institution
      on institution.id = seen.institution_id where seen.person_id = ${id}`,
  child: (id: string) => sql<HeldRow>`
    select child.public_name as child, ${at('declared_at')} as declared_at
    from people.guardianship join people.person child on child.id = child_id
    where guardian_id = ${id} and ended_at is null`,
  consent: (id: string) => sql<HeldRow>`
    select child.public_name as child, subject, ${at('given_at')} as given_at,
      ${at('withdrawn_at')} as withdrawn_at
    from people.guardian_consent join people.person child on child.id = child_id
    where guardian_id = ${id}`,
  kept: (id: string) => sql<HeldRow>`
    select address, ${at('expires_at')} as expires_at from people.kept_form where person_id = ${id}`,
} satisfies Readonly<Record<string, (id: string) => RawBuilder<HeldRow>>>;

export type HeldKind = keyof typeof queries;

export async function listHeldAccount(
  db: Database,
  personId: string,
): Promise<readonly { readonly kind: HeldKind; readonly values: HeldRow }[]> {
  const kinds = Object.keys(queries) as HeldKind[];
  const found = await Promise.all(kinds.map((kind) => queries[kind](personId).execute(db)));
  return found.flatMap(({ rows }, index) => {
    const kind = kinds[index];
    return kind === undefined ? [] : rows.map((values) => ({ kind, values }));
  });
}
