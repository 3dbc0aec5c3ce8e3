// Objections, their answers, certifications and corrections on a database: what is taken, and what the database refuses whoever asks.
import { assert } from '@minga/basics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interrupt } from '../../../edition/ballot-list/testing/given.ts';
import { findPublicEdition } from '../../../edition/editions/index.ts';
import { type PhasePlan, stageOf } from '../../../edition/editions/rules/index.ts';
import { depositResult } from '../../../edition/editions/testing/steps.ts';
import { calendar } from '../../../edition/proposals/testing/kept.ts';
import { readCertified } from '../store/certifications.ts';
import { findObjection, listObjections } from '../store/objections.ts';
import {
  AFTER,
  AGAIN,
  AGAIN_OVER,
  COUNTED,
  type CountedVote,
  type CountGround,
  givenCountAgain,
  givenCounted,
  givenCounting,
  OBJECTING,
  votesAsked,
} from '../testing/counted.ts';
import {
  answer,
  certify,
  codeOf,
  correct,
  file,
  givenSheet,
  refusedBy,
} from '../testing/objecting.ts';
import { finishRemedy } from './answer-objection.ts';
import { findVote } from './objected-vote.ts';
import { withdrawObjection } from './withdraw-objection.ts';

let ground: CountGround;
beforeAll(async () => {
  ground = await givenCounting();
});
afterAll(() => ground?.given.close());

const stageIn = async (vote: CountedVote) => {
  const edition = await findPublicEdition(ground.db, 'ancud', vote.slug);
  assert(edition !== undefined, 'it is published');
  return stageOf(edition, vote.contestId);
};
const seen = (vote: CountedVote, number: number) =>
  findObjection(ground.db, vote.editionId, { year: 2027, number });

describe('an objection', () => {
  test('is numbered within its edition and its year, against the last result, and its number stays', async () => {
    const vote = await givenCounted(ground, 'numbers');
    const other = await givenCounted(ground, 'others');
    const first = await file(ground, vote);
    expect(first).toMatchObject({
      ok: true,
      value: { year: 2027, number: 1, answerDueOn: '2027-04-30' },
    });
    expect(await file(ground, vote)).toMatchObject({ value: { number: 2 } });
    expect(await file(ground, other)).toMatchObject({ value: { number: 1 } });
    const back = { editionId: vote.editionId, year: 2027, number: 2, now: OBJECTING };
    expect(
      codeOf(await withdrawObjection(ground.db, { ...back, personId: ground.town.signer })),
    ).toBe('count/objection-not-yours');
    const own = { ...back, personId: vote.residentId };
    expect(codeOf(await withdrawObjection(ground.db, own))).toBe('yes');
    expect(codeOf(await withdrawObjection(ground.db, own))).toBe('count/objection-withdrawn');
    expect(await file(ground, vote)).toMatchObject({ value: { number: 3 } });
    expect((await seen(vote, 1))?.resultId).toBe(vote.resultId);
  });

  test('sent twice at the same moment gets two numbers and not one', async () => {
    const vote = await givenCounted(ground, 'at-once');
    const both = await Promise.all([file(ground, vote), file(ground, vote), file(ground, vote)]);
    const numbers = both.map((one) => (one.ok ? one.value.number : 0));
    expect(numbers.toSorted()).toEqual([1, 2, 3]);
  });

  test('is taken in its days only, and on paper by the day of its reception', async () => {
    const vote = await givenCounted(ground, 'days');
    expect(codeOf(await file(ground, vote, { now: COUNTED }))).toBe('count/objections-not-yet');
    expect(codeOf(await file(ground, vote, { now: AFTER }))).toBe('count/objections-over');
    const organizationId = '00000000-0000-4000-8000-000000000001';
    expect(codeOf(await file(ground, vote, { organizationId }))).toBe(
      'count/organization-not-yours',
    );
    expect(await listObjections(ground.db, vote.editionId)).toEqual([]);
  });
});

