// What a finding must say.
import { describe, expect, test } from 'vitest';
import type { CostJudged } from './cost.ts';
import { type FindingWritten, isSameFinding, judgeFinding } from './finding.ts';

const no: FindingWritten = {
  finding: 'no',
  reason: 'El terreno es de un particular.',
  ground: 'land',
  norm: 'ley-18695',
  article: '5',
};
const cost: CostJudged = {
  foundClp: undefined,
  proposedClp: 5_000_000,
  minProjectClp: 1_000_000,
  maxProjectClp: 30_000_000,
};
const codeOf = (written: FindingWritten, kind: 'land' | 'budget' = 'land', given = cost) => {
  const judged = judgeFinding(kind, written, given);
  return judged.ok ? 'ok' : judged.error.code;
};

describe('a finding', () => {
  test('of no has its reason, its ground and its norm', () => {
    expect(codeOf(no)).toBe('ok');
    expect(codeOf({ ...no, reason: '' })).toBe('review/reason-missing');
    expect(codeOf({ ...no, ground: null })).toBe('review/ground-missing');
    expect(codeOf({ ...no, norm: '' })).toBe('review/norm-missing');
  });

  test('of changes says which', () => {
    const changes: FindingWritten = { ...no, finding: 'with-changes', reason: '', norm: '' };
    expect(codeOf(changes)).toBe('review/reason-missing');
    expect(codeOf({ ...changes, reason: 'Más corto.' })).toBe('ok');
  });

  test('of yes needs no words, and counts as no ground', () => {
    const yes: FindingWritten = { ...no, finding: 'yes', reason: '' };
    const judged = judgeFinding('land', yes, cost);
    expect(judged.ok && judged.value.ground).toBeNull();
  });

  test('is as long as a cell of a spreadsheet takes', () => {
    expect(codeOf({ ...no, reason: 'a'.repeat(2000) })).toBe('ok');
    expect(codeOf({ ...no, reason: 'a'.repeat(2001) })).toBe('review/reason-too-long');
    expect(codeOf({ ...no, article: 'a'.repeat(41) })).toBe('review/article-too-long');
  });

  test('of the budget is right only within the limits of the contest; a no may be for that', () => {
    const dear = { ...cost, foundClp: 40_000_000 };
    const yes: FindingWritten = { ...no, finding: 'yes' };
    expect(codeOf(yes, 'budget', dear)).toBe('review/cost-above-maximum');
    expect(codeOf(yes, 'land', dear)).toBe('ok');
    expect(codeOf({ ...no, ground: 'above-maximum' }, 'budget', dear)).toBe('ok');
  });
});

test('broken lines make no other finding; another article does', () => {
  expect(isSameFinding(no, { ...no, reason: 'El terreno\r\nes de un  particular. ' })).toBe(true);
  expect(isSameFinding(no, { ...no, article: '6' })).toBe(false);
  expect(isSameFinding(no, { ...no, finding: 'yes' })).toBe(false);
});
