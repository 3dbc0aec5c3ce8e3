// What a body decides of an edition that goes on, through its pages; the gatherings that it takes; what the desk must not miss; and how it is found.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localStore } from '../../../../platform/files/local-store.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { readEdition } from '../store/editions.ts';
import { fill, filled, page, pdf, send } from '../testing/desk.ts';
import { NOW } from '../testing/given.ts';
import { type Ground, givenGround } from '../testing/grounds.ts';
import { ancudRules, givenProjects, givenPublished, pudetoProjects } from '../testing/published.ts';
import { begin, depositDrawnList, givenStaff, givenTown, type Town } from '../testing/steps.ts';
import { search } from './search.ts';

const folder = mkdtempSync(join(tmpdir(), 'minga-decisions-'));
let given: TestDatabase;
let anybody: TestSite;
let town: Town;
let officer: TestSite;
let secretary: TestSite;
let now = NOW;

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db, { files: localStore(folder), clock: { now: () => now } });
  town = await givenTown(given.db);
  officer = await anybody.as(town.proposer);
  secretary = await anybody.as(town.signer, 'demonstration');
});
afterAll(async () => {
  await given?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function slugOf({ editionId }: Pick<Ground, 'editionId'>): Promise<string> {
  return (await readEdition(given.db, editionId))?.slug ?? '';
}

/** Its address at the desk, and where everybody reads it. */
async function addressesOf(ground: Pick<Ground, 'editionId'>) {
  const slug = await slugOf(ground);
  return { desk: `/gestion/ancud/ediciones/${slug}`, page: `/ediciones/ancud/${slug}` };
}

const decided = (que: string, alcance = '') => ({
  ...{
    que,
    alcance,
    quien: 'Tribunal Electoral Regional',
    motivo: 'Hubo papeletas de otro sector.',
  },
  documento: pdf(),
});

test('a vote is repeated as a tribunal decided it: signed by two, and opened again in its second round', async () => {
  const ground = await givenGround(given.db, town, 'opened');
  const { desk, page: shown } = await addressesOf(ground);
  const path = `${desk}/suspender`;
  await fill(officer, path, decided('repeated', 'sur'), 409);
  const act = await fill(officer, path, decided('repeated', 'norte'));
  expect(await page(anybody, shown)).not.toContain('vuelta 2');
  await send(secretary, `${act}/firma`, {});
  expect(await page(anybody, shown)).toContain('se vota de nuevo (vuelta 2)');
  expect(await page(officer, desk)).toContain('repetición de la votación');
  const early = await page(officer, `${desk}/amplitud`);
  expect(early).toContain('La votación se puede abrir desde el lunes 7 de junio de 2027');
  expect(early).not.toContain('Abrir la votación');
  const again = { editionId: ground.editionId, contestId: ground.norte, round: 2 };
  await send(officer, `${desk}/amplitud/norte/abrir`, {}, 409);
  await given.db.transaction().execute((tx) => depositDrawnList(tx, again));
  expect(await send(officer, `${desk}/amplitud/norte/abrir`, {}, 409)).toContain(
    'desde el lunes 7',
  );
  now = new Date('2027-06-07T04:00:00Z');
  await send(await anybody.as(town.proposer), `${desk}/amplitud/norte/abrir`, {});
  now = NOW;
  const edition = await readEdition(given.db, ground.editionId);
  expect(edition?.passages.map(({ round, stage }) => [round, stage])).toEqual([
    [1, 'voting-opened'],
    [2, 'voting-opened'],
  ]);
});

test('in its phase the vote is offered to be opened, and of phases that are over the last is offered to be extended', async () => {
  const { contests } = await givenPublished(given.db, town, { slug: 'en-fase' });
  await givenProjects(given.db, contests.get('pudeto'), pudetoProjects);
  const shown = await page(officer, '/gestion/ancud/ediciones/en-fase/amplitud');
  expect(shown.match(/Abrir la votación/g)).toHaveLength(1);
  expect(shown).not.toContain('se puede abrir desde');
  expect(shown).toContain('terminó el viernes 16 de octubre de 2026');
  expect(filled(shown).fase).toBe('feasibility');
});

test('what is annulled is over for everybody: nothing opens, nothing resumes, and its page says who decided it', async () => {
  const ground = await givenGround(given.db, town, 'wide');
  const { desk, page: shown } = await addressesOf(ground);
  const act = await fill(officer, `${desk}/suspender`, decided('annulled'));
  await send(secretary, `${act}/firma`, {});
  const told = await page(anybody, shown);
  expect(told).toContain('Esta edición fue anulada');
  expect(told).toContain('Tribunal Electoral Regional');
  expect(await page(officer, desk)).toContain('anulada');
  await send(officer, `${desk}/amplitud/norte/abrir`, {}, 409);
  await fill(officer, `${desk}/suspender`, decided('resumed'), 409);
});

/** An assembly in Ancud that an institution has published. */
async function givenGathering(institution_id: string, title: string) {
  const slug = title.toLowerCase().replaceAll(' ', '-');
  const { rows } = await given.pool.query(
    `insert into gatherings.gathering (slug, institution_id, kind, level, title, purpose, effect,
        agenda, cut, place, access_notes, support_notes, audience, contact, time_zone, starts_at,
        ends_at, created_at, state, published_at)
      values ($1, $2, 'assembly', 'information', $3, 'Contar', 'Se sabe', array['Cuenta'], '10202',
        'La sede', '', '', 'Todos', 'La oficina', 'America/Santiago', $5::timestamptz, $5::timestamptz + interval '2 hours', $4,
        'published', $4) returning id`,
    [slug, institution_id, title, NOW, new Date('2026-12-03T22:00:00Z')],
  );
  return { id: String(rows[0]?.id), slug };
}

test('a gathering of its own institution belongs to one edition, is on its calendar, and leaves it again', async () => {
  const ground = await givenGround(given.db, town, 'published');
  const { desk, page: shown } = await addressesOf(ground);
  const title = 'Asamblea de Pudeto';
  const { id, slug } = await givenGathering(town.institutionId, title);
  const path = `${desk}/reuniones`;
  expect(await page(officer, path)).toContain(title);
  await send(officer, path, { reunion: id, para: 'assembly' });
  const calendar = await page(anybody, `${shown}/calendario`);
  expect(calendar).toContain(`/reuniones/${slug}`);
  expect(await page(anybody, `/reuniones/${slug}`)).toContain(`href="${shown}"`);
  const other = await addressesOf(await givenGround(given.db, town, 'published'));
  const taken = await send(
    officer,
    `${other.desk}/reuniones`,
    { reunion: id, para: 'assembly' },
    409,
  );
  expect(taken).toContain('Esa reunión ya es de una edición.');
  const { id: castro } = await given.db
    .selectFrom('institutions.institution')
    .where('slug', '=', 'castro')
    .select('id')
    .executeTakeFirstOrThrow();
  const foreign = await givenGathering(castro, 'De Castro');
  expect(await page(officer, path)).not.toContain('De Castro');
  await send(officer, path, { reunion: foreign.id, para: 'assembly' }, 404);
  await send(officer, path, { quitar: id });
  expect(await page(anybody, `${shown}/calendario`)).not.toContain(`/reuniones/${slug}`);
});

test('the desk of its institution leads to its editions, and tells who edits them which phase is about to end', async () => {
  await givenPublished(given.db, town, { slug: 'avisada', name: 'Edición avisada' });
  const observer = await givenStaff(given.db, town.institutionId, 'councillor');
  const stranger = await givenStaff(given.db, town.institutionId, 'moderator');
  const ends = 'Edición avisada';
  const deskOf = async (personId: string) => page(await anybody.as(personId), '/gestion/ancud');
  expect(await deskOf(town.proposer)).not.toContain(ends);
  now = new Date('2026-11-27T15:00:00Z');
  try {
    const told = await deskOf(town.proposer);
    expect(told).toContain(ends);
    expect(told).toContain('/gestion/ancud/ediciones/avisada"');
    expect(told).toContain('/gestion/ancud/ediciones/nueva"');
    const seen = await deskOf(observer);
    expect(seen).toContain('/gestion/ancud/ediciones"');
    expect(seen).not.toContain(ends);
    expect(seen).not.toContain('/gestion/ancud/ediciones/nueva"');
    expect(await deskOf(stranger)).not.toContain(ends);
  } finally {
    now = NOW;
  }
});

test('an edition is found by its name, its institution and its ballots under the bases in force; a draft is not', async () => {
  const { editionId } = await givenPublished(given.db, town, { slug: 'hallada', name: 'Hallada' });
  const draftId = await begin(given.db, town);
  const region = await givenTown(given.db, 'gore-los-lagos');
  const regional = await givenPublished(given.db, region, { slug: 'region', rules: ancudRules() });
  const documents = await search.documents(given.db);
  const of = (id: string) => documents.find(({ key }) => key === id);
  expect(of(editionId)).toEqual({
    kind: 'edition',
    key: editionId,
    title: 'Hallada',
    body: expect.stringMatching(/Ancud, Sector Pudeto, Sector rural costero, Comunal$/),
    paths: { 'es-CL': '/ediciones/ancud/hallada', en: '/en/editions/ancud/hallada' },
    cut: '10202',
    weight: 0.8,
  });
  expect(of(draftId)).toBeUndefined();
  expect(of(regional.editionId)).toMatchObject({ regionCode: '10' });
  expect(of(regional.editionId)).not.toHaveProperty('cut');
});
