// What anybody sees: the directory with its files, the page of an organisation in each state, and what it adds elsewhere.
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { parseCut } from '../../territories/rules/index.ts';
import { decideCheck } from '../actions/decide-check.ts';
import { addTraining, editProfile, recordMembers } from '../actions/edit-organization.ts';
import { escalateOverdueChecks } from '../actions/escalate-overdue-checks.ts';
import { resetRepresentatives } from '../actions/reset-representatives.ts';
import { readOpenCheck } from '../store/legal-checks.ts';
import {
  acting,
  councilOfLautaro,
  givenConfirmed,
  givenPerson,
  givenRegistered,
  givenStaff,
  scopeOfInstitution,
} from '../testing/given.ts';
import { page } from '../testing/pages.ts';

let given: TestDatabase;
let site: TestSite;
let maria: string;
beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
});
beforeEach(async () => {
  maria = await givenPerson(given.db);
});
afterAll(() => given?.close());

function named(html: string): string[] {
  return [...html.matchAll(/<th scope="row"[^>]*><a href="([^"]+)"/g)].map(
    ([, href]) => href ?? '',
  );
}

const board = councilOfLautaro().board;

test('the directory: of nothing teaches what would be here', async () => {
  const html = await page(site, '/organizaciones?region=01');
  expect(html).toContain('Ninguna organización pasa estos filtros');
  expect(html).toContain('href="/organizaciones/registrar"');
  expect(await page(site, '/en/organizations')).toContain('No organisation has been checked yet');
});

test('the directory: shows those that were checked, narrowed by place, kind and board, with the same in its files', async () => {
  const { db } = given;
  const club = councilOfLautaro({ kind: 'functional', name: 'Club Ñandú' });
  await givenConfirmed(db, maria, { ...club, board: { ...board, validUntil: '2026-11-26' } });
  await givenConfirmed(db, maria, councilOfLautaro({ name: 'Junta de Vecinos Guacolda' }));
  const temuco = councilOfLautaro({ name: 'Junta Amanecer', cut: parseCut('09101') });
  await givenConfirmed(db, maria, temuco);
  const { facts, ...rest } = councilOfLautaro({
    kind: 'foundation',
    name: '=Fundación',
    cut: undefined,
  });
  await givenConfirmed(db, maria, { ...rest, facts });
  await givenRegistered(db, maria, councilOfLautaro({ name: 'Sin comprobar' }));

  const all = await page(site, '/organizaciones');
  expect(named(all)).toEqual([
    '/organizaciones/fundacion',
    '/organizaciones/club-nandu',
    '/organizaciones/junta-amanecer',
    '/organizaciones/junta-de-vecinos-guacolda',
  ]);
  expect(named(await page(site, '/organizaciones?comuna=09108'))).toHaveLength(2);
  expect(named(await page(site, '/organizaciones?region=09&tipo=functional'))).toEqual([
    '/organizaciones/club-nandu',
  ]);
  expect(named(await page(site, '/organizaciones?q=nandu'))).toEqual([
    '/organizaciones/club-nandu',
  ]);
  expect(named(await page(site, '/organizaciones?estado=todas&q=sin+comprobar'))).toEqual([
    '/organizaciones/sin-comprobar',
  ]);
  expect(named(await page(site, '/organizaciones?directiva=vigente&q=club'))).toHaveLength(1);
  const rut = encodeURIComponent(club.facts.rut ?? '');
  expect(named(await page(site, `/organizaciones?q=${rut}`))).toEqual([
    '/organizaciones/club-nandu',
  ]);

  const csv = await page(site, '/datos/organizaciones.csv?region=09&tipo=functional');
  expect(csv.trim().split('\r\n')).toHaveLength(2);
  expect(await page(site, '/datos/organizaciones.csv?tipo=foundation')).toContain(",'=Fundación,");
  const { rows } = JSON.parse(await page(site, '/datos/organizaciones.json?q=nandu'));
  expect(rows).toEqual([
    expect.objectContaining({
      id: 'club-nandu',
      kind: 'functional',
      comuna: 'Lautaro',
      legal_state: 'confirmed',
      checked_on: '2026-11-25',
      board_until: '2026-11-26',
    }),
  ]);
  expect(JSON.stringify(rows)).not.toContain('Rosa Huenchumil');
});

