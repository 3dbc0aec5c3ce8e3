// Everything that an account holds about its person, row by row, as she takes it with her.
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import type { Plain } from '../../../../platform/held-values.ts';

type Row<Name extends string> = Readonly<Record<Name, Plain>>;

/** The institution of a row, by its name. */
const place = (column: string) =>
  sql.raw(`(select name from institutions.institution where id = ${column}) as place`);

const queries = {
  account: (id: string) => sql<
    Row<
      | 'proof'
      | 'public_name'
      | 'uses_alias'
      | 'comuna'
      | 'email'
      | 'language'
      | 'birth_year'
      | 'created_at'
    >
  >`
    select proof, public_name, uses_alias, comuna.name as comuna, email, person.locale as language,
      birth_year, person.created_at
    from people.person person left join territories.comuna comuna on comuna.cut = person.comuna_cut
    where person.id = ${id}`,
  joined: (id: string) => sql<Row<'place' | 'opened_at' | 'joined_at'>>`
    select ${place('joining.institution_id')}, closed.created_at as opened_at, joining.joined_at
    from people.account_joining joining join people.person closed on closed.id = joining.closed_id
    where joining.kept_id = ${id}`,
  identity: (id: string) => sql<Row<'provider' | 'linked_at'>>`
    select provider, linked_at from people.identity where person_id = ${id}`,
  session: (id: string) => sql<
    Row<'device' | 'method' | 'provider' | 'created_at' | 'seen_at' | 'proven_at' | 'expires_at'>
  >`
    select device, method, provider, created_at, seen_at, proven_at, expires_at
    from people.session where person_id = ${id}`,
  passkey: (id: string) => sql<Row<'name' | 'is_synced' | 'created_at' | 'last_used_at'>>`
    select label as name, is_synced, created_at, last_used_at
    from people.passkey where person_id = ${id}`,
  code: (id: string) => sql<Row<'created_at' | 'confirmed_at'>>`
    select created_at, confirmed_at from people.break_glass where person_id = ${id}`,
  card: (id: string) => sql<Row<'issued_at'>>`
    select issued_at from people.access_code where person_id = ${id}`,
  role: (id: string) => sql<
    Row<'role' | 'is_substitute' | 'place' | 'granted_at' | 'ended_at' | 'ended_reason'>
  >`
    select role, is_substitute, ${place('institution_id')}, granted_at, ended_at, ended_reason
    from people.role_grant where person_id = ${id} and organization_id is null`,
  invitation: (id: string) => sql<
    Row<
      | 'role'
      | 'is_substitute'
      | 'place'
      | 'name'
      | 'email'
      | 'invited_at'
      | 'accepted_at'
      | 'expires_at'
      | 'replaces_reason'
    >
  >`
    select role, is_substitute, ${place('institution_id')}, name, email, invited_at, accepted_at,
      expires_at, replaces_reason
    from people.invitation where accepted_by = ${id}`,
  reset: (id: string) => sql<Row<'place' | 'opened_at' | 'expires_at' | 'used_at'>>`
    select ${place('institution_id')}, opened_at, expires_at, used_at
    from people.key_reset where person_id = ${id}`,
  seen: (id: string) => sql<Row<'place' | 'document' | 'written_down_at' | 'confirmed_at'>>`
    select ${place('institution_id')}, document_kind as document, seen_at as written_down_at,
      confirmed_at
    from people.assisted_identity where person_id = ${id}`,
  child: (id: string) => sql<Row<'child' | 'declared_at' | 'ended_at'>>`
    select child.public_name as child, declared_at, ended_at
    from people.guardianship join people.person child on child.id = child_id
    where guardian_id = ${id}`,
  guardian: (id: string) => sql<Row<'guardian' | 'declared_at' | 'ended_at'>>`
    select guardian.public_name as guardian, declared_at, ended_at
    from people.guardianship join people.person guardian on guardian.id = guardian_id
    where child_id = ${id}`,
  consent: (id: string) => sql<
    Row<'child' | 'subject' | 'text_version' | 'given_at' | 'withdrawn_at'>
  >`
    select child.public_name as child, subject, text_version, given_at, withdrawn_at
    from people.guardian_consent join people.person child on child.id = child_id
    where ${id} in (guardian_id, child_id)`,
  kept: (id: string) => sql<Row<'address' | 'expires_at'>>`
    select address, expires_at from people.kept_form where person_id = ${id}`,
  // Only to an address that is proven: another may be somebody else's.
  sent: (id: string) => sql<Row<'email' | 'mail_subject' | 'queued_at' | 'sent_at' | 'refused_at'>>`
    select recipient as email, subject as mail_subject, queued_at, sent_at, refused_at
    from platform.outgoing_mail join people.mail_settings settings on settings.email = recipient
    where settings.person_id = ${id} order by queued_at desc`,
  looks: (id: string) => sql<Row<'looked' | 'place' | 'count' | 'first_at' | 'last_at'>>`
    select what as looked, ${place('institution_id')}, count(*)::int as count,
      min(looked_at) as first_at, max(looked_at) as last_at
    from people.look where looker_id = ${id} group by what, institution_id`,
} satisfies Readonly<Record<string, (id: string) => RawBuilder<Row<string>>>>;

export type HeldKind = keyof typeof queries;

type RowOf<Kind extends HeldKind> =
  ReturnType<(typeof queries)[Kind]> extends RawBuilder<infer Found> ? Found : never;

/** Every name of a value of an account. */
export type HeldField = { [Kind in HeldKind]: keyof RowOf<Kind> & string }[HeldKind];
export type HeldRow = Readonly<Partial<Record<HeldField, Plain>>>;

export async function listHeldAccount(
  db: Database,
  personId: string,
): Promise<readonly { readonly kind: HeldKind; readonly values: HeldRow }[]> {
  const kinds = Object.keys(queries) as HeldKind[];
  const asked = kinds.map((kind) => queries[kind](personId) as RawBuilder<HeldRow>);
  const found = await Promise.all(asked.map((query) => query.execute(db)));
  return found.flatMap(({ rows }, index) => {
    const kind = kinds[index];
    return kind === undefined ? [] : rows.map((values) => ({ kind, values }));
  });
}
