// A Pabulib file that arrives in pieces: how it is cut changes nothing, and how a row is written neither.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { plain } from '../testing/expect-problems.ts';
import { fileOf, fileWith, goodParts } from '../testing/pabulib-text.ts';
import { OrdinaryRows } from './ordinary-rows.ts';
import { createPabulibReader, type ReadResult, readPabulib } from './pabulib-reader.ts';

const encoder = new TextEncoder();

function readInPieces(bytes: Uint8Array, cuts: readonly number[], keepBallots = true): ReadResult {
  const reader = createPabulibReader({ keepBallots });
  let at = 0;
  for (const cut of [...cuts, bytes.length].toSorted((a, b) => a - b)) {
    reader.push(bytes.slice(at, cut));
    at = cut;
  }
  return reader.finish();
}

/** Rows of every kind: ordinary, quoted, blank, wrong. */
const votes = [
  'voter_id;vote;age',
  '1;P1,P2;30',
  '2;P2;Ñuñoa',
  '"3";"P1,P2";"a;b"',
  '4;;',
  '',
  '5; P1 ,P3;"two\nlines"',
  'votes;P1;',
  '2;P1,P1;',
  '6;P1;x;',
  '7',
  'ñ;P2,P1,P3;',
];
// The first 4 KiB are waited for whatever the pieces: what matters must stand behind them.
const long = `comment;#1: ${'x'.repeat(4096)}`;
const odd = fileOf({ votes, meta: [...goodParts.meta, 'max_length;2', long] });
const utf16 = Uint8Array.from(
  [...`\uFEFF${odd}`].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
);

const files: [string, Uint8Array][] = [
  ['of every kind of row', encoder.encode(odd)],
  ['with CRLF', encoder.encode(odd.replaceAll('\n', '\r\n'))],
  ['with CR', encoder.encode(odd.replaceAll('\n', '\r'))],
  ['with a BOM', encoder.encode(`\uFEFF${odd}`)],
  ['in UTF-16', utf16],
  ['in Windows-1252', Uint8Array.from([...odd].map((c) => c.charCodeAt(0)))],
  ['that is wrong', encoder.encode(odd.replace('1;P1,P2', '1;P9').replace('7\n', '7;;;;x\n'))],
  ['with an unclosed quote', encoder.encode(`${odd}8;"P1\nand on\n`)],
  ['with a zero byte', encoder.encode(`${odd}${'\n'.repeat(5000)}8;P1\n"\n\u0000`)],
  ['of blanks', encoder.encode(' \n'.repeat(3000))],
  ['with VOTES before PROJECTS', encoder.encode(odd.replace(/(PROJECTS.*)(VOTES.*)/s, '$2$1'))],
  ['without a column', encoder.encode(odd.replace('voter_id', 'voter'))],
  ['that is a zip', encoder.encode(`PK\u0003\u0004${'.'.repeat(80_000)}xl/workbook.xml`)],
];

test.each(files)('a file %s is read the same in any pieces', (_, bytes) => {
  const whole = plain(readPabulib(bytes));
  const cut = fc.integer({ min: Math.min(4000, bytes.length), max: bytes.length });
  fc.assert(
    fc.property(fc.array(cut, { maxLength: 12 }), (cuts) => {
      expect(plain(readInPieces(bytes, cuts))).toEqual(whole);
    }),
    { numRuns: 60 },
  );
  if (bytes.length > 20_000) return;
  expect(plain(readInPieces(bytes, [...bytes.keys()]))).toEqual(whole);
});

test('every kind of row is told as it should be', () => {
  const { election, problems } = readPabulib(odd);
  expect(election?.ballots).toHaveLength(10);
  expect(problems.map(({ code, line }) => `${code}@${line}`)).toEqual([
    'project-votes-differ@19',
    'project-votes-differ@20',
    'project-votes-differ@21',
    'votes-count-differs@22',
    'repeated-voter@32',
    'repeated-choice@32',
    'too-many-choices@35',
  ]);
});

test('ballots that are not kept are counted all the same', () => {
  const bytes = encoder.encode(odd);
  const { election } = readInPieces(bytes, [700], false);
  expect(election?.profile).toEqual(readPabulib(odd).election?.profile);
  expect(election?.ballots).toHaveLength(10);
  expect(election?.ballots.groupOf(3)).toBe(-1);
  expect(() => election?.ballots.at(0)).toThrow(/not kept/);
});

test('the memory of a piece may be used again when ballots are not kept', () => {
  const bytes = encoder.encode(odd);
  for (const size of [1, 7, 40, 4100, 4500]) {
    const reader = createPabulibReader({ keepBallots: false });
    const piece = new Uint8Array(size);
    for (let at = 0; at < bytes.length; at += size) {
      const part = bytes.subarray(at, at + size);
      piece.set(part);
      reader.push(piece.subarray(0, part.length));
      piece.fill(34);
    }
    expect(reader.finish().election?.profile).toEqual(readPabulib(odd).election?.profile);
  }
});

