// A review from what came in to what is published: each step, and what each refuses.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProposal } from '../../proposals/index.ts';
import {
  find,
  findAll,
  givenOpened,
  givenReview,
  later,
  no,
  type ReviewGround,
  seen,
  sign,
  yes,
} from '../testing/given.ts';
import { writeResults } from '../web/results-blocks.ts';
import { answerCorrection } from './answer-correction.ts';
import { askCorrection, endOverdueCorrections } from './ask-correction.ts';
import { assignChecks } from './assign-checks.ts';
import { publishRound } from './publish-round.ts';
import { relateProposals, separateProposals } from './relate-proposals.ts';
import { takeBackSignOff } from './sign-off.ts';
import { takeIn } from './take-in.ts';

let ground: ReviewGround;
beforeAll(async () => {
  ground = await givenReview();
});
afterAll(() => ground.given.close());

const site = { publicUrl: 'http://localhost', isDemonstration: false };
const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? 'ok' : result.error?.code;
const publish = (editionId: string, by = ground.signer) =>
  publishRound(ground.db, site, by, { editionId, write: writeResults });
const noticesOf = async (personId: string, kind: string) => {
  const rows = await ground.db
    .selectFrom('people.notice')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .selectAll()
    .execute();
  return rows.length;
};

describe('taking in', () => {
  test('opens a round, gives each proposal the checks of its scope with their terms, and moves it', async () => {
    const { edition, ids } = await givenOpened(ground, 'toma', { proposals: [{}, {}] });
    expect(edition.openRound).toMatchObject({ number: 1 });
    const { checks, stage, state } = await seen(ground.db, edition, 1);
    expect({ stage, state }).toEqual({ stage: 'admissibility', state: 'in-review' });
    expect(checks.map(({ kind }) => kind)).toEqual([
      'admissibility',
      'technical',
      'legal',
      'budget',
      'land',
      'upkeep',
    ]);
    // Five business days after Wednesday 25 November; fifteen more over the holidays of 8 and 25 December.
    expect(checks[0]?.dueOn).toBe('2026-12-02');
    expect(checks[1]?.dueOn).toBe('2026-12-24');
    const proposal = await readProposal(ground.db, ids.get(1) ?? '');
    expect(proposal).toMatchObject({ heldBy: 'institution', heldUntil: '2026-12-24' });
  });

  test('once more finds nothing, and what comes later joins the round', async () => {
    const { edition } = await givenOpened(ground, 'toma-otra');
    const days = { admissibility: 1, feasibility: 1 };
    const again = await takeIn(ground.db, ground.coordinator, { editionId: edition.id, days });
    expect(codeOf(again)).toBe('review/nothing-sent');
  });

  test('of another institution is not there', async () => {
    const { edition } = await givenOpened(ground, 'toma-ajena', { isTakenIn: false });
    const scope = { kind: 'institution', id: edition.id } as const;
    const days = { admissibility: 1, feasibility: 1 };
    const taken = await takeIn(
      ground.db,
      { ...ground.coordinator, scope },
      { editionId: edition.id, days },
    );
    expect(codeOf(taken)).toBe('review/unknown');
  });
});

describe('assigning', () => {
  const pathIn = () => '/revision';
  const nothing = { kinds: [], unitId: undefined, reviewerId: undefined, days: undefined, pathIn };

  test('hands out the checks of many at once and tells the reviewer once', async () => {
    const { edition } = await givenOpened(ground, 'reparto', { proposals: [{}, {}, {}] });
    const reviewerId = ground.reviewer.actor.personId;
    const before = await noticesOf(reviewerId, 'review/assigned');
    const assigned = await assignChecks(ground.db, ground.coordinator, edition, {
      ...nothing,
      numbers: [1, 2],
      kinds: ['legal', 'land'],
      reviewerId,
      days: 3,
    });
    expect(assigned).toEqual({ ok: true, value: 4 });
    const [first, third] = [await seen(ground.db, edition, 1), await seen(ground.db, edition, 3)];
    const legal = first.checks.find(({ kind }) => kind === 'legal');
    expect(legal).toMatchObject({ reviewerId, dueOn: '2026-11-30' });
    expect(third.checks.every((one) => one.reviewerId === null)).toBe(true);
    expect(await noticesOf(reviewerId, 'review/assigned')).toBe(before + 1);
  });

  test('refuses nobody marked, nothing said, and people or units of elsewhere', async () => {
    const { edition } = await givenOpened(ground, 'reparto-malo');
    const tried = (more: object) =>
      assignChecks(ground.db, ground.coordinator, edition, { ...nothing, numbers: [1], ...more });
    expect(codeOf(await tried({}))).toBe('review/nothing-marked');
    expect(codeOf(await tried({ numbers: [], days: 3 }))).toBe('review/nothing-marked');
    const stranger = '00000000-0000-4000-8000-000000000000';
    expect(codeOf(await tried({ reviewerId: stranger }))).toBe('review/reviewer-unknown');
    expect(codeOf(await tried({ unitId: stranger }))).toBe('review/unit-unknown');
  });
});

