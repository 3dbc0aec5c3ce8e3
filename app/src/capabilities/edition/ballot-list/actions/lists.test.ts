// A list from its freezing to its numbers, and everything that somebody could try on the way.
import { assert, lot as drawOrder, hashText } from '@minga/basics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { search } from '../../../../platform/search.ts';
import { openVote } from '../../editions/index.ts';
import { readProposal } from '../../proposals/index.ts';
import { givenProposal } from '../../proposals/testing/kept.ts';
import {
  act,
  at,
  codeOf,
  FACES,
  FREEZING,
  factsOf,
  freeze,
  gatherOf,
  givenLists,
  givenReady,
  HELD,
  HOUR_MS,
  interrupt,
  type ListGround,
  leave,
  listOf,
  onSlate,
  throwDie,
} from '../testing/given.ts';
import { thawList } from './thaw-list.ts';

let ground: ListGround;

beforeAll(async () => {
  ground = await givenLists();
});
afterAll(() => ground?.given.close());

async function frozen(slug: string, more: Parameters<typeof freeze>[2] = {}): Promise<string> {
  const done = await freeze(ground, slug, more);
  assert(done.ok, `frozen: ${JSON.stringify(done)}`);
  return done.value;
}

const stateOf = async (id: string) => (await readProposal(ground.db, id))?.state;
function open(editionId: string, contestId: string) {
  const by = at(ground.certifying, new Date(HELD.getTime() + 48 * HOUR_MS));
  return ground.db.transaction().execute((tx) => openVote(tx, by, { editionId, contestId }));
}

test('a list is frozen with its lot, its hash and its document; the last throw numbers it and the vote may open', async () => {
  const { editionId, contestId, ids, authorId } = await givenReady(ground, 'entera');
  const lotId = await frozen('entera');
  const list = await listOf(ground.db, editionId);
  expect(list.sha256).toBe(await hashText(list.text));
  expect(list.content.projects.map(({ id, cost_clp }) => [id, cost_clp])).toEqual([
    ['1', 30_000_000],
    ['2', 25_000_000],
    ['3', 20_000_000],
  ]);
  expect(list).toMatchObject({ round: 1, drawnAt: null, lot: { id: lotId, entropy: null } });
  expect(await Promise.all(ids.map(stateOf))).toEqual(['listed', 'listed', 'listed']);
  expect(await factsOf(ground.db, 'entera')).toEqual(['ballot-list-frozen']);
  expect(await open(editionId, contestId)).toMatchObject({
    error: { code: 'editions/ballot-list-missing' },
  });

  await throwDie(ground, lotId, FACES.slice(0, 19));
  expect((await listOf(ground.db, editionId)).entries.map(({ number }) => number)).toEqual([
    null,
    null,
    null,
  ]);
  // The act is interrupted here, and goes on.
  await throwDie(ground, lotId, FACES.slice(19), 19);
  const drawn = await listOf(ground.db, editionId);
  const order = await drawOrder(list.content.label, ['1', '2', '3'], FACES.join(''));
  expect(
    drawn.entries.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)).map(({ id }) => id),
  ).toEqual(order);
  expect(drawn.drawnDocumentCode).not.toBeNull();
  expect(drawn.text).toBe(list.text);
  const told = await ground.db
    .selectFrom('people.notice')
    .where('person_id', '=', authorId)
    .where('kind', '=', 'ballot-list/number')
    .select('key')
    .execute();
  expect(told).toHaveLength(3);
  expect(await open(editionId, contestId)).toEqual({ ok: true, value: undefined });
});

test('what is frozen says what each proposal says, what the review found, and what excludes what', async () => {
  const { editionId, contestId, ids } = await givenReady(
    ground,
    'dichos',
    [30_000_000, 25_000_000, 28_000_000],
  );
  const { id } = await givenProposal(ground.db, editionId, {
    state: 'feasible',
    contents: { title: 'Sede', costClp: 9_000_000, place: 'Fátima', theme: 'culture' },
  });
  const project = { contestId, projectId: id, name: 'Sede', costClp: 21_000_000 };
  await onSlate(ground, { ...project, conflictGroup: 'a' });
  await onSlate(ground, {
    ...{ contestId, projectId: ids[0] ?? '', name: 'Luz', costClp: 30_000_000 },
    conflictGroup: 'a',
  });
  await frozen('dichos');
  const { content } = await listOf(ground.db, editionId);
  expect(content.projects[3]).toEqual({
    id: '4',
    project: id,
    version: 1,
    title: 'Sede',
    need: 'En invierno oscurece a las seis y la costanera queda a oscuras.',
    place: 'Fátima',
    sector: null,
    theme: 'culture',
    cost_clp: 21_000_000,
    proposed_clp: 9_000_000,
    upkeep_clp: null,
    is_of_institution: false,
    excludes: ['1'],
    together_with: [],
  });
  expect(content).toMatchObject({
    format: 'minga-nomina/1',
    institution: { slug: 'ancud' },
    edition: { slug: 'dichos' },
    contest: { code: 'pudeto', amount_clp: 50_000_000 },
    label: 'Nómina dichos/pudeto/1',
    frozen_at: FREEZING.toISOString(),
  });
});

