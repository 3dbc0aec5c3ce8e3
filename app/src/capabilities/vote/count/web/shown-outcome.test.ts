// What is shown changes only by what is asked and told about it.
import { expect, test } from 'vitest';
import type { ReportExplanation } from '../rules/report/measures.ts';
import type { CountReport, VoteReport } from '../rules/report/report.ts';
import { afterMessage, newlyShown, type ShownOutcome, withLooking } from './shown-outcome.ts';

const count: CountReport = {
  figures: [],
  how: '',
  envelope: { units: '1', text: '$1', zeroText: '$0' },
  rounds: [],
  shortfalls: [],
};
const report: VoteReport = {
  title: 'Una votación',
  votes: 'approval',
  lead: '',
  warnings: { listed: [] },
  counts: [count, { ...count, how: 'la segunda' }],
};
const shown = newlyShown(report);

function explanationOf(project: number): ReportExplanation {
  return { project, changes: [], changesNote: '', replacements: [] };
}

function looking(contest: number, project: number) {
  return { contest, project, state: { kind: 'looking' } } as const;
}

function explanationsIn(outcome: ShownOutcome): readonly (readonly string[])[] {
  return outcome.asked.map(({ explanations }) =>
    [...explanations].map(([project, { kind }]) => `${project} ${kind}`),
  );
}

test('at first the first count is in sight, and nothing was asked', () => {
  expect(shown.contest).toBe(0);
  expect(shown.cutOff).toBeUndefined();
  expect(explanationsIn(shown)).toEqual([[], []]);
});

test('a contest stays in sight when it is counted again, and another vote begins with its first', () => {
  const withContests = (names: readonly string[]): VoteReport => {
    const lines = names.map((name) => ({ name, envelope: '', entered: '', left: '' }));
    const total = { name: 'Total', envelope: '', entered: '', left: '' };
    return { ...report, contests: { lines, total } };
  };
  const before = { ...newlyShown(withContests(['Norte', 'Sur'])), contest: 1 };
  expect(newlyShown(withContests(['Norte', 'Sur']), before).contest).toBe(1);
  expect(newlyShown(withContests(['Este', 'Oeste']), before).contest).toBe(0);
  expect(newlyShown(report, before).contest).toBe(0);
});

test('more of each count is added to it, and what it had stays', () => {
  const counts = [{ order: [1, 0] }, { order: [0, 1] }];
  const { report: after } = afterMessage(shown, { kind: 'more', counts });
  expect(after.counts.map(({ how, order }) => [how, order])).toEqual([
    ['', [1, 0]],
    ['la segunda', [0, 1]],
  ]);
  expect(report.counts[0]).not.toHaveProperty('order');
});

test('one explanation is looked for at a time, in whatever contest; those that were told stay', () => {
  const told = afterMessage(withLooking(shown, looking(0, 3)), {
    kind: 'explained',
    contest: 0,
    explanation: explanationOf(3),
  });
  expect(explanationsIn(told)).toEqual([['3 told'], []]);
  const second = withLooking(withLooking(told, looking(0, 4)), looking(1, 5));
  expect(explanationsIn(second)).toEqual([['3 told'], ['5 looking']]);
  expect(explanationsIn(withLooking(second))).toEqual([['3 told'], []]);
});

test('how far an answer is matters only while it is looked for', () => {
  const step = { kind: 'recounting', recounts: 7 } as const;
  const message = { kind: 'explaining', contest: 1, project: 5, step } as const;
  expect(afterMessage(shown, message)).toBe(shown);
  const after = afterMessage(withLooking(shown, looking(1, 5)), message);
  expect(after.asked[1]?.explanations.get(5)).toEqual({ kind: 'looking', step });
});

test('a ballot is that of its contest; a number that is none says so', () => {
  const none = afterMessage(shown, { kind: 'ballot', contest: 1 });
  expect(none.asked.map(({ ballot }) => ballot)).toEqual([undefined, { kind: 'none' }]);
});

test('what could not be fetched is said', () => {
  expect(afterMessage(shown, { kind: 'unexplained' }).cutOff).toBe('unexplained');
});

test('after a fault the outcome and what was told stay, and nothing is looked for any more', () => {
  const told = afterMessage(withLooking(shown, looking(0, 3)), {
    kind: 'explained',
    contest: 0,
    explanation: explanationOf(3),
  });
  const fault = { kind: 'broken-off' } as const;
  const after = afterMessage(withLooking(told, looking(1, 5)), fault);
  expect(after.report).toBe(report);
  expect(explanationsIn(after)).toEqual([['3 told'], []]);
  expect(after.cutOff).toBe('broken-off');
});