describe('an answer', () => {
  test('comes from somebody else than who counted, and its author is told that day', async () => {
    const vote = await givenCounted(ground, 'answers');
    await file(ground, vote);
    expect(codeOf(await answer(ground, vote, 1, {}, ground.counting))).toBe(
      'count/answer-by-another',
    );
    expect(codeOf(await answer(ground, vote, 1, { outcome: 'rejected', remedy: '' }))).toBe('yes');
    expect(codeOf(await answer(ground, vote, 1))).toBe('count/objection-answered');
    const told = await ground.db
      .selectFrom('people.notice')
      .where('person_id', '=', vote.residentId)
      .where('kind', '=', 'count/objection')
      .selectAll()
      .execute();
    expect(told).toHaveLength(1);
    const one = await seen(vote, 1);
    expect(one).toMatchObject({ outcome: 'rejected', remedy: null, isRemedied: true });
    expect(one?.documentCode).toBeTruthy();
    expect(await seen(vote, 2)).toBeUndefined();
  });

  test('that is accepted waits for what it decided: another count, a table out, or what is told', async () => {
    const vote = await givenCounted(ground, 'remedies');
    for (const _ of [1, 2, 3]) await file(ground, vote);
    await answer(ground, vote, 1, { remedy: 'recount' });
    await answer(ground, vote, 2, { remedy: 'annul-table', table: '2' });
    await answer(ground, vote, 3, { outcome: 'partly', remedy: 'other' });
    const remedied = async () =>
      (await listObjections(ground.db, vote.editionId)).map(({ isRemedied }) => isRemedied);
    expect(await remedied()).toEqual([false, false, false]);
    expect(codeOf(await certify(ground, vote))).toBe('count/remedies-open');
    const objections = await listObjections(ground.db, vote.editionId);
    const [recount, annul] = objections.map(({ id }) => id);
    assert(recount !== undefined && annul !== undefined, 'all came');
    await givenCountAgain(ground, vote, { cause: 'recount', objectionId: recount });
    expect(await remedied()).toEqual([true, false, false]);
    const out = { cause: 'table-annulled', excluded: ['2'], objectionId: annul } as const;
    await givenCountAgain(ground, vote, out);
    expect(await remedied()).toEqual([true, true, false]);
    const found = await findVote(ground.db, votesAsked(vote.slug));
    assert(found.ok, 'it is there');
    const doing = { found: found.value, year: 2027, number: 3 };
    const by = { ...ground.answering, now: AFTER };
    expect(codeOf(await finishRemedy(ground.db, by, { ...doing, done: '' }))).toBe(
      'count/reasons-missing',
    );
    const done = 'Se publicó el acta corregida.';
    expect(codeOf(await finishRemedy(ground.db, by, { ...doing, done }))).toBe('yes');
    expect(codeOf(await finishRemedy(ground.db, by, { ...doing, done }))).toBe(
      'count/remedy-not-waiting',
    );
    expect(codeOf(await certify(ground, vote))).toBe('yes');
  });
});

describe('a remedy', () => {
  test('that repeats the vote is done when the body repeats it', async () => {
    const vote = await givenCounted(ground, 'repeats');
    await file(ground, vote);
    await answer(ground, vote, 1, { remedy: 'repeat' });
    expect((await seen(vote, 1))?.isRemedied).toBe(false);
    await interrupt(ground, vote.editionId, 'repeated', vote.contestId);
    expect((await seen(vote, 1))?.isRemedied).toBe(true);
    expect(codeOf(await certify(ground, vote))).toBe('count/result-changed');
  });

  test('that annuls a table keeps a later count with that table from being certified', async () => {
    const vote = await givenCounted(ground, 'annulled');
    for (const _ of [1, 2]) await file(ground, vote);
    await answer(ground, vote, 1, { remedy: 'annul-table', table: '1' });
    await answer(ground, vote, 2, { remedy: 'recount' });
    const [annul, recount] = (await listObjections(ground.db, vote.editionId)).map(({ id }) => id);
    assert(recount !== undefined && annul !== undefined, 'both came');
    const out = { excluded: ['1'], cause: 'table-annulled' } as const;
    await givenCountAgain(ground, vote, { ...out, objectionId: annul });
    await givenCountAgain(ground, vote, { cause: 'recount', objectionId: recount });
    expect(codeOf(await certify(ground, vote))).toBe('count/annulled-table-counted');
    await givenCountAgain(ground, vote, { ...out, objectionId: recount });
    expect(codeOf(await certify(ground, vote))).toBe('yes');
  });
});

