// «Por avisar» over the whole site: the list, its file, the letter, and the line that says how and when.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '../../../../platform/access.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { toldAt } from '../store/notices.ts';
import { noticeOf, tell } from '../testing/notices.ts';
import { givenInstitution, givenPerson, givenStaff, later, runOf } from '../testing/somebody.ts';

let given: TestDatabase;
let db: Database;
let site: TestSite;
let ancud: Scope;
let desk: TestSite;
let eva: string;
beforeAll(async () => {
  given = await testDatabase();
  db = given.db;
  site = await testSite(db);
  ancud = await givenInstitution(db, '10202');
  desk = await site.as((await givenStaff(db, ancud, 'desk-staff', 'Luis A.')).personId);
  eva = await givenPerson(db, {
    publicName: 'Eva Ñ.',
    names: { given: 'Eva Inés', family: 'Ñancupil Soto' },
    run: runOf('12.345.678-5'),
  });
  const official = { institutionId: ancud.id, isPublic: true };
  await tell(db, eva, { ...official, dueAt: later(5 * 86_400_000) });
  const titles = { 'es-CL': '=cmd|de otra cosa', en: 'Something else' };
  await tell(db, eva, { ...official, key: 'two', titles, isPublic: false });
});
afterAll(() => given.close());

const LIST = '/gestion/ancud/por-avisar';
const form = (fields: readonly (readonly [string, string])[]) =>
  new URLSearchParams(fields.map(([name, value]) => [name, value]));

describe('the list', () => {
  test('names whom to reach and what to tell her; it is found by her name; a task says how many', async () => {
    const html = await (await desk.get(LIST)).text();
    expect(html).toContain('1 persona por avisar');
    expect(html).toContain('Eva Inés Ñancupil Soto');
    expect(html).toContain('Hay una respuesta para ti');
    expect(await (await desk.get(`${LIST}?q=nancupil`)).text()).toContain('Eva Inés');
    expect(await (await desk.get(`${LIST}?q=otra+cosa`)).text()).not.toContain('Hay una respuesta');
    expect(await (await desk.get(`${LIST}?q=nadie`)).text()).toContain(
      'No hay nadie con esas palabras',
    );
    expect(await (await desk.get('/lo-que-me-toca')).text()).toContain(
      'Avisar a 1 persona sin correo',
    );
  });

  test('as a file has no RUN and no formula', async () => {
    const answer = await desk.get(`${LIST}.csv`);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const csv = await answer.text();
    expect(csv).toContain('Eva Inés Ñancupil Soto');
    expect(csv).toContain("'=cmd|de otra cosa");
    expect(csv).not.toMatch(/12\.?345\.?678/);
  });

  test('is of this institution alone, and not for every role', async () => {
    const { id } = await noticeOf(db, eva);
    const lautaro = await givenInstitution(db, '09108');
    const other = await site.as((await givenStaff(db, lautaro, 'desk-staff')).personId);
    expect((await other.get(LIST)).status).toBe(403);
    expect(await (await other.get('/gestion/lautaro/por-avisar')).text()).not.toContain('Eva');
    expect((await other.get(`/gestion/lautaro/por-avisar/${id}`)).status).toBe(404);
    const mayor = await site.as((await givenStaff(db, ancud, 'mayor')).personId);
    expect((await mayor.get(LIST)).status).toBe(403);
  });
});

describe('the letter', () => {
  test('has all that she has to know, where to come, and the address of what is public alone', async () => {
    const { id } = await noticeOf(db, eva);
    const html = await (await desk.get(`${LIST}/${id}`)).text();
    const letter = html.slice(html.indexOf('class="letter"'), html.indexOf('</article>'));
    expect(letter).toContain('Eva Inés Ñancupil Soto');
    expect(letter).toContain('Hay una respuesta para ti');
    expect(letter).toContain('de otra cosa');
    expect(letter).toContain('Tienes plazo hasta el lunes 30 de noviembre');
    // One register of address: what is told says «tú», and so does the letter around it.
    expect(letter).not.toMatch(/usted|\b(?:su|sus|suyo|sepa|venga|llame|díganos\w*|tiene)\b/i);
    expect(letter).toContain('acércate a nuestra oficina');
    expect(letter.match(/class="qr-code"/g)).toHaveLength(1);
    expect(letter).toContain('http://localhost/comunas/ancud');
    expect(html).not.toMatch(/12\.?345\.?678/);
  });
});

describe('the line', () => {
  const day: readonly (readonly [string, string])[] = [
    ['day', '2026-11-25'],
    ['hour', '12:00'],
  ];

  test('asks for what, how and when, and keeps what was typed', async () => {
    const { id } = await noticeOf(db, eva);
    const empty = await desk.post(`${LIST}/${id}`, form([]));
    expect(empty.status).toBe(422);
    const html = await empty.text();
    for (const field of ['notice', 'how', 'day']) expect(html).toContain(`href="#${field}"`);
    const ahead = form([
      ['notice', id],
      ['how', 'phone'],
      ['day', '2026-12-25'],
      ['hour', '9:00'],
    ]);
    const answer = await desk.post(`${LIST}/${id}`, ahead);
    expect(answer.status).toBe(422);
    const again = await answer.text();
    expect(again).toContain('Todavía no llega ese momento');
    expect(again).toContain('value="2026-12-25"');
    const before = form([
      ['notice', id],
      ['how', 'phone'],
      ['day', '2026-11-24'],
      ['hour', '9:00'],
    ]);
    expect(await (await desk.post(`${LIST}/${id}`, before)).text()).toContain('anterior al aviso');
    expect(await toldAt(db, 'people/message', 'one', eva)).toBeUndefined();
  });

  test('takes off the list what was told, keeps the rest, and is shown with who wrote it', async () => {
    const { id } = await noticeOf(db, eva);
    const saved = await desk.post(
      `${LIST}/${id}`,
      form([['notice', id], ['how', 'in-person'], ...day]),
    );
    expect(saved.headers.get('location')).toBe(`${LIST}?hecho=anotado`);
    expect(await toldAt(db, 'people/message', 'one', eva)).toEqual(
      new Date('2026-11-25T15:00:00Z'),
    );
    const html = await (await desk.get(LIST)).text();
    expect(html).toContain('Ya avisadas');
    expect(html).toContain('En persona, miércoles 25 de noviembre de 2026, 12:00');
    expect(html).toContain('Luis A.');
    expect(html).toContain('1 persona por avisar');
    expect((await desk.get(`${LIST}/${id}`)).status).toBe(404);
    const register = await (await site.get('/registro/ancud')).text();
    expect(register).not.toContain('Eva');
  });
});
