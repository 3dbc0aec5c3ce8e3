// Writing Pabulib: what was read comes back, and an outcome stands in `selected`.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FoldedList } from '../profile.ts';
import { readPabulib } from '../reading/pabulib-reader.ts';
import { count } from '../rules/count.ts';
import { greedyByVotes, sharesWith } from '../testing/elections.ts';
import { fileOf, fileWith, goodParts } from '../testing/pabulib-text.ts';
import type { Election } from '../types.ts';
import { pabulibPieces, writePabulib } from './pabulib-writer.ts';

function read(file: string): Election {
  const { election } = readPabulib(file);
  if (election === undefined) throw new Error('no election');
  return election;
}

test('a plain file comes back byte by byte', () => {
  const file = fileWith('v3', 'v3;P1,P2');
  expect(writePabulib(read(file))).toBe(file);
});

test.each([
  ['quotes and semicolons', fileWith('P1', 'P1;600;3;"Plaza; ""La Luna"""')],
  ['line breaks in cells', fileWith('P1', 'P1;600;3;"Plaza\ncon juegos"')],
  ['decimals', fileWith('P2', 'P2;300.25;2;Luces')],
  ['a decimal comma', fileWith('P2', 'P2;300,25;2;Luces')],
  ['empty ballots', fileWith('v2', 'v2;')],
  ['a value with a semicolon', fileWith('unit', 'unit;Ancud; Chiloé')],
  ['no name column', fileOf({ projects: ['project_id;cost', 'P1;1', 'P2;1', 'P3;1'] })],
  ['the old column target', fileOf().replace('votes;name', 'votes;target')],
  ['more columns', fileOf({ votes: ['voter_id;vote;age', 'v1;P1;30', 'v2;;', 'v3;P1', 'v4;P2;'] })],
  [
    'names that objects have',
    fileOf({ votes: ['voter_id;vote;__proto__;constructor', 'v1;P1;a;b'] }),
  ],
  ['such keys', fileWith('currency', '__proto__;a\nconstructor;b')],
  ['CRLF', fileOf({}, '\r\n')],
  ['a project without a name', fileWith('P2', 'P2;300;2;')],
  ['a project named as its id', fileWith('P2', 'P2;300;2;P2')],
  ['choices in another order', fileWith('v1', 'v1;P2,P1')],
])('reading what was written gives the same election: %s', (_, file) => {
  const election = read(file);
  expect(read(writePabulib(election))).toEqual(election);
});

const typed = (voteType: string, votes: readonly string[]) =>
  fileOf({ meta: goodParts.meta.map((line) => line.replace('approval', voteType)), votes });

test.each([
  ['costs with zeros', fileWith('P2', 'P2;300.00;2;Luces')],
  ['a decimal comma', fileWith('P2', 'P2;300,25;2;Luces')],
  ['a project without a name', fileWith('P2', 'P2;300;2;')],
  ['a ranking', typed('ordinal', ['voter_id;vote', 'v1;P3,P1,P2', 'v2;P2', 'v3;', 'v4;P1'])],
  ['points', typed('cumulative', ['voter_id;vote;points;age', 'v1;P3,P1;2,0;30', 'v2;;;'])],
  ['scores', typed('scoring', ['vote;points;voter_id', 'P3,P1;2,1;v1'])],
])('it comes back byte by byte: %s', (_, file) => {
  expect(writePabulib(read(file))).toBe(file);
});

test('a cost that was changed is written as it is now', () => {
  const election = read(fileWith('P2', 'P2;300.00;2;Luces'));
  const projects = election.projects.map((project) => ({ ...project, cost: 7n }));
  expect(writePabulib({ ...election, projects })).toContain('\nP2;7;2;Luces\n');
});

test('any text in names and values comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (name, unit) => {
      const election = read(fileOf());
      fc.pre(unit.isWellFormed() && !/[\p{Cc}\ufeff]/u.test(unit + name));
      const changed: Election = {
        ...election,
        meta: { ...election.meta, unit: unit.trim().replace(/;+$/, '') },
        projects: election.projects.map((project) => ({
          ...project,
          name: name.trim() === '' ? project.id : name.trim(),
        })),
      };
      expect(read(writePabulib(changed))).toEqual(changed);
    }),
  );
});

