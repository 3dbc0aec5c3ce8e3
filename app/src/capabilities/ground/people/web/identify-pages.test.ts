// Identifying in person as the people at the desk and the neighbour meet it, from the first form to the first sign-in.

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Scope } from '../../../../platform/access.ts';
import { cookiesFor } from '../../../../platform/http/cookies.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { houseOf } from '../../../../site/site.tsx';
import { type TestSite, testParts, testSite } from '../../../../site/testing.ts';
import { givenInstitution, givenPerson, givenStaff, later, NOW } from '../testing/somebody.ts';
import { cardRoutes } from './card-routes.tsx';

let given: TestDatabase;
let anybody: TestSite;
let rosa: TestSite;
let hugo: TestSite;
let lautaro: Scope;
let now = NOW;
beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { clock: { now: () => now } });
  lautaro = await givenInstitution(given.db, '09108');
  await givenInstitution(given.db, '08201');
  const first = await givenStaff(given.db, lautaro, 'desk-staff', 'Rosa P.');
  const second = await givenStaff(given.db, lautaro, 'certifying-officer', 'Hugo M.');
  rosa = await anybody.as(first.personId);
  hugo = await anybody.as(second.personId);
});
afterAll(() => given.close());
beforeEach(async () => {
  now = NOW;
  await sql`delete from people.assisted_identity`.execute(given.db);
  await sql`delete from platform.rate_limit`.execute(given.db);
});

const LIST = '/gestion/lautaro/identificar';
const RUN = '5.126.663-3';

const whole = {
  'document-kind': 'run',
  number: RUN,
  'seen-as': 'original',
  given: 'Elba Rosa',
  family: 'Curín <Huaiquil>',
  'birth-date': '1948-06-24',
  comuna: '09108',
};

const form = (fields: Record<string, string>) => new URLSearchParams(fields);

async function page(site: TestSite, path: string, status = 200): Promise<string> {
  const answer = await site.get(path);
  expect(`${answer.status} ${path}`).toBe(`${status} ${path}`);
  return answer.text();
}

/** Everything that a person reads or could find of the RUN. */
function expectNoRun(text: string): void {
  expect(text).not.toMatch(/5\.?126\.?663/);
}

/** The address of the only one that waits, from the list. */
async function waitingAddress(site: TestSite): Promise<string> {
  const html = await page(site, LIST);
  const [, address] =
    /href="(\/gestion\/lautaro\/identificar\/pendientes\/[0-9a-f-]{36})"/.exec(html) ?? [];
  if (address === undefined) throw new Error('nobody waits');
  return address;
}

async function written(fields: Record<string, string> = {}): Promise<string> {
  const answer = await rosa.post(`${LIST}/anotar`, form({ ...whole, ...fields }));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${LIST}?hecho=anotada`]);
  return waitingAddress(hugo);
}

async function cardCode(address: string): Promise<string> {
  const answer = await hugo.post(`${address}/confirmar`, form({ number: RUN, saw: 'both' }));
  const html = await answer.text();
  return /access-card-code code">([0-9A-Z-]{19})</.exec(html)?.[1] ?? '';
}

describe('the list', () => {
  test('teaches while nobody waits, and why there are two', async () => {
    const html = await page(rosa, LIST);
    expect(html).toContain('Nadie espera confirmación');
    expect(html).toContain('Por qué dos personas');
    expect(html).toContain(`href="${LIST}/anotar"`);
  });

  test('shows who waits with the number masked, says whose turn it is, and is in English too', async () => {
    await written();
    const html = await page(rosa, `${LIST}?hecho=anotada`);
    expect(html).toContain('Falta que otra persona del equipo');
    expect(html).toContain('Elba C.');
    expect(html).toContain('••.•••.663-•');
    expect(html).toContain('Tú: confirma otra persona');
    expectNoRun(html);
    const english = await page(hugo, '/en/manage/lautaro/identify');
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Waiting for a second member of the team');
    expect(english).toContain('Rosa P.');
    expectNoRun(english);
  });

  test('is not for residents, nor for the team of another institution, nor for somebody proven long ago', async () => {
    const resident = await anybody.as(await givenPerson(given.db), 'provider');
    expect((await resident.get(LIST)).status).toBe(403);
    expect((await rosa.get('/gestion/lebu/identificar')).status).toBe(403);
    expect((await anybody.get(LIST)).headers.get('location')).toContain('/entrar?');
    now = later(15 * 60_000);
    expect((await rosa.get(LIST)).headers.get('location')).toContain('/entrar/confirmar?');
  });

  test('is among the tasks of whoever may confirm, with its term, and on the desk', async () => {
    await written();
    const tasks = await page(hugo, '/lo-que-me-toca');
    expect(tasks).toContain('Confirmar a quienes esperan ser identificados (1)');
    expect(tasks).toContain('En nombre de Municipalidad de Lautaro');
    expect(tasks).toContain('sábado 28 de noviembre de 2026, 12:00');
    expect(await page(rosa, '/lo-que-me-toca')).not.toContain('esperan ser identificados');
    expect(await page(hugo, '/gestion/lautaro')).toContain(`href="${LIST}"`);
  });
});

describe('the form', () => {
  test('keeps what was typed, tells all that is wrong first, and ties each to its field', async () => {
    const wrong = { ...whole, number: '5.126.663-4', 'birth-date': '2020-01-01', comuna: '' };
    const answer = await rosa.post(`${LIST}/anotar`, form(wrong));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const field of ['number', 'birth-date', 'comuna']) {
      expect(html).toContain(`href="#${field}"`);
      expect(html).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"`));
    }
    expect(html).toContain('value="5.126.663-4"');
    expect(html).toContain('value="Curín &lt;Huaiquil>"');
    expect(html).toMatch(/value="run" checked/);
    expect(html).toContain('Tiene menos de 14 años');
  });

  test('says that the same document waits already', async () => {
    await written();
    const answer = await hugo.post(`${LIST}/anotar`, form(whole));
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Ya hay alguien esperando con ese documento');
  });

  test('offers the countries by their names in the language of whoever reads', async () => {
    const spanish = await page(rosa, `${LIST}/anotar`);
    expect(spanish).toMatch(/<option value="HT">Haití<\/option>/);
    expect(spanish.indexOf('>Argentina<')).toBeLessThan(spanish.indexOf('>Bolivia<'));
    const english = await page(rosa, '/en/manage/lautaro/identify/write-down');
    expect(english).toMatch(/<option value="DE">Germany<\/option>/);
  });
});

