// The check of a file in pieces tells what the check of the whole file tells, however it is cut.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkWhole } from '../testing/oracle-check.ts';
import { fileOf, goodParts } from '../testing/pabulib-text.ts';
import { checkPabulib, createPabulibChecker, type PabulibCheck } from './check-pieces.ts';

const encoder = new TextEncoder();

function checkInPieces(bytes: Uint8Array, cuts: readonly number[] = []): PabulibCheck {
  const checker = createPabulibChecker();
  let at = 0;
  for (const cut of [...cuts, bytes.length].toSorted((a, b) => a - b)) {
    const piece = bytes.slice(at, cut);
    checker.push(piece);
    // The memory of a piece may be used again.
    piece.fill(0);
    at = cut;
  }
  return checker.finish();
}

/** Both lists, in one order: each lists its first 50 of a kind in the order in which it met them. */
function plain({ problems, more }: Pick<PabulibCheck, 'problems' | 'more'>) {
  const texts = problems.map((problem) => JSON.stringify(problem));
  return { problems: texts.toSorted(), more };
}

// The first 4 KiB are waited for whatever the pieces: what matters must stand behind them.
const long = `comment;#1: ${'x'.repeat(4096)}`;
const limits = ['max_length;2', 'min_length;1', 'min_sum_cost;250', 'max_sum_cost;800'];
const meta = [...goodParts.meta, ...limits, 'idioma;es', 'language;español', long];
const projects = [
  'project_id;cost;votes;name;selected;kind',
  'P1;600;3;"Plaza; la\ngrande";1;',
  'P2;300;7;Luces;0;',
  'P3;0;1;"";1;a',
];
const votes = [
  'voter_id;vote;sex;edad;age',
  '1;P1,P2;M;;30',
  '"2";"P2, P1";X;;Ñuñoa',
  '3;;;;',
  '',
  ' ',
  '4; P1 ,P3;"F\n";"two\n\nlines";x',
  ';P3;;;18-29',
  '2;P3,P3;;;',
  '5;P1,P2,P3',
];
const odd = fileOf({ meta, projects, votes });
const oddPoints = fileOf({
  meta: [
    ...goodParts.meta.map((line) => line.replace('approval', 'cumulative')),
    ...['min_points;1', 'max_points;3', 'max_sum_points;4', long],
  ],
  projects: ['cost;project_id;score', '600;P1;3', '300;P2;0', '200;P3;1'],
  votes: ['voter_id;vote;points', '1;P1,P2;2,3', '2;P1;0', '3;P2,P3;4,0', '4;P3;1'],
});

const files: [string, Uint8Array][] = [
  ['of every kind of row', encoder.encode(odd)],
  ['with points', encoder.encode(oddPoints)],
  ['with CRLF and blank lines at its end', encoder.encode(`${odd}\n\n`.replaceAll('\n', '\r\n'))],
  ['with CR', encoder.encode(odd.replaceAll('\n', '\r'))],
  ['with a BOM', encoder.encode(`\uFEFF${odd}`)],
  [
    'in UTF-16',
    Uint8Array.from(
      [...`\uFEFF${odd}`].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ),
  ],
  ['that is wrong', encoder.encode(odd.replace('1;P1,P2', '1;P9'))],
  ['with an unclosed quote', encoder.encode(`${odd}8;"P1\nand on\n`)],
  ['with a zero byte', encoder.encode(`${odd}${'\n'.repeat(5000)}8;P1\n"\n\u0000`)],
  ['of blanks', encoder.encode(' \n'.repeat(3000))],
  ['with VOTES before PROJECTS', encoder.encode(odd.replace(/(PROJECTS.*)(VOTES.*)/s, '$2$1'))],
  ['with VOTES twice', encoder.encode(`${odd}VOTES\nvoter_id;vote\n9;P1\n\nMETA\nkey;value\n`)],
  ['without PROJECTS', encoder.encode(odd.replace(/PROJECTS.*(?=VOTES)/s, ''))],
  ['without ballots', encoder.encode(odd.replace(/(?<=VOTES\n).*/s, ''))],
  ['with a repeated heading', encoder.encode(odd.replace('edad;age', 'sex;sex'))],
  ['that has rows before META', encoder.encode(`a;b\n${odd}`)],
  ['that is a zip', encoder.encode(`PK\u0003\u0004${'.'.repeat(80_000)}xl/workbook.xml`)],
  ['of nothing', new Uint8Array()],
];

