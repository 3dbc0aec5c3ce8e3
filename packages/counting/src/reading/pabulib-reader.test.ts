// Reading Pabulib: all that is understood.
import { expect, test } from 'vitest';
import { electionFrom, expectRefused, plain, told } from '../testing/expect-problems.ts';
import { fileOf, fileWith, goodParts } from '../testing/pabulib-text.ts';
import { readPabulib } from './pabulib-reader.ts';

test('a good file gives its election and no problem', () => {
  const { election, problems, more } = readPabulib(fileOf());
  expect(problems).toEqual([]);
  expect(more).toEqual({ errors: 0, warnings: 0 });
  expect(election).toMatchObject({
    voteType: 'approval',
    currency: 'CLP',
    decimals: 0,
    budget: 1000n,
  });
  expect(election?.projects.map(({ id, name, cost }) => [id, name, cost])).toEqual([
    ['P1', 'Plaza', 600n],
    ['P2', 'Luces', 300n],
    ['P3', 'Banca', 200n],
  ]);
  expect([...(election?.ballots ?? [])].map(({ voterId, choices }) => [voterId, choices])).toEqual([
    ['v1', [0, 1]],
    ['v2', [0]],
    ['v3', [1, 0]],
    ['v4', []],
  ]);
});

test('META is kept as read, in its order', () => {
  const { meta } = electionFrom(fileOf());
  expect(Object.entries(meta)).toEqual(goodParts.meta.slice(1).map((line) => line.split(';')));
});

test('other columns are kept by their name', () => {
  const file = fileOf({
    projects: ['project_id;cost;votes;name;selected;latitude', 'P1;600;1;Plaza;1;-41.8'],
    votes: ['voter_id;vote;age;sex', 'v1;P1;34;F'],
    meta: goodParts.meta.map((line) => line.replace(/^(num_\w+);.*/, '$1;1')),
  });
  const election = electionFrom(file);
  expect(election.projects[0]?.extras).toEqual({ votes: '1', selected: '1', latitude: '-41.8' });
  expect(election.ballots.at(0).extras).toEqual({ age: '34', sex: 'F' });
  expect(election.columns).toEqual({
    projects: ['project_id', 'cost', 'votes', 'name', 'selected', 'latitude'],
    votes: ['voter_id', 'vote', 'age', 'sex'],
  });
});

test('bytes are read like text', () => {
  expect(plain(readPabulib(new TextEncoder().encode(fileOf())))).toEqual(
    plain(readPabulib(fileOf())),
  );
});

test('a BOM is not part of the file', () => {
  expect(plain(readPabulib(`\uFEFF${fileOf()}`))).toEqual(plain(readPabulib(fileOf())));
  const bytes = new TextEncoder().encode(`\uFEFF${fileOf()}`);
  expect(plain(readPabulib(bytes))).toEqual(plain(readPabulib(fileOf())));
});

test('CRLF and CR line ends read like LF, with the same line numbers', () => {
  expect(plain(readPabulib(fileOf({}, '\r\n')))).toEqual(plain(readPabulib(fileOf())));
  expect(plain(readPabulib(fileOf({}, '\r')))).toEqual(plain(readPabulib(fileOf())));
  const bad = { votes: ['voter_id;vote', 'v1;P9'] };
  expect(told(fileOf(bad, '\r\n'))).toEqual(told(fileOf(bad)));
});

test('a file without a line end at its end is whole', () => {
  expect(plain(readPabulib(fileOf().trimEnd()))).toEqual(plain(readPabulib(fileOf())));
});

test('quoted cells keep semicolons, quotes and line breaks', () => {
  const file = fileWith('P1', 'P1;600;3;"Plaza; ""La Luna""\ncon juegos"');
  expect(electionFrom(file).projects[0]?.name).toBe('Plaza; "La Luna"\ncon juegos');
});

test('after a line break inside quotes, lines are still counted as in the file', () => {
  const file = fileOf({
    projects: ['project_id;cost;votes;name', 'P1;600;1;"Plaza\ncon juegos"'],
    votes: ['voter_id;vote', 'v1;P1', 'v2;P7'],
  });
  expect(file.split('\n')[21]).toBe('v2;P7');
  expectRefused(file, 'unknown-project', 22);
});

test('blanks around ids of a ballot are not part of them', () => {
  expect(electionFrom(fileWith('v1', 'v1; P1 , P2 ')).ballots.at(0).choices).toEqual([0, 1]);
});

test('choices keep the order of the file, and the profile does not', () => {
  const { ballots, profile } = electionFrom(fileWith('v1', 'v1;P2,P1'));
  expect(ballots.at(0).choices).toEqual([1, 0]);
  expect([...profile.project]).toEqual([0, 1, 0]);
  expect([...profile.start]).toEqual([0, 2, 3]);
  expect([...profile.size]).toEqual([2, 1]);
  expect([0, 1, 2, 3].map((index) => ballots.groupOf(index))).toEqual([0, 1, 0, -1]);
});

test('an empty vote is an empty ballot, with or without its semicolon', () => {
  expect(electionFrom(fileWith('v4', 'v4')).ballots.at(3).choices).toEqual([]);
  expect(electionFrom(fileWith('v4', 'v4; , ')).ballots.at(3).choices).toEqual([]);
});

test('the old column target is read as beneficiaries', () => {
  const election = electionFrom(
    fileOf({ projects: ['project_id;cost;name;target', 'P1;1;a;Niños', 'P2;1;b;', 'P3;1;c;'] }),
  );
  expect(election.projects[0]?.extras).toEqual({ beneficiaries: 'Niños' });
});

test('without a name column, a project is called by its id', () => {
  const election = electionFrom(fileOf({ projects: ['project_id;cost', 'P1;6', 'P2;3', 'P3;2'] }));
  expect(election.projects.map((project) => project.name)).toEqual(['P1', 'P2', 'P3']);
});

test('headings and section titles may be in capitals or small letters', () => {
  const file = fileOf({ votes: ['Voter_ID;VOTE', 'v1;P1', 'v2;P1', 'v3;P1,P2', 'v4;P2'] })
    .replace('META', 'meta')
    .replace('VOTES', 'Votes');
  expect(electionFrom(file).ballots).toHaveLength(4);
});

test('blank lines are not rows', () => {
  const file = fileOf().replace('PROJECTS', '\n\nPROJECTS').replace('VOTES', '\n  \nVOTES');
  expect(electionFrom(file).projects).toHaveLength(3);
});

test('decimals of all amounts share one minor unit', () => {
  const file = fileOf({
    meta: goodParts.meta.map((line) => line.replace('budget;1000', 'budget;1000.50')),
    projects: ['project_id;cost', 'P1;600', 'P2;300.25', 'P3;200.0'],
  });
  const election = electionFrom(file);
  expect(election).toMatchObject({ decimals: 2, budget: 100_050n });
  expect(election.projects.map((project) => project.cost)).toEqual([60_000n, 30_025n, 20_000n]);
});

test('decimals that are all zero are no decimals', () => {
  expect(electionFrom(fileWith('budget', 'budget;1000.00'))).toMatchObject({
    decimals: 0,
    budget: 1000n,
  });
});

test('choose-1 is counted too', () => {
  const file = fileWith('vote_type', 'vote_type;choose-1').replace('v1;P1,P2', 'v1;P1');
  expect(readPabulib(file.replace('v3;P2,P1', 'v3;P2')).election?.voteType).toBe('choose-1');
});

test('an unquoted semicolon in a META value is put together again', () => {
  expect(electionFrom(fileWith('unit', 'unit;Ancud; Chiloé')).meta.unit).toBe('Ancud; Chiloé');
});
