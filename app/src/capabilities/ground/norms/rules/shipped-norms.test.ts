// The shipped norms are sound, and say of each sentence where it comes from.
import { expect, test } from 'vitest';
import shippedNorms from '../facts/norms.json' with { type: 'json' };
import { faultsOf, type ShippedNorm, type ShippedNorms } from './shipped-norms.ts';

const shipped: ShippedNorms = shippedNorms;

test('what ships is sound', () => {
  expect(faultsOf(shipped)).toEqual([]);
});

test('each thing that is wrong with a file is named', () => {
  const [first] = shipped.norms as readonly [ShippedNorm];
  const faults = (norm: object) => faultsOf({ norms: [{ ...first, ...norm }], relations: [] });
  expect(faults({ code: 'otra' })).toEqual(['otra: not its code']);
  expect(faults({ mark: 'declared' })).toEqual(['constitucion: mark']);
  expect(faults({ from: '2026-02-30' })).toEqual(['constitucion: a day that is none']);
  expect(faults({ en: '' })).toEqual(['constitucion: something is not said']);
  expect(faults({ address: 'http://bcn.cl' })).toEqual(['constitucion: address']);
  expect(faults({ kind: 'letter' })).toContain('constitucion: unknown kind letter');
  const dated = { datedOn: '2005-09-22', datedIn: 2006, code: 'constitucion-2006' };
  expect(faults(dated)).toEqual(['constitucion-2006: day and year differ']);
  expect(faultsOf({ norms: [first, first], relations: [] })).toContain('constitucion: repeated');
  const relations = [{ norm: 'constitucion', kind: 'follows', to: 'ley-1' }];
  expect(faultsOf({ norms: [first], relations })).toEqual([
    'constitucion follows ley-1: unknown norm',
  ]);
  const kinds = [{ norm: 'constitucion', kind: 'replaces', to: 'constitucion' }];
  expect(faultsOf({ norms: [first], relations: kinds })).toEqual([
    'constitucion: unknown replaces',
  ]);
});

test('the articles of the law of municipalities that nobody compared are marked so', () => {
  const law = shipped.norms.find(({ code }) => code === 'ley-18695');
  const marks = Object.fromEntries(law?.articles.map(({ number, mark }) => [number, mark]) ?? []);
  expect(marks).toMatchObject({ '93': 'seen', '82': 'unverified', '98, plazo': 'unverified' });
});

test('an address is of one norm in the library of laws of the Congress, and of no other', () => {
  const addresses = shipped.norms.flatMap(({ address }) => address ?? []);
  expect(addresses.length).toBeGreaterThan(10);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const address of addresses) {
    expect(address).toMatch(/^https:\/\/www\.bcn\.cl\/leychile\/navegar\?idNorma=\d+$/);
  }
});