describe('a finding', () => {
  test('of two people at once: the second is told, and the first stays', async () => {
    const { edition } = await givenOpened(ground, 'dos-a-la-vez');
    const both = { number: 1, kind: 'admissibility', revision: 1 } as const;
    expect(codeOf(await find(ground, ground.reviewer, edition, both))).toBe('ok');
    const second = await find(ground, ground.coordinator, edition, { ...both, written: no });
    expect(codeOf(second)).toBe('review/changed-meanwhile');
    const { checks } = await seen(ground.db, edition, 1);
    expect(checks[0]).toMatchObject({ finding: 'yes', revision: 2 });
  });

  test('of feasibility waits for admissibility, and is shut again when that is taken back', async () => {
    const { edition } = await givenOpened(ground, 'etapas');
    const legal = { number: 1, kind: 'legal' } as const;
    expect(codeOf(await find(ground, ground.reviewer, edition, legal))).toBe('review/too-early');
    await find(ground, ground.reviewer, edition, { number: 1, kind: 'admissibility' });
    expect(codeOf(await find(ground, ground.reviewer, edition, legal))).toBe('ok');
    const back = { number: 1, kind: 'admissibility', written: no } as const;
    expect(codeOf(await find(ground, ground.reviewer, edition, back))).toBe('ok');
    expect((await seen(ground.db, edition, 1)).stage).toBe('admissibility');
  });

  test('is of whoever has it: others of the team leave it, who coordinates may make it', async () => {
    const { edition } = await givenOpened(ground, 'ajena');
    const given = { numbers: [1], kinds: [], unitId: undefined, days: undefined };
    await assignChecks(ground.db, ground.coordinator, edition, {
      ...given,
      reviewerId: ground.signer.actor.personId,
      pathIn: () => '/revision',
    });
    const check = { number: 1, kind: 'admissibility' } as const;
    expect(codeOf(await find(ground, ground.reviewer, edition, check))).toBe('review/not-yours');
    expect(codeOf(await find(ground, ground.coordinator, edition, check))).toBe('ok');
  });

  test('about her own proposal nobody makes', async () => {
    const { edition, ids } = await givenOpened(ground, 'propia');
    await ground.db
      .updateTable('proposals.proposal')
      .set({ author_person_id: ground.reviewer.actor.personId })
      .where('id', '=', ids.get(1) ?? '')
      .execute();
    const check = { number: 1, kind: 'admissibility' } as const;
    expect(codeOf(await find(ground, ground.reviewer, edition, check))).toBe('review/own-proposal');
  });
});

describe('what belongs to a finding', () => {
  test('of no cites a norm that there is', async () => {
    const { edition } = await givenOpened(ground, 'sin-norma');
    const written = { ...no, norm: 'ley-0' };
    const check = { number: 1, kind: 'admissibility', written } as const;
    expect(codeOf(await find(ground, ground.reviewer, edition, check))).toBe('review/norm-unknown');
  });

  test('of the budget keeps its lines, and another cost than proposed is no plain yes', async () => {
    const { edition } = await givenOpened(ground, 'presupuesto');
    await find(ground, ground.reviewer, edition, { number: 1, kind: 'admissibility' });
    const lines = [{ name: 'Luminaria', unit: 'unidad', quantity: 800, unitClp: 1_100_000 }];
    const details = { kind: 'budget', lines, contingencyPermille: 100 } as const;
    const check = { number: 1, kind: 'budget', details } as const;
    expect(codeOf(await find(ground, ground.reviewer, edition, check))).toBe('review/cost-differs');
    const written = { ...yes, finding: 'with-changes', reason: 'Faltaban imprevistos.' } as const;
    expect(codeOf(await find(ground, ground.reviewer, edition, { ...check, written }))).toBe('ok');
    const examination = await seen(ground.db, edition, 1);
    expect(examination).toMatchObject({ costLines: lines, contingencyPermille: 100 });
  });
});

