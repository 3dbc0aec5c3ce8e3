import { describe, expect, test } from 'vitest';
import { editableUntil, FIRST_POSTS, mayEdit, mayTakePart, mustWait, sideOf } from './comment.ts';
import { judge, mayReviewAgain } from './moderation.ts';
import { parseSide, sides } from './place.ts';

test('the first comments wait until as many were let through', () => {
  expect([...Array(FIRST_POSTS + 1).keys()].map(mustWait)).toEqual([true, true, true, false]);
});

test('who is 14 takes part by herself, and nobody for her below it', () => {
  expect(mayTakePart('by-oneself').ok).toBe(true);
  for (const as of ['too-young', 'with-consent'] as const) {
    expect(mayTakePart(as)).toMatchObject({ error: { code: 'conversation/too-young' } });
  }
  expect(mayTakePart('age-unknown')).toMatchObject({ error: { code: 'conversation/age-unknown' } });
});

test('only what begins a thread in a place with two columns has a side', () => {
  const plain = { mode: 'plain', isReply: false } as const;
  const two = { mode: 'two-column', isReply: false } as const;
  expect(sideOf(plain, 'for')).toEqual({ ok: true, value: null });
  expect(sideOf({ ...two, isReply: true }, 'for')).toEqual({ ok: true, value: null });
  expect(sideOf(two, 'against')).toEqual({ ok: true, value: 'against' });
  expect(sideOf(two, undefined)).toMatchObject({ error: { code: 'conversation/side-missing' } });
  expect([...sides.map(parseSide), parseSide('both'), parseSide(null)]).toEqual([
    'for',
    'against',
    undefined,
    undefined,
  ]);
});

describe('a change', () => {
  const postedAt = new Date('2026-11-25T15:00:00Z');
  const fresh = {
    postedAt,
    latestVersion: 2,
    isHidden: false,
    isWithdrawn: false,
    placeIsOpen: true,
  };
  const at = (minutes: number, fromVersion = 2) => ({
    fromVersion,
    now: new Date(postedAt.getTime() + minutes * 60_000),
  });

  test('is taken for half an hour', () => {
    expect(editableUntil(postedAt).toISOString()).toBe('2026-11-25T15:30:00.000Z');
    expect(mayEdit(fresh, at(30)).ok).toBe(true);
    expect(mayEdit(fresh, at(31))).toMatchObject({ error: { code: 'conversation/window-over' } });
  });

  test.each([
    [{ isHidden: true }, 'hidden'],
    [{ isWithdrawn: true }, 'withdrawn'],
    [{ placeIsOpen: false }, 'closed'],
    [{ latestVersion: 3 }, 'changed'],
  ])('of %j is refused as «%s»', (state, code) => {
    expect(mayEdit({ ...fresh, ...state }, at(1))).toMatchObject({
      error: { code: `conversation/${code}` },
    });
  });
});

describe('a judgement', () => {
  const comment = {
    authorId: 'a',
    latestVersion: 2,
    shownVersion: 1,
    isHidden: false,
    isWithdrawn: false,
  };
  const shows = { moderatorId: 'm', version: 2, hides: false, reason: undefined } as const;

  test('lets through what waits, keeps what is shown, hides with a reason', () => {
    expect(judge(comment, shows)).toEqual({ ok: true, value: 'shown' });
    expect(judge({ ...comment, shownVersion: 2 }, shows)).toEqual({ ok: true, value: 'kept' });
    const hides = { ...shows, hides: true, reason: 'insults' } as const;
    expect(judge(comment, hides)).toEqual({ ok: true, value: 'hidden' });
    expect(judge(comment, { ...hides, reason: undefined })).toMatchObject({
      error: { code: 'conversation/reason-missing' },
    });
  });

  test.each([
    [{ authorId: 'm' }, 'own-comment'],
    [{ isHidden: true }, 'hidden'],
    [{ isWithdrawn: true }, 'withdrawn'],
    [{ latestVersion: 3 }, 'changed'],
  ])('of %j is refused as «%s»', (state, code) => {
    for (const hides of [true, false]) {
      const judgement = { ...shows, hides, reason: 'insults' } as const;
      expect(judge({ ...comment, ...state }, judgement)).toMatchObject({
        error: { code: `conversation/${code}` },
      });
    }
  });

  test('is looked at again by neither its author nor whoever took it', () => {
    expect(mayReviewAgain({ authorId: 'a', hiddenBy: 'b' }, 'm').ok).toBe(true);
    expect(mayReviewAgain({ authorId: null, hiddenBy: null }, 'm').ok).toBe(true);
    expect(mayReviewAgain({ authorId: 'm', hiddenBy: 'b' }, 'm')).toMatchObject({
      error: { code: 'conversation/own-comment' },
    });
    expect(mayReviewAgain({ authorId: 'a', hiddenBy: 'm' }, 'm')).toMatchObject({
      error: { code: 'conversation/same-moderator' },
    });
  });
});
