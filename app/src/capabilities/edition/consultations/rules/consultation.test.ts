import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAnother, mayApprove, mayPublishAnswers } from './answer.ts';
import {
  type ConsultationEvent,
  type ConsultationState,
  consultationEvents,
  consultationStates,
  mayExtend,
  mayOpen,
  next,
  slugsFor,
  stateAt,
} from './consultation.ts';
import { judgeObservation, mayObserve, mayReview, maySay } from './observation.ts';
import { fits, numbered, paragraphsOf, typedParagraphs } from './text.ts';

const NOW = new Date('2026-11-25T15:00:00Z');
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

describe('the states', () => {
  const allowed: Readonly<Record<ConsultationState, readonly ConsultationEvent[]>> = {
    draft: ['edit', 'delete', 'open'],
    open: ['extend', 'observe', 'enter', 'review', 'withdraw'],
    closed: ['enter', 'review', 'group', 'publish', 'withdraw'],
    answered: ['correct', 'approve', 'withdraw'],
    ended: [],
  };

  test.each(consultationStates)('of «%s» every event moves or is refused by its name', (state) => {
    for (const event of consultationEvents) {
      const to = next(state, event);
      expect([event, to.ok]).toEqual([event, allowed[state].includes(event)]);
      if (!to.ok) expect(to.error.code).toBe(`consultations/is-${state}`);
    }
  });

  test('the deadline closes it by itself, and not a moment before', () => {
    const moments = {
      openedAt: NOW,
      closesAt: days(10),
      answeredAt: undefined,
      endedAt: undefined,
    };
    expect(stateAt({ ...moments, openedAt: undefined, closesAt: undefined }, NOW)).toBe('draft');
    expect(stateAt(moments, new Date(days(10).getTime() - 1))).toBe('open');
    expect(stateAt(moments, days(10))).toBe('closed');
    expect(stateAt({ ...moments, answeredAt: days(12) }, days(20))).toBe('answered');
    expect(stateAt({ ...moments, endedAt: days(2) }, days(2))).toBe('ended');
  });
});

describe('opening', () => {
  const opening = {
    kind: 'rules',
    level: 'consultation',
    paragraphsCount: 3,
    hasCommitment: false,
    closesAt: days(20),
    now: NOW,
  } as const;

  test('a consultation is no decision without a commitment before it', () => {
    expect(mayOpen(opening).ok).toBe(true);
    expect(mayOpen({ ...opening, level: 'decision' })).toEqual({
      ok: false,
      error: { code: 'consultations/decision-not-backed' },
    });
    expect(mayOpen({ ...opening, level: 'decision', hasCommitment: true }).ok).toBe(true);
  });

  test('what is consulted is there, but of a question', () => {
    const empty = { ...opening, paragraphsCount: 0 };
    expect(mayOpen(empty)).toMatchObject({ error: { code: 'consultations/text-missing' } });
    expect(mayOpen({ ...empty, kind: 'question' }).ok).toBe(true);
  });

  test('people have from three days to half a year', () => {
    const lasting = (closesAt: Date) => mayOpen({ ...opening, closesAt });
    expect(lasting(days(3)).ok).toBe(true);
    expect(lasting(new Date(days(3).getTime() - 1))).toMatchObject({
      error: { code: 'consultations/closes-too-soon', days: 3 },
    });
    expect(lasting(days(180)).ok).toBe(true);
    expect(lasting(days(181))).toMatchObject({ error: { code: 'consultations/closes-too-late' } });
  });

  test('the deadline only moves on', () => {
    expect(mayExtend(days(10), days(11), NOW).ok).toBe(true);
    expect(mayExtend(days(10), days(10), NOW)).toMatchObject({
      error: { code: 'consultations/not-later' },
    });
    expect(mayExtend(days(10), days(181), NOW)).toMatchObject({
      error: { code: 'consultations/closes-too-late' },
    });
  });
});

describe('an observation', () => {
  test('proposes words for a paragraph only, and says nothing of a heading', () => {
    const change = { stance: 'change' } as const;
    expect(maySay(change, { isHeading: false }).ok).toBe(true);
    expect(maySay({ stance: 'reject' }, 'whole').ok).toBe(true);
    expect(maySay(change, 'whole')).toMatchObject({
      error: { code: 'consultations/change-of-nothing' },
    });
    for (const about of [undefined, { isHeading: true }]) {
      expect(maySay(change, about)).toMatchObject({
        error: { code: 'consultations/paragraph-unknown' },
      });
    }
  });

  test('is of whoever is 14 and has said so', () => {
    expect(mayObserve('by-oneself').ok).toBe(true);
    expect(mayObserve('age-unknown')).toMatchObject({
      error: { code: 'consultations/age-unknown' },
    });
    expect(mayObserve('too-young')).toMatchObject({ error: { code: 'consultations/too-young' } });
  });

  test('is judged on the version that was read, with a reason, and never by its author', () => {
    const said = { personId: 'a', version: 2, shownVersion: undefined, hiddenAt: undefined };
    const shows = { moderatorId: 'm', version: 2, hides: false, reason: undefined };
    expect(judgeObservation(said, shows)).toEqual({ ok: true, value: 'shown' });
    const codes = [
      judgeObservation(said, { ...shows, version: 1 }),
      judgeObservation(said, { ...shows, moderatorId: 'a' }),
      judgeObservation(said, { ...shows, hides: true }),
      judgeObservation({ ...said, hiddenAt: NOW }, shows),
    ].map((judged) => (judged.ok ? 'ok' : judged.error.code));
    expect(codes).toEqual([
      'consultations/changed-meanwhile',
      'consultations/own-observation',
      'consultations/reason-missing',
      'consultations/is-hidden',
    ]);
    expect(judgeObservation(said, { ...shows, hides: true, reason: 'insults' })).toEqual({
      ok: true,
      value: 'hidden',
    });
  });
});

