import { assert } from '@minga/basics';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Admission, Gate } from '../../../../platform/http/gate.ts';
import type { Ask, Page } from '../../../../platform/http/route.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf, routesOf } from '../../../../site/site.tsx';
import { type TestSite, testParts, testSite } from '../../../../site/testing.ts';
import { startSession } from '../actions/sign-in.ts';
import { permissions } from '../rules/permissions.ts';
import { readPerson } from '../store/persons.ts';
import { givenInstitution, givenPerson, givenStaff, later, NOW } from '../testing/somebody.ts';
import { gateOf } from './gate.ts';

let given: TestDatabase;
let site: TestSite;
let gate: Gate;
let lautaro: Scope;
let officer: Actor;
let personId: string;
let now = NOW;
const clock = { now: () => now };

beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db, { clock });
  lautaro = await givenInstitution(given.db, '09108');
  officer = await givenStaff(given.db, lautaro, 'pb-officer');
  personId = await givenPerson(given.db);
  const names = new Map([['lautaro', lautaro.id]]);
  const institutions = {
    kind: 'institution',
    param: 'institution',
    find: async (_: unknown, name: string) => names.get(name),
    namesOf: async () => new Map<string, string>(),
  } as const;
  gate = gateOf({ ...houseOf(testParts(given.db, { clock })), scopes: [institutions] });
});
afterAll(() => given.close());

function asking(actor: Actor | undefined, more: Partial<Ask> = {}): Ask {
  return {
    request: new Request('http://localhost/gestion/lautaro/equipo'),
    locale: 'es-CL',
    params: { institution: 'lautaro' },
    query: new URLSearchParams(),
    address: '/gestion/lautaro/equipo',
    actor,
    scope: undefined,
    peer: '203.0.113.7',
    ...more,
  };
}

function refusedPage(admission: Admission): Page {
  assert(!admission.isAdmitted && !(admission.answer instanceof Response), 'refused with a page');
  return admission.answer;
}

function sentTo(admission: Admission): string | null {
  assert(!admission.isAdmitted && admission.answer instanceof Response, 'sent elsewhere');
  expect(admission.answer.status).toBe(303);
  return admission.answer.headers.get('location');
}

const SEE_TEAM = { act: 'people/see-team' };
const INVITE = { act: 'people/invite' };

describe('the gate', () => {
  test('lets in whoever holds the role in the institution of the address, and says which that is', async () => {
    const admission = await gate.admit(SEE_TEAM, asking(officer));
    expect(admission).toEqual({ isAdmitted: true, scope: lautaro });
  });

  test('takes the scope from the address and never from what was asked with it', async () => {
    const other = asking(officer, { scope: { kind: 'institution', id: 'another' } });
    expect(await gate.admit(SEE_TEAM, other)).toMatchObject({ scope: lautaro });
  });

  test('gives everybody who is signed in what is everybody’s, without a scope', async () => {
    const resident = { ...officer, grants: [] };
    const admission = await gate.admit({ act: 'people/see-own-account' }, asking(resident));
    expect(admission).toEqual({ isAdmitted: true, scope: undefined });
  });

  test('sends whoever is not signed in to sign in, and back', async () => {
    const admission = await gate.admit(SEE_TEAM, asking(undefined));
    expect(sentTo(admission)).toBe('/entrar?volver=%2Fgestion%2Flautaro%2Fequipo');
  });

  test('forbids what no role of this person allows there, and says under whose name she asks', async () => {
    const elsewhere = { ...officer, grants: [{ role: 'pb-officer', scope: undefined }] };
    for (const actor of [{ ...officer, grants: [] }, elsewhere]) {
      expect(refusedPage(await gate.admit(SEE_TEAM, asking(actor))).status).toBe(403);
    }
  });

  test('knows no institution that is not there, whoever asks', async () => {
    const nowhere = asking(officer, { params: { institution: 'atlantida' } });
    expect(refusedPage(await gate.admit(SEE_TEAM, nowhere)).status).toBe(404);
  });
});

describe('the gate before a sensitive act', () => {
  test('asks once more who one is before a sensitive act, fifteen minutes after the last proof', async () => {
    const proven = (ms: number) => ({ ...officer, provenAt: new Date(NOW.getTime() - ms) });
    const fresh = await gate.admit(INVITE, asking(proven(15 * 60_000 - 1)));
    expect(fresh.isAdmitted).toBe(true);
    const stale = await gate.admit(INVITE, asking(proven(15 * 60_000)));
    expect(sentTo(stale)).toBe('/entrar/confirmar?volver=%2Fgestion%2Flautaro%2Fequipo');
    expect((await gate.admit(SEE_TEAM, asking(proven(15 * 60_000)))).isAdmitted).toBe(true);
  });

  test('does not ask for a proof what it would refuse anyway', async () => {
    const stale = { ...officer, grants: [], provenAt: new Date(0) };
    expect(refusedPage(await gate.admit(INVITE, asking(stale))).status).toBe(403);
  });

  test('takes an act or an address that nobody declared for a fault', async () => {
    await expect(gate.admit({ act: 'people/fly' }, asking(officer))).rejects.toThrow('people/fly');
    await expect(gate.admit(SEE_TEAM, asking(officer, { params: {} }))).rejects.toThrow(
      'names its',
    );
  });
});