test('a row means the same, quoted or not, with LF or CRLF', () => {
  const id = fc.constantFrom('P1', 'P2', 'P3', '"q', 'L1/2', 'ñ');
  const text = fc.string({ unit: fc.constantFrom('a', '7', ' ', '-', 'é', ',', '"') });
  const voter = fc.oneof(fc.nat({ max: 12 }).map(String), text, fc.constantFrom('votes', 'META'));
  const row = fc.record({
    voter: voter.map((found) => found.trim()),
    choices: fc.array(id, { maxLength: 4 }),
    points: fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 }),
    more: text,
  });
  const projects = ['project_id;cost', 'P1;6', 'P2;3', 'P3;2', '"""q";2', 'L1/2;1', 'ñ;1'];
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const bare = (cell: string) => (/^["]|^\s|\s$/.test(cell) ? quoted(cell) : cell);
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('approval', 'ordinal', 'cumulative'),
      (rows, voteType) => {
        const meta = goodParts.meta.map((line) => line.replace('approval', voteType));
        const write = (cellOf: (cell: string) => string, lineEnd: string) =>
          fileOf(
            {
              meta,
              projects,
              votes: [
                'voter_id;vote;points;more',
                ...rows.map(({ voter: name, choices, points, more }) =>
                  [name, choices.join(','), points.slice(0, choices.length).join(','), more]
                    .map(cellOf)
                    .join(';'),
                ),
              ],
            },
            lineEnd,
          );
        const careful = plain(readPabulib(write(quoted, '\n')));
        expect(plain(readPabulib(write(bare, '\n')))).toEqual(careful);
        expect(plain(readPabulib(write(bare, '\r\n')))).toEqual(careful);
      },
    ),
    { numRuns: 400 },
  );
});

test('ids are found whatever their letters', () => {
  const ids = ['L14/04/VII', 'Ñandú', '10', '1', 'a b'];
  const file = fileOf({
    projects: ['project_id;cost', ...ids.map((id) => `${id};5`)],
    votes: ['voter_id;vote', `v1;${ids.join(',')}`, 'v2;1,10'],
  });
  const { election } = readPabulib(file);
  expect([...(election?.ballots ?? [])].map(({ choices }) => choices)).toEqual([
    [0, 1, 2, 3, 4],
    [3, 2],
  ]);
});

test('a ballot of hundreds of projects is folded like a short one', () => {
  const ids = Array.from({ length: 300 }, (_, index) => `P${index}`);
  const file = fileOf({
    projects: ['project_id;cost', ...ids.map((id) => `${id};5`)],
    votes: ['voter_id;vote', `v1;${ids.join(',')}`, `v2;${ids.toReversed().join(',')}`],
  });
  const { profile } = readPabulib(file).election ?? {};
  expect([...(profile?.size ?? [])]).toEqual([2]);
  expect([...(profile?.project ?? [])]).toEqual([...ids.keys()]);
});

test('a voter who comes back is told with the first line, however written', () => {
  for (const again of ['v1;P2', '"v1";P2', ' v1;P2', 'v1 ;P2', '\u00a0v1;P2', 'v1\u00a0;P2']) {
    const { problems } = readPabulib(fileWith('v3', again));
    expect(problems.find(({ code }) => code === 'repeated-voter')).toMatchObject({
      line: 24,
      params: { found: 'v1', firstLine: 22 },
    });
  }
});

test('a cell that is not read may be quoted, with anything in it', () => {
  const file = fileOf({ votes: ['voter_id;vote;age', '1;P1;"a;b"', '2;P2;"a\n3;P3;"', '4;P1'] });
  const { election } = readPabulib(file);
  expect([...(election?.ballots ?? [])]).toEqual([
    { voterId: '1', choices: [0], extras: { age: 'a;b' } },
    { voterId: '2', choices: [1], extras: { age: 'a\n3;P3;' } },
    { voterId: '4', choices: [0], extras: { age: '' } },
  ]);
});

test('a quote at the beginning of a list opens it, even when an id begins so', () => {
  const parts = { projects: ['project_id;cost', '"""q";5'], votes: ['voter_id;vote', '1;"q'] };
  expect(readPabulib(fileOf(parts)).problems[0]).toMatchObject({
    code: 'unclosed-quote',
    line: 20,
  });
});

test('cells beyond the headings are refused, and blank ones are nothing', () => {
  expect(readPabulib(fileWith('v3', '3;P2,P1;;x')).problems).toMatchObject([
    { code: 'extra-cells', line: 24, params: { found: 4, expected: 2 } },
  ]);
  expect(readPabulib(fileWith('v3', '3;P2,P1;;')).problems).toEqual([]);
});

test.each(['1;P1;caf\u00e9', 'caf\u00e9;P1;'])('one byte that is not UTF-8 is told: %s', (row) => {
  const file = fileOf({ votes: ['voter_id;vote;age', '7;P1;', row, '8;P1;'] });
  const { election, problems } = readPabulib(
    Uint8Array.from([...file].map((c) => c.charCodeAt(0))),
  );
  expect(problems.map(({ code }) => code)).toContain('not-utf8');
  expect(JSON.stringify(election?.ballots.at(1))).toContain('café');
});

test('a zero byte is told at its line', () => {
  const file = `${odd}8;P1\n"\n\u0000`;
  expect(readPabulib(file).problems).toMatchObject([
    { code: 'not-a-table', line: file.split('\n').length },
  ]);
});

/** So many that they are checked to be UTF-8 in several stretches. */
function manyVotes(): readonly string[] {
  return ['voter_id;vote;age', ...Array.from({ length: 10_000 }, (_, one) => `${one};P1,P2;9`)];
}

test('no row of a long file is read with care unless it asks for it', () => {
  const take = vi.spyOn(OrdinaryRows.prototype, 'take');
  readInPieces(encoder.encode(fileOf({ votes: manyVotes() })), []);
  const answers = take.mock.results.map(({ value }) => value);
  take.mockRestore();
  expect(answers).toHaveLength(10_000);
  expect(answers).not.toContain(-1);
});

test.each([1, 5000, 10_000])('row %i of a long file is seen not to be UTF-8', (row) => {
  const file = fileOf({ votes: manyVotes().with(row, '999999;P1;caf\u00e9') });
  const bytes = Uint8Array.from([...file].map((c) => c.charCodeAt(0)));
  const codes = readPabulib(bytes).problems.map(({ code }) => code);
  expect(codes).toContain('not-utf8');
});