test('the directory: a board that lapsed is told apart, on the day that the site says it is', async () => {
  const later = await testSite(given.db, {
    clock: { now: () => new Date('2026-11-28T15:00:00Z') },
  });
  expect(await page(later, '/organizaciones?q=nandu')).toContain(
    'Directiva vencida desde el vie 27 nov 2026',
  );
  expect(named(await page(later, '/organizaciones?q=nandu&directiva=vigente'))).toEqual([]);
  expect(await page(site, '/organizaciones?q=nandu')).toContain('Directiva vigente, queda 1 día');
});

test('the directory: is light, in both languages, page by page', async () => {
  const { db } = given;
  await sql`insert into organizations.organization
    (slug, kind, name, rut, place, email, legal_state, registered_at)
    select 'corporacion-' || n, 'corporation', 'Corporación ' || lpad(n::text, 3, '0'),
      (61000000 + n)::text || '-K', 'Centro', 'c@example.org', 'confirmed', now()
    from generate_series(1, 120) n`.execute(db);
  const html = await page(site, '/organizaciones?tipo=corporation&pagina=2');
  expect(html).toContain('120 organizaciones');
  expect(html).toContain('Página 2 de 3');
  expect(named(html)[0]).toBe('/organizaciones/corporacion-51');
  expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
  expect(named(await page(site, '/en/organizations?tipo=corporation'))[0]).toBe(
    '/en/organizations/corporacion-1',
  );
  await sql`delete from organizations.organization where kind = 'corporation'`.execute(db);
});

test('the page of an organisation: says what was checked and when, and no more of persons and contact than it chose', async () => {
  const { db } = given;
  const registration = councilOfLautaro({ name: 'Junta de Vecinos Kimey' });
  const profile = {
    ...registration.profile,
    phone: '+56 45 253 1000',
    purpose: 'Nos juntamos los jueves.',
  };
  const { id, slug } = await givenConfirmed(db, maria, { ...registration, profile });
  const html = await page(site, `/organizaciones/${slug}`);
  expect(html).toContain('Situación legal comprobada');
  expect(html).toContain('miércoles 25 de noviembre de 2026');
  expect(html).toContain('Del sábado 1 de marzo de 2025 al martes 29 de febrero de 2028');
  expect(html).toContain('Nos juntamos los jueves.');
  expect(html).toContain('Todavía en nada');
  expect(html).not.toContain('Rosa Huenchumil');
  expect(html).not.toContain('guacolda@example.org');
  expect(html).not.toContain('253 1000');
  const scope = { kind: 'organization', id } as const;
  const by = acting(maria);
  await editProfile(db, scope, { ...profile, publishesBoard: true, publishesContact: true }, by);
  await recordMembers(db, scope, { count: 1240, on: '2026-11-01' }, by.actor);
  const training = {
    name: 'Gestión',
    givenBy: 'DIDECO',
    finishedOn: '2026-10-02',
    peopleCount: 12,
  };
  await addTraining(db, scope, training, by.actor);
  const open = await page(site, `/en/organizations/${slug}`);
  for (const shown of [
    'Rosa Huenchumil',
    'guacolda@example.org',
    '253 1000',
    '1,240 members',
    'DIDECO',
  ]) {
    expect(open).toContain(shown);
  }
});

test('the page of an organisation: that nobody has checked shows only its request, and is for no search engine', async () => {
  const registration = councilOfLautaro({ name: 'Nueva junta' });
  const { slug } = await givenRegistered(given.db, maria, registration);
  const html = await page(site, `/organizaciones/${slug}`);
  expect(html).toContain('Municipalidad de Lautaro tiene hasta el jueves 10 de diciembre de 2026');
  expect(html).toContain('Quedan 10 días hábiles');
  expect(html).toContain('Nadie ha comprobado esta organización');
  expect(html).toContain('name="robots" content="noindex"');
  for (const hidden of [
    'Población Guacolda',
    'Rosa Huenchumil',
    registration.facts.registryNumber ?? '',
  ]) {
    expect(html).not.toContain(hidden);
  }
});

