// The pages of whoever has children in her care: as the whole site answers today, and with something open to children.
import { createHash } from 'node:crypto';
import renderToString from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contribute, gatherFrom } from '../../../../platform/contributions.ts';
import type { Answer, Ask, Page, Route } from '../../../../platform/http/route.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { inLocale, type Locale } from '../../../../platform/words.ts';
import { houseOf } from '../../../../site/site.tsx';
import { type TestSite, testParts, testSite } from '../../../../site/testing.ts';
import { childTracks } from '../index.ts';
import english from '../messages/en.json' with { type: 'json' };
import spanish from '../messages/es-CL.json' with { type: 'json' };
import { type ChildTrack, CONSENT_TEXT_VERSION } from '../rules/childhood.ts';
import { listConsents, listWards } from '../store/guardianships.ts';
import { givenPerson, later, NOW } from '../testing/somebody.ts';
import { childrenRoutes } from './children-routes.tsx';

let given: TestDatabase;
let anybody: TestSite;
let guardianId: string;
let site: TestSite;
beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { clock: { now: () => NOW } });
  guardianId = await givenPerson(given.db, { birthDate: '1985-05-05' });
  site = await anybody.as(guardianId, 'provider');
});
afterAll(() => given.close());

const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const amanda = {
  given: 'Amanda',
  family: 'Llanquiñir',
  'birth-date': '01-03-2016',
  alias: 'Rayadito 7',
};

async function text(answer: Response | Promise<Response>, status = 200): Promise<string> {
  const response = await answer;
  expect(response.status).toBe(status);
  return response.text();
}

describe('today, with nothing open to children', () => {
  test('the page teaches in both languages', async () => {
    const html = await text(site.get('/cuenta/menores'));
    expect(html).toContain('Todavía no inscribes a nadie');
    expect(html).toContain('Hoy no hay nada abierto a menores de 14 años');
    const other = await text(site.get('/en/account/children'));
    expect(other).toContain('Nothing is open to children under 14 today');
    expect(await text(site.get('/cuenta'))).toContain('href="/cuenta/menores"');
  });

  test('a child is registered, seen by its alias, and taken out again', async () => {
    const answer = await site.post('/cuenta/menores/inscribir', form(amanda));
    expect(answer.headers.get('location')).toBe('/cuenta/menores?hecho=inscrita');
    const html = await text(site.get('/cuenta/menores?hecho=inscrita'));
    expect(html).toContain('<h2 class="panel-heading">Rayadito 7</h2>');
    expect(html).toContain('Solo tú ves que es Amanda Llanquiñir, de 10 años');
    const [, action = ''] = /action="(\/cuenta\/menores\/[0-9a-f-]{36}\/quitar)"/.exec(html) ?? [];
    const stranger = await anybody.as(await givenPerson(given.db, { birthDate: '1985-05-05' }));
    expect((await stranger.post(action, form({}))).status).toBe(404);
    const removed = await site.post(action, form({}));
    expect(removed.headers.get('location')).toBe('/cuenta/menores?hecho=quitada');
    expect(await text(site.get('/cuenta/menores'))).not.toContain('Rayadito 7');
  });

  test('what is wrong is told first and nothing typed is lost', async () => {
    const wrong = { ...amanda, 'birth-date': '2010-01-01', run: '1-1', alias: 'ab' };
    const html = await text(site.post('/cuenta/menores/inscribir', form(wrong)), 422);
    for (const field of ['birth-date', 'run', 'alias']) expect(html).toContain(`href="#${field}"`);
    expect(html).toContain('Tiene 14 años o más');
    expect(html).toContain('value="Amanda"');
    expect(html).toContain('value="1-1"');
  });

  test('whoever may not register is told why, and what to do', async () => {
    const unknown = await anybody.as(await givenPerson(given.db), 'provider');
    for (const path of ['/cuenta/menores', '/cuenta/menores/inscribir']) {
      const html = await text(unknown.get(path));
      expect(html).toContain('tienes que decir primero tu fecha de nacimiento');
      expect(html).toContain('href="/cuenta/datos?volver=%2Fcuenta%2Fmenores"');
      expect(html).not.toContain('action="/cuenta/menores/inscribir"');
    }
    const young = await anybody.as(await givenPerson(given.db, { birthDate: '2010-01-01' }));
    expect(await text(young.get('/cuenta/menores'))).toContain('hay que tener 18 años');
    const forced = await young.post('/cuenta/menores/inscribir', form(amanda));
    expect(await text(forced, 403)).toContain('hay que tener 18 años');
    expect((await anybody.get('/cuenta/menores')).headers.get('location')).toContain('/entrar?');
  });
});