describe('the certification', () => {
  test('waits for the window and every answer, passes the stage, and is read by later rooms', async () => {
    const vote = await givenCounted(ground, 'certified');
    await file(ground, vote);
    expect(codeOf(await certify(ground, vote, { now: OBJECTING }))).toBe('count/window-open');
    expect(codeOf(await certify(ground, vote))).toBe('count/objections-open');
    expect(await readCertified(ground.db, vote.editionId)).toEqual([]);
    await answer(ground, vote, 1, { outcome: 'rejected', remedy: '' });
    expect(codeOf(await certify(ground, vote))).toBe('yes');
    expect(await stageIn(vote)).toBe('certified');
    expect(codeOf(await certify(ground, vote))).toBe('count/certified-already');
    expect(codeOf(await file(ground, vote))).toBe('count/result-certified');
    const [read, ...none] = await readCertified(ground.db, vote.editionId);
    expect(none).toEqual([]);
    expect(read).toMatchObject({
      ...{ contestId: vote.contestId, round: 1, resultId: vote.resultId, isSuperseded: false },
      ...{ amountClp: 50_000_000, replacement: 'next-in-order', certifiedAt: AFTER },
    });
    expect(read?.lines.map(({ place, costClp, isFunded }) => [place, costClp, isFunded])).toEqual([
      [1, 30_000_000, true],
      [2, 25_000_000, false],
      [3, 20_000_000, false],
    ]);
  });

  test('is of no result that came when the window was over', async () => {
    const early: readonly PhasePlan[] = calendar.flatMap((plan): readonly PhasePlan[] =>
      plan.phase === 'count'
        ? [plan, { phase: 'objections', from: '2027-03-01', until: '2027-03-05' }]
        : [plan],
    );
    const vote = await givenCounted(ground, 'late-result', { plans: early });
    expect(codeOf(await certify(ground, vote))).toBe('count/window-without-result');
  });

  test('of bases without days for objections needs none', async () => {
    const vote = await givenCounted(ground, 'without-window', { plans: calendar });
    expect(codeOf(await file(ground, vote))).toBe('count/objections-none');
    expect(codeOf(await certify(ground, vote, { now: OBJECTING }))).toBe('yes');
  });
});

