// What staff do with an edition that goes on: its breadth, its vote, its committee, its gatherings, what its body decides.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestSite, testSite } from '../../../../site/testing.ts';
import { acknowledgeAtProposal } from '../actions/acknowledge.ts';
import { depositProjects } from '../actions/keep-slate.ts';
import { findEdition } from '../store/editions.ts';
import { type Desk, fill, filled, givenDesk, page, pdf, send } from '../testing/desk.ts';
import { NOW } from '../testing/given.ts';
import { depositDrawnList } from '../testing/steps.ts';

const EDITION = '/gestion/ancud/ediciones/presupuesto-participativo-2028';
const bases = (part: string) => `${EDITION}/bases/${part}`;

let desk: Desk;

async function deposit(contest: string, costs: readonly number[]): Promise<void> {
  const edition = await findEdition(desk.given.db, desk.scope.id, 'presupuesto-participativo-2028');
  const contestId = edition?.contests.find(({ code }) => code === contest)?.id ?? '';
  await desk.given.db.transaction().execute(async (tx) => {
    for (const costClp of costs) {
      const named = {
        projectId: crypto.randomUUID(),
        contestId,
        name: `Proyecto ${costClp}`,
        costClp,
      };
      const project = {
        ...named,
        conflictGroup: null,
        togetherGroup: null,
        isOfInstitution: false,
      };
      await depositProjects(tx, [project], new Date('2026-11-25T15:00:00Z'));
    }
  });
}

async function drawList(contest: string): Promise<void> {
  const edition = await findEdition(desk.given.db, desk.scope.id, 'presupuesto-participativo-2028');
  const contestId = edition?.contests.find(({ code }) => code === contest)?.id ?? '';
  const asked = { editionId: edition?.id ?? '', contestId };
  await desk.given.db.transaction().execute((tx) => depositDrawnList(tx, asked));
}

/** From a preset to a published edition, as the journey of the other file walks step by step. */
beforeAll(async () => {
  desk = await givenDesk();
  const preset = { comienzo: 'small-comuna-by-sectors' };
  await fill(desk.officer, '/gestion/ancud/ediciones/nueva', preset);
  await fill(desk.officer, bases('base-legal'), { 'norma-1': 'ley-18695', 'articulo-1': '93' });
  const committee = { 'puestos-vecinos': '4', 'puestos-institucion': '2' };
  await fill(desk.officer, bases('opciones'), committee);
  await fill(desk.officer, `${EDITION}/cerrar-version`, {});
  const votes = Object.fromEntries(desk.council.slice(0, 7).map((id) => [`voto-${id}`, 'for']));
  const act = await fill(desk.officer, `${EDITION}/compromiso?dia=2026-11-20`, {
    ...votes,
    ...{ sesion: 'Sesión ordinaria 31', acuerdo: '112', documento: pdf() },
  });
  await send(desk.secretary, `${act}/firma`, {});
  await fill(desk.officer, `${EDITION}/publicar`, {});
}, 60_000);
afterAll(() => desk?.close());

/** Whoever prepares editions, once the phase of the vote has begun. */
async function onFirstDayOfVoting(): Promise<TestSite> {
  const edition = await findEdition(desk.given.db, desk.scope.id, 'presupuesto-participativo-2028');
  const from = edition?.rules?.operational.calendar.find(({ phase }) => phase === 'voting')?.from;
  const clock = { now: () => new Date(`${from}T15:00:00Z`) };
  return (await testSite(desk.given.db, { clock })).as(desk.officerActor.personId);
}

test('a ballot opens its vote only when it is wide enough, with the figures in view', async () => {
  const open = `${EDITION}/amplitud/pudeto-mayor/abrir`;
  expect(await send(desk.officer, open, {}, 409)).toContain('se necesitan $7.500.000');
  await deposit('pudeto-mayor', [4_000_000, 3_600_000]);
  const wide = await page(desk.officer, `${EDITION}/amplitud`);
  expect(wide).toContain('1,52 veces el monto');
  expect(wide).toContain('La votación se puede abrir desde el');
  expect(wide).not.toContain('Abrir la votación');
  const early = await send(desk.officer, open, {}, 409);
  expect(early).toContain('La votación se puede abrir desde el');
  const officer = await onFirstDayOfVoting();
  expect(await send(officer, open, {}, 409)).toContain('Falta la nómina de este concurso');
  await drawList('pudeto-mayor');
  expect(await send(officer, open, {})).toBe(`${EDITION}?hecho=abierta`);
  await send(officer, open, {}, 409);
  expect(await page(desk.officer, `${EDITION}/amplitud`)).toContain('votación abierta');
  await send(desk.officer, `${EDITION}/amplitud/nada/abrir`, {}, 404);
});