describe('thawing', () => {
  const ending = () => ({ gather: gatherOf(ground.db) });

  test('withdraws the lot, annuls the document, sets proposals free, and another list can be frozen', async () => {
    const { editionId, contestId, ids } = await givenReady(ground, 'deshielo');
    await frozen('deshielo');
    const list = await listOf(ground.db, editionId);
    const found = () =>
      search(ground.db, {
        text: 'deshielo nómina Pudeto',
        kind: 'ballot-list',
        page: 1,
        locale: 'es-CL',
      });
    const project = {
      contestId,
      projectId: crypto.randomUUID(),
      name: 'Sede',
      costClp: 20_000_000,
    };
    await expect(onSlate(ground, project)).rejects.toMatchObject({ constraint: 'slate_is_listed' });
    const reason = 'Faltaba una propuesta';
    expect(await thawList(ground.db, ground.certifying, { list, reason }, ending())).toMatchObject({
      ok: true,
    });
    expect(await listOf(ground.db, editionId)).toMatchObject({ withdrawnReason: reason });
    expect(await Promise.all(ids.map(stateOf))).toEqual(['feasible', 'feasible', 'feasible']);
    const document = await ground.db
      .selectFrom('records.document')
      .where('code', '=', list.documentCode)
      .select('annulled_reason')
      .executeTakeFirst();
    expect(document?.annulled_reason).toBe(reason);
    expect((await found()).total).toBe(0);
    const { id } = await givenProposal(ground.db, editionId, { state: 'feasible' });
    await onSlate(ground, { ...project, projectId: id });
    const later = at(ground.certifying, new Date(FREEZING.getTime() + HOUR_MS));
    await frozen('deshielo', { by: later });
    expect((await listOf(ground.db, editionId)).entries).toHaveLength(4);
    expect(await factsOf(ground.db, 'deshielo')).toEqual(
      expect.arrayContaining(['ballot-list-frozen', 'ballot-list-thawed', 'ballot-list-frozen']),
    );
  });

  test('is refused from the hour of the lot on', async () => {
    const { editionId } = await givenReady(ground, 'tarde');
    await frozen('tarde');
    const list = await listOf(ground.db, editionId);
    const late = at(ground.certifying, HELD);
    const said = await thawList(ground.db, late, { list, reason: 'Tarde' }, ending());
    expect(said).toMatchObject({ error: { code: 'ballot-list/lot-refused' } });
    expect((await listOf(ground.db, editionId)).withdrawnAt).toBeNull();
  });
});

test('who withdraws after the freeze stays on the list with the reason; nobody takes the number, and the vote opens', async () => {
  const costs = [30_000_000, 25_000_000, 20_000_000, 26_000_000];
  const { editionId, contestId, ids } = await givenReady(ground, 'retiro', costs);
  const lotId = await frozen('retiro');
  const [, second = ''] = ids;
  await leave(ground.db, second, 'Ya se construyó');
  await throwDie(ground, lotId);
  const list = await listOf(ground.db, editionId);
  expect(list.entries.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
  expect(list.entries[1]).toMatchObject({ id: '2', withdrawnReason: 'Ya se construyó' });
  expect((await open(editionId, contestId)).ok).toBe(true);
});

test('a contest that is repeated has a list and a lot of its own, without what left', async () => {
  const costs = [30_000_000, 25_000_000, 20_000_000, 26_000_000];
  const { editionId, contestId, ids } = await givenReady(ground, 'repetida', costs);
  await throwDie(ground, await frozen('repetida'));
  expect((await open(editionId, contestId)).ok).toBe(true);
  await interrupt(ground, editionId, 'repeated', contestId);
  expect(await open(editionId, contestId)).toMatchObject({
    error: { code: 'editions/ballot-list-missing' },
  });
  await leave(ground.db, ids[2] ?? '');
  const later = at(ground.certifying, new Date(FREEZING.getTime() + HOUR_MS));
  const lotId = await frozen('repetida', { by: later });
  const list = await listOf(ground.db, editionId);
  expect(list).toMatchObject({ round: 2, content: { label: 'Nómina repetida/pudeto/2' } });
  expect(list.entries.map(({ id }) => id)).toEqual(['1', '2', '4']);
  await throwDie(ground, lotId);
  expect((await open(editionId, contestId)).ok).toBe(true);
});

test('of two who freeze at once one does, and the other is told', async () => {
  await givenReady(ground, 'a-la-vez');
  const both = await Promise.all([freeze(ground, 'a-la-vez'), freeze(ground, 'a-la-vez')]);
  expect(both.map(codeOf).sort()).toEqual(['already-frozen', 'yes']);
});

test('a public draw that was named beforehand numbers it too', async () => {
  const { editionId } = await givenReady(ground, 'externo');
  const entropy = { kind: 'public-draw', source: 'Sorteo del 7 de marzo', url: undefined } as const;
  await frozen('externo', { entropy });
  expect((await listOf(ground.db, editionId)).lot).toMatchObject({
    chance: 'public-draw',
    source: 'Sorteo del 7 de marzo',
    place: act.place,
  });
});
