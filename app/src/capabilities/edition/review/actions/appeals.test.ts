// Appeals from their filing to the second result: in time there, by somebody else, told and final.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenResident } from '../../proposals/testing/kept.ts';
import type { Sheet } from '../rules/on-paper.ts';
import { findAppeal } from '../store/appeals.ts';
import { codeOf, givenPublishedNo, proposalOf, site } from '../testing/asked.ts';
import {
  find,
  givenOpened,
  givenReview,
  later,
  no,
  type Opened,
  type ReviewGround,
  seen,
  sign,
} from '../testing/given.ts';
import { writeDecision } from '../web/appeal-blocks.ts';
import { writeResults } from '../web/results-blocks.ts';
import { type Deciding, decideAppeal } from './decide-appeal.ts';
import { fileAppeal } from './file-appeal.ts';
import { publishRound } from './publish-round.ts';

let ground: ReviewGround;
beforeAll(async () => {
  ground = await givenReview();
});
afterAll(() => ground.given.close());

const reason = 'La franja es un bien nacional de uso público.';

function file(
  { ids, authorId }: Opened,
  more: { now?: Date; personId?: string; reason?: string; sheet?: Sheet } = {},
) {
  const { now = later(1), personId = authorId } = more;
  const actor = { personId, grants: [] };
  const proposalId = ids.get(1) ?? '';
  const { sheet } = more;
  return fileAppeal(ground.db, { proposalId, reason: more.reason ?? reason, actor, now, sheet });
}

function decide({ edition }: Opened, more: Partial<Deciding> = {}, by = ground.coordinator) {
  const deciding: Deciding = {
    ...{ number: 1, outcome: 'rejected', answer: 'El dominio es privado.' },
    ...{ norm: 'ley-18695', article: '5' },
    ...more,
  };
  const asked = { editionId: edition.id, deciding, write: writeDecision };
  return decideAppeal(ground.db, site, { ...by, now: later(3) }, asked);
}

async function givenAppealed(slug: string): Promise<Opened> {
  const opened = await givenOpened(ground, slug);
  await givenPublishedNo(ground, opened);
  const filed = await file(opened);
  expect(codeOf(filed)).toBe('ok');
  return opened;
}

describe('an appeal', () => {
  test('is filed by its author until the last second of the fifth business day there, and once', async () => {
    const opened = await givenOpened(ground, 'apela');
    await givenPublishedNo(ground, opened);
    const late = await file(opened, { now: new Date('2026-12-03T03:00:00Z') });
    expect(late).toMatchObject({
      error: { code: 'review/appeal-late', timeZone: 'America/Santiago' },
    });
    const personId = ground.reviewer.actor.personId;
    expect(codeOf(await file(opened, { personId }))).toBe('review/author-only');
    expect(codeOf(await file(opened, { reason: '' }))).toBe('review/appeal-reason-missing');
    const now = new Date('2026-12-03T02:59:59Z');
    expect(codeOf(await file(opened, { now }))).toBe('ok');
    // Filed on Wednesday 2 December; ten business days over the holiday of the 8th.
    const proposal = await proposalOf(ground, opened);
    expect(proposal).toMatchObject({
      state: 'appealed',
      heldBy: 'institution',
      heldUntil: '2026-12-17',
    });
    expect(codeOf(await file(opened, { now }))).toBe('review/appeal-already');
  });

  test('is not there before a no is published', async () => {
    const opened = await givenOpened(ground, 'antes');
    expect(codeOf(await file(opened))).toBe('review/appeal-nothing');
  });

  test('is decided by nobody who reviewed, signed off or wrote it', async () => {
    const opened = await givenAppealed('otra-persona');
    expect(codeOf(await decide(opened, {}, ground.signer))).toBe('review/appeal-by-another');
    const author = {
      ...ground.coordinator,
      actor: { ...ground.coordinator.actor, personId: opened.authorId },
    };
    expect(codeOf(await decide(opened, {}, author))).toBe('review/appeal-by-another');
    const scope = { kind: 'institution', id: opened.edition.id } as const;
    const elsewhere = { ...ground.coordinator, scope };
    expect(codeOf(await decide(opened, {}, elsewhere))).toBe('review/unknown');
    expect(codeOf(await decide(opened))).toBe('ok');
  });
});

describe('an appeal on paper', () => {
  test('counts as of the day on which the desk received it, and is entered three business days later', async () => {
    const opened = await givenOpened(ground, 'apela-papel');
    await givenPublishedNo(ground, opened);
    const on = (receivedOn: string, now: Date) =>
      file(opened, { now, sheet: { id: '', receivedOn } });
    // The term ends with Wednesday 2 December; Monday 7 is the third business day after it, Tuesday 8 a holiday.
    const monday = new Date('2026-12-08T02:59:59Z');
    const tooLate = await on('2026-12-02', new Date('2026-12-08T03:00:00Z'));
    expect(tooLate).toMatchObject({
      error: { code: 'review/paper-is-over', until: '2026-12-07' },
    });
    expect(codeOf(await on('2026-12-03', monday))).toBe('review/appeal-late');
    expect(codeOf(await on('2026-12-08', monday))).toBe('review/received-later');
    expect(codeOf(await on('2026-11-24', monday))).toBe('review/received-before');
    expect(codeOf(await file(opened, { now: monday }))).toBe('review/appeal-late');
  });

  test('is the only one of a proposal that nobody with an account speaks for', async () => {
    const opened = await givenOpened(ground, 'apela-nadie');
    await givenPublishedNo(ground, opened);
    const { db } = ground;
    const proposalId = opened.ids.get(1) ?? '';
    const signed = { proposalId, reason, actor: undefined, now: later(1) };
    const sheet = { id: '', receivedOn: '2026-11-26' };
    expect(codeOf(await fileAppeal(db, { ...signed, sheet }))).toBe('review/author-only');
    await db
      .updateTable('proposals.proposal')
      .set({ author_person_id: null })
      .where('id', '=', proposalId)
      .execute();
    expect(codeOf(await fileAppeal(db, signed))).toBe('review/author-only');
    expect(codeOf(await file(opened))).toBe('review/author-only');
  });
});