describe('a certified result', () => {
  test('found wrong by two people makes way for a corrected result, and for another certification', async () => {
    const vote = await givenCounted(ground, 'corrected');
    expect(codeOf(await correct(ground, vote))).toBe('count/not-certified');
    await certify(ground, vote);
    await expect(givenCountAgain(ground, vote, { cause: 'correction' })).rejects.toThrow(
      /certified/,
    );
    expect(codeOf(await correct(ground, vote))).toBe('yes');
    expect(codeOf(await correct(ground, vote))).toBe('count/found-wrong-already');
    expect(await readCertified(ground.db, vote.editionId)).toMatchObject([{ isSuperseded: true }]);
    const again = await givenCountAgain(ground, vote, { cause: 'correction', now: AFTER });
    // It is a new result: anybody may object to it, for seven days from the day after.
    expect(codeOf(await certify(ground, vote))).toBe('count/window-open');
    expect(await refusedBy(certify(ground, vote, { past: true, resultId: again }))).toBe(
      'certified_after_the_window',
    );
    expect(await file(ground, vote, { now: AGAIN })).toMatchObject({ ok: true });
    expect((await seen(vote, 1))?.version).toBe(2);
    expect(codeOf(await file(ground, vote, { now: AGAIN_OVER }))).toBe('count/objections-over');
    await answer(ground, vote, 1, { outcome: 'rejected', remedy: '' });
    expect(codeOf(await certify(ground, vote, { now: AGAIN }))).toBe('count/window-open');
    expect(codeOf(await certify(ground, vote, { now: AGAIN_OVER }))).toBe('yes');
    expect(await readCertified(ground.db, vote.editionId)).toMatchObject([
      { resultId: again, isSuperseded: false },
    ]);
    const edition = await findPublicEdition(ground.db, 'ancud', vote.slug);
    const certified = edition?.results.filter(({ kind }) => kind === 'result-certified');
    expect(certified?.map(({ result }) => result)).toEqual([vote.resultId, again]);
  });

  test('does not fall by what came on paper in time and was entered later, whose answer orders a correction', async () => {
    const vote = await givenCounted(ground, 'entered-later');
    await certify(ground, vote);
    const paper = await givenSheet(ground, vote, '2027-04-20');
    expect(codeOf(await file(ground, vote, { now: AFTER }))).toBe('count/objections-over');
    expect(await file(ground, vote, { paper, now: AFTER })).toMatchObject({
      value: { number: 1, answerDueOn: '2027-05-04' },
    });
    expect(await seen(vote, 1)).toMatchObject({
      ...{ receivedOn: '2027-04-20', filedAt: AFTER, isAfterCertification: true },
    });
    expect(codeOf(await answer(ground, vote, 1, { remedy: 'recount' }))).toBe('yes');
    expect(await readCertified(ground.db, vote.editionId)).toMatchObject([{ isSuperseded: false }]);
    const recount = { cause: 'recount', objectionId: (await seen(vote, 1))?.id ?? '' } as const;
    await expect(givenCountAgain(ground, vote, recount)).rejects.toThrow(/certified/);
    expect(codeOf(await correct(ground, vote))).toBe('yes');
    await givenCountAgain(ground, vote, { ...recount, now: AFTER });
    expect((await seen(vote, 1))?.isRemedied).toBe(true);
    expect(codeOf(await certify(ground, vote))).toBe('count/window-open');
    expect(codeOf(await certify(ground, vote, { now: AGAIN_OVER }))).toBe('yes');
  });
});

describe('the database, past every rule', () => {
  test('refuses what is objected out of its days, of another year, or answered by who counted', async () => {
    const vote = await givenCounted(ground, 'guarded');
    const { db } = ground;
    const row = (more: object) =>
      db
        .insertInto('count.objection')
        .values({
          ...{ edition_id: vote.editionId, contest_id: vote.contestId, round: 1 },
          ...{ result_id: vote.resultId, year: 2027, number: 1, channel: 'web' },
          ...{ person_id: vote.residentId, received_on: '2027-04-16', filed_at: OBJECTING },
          ...{ text: 'Faltan votos.', ground: 'count', asks: 'recount' },
          ...{ answer_due_on: '2027-04-30', ...more },
        })
        .execute();
    const late = { received_on: '2027-04-22', filed_at: AFTER };
    expect(await refusedBy(row(late))).toBe('objection_in_its_days');
    expect(await refusedBy(row({ received_on: '2027-04-15' }))).toBe('objection_in_its_days');
    expect(await refusedBy(row({ number: 2 }))).toBe('objection_in_its_turn');
    expect(await refusedBy(row({ round: 2 }))).toBe('objection_to_this_vote');
    expect(await refusedBy(row({ outcome: 'rejected' }))).toBe('objection_is_taken_first');
    expect(await refusedBy(row({}))).toBe('taken');
    const change = (set: object) =>
      db.updateTable('count.objection').set(set).where('edition_id', '=', vote.editionId).execute();
    expect(await refusedBy(change({ text: 'Otra cosa.' }))).toBe('objection_stays');
    expect(
      await refusedBy(
        db.deleteFrom('count.objection').where('edition_id', '=', vote.editionId).execute(),
      ),
    ).toBe('objection_stays');
    const said = { outcome: 'rejected', reasons: 'No.', answered_at: AFTER };
    const documented = { ...said, document_id: crypto.randomUUID() };
    for (const answered_by of [ground.counting.actor.personId, vote.residentId, null]) {
      expect(await refusedBy(change({ ...documented, answered_by }))).toBe(
        'objection_answered_by_another',
      );
    }
    const annul = { ...documented, outcome: 'accepted', remedy: 'annul-table', remedy_table: '9' };
    const answered_by = ground.answering.actor.personId;
    expect(await refusedBy(change({ ...annul, answered_by }))).toBe('annulled_table_is_there');
  });
});

