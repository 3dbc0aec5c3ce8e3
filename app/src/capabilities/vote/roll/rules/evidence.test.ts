import { describe, expect, test } from 'vitest';
import { addedOf, lagsBehind, missingInJournal, untold } from './evidence.ts';

const right = (c: string, state: 'available' | 'issued' | 'desk') => ({ c, state });

describe('rights beside their evidence', () => {
  test('are behind where journal or registro know of a use that they do not', () => {
    const rights = [right('a', 'available'), right('b', 'available'), right('c', 'available')];
    const journal = [{ c: 'a', ev: 'issued', h: 'H' }] as const;
    const registro = [{ c: 'b', ev: 'desk' }] as const;
    expect(lagsBehind(rights, journal, registro)).toEqual([
      { code: 'behind', c: 'b', to: 'desk', ev: 'desk', h: undefined },
      { code: 'behind', c: 'a', to: 'issued', ev: 'issued', h: 'H' },
    ]);
  });

  test('are not behind for a mark that was made void, nor where they are ahead', () => {
    const rights = [right('a', 'available'), right('b', 'issued')];
    const journal = [
      { c: 'a', ev: 'desk' },
      { c: 'a', ev: 'desk-void' },
    ] as const;
    expect(lagsBehind(rights, journal, [{ c: 'a', ev: 'desk' }])).toEqual([]);
  });

  test('that are not there at all are lost', () => {
    expect(lagsBehind([], [{ c: 'z', ev: 'issued', h: 'H' }], [])).toEqual([
      { code: 'lost', c: 'z' },
    ]);
  });

  test('that were added and are not there are lost as well, and come back by what the journal says', () => {
    const added = { vref: 'v', style: 'centro', assurance: 'desk+document' } as const;
    const journal = [
      { c: 'z', ev: 'add', added },
      { c: 'a', ev: 'add', added },
      { c: 'y', ev: 'add' },
      { c: 'z', ev: 'issued', h: 'H' },
    ] as const;
    const lags = lagsBehind([right('a', 'available')], journal, [{ c: 'x', ev: 'add' }]);
    expect(lags.map((lag) => `${lag.code} ${lag.c}`).sort()).toEqual([
      'lost x',
      'lost y',
      'lost z',
    ]);
    expect(addedOf(lags, journal)).toEqual([{ ...added, c: 'z' }]);
  });

  test('that were told to be lost are not told again', () => {
    const journal = [
      { c: 'z', ev: 'issued', h: 'H' },
      { c: 'z', ev: 'lost' },
    ] as const;
    expect(lagsBehind([], journal, [{ c: 'z', ev: 'issued' }])).toEqual([]);
  });

  test('keep an issue that the registro tells and the journal lost', () => {
    const journal = [{ c: 'a', ev: 'desk-void' }] as const;
    expect(
      lagsBehind([right('a', 'available')], journal, [{ c: 'a', ev: 'issued' }]),
    ).toMatchObject([{ code: 'behind', to: 'issued' }]);
  });
});

test('what was used and is not in the journal is written there again', () => {
  const rights = [
    { ...right('a', 'issued'), h: 'H' },
    { ...right('b', 'desk'), h: null },
    { ...right('c', 'desk'), h: null },
    { ...right('d', 'available'), h: null },
  ];
  const journal = [{ c: 'c', ev: 'prov-ok' }] as const;
  expect(missingInJournal(rights, journal)).toEqual([
    { c: 'a', ev: 'issued', h: 'H' },
    { c: 'b', ev: 'desk' },
  ]);
});

test('the registro is told what is missing in it, and nothing twice', () => {
  expect(untold(undefined, 'issued')).toEqual(['add', 'issued']);
  expect(untold('available', 'desk')).toEqual(['desk']);
  expect(untold('desk', 'available')).toEqual(['desk-void']);
  expect(untold('desk', 'issued')).toEqual(['desk-void', 'issued']);
  expect(untold('issued', 'issued')).toEqual([]);
});

test('an issue stays an issue, whatever is written after it', () => {
  const journal = [
    { c: 'a', ev: 'issued', h: 'x' },
    { c: 'a', ev: 'desk' },
  ] as const;
  expect(lagsBehind([{ c: 'a', state: 'available' }], journal, [])).toEqual([
    { code: 'behind', c: 'a', to: 'issued', ev: 'issued', h: 'x' },
  ]);
});
