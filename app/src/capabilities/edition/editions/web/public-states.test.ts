// What the page of an edition says when it did not go as planned: revoked, halted, repeated, put off, over.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { revokeCommitmentRow } from '../store/commitments.ts';
import { facts } from '../store/facts.ts';
import {
  insertArchiving,
  insertIncident,
  insertInterruption,
  insertOpening,
} from '../store/passages.ts';
import { givenAct, interruptAct, revokeAct } from '../testing/acts.ts';
import { givenFile, NOW } from '../testing/given.ts';
import { at, type PublicSite, publicSite } from '../testing/public-site.ts';
import {
  ancudRules,
  calendar,
  contest,
  givenChange,
  givenProjects,
  givenPublished,
  pudetoProjects,
} from '../testing/published.ts';
import { depositDrawnList, depositResult, givenTown } from '../testing/steps.ts';

let house: PublicSite;
let given: PublicSite['given'];
let town: PublicSite['town'];
let read: PublicSite['read'];

beforeAll(async () => {
  house = await publicSite();
  ({ given, town, read } = house);
});
afterAll(() => house?.given.close());

test('E3: a commitment revoked during the vote turns the decision into a consultation, and says why', async () => {
  const { editionId, commitmentId, contests, rulebookId } = await givenPublished(given.db, town, {
    slug: 'revocada',
  });
  const contestId = contests.get('pudeto') ?? '';
  await givenProjects(given.db, contestId, pudetoProjects);
  await given.db.transaction().execute(async (tx) => {
    const opening = {
      contestId,
      round: 1,
      rulebookId,
      demandClp: 89_400_000,
      leastClp: 89_400_000,
    };
    await depositDrawnList(tx, { editionId, contestId });
    await insertOpening(tx, { ...opening, now: NOW });
    const how = { resolution: '140', reason: 'El presupuesto se redujo.' };
    const actId = await givenAct(tx, town, revokeAct({ editionId, commitmentId, ...how }));
    await revokeCommitmentRow(tx, commitmentId, { ...how, actId, now: NOW });
    await insertIncident(tx, {
      editionId,
      contestId: null,
      kind: 'commitment-revoked',
      told: { resolution: '140', effect: 'consultation' },
      now: NOW,
    });
  });
  const words = await read(at('revocada'));
  for (const said of [
    'Ancud opina sobre $180.000.000',
    'Esta instancia es de CONSULTA',
    'El Concejo revocó su compromiso durante la votación (acuerdo 140)',
    'El presupuesto se redujo.',
    'Compromiso revocado',
    'El acuerdo 140 revocó el compromiso.',
  ]) {
    expect(words).toContain(said);
  }
  expect(words).not.toContain('DECISIÓN');
  expect(await read(at('revocada', '/quien-decide'))).toContain(
    'Esta edición no es de decisión: lo que salga orienta, y el Concejo decide.',
  );
});

test.each([
  ['suspended', 'Esta edición está suspendida', 'Nada avanza mientras tanto.'],
  ['annulled', 'Esta edición fue anulada', 'para volver a decidir se comienza otra edición'],
] as const)(
  'an edition that is %s says which body decided it, why, and shows the document',
  async (kind, title, next) => {
    const { editionId, contests } = await givenPublished(given.db, town, { slug: kind });
    await givenProjects(given.db, contests.get('pudeto'), pudetoProjects.slice(0, 2));
    const fileId = await givenFile(given.db);
    await given.db.transaction().execute(async (tx) => {
      const one = {
        editionId,
        contestId: null,
        kind,
        decidedBy: 'Concejo Municipal',
        reason: 'Falta la factibilidad de Vialidad.',
        fileId,
      };
      const actId = await givenAct(tx, town, interruptAct(one));
      await insertInterruption(tx, { ...one, cause: 'body', actId, now: NOW });
    });
    const words = await read(at(kind));
    for (const said of [title, 'Lo decidió Concejo Municipal', 'Vialidad.', next]) {
      expect(words).toContain(said);
    }
    expect(words).toMatch(/(ya no|por ahora no) se reciben propuestas/);
    expect(words).not.toContain('seguir proponiendo');
    expect(await (await house.site.get(at(kind))).text()).toContain(`/archivos/${fileId}/`);
  },
);

test('a contest that is voted again and one that lost breadth are told, and only of it', async () => {
  const { editionId, contests, rulebookId } = await givenPublished(given.db, town, {
    slug: 'repetida',
  });
  const contestId = contests.get('pudeto') ?? '';
  await givenProjects(given.db, contestId, pudetoProjects);
  await given.db.transaction().execute(async (tx) => {
    const opening = {
      contestId,
      round: 1,
      rulebookId,
      demandClp: 89_400_000,
      leastClp: 89_400_000,
    };
    await depositDrawnList(tx, { editionId, contestId });
    await insertOpening(tx, { ...opening, now: NOW });
    const told = { project: 'x', demand_clp: 60_000_000, amount_clp: 50_000_000 };
    await insertIncident(tx, { editionId, contestId, kind: 'breadth-lost', told, now: NOW });
    const one = {
      editionId,
      contestId,
      kind: 'repeated' as const,
      decidedBy: 'Tribunal Electoral Regional',
      reason: 'Hubo papeletas de otro sector.',
      fileId: await givenFile(tx),
    };
    const actId = await givenAct(tx, town, interruptAct(one));
    await insertInterruption(tx, { ...one, cause: 'body', actId, now: NOW });
  });
  const words = await read(at('repetida'));
  expect(words).toContain('se vota de nuevo (vuelta 2)');
  expect(words).toContain('Repetición de la votación. Lo decidió Tribunal Electoral Regional');
  expect(words).toContain('los que quedan piden $60.000.000 para un sobre de $50.000.000');
  expect(words).not.toContain('Esta edición está suspendida');
});

