// Where the bases ask for a recount, what takes the place of a project is counted again, in the real child, from the ballots.
import { assert } from '@minga/basics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { House } from '../../../../platform/room.ts';
import { leave } from '../../../edition/ballot-list/testing/given.ts';
import { findPublicEdition } from '../../../edition/editions/index.ts';
import { bringAndCount } from '../../../vote/count/testing/brought.ts';
import type { CountedVote } from '../../../vote/count/testing/counted.ts';
import { certify } from '../../../vote/count/testing/objecting.ts';
import {
  ballotsFile,
  givenOpened,
  OVER,
  of,
  pabulibOf,
  times,
} from '../../../vote/count/testing/opened.ts';
import { listApprovals } from '../store/approvals.ts';
import { signProposed } from '../testing/acts-of-two.ts';
import {
  askedNow,
  at,
  codeOf,
  decide,
  drafted,
  givenSanctioning,
  lastSubmission,
  open,
  type SanctionGround,
  SITTING,
  submit,
} from '../testing/given.ts';
import { closeTogether } from '../web/sanction-acts.ts';
import { seeUnder, supposed } from '../web/sitting-effects.ts';
import { contestsToClose, proposeClosing } from './propose-closing.ts';

let council: SanctionGround;
beforeAll(async () => {
  council = await givenSanctioning();
});
afterAll(() => council?.given.close());

/**
 * Thirteen ballots for 50 million, in equal shares: A (26) and B (15) are funded, and D (17) is the next of the order.
 * Six of the seven for A are those for C (23): without A their money buys C, and D is too dear for its three.
 */
async function givenCertifiedCount(slug: string): Promise<CountedVote> {
  const ground = { ...council, officer: at(council.counting, OVER) };
  const costs = [26e6, 15e6, 23e6, 17e6];
  const opened = await givenOpened(ground, slug, { costs, replacement: 'recount' });
  const ballots = [
    ...times(6, of(0, 2)),
    ...[of(0), of(1, 3)],
    ...times(3, of(1)),
    ...times(2, of(3)),
  ];
  const file = ballotsFile(pabulibOf(opened, ballots));
  const { result, lines } = await bringAndCount(ground, opened, file);
  const inOrder = (nths: readonly number[]) => nths.map((nth) => opened.ids[nth]);
  expect(lines.map(({ projectId }) => projectId)).toEqual(inOrder([0, 1, 3, 2]));
  expect(lines.map(({ isFunded }) => isFunded)).toEqual([true, true, false, false]);
  const { ids: projectIds, editionId, contestId } = opened;
  const none = { rulebookId: '', residentId: '', listId: '', voteId: '' };
  const vote = { ...none, editionId, contestId, slug, projectIds, resultId: result.id };
  expect(codeOf(await certify(council, vote))).toBe('yes');
  return vote;
}

/** What would follow of one more rejection, of the nth project. */
async function seenWithout(vote: CountedVote, nth: number) {
  const { db } = council;
  const submission = await lastSubmission(db, vote.editionId);
  const edition = await findPublicEdition(db, 'ancud', vote.slug);
  assert(edition !== undefined, 'it is published');
  const [contest] = contestsToClose({ edition, submission });
  assert(contest !== undefined, 'it was submitted');
  const rejected = supposed(vote.projectIds[nth] ?? '', 'rejected');
  const { now } = await seeUnder({ house: { db } as House, submission }, contest, [rejected]);
  const nthsOf = (ids: readonly string[] = []) => ids.map((id) => vote.projectIds.indexOf(id));
  return { enters: nthsOf(now?.enters), leaves: nthsOf(now?.leaves) };
}

test('what left before the list is submitted makes room for what the recount brings in, and stays out', async () => {
  const vote = await givenCertifiedCount('recuento');
  await leave(council.db, vote.projectIds[0] ?? '');
  expect(codeOf(await submit(council, vote.slug))).toBe('yes');
  const { matters } = await lastSubmission(council.db, vote.editionId);
  expect(
    matters.map(({ projectId, isFunded }) => [vote.projectIds.indexOf(projectId), isFunded]),
  ).toEqual([
    [1, true],
    [3, false],
    [2, true],
  ]);
  // Counted without A too, whose money would keep C out.
  expect(await seenWithout(vote, 1)).toEqual({ enters: [3], leaves: [1] });
});

test('a rejection is closed with what the recount brings in, and not with the next of the order', async () => {
  const { db } = council;
  const vote = await givenCertifiedCount('recontada');
  expect(codeOf(await submit(council, vote.slug))).toBe('yes');
  const submission = await lastSubmission(db, vote.editionId);
  const [, b = '', c = ''] = vote.projectIds;
  expect(await seenWithout(vote, 0)).toEqual({ enters: [2], leaves: [0] });
  await open(council, { ...vote, submissionId: submission.id });
  await decide(council, vote, [
    drafted(vote, 0, 'rejected'),
    drafted(vote, 1, 'approved', { reason: 'Sigue' }),
  ]);
  const by = at(council.counting, SITTING);
  const propose = async () => {
    const asked = { ...(await askedNow(db, vote)), kind: closeTogether, resolution: '57' };
    return proposeClosing(db, by, asked);
  };
  const refused = await propose();
  expect(refused).toMatchObject({ error: { code: 'sanction/reached-undecided' } });
  expect(!refused.ok && 'projects' in refused.error && refused.error.projects).toEqual([
    'Obra 3 de recontada',
  ]);
  await decide(council, vote, [drafted(vote, 2, 'approved', { reason: 'Lo trae el recuento' })]);
  const proposed = await propose();
  assert(proposed.ok, JSON.stringify(proposed));
  expect(await signProposed(council, closeTogether, proposed.value, SITTING)).toEqual({
    ok: true,
    value: undefined,
  });
  const approvals = await listApprovals(db, vote.editionId);
  expect(approvals.map(({ projectId }) => projectId)).toEqual([b, c]);
});