describe('the database, past every rule, of what is certified,', () => {
  test('refuses a certification that nobody signed, too soon, with an objection open, or of an earlier result', async () => {
    const vote = await givenCounted(ground, 'unsigned');
    const past = { past: true } as const;
    expect(await refusedBy(certify(ground, vote, { ...past, now: OBJECTING }))).toBe(
      'certified_after_the_window',
    );
    expect(await refusedBy(certify(ground, vote, { ...past, kind: 'count/correct' }))).toBe(
      'act_of_its_kind',
    );
    expect(await refusedBy(certify(ground, vote, { ...past, outcome: null }))).toBe(
      'act_signed_by_two',
    );
    expect(await refusedBy(certify(ground, vote, { ...past, sha256: '00' }))).toBe(
      'act_says_the_same',
    );
    expect(await refusedBy(certify(ground, vote, { ...past, subject: 'contest:other' }))).toBe(
      'act_about_its_contest',
    );
    await file(ground, vote);
    expect(await refusedBy(certify(ground, vote, past))).toBe(
      'certified_when_everybody_is_answered',
    );
    await answer(ground, vote, 1, { remedy: 'recount' });
    expect(await refusedBy(certify(ground, vote, past))).toBe('certified_when_remedies_are_done');
    const objectionId = (await seen(vote, 1))?.id ?? '';
    await givenCountAgain(ground, vote, { cause: 'recount', objectionId });
    expect(await refusedBy(certify(ground, vote, past))).toBe('certified_is_the_last_result');
  });
});

describe('once it is certified, the database', () => {
  test('keeps a certified vote from being withdrawn until it is found wrong', async () => {
    const vote = await givenCounted(ground, 'kept');
    await certify(ground, vote);
    const withdraw = () =>
      ground.db
        .updateTable('count.vote')
        .set({ withdrawn_at: AFTER, withdrawn_reason: 'Era otra' })
        .where('id', '=', vote.voteId)
        .execute();
    expect(await refusedBy(withdraw())).toBe('certified_vote_stays');
    await correct(ground, vote);
    expect(await refusedBy(withdraw())).toBe('taken');
  });

  test('makes whoever certifies again while works begin wait', async () => {
    const vote = await givenCounted(ground, 'waits');
    await certify(ground, vote);
    const told = { editionId: vote.editionId, contestId: vote.contestId };
    const order: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isLocked = () => {};
    const locked = new Promise<void>((resolve) => {
      isLocked = resolve;
    });
    const holding = ground.db.transaction().execute(async (tx) => {
      await tx
        .selectFrom('editions.edition')
        .where('id', '=', vote.editionId)
        .select('id')
        .forNoKeyUpdate()
        .execute();
      isLocked();
      await held;
      order.push('held');
    });
    await locked;
    const depositing = ground.db
      .transaction()
      .execute((tx) => depositResult(tx, { ...told, result: 'r2' }, 'result-certified'))
      .then(() => order.push('deposited'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    release();
    await Promise.all([holding, depositing]);
    expect(order).toEqual(['held', 'deposited']);
  });
});
