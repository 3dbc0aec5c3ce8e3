// The table of permissions, tried at the door: every route with every role, in its own place, in another, and with nobody.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keeperRoles } from '../capabilities/ground/institutions/rules/index.ts';
import { permissionOf, type Role, roles } from '../capabilities/ground/people/rules/index.ts';
import type { Route } from '../platform/http/route.ts';
import { type TestDatabase, testDatabase } from '../platform/testing/database.ts';
import { houseOf, routesOf } from './site.tsx';
import { type TestSite, testParts, testSite } from './testing.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
type Kind = 'institution' | 'organization';

interface Place {
  readonly slug: string;
  readonly id: string;
}

let database: TestDatabase;
let site: TestSite;
let guarded: readonly Route[];
let own: Readonly<Record<Kind, Place>>;
let other: Readonly<Record<Kind, Place>>;

beforeAll(async () => {
  database = await testDatabase();
  site = await testSite(database.db);
  const parts = testParts(database.db);
  guarded = routesOf(parts, houseOf(parts)).filter(({ audience }) => audience !== 'public');
  own = {
    institution: await institution('ancud'),
    organization: await organization('una', '65000001-1'),
  };
  other = {
    institution: await institution('lautaro'),
    organization: await organization('otra', '65000002-2'),
  };
});
afterAll(() => database?.close());

async function institution(slug: string): Promise<Place> {
  const { rows } = await database.pool.query(
    'select id from institutions.institution where slug = $1',
    [slug],
  );
  return { slug, id: rows[0].id };
}

async function organization(slug: string, rut: string): Promise<Place> {
  const { rows } = await database.pool.query(
    `insert into organizations.organization (slug, kind, name, rut, place, email, registered_at)
     values ($1, 'foundation', $1, $2, '', 'a@ejemplo.cl', now()) returning id`,
    [slug, rut],
  );
  return { slug, id: rows[0].id };
}

/** A person who holds one role in one place, or none. */
async function holder(
  role: Role | undefined,
  place: Place | undefined,
  kind: Kind,
): Promise<string> {
  const { rows } = await database.pool.query(
    `insert into people.person (public_name, proof) values ('Ana P.', 'provider') returning id`,
  );
  const personId: string = rows[0].id;
  if (role !== undefined) {
    const column = `${kind}_id`;
    const where = place === undefined ? '' : `, ${column}`;
    const values = place === undefined ? [personId, role] : [personId, role, place.id];
    await database.pool.query(
      `insert into people.role_grant (person_id, role${where}) values ($1, $2${place === undefined ? '' : ', $3'})`,
      values,
    );
  }
  return personId;
}

function addressOf({ path }: Route, places: Readonly<Record<Kind, Place>>): string {
  return path.patterns['es-CL'].replaceAll(/:(\w+)/g, (_, name: string) =>
    name === 'institution' || name === 'organization' ? places[name].slug : NOWHERE,
  );
}

type Door = 'open' | 'sign-in' | 'forbidden';

/** Who signed in, and what the site is for them. */
const sessions = new Map<string, TestSite>();

async function signedIn(personId: string): Promise<TestSite> {
  const by = sessions.get(personId) ?? (await site.as(personId));
  sessions.set(personId, by);
  return by;
}

/** What the gate said; whatever the route itself answers means that it let the person in. */
async function tried(personId: string | undefined, route: Route): Promise<Door> {
  const address = addressOf(route, own);
  const by = personId === undefined ? site : await signedIn(personId);
  const answer =
    route.method === 'get' ? await by.get(address) : await by.post(address, new URLSearchParams());
  const to = answer.headers.get('location') ?? '';
  if (answer.status === 303 && to.startsWith('/entrar?')) return 'sign-in';
  if (answer.status === 403) return 'forbidden';
  // Some of what is open ends the session: the next route is tried with another.
  if (personId !== undefined && route.method === 'post') sessions.delete(personId);
  return 'open';
}

function nameOf(route: Route): string {
  return `${route.method} ${route.path.patterns['es-CL']}`;
}

function actOf({ audience }: Route) {
  const permission = audience === 'public' ? undefined : permissionOf(audience.act);
  if (permission === undefined) throw new Error('a guarded route without its act');
  return permission;
}

test('with nobody signed in every guarded route leads to the sign-in', async () => {
  expect(guarded.length).toBeGreaterThan(10);
  const open = [];
  for (const route of guarded) {
    if ((await tried(undefined, route)) !== 'sign-in') open.push(nameOf(route));
  }
  expect(open).toEqual([]);
});

test('with no role only what is for everybody who is signed in is open', async () => {
  const nobody = await holder(undefined, undefined, 'institution');
  for (const route of guarded) {
    const expected = actOf(route).roles === 'signed-in' ? 'open' : 'forbidden';
    expect(`${nameOf(route)}: ${await tried(nobody, route)}`).toBe(`${nameOf(route)}: ${expected}`);
  }
});

for (const role of roles) {
  test(`${role} opens what the table says in its own place, and nothing in another`, async () => {
    const kind: Kind = role === 'organization-representative' ? 'organization' : 'institution';
    const isNational = role === 'platform-operator';
    const here = await holder(role, isNational ? undefined : own[kind], kind);
    const elsewhere = await holder(role, isNational ? undefined : other[kind], kind);
    const asked = new Set<object>();
    for (const route of guarded) {
      const permission = actOf(route);
      const { roles: allowed, within } = permission;
      // What is open to whoever is signed in, a role less or more, was tried with no role.
      if (allowed === 'signed-in') continue;
      const has = allowed.includes(role);
      const fits = within === undefined || within === kind;
      const expectedHere = has && fits ? 'open' : 'forbidden';
      expect(`${nameOf(route)}: ${await tried(here, route)}`).toBe(
        `${nameOf(route)}: ${expectedHere}`,
      );
      // Whoever may not even here is tried from elsewhere once for each line of the table.
      if (!has && asked.has(permission)) continue;
      asked.add(permission);
      const reachesAll = has && within === undefined;
      const expectedThere = reachesAll ? 'open' : 'forbidden';
      expect(`${nameOf(route)}: ${await tried(elsewhere, route)} from elsewhere`).toBe(
        `${nameOf(route)}: ${expectedThere} from elsewhere`,
      );
    }
  });
}

test('who is asked to keep an institution is who may: the table and the list of keepers are one', () => {
  const keeping = [
    'institutions/edit-front-page',
    'institutions/edit-bodies',
    'territories/edit-sectors',
  ];
  for (const act of keeping) {
    const permission = permissionOf(act);
    expect(permission?.within).toBe('institution');
    expect([act, ...(permission?.roles ?? [])].sort()).toEqual([act, ...keeperRoles].sort());
  }
  expect(permissionOf('institutions/see-desk')?.roles).toEqual(
    expect.arrayContaining([...keeperRoles]),
  );
});

test('a resident’s session carries no role of staff', async () => {
  const { rows } = await database.pool.query(
    `insert into people.person (public_name, proof) values ('Eva P.', 'provider') returning id`,
  );
  await database.pool.query(
    `insert into people.role_grant (person_id, role, institution_id) values ($1, 'pb-officer', $2)`,
    [rows[0].id, own.institution.id],
  );
  const asResident = await site.as(rows[0].id, 'provider');
  expect((await asResident.get('/gestion/ancud')).status).toBe(403);
  const asStaff = await site.as(rows[0].id, 'passkey');
  expect((await asStaff.get('/gestion/ancud')).status).toBe(200);
});
