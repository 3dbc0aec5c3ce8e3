// The five vote types, in Pabulib files and in tables: what each ballot gives each project.
import { expect, test } from 'vitest';
import { electionFrom, expectRefused, expectWarned, told } from '../testing/expect-problems.ts';
import { fileOf, goodParts } from '../testing/pabulib-text.ts';
import { electionFromTables, goodTables } from '../testing/tables.ts';
import type { Election } from '../types.ts';
import { readPabulib } from './pabulib-reader.ts';
import { readTables, type Tables } from './tables-reader.ts';

/** A file of this vote type; line 22 is its first ballot. */
function typed(voteType: string, votes: readonly string[], ...meta: readonly string[]): string {
  const lines = goodParts.meta.map((line) => line.replace('approval', voteType));
  const projects = ['project_id;cost;name', 'P1;600;Plaza', 'P2;300;Luces', 'P3;200;Banca'];
  const rest = lines.map((line) => line.replace(/^num_votes;.*/, `num_votes;${votes.length - 1}`));
  return fileOf({ meta: [...rest, ...meta], projects, votes });
}

/** By ballot, its choices and points, and the entries of its group. */
function shown({ ballots, profile }: Election): readonly string[] {
  return Array.from(ballots, ({ choices, points }, index) => {
    const group = ballots.groupOf(index);
    const [from = 0, to = 0] = group < 0 ? [] : [profile.start[group], profile.start[group + 1]];
    const entries = Array.from(profile.project.subarray(from, to), (project, entry) =>
      profile.points === undefined ? `${project}` : `${project}=${profile.points[from + entry]}`,
    );
    return `${choices.join(',')}|${points?.join(',') ?? ''}|${entries.join(' ')}`;
  });
}

test.each(['cumulative', 'scoring'])('%s: points stand parallel to the choices', (voteType) => {
  const votes = ['voter_id;vote;points;age', '1;P2,P1;1,2;30', '2;P1,P2;2,1;', '3;P3;5;', '4;;;'];
  const election = electionFrom(typed(voteType, votes));
  expect(election.voteType).toBe(voteType);
  expect(shown(election)).toEqual(['1,0|1,2|0=2 1=1', '0,1|2,1|0=2 1=1', '2|5|2=5', '||']);
  expect(election.profile.size).toEqual(Uint32Array.of(2, 1));
  expect(election.ballots.at(0).extras).toEqual({ age: '30' });
});

test('a choice with 0 points is in the ballot, and is no support', () => {
  const votes = ['voter_id;vote;points', '1;P1,P2;0,3', '2;P1;0', '3;P1;00'];
  const election = electionFrom(typed('cumulative', votes));
  expect(shown(election)).toEqual(['0,1|0,3|1=3', '0|0|', '0|0|']);
});

test('the column of points may stand before that of choices', () => {
  const votes = ['points;vote;voter_id', '1,2;P3,P1;1', '"1,2";"P3,P1";2'];
  expect(shown(electionFrom(typed('scoring', votes)))).toEqual(Array(2).fill('2,0|1,2|0=2 2=1'));
});

test.each(['1.5', '-1', '1e3', 'x', '1234567890', '0x1'])(
  'points of "%s" are refused',
  (points) => {
    const file = typed('cumulative', ['voter_id;vote;points', `1;P1,P2;${points},1`]);
    expectRefused(file, 'points-not-whole', 22);
    expect(readPabulib(file).problems[0]?.params).toEqual({
      found: points,
      what: 'P1',
      voter: '1',
    });
  },
);

test.each([
  ['1;P1,P2;1', 1, 2],
  ['1;P1;1,2', 2, 1],
  ['1;P1;', 0, 1],
  ['1;;3', 1, 0],
  ['1;P1,P2;3,', 1, 2],
])('a list of points of another length is refused: %s', (row, points, choices) => {
  const file = typed('cumulative', ['voter_id;vote;points', row]);
  expectRefused(file, 'points-count-differs', 22);
  expect(readPabulib(file).problems[0]?.params).toEqual({ points, choices, voter: '1' });
});

test('without a column of points nothing can be counted', () => {
  expectRefused(typed('cumulative', ['voter_id;vote', '1;P1']), 'missing-column', 21);
});

test('in a vote without points the column is like any other', () => {
  const election = electionFrom(typed('approval', ['voter_id;vote;points', '1;P1;x']));
  expect(election.profile.points).toBeUndefined();
  expect(election.ballots.at(0)).toEqual({ voterId: '1', choices: [0], extras: { points: 'x' } });
});