const plazas: ChildTrack = {
  subject: 'test/track:1',
  title: 'Plazas <para> jugar',
  href: '/comunas/lautaro',
  heldBy: 'Municipalidad de Lautaro',
  minimumAge: 8,
  endsAt: later(30 * 24 * 3_600_000),
};
const older = { ...plazas, subject: 'test/track:2', title: 'Radio escolar', minimumAge: 12 };
const over = { ...plazas, subject: 'test/track:3', title: 'Lo de ayer', endsAt: NOW };

/** Asks a route of this room with something open to children. */
async function ask(
  method: Route['method'],
  path: string,
  body?: URLSearchParams,
  locale: Locale = 'es-CL',
) {
  const tracks = contribute(childTracks, async () => [plazas, older, over]);
  const house = houseOf(testParts(given.db, { clock: { now: () => NOW } }));
  const routes = childrenRoutes({ ...house, gather: gatherFrom(given.db, [tracks]) });
  const url = new URL(path, 'http://localhost');
  const params: Record<string, string> = {};
  const route = routes.find((one) => {
    const pattern = one.path.patterns[locale].replaceAll(/:(\w+)/g, '(?<$1>[^/]+)');
    const matched = new RegExp(`^${pattern}$`).exec(url.pathname);
    if (one.method !== method || matched === null) return false;
    Object.assign(params, matched.groups);
    return true;
  });
  if (route === undefined) throw new Error(`no route ${method} ${path}`);
  const asked: Ask = {
    request: new Request(url, body === undefined ? {} : { method: 'POST', body }),
    locale,
    params,
    query: url.searchParams,
    address: url.pathname + url.search,
    actor: { personId: guardianId, sessionId: '', name: '', provenAt: NOW, grants: [] },
    scope: undefined,
    peer: '',
  };
  return inLocale(locale, async () => shown(await route.answer(asked)));
}

function shown(answer: Answer): { status: number; html: string; location: string | null } {
  if (answer instanceof Response) {
    return { status: answer.status, html: '', location: answer.headers.get('location') };
  }
  const { status = 200, hero, body }: Page = answer;
  const html = renderToString(
    <>
      {hero}
      {body}
    </>,
  );
  return { status, html, location: null };
}

let childId = '';

/** One child of ten years, registered once. */
async function givenChild(): Promise<void> {
  if (childId !== '') return;
  await site.post('/cuenta/menores/inscribir', form({ ...amanda, alias: 'Diuca 9' }));
  childId = (await listWards(given.db, guardianId)).at(-1)?.childId ?? '';
}

const consentAt = (subject: string) =>
  `/cuenta/menores/${childId}/consentir?para=${encodeURIComponent(subject)}`;

