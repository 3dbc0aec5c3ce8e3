// Official votes without a database: what is matched with a list, the one text that is counted, totals beside ballots, real and large files.
import { existsSync, readFileSync } from 'node:fs';
import { assert } from '@minga/basics';
import { type Election, readPabulib } from '@minga/counting';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { project, termsOf } from '../testing/terms.ts';
import { matchBallots, numberOfId } from './bring-ballots.ts';
import { readTotals, sumTotals } from './bring-totals.ts';
import { type BroughtBallot, ballotsOfText, ballotsOfTotals, textOfBallots } from './brought.ts';
import { countLines, countOfficial } from './official-count.ts';
import {
  needsBallots,
  type OfficialTerms,
  officialFields,
  settingsProblems,
} from './official-terms.ts';
import { readVoteFile } from './vote-file.ts';

const three = [project(1, 30), project(2, 25), project(3, 20)];

function linesOf(ballots: readonly BroughtBallot[], terms: OfficialTerms, isOfTotals = false) {
  const lines = countLines(textOfBallots(ballots, terms, isOfTotals), terms);
  assert(lines.ok, JSON.stringify(lines));
  return lines.value;
}

describe('the terms of a vote', () => {
  test('numbers have zeros before them, so that the drawn order also ends ties by code', () => {
    const terms = termsOf([...Array(11).keys()].map((place) => project(place + 1, 20)));
    const lines = linesOf([{ choices: [2, 10] }, { choices: [10, 2] }], terms);
    expect(lines.slice(0, 2).map(({ number }) => number)).toEqual([2, 10]);
    expect(textOfBallots([{ choices: [10, 2] }], terms, false)).toContain('\n1;02,10\n');
  });

  test('the lot of the list is the lot of the count, where ties go by lot', () => {
    const rule = { rule: 'greedy', utility: 'cost', ties: 'cost-votes-lot', misfit: 'skip' };
    expect(officialFields(termsOf(three, { rule }))).toMatchObject({ lot: '1,2,3' });
    expect(officialFields(termsOf(three))).not.toHaveProperty('lot');
  });

  test('of those that exclude each other one is funded, and a pair goes together', () => {
    const rivals = [
      project(1, 30, { excludes: [2] }),
      project(2, 25, { excludes: [1] }),
      project(3, 20),
    ];
    expect(officialFields(termsOf(rivals))).toMatchObject({ conflicts: '1,2' });
    const paired = [
      project(1, 5, { togetherWith: [2], excludes: [3] }),
      project(2, 5, { togetherWith: [1], excludes: [3] }),
      project(3, 20, { excludes: [1, 2] }),
    ];
    expect(officialFields(termsOf(paired))).toMatchObject({
      together: '1,2',
      conflicts: '1,3;2,3',
    });
    expect(settingsProblems(termsOf(paired), 3)).toEqual([]);
    const phragmen = { rule: 'phragmen', ties: 'votes-cost-id', misfit: 'stop' };
    expect(settingsProblems(termsOf(paired, { rule: phragmen }), 3)).toMatchObject([
      { code: 'setting-not-for-rule' },
    ]);
  });

  test('what is out is in no setting and on no ballot', () => {
    const terms = termsOf([
      project(1, 30, { out: 'left' }),
      project(2, 25, { excludes: [1] }),
      project(3, 20),
    ]);
    expect(officialFields(terms)).not.toHaveProperty('conflicts');
    expect(
      linesOf([{ choices: [1, 3] }, { choices: [1] }], terms).map(({ number }) => number),
    ).toEqual([3, 2]);
  });
});

test.each([
  ['7', 7],
  ['07', 7],
  ['N° 7', 7],
  ['n.º 12', 12],
  ['7a', undefined],
  ['', undefined],
])('%j is number %j', (id, number) => expect(numberOfId(id)).toBe(number));