test('a phase that was extended keeps the day that was promised, with the reason and the change', async () => {
  const one = await givenPublished(given.db, town, { slug: 'prorroga' });
  const later = calendar.map((plan) =>
    plan.phase === 'voting'
      ? { ...plan, until: '2026-12-06' }
      : plan.phase === 'count'
        ? { ...plan, from: '2026-12-07', until: '2026-12-09' }
        : plan,
  );
  await givenChange(given.db, town, {
    ...one,
    rules: ancudRules({ operational: { calendar: later } }),
    reason: 'Un temporal cortó los caminos.',
  });
  const words = await read(at('prorroga'));
  expect(words).toContain('Votación terminaba el domingo 29 de noviembre de 2026');
  expect(words).toContain('ahora termina el domingo 6 de diciembre de 2026');
  expect(words).toContain('Un temporal cortó los caminos.');
  const changed = await read(at('prorroga', '/bases/2'));
  expect(changed).toContain('Qué cambió desde la versión 1');
  expect(changed).toContain('Un temporal cortó los caminos.');
  expect(changed).toContain('Parte operativa');
  expect(changed).not.toContain('Parte comprometida');
  expect(await read(at('prorroga', '/bases/1'))).toContain('Versión anterior');
});

test('an edition of a region says it of the region: its council, its comunas with their quotas, and its own page', async () => {
  const region = await givenTown(given.db, 'gore-los-lagos');
  const quota = (cut: string, name: string, amountClp: number) =>
    contest(cut, name, { territories: [cut], amountClp });
  const rules = ancudRules({
    committed: {
      envelopeClp: 130_000_000,
      contests: [quota('10202', 'Ancud', 70_000_000), quota('10201', 'Castro', 60_000_000)],
    },
  });
  const slug = 'fril-2027';
  await givenPublished(given.db, region, { slug, name: 'FRIL 2027', rules });
  const path = `/ediciones/gore-los-lagos/${slug}`;
  const words = await read(path);
  for (const said of ['Los Lagos decide $130.000.000', 'Consejo Regional', 'Ancud', 'Castro']) {
    expect(words).toContain(said);
  }
  expect(words).not.toContain('Concejo Municipal');
  const own = await read(`${path}/mis-papeletas?lugar=10201`);
  expect(own).toContain('$60.000.000');
  expect(own).not.toContain('$70.000.000');
  expect(await read(`${path}/compromiso`)).toContain('Ana Inventada a favor');
  expect(await read('/instituciones/gore-los-lagos')).toContain('FRIL 2027');
  expect(await read('/ediciones?region=10')).toContain('FRIL 2027');
});

test('what the last edition left unfinished is named where the next one says why it began', async () => {
  const { editionId } = await givenPublished(given.db, town, { slug: 'anterior' });
  const project = async (name: string, finished_at: Date | null) =>
    given.db
      .insertInto('editions.sanctioned_project')
      .values({
        ...{ project_id: randomUUID(), edition_id: editionId, name, sanctioned_at: NOW },
        finished_at,
      })
      .execute();
  await project('Sede de Chepu', null);
  await project('Paradero de Quetalmahue', NOW);
  const debtReason = 'La sede de Chepu se entrega en marzo.';
  await givenPublished(given.db, town, { slug: 'con-deuda', debtReason });
  const words = await read(at('con-deuda'));
  expect(words).toContain(debtReason);
  expect(words).toContain('Sin terminar hoy: Sede de Chepu');
  expect(words).not.toContain('Quetalmahue');
  expect(await read(at('anterior'))).not.toContain('Sin terminar hoy');
  await given.db.updateTable('editions.sanctioned_project').set({ finished_at: NOW }).execute();
  expect(await read(at('con-deuda'))).not.toContain('Sin terminar hoy');
});

test('an archived edition says that it is over, and how much of what was put first was done', async () => {
  const { editionId, contests } = await givenPublished(given.db, town, { slug: 'archivada' });
  const projectId = '0b8f3c2e-0000-4000-8000-00000000000a';
  const told = { editionId, contestId: contests.get('pudeto') ?? '' };
  await given.db.transaction().execute(async (tx) => {
    for (const kind of ['rules-consulted', 'follow-up-reported', 'evaluated'] as const) {
      await facts.deposit(tx, editionId, { kind, key: 'x', payload: {} });
    }
    for (const result of ['mal-contado', 'r']) {
      await depositResult(tx, { ...told, result }, 'result-certified');
      for (const id of [projectId, `otro-${result}`]) {
        const key = `${told.contestId}/1/${result}/${id}`;
        await facts.deposit(tx, editionId, { kind: 'project-prioritised', key, payload: {} });
      }
    }
    await insertArchiving(tx, editionId, NOW);
  });
  await given.pool.query(
    `insert into editions.sanctioned_project (project_id, edition_id, name, sanctioned_at, finished_at)
     values ($1, $2, 'Plaza', $3, $3)`,
    [projectId, editionId, NOW],
  );
  const words = await read(at('archivada'));
  expect(words).toContain('Esta edición terminó');
  expect(words).toContain('Influencia efectiva');
  expect(words).toContain('1 de 2 (50%)');
  expect(await read('/ediciones')).toContain('1 de 2 (50%)');
  await given.db
    .transaction()
    .execute((tx) => depositResult(tx, { ...told, result: 'r' }, 'result-corrected'));
  expect(await read(at('archivada'))).not.toContain('1 de 2 (50%)');
});