describe('the decision of an appeal', () => {
  test('that is rejected says its norm, gives its document, and the answer stands for good', async () => {
    const opened = await givenAppealed('rechazada');
    expect(codeOf(await decide(opened, { norm: '' }))).toBe('review/appeal-norm-missing');
    expect(codeOf(await decide(opened, { norm: 'ley-0' }))).toBe('review/norm-unknown');
    expect(codeOf(await decide(opened))).toBe('ok');
    const proposal = await proposalOf(ground, opened);
    expect(proposal).toMatchObject({ state: 'not-feasible', heldBy: null, heldUntil: null });
    const appeal = await findAppeal(ground.db, proposal.id);
    expect(appeal).toMatchObject({ outcome: 'rejected', norm: 'ley-18695', article: '5' });
    expect(appeal?.documentCode).toMatch(/^\w{16}$/);
    expect(codeOf(await decide(opened))).toBe('review/appeal-missing');
    expect(codeOf(await file(opened))).toBe('review/appeal-already');
  });

  test('that is upheld makes what said no once more: the first answer stays, the second is final', async () => {
    const opened = await givenAppealed('acogida');
    const { db } = ground;
    const decided = await decide(opened, { outcome: 'upheld', norm: '', article: '' });
    expect(codeOf(decided)).toBe('ok');
    const examination = await seen(db, opened.edition, 1);
    expect(examination).toMatchObject({ state: 'in-review', outcome: null, publishedAt: null });
    const land = examination.checks.find(({ kind }) => kind === 'land');
    expect(land).toMatchObject({ instance: 2, finding: null });
    const legal = examination.checks.find(({ kind }) => kind === 'legal');
    expect(legal).toMatchObject({ instance: 1, finding: 'yes' });
    const appeal = await findAppeal(db, examination.proposalId);
    expect(appeal?.against).toMatchObject({ outcome: 'not-feasible' });
    const edition = await opened.again();
    expect(edition.openRound).toMatchObject({ number: 2 });
    const again = { number: 1, kind: 'land', written: no } as const;
    expect(codeOf(await find(ground, ground.reviewer, edition, again))).toBe('ok');
    expect(codeOf(await sign(ground, ground.signer, edition, 1))).toBe('ok');
    const round = { editionId: edition.id, write: writeResults };
    expect(codeOf(await publishRound(db, site, ground.signer, round))).toBe('ok');
    const proposal = await proposalOf(ground, opened);
    expect(proposal).toMatchObject({ state: 'not-feasible', heldBy: null });
    expect(codeOf(await file(opened))).toBe('review/appeal-already');
  });

  test('that is upheld can end feasible', async () => {
    const opened = await givenAppealed('factible');
    await decide(opened, { outcome: 'upheld', norm: '' });
    const edition = await opened.again();
    await find(ground, ground.reviewer, edition, { number: 1, kind: 'land' });
    expect(codeOf(await sign(ground, ground.signer, edition, 1, ''))).toBe('ok');
    const round = { editionId: edition.id, write: writeResults };
    expect(codeOf(await publishRound(ground.db, site, ground.signer, round))).toBe('ok');
    expect((await proposalOf(ground, opened)).state).toBe('feasible');
  });
});

describe('the database', () => {
  test('takes no appeal after its term, no second one, and no decision of whoever took part', async () => {
    const opened = await givenAppealed('base');
    const { db } = ground;
    const proposal_id = opened.ids.get(1) ?? '';
    const row = {
      ...{ proposal_id, against_outcome: 'not-feasible', against_answer: 'No.' },
      ...{ against_at: later(0), reason, channel: 'web' },
      ...{ filed_at: later(1), open_until: later(2), answer_due_on: '2026-12-10' },
    };
    const insert = (more: object) =>
      db
        .insertInto('review.appeal')
        .values({ ...row, ...more })
        .execute();
    await expect(insert({})).rejects.toMatchObject({ constraint: 'appeal_once_for_each_answer' });
    await expect(insert({ filed_at: later(3) })).rejects.toMatchObject({
      constraint: 'appeal_in_time',
    });
    const set = (more: object) =>
      db.updateTable('review.appeal').set(more).where('proposal_id', '=', proposal_id).execute();
    for (const { actor } of [ground.reviewer, ground.signer]) {
      await expect(set({ decided_by: actor.personId })).rejects.toMatchObject({
        constraint: 'appeal_decided_by_another',
      });
    }
    const coauthor = await givenResident(db);
    const signs = { proposal_id, person_id: coauthor, asked_at: later(0), public_name: 'Eva R.' };
    await db
      .insertInto('proposals.coauthor')
      .values({ ...signs, answer: 'accepted', answered_at: later(0) })
      .execute();
    for (const decided_by of [opened.authorId, coauthor]) {
      await expect(set({ decided_by })).rejects.toMatchObject({
        constraint: 'appeal_decided_by_another',
      });
    }
    const decided = { outcome: 'rejected', answer: 'No.', decided_at: later(2) };
    await expect(set(decided)).rejects.toMatchObject({ constraint: 'rejection_has_its_norm' });
  });
});
