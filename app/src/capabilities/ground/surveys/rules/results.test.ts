import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Form, tallyOf } from '../testing/forms.ts';
import { options, placed, scale, written } from '../testing/questions.ts';
import { readersEquations } from '../testing/reader.ts';
import { determined } from './derivation.ts';
import { optionsCount, type Question } from './question.ts';
import { type Figure, type Results, tell } from './results.ts';

/** As many forms as counts say of a single question. */
function formsOf(counts: readonly number[]): readonly Form[] {
  return counts.flatMap((count, index) => Array.from({ length: count }, () => [index + 1]));
}

function told(counts: readonly number[]): readonly Figure[] {
  const questions = placed(written({ options: options(counts.length) }));
  return tell(questions, tallyOf(questions, formsOf(counts))).questions[0]?.chosen ?? [];
}

describe('figures of one question', () => {
  test('of five people and more, and zeros, are told', () => {
    expect(told([5, 0, 12])).toEqual([5, 0, 12]);
  });

  test('of one to four people are withheld, and the smallest other with them: the total would tell', () => {
    expect(told([3, 9, 20])).toEqual([null, null, 20]);
  });

  test('that are small together protect each other when they are five people or more', () => {
    expect(told([3, 2, 20])).toEqual([null, null, 20]);
  });

  test('that are fewer than five together take one more with them', () => {
    expect(told([1, 3, 20, 30])).toEqual([null, null, null, 30]);
  });

  test('of fewer than five people in all are not told at all', () => {
    const questions = placed(written());
    const results = tell(questions, tallyOf(questions, formsOf([4, 0])));
    expect(results.responses).toBeNull();
    expect(results.questions[0]).toMatchObject({ answered: null, chosen: [null, null] });
  });

  test('that fewer than five answered are not told, though the survey has more answers', () => {
    const questions = placed(written(), written());
    const forms: Form[] = Array.from({ length: 9 }, (_, at) => [1, at < 4 ? 1 : undefined]);
    const results = tell(questions, tallyOf(questions, forms));
    expect(results.questions[0]).toMatchObject({ answered: 9, chosen: [9, 0] });
    expect(results.questions[1]).toMatchObject({ answered: null, chosen: [null, null] });
  });
});

describe('figures of several options, of paper and for the team', () => {
  test('of several options are withheld where few chose one, and where few did not', () => {
    const questions = placed(written({ kind: 'many', options: options(3) }));
    const forms: Form[] = Array.from({ length: 20 }, (_, at) => [
      [...(at < 3 ? [1] : []), ...(at < 18 ? [2] : []), ...(at >= 10 ? [3] : [])],
    ]);
    expect(tell(questions, tallyOf(questions, forms)).questions[0]?.chosen).toEqual([
      null,
      null,
      10,
    ]);
  });

  test('of paper are withheld where few answered on paper, and where few did not', () => {
    const questions = placed(written());
    const forms = formsOf([20, 0]);
    const onPaper = (count: number) => tell(questions, tallyOf(questions, forms, count)).onPaper;
    expect([0, 2, 5, 17, 20].map(onPaper)).toEqual([0, null, 5, null, 20]);
  });

  test('are all told to the team', () => {
    const questions = placed(written({ options: options(3) }));
    const results = tell(questions, tallyOf(questions, formsOf([1, 0, 2])), 1);
    expect(results).toMatchObject({ responses: 3, onPaper: 0 });
    expect(results.questions[0]?.chosen).toEqual([1, 0, 2]);
  });
});

const grouped = placed(
  written({ options: options(3), isGrouping: true, isRequired: true }),
  scale(3),
);
/** Rows are groups, columns points. */
function crossed(rows: readonly (readonly number[])[]): Results {
  const forms = rows.flatMap((row, group) =>
    row.flatMap((count, point) =>
      Array.from({ length: count }, (): Form => [group < 3 ? group + 1 : undefined, point + 1]),
    ),
  );
  return tell(grouped, tallyOf(grouped, forms));
}