test('the text says the same whatever the order in which ballots came', () => {
  const ballots = fc.array(
    fc.record({
      choices: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
      table: fc.constantFrom('1', '2', '10'),
    }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(ballots, fc.integer(), (given, seed) => {
      const mixed = given.toSorted(
        (a, b) => Math.sin(seed + a.choices.length) - Math.sin(seed * 2 + b.choices.length),
      );
      const text = textOfBallots(given, termsOf(three), false);
      expect(textOfBallots(mixed, termsOf(three), false)).toBe(text);
      expect(textOfBallots(ballotsOfText(text), termsOf(three), false)).toBe(text);
    }),
  );
});

test('totals give the order that their ballots give, of any vote by marks', () => {
  const ballots = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 5 }), {
    minLength: 1,
    maxLength: 40,
  });
  const costs = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(ballots, costs, fc.constantFrom('skip', 'stop'), (given, prices, misfit) => {
      const rule = { rule: 'greedy', utility: 'cost', ties: 'votes-cost-id', misfit };
      const terms = termsOf(
        prices.map((cost, place) => project(place + 1, cost)),
        { rule },
      );
      const valid = given.filter(({ length }) => length > 0);
      const votes = Object.fromEntries(
        prices.map((_, place) => [
          place + 1,
          valid.filter((one) => one.includes(place + 1)).length,
        ]),
      );
      const totals = [
        { table: '', valid: valid.length, blank: given.length - valid.length, null: 0, votes },
      ];
      const equal = ballotsOfTotals(totals);
      expect(equal).toHaveLength(given.length);
      expect(equal.every(({ choices }) => new Set(choices).size === choices.length)).toBe(true);
      expect(equal.every(({ choices }) => choices.length <= 5)).toBe(true);
      const asBallots = given.map((choices) => ({ choices }));
      expect(linesOf(equal, terms, true)).toEqual(linesOf(asBallots, terms));
    }),
  );
});

describe('signed totals', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const problemsOf = async (text: string, terms = termsOf(three)) => {
    const read = await readTotals(bytesOf(text), terms);
    return read.ok ? 'yes' : read.error.problems.map(({ code }) => code);
  };

  test.each([
    ['mesa;validos;blancos;nulos;1;2;3\n1;10;0;1;5;6;7\n2;3;1;0;3;0;0', 'yes'],
    ['validos,blancos,nulos,1,2,3\n10,0,1,5,6,7', 'yes'],
    ['validos;blancos;nulos;1;2\n10;0;1;5;6', ['column-missing']],
    ['validos;blancos;nulos;1;2;3;9\n10;0;1;5;6;7;1', ['column-unknown']],
    ['validos;blancos;nulos;1;2;3\n10;0;1;5;6;', ['cell-missing']],
    ['validos;blancos;nulos;1;2;3\n10;0;1;5;6;-1', ['not-a-count']],
    ['validos;blancos;nulos;1;2;3\n10;0;1;11;6;0', ['votes-above-valid']],
    ['validos;blancos;nulos;1;2;3\n10;0;1;3;3;3', ['sum-too-small']],
    ['validos;blancos;nulos;1;2;3\n0;0;4;0;0;0', ['no-ballots']],
    ['mesa;validos;blancos;nulos;1;2;3\n1;1;0;0;1;0;0\n1;1;0;0;1;0;0', ['table-repeated']],
    ['mesa;validos;blancos;nulos;1;2;3\n1;1;0;0;1;0;0\n;1;0;0;1;0;0', ['row-without-table']],
    ['', ['file-empty']],
  ])('%j: %j', async (text, expected) => {
    expect(await problemsOf(text)).toEqual(expected);
  });

  test('a choice of one adds up to the valid ballots, neither more nor less', async () => {
    const ballot = {
      kind: 'choose-1',
      minChoices: 1,
      maxChoices: 1,
      points: null,
      isWithinAmount: false,
    } as const;
    const terms = termsOf(three, { ballot });
    expect(await problemsOf('validos;blancos;nulos;1;2;3\n10;0;1;5;3;2', terms)).toBe('yes');
    expect(await problemsOf('validos;blancos;nulos;1;2;3\n10;0;1;5;5;2', terms)).toEqual([
      'sum-too-large',
    ]);
  });

  test.each([
    [{ rule: { rule: 'mes' } }, 'rule'],
    [{ rule: { rule: 'phragmen' } }, 'rule'],
    [{ rule: { rule: 'bos' } }, 'rule'],
    [
      {
        ballot: {
          kind: 'cumulative',
          minChoices: 1,
          maxChoices: 3,
          points: 10,
          isWithinAmount: false,
        },
      },
      'ballot',
    ],
    [{}, undefined],
  ] as const)('%j: totals are not enough for the %j', (more, why) => {
    expect(needsBallots(termsOf(three, more))).toBe(why);
    const summed = sumTotals([{ line: 0, cells: {} }], termsOf(three, more));
    assert(!summed.ok, 'nothing is no total');
    expect(summed.error.problems[0]?.code).toBe(
      why === undefined ? 'not-a-count' : 'needs-ballots',
    );
  });
});

test('with a pair nobody knows from totals who chose either of both', () => {
  const pair = [
    project(1, 5, { togetherWith: [2] }),
    project(2, 5, { togetherWith: [1] }),
    project(3, 9),
  ];
  expect(needsBallots(termsOf(pair))).toBe('pairs');
});

