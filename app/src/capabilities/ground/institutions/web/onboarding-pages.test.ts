// How an institution begins: SUBDERE invites and follows, the institution does its steps, and others add theirs.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gatherFrom } from '../../../../platform/contributions.ts';
import { ownTasks } from '../../../../platform/own-tasks.ts';
import { type TestDatabase, testDatabase } from '../../../../platform/testing/database.ts';
import { inLocale } from '../../../../platform/words.ts';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { addMembers } from '../actions/add-members.ts';
import { finishOnboarding } from '../actions/finish-onboarding.ts';
import { setBody } from '../actions/set-body.ts';
import { contributions } from '../index.ts';
import { findInstitution, type InstitutionRow } from '../store/institutions.ts';
import { memberNamed } from '../testing/members.ts';
import { actorWith, officerOf } from '../testing/staff.ts';
import { personWith } from '../testing/team.ts';

const FOLLOW = '/gestion/subdere/incorporaciones';
let given: TestDatabase;
let anybody: TestSite;
let subdere: TestSite;
let lautaro: TestSite;

beforeAll(async () => {
  given = await testDatabase();
  anybody = await testSite(given.db);
  subdere = await as('national-staff', 'subdere');
  lautaro = await as('certifying-officer', 'lautaro');
});
afterAll(() => given.close());

async function as(role: string, slug: string): Promise<TestSite> {
  return anybody.as(await personWith(given.db, role, slug));
}

async function institution(slug: string): Promise<InstitutionRow> {
  const found = await findInstitution(given.db, slug);
  if (found === undefined) throw new Error(`${slug} is loaded`);
  return found;
}

async function page(from: TestSite, path: string, status = 200): Promise<string> {
  const response = await from.get(path);
  expect(`${response.status} ${path}`).toBe(`${status} ${path}`);
  return response.text();
}

async function press(from: TestSite, path: string, fields = {}, status = 303): Promise<string> {
  const response = await from.post(path, new URLSearchParams(fields));
  expect(`${response.status} ${path}`).toBe(`${status} ${path}`);
  return response.headers.get('location') ?? response.text();
}

const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('who follows', () => {
  test('the staff of the national body at its own desk, and nobody else', async () => {
    expect((await anybody.get(FOLLOW)).status).toBe(303);
    await page(lautaro, FOLLOW, 403);
    await page(subdere, '/gestion/lautaro/incorporaciones', 403);
    await page(subdere, '/gestion/no-existe/incorporaciones', 404);
    await page(await as('national-staff', 'dos'), FOLLOW, 403);
    await page(await as('observer', 'subdere'), FOLLOW, 403);
    const inAncud = await as('national-staff', 'ancud');
    await page(inAncud, '/gestion/ancud/incorporaciones', 404);
    await press(inAncud, '/gestion/ancud/incorporaciones/lautaro/invitar', {}, 404);
    expect((await institution('lautaro')).stage).toBe('not-invited');
    await press(lautaro, `${FOLLOW}/ancud/invitar`, {}, 403);
    expect((await institution('ancud')).stage).toBe('not-invited');
    expect(await page(subdere, '/gestion/subdere')).toContain(`href="${FOLLOW}"`);
  });

  test('finds whom to invite, with the same in the file', async () => {
    const html = await page(subdere, `${FOLLOW}?region=14`);
    expect(html).toContain('13 instituciones');
    expect(html).toContain(`href="/gestion/subdere/incorporaciones.csv?region=14"`);
    const csv = await page(subdere, '/gestion/subdere/incorporaciones.csv?region=14');
    expect(csv.trim().split('\r\n')).toHaveLength(14);
    expect(text(await page(subdere, FOLLOW))).toContain('361 instituciones');
    expect(await page(subdere, `${FOLLOW}?q=xyzw`)).toContain('Ninguna institución pasa');
    expect(await page(subdere, '/en/manage/subdere/onboarding?q=lautaro')).toContain('Not invited');
    await page(subdere, `${FOLLOW}/dos`, 404);
    await page(subdere, `${FOLLOW}/no-existe`, 404);
  });
});

/** Which steps a page shows as done, and the figures of its sentence; other rooms add theirs. */
function progressIn(html: string) {
  const steps = [...html.matchAll(/<li class="(step[^"]*)" id="paso-([^"]+)"/g)];
  const done = steps.filter(([, look]) => look === 'step step-done').map(([, , key]) => key);
  return { done, total: steps.length, text: text(html) };
}

