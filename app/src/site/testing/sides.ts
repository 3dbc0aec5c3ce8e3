// Two sides that have nothing to do with each other, for tests of who reaches what.
import type { TestDatabase } from '../../platform/testing/database.ts';
import { insertPastRules } from '../../platform/testing/past-rules.ts';
import type { TestSite } from '../testing.ts';
import { BEFORE, type Making, type Row, type Writing } from './making.ts';
import { objectMakers } from './objects.ts';

export interface NewSide {
  readonly slug: string;
  readonly organization: string;
  readonly rut: string;
  /** What its people write instead of a name, wherever they may write one. */
  readonly written?: (what: string) => string;
}

export async function givenSide(
  database: TestDatabase,
  site: TestSite,
  { slug, organization, rut, written = (what) => what }: NewSide,
): Promise<Writing> {
  const { db, pool } = database;
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
  const registered = { slug: organization, rut, cut: institution.cut };
  const organizationId = await insert('organizations.organization', {
    ...registered,
    ...organizationRow(written),
  });
  const personId = await newPerson();
  const holders = new Map<string, string>();
  const sites = new Map<string, TestSite>();
  async function holderOf(role: string): Promise<string> {
    const known = holders.get(role);
    if (known !== undefined) return known;
    const person_id = await newPerson();
    const isNational = role === 'national-staff';
    const place =
      role === 'organization-representative'
        ? { organization_id: organizationId }
        : { institution_id: (isNational ? await institutionOf('subdere') : institution).id };
    await insert('people.role_grant', { person_id, role, ...place });
    holders.set(role, person_id);
    return person_id;
  }
  const side: Making = {
    institution,
    organization: { slug: organization, id: organizationId },
    personId,
    objects: new Map(),
    insert,
    db,
    newPerson,
    insertPastRules: (table, row) => insertPastRules(database, table, row),
    holderOf,
    written,
    async as(role = '') {
      const known =
        sites.get(role) ?? (await site.as(role === '' ? personId : await holderOf(role)));
      sites.set(role, known);
      return known;
    },
  };
  for (const [place, make] of Object.entries(objectMakers)) {
    side.objects.set(place, await make(side));
  }
  return side;
}

/** What everybody reads of an organisation, in the words of whoever registered it. */
function organizationRow(written: Making['written']): Row {
  return {
    kind: 'foundation',
    name: written('Organización'),
    place: written('Población'),
    purpose: written('Objeto'),
    phone: '+56 9 1234',
    publishes_board: true,
    publishes_contact: true,
    legal_state: 'pending',
    email: 'a@ejemplo.cl',
    registered_at: BEFORE,
  };
}