test('an outcome fills the column selected with 1 and 0', () => {
  const election = read(
    fileOf({
      projects: ['project_id;cost;selected;name', 'P1;600;0;a', 'P2;300;2;b', 'P3;200;1;c'],
    }),
  );
  const written = writePabulib(election, count(election, greedyByVotes));
  expect(written).toContain('\nP1;600;1;a\nP2;300;1;b\nP3;200;0;c\n');
});

test('the column is added when the file had none', () => {
  const election = read(fileOf());
  const written = writePabulib(election, count(election, greedyByVotes));
  expect(written).toContain('project_id;cost;votes;name;selected\nP1;600;3;Plaza;1\n');
  expect(read(written).projects[2]?.extras.selected).toBe('0');
});

test('it is added where the format has it', () => {
  const projects = ['project_id;cost;name;latitude', 'P1;600;Plaza;-41.8', 'P2;3;b;', 'P3;2;c;'];
  const election = read(fileOf({ projects }));
  const written = writePabulib(election, count(election, greedyByVotes));
  expect(written).toContain('project_id;cost;name;selected;latitude\nP1;600;Plaza;1;-41.8\n');
});

test.each([
  [greedyByVotes, 'greedy'],
  [sharesWith(), 'equalshares'],
  [sharesWith({ completion: 'greedy' }), 'equalshares'],
  [sharesWith({ completion: 'add1' }), 'equalshares/add1'],
  [sharesWith({ completion: 'add1u' }), 'equalshares/add1'],
  [sharesWith({ completion: 'add1u', comparison: 'exclusion' }), 'equalshares/add1-comparison'],
  [{ ...greedyByVotes, misfit: 'stop' }, 'greedy-no-skip'],
  [{ ...greedyByVotes, minimumScore: 1 }, 'greedy-threshold'],
  [{ ...greedyByVotes, conflicts: [['P1', 'P2']] }, 'greedy-exclusive'],
] as const)('with an outcome META names the rule', (settings, rule) => {
  const election = read(fileOf());
  expect(read(writePabulib(election, count(election, settings))).meta.rule).toBe(rule);
});

test('without an outcome META is as it was', () => {
  expect(read(writePabulib(read(fileOf()))).meta).toEqual(
    Object.fromEntries(goodParts.meta.slice(1).map((line) => line.split(';'))),
  );
});

test('counting what was written gives the same outcome', () => {
  const election = read(fileOf());
  const settings = sharesWith({ completion: 'add1u' });
  const outcome = count(election, settings);
  expect(count(read(writePabulib(election, outcome)), settings)).toEqual(outcome);
});

test('in pieces it is the same text, and a ballot is asked for when its piece is', () => {
  const ballots = 200_000;
  let asked = 0;
  const election: Election = {
    ...read(fileOf()),
    ballots: new FoldedList(new Int32Array(ballots).fill(-1), (index) => {
      asked += 1;
      return { voterId: `v${index}`, choices: [index % 3], extras: {} };
    }),
  };
  const outcome = count(election, greedyByVotes);
  const pieces: string[] = [];
  for (const piece of pabulibPieces(election, outcome)) {
    pieces.push(piece);
    // No more than what was given out so far: the rest has no text yet.
    const rows = pieces.join('').split('\n').length - 1;
    if (pieces.length < 5) expect(asked).toBeLessThan(rows);
  }
  expect(asked).toBe(ballots);
  expect(pieces.length).toBeGreaterThan(20);
  const longest = Math.max(...pieces.map(({ length }) => length));
  expect(longest).toBeLessThan(2 ** 16 + 20);
  expect(pieces.every((piece) => piece.endsWith('\n'))).toBe(true);
  expect(pieces.join('')).toBe(writePabulib(election, outcome));
});