test('a narrow one extends its call or joins another, both in the draft', async () => {
  const slate = `${EDITION}/amplitud`;
  await send(desk.officer, slate, { concurso: 'fatima-mayor' }, 422);
  const join = { concurso: 'fatima-mayor', 'con-fatima-mayor': 'pudeto-menor' };
  expect(await send(desk.officer, slate, join)).toBe(`${EDITION}?hecho=unida`);
  const joined = filled(await page(desk.officer, `${EDITION}/concursos/pudeto-menor`));
  expect(joined.monto).toBe('9.000.000');
  await page(desk.officer, `${EDITION}/concursos/fatima-mayor`, 404);
  const extend = `${EDITION}/alargar`;
  const early = { fase: 'submission', hasta: '2026-12-01' };
  expect(await send(desk.officer, extend, early, 422)).toContain('Escribe un día posterior.');
  const calendar = filled(await page(desk.officer, bases('calendario')));
  const later = String(calendar['hasta-feasibility']);
  expect(await send(desk.officer, extend, { fase: 'submission', hasta: later })).toContain(
    'alargada',
  );
  const moved = filled(await page(desk.officer, bases('calendario')));
  expect(moved['hasta-submission']).toBe(later);
  expect(String(moved['desde-feasibility']) > later).toBe(true);
});

test('the committee takes and leaves its seats, and no seat of another edition', async () => {
  const path = `${EDITION}/comite`;
  expect(await fill(desk.officer, path, { nombre: '' }, 422)).toContain('Elige una opción');
  const seat = { lado: 'residents', nombre: 'Elba Vidal', funcion: 'Delegada de Pudeto' };
  await fill(desk.officer, path, { ...seat, desde: '2026-11-01' });
  const seated = await page(desk.officer, path);
  expect(seated).toContain('1 de 4 puestos ocupados');
  const [, id = ''] = /comite\/([0-9a-f-]{36})/.exec(seated) ?? [];
  await send(desk.officer, `${path}/${id}`, { hasta: '2026-10-01' }, 404);
  await send(desk.officer, `${path}/${crypto.randomUUID()}`, { hasta: '2026-11-20' }, 404);
  await send(desk.officer, `${path}/${id}`, { hasta: '2026-11-20' });
  const left = await page(desk.officer, path);
  expect(left).toContain('0 de 4 puestos ocupados');
  expect(left).toContain('Elba Vidal');
});

test('a gathering of somebody else is not taken for one of the edition', async () => {
  const path = `${EDITION}/reuniones`;
  await send(desk.officer, path, { reunion: crypto.randomUUID(), para: 'assembly' }, 404);
  await send(desk.officer, path, { reunion: '', para: 'assembly' }, 422);
  await send(desk.officer, path, { quitar: crypto.randomUUID() }, 404);
});

test('the opinion of the COSOC is kept with its version', async () => {
  const path = `${EDITION}/cosoc`;
  expect(await fill(desk.officer, path, { dia: '2027-01-01' }, 422)).toContain('aún no llega');
  await fill(desk.officer, path, { dia: '2026-11-10', opinion: 'with-observations' });
  expect(await page(desk.officer, EDITION)).toContain(
    'opinión con observaciones sobre la versión 1',
  );
});

test('a suspension needs body, reason and document, and everybody who took part is told', async () => {
  const path = `${EDITION}/suspender`;
  const said = { que: 'suspended', quien: 'Concejo, acuerdo 140', motivo: 'Se revisa el padrón.' };
  expect(await fill(desk.officer, path, said, 422)).toContain('Elige el PDF del documento.');
  const wrong = { ...said, documento: new Blob(['hola']) };
  expect(await fill(desk.officer, path, wrong, 422)).toContain('id="documento-error"');
  const edition = await findEdition(desk.given.db, desk.scope.id, 'presupuesto-participativo-2028');
  const { personId } = desk.officerActor;
  const shown = { editionId: edition?.id ?? '', noticeVersion: 1, now: NOW };
  await desk.given.db.transaction().execute((tx) => acknowledgeAtProposal(tx, personId, shown));
  const act = await fill(desk.officer, path, { ...said, documento: pdf() });
  expect(await page(desk.secretary, act)).toContain('Se revisa el padrón.');
  await send(desk.secretary, `${act}/firma`, {});
  const told = await desk.given.db
    .selectFrom('people.notice')
    .where('kind', '=', 'editions/decided')
    .select(['person_id', 'title', 'path'])
    .execute();
  expect(told).toEqual([
    {
      person_id: personId,
      title: 'Presupuesto participativo 2028: suspensión',
      path: '/ediciones/ancud/presupuesto-participativo-2028',
    },
  ]);
  expect(await page(desk.officer, EDITION)).toContain('tag-attention">suspendida');
  expect(await fill(desk.officer, path, { ...said, documento: pdf() }, 409)).toContain(
    'suspendida',
  );
});

test('last year is copied with another calendar, and what was of that year is left out', async () => {
  const begin = '/gestion/ancud/ediciones/nueva';
  const copied = { comienzo: 'copia:presupuesto-participativo-2028', nombre: 'Otra', anio: '2029' };
  expect(await fill(desk.officer, begin, copied)).toContain('/ediciones/otra?');
  const money = filled(await page(desk.officer, '/gestion/ancud/ediciones/otra/bases/dinero'));
  expect(money).toMatchObject({ marco: '18.000.000', anio: '2029' });
});