test('a municipality is invited, does its steps, finishes, and SUBDERE sees each', async () => {
  expect(text(await page(subdere, FOLLOW))).toContain('Todavía nadie ha empezado');
  expect(await page(subdere, `${FOLLOW}/lautaro`)).toContain('Todavía no está invitada');
  const seen = await press(subdere, `${FOLLOW}/lautaro/invitar`);
  expect(await page(subdere, seen)).toContain('Invitada. Desde ahora ves su avance aquí.');

  const list = '/gestion/lautaro/puesta-en-marcha';
  const first = progressIn(await page(lautaro, list));
  const others = first.done.length;
  expect(first.done).not.toEqual(expect.arrayContaining(['contact']));
  expect(first.text).toContain(
    `${others} de ${first.total} pasos hechos. Estimamos que quedan unos`,
  );
  expect(first.text).toMatch(/Faltan \d+ pasos necesarios para terminar\./);
  expect(first.text).toContain('Los minutos de cada paso son una estimación nuestra');
  const english = text(await page(lautaro, '/en/manage/lautaro/getting-started'));
  expect(english).toContain('The minutes of each step are our own estimate');
  expect(english).toMatch(/We estimate that about \d+ minutes are left\./);
  expect(first.text).not.toContain('Terminar la puesta en marcha');
  const early = await press(lautaro, `${list}/terminar`, {}, 422);
  expect(text(early)).toMatch(/Faltan \d+ pasos necesarios/);
  expect((await institution('lautaro')).stage).toBe('begun');

  await press(lautaro, `${list}/sectores`, { declared: 'without' });
  const { id, version } = await institution('lautaro');
  await press(lautaro, '/gestion/lautaro/portada', { phone: '+56 45 259 0000', version });
  const by = officerOf(id);
  const kind = 'municipal-council';
  const to = { seats: 3, quorum: 2, attendanceRule: null };
  await setBody(given.db, by, { kind, to, seen: '' });
  await addMembers(given.db, by, kind, [
    memberNamed('Rosa', { seat: 'chair' }),
    memberNamed('Ana'),
  ]);

  const then = progressIn(await page(lautaro, list));
  expect(then.done).toEqual(expect.arrayContaining(['contact', 'body', 'sectors']));
  expect(then.done).toHaveLength(others + 3);
  const followed = text(await page(subdere, `${FOLLOW}?etapa=en-curso`));
  expect(followed).toContain('Municipalidad de Lautaro');
  expect(followed).toContain(`${others + 3} de ${first.total}`);
  expect(await page(subdere, `${FOLLOW}/lautaro`)).not.toContain('href="/gestion/lautaro');

  await finishOnboarding(given.db, by, { others: [], now: new Date('2026-11-25T15:00:00Z') });
  expect(await page(lautaro, `${list}?hecho=terminada`)).toContain('Puesta en marcha terminada.');
  expect(await page(anybody, '/instituciones?etapa=en-marcha')).toContain(
    'Municipalidad de Lautaro',
  );
  const growth = text(await page(subdere, FOLLOW));
  expect(growth).toContain('Cómo crece');
  expect(growth).toContain('1 en marcha hasta entonces');
  const csv = await page(subdere, '/gestion/subdere/incorporaciones.csv?q=lautaro');
  expect(csv).toMatch(/lautaro,Municipalidad de Lautaro,.*,finished,/);
  expect(csv).toContain(`,${others + 3},${first.total},Pon el escudo y el color`);
});

test('a regional government is asked for its CORE and for no sectors; a national body has no list', async () => {
  const gore = await as('pb-officer', 'gore-los-rios');
  const html = await page(gore, '/gestion/gore-los-rios/puesta-en-marcha');
  expect(html).toContain('Carga el Consejo Regional (CORE)');
  expect(html).not.toContain('se divide en sectores');
  await press(
    gore,
    '/gestion/gore-los-rios/puesta-en-marcha/sectores',
    { declared: 'without' },
    404,
  );
  await page(subdere, '/gestion/subdere/puesta-en-marcha', 404);
});

describe('what waits for whoever keeps an institution', () => {
  async function tasksOf(role: string, slug: string, now: string) {
    const { id } = await institution(slug);
    const gather = gatherFrom(given.db, contributions.panels);
    const actor = actorWith([[role, id]]);
    const asked = { actor, locale: 'es-CL', now: new Date(now), twoPersonKinds: [] } as const;
    return (await inLocale('es-CL', () => gather(ownTasks, asked))).flat();
  }

  test('the guided list until it is finished', async () => {
    const [task, ...rest] = await tasksOf('pb-officer', 'ancud', '2026-11-25T15:00:00Z');
    expect(task).toMatchObject({
      label: 'Termina la puesta en marcha',
      href: '/gestion/ancud/puesta-en-marcha',
      inNameOf: 'Municipalidad de Ancud',
    });
    expect(rest).toEqual([]);
    expect(await tasksOf('councillor', 'ancud', '2026-11-25T15:00:00Z')).toEqual([]);
  });

  test('the end of mandates from sixty days before, due when that day begins there', async () => {
    expect(await tasksOf('pb-officer', 'lautaro', '2028-10-06T15:00:00Z')).toEqual([]);
    const [task] = await tasksOf('certifying-officer', 'lautaro', '2028-10-08T15:00:00Z');
    expect(task).toMatchObject({
      label: 'Di quiénes siguen: Concejo Municipal',
      href: '/gestion/lautaro/cuerpos/concejo',
      dueAt: new Date('2028-12-06T03:00:00Z'),
    });
    expect(task?.note).toContain('El período de 2 personas termina el');
    const [after] = await tasksOf('pb-officer', 'lautaro', '2028-12-07T15:00:00Z');
    expect(after?.label).toBe('Completa quiénes integran: Concejo Municipal');
  });
});
