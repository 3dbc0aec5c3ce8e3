// Every real election that others have counted, counted again: 126 files, the largest with 90,494 ballots.
import { expect, test } from 'vitest';
import { expectConformance, filesOf, isThere } from '../testing/references.ts';

test.runIf(isThere)('the real elections are there', () => {
  expect(filesOf('pb/')).toHaveLength(126);
});

test.each(filesOf('pb/'))('%s', { timeout: 120_000 }, expectConformance);
