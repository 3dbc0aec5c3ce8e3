// Two sides that have nothing to do with each other, for tests of who reaches what.
import type { TestDatabase } from '../../platform/testing/database.ts';
import type { TestSite } from '../testing.ts';
import { BEFORE, type Making, objectMakers, type Side } from './objects.ts';

export interface NewSide {
  readonly slug: string;
  readonly organization: string;
  readonly rut: string;
  /** What its people write instead of a name, wherever they may write one. */
  readonly written?: (what: string) => string;
}

export async function givenSide(
  { pool }: Pick<TestDatabase, 'pool'>,
  site: TestSite,
  { slug, organization, rut, written = (what) => what }: NewSide,
): Promise<Side> {
  const institutionOf = async (name: string) => {
    const found = 'select slug, id, cut from institutions.institution where slug = $1';
    return (await pool.query(found, [name])).rows[0];
  };
  const insert: Making['insert'] = async (table, row, returning = 'id') => {
    const marks = Object.keys(row).map((_, at) => `$${at + 1}`);
    const { rows } = await pool.query(
      `insert into ${table} (${Object.keys(row)}) values (${marks}) returning ${returning} as it`,
      Object.values(row),
    );
    return rows[0].it;
  };
  const somebody = { public_name: written('Alias'), proof: 'provider', birth_year: 1980 };
  const newPerson = () => insert('people.person', somebody);
  const institution = await institutionOf(slug);
  const organizationId = await insert('organizations.organization', {
    slug: organization,
    kind: 'foundation',
    name: written('Organización'),
    rut,
    cut: institution.cut,
    place: written('Población'),
    purpose: written('Objeto'),
    phone: '+56 9 1234',
    publishes_board: true,
    publishes_contact: true,
    legal_state: 'pending',
    email: 'a@ejemplo.cl',
    registered_at: BEFORE,
  });
  const personId = await newPerson();
  const holders = new Map<string, TestSite>();
  async function holder(role: string): Promise<TestSite> {
    const person_id = await newPerson();
    const isNational = role === 'national-staff';
    const place =
      role === 'organization-representative'
        ? { organization_id: organizationId }
        : { institution_id: (isNational ? await institutionOf('subdere') : institution).id };
    await insert('people.role_grant', { person_id, role, ...place });
    return site.as(person_id);
  }
  const side: Making = {
    institution,
    organization: { slug: organization, id: organizationId },
    personId,
    objects: new Map(),
    insert,
    newPerson,
    written,
    async as(role = '') {
      const known =
        holders.get(role) ?? (role === '' ? await site.as(personId) : await holder(role));
      holders.set(role, known);
      return known;
    },
  };
  for (const [place, make] of Object.entries(objectMakers)) {
    side.objects.set(place, await make(side));
  }
  return side;
}
