import { expect, test } from 'vitest';
import { deskHours } from './desk-hours.ts';

const windows = {
  issue_from: '2027-04-02T12:00:00Z',
  issue_until: '2027-04-08T22:00:00Z',
  tables: [
    { from: '2027-04-11T12:00:00Z', to: '2027-04-11T22:00:00Z' },
    { from: '2027-04-09T12:00:00Z', to: '2027-04-09T22:00:00Z' },
  ],
};
const at = (now: string) => {
  const { nextAt, ...hours } = deskHours(windows, new Date(now));
  const may = Object.entries(hours).flatMap(([what, is]) => (is ? [what] : []));
  return [may.join(' '), nextAt?.toISOString() ?? ''];
};

test('a desk marks while a table is there, adds then and while papers are handed out, and gives codes until they end', () => {
  expect(at('2027-04-01T12:00:00Z')).toEqual(['mayGiveCodes', '2027-04-09T12:00:00.000Z']);
  expect(at('2027-04-08T21:59:59Z')).toEqual(['mayAdd mayGiveCodes', '2027-04-09T12:00:00.000Z']);
  expect(at('2027-04-08T22:00:00Z')).toEqual(['', '2027-04-09T12:00:00.000Z']);
  expect(at('2027-04-09T11:59:59Z')).toEqual(['', '2027-04-09T12:00:00.000Z']);
  expect(at('2027-04-09T12:00:00Z')).toEqual(['isTableThere mayAdd', '']);
  expect(at('2027-04-09T22:00:00Z')).toEqual(['', '2027-04-11T12:00:00.000Z']);
  expect(at('2027-04-11T22:00:00Z')).toEqual(['', '']);
});

test('where the manifest names no table, the desk is there', () => {
  const hours = deskHours({ ...windows, tables: [] }, new Date('2027-04-09T00:00:00Z'));
  expect(hours).toMatchObject({ isTableThere: true, mayAdd: true, mayGiveCodes: false });
});