test('every act of the table guards a route or an action', () => {
  const parts = testParts(given.db, { clock });
  const house = houseOf(parts);
  const acts = [
    ...routesOf(parts, house).flatMap(({ audience }) =>
      audience === 'public' ? [] : audience.act,
    ),
    ...house.twoPersonKinds.map(({ kind }) => kind),
  ];
  expect(Object.keys(permissions).filter((act) => !acts.includes(act))).toEqual([]);
});

const typed = new URLSearchParams([
  ['alias', 'Chucao "312" <b>'],
  ['appearance', 'alias'],
  ['email', 'ana@ejemplo.cl'],
]);

async function sent(): Promise<{ browser: string; kept: string }> {
  const answer = await site.post('/cuenta/datos', typed);
  expect(answer.status).toBe(303);
  const back = new URL(answer.headers.get('location') ?? '', 'http://localhost');
  expect(back.pathname).toBe('/entrar');
  const [browser = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
  return { browser, kept: back.searchParams.get('volver') ?? '' };
}

async function signedIn(who = personId): Promise<string> {
  const token = await startSession(given.db, {
    personId: who,
    method: 'provider',
    device: 'Test',
    now,
  });
  return `minga-session=${token}`;
}

describe('a form that arrives without a session', () => {
  test('is there after signing in, with all that was typed, ready to be sent again', async () => {
    const { browser, kept } = await sent();
    expect(kept).toMatch(/^\/formulario-guardado\/[0-9a-f-]{36}$/);
    const cookie = `${browser}; ${await signedIn()}`;
    const answer = await site.get(kept, { cookie });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const html = await answer.text();
    expect(html).toContain('Alguien escribió esto sin haber entrado');
    expect(html).toContain('<form method="post" action="/cuenta/datos"');
    expect(html).toContain('name="alias" value="Chucao &quot;312&quot; &lt;b>"');
    expect(html).toContain('name="email" value="ana@ejemplo.cl"');
  });

  test('is for the browser that sent it only, and not without signing in', async () => {
    const { browser, kept } = await sent();
    expect((await site.get(kept, { cookie: browser })).status).toBe(303);
    expect((await site.get(kept, { cookie: await signedIn() })).status).toBe(404);
    const { browser: another } = await sent();
    const cookie = `${another}; ${await signedIn()}`;
    expect((await site.get(kept, { cookie })).status).toBe(404);
  });
});

describe('a form that arrives when a session is over', () => {
  async function sentAfterItsEnd(form: URLSearchParams | FormData = typed) {
    now = NOW;
    const session = await signedIn(officer.personId);
    now = later(8 * 86_400_000);
    const answer = await site.post('/cuenta/datos', form, {
      cookie: session,
      'sec-fetch-site': 'same-origin',
    });
    const back = new URL(answer.headers.get('location') ?? '', 'http://localhost');
    const [browser = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
    return { browser, kept: back.searchParams.get('volver') ?? '' };
  }

  test('is offered to whoever that session was of, by name, and not to the next at that browser', async () => {
    const { browser, kept } = await sentAfterItsEnd();
    const asked = async (who: string) =>
      site.get(kept, { cookie: `${browser}; ${await signedIn(who)}` });
    expect((await asked(personId)).status).toBe(404);
    const hers = await (await asked(officer.personId)).text();
    expect(hers).toContain('Lo que escribiste está a salvo');
    expect(hers).toContain(`${officer.name}: tu sesión había terminado`);
    now = NOW;
  });

  test('keeps what was typed beside files, and says which files are to be chosen again', async () => {
    const form = new FormData();
    for (const [name, value] of typed) form.append(name, value);
    form.append('foto', new File(['%PDF-1.4'], 'certificado.pdf'));
    form.append('otra', new File([], ''));
    const { browser, kept } = await sentAfterItsEnd(form);
    const cookie = `${browser}; ${await signedIn(officer.personId)}`;
    const html = await (await site.get(kept, { cookie })).text();
    expect(html).toContain('name="email" value="ana@ejemplo.cl"');
    expect(html).toContain('hay que elegirlos de nuevo: certificado.pdf.');
    expect(html).not.toContain('archivo-por-elegir');
    now = NOW;
  });

  test('goes out once, also when its author goes back to it and sends it again', async () => {
    const { browser, kept } = await sentAfterItsEnd();
    const cookie = `${browser}; ${await signedIn(officer.personId)}`;
    const keyOn = async () =>
      /name="clave" value="([^"]+)"/.exec(await (await site.get(kept, { cookie })).text())?.[1];
    const key = await keyOn();
    expect(key).toMatch(/^[0-9a-f-]{36}$/);
    expect(await keyOn()).toBe(key);
    now = NOW;
  });
});