describe('with something open to children', () => {
  beforeAll(givenChild);

  test('the list says what each child may take part in, from which age, and until when', async () => {
    const { html } = await ask('get', '/cuenta/menores');
    expect(html).toContain('Dar mi consentimiento para Plazas &lt;para> jugar');
    expect(html).toContain('Radio escolar: desde los 12 años');
    expect(html).not.toContain('Lo de ayer');
    expect(html).toContain(
      'Municipalidad de Lautaro. Desde los 8 años, hasta el viernes 25 de diciembre',
    );
  });

  test('the consent says what, with which data, why, until when and how it is taken back', async () => {
    const { html } = await ask('get', consentAt('test/track:1'));
    for (const heading of [
      'En qué participa',
      'Qué datos se usan',
      'Para qué',
      'Hasta cuándo',
      'Cómo se retira',
      'Sus derechos',
    ]) {
      expect(html).toContain(`>${heading}</h2>`);
    }
    expect(html).toContain(`name="text" value="${CONSENT_TEXT_VERSION}"`);
    expect(html).toContain('Diuca 9');
    expect(html).not.toContain('Amanda');
    const path = `/en/account/children/${childId}/consent?para=test%2Ftrack%3A1`;
    expect((await ask('get', path, undefined, 'en')).html).toContain('How it is withdrawn');
  });

  test('it is given with a tick, to the text that was shown, and stands in the list until it is withdrawn', async () => {
    const unticked = await ask(
      'post',
      consentAt('test/track:1'),
      form({ text: CONSENT_TEXT_VERSION }),
    );
    expect(unticked.status).toBe(422);
    expect(unticked.html).toContain('href="#consents"');
    const old = await ask(
      'post',
      consentAt('test/track:1'),
      form({ text: '2020', consents: 'yes' }),
    );
    expect(old.status).toBe(409);
    expect(old.html).toContain('El texto cambió mientras lo leías');
    expect(await listConsents(given.db, childId)).toEqual([]);

    const yes = form({ text: CONSENT_TEXT_VERSION, consents: 'yes' });
    const done = await ask('post', consentAt('test/track:1'), yes);
    expect(done.location).toBe('/cuenta/menores?hecho=consentimiento');
    const standing = await ask('get', '/cuenta/menores');
    expect(standing.html).toContain('diste tu consentimiento el miércoles 25 de noviembre');
    expect(standing.html).not.toContain('Dar mi consentimiento para Plazas');
    expect(standing.html).not.toContain('/quitar"');
    const [, action = ''] = /action="([^"]+\/retirar)"/.exec(standing.html) ?? [];
    expect((await ask('post', action, form({}))).location).toBe('/cuenta/menores?hecho=retirado');
    const after = await ask('get', '/cuenta/menores');
    expect(after.html).toContain('Consentimientos retirados');
    expect(after.html).toContain('Dar mi consentimiento para Plazas');
    expect((await ask('post', action, form({}))).status).toBe(404);
  });
});

describe('of what is not hers to decide', () => {
  beforeAll(givenChild);

  test('what is not open, or not for that age, is not consented to', async () => {
    const yes = form({ text: CONSENT_TEXT_VERSION, consents: 'yes' });
    for (const subject of ['test/track:3', 'test/nothing', '']) {
      expect((await ask('get', consentAt(subject))).status).toBe(409);
      const answer = await ask('post', consentAt(subject), yes);
      expect(answer.status).toBe(409);
      expect(answer.html).toContain('ya no está abierto');
    }
    const young = await ask('post', consentAt('test/track:2'), yes);
    expect(young.status).toBe(409);
    expect(young.html).toContain('Se puede participar desde los 12 años');
  });

  test('of the child of another nothing is known', async () => {
    const other = await givenPerson(given.db, { birthDate: '1985-05-05' });
    const before = guardianId;
    guardianId = other;
    expect((await ask('get', consentAt('test/track:1'))).status).toBe(404);
    const yes = form({ text: CONSENT_TEXT_VERSION, consents: 'yes' });
    expect((await ask('post', consentAt('test/track:1'), yes)).status).toBe(404);
    expect((await ask('get', '/cuenta/menores')).html).not.toContain('Diuca 9');
    guardianId = before;
  });
});

/** The hash of the words that a version stands for. A changed text is a new version with its own line. */
const TEXTS: Readonly<Record<string, string>> = {
  '2026-11': 'ae96f9221370746824a455264d8542838399ac001499ed7c153f3c099b144301',
};

test('the words of a consent are those of its version', () => {
  const wordsOf = (all: Readonly<Record<string, unknown>>) =>
    Object.keys(all)
      .filter((key) => /^people_consent_(what|data|why|until|withdraw|rights|yes)/.test(key))
      .sort()
      .map((key) => [key, all[key]]);
  const words = JSON.stringify([wordsOf(spanish), wordsOf(english)]);
  expect(wordsOf(spanish)).toHaveLength(13);
  const hash = createHash('sha256').update(words).digest('hex');
  expect(TEXTS[CONSENT_TEXT_VERSION]).toBe(hash);
});
