// The milestones that ship are sound, in their order, and found by the words that people know.
import { expect, test } from 'vitest';
import shippedMilestones from '../facts/milestones.json' with { type: 'json' };
import shippedNorms from '../facts/norms.json' with { type: 'json' };
import { foundMilestones, type Milestone, type Milestones, milestoneFaults } from './milestone.ts';

const shipped: Milestones = shippedMilestones;
const codes = new Set(shippedNorms.norms.map(({ code }) => code));

test('what ships is sound', () => {
  expect(milestoneFaults(shipped, codes)).toEqual([]);
});

test('each thing that is wrong with a file is named', () => {
  const [first] = shipped.milestones as readonly [Milestone];
  const sound = { ...first, from: '2000', norm: 'ley-20500' };
  const faults = (change: object) =>
    milestoneFaults({ readOn: '2026-11-29', milestones: [{ ...sound, ...change }] }, codes).map(
      (fault) => fault.replace(`${first.id}: `, ''),
    );
  expect(faults({})).toEqual([]);
  expect(faults({ kind: 'rumour' })).toEqual(['unknown kind rumour']);
  expect(faults({ from: '2001-02-30' })).toEqual(['a date that is none']);
  expect(faults({ from: '2001-13' })).toEqual(['a date that is none']);
  expect(faults({ until: '1999' })).toEqual(['it ends before it begins']);
  expect(faults({ en: { title: 'x', text: '' } })).toEqual(['something is not said']);
  expect(faults({ sources: [] })).toEqual(['no source']);
  expect(faults({ norm: 'ley-1' })).toEqual(['unknown norm ley-1']);
  expect(faults({ standing: { es: 'x', en: 'x' } })).toEqual(['two words on its validity']);
  expect(faults({ document: 'somewhere' })).toEqual(['address']);
  expect(faults({ funding: { amount: 0.5, currency: 'USD' } })).toEqual(['funding']);
  const twice = { readOn: '2026-02-30', milestones: [sound, { ...sound, from: '1999' }] };
  expect(milestoneFaults(twice, codes)).toEqual([
    'readOn: a day that is none',
    `${first.id}: repeated`,
    `${first.id}: not in its order`,
  ]);
});

test('they are found without accents, in both languages and by their year', () => {
  const found = (text: string) => foundMilestones(shipped.milestones, text).map(({ id }) => id);
  expect(found('credito bid')).toEqual(['credito-bid', 'credito-bid-regiones']);
  expect(found('2011 law')).toEqual(['ley-20500', 'instructivo-2011', 'reforma-2025']);
  expect(found('nada de esto')).toEqual([]);
  expect(found(' ')).toHaveLength(shipped.milestones.length);
});
