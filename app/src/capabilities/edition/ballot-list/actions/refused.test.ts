// Every reason for which a list is not frozen, each tried as whoever certifies would.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenProposal } from '../../proposals/testing/kept.ts';
import {
  at,
  codeOf,
  FREEZING,
  factsOf,
  freeze,
  givenLists,
  givenReady,
  HOUR_MS,
  interrupt,
  type ListGround,
  leave,
  onSlate,
} from '../testing/given.ts';

let ground: ListGround;

beforeAll(async () => {
  ground = await givenLists();
});
afterAll(() => ground?.given.close());

describe('a list is not frozen', () => {
  test('before its days, by whoever is of another institution, nor twice', async () => {
    await givenReady(ground, 'cuando');
    const early = at(ground.certifying, new Date('2027-03-01T02:59:59Z'));
    expect(codeOf(await freeze(ground, 'cuando', { by: early }))).toBe('too-early');
    const { certifying } = ground;
    const elsewhere = {
      ...certifying,
      scope: { kind: 'institution', id: crypto.randomUUID() } as const,
    };
    expect(codeOf(await freeze(ground, 'cuando', { by: elsewhere }))).toBe('unknown');
    expect(codeOf(await freeze(ground, 'cuando', { contest: 'otra' }))).toBe('unknown');
    expect(codeOf(await freeze(ground, 'cuando'))).toBe('yes');
    expect(codeOf(await freeze(ground, 'cuando'))).toBe('already-frozen');
  });

  test('with a lot that leaves no time to come', async () => {
    await givenReady(ground, 'pronto');
    const soon = { heldAt: new Date(FREEZING.getTime() + HOUR_MS - 1) };
    expect(await freeze(ground, 'pronto', soon)).toMatchObject({
      error: { code: 'ballot-list/lot-refused', field: 'day' },
    });
    expect(await factsOf(ground.db, 'pronto')).toEqual([]);
  });

  test.each([
    ['sent', {}],
    ['in-review', {}],
    ['correcting', {}],
    ['appealed', {}],
    ['not-feasible', { heldBy: 'author', heldUntil: '2027-03-02' }],
    ['feasible', {}],
  ] as const)('while one is %s', async (state, more) => {
    const slug = `espera-${state}`;
    const { editionId } = await givenReady(ground, slug);
    await givenProposal(ground.db, editionId, { state, ...more });
    expect(await freeze(ground, slug)).toMatchObject({
      error: { code: 'ballot-list/still-waits', count: 1, numbers: '4' },
    });
  });

  test.each([
    ['not-feasible', { heldBy: 'author', heldUntil: '2027-03-01' }],
    ['not-admitted', { heldBy: null }],
    ['withdrawn', {}],
    ['lapsed', {}],
  ] as const)('but it is when one is %s and that is its end', async (state, more) => {
    const slug = `sigue-${state}`;
    const { editionId } = await givenReady(ground, slug);
    await givenProposal(ground.db, editionId, { state, ...more });
    expect(codeOf(await freeze(ground, slug))).toBe('yes');
  });
});

describe('nor', () => {
  test('while what waits is of the other contest, it is', async () => {
    const { editionId } = await givenReady(ground, 'otro-concurso');
    await givenProposal(ground.db, editionId, { contents: { contest: 'comunal' } });
    expect(codeOf(await freeze(ground, 'otro-concurso'))).toBe('yes');
  });

  test('with a project that nobody proposed, with one project, or when its vote could not open', async () => {
    const { contestId } = await givenReady(ground, 'ajeno');
    const project = {
      contestId,
      projectId: crypto.randomUUID(),
      name: 'Sede',
      costClp: 20_000_000,
    };
    await onSlate(ground, project);
    expect(await freeze(ground, 'ajeno')).toMatchObject({
      error: { code: 'ballot-list/without-proposal', names: 'Sede' },
    });
    await givenReady(ground, 'uno', [30_000_000]);
    expect(codeOf(await freeze(ground, 'uno'))).toBe('too-few');
    await givenReady(ground, 'angosta', [30_000_000, 30_000_000]);
    expect(await freeze(ground, 'angosta')).toMatchObject({
      error: { code: 'ballot-list/too-narrow', why: { missingClp: 15_000_000 } },
    });
  });

  test('while a conflict is not on the slate, or half of a bundle left', async () => {
    const { editionId, contestId, ids } = await givenReady(ground, 'relacion');
    const [one = '', other = ''] = ids;
    await relate(editionId, [one, other], 'conflict');
    expect(await freeze(ground, 'relacion')).toMatchObject({
      error: { code: 'ballot-list/relations-unresolved', pairs: '1–2' },
    });
    for (const [projectId, costClp] of [
      [one, 30_000_000],
      [other, 25_000_000],
    ] as const) {
      const project = { contestId, projectId, name: 'Luz', costClp };
      await onSlate(ground, { ...project, conflictGroup: one });
    }
    const { id } = await givenProposal(ground.db, editionId, {
      state: 'feasible',
      contents: { costClp: 29_000_000 },
    });
    await onSlate(ground, { contestId, projectId: id, name: 'Sede', costClp: 29_000_000 });
    expect(codeOf(await freeze(ground, 'relacion'))).toBe('yes');

    const broken = await givenReady(ground, 'rota', [30_000_000, 29_000_000, 28_000_000]);
    await relate(broken.editionId, [broken.ids[0] ?? '', broken.ids[1] ?? ''], 'together');
    await leave(ground.db, broken.ids[0] ?? '');
    await ground.db
      .updateTable('proposals.proposal')
      .set({ state: 'withdrawn' })
      .where('id', '=', broken.ids[0] ?? '')
      .execute();
    expect(codeOf(await freeze(ground, 'rota'))).toBe('relations-unresolved');
  });

  test('while the edition stands still', async () => {
    const { editionId } = await givenReady(ground, 'suspendida');
    await interrupt(ground, editionId, 'suspended');
    expect(codeOf(await freeze(ground, 'suspendida'))).toBe('edition-halted');
  });
});

async function relate(
  edition_id: string,
  pair: readonly [string, string],
  kind: 'conflict' | 'together',
): Promise<void> {
  const { id: round_id } = await ground.db
    .insertInto('review.round')
    .values({ edition_id, number: 1, opened_at: FREEZING })
    .onConflict((on) => on.columns(['edition_id', 'number']).doUpdateSet({ number: 1 }))
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const proposal_id of pair) {
    await ground.db
      .insertInto('review.examination')
      .values({
        ...{ proposal_id, edition_id, round_id, stage: 'feasibility' },
        institution_id: ground.town.institutionId,
      })
      .execute();
  }
  const [one_id = '', other_id = ''] = [...pair].sort();
  await ground.db
    .insertInto('review.relation')
    .values({ edition_id, one_id, other_id, kind, reason: 'Mismo terreno', decided_at: FREEZING })
    .execute();
}