describe('a crossed table', () => {
  test('of large figures is told whole', () => {
    const rows = [
      [10, 20, 30],
      [5, 0, 6],
      [7, 8, 9],
    ];
    expect(crossed(rows).questions[1]?.byGroup).toEqual(rows);
  });

  test('withholds with a small figure one more of its row, of its column, and where these cross', () => {
    const { byGroup } =
      crossed([
        [3, 20, 30],
        [10, 11, 12],
        [40, 50, 60],
      ]).questions[1] ?? {};
    expect(byGroup).toEqual([
      [null, null, 30],
      [null, null, 12],
      [40, 50, 60],
    ]);
  });

  test('of a small group withholds the whole row, its zeros too', () => {
    const results = crossed([
      [0, 3, 0],
      [10, 11, 12],
      [40, 50, 60],
    ]);
    expect(results.questions[0]?.chosen).toEqual([null, null, 150]);
    expect(results.questions[1]?.byGroup?.[0]).toEqual([null, null, null]);
  });

  test('of too few people is not told at all', () => {
    const results = crossed([
      [6, 0, 0],
      [0, 6, 0],
      [1, 0, 6],
    ]);
    expect(results.questions[1]?.byGroup).toBeUndefined();
    expect(results.questions[0]?.chosen).toEqual([6, 6, 7]);
  });

  test('keeps apart those who left the group empty on paper, and does not tell how few they are', () => {
    const results = crossed([
      [10, 20, 30],
      [15, 16, 17],
      [27, 18, 19],
      [1, 1, 0],
    ]);
    expect(results.ungrouped).toBeNull();
    expect(results.questions[0]?.answered).toBeNull();
    expect(results.questions[0]?.chosen.filter((figure) => figure === null)).toHaveLength(1);
    expect(results.questions[1]?.byGroup?.[3]).toEqual([null, null, null]);
  });
});

test('a table is not told as it is where it would tell of a small group only together with two others', () => {
  const questions = placed(
    written({ options: options(5), isGrouping: true, isRequired: true }),
    ...[1, 2, 3].map(() => written()),
  );
  // Of four small groups each table pairs two others: all three sums of pairs give each group.
  const pairs = [
    [1, 1, 1],
    [1, 2, 2],
    [2, 1, 2],
    [2, 2, 1],
  ];
  const small = pairs.flatMap((said, group) =>
    Array.from({ length: 4 }, (): Form => [group + 1, ...said]),
  );
  const large = Array.from(
    { length: 40 },
    (_, at): Form => [5, ...[1, 1, 1].map(() => 1 + (at % 2))],
  );
  const results = tell(questions, tallyOf(questions, [...small, ...large]));
  const largest = results.questions.slice(1).map(({ byGroup }) => byGroup?.[4]);
  expect(largest).toEqual([
    [20, 20],
    [20, 20],
    [null, null],
  ]);
});

const size = (question: Question) => optionsCount(question);
const surveys = fc
  .record({
    groups: fc.integer({ min: 2, max: 4 }),
    scaleTo: fc.integer({ min: 3, max: 5 }),
    count: fc.integer({ min: 2, max: 4 }),
    ranked: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ groups, scaleTo, count, ranked }) =>
    placed(
      written({ options: options(groups), isGrouping: true, isRequired: true }),
      scale(scaleTo),
      written({ options: options(count) }),
      written({ kind: 'many', options: options(count) }),
      written({ kind: 'order', options: options(ranked) }),
    ),
  );

/** Answers that lean to the first options, so that there are small and large figures. */
const leaning = (to: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: to }), fc.integer({ min: 1, max: to }))
    .map(([one, other]) => Math.min(one, other));
const filled = surveys.chain((questions) => {
  const form = fc.tuple(
    ...questions.map((question) => {
      const answer: fc.Arbitrary<number | readonly number[]> =
        question.kind === 'order'
          ? fc.shuffledSubarray(
              Array.from({ length: size(question) }, (_, index) => index + 1),
              { minLength: size(question) },
            )
          : question.kind === 'many'
            ? fc.uniqueArray(leaning(size(question)), { minLength: 1 })
            : leaning(size(question));
      return fc.option(answer, { freq: 12, nil: undefined });
    }),
  );
  return fc.record({
    questions: fc.constant(questions),
    forms: fc.array(form, { minLength: 0, maxLength: 150, size: 'max' }),
  });
});

