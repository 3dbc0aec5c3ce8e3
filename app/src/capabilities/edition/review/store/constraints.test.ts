// What the database refuses of a review by itself, past every rule, each by its name.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../../../../platform/database/database.ts';
import {
  findAll,
  givenOpened,
  givenReview,
  later,
  NOW,
  no,
  type ReviewGround,
  sign,
} from '../testing/given.ts';

let ground: ReviewGround;
let proposalId: string;
let signedId: string;
let editionId: string;

beforeAll(async () => {
  ground = await givenReview();
  const { edition, ids } = await givenOpened(ground, 'base', { proposals: [{}, {}] });
  editionId = edition.id;
  proposalId = ids.get(1) ?? '';
  signedId = ids.get(2) ?? '';
  await findAll(ground, ground.reviewer, edition, 2, { land: no });
  await sign(ground, ground.signer, edition, 2);
});
afterAll(() => ground.given.close());

/** The name of what says no; `taken` where nothing does. Nothing of it stays. */
async function tried(step: (tx: Tx) => Promise<unknown>): Promise<string> {
  const undone = new Error('undone');
  try {
    await ground.db.transaction().execute(async (tx) => {
      await step(tx);
      throw undone;
    });
  } catch (error) {
    if (error === undone) return 'taken';
    return (error as { constraint?: string }).constraint ?? String(error);
  }
  return 'taken';
}

const check = (tx: Tx, id: string, set: object) =>
  tx
    .updateTable('review.check')
    .set(set)
    .where('proposal_id', '=', id)
    .where('kind', '=', 'legal')
    .execute();
const examination = (tx: Tx, id: string, set: object) =>
  tx.updateTable('review.examination').set(set).where('proposal_id', '=', id).execute();
const found = { finding: 'no', answered_at: NOW };

test('a no has its reason, its ground and its norm; changes have their reason', async () => {
  const normId = await ground.db
    .selectFrom('norms.norm')
    .select('id')
    .where('code', '=', 'ley-18695')
    .executeTakeFirstOrThrow();
  const whole = { ...found, reason: 'Es ajeno', ground: 'land', norm_id: normId.id };
  expect(await tried((tx) => check(tx, proposalId, whole))).toBe('taken');
  for (const missing of ['reason', 'ground', 'norm_id']) {
    const set = { ...whole, [missing]: null };
    expect(await tried((tx) => check(tx, proposalId, set))).toBe('no_has_its_reason');
  }
  const changes = { finding: 'with-changes', answered_at: NOW };
  expect(await tried((tx) => check(tx, proposalId, changes))).toBe('changes_have_their_reason');
});

test('whoever made a check signs it off only where that is said', async () => {
  const maker = ground.reviewer.actor.personId;
  const signed = { outcome: 'feasible', signed_off_at: NOW, signed_off_by: maker };
  const step = (more: object) => async (tx: Tx) => {
    await check(tx, proposalId, { finding: 'yes', answered_at: NOW, reviewer_id: maker });
    await examination(tx, proposalId, { ...signed, ...more });
  };
  expect(await tried(step({}))).toBe('signed_off_by_another');
  expect(await tried(step({ signed_off_alone: true }))).toBe('taken');
  expect(await tried(step({ signed_off_by: ground.signer.actor.personId }))).toBe('taken');
});

test('a result is signed off with its outcome, and a negative with its answer', async () => {
  const set = (given: object) => tried((tx) => examination(tx, proposalId, given));
  expect(await set({ signed_off_at: NOW })).toBe('signed_off_with_outcome');
  expect(await set({ outcome: 'not-feasible', signed_off_at: NOW })).toBe(
    'negative_has_its_answer',
  );
  expect(await set({ signed_off_alone: true })).toBe('signed_off_by_somebody');
  expect(await set({ published_at: NOW })).toBe('published_when_signed_off');
});

test('what was signed off stays as it was found, and only its reviewer may be forgotten', async () => {
  const changed = { finding: 'no', reason: 'Otra', answered_at: NOW };
  expect(await tried((tx) => check(tx, signedId, changed))).toBe('signed_off_finding_stays');
  expect(await tried((tx) => check(tx, signedId, { reviewer_id: null }))).toBe('taken');
});

test('one round of an edition is open', async () => {
  const round = { edition_id: editionId, number: 9, opened_at: NOW };
  const step = (tx: Tx) => tx.insertInto('review.round').values(round).execute();
  expect(await tried(step)).toBe('round_one_open');
});

test('one correction is open, and it is answered in its term', async () => {
  const correction = {
    ...{ proposal_id: proposalId, asked: 'El plano', asked_at: NOW },
    answer_until: later(5),
  };
  const ask = (tx: Tx, more: object = {}) =>
    tx
      .insertInto('review.correction')
      .values({ ...correction, ...more })
      .execute();
  expect(
    await tried(async (tx) => {
      await ask(tx);
      await ask(tx);
    }),
  ).toBe('correction_one_open');
  expect(
    await tried(async (tx) => {
      await ask(tx, { ended_at: later(6) });
      await ask(tx);
    }),
  ).toBe('taken');
  const answered = { answered_at: later(6), version: 2 };
  expect(await tried((tx) => ask(tx, answered))).toBe('corrected_in_time');
});

test('two units that work have two names, whatever capitals and accents', async () => {
  const unit = (name: string, more: object = {}) => ({
    ...{ institution_id: ground.town.institutionId, name, ...more },
  });
  const step = (first: object, second: string) => async (tx: Tx) => {
    await tx.insertInto('review.unit').values(unit('Jurídica', first)).execute();
    await tx.insertInto('review.unit').values(unit(second)).execute();
  };
  expect(await tried(step({}, 'JURIDICA'))).toBe('unit_of_a_name');
  expect(await tried(step({ retired_at: NOW }, 'JURIDICA'))).toBe('taken');
});
