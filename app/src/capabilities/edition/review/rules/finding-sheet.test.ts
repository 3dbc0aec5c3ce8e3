// A spreadsheet of findings: what each row would change, and each wrong one with its column.
import { describe, expect, test } from 'vitest';
import type { FindingWritten } from './finding.ts';
import {
  judgeSheet,
  keyOf,
  type ReadRow,
  type SheetGiven,
  type SheetKey,
  type StandingCheck,
} from './finding-sheet.ts';

const cost = {
  foundClp: undefined,
  proposedClp: 5_000_000,
  minProjectClp: 1_000_000,
  maxProjectClp: 30_000_000,
};
const check = (number: number, more: Partial<StandingCheck> = {}): StandingCheck => ({
  number,
  title: `Plaza ${number}`,
  kind: 'legal',
  revision: 1,
  written: undefined,
  cost,
  closed: undefined,
  ...more,
});
const given = (checks: readonly StandingCheck[]): SheetGiven => ({
  checks: new Map(checks.map((one) => [keyOf(one.number, one.kind), one])),
  lexicon: {
    kind: (text) => (text === 'Jurídica' ? 'legal' : undefined),
    finding: (text) => (({ Sí: 'yes', No: 'no' }) as const)[text as 'Sí' | 'No'],
    ground: (text) => (text === 'Terreno' ? 'land' : undefined),
  },
  norms: new Set(['ley-18695']),
});
const row = (line: number, cells: Partial<Record<SheetKey, string>>): ReadRow => ({
  line,
  cells: {
    number: String(line - 1),
    title: '',
    kind: 'Jurídica',
    finding: 'Sí',
    reason: '',
    ground: '',
    norm: '',
    article: '',
    revision: '1',
    ...cells,
  },
});
const said = (cells: Partial<Record<SheetKey, string>>, more: Partial<StandingCheck> = {}) => {
  const [judged] = judgeSheet([row(2, cells)], given([check(1, more)]));
  if (judged?.state !== 'wrong') return judged?.state;
  const { column, problem } = judged;
  return `${column}: ${typeof problem === 'string' ? problem : problem.code}`;
};
const written: FindingWritten = {
  finding: 'yes',
  reason: 'Nada que observar.',
  ground: null,
  norm: '',
  article: '',
};

describe('a row', () => {
  test('changes what it answers', () => {
    expect(said({})).toBe('changes');
    expect(said({ finding: 'No', reason: 'Es ajeno', ground: 'Terreno', norm: 'LEY-18695' })).toBe(
      'changes',
    );
  });

  test('that says what stands already changes nothing, whatever its revision', () => {
    expect(said({ reason: 'Nada que\nobservar.', revision: '' }, { written })).toBe('same');
  });

  test('left empty changes nothing', () => {
    expect(said({ finding: '' })).toBe('same');
  });

  test.each([
    [{ number: 'doce' }, 'number: number-unknown'],
    [{ number: '99' }, 'number: check-unknown'],
    [{ kind: 'Estética' }, 'kind: kind-unknown'],
    [{ finding: 'Quizás' }, 'finding: finding-unknown'],
    [{ finding: '', reason: 'Falta' }, 'finding: review/finding-missing'],
    [{ finding: 'No', ground: 'Terreno', norm: 'ley-18695' }, 'reason: review/reason-missing'],
    [{ finding: 'No', reason: 'Es ajeno', norm: 'ley-18695' }, 'ground: review/ground-missing'],
    [{ finding: 'No', reason: 'Es ajeno', ground: 'Gusto' }, 'ground: ground-unknown'],
    [{ finding: 'No', reason: 'Es ajeno', ground: 'Terreno' }, 'norm: review/norm-missing'],
    [{ norm: 'ley-1' }, 'norm: norm-unknown'],
    [{ article: 'a'.repeat(41) }, 'article: review/article-too-long'],
    [{ revision: '' }, 'revision: revision-wrong'],
    [{ revision: '7' }, 'revision: review/changed-meanwhile'],
  ])('is wrong in its column: %j', (cells, answer) => {
    expect(said(cells)).toBe(answer);
  });

  test('cannot erase a finding, nor change one that is closed', () => {
    expect(said({ finding: '' }, { written })).toBe('finding: review/finding-missing');
    expect(said({}, { closed: { code: 'review/signed-off' } })).toBe('number: review/signed-off');
  });
});

test('of five hundred rows with three wrong ones the other four hundred and ninety-seven can be taken', () => {
  const rows = Array.from({ length: 500 }, (_, at) =>
    row(at + 2, at % 200 === 7 ? { finding: 'Quizás' } : {}),
  );
  const judged = judgeSheet(rows, given(rows.map((_, at) => check(at + 1))));
  expect(judged.filter(({ state }) => state === 'changes')).toHaveLength(497);
  expect(judged.filter(({ state }) => state === 'wrong').map(({ line }) => line)).toEqual([
    9, 209, 409,
  ]);
});

test('two rows of one check: the second is wrong', () => {
  const judged = judgeSheet([row(2, {}), row(3, { number: '1' })], given([check(1)]));
  expect(judged.map(({ state }) => state)).toEqual(['changes', 'wrong']);
});
