// Every problem has its sentence in both languages, with place, what was found and what to do.
import { expect, test } from 'vitest';
import { readPabulib } from '../reading/pabulib-reader.ts';
import type { Problem, ProblemCode, ProblemParams } from '../reading/problems.ts';
import { readTables } from '../reading/tables-reader.ts';
import { fileWith } from '../testing/pabulib-text.ts';
import { type Locale, problemSentence } from './sentences.ts';

const examples: { readonly [C in ProblemCode]: ProblemParams[C] } = {
  'not-a-table': { kind: 'pdf' },
  'not-pabulib': { found: 'Hola;mundo' },
  'empty-file': {},
  'file-too-large': { bytes: 300 * 1024 * 1024, limit: 256 * 1024 * 1024 },
  'not-utf8': {},
  'unclosed-quote': {},
  'missing-section': { expected: 'VOTES' },
  'repeated-section': { found: 'VOTES' },
  'missing-column': { expected: 'cost' },
  'repeated-column': { found: 'name' },
  'extra-cells': { found: 7, expected: 4 },
  'missing-key': { expected: 'budget' },
  'repeated-key': { found: 'unit' },
  'unknown-vote-type': { found: 'mano alzada' },
  'default-score-not-counted': { found: '3' },
  'no-projects': {},
  'too-many-projects': { found: 6000, limit: 5000 },
  'no-ballots': {},
  'missing-project-id': {},
  'repeated-project': { found: 'P1', firstLine: 17 },
  'repeated-voter': { found: 'v1', firstLine: 22 },
  'unknown-project': { found: 'P77', voter: 'v2' },
  'repeated-choice': { found: 'P1', voter: 'v2' },
  'too-many-choices': { found: 6, limit: 5, voter: 'v2' },
  'points-count-differs': { points: 2, choices: 3, voter: 'v2' },
  'points-not-whole': { found: '1.5', what: 'P1', voter: 'v2' },
  'repeated-rank': { found: '2', voter: 'v2' },
  'amount-missing': { what: 'P1' },
  'amount-not-number': { what: 'P1', found: 'mucho' },
  'amount-negative': { what: 'P1', found: '-5' },
  'amount-absurd': { what: 'P1', found: '99999999999999999' },
  'amount-ambiguous': { what: 'P1', found: '1,500' },
  'amount-like-thousands': { what: 'P1', found: '850.000' },
  'decimal-comma': { what: 'P1', found: '3,5' },
  'budget-zero': {},
  'withdrawn-project': { what: 'P1' },
  'projects-count-differs': { declared: '4', found: 3 },
  'votes-count-differs': { declared: '9', found: 8 },
  'project-votes-differ': { what: 'P1', declared: '9', found: 8 },
  'unknown-project-column': { found: 'P8' },
  'mark-not-understood': { found: 'quizás', voter: 'v2' },
  'list-became-number': { found: '1.2', voter: 'v2' },
  'setting-unknown': { setting: 'rule', found: 'borda', expected: 'mes, greedy' },
  'increment-not-usable': { found: '0', smallest: '1' },
  'contests-not-understood': { found: '{}' },
  'contest-unknown-project': { contest: 'Norte', found: 'P77' },
  'contest-repeats-project': { contest: 'Norte', found: 'P1' },
  'contest-without-projects': { contest: 'Norte' },
  'contest-without-budget': { contest: 'Norte' },
  'contest-without-ballots': { contest: 'Norte' },
  'project-without-contest': { missing: 'P3' },
  'contests-above-budget': { total: '120', budget: '100' },
  'group-across-contests': { found: 'P1, P2' },
  'setting-not-for-rule': { setting: 'completion', rule: 'greedy' },
  'setting-not-for-votes': {
    setting: 'utility',
    found: 'cost',
    voteType: 'ordinal',
    expected: 'borda, cost-borda',
  },
  'settings-not-json': { found: '[]' },
  'minimum-not-whole': { found: '1.5' },
  'share-not-usable': { found: '1/0' },
  'list-not-understood': { setting: 'lot', found: 'P1,,P2' },
  'setting-unknown-project': { setting: 'conflicts', found: 'P77' },
  'setting-repeats-project': { setting: 'together', found: 'P1' },
  'lot-incomplete': { missing: 'P3' },
  'lot-without-meaning': { found: 'id' },
  'group-too-small': { found: 'P1' },
  'pair-not-two': { found: 'P1, P2, P3' },
  'pair-in-conflict': { first: 'P1', second: 'P2' },
  'pair-costs-too-apart': { first: 'P1', second: 'P2' },
};

const codes = Object.keys(examples) as ProblemCode[];

function problemOf(code: ProblemCode, place: Partial<Problem> = {}): Problem {
  return { severity: 'error', code, params: examples[code], ...place } as Problem;
}

