// What a member is called today, in queries of the agenda.
import { type RawBuilder, sql } from 'kysely';

/** `{id, slug, name, nameThen}` of the member in a column. */
export interface NamedMember {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** What it was called when it entered. */
  readonly nameThen: string;
  readonly hasLeft: boolean;
}

export function memberIn(column: string): RawBuilder<NamedMember> {
  return sql<NamedMember>`(select json_build_object('id', named.id, 'slug', named.slug,
      'name', coalesce(organization.name, institution.name), 'nameThen', named.name_then,
      'hasLeft', named.left_on is not null)
    from roundtable.member named
      left join organizations.organization on organization.id = named.organization_id
      left join institutions.institution on institution.id = named.institution_id
    where named.id = ${sql.ref(column)})`;
}
