// What later rooms find at the doors: the standing of an organisation, and slots that show what they are filled with.
import renderToString from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../platform/access.ts';
import { contribute, gatherFrom } from '../../../platform/contributions.ts';
import type { Answer, Ask } from '../../../platform/http/route.ts';
import { search } from '../../../platform/search.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts';
import { inLocale } from '../../../platform/words.ts';
import { houseOf } from '../../../site/site.tsx';
import { testParts } from '../../../site/testing.ts';
import { editProfile } from './actions/edit-organization.ts';
import {
  contributions,
  organizationPanels,
  organizationPath,
  organizationsPath,
  organizationTools,
  petitionPath,
  readOrganization,
  readOrganizationById,
  registerPath,
  runningBudgets,
  standingOf,
} from './index.ts';
import { jobs } from './jobs.ts';
import { isInOffice, mayAct, organizationKinds, parseKind } from './rules/index.ts';
import {
  acting,
  answerOpenCheck,
  councilOfLautaro,
  givenConfirmed,
  givenCountry,
  givenPerson,
  givenRegistered,
} from './testing/given.ts';
import { routes } from './web/routes.ts';

let given: TestDatabase;
let maria: string;
beforeAll(async () => {
  given = await testDatabase();
  await givenCountry(given.db);
  maria = await givenPerson(given.db);
});
afterAll(() => given?.close());

const filled = [
  contribute(organizationPanels, async (_, { organizationId }) => ({
    title: 'Propuestas',
    body: `De ${organizationId}`,
  })),
  contribute(organizationTools, async (_, { mayAct: may }) => [
    {
      label: 'Convocar una asamblea',
      href: '/convocar',
      note: may ? 'Puede convocar' : 'No puede',
    },
  ]),
  contribute(runningBudgets, async (_, { cut }) =>
    cut === '09108' ? { label: 'Lautaro decide 2026', href: '/comunas/lautaro/2026' } : null,
  ),
];

/** What a route answers in a house whose slots are filled. */
async function answered(
  pattern: string,
  method: 'get' | 'post',
  params: Record<string, string>,
  given_: {
    readonly actor?: Actor;
    readonly scopeId?: string;
    readonly form?: URLSearchParams;
  } = {},
): Promise<Answer> {
  const house = { ...houseOf(testParts(given.db)), gather: gatherFrom(given.db, filled) };
  const route = routes(house).find(
    (one) => one.path.patterns['es-CL'] === pattern && one.method === method,
  );
  const { actor, scopeId, form } = given_;
  const ask: Ask = {
    request: new Request('http://localhost/', form ? { method: 'POST', body: form } : {}),
    locale: 'es-CL',
    params,
    query: new URLSearchParams(),
    address: '/',
    actor,
    scope: scopeId === undefined ? undefined : { kind: 'organization', id: scopeId },
    peer: 'test',
  };
  return inLocale('es-CL', async () => {
    const answer = await route?.answer(ask);
    if (answer === undefined) throw new Error(`no route ${method} ${pattern}`);
    return answer;
  });
}

function bodyOf(answer: Answer): string {
  if (answer instanceof Response) return '';
  return inLocale('es-CL', () =>
    renderToString(
      <div>
        {answer.hero}
        {answer.body}
      </div>,
    ),
  );
}

describe('the standing of an organisation', () => {
  test('is what later rooms ask before they let it act', async () => {
    const { db } = given;
    const { id } = await givenConfirmed(db, maria);
    const at = (day: string) => standingOf(db, id, new Date(`${day}T15:00:00Z`));
    const today = await at('2026-11-25');
    expect(today).toEqual({
      legalState: 'confirmed',
      board: { kind: 'valid', until: '2028-02-29' },
      isFrozen: false,
    });
    expect(today && mayAct(today)).toBe(true);
    const lapsed = await at('2028-03-02');
    expect(lapsed && mayAct(lapsed)).toBe(false);
    expect(lapsed && isInOffice(lapsed.board)).toBe(false);
    const { id: pending } = await givenRegistered(db, maria);
    const waiting = await standingOf(db, pending, new Date('2026-11-25T15:00:00Z'));
    expect(waiting && mayAct(waiting)).toBe(false);
    expect(
      await standingOf(db, '00000000-0000-0000-0000-000000000000', new Date()),
    ).toBeUndefined();
  });

  test('is read by address and by id, and kinds by their name', async () => {
    const { db } = given;
    const { id, slug } = await givenConfirmed(db, maria);
    expect((await readOrganization(db, slug))?.id).toBe(id);
    expect((await readOrganizationById(db, id))?.slug).toBe(slug);
    expect(organizationKinds.every((kind) => parseKind(kind) === kind)).toBe(true);
    const [scope] = contributions.scopes ?? [];
    expect(await scope?.find(db, slug)).toBe(id);
    expect(await scope?.namesOf(db, [id])).toEqual(new Map([[id, 'Junta de Vecinos Guacolda']]));
  });

  test('addresses are in both languages', () => {
    expect(organizationsPath.to({}, { locale: 'en' })).toBe('/en/organizations');
    expect(registerPath.to({})).toBe('/organizaciones/registrar');
    expect(petitionPath.to({ slug: 'lautaro' })).toBe('/comunas/lautaro/peticion');
    expect(organizationPath.to({ organization: 'x' })).toBe('/organizaciones/x');
  });
});

