import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contestsOfPlace } from './own-ballots.ts';

const places = [
  { id: 'macro', parentId: null },
  { id: 'pudeto', parentId: 'macro' },
  { id: 'uv12', parentId: 'pudeto' },
  { id: 'uv13', parentId: null },
];
const contest = (code: string, ...territories: readonly string[]) => ({ code, territories });
const contests = [
  contest('pudeto', 'pudeto'),
  contest('uv12', 'uv12'),
  contest('uv13', 'uv13'),
  contest('comunal'),
  contest('norte', 'macro', 'otro'),
];
const codes = (id: string) => contestsOfPlace(contests, places, id).map(({ code }) => code);

test('a neighbourhood unit votes in its own, in those of what it lies in, and in that of everybody', () => {
  expect(codes('uv12')).toEqual(['pudeto', 'uv12', 'comunal', 'norte']);
  expect(codes('pudeto')).toEqual(['pudeto', 'comunal', 'norte']);
  expect(codes('uv13')).toEqual(['uv13', 'comunal']);
});

test('whatever place it is, everybody votes in what names no territory, and nobody in what names others', () => {
  fc.assert(
    fc.property(fc.constantFrom('macro', 'pudeto', 'uv12', 'uv13', 'nowhere'), (id) => {
      expect(codes(id)).toContain('comunal');
      expect(codes(id).includes('uv13')).toBe(id === 'uv13');
    }),
  );
});

test('places that lie in each other do not turn in circles', () => {
  const circle = [
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'a' },
  ];
  expect(contestsOfPlace([contest('x', 'b')], circle, 'a')).toHaveLength(1);
});