describe('whatever people answer', () => {
  test('no figure from one to four is told, and what is told is true', () => {
    fc.assert(
      fc.property(filled, ({ questions, forms }) => {
        const tally = tallyOf(questions, forms);
        const results = tell(questions, tally);
        const pairs = results.questions.flatMap(({ question: { id }, chosen, places, byGroup }) => [
          ...chosen.map((figure, at) => [figure, tally.chosen.get(id)?.[at]]),
          ...both(places, tally.places.get(id)),
          ...both(byGroup, tally.byGroup.get(id)),
        ]);
        for (const [figure, count] of pairs) {
          if (figure === null) continue;
          expect(figure).toBe(count);
          expect(figure === 0 || Number(figure) >= 5).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('no withheld figure follows from those that are told, by any linear combination', () => {
    let tables = 0;
    fc.assert(
      fc.property(filled, ({ questions, forms }) => {
        const results = tell(questions, tallyOf(questions, forms));
        const { equations } = readersEquations(results, questions);
        expect([...determined(equations)]).toEqual([]);
        tables += results.questions.filter(({ byGroup }) => byGroup !== undefined).length;
      }),
      { numRuns: 250 },
    );
    expect(tables).toBeGreaterThan(100);
  });
});

describe('whatever people answer, in a small table', () => {
  test('a reader who knows that nobody counts below zero is left with several values for each small figure', () => {
    const rows = fc.array(fc.array(fc.nat({ max: 7 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 2,
    });
    const questions = placed(
      written({ options: options(2), isGrouping: true, isRequired: true }),
      scale(3),
    );
    let tried = 0;
    fc.assert(
      fc.property(rows, (counts) => {
        const forms = counts.flatMap((row, group) =>
          row.flatMap((count, point) =>
            Array.from({ length: count }, (): Form => [group + 1, point + 1]),
          ),
        );
        const results = tell(questions, tallyOf(questions, forms));
        const shown = results.questions[1]?.byGroup;
        if (shown === undefined) return;
        tried += 1;
        const others = changesThatFit(counts.flat(), shown.flat(), results);
        counts.flat().forEach((count, cell) => {
          if (shown.flat()[cell] !== null || count === 0) return;
          const isOpen = others.some((change) => change[cell] !== 0);
          expect(isOpen, JSON.stringify({ counts, shown })).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
    expect(tried).toBeGreaterThan(20);
  });
});

function both<A, B>(
  shown: readonly (readonly A[])[] | undefined,
  counted: readonly (readonly B[])[] | undefined,
): readonly (readonly [A, B | undefined])[] {
  return (shown ?? []).flatMap((row, at) =>
    row.map((figure, column) => [figure, counted?.[at]?.[column]] as const),
  );
}

/** What can be added to and taken from the cells of two groups and three points without a figure that is shown changing. */
function changesThatFit(
  counts: readonly number[],
  shown: readonly Figure[],
  results: Results,
): readonly (readonly number[])[] {
  const [groups = [], points = []] = results.questions.map(({ chosen }) => chosen);
  let changes: number[][] = [[]];
  for (const [cell, figure] of shown.entries()) {
    const steps = figure === null ? [-2, -1, 0, 1, 2] : [0];
    const fitting = steps.filter((step) => (counts[cell] ?? 0) + step >= 0);
    changes = changes.flatMap((change) => fitting.map((step) => [...change, step]));
  }
  return changes.filter((change) => {
    const at = (group: number, point: number) => change[group * 3 + point] ?? 0;
    const rows = [0, 1].map((group) => at(group, 0) + at(group, 1) + at(group, 2));
    const lines = [0, 1, 2].map((point) => at(0, point) + at(1, point));
    const stays = (sums: readonly number[], figures: readonly Figure[]) =>
      sums.every((sum, index) => sum === 0 || figures[index] === null);
    return (
      rows.reduce((sum, one) => sum + one, 0) === 0 && stays(rows, groups) && stays(lines, points)
    );
  });
}