describe('the one who confirms', () => {
  test('sees what was written down, with the number masked, and types it from the document', async () => {
    const address = await written();
    const html = await page(hugo, address);
    expect(html).toContain('Curín &lt;Huaiquil>');
    expect(html).toContain('jueves 24 de junio de 1948');
    expect(html).toContain('••.•••.663-•');
    expectNoRun(html);
    const other = await hugo.post(
      `${address}/confirmar`,
      form({ number: '12.345.678-5', saw: 'both' }),
    );
    expect(other.status).toBe(422);
    const said = await other.text();
    expect(said).toContain('No es el número que se anotó');
    expectNoRun(said);
  });

  test('is asked whether she saw both, and never who wrote it down', async () => {
    const address = await written();
    const unseen = await hugo.post(`${address}/confirmar`, form({ number: '' }));
    expect(unseen.status).toBe(422);
    const html = await unseen.text();
    expect(html).toContain('href="#number"');
    expect(html).toContain('href="#saw"');
    const own = await page(rosa, address);
    expect(own).toContain('La confirma otra persona del equipo');
    expect(own).not.toContain(`${address}/confirmar`);
    const forced = await rosa.post(`${address}/confirmar`, form({ number: RUN, saw: 'both' }));
    expect(forced.status).toBe(403);
  });

  test('hands over a card that is shown once, by nobody’s cache, with the code behind a #', async () => {
    const address = await written();
    const answer = await hugo.post(`${address}/confirmar`, form({ number: RUN, saw: 'both' }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const html = await answer.text();
    expect(html).toMatch(
      /access-card-code code">[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}</,
    );
    expect(html).toContain('Elba C.');
    expect(html).toContain('class="qr-code"');
    expect(html).toContain('localhost/entrar/con-tarjeta');
    expectNoRun(html);
    const again = await hugo.post(`${address}/confirmar`, form({ number: RUN, saw: 'both' }));
    expect(again.status).toBe(404);
    expect((await hugo.get(address)).status).toBe(404);
  });
});

describe('what waits', () => {
  test('is gone when it is not confirmed, with the reason why', async () => {
    const address = await written();
    const why = await hugo.post(`${address}/rechazar`, form({}));
    expect(why.status).toBe(422);
    expect(await why.text()).toContain('Elige por qué no se confirma');
    const answer = await hugo.post(`${address}/rechazar`, form({ reason: 'other-person' }));
    expect(answer.headers.get('location')).toBe(`${LIST}?hecho=no-confirmada`);
    expect((await hugo.get(address)).status).toBe(404);
    expect((await hugo.post(`${address}/rechazar`, form({ reason: 'mistyped' }))).status).toBe(404);
  });

  test('is not there at an address that is no id, or of another institution', async () => {
    const address = await written();
    const outsider = await givenStaff(
      given.db,
      await givenInstitution(given.db, '08201'),
      'desk-staff',
    );
    const ema = await anybody.as(outsider.personId);
    expect((await ema.get(address)).status).toBe(403);
    const there = address.replace('/lautaro/', '/lebu/');
    expect((await ema.get(there)).status).toBe(404);
    const confirmed = await ema.post(`${there}/confirmar`, form({ number: RUN, saw: 'both' }));
    expect(confirmed.status).toBe(404);
    expect((await hugo.get(`${LIST}/pendientes/${'-'.repeat(36)}`)).status).toBe(404);
  });
});

describe('the card', () => {
  test('signs in and leads to where the person was going', async () => {
    const code = await cardCode(await written());
    const shown = await page(anybody, '/entrar/con-tarjeta?volver=/cuenta');
    expect(shown).toContain('name="volver" value="/cuenta"');
    const answer = await anybody.post(
      '/entrar/con-tarjeta',
      form({ code: code.toLowerCase(), 'birth-year': '1948', volver: '/cuenta' }),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cuenta']);
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const account = await anybody.get('/cuenta', { cookie });
    const html = await account.text();
    expect(html).toContain('Tienes una tarjeta desde el');
    expect(html).toContain('••.•••.663-•');
    expectNoRun(html);
  });

  test('leads nowhere else', async () => {
    const code = await cardCode(await written());
    const fields = { code, 'birth-year': '1948', volver: '//evil.example' };
    const answer = await anybody.post('/entrar/con-tarjeta', form(fields));
    expect(answer.headers.get('location')).toBe('/lo-que-me-toca');
  });

  test('is answered alike whatever is wrong, with what was typed still there', async () => {
    const code = await cardCode(await written());
    const answers = [
      form({ code, 'birth-year': '1949' }),
      form({ code: '0000-0000-0000-0000', 'birth-year': '1948' }),
      form({ code: 'hola', 'birth-year': 'x' }),
    ].map((typed) => anybody.post('/entrar/con-tarjeta', typed));
    for (const answer of await Promise.all(answers)) {
      expect(answer.status).toBe(422);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.text()).toContain('El código y el año no calzan');
    }
    const again = await anybody.post(
      '/entrar/con-tarjeta',
      form({ code: 'abc', 'birth-year': '19' }),
    );
    const html = await again.text();
    expect(html).toContain('value="abc"');
    expect(html).toContain('value="19"');
  });
});

describe('whoever has a card', () => {
  test('is not let in where the cookie of her session could be stolen on the way', async () => {
    const house = {
      ...houseOf(testParts(given.db, { clock: { now: () => now } })),
      cookies: cookiesFor('http://minga.example'),
    };
    const code = await cardCode(await written());
    const entering = cardRoutes(house).find(({ method }) => method === 'post');
    const answer = await entering?.answer({
      request: new Request('http://minga.example/entrar/con-tarjeta', {
        method: 'POST',
        body: form({ code, 'birth-year': '1948' }),
      }),
      locale: 'es-CL',
      params: {},
      query: form({}),
      address: '/entrar/con-tarjeta',
      actor: undefined,
      scope: undefined,
      peer: '',
    });
    expect(answer).toMatchObject({ status: 503 });
  });

  test('is told how long to wait when it was tried too often', async () => {
    const code = await cardCode(await written());
    const fields = form({ code, 'birth-year': '1949' });
    for (let attempt = 0; attempt < 5; attempt++) await anybody.post('/entrar/con-tarjeta', fields);
    const answer = await anybody.post('/entrar/con-tarjeta', form({ code, 'birth-year': '1948' }));
    expect(answer.status).toBe(429);
    expect(await answer.text()).toMatch(/Espera 1\.4\d\d minutos/);
  });

  test('proves once more who she is, and has no role of staff with it', async () => {
    const code = await cardCode(await written());
    const answer = await anybody.post('/entrar/con-tarjeta', form({ code, 'birth-year': '1948' }));
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect((await anybody.get(LIST, { cookie })).status).toBe(403);
    const own = await anybody.get('/entrar/confirmar?volver=/cuenta', { cookie });
    expect(await own.text()).toContain('/entrar/con-tarjeta?volver=%2Fcuenta&amp;para=prove-again');
  });

  test('cancels it, and her session with it ends', async () => {
    const code = await cardCode(await written());
    const entered = await anybody.post('/entrar/con-tarjeta', form({ code, 'birth-year': '1948' }));
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const cancelled = await anybody.post('/cuenta/tarjeta/anular', form({}), headers);
    expect(cancelled.headers.get('location')).toBe('/cuenta?hecho=tarjeta');
    expect((await anybody.get('/cuenta', { cookie })).status).toBe(303);
    const again = await anybody.post('/entrar/con-tarjeta', form({ code, 'birth-year': '1948' }));
    expect(again.status).toBe(422);
  });
});
