// Changes that the institution proposes: accepted, objected or unanswered, and what the review goes on with.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listChanges } from '../store/changes.ts';
import { codeOf, givenOtherCost, proposalOf, propose } from '../testing/asked.ts';
import { givenOpened, givenReview, type ReviewGround, seen, sign } from '../testing/given.ts';
import { answerChange, endOverdueChanges } from './answer-change.ts';

let ground: ReviewGround;
beforeAll(async () => {
  ground = await givenReview();
});
afterAll(() => ground.given.close());

// Three business days after Wednesday 25 November: until the last second of Monday 30 in Ancud.
const LAST = new Date('2026-12-01T02:59:59Z');
const OVER = new Date('2026-12-01T03:00:00Z');

async function givenAsked(slug: string) {
  const opened = await givenOpened(ground, slug);
  await givenOtherCost(ground, opened);
  expect(codeOf(await propose(ground, opened))).toBe('ok');
  const proposal = await proposalOf(ground, opened);
  const answer = (
    said: 'accepted' | 'objected',
    position: string,
    now: Date = LAST,
    personId = opened.authorId,
  ) =>
    answerChange(ground.db, {
      ...{ proposal, answer: said, position, actor: { personId, grants: [] }, now },
    });
  const change = async () => (await listChanges(ground.db, proposal.id))[0];
  return { ...opened, proposal, answer, change };
}

test('another cost is not feasible before its author was asked about it', async () => {
  const opened = await givenOpened(ground, 'sin-preguntar');
  await givenOtherCost(ground, opened);
  const signed = await sign(ground, ground.signer, opened.edition, 1, '');
  expect(codeOf(signed)).toBe('review/change-needed');
});

describe('a change', () => {
  test('is told to its author with its term, and waits: nothing is signed meanwhile', async () => {
    const { edition, authorId, proposal } = await givenAsked('cambio');
    expect(proposal).toMatchObject({
      state: 'in-review',
      heldBy: 'author',
      heldUntil: '2026-11-30',
    });
    const told = await ground.db
      .selectFrom('people.notice')
      .where('person_id', '=', authorId)
      .where('kind', '=', 'review/change')
      .selectAll()
      .execute();
    expect(told).toHaveLength(1);
    expect(told[0]?.institution_id).toBe(edition.institutionId);
    const signed = await sign(ground, ground.signer, edition, 1, '');
    expect(codeOf(signed)).toBe('review/change-open');
  });

  test('that she accepts is the version that holds, made by agreement, and is what the project costs', async () => {
    const opened = await givenAsked('aceptado');
    expect(codeOf(await opened.answer('accepted', 'De acuerdo.'))).toBe('ok');
    const proposal = await proposalOf(ground, opened);
    expect(proposal).toMatchObject({ version: 2, heldBy: 'institution' });
    expect(proposal.contents.costClp).toBe(9_680_000);
    expect(proposal.contents.costLines.map(({ name }) => name)).toEqual([
      'Luminaria',
      'Imprevistos',
    ]);
    const version = await ground.db
      .selectFrom('proposals.version')
      .where('proposal_id', '=', proposal.id)
      .where('version', '=', 2)
      .select(['made_by', 'reason'])
      .executeTakeFirstOrThrow();
    expect(version).toEqual({ made_by: 'agreement', reason: 'Subieron los precios.' });
    expect(await opened.change()).toMatchObject({ answer: 'accepted', version: 2 });
    expect(codeOf(await sign(ground, ground.signer, opened.edition, 1, ''))).toBe('ok');
  });

  test('to which she objects leaves her text and her cost, and the review goes on with both positions', async () => {
    const opened = await givenAsked('objetado');
    expect(codeOf(await opened.answer('objected', ''))).toBe('review/position-missing');
    expect(codeOf(await opened.answer('objected', 'Con siete alcanza.'))).toBe('ok');
    const { version, contents } = await proposalOf(ground, opened);
    expect([version, contents.costClp]).toEqual([1, 8_900_000]);
    expect(await opened.change()).toMatchObject({
      answer: 'objected',
      position: 'Con siete alcanza.',
      reason: 'Subieron los precios.',
    });
    expect(codeOf(await sign(ground, ground.signer, opened.edition, 1, ''))).toBe('ok');
    expect(codeOf(await opened.answer('accepted', ''))).toBe('review/change-missing');
  });
});

describe('the author of a change', () => {
  test('who says nothing until the last second of its day there keeps her text', async () => {
    const opened = await givenAsked('callado');
    await endOverdueChanges(ground.db, LAST);
    expect((await opened.change())?.answer).toBeNull();
    expect(codeOf(await opened.answer('accepted', '', OVER))).toBe('review/change-over');
    await endOverdueChanges(ground.db, OVER);
    expect(await opened.change()).toMatchObject({ answer: 'silent', version: null });
    const { version, heldBy } = await proposalOf(ground, opened);
    expect([version, heldBy]).toEqual([1, 'institution']);
  });

  test('answers herself: nobody else does in her place', async () => {
    const { answer, change } = await givenAsked('ajeno');
    const stranger = ground.reviewer.actor.personId;
    expect(codeOf(await answer('accepted', '', LAST, stranger))).toBe('review/author-only');
    expect((await change())?.answer).toBeNull();
  });
});

describe('proposing a change', () => {
  test('says what changes, and one waits for its answer before the next', async () => {
    const opened = await givenOpened(ground, 'nada');
    expect(codeOf(await propose(ground, opened))).toBe('review/change-same');
    expect(codeOf(await propose(ground, opened, { seen: 7 }))).toBe('review/changed-meanwhile');
    expect(codeOf(await propose(ground, opened, { reason: '' }))).toBe('review/reason-missing');
    const wording = { ...(await proposalOf(ground, opened)).contents, title: '' };
    expect(codeOf(await propose(ground, opened, { wording }))).toBe('review/contents-wrong');
    const moved = { ...wording, title: 'Luminarias en el muelle' };
    expect(codeOf(await propose(ground, opened, { wording: moved }))).toBe('ok');
    expect(codeOf(await propose(ground, opened, { wording: moved }))).toBe('review/change-open');
    expect((await seen(ground.db, opened.edition, 1)).title).toBe('Luminarias del pasaje 1');
  });

  test('is agreed in approved minutes where the bases have a mixed committee', async () => {
    const opened = await givenOpened(ground, 'comision');
    await givenOtherCost(ground, opened);
    const { rules } = opened.edition;
    if (rules === undefined) throw new Error('it has bases');
    const options = { ...rules.operational.options, committee: { residents: 3, institution: 2 } };
    const operational = { ...rules.operational, options };
    const edition = { ...opened.edition, rules: { ...rules, operational } };
    const asked = (meetingId: string) => propose(ground, { ...opened, edition }, { meetingId });
    expect(codeOf(await asked(''))).toBe('review/committee-missing');
    const stranger = '00000000-0000-4000-8000-000000000000';
    expect(codeOf(await asked(stranger))).toBe('review/committee-missing');
  });
});

describe('the database', () => {
  const insert = (values: object) =>
    ground.db
      .updateTable('review.change')
      .set(values as never)
      .where('answer', 'is', null)
      .execute();

  test('refuses an objection without position, and an accepted change that is no version', async () => {
    await givenAsked('base');
    const answered_at = LAST;
    await expect(insert({ answer: 'objected', answered_at })).rejects.toMatchObject({
      constraint: 'objection_has_its_position',
    });
    await expect(insert({ answer: 'accepted', answered_at })).rejects.toMatchObject({
      constraint: 'accepted_is_a_version',
    });
  });
});