test('a second review is by somebody who neither hid it nor wrote it', () => {
  const hidden = { personId: 'a', hiddenBy: 'm' };
  expect(mayReview(hidden, 'n').ok).toBe(true);
  expect(mayReview({ personId: undefined, hiddenBy: undefined }, 'm').ok).toBe(true);
  expect(mayReview(hidden, 'm')).toMatchObject({
    error: { code: 'consultations/same-moderator' },
  });
  expect(mayReview(hidden, 'a')).toMatchObject({
    error: { code: 'consultations/own-observation' },
  });
});

describe('answers', () => {
  const none = { ungroupedCount: 0, unansweredCount: 0, reviewsCount: 0 };

  test('are published together: one observation without group or one group without answer stops them', () => {
    expect(mayPublishAnswers('closed', none).ok).toBe(true);
    expect(mayPublishAnswers('closed', { ...none, ungroupedCount: 1 })).toEqual({
      ok: false,
      error: { code: 'consultations/ungrouped', count: 1 },
    });
    expect(mayPublishAnswers('closed', { ...none, unansweredCount: 2 })).toEqual({
      ok: false,
      error: { code: 'consultations/unanswered', count: 2 },
    });
    expect(mayPublishAnswers('closed', { ...none, reviewsCount: 1, ungroupedCount: 1 })).toEqual({
      ok: false,
      error: { code: 'consultations/reviews-wait', count: 1 },
    });
    expect(mayPublishAnswers('open', none)).toMatchObject({
      error: { code: 'consultations/is-open' },
    });
  });

  test('come before the act: what is owed is said first', () => {
    expect(mayApprove('answered', none).ok).toBe(true);
    expect(mayApprove('closed', none)).toMatchObject({
      error: { code: 'consultations/not-published' },
    });
    for (const state of ['closed', 'answered'] as const) {
      expect(mayApprove(state, { ...none, ungroupedCount: 1 })).toMatchObject({
        error: { code: 'consultations/ungrouped' },
      });
    }
    expect(mayApprove('open', none)).toMatchObject({ error: { code: 'consultations/is-open' } });
  });

  test('another version says something else', () => {
    const answer = { outcome: 'accepted', reason: 'Es cierto.', done: '' } as const;
    expect(isAnother(answer, answer)).toBe(false);
    expect(isAnother(answer, { ...answer, done: 'Se cambió.' })).toBe(true);
  });
});

test('over any sequence of events the act is approved only behind published answers', () => {
  const steps = fc.array(
    fc.constantFrom(...consultationEvents, 'close' as const, 'say' as const, 'answer' as const),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(steps, (events) => {
      let state: ConsultationState = 'draft';
      let owed = { ungroupedCount: 0, unansweredCount: 0, reviewsCount: 0 };
      let isPublished = false;
      for (const event of events) {
        if (event === 'close') {
          if (state === 'open') state = 'closed';
          continue;
        }
        if (event === 'say') {
          if (next(state, 'enter').ok) owed = { ...owed, ungroupedCount: owed.ungroupedCount + 1 };
          continue;
        }
        if (event === 'answer') {
          if (next(state, 'group').ok) owed = { ...owed, unansweredCount: 0 };
          continue;
        }
        if (event === 'publish' && !mayPublishAnswers(state, owed).ok) continue;
        if (event === 'approve' && !mayApprove(state, owed).ok) continue;
        const to = next(state, event);
        if (!to.ok) continue;
        if (event === 'group') owed = { ...owed, ungroupedCount: 0, unansweredCount: 1 };
        if (event === 'publish') isPublished = true;
        if (event === 'approve') {
          expect([isPublished, owed.ungroupedCount, owed.unansweredCount]).toEqual([true, 0, 0]);
        }
        if (state === 'ended') throw new Error('what has ended does not go on');
        state = to.value;
      }
    }),
  );
});

test('headings are not counted: what people speak of is paragraphs', () => {
  const text = paragraphsOf('Uno.\n\n# Título\n\nDos.\n\n## Otro\n\nTres.');
  expect(numbered(text).map(({ number }) => number)).toEqual([1, undefined, 2, undefined, 3]);
});

test('a text is its paragraphs, and comes back as it was typed', () => {
  const typed = '# Título\n\nUno.\nCon dos líneas.\n\n\n\n##  Otro \n\nDos.';
  const read = paragraphsOf(typed);
  expect(read.map(({ isHeading, text }) => [isHeading, text])).toEqual([
    [true, 'Título'],
    [false, 'Uno.\nCon dos líneas.'],
    [true, 'Otro'],
    [false, 'Dos.'],
  ]);
  expect(paragraphsOf(typedParagraphs(read))).toEqual(read);
  expect(fits(read)).toBe(true);
  expect(fits([{ isHeading: false, text: 'a'.repeat(4001) }])).toBe(false);
  expect(fits(Array.from({ length: 301 }, () => ({ isHeading: false, text: 'a' })))).toBe(false);
});

test('names for an address never end', () => {
  const [first, second] = slugsFor('bases 2028');
  expect([first, second]).toEqual(['bases-2028', 'bases-2028-2']);
  expect(slugsFor('').next().value).toBe('consulta');
});