describe('a correction', () => {
  const asking = { number: 1, asked: 'Falta el plano del terreno.', days: 5 };

  test('goes to the author with its term, and her answer is another version', async () => {
    const { edition, ids, authorId } = await givenOpened(ground, 'subsana');
    const asked = await askCorrection(ground.db, ground.coordinator, edition, asking);
    expect(codeOf(asked)).toBe('ok');
    const proposal = await readProposal(ground.db, ids.get(1) ?? '');
    if (proposal === undefined) throw new Error('it is there');
    expect(proposal).toMatchObject({
      state: 'correcting',
      heldBy: 'author',
      heldUntil: '2026-12-02',
    });
    const mended = {
      proposal,
      contents: { ...proposal.contents, need: 'Con el plano adjunto.' },
      reason: 'Agregué el plano.',
      actor: { personId: authorId, grants: [] },
    };
    // The last second of Wednesday 2 December in Ancud.
    const now = new Date('2026-12-03T02:59:59Z');
    expect(codeOf(await answerCorrection(ground.db, { ...mended, now }))).toBe('ok');
    const after = await seen(ground.db, edition, 1);
    expect(after).toMatchObject({ state: 'in-review', version: 2 });
    expect(after.corrections[0]).toMatchObject({ version: 2 });
  });

  test('is answered by nobody else, and not after its term', async () => {
    const { edition, ids, authorId } = await givenOpened(ground, 'subsana-tarde');
    await askCorrection(ground.db, ground.coordinator, edition, asking);
    const proposal = await readProposal(ground.db, ids.get(1) ?? '');
    if (proposal === undefined) throw new Error('it is there');
    const { contents } = proposal;
    const answer = (personId: string, now: Date) =>
      answerCorrection(ground.db, {
        ...{ proposal, contents, reason: 'Listo.', now },
        actor: { personId, grants: [] },
      });
    const inTime = new Date('2026-12-01T12:00:00Z');
    const stranger = ground.reviewer.actor.personId;
    expect(codeOf(await answer(stranger, inTime))).toBe('review/unknown');
    const late = new Date('2026-12-03T03:00:00Z');
    expect(codeOf(await answer(authorId, late))).toBe('review/correction-over');
  });

  test('that nobody answers is over, and the proposal is judged as it is', async () => {
    const { edition } = await givenOpened(ground, 'subsana-nunca');
    await findAll(ground, ground.reviewer, edition, 1);
    await askCorrection(ground.db, ground.coordinator, edition, asking);
    expect(codeOf(await sign(ground, ground.signer, edition, 1))).toBe('review/correction-open');
    expect(await endOverdueCorrections(ground.db, later(6))).toBe(0);
    expect(await endOverdueCorrections(ground.db, later(9))).toBeGreaterThanOrEqual(1);
    const after = await seen(ground.db, edition, 1);
    expect(after.state).toBe('in-review');
    expect(after.corrections[0]?.endedAt).not.toBeNull();
    expect(codeOf(await sign(ground, ground.signer, edition, 1))).toBe('ok');
  });
});

describe('signing off', () => {
  test('is of somebody who made none of its checks', async () => {
    const { edition } = await givenOpened(ground, 'firma');
    await findAll(ground, ground.coordinator, edition, 1);
    const own = await sign(ground, ground.coordinator, edition, 1);
    expect(codeOf(own)).toBe('review/sign-off-by-another');
    expect(codeOf(await sign(ground, ground.signer, edition, 1))).toBe('ok');
    expect(await seen(ground.db, edition, 1)).toMatchObject({
      outcome: 'feasible',
      isSignedAlone: false,
    });
  });

  test('shuts the findings until it is taken back', async () => {
    const { edition } = await givenOpened(ground, 'firma-retirada');
    await findAll(ground, ground.reviewer, edition, 1);
    await sign(ground, ground.signer, edition, 1);
    const change = { number: 1, kind: 'legal', written: no } as const;
    expect(codeOf(await find(ground, ground.reviewer, edition, change))).toBe('review/signed-off');
    expect(codeOf(await takeBackSignOff(ground.db, ground.signer, edition, 1))).toBe('ok');
    expect(codeOf(await find(ground, ground.reviewer, edition, change))).toBe('ok');
    expect((await seen(ground.db, edition, 1)).outcome).toBeNull();
  });
});