test('a repeated choice keeps its first points', () => {
  const file = typed('cumulative', ['voter_id;vote;points', '1;P1,P2,P1;1,2,3']);
  expect(shown(expectWarned(file, 'repeated-choice', 22))).toEqual(['0,1|1,2|0=1 1=2']);
});

test('ordinal: each project gets the number of those ranked below it', () => {
  const votes = ['voter_id;vote', '1;P2,P1,P3', '2;P3', '3;"P2,P1,P3"', '4;'];
  const election = electionFrom(typed('ordinal', votes));
  expect(shown(election)).toEqual(['1,0,2||0=1 1=2 2=0', '2||2=0', '1,0,2||0=1 1=2 2=0', '||']);
});

test('a default score other than 0 is refused by name', () => {
  const votes = ['voter_id;vote;points', '1;P1;1'];
  expectRefused(typed('scoring', votes, 'default_score;3'), 'default-score-not-counted', 10);
  expectRefused(typed('scoring', votes, 'default_score;x'), 'default-score-not-counted', 10);
  expect(told(typed('cumulative', votes, 'default_score;3'))).toEqual([]);
  for (const score of ['0', '', '0.0']) {
    expect(told(typed('scoring', votes, `default_score;${score}`))).toEqual([]);
  }
});

// Tables.

function table(voteType: string, votos: Tables['votos']): Tables {
  return { ...goodTables, datos: [...(goodTables.datos ?? []), ['tipo de voto', voteType]], votos };
}

function expectCode(tables: Tables, code: string, column?: string): void {
  const { election, problems } = readTables(tables);
  expect(election).toBeUndefined();
  expect(problems.map((problem) => problem.code)).toEqual([code]);
  expect(problems[0]?.column).toBe(column);
}

test.each([
  ['Puntos', 'puntos'],
  ['cumulative', 'points'],
  ['Puntaje', 'Puntos'],
])('points as a list beside the list of projects: %s', (voteType, heading) => {
  const votos = [
    ['voto_id', 'proyectos', heading],
    ['V1', 'P1, P2', '2, 1'],
    ['V2', 'P3', 3],
    ['V3', '', ''],
  ];
  const election = electionFromTables(table(voteType, votos));
  expect(shown(election)).toEqual(['0,1|2,1|0=2 1=1', '2|3|2=3', '||']);
  expect(election.columns.votes).toEqual(['voter_id', 'vote', 'points']);
  expect(election.projects.map(({ extras }) => extras.score)).toEqual(['2', '1', '3']);
});

test('points in one column per project; blank and 0 are no choice', () => {
  const votos = [
    ['voto_id', 'P1', 'P2', 'P3'],
    ['V1', 2, null, '1'],
    ['V2', '', 0, 3],
  ];
  const election = electionFromTables(table('puntos', votos));
  expect(shown(election)).toEqual(['0,2|2,1|0=2 2=1', '2|3|2=3']);
});

test('ranks in one column per project, and a list in order, say the same', () => {
  const wide = [
    ['voto_id', 'P1', 'P2', 'P3'],
    ['V1', 2, 1, 30],
    ['V2', '', '', 1],
  ];
  const list = [
    ['voto_id', 'orden'],
    ['V1', 'P2,P1,P3'],
    ['V2', 'P3'],
  ];
  const election = electionFromTables(table('Ranking', wide));
  expect(shown(election)).toEqual(['1,0,2||0=1 1=2 2=0', '2||2=0']);
  expect(shown(electionFromTables(table('ordinal', list)))).toEqual(shown(election));
  expect(election.projects.map(({ extras }) => extras.score)).toEqual(['2', '3', '2']);
});

test('what is no number in a column of points or ranks is told at its column', () => {
  for (const voteType of ['puntos', 'ordinal']) {
    for (const cell of ['x', '1,5', '-1', 1.5]) {
      expectCode(
        table(voteType, [
          ['voto_id', 'P1'],
          ['V1', cell],
        ]),
        'points-not-whole',
        'P1',
      );
    }
  }
});

test('two projects in one place have no order', () => {
  expectCode(
    table('ordinal', [
      ['voto_id', 'P1', 'P2'],
      ['V1', 1, '01'],
    ]),
    'repeated-rank',
  );
});

test('a list of points that a spreadsheet turned into a number is refused', () => {
  const votos = [
    ['voto_id', 'proyectos', 'puntos'],
    ['V1', 'P1,P2', 2.1],
  ];
  expect(readTables(table('puntos', votos)).problems[0]?.code).toBe('list-became-number');
});

test('a list of projects without its points is refused', () => {
  expectCode(
    table('puntos', [
      ['voto_id', 'proyectos'],
      ['V1', 'P1'],
    ]),
    'missing-column',
  );
});
