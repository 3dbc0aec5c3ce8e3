// What the page of an edition says when it did not go as planned: revoked, halted, repeated, put off, over.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { revokeCommitmentRow } from '../store/commitments.ts';
import { facts } from '../store/facts.ts';
import {
  insertArchiving,
  insertIncident,
  insertInterruption,
  insertOpening,
} from '../store/passages.ts';
import { givenAct, givenFile, NOW } from '../testing/given.ts';
import { at, type PublicSite, publicSite } from '../testing/public-site.ts';
import {
  ancudRules,
  calendar,
  givenChange,
  givenProjects,
  givenPublished,
  pudetoProjects,
} from '../testing/published.ts';

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
    await insertOpening(tx, { ...opening, now: NOW });
    const actId = await givenAct(tx, town.institutionId, town.proposer);
    const reason = 'El presupuesto se redujo.';
    await revokeCommitmentRow(tx, commitmentId, { resolution: '140', reason, actId, now: NOW });
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
    const { editionId } = await givenPublished(given.db, town, { slug: kind });
    const fileId = await givenFile(given.db);
    await given.db.transaction().execute(async (tx) =>
      insertInterruption(tx, {
        editionId,
        contestId: null,
        kind,
        cause: 'body',
        decidedBy: 'Concejo Municipal',
        reason: 'Falta la factibilidad de Vialidad.',
        fileId,
        actId: await givenAct(tx, town.institutionId, town.proposer),
        now: NOW,
      }),
    );
    const words = await read(at(kind));
    for (const said of [title, 'Lo decidió Concejo Municipal', 'Vialidad.', next]) {
      expect(words).toContain(said);
    }
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
    await insertOpening(tx, { ...opening, now: NOW });
    const told = { project: 'x', demand_clp: 60_000_000, amount_clp: 50_000_000 };
    await insertIncident(tx, { editionId, contestId, kind: 'breadth-lost', told, now: NOW });
    await insertInterruption(tx, {
      editionId,
      contestId,
      kind: 'repeated',
      cause: 'body',
      decidedBy: 'Tribunal Electoral Regional',
      reason: 'Hubo papeletas de otro sector.',
      fileId: await givenFile(tx),
      actId: await givenAct(tx, town.institutionId, town.proposer),
      now: NOW,
    });
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

test('an archived edition says that it is over, and how much of what was put first was done', async () => {
  const { editionId } = await givenPublished(given.db, town, { slug: 'archivada' });
  const [projectId] = ['0b8f3c2e-0000-4000-8000-00000000000a'];
  await given.db.transaction().execute(async (tx) => {
    for (const kind of ['rules-consulted', 'follow-up-reported', 'evaluated'] as const) {
      await facts.deposit(tx, editionId, { kind, key: 'x', payload: {} });
    }
    for (const key of [projectId ?? '', 'otro']) {
      await facts.deposit(tx, editionId, { kind: 'project-prioritised', key, payload: {} });
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
});