test('the page of an organisation: says in public that its municipality did not answer in time', async () => {
  const { slug } = await givenRegistered(
    given.db,
    maria,
    councilOfLautaro({ name: 'Junta paciente' }),
  );
  await escalateOverdueChecks(given.db, new Date('2026-12-11T15:00:00Z'));
  const html = await page(site, `/organizaciones/${slug}`);
  expect(html).toContain('Municipalidad de Lautaro no respondió en plazo');
  expect(html).toContain(
    'Desde el viernes 11 de diciembre de 2026 también pueden responder SUBDERE',
  );
});

test('the page of an organisation: with a lapsed board says since when and what it cannot do', async () => {
  const registration = councilOfLautaro({ name: 'Junta vencida' });
  const ending = { ...registration, board: { ...board, validUntil: '2026-11-25' } };
  const { slug } = await givenConfirmed(given.db, maria, ending);
  const later = await testSite(given.db, {
    clock: { now: () => new Date('2027-03-01T15:00:00Z') },
  });
  const html = await page(later, `/organizaciones/${slug}`);
  expect(html).toContain('Directiva vencida desde el jue 26 nov 2026');
  expect(html).toContain('no puede tomar parte como organización');
  expect(await page(site, `/organizaciones/${slug}`)).toContain('Directiva vigente hasta hoy');
});

test('the page of an organisation: that was rejected is not there, and one that is being reset says so', async () => {
  const { db } = given;
  const { id, slug } = await givenRegistered(db, maria, councilOfLautaro({ name: 'Falsa' }));
  const officer = await givenStaff(db, 'lautaro', 'certifying-officer');
  const lautaro = await scopeOfInstitution(db, 'lautaro');
  const check = await readOpenCheck(db, id);
  const answer = {
    checkId: check?.id ?? '',
    decision: 'rejected',
    reasons: 'No existe.',
  } as const;
  await decideCheck(db, lautaro, answer, acting(officer));
  await page(site, `/organizaciones/${slug}`, 404);
  await page(site, '/organizaciones/no-existe', 404);
  const own = await (await site.as(maria, 'provider')).get(`/organizaciones/${slug}`);
  expect(own.headers.get('location')).toBe(`/organizaciones/${slug}/gestion`);
  const other = await givenConfirmed(db, maria, councilOfLautaro({ name: 'En cambio' }));
  const reset = { organizationId: other.id, reason: 'Acta nueva.', email: undefined };
  await resetRepresentatives(db, lautaro, reset, acting(officer));
  const html = await page(site, `/organizaciones/${other.slug}`);
  expect(html).toContain('Está cambiando quién la representa');
  expect(html).not.toContain('Acta nueva.');
});

test('the page of an organisation: what it is called is text, not markup', async () => {
  const name = '<b>Junta</b> & "compañía"';
  const { slug } = await givenConfirmed(given.db, maria, councilOfLautaro({ name }));
  const html = await page(site, `/organizaciones/${slug}`);
  expect(html).not.toContain('<b>Junta');
  expect(html).toContain('&lt;b>Junta&lt;/b> &amp;');
  expect(html).not.toMatch(/ style="/);
});

test('the page of an organisation: names the civil-society council where a seat is held in its name', async () => {
  const { db } = given;
  const { slug } = await givenConfirmed(
    db,
    maria,
    councilOfLautaro({ name: 'Agrupación Lafquén' }),
  );
  const { id } = await scopeOfInstitution(db, 'lautaro');
  await sql`with body as (
    insert into institutions.body (institution_id, kind) values (${id}, 'cosoc') returning id)
    insert into institutions.body_member (body_id, name, seat, stands_for, mandate_from)
    select id, 'Ana', 'member', 'agrupacion LAFQUEN', '2025-01-01' from body`.execute(db);
  const html = await page(site, `/organizaciones/${slug}`);
  expect(html).toContain('(COSOC) de la Municipalidad de Lautaro');
  expect(html).not.toContain('Todavía en nada');
});

describe('elsewhere', () => {
  test('the page of a comuna counts its organisations and leads to them', async () => {
    const html = await page(site, '/comunas/lautaro');
    expect(html).toMatch(/\d+ organizaciones comprobadas en la comuna\./);
    expect(html).toContain('href="/organizaciones?comuna=09108"');
    expect(await page(site, '/comunas/ollague')).toContain(
      'Todavía no hay organizaciones comprobadas en esta comuna.',
    );
    expect(await page(site, '/en/municipalities/ollague')).toContain(
      'href="/en/organizations/register"',
    );
  });
});
