// The page of an organisation: who asks it to stand behind a proposal, what it answers, and to which it offers itself.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { NOW } from '../../editions/testing/given.ts';
import { readProposal } from '../store/proposals.ts';
import { givenResident } from '../testing/kept.ts';
import {
  beginSending,
  given,
  givenOrganization,
  givenRepresentative,
  sent,
} from '../testing/sending.ts';

let site: TestSite;

beforeAll(async () => {
  await beginSending();
  site = await testSite(given.db, { clock: { now: () => NOW } });
});
afterAll(() => given.close());

const form = (fields: Record<string, string>) => new URLSearchParams(fields);

async function organization(name: string) {
  const id = await givenOrganization(name);
  const { personId } = await givenRepresentative(id);
  const { slug } = await given.db
    .selectFrom('organizations.organization')
    .where('id', '=', id)
    .select('slug')
    .executeTakeFirstOrThrow();
  const who = await site.as(personId, 'provider');
  return { id, who, path: `/organizaciones/${slug}/gestion/propuestas` };
}

test('shows who asks and who looks for one; says yes once, with the proposal sent, and no with why', async () => {
  const council = await organization('Junta de vecinos Fátima');
  const author = await givenResident(given.db, { name: 'Nora P.' });
  const asked = await sent('patrocinada', author, {
    ...{ title: 'Plaza con sombra', sponsorId: council.id },
  });
  const refused = await sent('patrocinada', author, {
    ...{ title: 'Reja en la plaza', sponsorId: council.id },
  });
  const page = await (await council.who.get(council.path)).text();
  for (const words of ['Te piden que la patrocines', 'Plaza con sombra', 'Nora P.']) {
    expect(page).toContain(words);
  }
  const answer = (propuesta: string, accion: string, razon = '') =>
    council.who.post(council.path, form({ propuesta, accion, razon }));
  const yes = await answer(asked.id, 'aceptar');
  expect(yes.headers.get('location')).toBe(`${council.path}?hecho=respondido`);
  expect((await readProposal(given.db, asked.id))?.state).toBe('sent');
  const again = await answer(asked.id, 'aceptar');
  expect(again.status).toBe(409);
  expect(await again.text()).toContain('ya tiene una organización que la patrocina');
  expect((await answer(refused.id, 'rechazar', 'No es nuestro sector.')).status).toBe(303);
  expect((await readProposal(given.db, refused.id))?.state).toBe('waiting');
  expect(await (await council.who.get(council.path)).text()).toContain('Dijeron que no.');
  expect((await answer('nada', 'aceptar')).status).toBe(404);
});

test('offers itself, and only whoever represents it sees its page', async () => {
  const club = await organization('Club de adultos mayores');
  const author = await givenResident(given.db);
  const { id } = await sent('patrocinada', author, { title: 'Techo del paradero' });
  expect(await (await club.who.get(club.path)).text()).toContain('Techo del paradero');
  const offered = await club.who.post(club.path, form({ propuesta: id, accion: 'ofrecer' }));
  expect(offered.status).toBe(303);
  const twice = await club.who.post(club.path, form({ propuesta: id, accion: 'ofrecer' }));
  expect(twice.status).toBe(409);
  expect((await readProposal(given.db, id))?.state).toBe('waiting');
  const stranger = await site.as(author, 'provider');
  expect((await stranger.get(club.path)).status).toBe(403);
  const post = await stranger.post(club.path, form({ propuesta: id, accion: 'aceptar' }));
  expect(post.status).toBe(403);
});