describe('a round', () => {
  test('is published whole: nothing before, and then every proposal with its answer', async () => {
    const { edition, again, authorId } = await givenOpened(ground, 'ronda', {
      proposals: [{}, {}, {}],
    });
    await findAll(ground, ground.reviewer, edition, 1);
    await findAll(ground, ground.reviewer, edition, 2, { land: no });
    await findAll(ground, ground.reviewer, edition, 3, { admissibility: no });
    await sign(ground, ground.signer, edition, 1, '');
    await sign(ground, ground.signer, edition, 2);
    const early = await publish(edition.id);
    expect(early).toEqual({
      ok: false,
      error: { code: 'review/round-not-ready', count: 1, numbers: '3' },
    });
    const states = async () =>
      Promise.all([1, 2, 3].map(async (number) => (await seen(ground.db, edition, number)).state));
    expect(await states()).toEqual(['in-review', 'in-review', 'in-review']);
    const before = await noticesOf(authorId, 'proposals/answer');
    await sign(ground, ground.signer, edition, 3);
    expect(await publish(edition.id)).toEqual({ ok: true, value: 3 });
    expect(await states()).toEqual(['feasible', 'not-feasible', 'not-admitted']);
    expect(await noticesOf(authorId, 'proposals/answer')).toBe(before + 3);
    expect((await again()).openRound).toBeUndefined();
    const slate = await ground.db
      .selectFrom('editions.slate_project as project')
      .innerJoin('editions.contest as contest', 'contest.id', 'project.contest_id')
      .where('contest.edition_id', '=', edition.id)
      .selectAll('project')
      .execute();
    expect(slate.map(({ name, cost_clp }) => [name, Number(cost_clp)])).toEqual([
      ['Luminarias del pasaje 1', 8_900_000],
    ]);
    expect(codeOf(await publish(edition.id))).toBe('review/round-missing');
  });

  test('does not ask for what left the review meanwhile', async () => {
    const { edition, ids } = await givenOpened(ground, 'ronda-retirada', { proposals: [{}, {}] });
    await findAll(ground, ground.reviewer, edition, 1);
    await sign(ground, ground.signer, edition, 1);
    await ground.db
      .updateTable('proposals.proposal')
      .set({ state: 'withdrawn' })
      .where('id', '=', ids.get(2) ?? '')
      .execute();
    expect(await publish(edition.id)).toEqual({ ok: true, value: 1 });
  });
});

describe('relations', () => {
  test('become groups of the slate, also of what is feasible already', async () => {
    const { edition } = await givenOpened(ground, 'relaciones', { proposals: [{}, {}, {}] });
    const relate = (one: number, other: number, kind: 'conflict' | 'together') =>
      relateProposals(ground.db, ground.coordinator, {
        ...{ editionId: edition.id, one, other, kind, reason: 'Es el mismo terreno.' },
      });
    expect(codeOf(await relate(1, 2, 'conflict'))).toBe('ok');
    for (const number of [1, 2, 3]) {
      await findAll(ground, ground.reviewer, edition, number);
      await sign(ground, ground.signer, edition, number, '');
    }
    expect(codeOf(await publish(edition.id))).toBe('ok');
    expect(codeOf(await relate(2, 3, 'together'))).toBe('ok');
    const groups = async () => {
      const rows = await ground.db
        .selectFrom('editions.slate_project as project')
        .innerJoin('proposals.proposal as proposal', 'proposal.id', 'project.project_id')
        .where('proposal.edition_id', '=', edition.id)
        .orderBy('proposal.number')
        .select(['conflict_group', 'together_group'])
        .execute();
      return rows.map(({ conflict_group: rivals, together_group: bundle }) => [
        rivals !== null,
        bundle !== null,
      ]);
    };
    expect(await groups()).toEqual([
      [true, false],
      [true, true],
      [true, true],
    ]);
    expect(codeOf(await relate(3, 2, 'conflict'))).toBe('review/bundle-in-conflict');
    expect(codeOf(await relate(3, 1, 'together'))).toBe('review/bundle-in-conflict');
    const numbers = [2, 3] as const;
    const given = { editionId: edition.id, numbers };
    expect(codeOf(await separateProposals(ground.db, ground.coordinator, given))).toBe('ok');
    expect(await groups()).toEqual([
      [true, false],
      [true, false],
      [false, false],
    ]);
  });
});

describe('relations that cannot be', () => {
  test('stay within one contest, and a bundle is published whole or not at all', async () => {
    const { edition } = await givenOpened(ground, 'relaciones-malas', {
      proposals: [{}, {}, { contest: 'comunal' }],
    });
    const relate = (one: number, other: number) =>
      relateProposals(ground.db, ground.coordinator, {
        ...({
          editionId: edition.id,
          one,
          other,
          kind: 'together',
          reason: 'Van juntas.',
        } as const),
      });
    expect(codeOf(await relate(1, 3))).toBe('review/relation-other-contest');
    expect(codeOf(await relate(1, 1))).toBe('review/relation-with-itself');
    expect(codeOf(await relate(1, 2))).toBe('ok');
    expect(codeOf(await relate(2, 1))).toBe('review/relation-already');
    await findAll(ground, ground.reviewer, edition, 1);
    await findAll(ground, ground.reviewer, edition, 2, { legal: no });
    await findAll(ground, ground.reviewer, edition, 3);
    for (const number of [1, 2, 3]) await sign(ground, ground.signer, edition, number);
    expect(await publish(edition.id)).toEqual({
      ok: false,
      error: { code: 'review/bundle-broken', numbers: '1' },
    });
  });
});
