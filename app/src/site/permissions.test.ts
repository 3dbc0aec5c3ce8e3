// The table of permissions, tried at the door: every route with every role that may, with all that may not, from another place, and with nobody.
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

interface Held {
  readonly role: Role;
  readonly place: Place | undefined;
}

const kindOf = (role: Role): Kind =>
  role === 'organization-representative' ? 'organization' : 'institution';

/** A role as it is held in one of these places; the operator of the platform has none. */
function heldAt(places: Readonly<Record<Kind, Place>>, role: Role): Held {
  return { role, place: role === 'platform-operator' ? undefined : places[kindOf(role)] };
}

/** A person who holds these roles and no other. */
async function holder(held: readonly Held[]): Promise<string> {
  const { rows } = await database.pool.query(
    `insert into people.person (public_name, proof) values ('Ana P.', 'provider') returning id`,
  );
  const personId: string = rows[0].id;
  for (const { role, place } of held) {
    await database.pool.query(
      `insert into people.role_grant (person_id, role, ${kindOf(role)}_id) values ($1, $2, $3)
       on conflict do nothing`,
      [personId, role, place?.id],
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
  const nobody = await holder([]);
  for (const route of guarded) {
    const expected = actOf(route).roles === 'signed-in' ? 'open' : 'forbidden';
    expect(`${nameOf(route)}: ${await tried(nobody, route)}`).toBe(`${nameOf(route)}: ${expected}`);
  }
});

/** Whether a role opens what is asked of it in its own place, and whether in any other too. */
function opens(role: Role, { roles: allowed, within }: ReturnType<typeof actOf>) {
  const has = allowed.includes(role);
  return {
    here: has && (within === undefined || within === kindOf(role)),
    anywhere: has && within === undefined,
  };
}

for (const role of roles) {
  test(`${role} opens what the table says in its own place, and what is for it wherever it is held`, async () => {
    const here = await holder([heldAt(own, role)]);
    const elsewhere = await holder([heldAt(other, role)]);
    for (const route of guarded) {
      const permission = actOf(route);
      // What is open to whoever is signed in, a role less or more, was tried with no role.
      if (permission.roles === 'signed-in') continue;
      const { here: isOpen, anywhere } = opens(role, permission);
      const holders = [...(isOpen ? [here] : []), ...(anywhere ? [elsewhere] : [])];
      for (const person of holders) {
        expect(`${nameOf(route)}: ${await tried(person, route)}`).toBe(`${nameOf(route)}: open`);
      }
    }
  });
}

/** Of a line of the table, everything that may not: roles that are others, and all that are held in another place. */
async function outsider(permission: ReturnType<typeof actOf>): Promise<string> {
  const here = roles.filter((role) => !opens(role, permission).here);
  const elsewhere = roles.filter((role) => !opens(role, permission).anywhere);
  return holder([
    ...here.map((role) => heldAt(own, role)),
    ...elsewhere.map((role) => heldAt(other, role)),
  ]);
}

// One role that were let in by mistake would let in whoever holds it beside others.
test('every role that may not and every role elsewhere, in one person, open nothing', async () => {
  const outsiders = new Map<object, string>();
  const open = [];
  for (const route of guarded) {
    const permission = actOf(route);
    if (permission.roles === 'signed-in') continue;
    const person = outsiders.get(permission) ?? (await outsider(permission));
    outsiders.set(permission, person);
    if ((await tried(person, route)) !== 'forbidden') open.push(nameOf(route));
  }
  expect(open).toEqual([]);
});

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