test.each(files)('a file %s is checked the same in any pieces', (_, bytes) => {
  const whole = plain(checkWhole(bytes));
  const cut = fc.integer({ min: Math.min(4000, bytes.length), max: bytes.length });
  fc.assert(
    fc.property(fc.array(cut, { maxLength: 12 }), (cuts) => {
      expect(plain(checkInPieces(bytes, cuts))).toEqual(whole);
    }),
    { numRuns: 40 },
  );
  if (bytes.length > 20_000) return;
  expect(plain(checkInPieces(bytes, [...bytes.keys()]))).toEqual(whole);
});

test('those files hold what the check can tell', () => {
  const codes = files.flatMap(([, bytes]) =>
    checkInPieces(bytes).problems.map(({ code }) => String(code)),
  );
  for (const code of [
    ...['blank-lines', 'unknown-key', 'unknown-column', 'order-differs', 'value-not-valid'],
    ...['list-blanks', 'value-missing', 'ballot-limit', 'free-project', 'project-score-differs'],
    ...['selected-against-rule', 'not-plain-utf8', 'repeated-voter', 'empty-file', 'not-a-table'],
  ]) {
    expect(codes).toContain(code);
  }
});

test('a damaged file too', () => {
  const text = odd.replace(long, 'comment;#1: x');
  const put = fc.constantFrom('', ';', ',', '"', '\n', '\r', '-', '0', 'P1', 'META\n', 'VOTES\n');
  const edit = fc.record({ at: fc.nat({ max: text.length }), cut: fc.nat({ max: 9 }), put });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.nat(), (edits, cut) => {
      const damaged = edits.reduce(
        (now, { at, cut, put: piece }) => now.slice(0, at) + piece + now.slice(at + cut),
        text,
      );
      const bytes = encoder.encode(damaged);
      const cuts = [cut % (bytes.length + 1)];
      expect(plain(checkInPieces(bytes, cuts))).toEqual(plain(checkWhole(bytes)));
    }),
    { numRuns: 600 },
  );
});

/** A vote of several stretches, in which every seventh ballot is above a limit. */
function manyBallots(ballots: number): Uint8Array {
  const header = fileOf({
    meta: [...goodParts.meta.slice(0, -1), 'max_sum_cost;800'].map((line) =>
      line.replace('num_votes;4', `num_votes;${ballots}`),
    ),
    votes: ['voter_id;vote;age'],
  });
  const rows = Array.from({ length: ballots }, (_, one) =>
    one % 7 === 0 ? `${one};P1,P2;30` : one % 11 === 0 ? `"${one}";P3;"a;b"` : `${one};P2;`,
  );
  return encoder.encode(`${header}${rows.join('\n')}\n\n`);
}

test('a file of several stretches is checked to its end, and what is not listed is counted', () => {
  const bytes = manyBallots(120_000);
  expect(bytes.length).toBeGreaterThan(1 << 20);
  const { problems, more } = checkInPieces(bytes, [500_000, 1_000_001]);
  const whole = checkWhole(bytes);
  expect(problems.length + more.warnings).toBe(whole.problems.length + whole.more.warnings);
  expect(more.warnings).toBeGreaterThan(17_000);
  expect(problems.filter(({ code }) => code === 'blank-lines')).toMatchObject([
    { params: { count: 1 }, line: 21 + 120_000 + 1 },
  ]);
});

test('it says when errors leave no figures to check', () => {
  expect(checkPabulib(odd).areFiguresChecked).toBe(true);
  const wrong = checkPabulib(odd.replace('1;P1,P2', '1;P9'));
  expect(wrong.areFiguresChecked).toBe(false);
  expect(wrong.problems.map(({ code }) => code)).not.toContain('ballot-limit');
});

test('a text is checked as its bytes', () => {
  expect(checkPabulib(`\uFEFF${odd}`)).toEqual(checkPabulib(encoder.encode(`\uFEFF${odd}`)));
});
