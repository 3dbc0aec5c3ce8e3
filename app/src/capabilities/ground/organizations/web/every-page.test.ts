// Every page of the room in both languages: one heading, its own language, nothing that the policy would block, light.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { declareBoard } from '../actions/declare-board.ts';
import { signPetition } from '../actions/sign-petition.ts';
import { readOpenCheck } from '../store/legal-checks.ts';
import {
  acting,
  councilOfLautaro,
  givenConfirmed,
  givenPerson,
  givenStaff,
  houseOver,
} from '../testing/given.ts';

let given: TestDatabase;
let site: TestSite;
let own: TestSite;
let officer: TestSite;
let mayor: TestSite;
let places: Record<string, string>;

beforeAll(async () => {
  given = await testDatabase();
  site = await testSite(given.db);
  const { db } = given;
  const person = await givenPerson(db);
  const { id, slug } = await givenConfirmed(
    db,
    person,
    councilOfLautaro({ name: 'Junta Kelluwün' }),
  );
  const board = {
    validFrom: '2028-03-01',
    validUntil: '2031-02-28',
    document: 'Acta',
    members: [{ post: 'chair', name: 'Luz' } as const],
  };
  await declareBoard(db, { kind: 'organization', id }, board, acting(person));
  const signing = { cut: '09108', tie: 'lives', publishesName: true, hasBudget: false } as const;
  await signPetition(houseOver(db), signing, acting(person));
  own = await site.as(person, 'provider');
  officer = await site.as(await givenStaff(db, 'lautaro', 'certifying-officer'));
  mayor = await site.as(await givenStaff(db, 'lautaro', 'mayor'));
  const check = await readOpenCheck(db, id);
  places = {
    organization: slug,
    institution: 'lautaro',
    id,
    check: check?.id ?? '',
    slug: 'lautaro',
  };
});
afterAll(() => given?.close());

const pages: readonly (readonly [
  who: 'site' | 'own' | 'officer' | 'mayor',
  es: string,
  en: string,
])[] = [
  ['site', '/organizaciones', '/en/organizations'],
  ['site', '/organizaciones/:organization', '/en/organizations/:organization'],
  ['own', '/organizaciones/registrar', '/en/organizations/register'],
  ['own', '/organizaciones/invitacion', '/en/organizations/invitation'],
  [
    'officer',
    '/organizaciones/:organization/representar',
    '/en/organizations/:organization/represent',
  ],
  ['own', '/organizaciones/:organization/gestion', '/en/organizations/:organization/manage'],
  [
    'own',
    '/organizaciones/:organization/gestion/ficha',
    '/en/organizations/:organization/manage/profile',
  ],
  [
    'own',
    '/organizaciones/:organization/gestion/situacion-legal',
    '/en/organizations/:organization/manage/legal-state',
  ],
  [
    'own',
    '/organizaciones/:organization/gestion/directiva',
    '/en/organizations/:organization/manage/board',
  ],
  [
    'own',
    '/organizaciones/:organization/gestion/capacidad',
    '/en/organizations/:organization/manage/capacity',
  ],
  [
    'own',
    '/organizaciones/:organization/gestion/representantes',
    '/en/organizations/:organization/manage/representatives',
  ],
  ['officer', '/gestion/:institution/organizaciones', '/en/manage/:institution/organizations'],
  [
    'officer',
    '/gestion/:institution/organizaciones/comprobar/:check',
    '/en/manage/:institution/organizations/check/:check',
  ],
  [
    'officer',
    '/gestion/:institution/organizaciones/registro/:id',
    '/en/manage/:institution/organizations/registry/:id',
  ],
  ['mayor', '/gestion/:institution/peticion', '/en/manage/:institution/petition'],
  ['site', '/comunas/:slug/peticion', '/en/municipalities/:slug/petition'],
  ['officer', '/comunas/:slug/peticion/firmar', '/en/municipalities/:slug/petition/sign'],
  ['site', '/comunas/:slug/peticion/afiche', '/en/municipalities/:slug/petition/poster'],
];

function filled(pattern: string): string {
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => places[name] ?? '');
}

test.each(pages)('%s sees %s, in English at %s', async (who, spanish, english) => {
  const from = { site, own, officer, mayor }[who];
  for (const [locale, address] of [
    ['es-CL', filled(spanish)],
    ['en', filled(english)],
  ] as const) {
    const answer = await from.get(address);
    const html = await answer.text();
    expect(`${answer.status} ${address}`).toBe(`200 ${address}`);
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(html).toMatch(/<meta name="description" content="[^"]{20,}"/);
    expect(html).toContain(`href="http://localhost${filled(locale === 'en' ? spanish : english)}"`);
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+="|<script(?![^>]* src="\/assets\/)/);
    expect(html).not.toMatch(/undefined|\[object/);
    expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
    if (who !== 'site') {
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(html).toContain('name="robots" content="noindex"');
    }
  }
});

test('every field of a form has its label, and every hint and error is tied to its field', async () => {
  for (const [who, spanish] of pages) {
    const from = { site, own, officer, mayor }[who];
    const html = await (await from.get(filled(spanish))).text();
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const fields = html.matchAll(
      /<(?:input|select|textarea) class="(?:control|search-input)"[^>]* id="([^"]+)"/g,
    );
    for (const [, id] of fields) expect(html, `${spanish} ${id}`).toContain(`for="${id}"`);
    for (const [, described = ''] of html.matchAll(/aria-describedby="([^"]+)"/g)) {
      for (const id of described.split(' ')) expect(ids, `${spanish} ${id}`).toContain(id);
    }
  }
});