describe('slots', () => {
  test('what an organisation took part in stands on its page instead of the empty state', async () => {
    const { id, slug } = await givenConfirmed(given.db, maria);
    const html = bodyOf(
      await answered('/organizaciones/:organization', 'get', { organization: slug }),
    );
    expect(html).toContain('Propuestas');
    expect(html).toContain(`De ${id}`);
    expect(html).not.toContain('Todavía en nada');
  });

  test('tools of later rooms stand beside its own, and know whether it may act', async () => {
    const { db } = given;
    const confirmed = await givenConfirmed(db, maria);
    const pending = await givenRegistered(db, maria, councilOfLautaro({ name: 'Otra' }));
    const { actor } = acting(maria);
    const own = '/organizaciones/:organization/gestion';
    const shown = async ({ id, slug }: typeof confirmed) =>
      bodyOf(await answered(own, 'get', { organization: slug }, { actor, scopeId: id }));
    expect(await shown(confirmed)).toContain('Puede convocar');
    expect(await shown(pending)).toContain('No puede');
  });

  test('a comuna that holds a budget leads to it and takes no signature', async () => {
    const { actor } = acting(maria);
    const html = bodyOf(await answered('/comunas/:slug/peticion', 'get', { slug: 'lautaro' }));
    expect(html).toContain('Lautaro decide 2026');
    expect(html).not.toContain('Firmar la petición');
    const sign = '/comunas/:slug/peticion/firmar';
    const form = new URLSearchParams({ vinculo: 'lives', declara: '1' });
    const refused = await answered(sign, 'post', { slug: 'lautaro' }, { actor, form });
    expect(refused).toMatchObject({ status: 409 });
    const signed = await answered(sign, 'post', { slug: 'temuco' }, { actor, form });
    expect(signed).toMatchObject({ status: 303 });
  });
});

test('the whole site finds it while it is confirmed, by what its page says', async () => {
  const { db } = given;
  const name = 'Agrupación Lafkenche';
  const found = async (text: string) => {
    const asked = { text, kind: 'organization', page: 1, locale: 'en' } as const;
    return (await search(db, asked)).found.map(({ path }) => path);
  };
  const { id, slug } = await givenRegistered(db, maria, councilOfLautaro({ name }));
  expect(await found('lafkenche')).toEqual([]);
  await answerOpenCheck(db, id, '09108');
  expect(await found('lafkenche')).toEqual([`/organization/${slug}`]);
  const kept = await readOrganizationById(db, id);
  const profile = { ...(kept?.profile ?? ({} as never)), purpose: 'Tejemos a telar.' };
  await editProfile(db, { kind: 'organization', id }, profile, acting(maria));
  expect(await found('telar')).toEqual([`/organization/${slug}`]);
  const contribution = contributions.search;
  if (contribution === undefined || 'none' in contribution) throw new Error('it is searched');
  const documents = await contribution.documents(db);
  expect(documents.find(({ key }) => key === id)?.paths.en).toBe(`/en/organizations/${slug}`);
});

test('every deadline has its job, and each job runs on an empty country', async () => {
  const names = jobs.map(({ name }) => name);
  const watched = 'none' in (contributions.deadlines ?? {}) ? [] : contributions.deadlines;
  for (const { watchedBy } of watched as readonly { watchedBy: string }[]) {
    expect(names).toContain(watchedBy);
  }
  for (const job of jobs) {
    expect(job.every).toMatch(/^\d+ [\d*]+ \* \* \*$/);
    await job.run(given.db, {});
  }
});
