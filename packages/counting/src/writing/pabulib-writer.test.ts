// Writing Pabulib: what was read comes back, and an outcome stands in `selected`.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../rules/count.ts';
import { readPabulib } from '../reading/pabulib-reader.ts';
import { writePabulib } from './pabulib-writer.ts';
import { greedyByVotes, sharesWith } from '../testing/elections.ts';
import { fileOf, fileWith, goodParts } from '../testing/pabulib-text.ts';
import type { Election } from '../types.ts';

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
])('reading what was written gives the same election: %s', (_, file) => {
  const election = read(file);
  expect(read(writePabulib(election))).toEqual(election);
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

test.each([
  [greedyByVotes, 'greedy'],
  [sharesWith(), 'equalshares'],
  [sharesWith({ completion: 'greedy' }), 'equalshares'],
  [sharesWith({ completion: 'add1' }), 'equalshares/add1'],
  [sharesWith({ completion: 'add1u' }), 'equalshares/add1'],
])('with an outcome META names the rule', (settings, rule) => {
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