test.each(codes)('%s is told in both languages', (code) => {
  const spanish = problemSentence(problemOf(code), 'es-CL');
  const english = problemSentence(problemOf(code), 'en');
  expect(spanish).not.toBe(english);
  for (const sentence of [spanish, english]) {
    expect(sentence).toMatch(/^[\p{Lu}«]/u);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toMatch(/undefined|\[object|NaN|\$\{/);
  }
});

test.each(codes)('%s quotes all that was found', (code) => {
  for (const locale of ['es-CL', 'en'] as const) {
    const sentence = problemSentence(problemOf(code), locale);
    for (const [key, value] of Object.entries(examples[code])) {
      if (key === 'kind' || key === 'bytes' || key === 'limit') continue;
      expect(sentence, key).toContain(String(value));
    }
  }
});

test.each(codes)('%s tells its line first', (code) => {
  const place = { line: 12, section: 'VOTES' };
  expect(problemSentence(problemOf(code, place), 'es-CL')).toMatch(/^Línea 12 \(VOTES\): \S/);
  expect(problemSentence(problemOf(code, place), 'en')).toMatch(/^Line 12 \(VOTES\): \S/);
});

test('after the place the sentence goes on in small letters', () => {
  expect(problemSentence(problemOf('missing-key', { line: 1, section: 'META' }), 'es-CL')).toBe(
    'Línea 1 (META): falta el dato «budget». Agrega una línea «budget;valor».',
  );
});

test('in a spreadsheet the place is sheet, row and column', () => {
  const place = { sheet: 'Proyectos', line: 3, column: 'costo' };
  expect(problemSentence(problemOf('amount-ambiguous', place), 'es-CL')).toBe(
    'Hoja «Proyectos», fila 3, columna «costo»: es ambiguo el costo del proyecto «P1»: «1,500» puede ser miles o decimales. Escríbelo sin separadores, por ejemplo 1500.',
  );
  expect(problemSentence(problemOf('repeated-project', place), 'en')).toContain('on row 17');
});

test('a sheet without a row is a place too', () => {
  expect(problemSentence(problemOf('no-ballots', { sheet: 'Votos' }), 'es-CL')).toMatch(
    /^Hoja «Votos»: no hay ninguna papeleta/,
  );
});

test('without a place the sentence stands alone', () => {
  expect(problemSentence(problemOf('empty-file'), 'es-CL')).toMatch(/^El archivo está vacío\./);
});

test('the total amount is called by its name', () => {
  const problem: Problem = {
    severity: 'error',
    code: 'amount-negative',
    params: { what: 'budget', found: '-1' },
  };
  expect(problemSentence(problem, 'es-CL')).toContain('el monto total (budget)');
  expect(problemSentence(problem, 'en')).toContain('the budget');
});

test('a ballot without an id is still a ballot', () => {
  const problem: Problem = {
    severity: 'error',
    code: 'unknown-project',
    params: { found: 'P9', voter: '' },
  };
  expect(problemSentence(problem, 'es-CL')).toMatch(/^En la papeleta está/);
  expect(problemSentence(problem, 'en')).toMatch(/^The ballot holds/);
});

test.each([
  ['xlsx', 'Excel', 'Excel'],
  ['xls', '.xlsx', '.xlsx'],
  ['zip', 'comprimido', 'compressed'],
  ['office', 'Word', 'Word'],
  ['pdf', 'PDF', 'PDF'],
  ['html', 'página web', 'web page'],
  ['image', 'imagen', 'image'],
  ['json', 'JSON', 'JSON'],
  ['binary', 'binario', 'binary'],
] as const)('a file that is %s is called what it is', (kind, spanish, english) => {
  const problem: Problem = { severity: 'error', code: 'not-a-table', params: { kind } };
  expect(problemSentence(problem, 'es-CL')).toContain(spanish);
  expect(problemSentence(problem, 'en')).toContain(english);
  for (const locale of ['es-CL', 'en'] as const) {
    expect(problemSentence(problem, locale)).toMatch(/\.pb\b.*\.csv\b.*\.xlsx\b/);
  }
});

test('sizes are told in megabytes', () => {
  expect(problemSentence(problemOf('file-too-large'), 'es-CL')).toContain('300 MB');
  expect(problemSentence(problemOf('file-too-large'), 'en')).toContain('256 MB');
});

test('it speaks to one person as tú', () => {
  for (const code of codes) {
    const sentence = problemSentence(problemOf(code), 'es-CL');
    expect(sentence).not.toMatch(/\b(usted|vos|vosotros|escriba|agregue|revise|elija|guarde)\b/i);
  }
});

test.each<[Locale, string]>([
  [
    'es-CL',
    'Línea 23 (VOTES): en la papeleta «v2» está el proyecto «P77», que no está en la lista de proyectos. Corrige el id o agrega el proyecto.',
  ],
  [
    'en',
    'Line 23 (VOTES): the ballot «v2» holds the project «P77», which is not in the list of projects. Correct the id or add the project.',
  ],
])('a problem of a real file is told in %s', (locale, sentence) => {
  const [problem] = readPabulib(fileWith('v2', 'v2;P77')).problems;
  expect(problem && problemSentence(problem, locale)).toBe(sentence);
});

test('a problem of a real sheet is told', () => {
  const [problem] = readTables({
    datos: [['monto', 100]],
    proyectos: [
      ['id', 'costo'],
      ['P1', 5],
    ],
    votos: [
      ['voto_id', 'proyectos'],
      ['V1', 'P3'],
    ],
  }).problems;
  expect(problem && problemSentence(problem, 'es-CL')).toMatch(
    /^Hoja «Votos», fila 2: en la papeleta/,
  );
});