test('points beyond those of the bases, and grades, are named by their row', async () => {
  const text = (type: string, points: string) =>
    [
      ...[
        'DATOS',
        'Nombre;Pudeto',
        'Monto;50',
        `Tipo de voto;${type}`,
        '',
        'PROYECTOS',
        'id;nombre;costo',
      ],
      ...['1;Obra 1;30', '2;Obra 2;25', '3;Obra 3;20', '', 'VOTOS', 'papeleta;proyectos;puntos'],
      ...['A;1;3', `B;"1,2";"${points}"`, ''],
    ].join('\n');
  const judged = async (kind: 'cumulative' | 'scoring', type: string, points: string) => {
    const { election, problems } = await readVoteFile(new TextEncoder().encode(text(type, points)));
    assert(election !== undefined, JSON.stringify(problems));
    const ballot = {
      kind,
      minChoices: 1,
      maxChoices: 3,
      points: 10,
      isWithinAmount: false,
    } as const;
    const matched = matchBallots(election, termsOf(three, { ballot }), (place) => place + 100);
    return matched.ok ? 'yes' : matched.error.problems;
  };
  expect(await judged('cumulative', 'puntos', '6,4')).toBe('yes');
  expect(await judged('cumulative', 'puntos', '6,5')).toEqual([
    { code: 'too-many-points', row: 101, voter: 'B', found: 11, limit: 10 },
  ]);
  expect(await judged('scoring', 'puntaje', '6,5')).toBe('yes');
  expect(await judged('scoring', 'puntaje', '6,11')).toMatchObject([
    { code: 'too-many-points', found: 11 },
  ]);
});

/** The terms under which a file was voted, its projects by their own numbers. */
function termsOfFile(election: Election, rule: OfficialTerms['rule']): OfficialTerms {
  const projects = election.projects.map(({ id, name, cost }) =>
    project(numberOfId(id) ?? 0, Number(cost), { name }),
  );
  const ballot = {
    kind: 'approval',
    minChoices: 1,
    maxChoices: projects.length,
    points: null,
    isWithinAmount: false,
  } as const;
  return termsOf(projects, { amountClp: Number(election.budget), ballot, rule });
}

const real = new URL(
  '../../../../../../../shared/data/elections/pb/Poland_Swiecie_2023.pb',
  import.meta.url,
);
const isThere = existsSync(real);

test.runIf(isThere)(
  'a real vote (Świecie 2023) is brought in, and gives the projects that its town published',
  async () => {
    // Its projects are called c1 to c22; a ballot list calls them by their numbers.
    const text = readFileSync(real, 'utf8').replaceAll(/\bc(?=\d+[;,\r\n])/g, '');
    const { election } = readPabulib(text);
    assert(election !== undefined, 'the file is sound');
    const rule = {
      ...{ rule: 'mes', utility: 'cost', completion: 'add1', ties: 'id', endowment: 'exact' },
      ...{ increment: '1', exhaustiveStop: 'on', comparison: 'none' },
    };
    const terms = termsOfFile(election, rule);
    const matched = matchBallots(election, terms, (place) => place);
    assert(matched.ok, JSON.stringify(matched));
    const lines = linesOf(matched.value.ballots, terms);
    const published = election.projects.filter(({ extras }) => extras.selected === '1');
    expect(lines).toHaveLength(election.projects.length);
    expect(
      lines
        .filter(({ isFunded }) => isFunded)
        .map(({ number }) => number)
        .sort(),
    ).toEqual(published.map(({ id }) => numberOfId(id)).sort());
  },
);
test.skipIf(isThere)(
  'real votes are not tried here: the shared elections are not beside this checkout',
  () => {},
);

test('a hundred thousand ballots are counted, told and explained', async () => {
  const terms = termsOf(
    [...Array(40).keys()].map((place) => project(place + 1, 1_000_000 + place * 50_000)),
    {
      amountClp: 20_000_000,
      rule: {
        ...{ rule: 'mes', utility: 'cost', ties: 'votes-cost-id', completion: 'add1u' },
        ...{ endowment: 'exact', increment: '100', exhaustiveStop: 'on', comparison: 'none' },
      },
    },
  );
  const ballots = [...Array(100_000).keys()].map(
    (one): BroughtBallot => ({
      choices: [1 + ((one * 7) % 40), 1 + ((one * 13 + 5) % 40)].filter(
        (number, place, all) => all.indexOf(number) === place,
      ),
    }),
  );
  const until = performance.now() + 3_000;
  const counted = await countOfficial({
    ...{ text: textOfBallots(ballots, terms, false), terms, isOfTotals: false },
    onProgress: () => {},
    mayExplain: () => performance.now() < until,
  });
  assert(counted.ok, JSON.stringify(counted));
  expect(counted.value.lines).toHaveLength(40);
  expect(JSON.parse(counted.value.outcomeText)).toMatchObject({ ballots: 100_000 });
});