describe('what was typed without a session', () => {
  test('is kept sealed, and for an hour', async () => {
    const { browser, kept } = await sent();
    const rows = await sql<{ row: string }>`select row_to_json(k)::text as row
      from people.kept_form k`.execute(given.db);
    const hex = Buffer.from('ejemplo.cl').toString('hex');
    expect(rows.rows.filter(({ row }) => row.includes(hex) || row.includes('Chucao'))).toEqual([]);
    const cookie = `${browser}; ${await signedIn()}`;
    now = later(59 * 60_000);
    expect((await site.get(kept, { cookie })).status).toBe(200);
    now = later(60 * 60_000);
    expect((await site.get(kept, { cookie })).status).toBe(404);
    now = NOW;
  });

  test('with files is not kept: they have to be chosen again', async () => {
    const form = new FormData();
    form.set('file', new File(['a'], 'a.csv'));
    const answer = await site.post('/cuenta/datos', form);
    expect(answer.headers.get('location')).toBe('/entrar?volver=%2F');
  });

  test('that another site sent is refused and not kept', async () => {
    const answer = await site.post('/cuenta/datos', typed, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
  });

  test('is not kept beyond what a person types in an hour', async () => {
    let last = '';
    for (let turn = 0; turn < 31; turn++) last = (await sent()).kept;
    expect(last).toBe('/');
  });
});

describe('another e-mail for an account', () => {
  const changed = new URLSearchParams({ appearance: 'name', email: 'ana@ejemplo.cl' });
  const unchanged = new URLSearchParams({ appearance: 'name' });

  test('asks staff for a proof of the last fifteen minutes, and keeps what was typed until then', async () => {
    const staff = await site.as(officer.personId);
    now = later(20 * 60_000);
    const answer = await staff.post('/cuenta/datos', changed);
    const back = new URL(answer.headers.get('location') ?? '', 'http://localhost');
    expect([answer.status, back.pathname]).toEqual([303, '/entrar/confirmar']);
    const [browser = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
    const cookie = `${browser}; ${await signedIn(officer.personId)}`;
    const kept = await site.get(back.searchParams.get('volver') ?? '', { cookie });
    expect(await kept.text()).toContain('name="email" value="ana@ejemplo.cl"');
    expect((await readPerson(given.db, officer.personId))?.email).toBeNull();
    const same = await staff.post('/cuenta/datos', unchanged);
    expect(same.headers.get('location')).toBe('/cuenta?hecho=datos');
    now = NOW;
  });

  test('is taken at once from staff with a fresh proof, and from a resident', async () => {
    const staff = await (await site.as(officer.personId)).post('/cuenta/datos', changed);
    expect(staff.headers.get('location')).toBe('/cuenta?hecho=datos');
    const resident = await site.as(personId, 'provider');
    now = later(20 * 60_000);
    const answer = await resident.post('/cuenta/datos', changed);
    expect(answer.headers.get('location')).toBe('/cuenta?hecho=datos');
    expect((await readPerson(given.db, personId))?.email).toBe('ana@ejemplo.cl');
    now = NOW;
  });
});

describe('a form that is kept until its author proves once more who she is', () => {
  const invitation = new URLSearchParams({ name: 'Ana Soto', email: 'ana@ejemplo.cl' });

  async function keptFor(who: string): Promise<{ cookie: string; kept: string }> {
    now = NOW;
    const session = await site.as(who);
    now = later(20 * 60_000);
    const answer = await session.post('/gestion/lautaro/equipo/invitar', invitation);
    const back = new URL(answer.headers.get('location') ?? '', 'http://localhost');
    const [browser = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
    return { cookie: browser, kept: back.searchParams.get('volver') ?? '' };
  }

  test('is hers alone, also where others use the same browser', async () => {
    const { cookie, kept } = await keptFor(officer.personId);
    const asked = async (who: string) =>
      (await site.get(kept, { cookie: `${cookie}; ${await signedIn(who)}` })).status;
    expect(await asked(personId)).toBe(404);
    expect(await asked(officer.personId)).toBe(200);
    now = NOW;
  });

  test('is counted by who sent it: others at the same address go on', async () => {
    const busy = await givenStaff(given.db, lautaro, 'pb-officer');
    let last = '';
    for (let turn = 0; turn < 31; turn++) last = (await keptFor(busy.personId)).kept;
    expect(last).toBe('/');
    const colleague = await givenStaff(given.db, lautaro, 'pb-officer');
    expect((await keptFor(colleague.personId)).kept).toMatch(/^\/formulario-guardado\//);
    now = NOW;
  });
});
