// Every real election that others have counted, counted again: 126 files, the largest with 90,494 ballots.
import { expect, test } from 'vitest';
import { expectConformance, filesOf, isThere, readInstance } from '../testing/references.ts';
import { count } from './rules/count.ts';
import { officialSettings } from './settings.ts';

test.runIf(isThere)('the real elections are there', () => {
  expect(filesOf('pb/')).toHaveLength(126);
});

test.each(filesOf('pb/'))('%s', { timeout: 120_000 }, expectConformance);

test.runIf(isThere)('official results come out by the rule that their file declares', () => {
  const tried = filesOf('pb/').flatMap((file) => {
    const { election } = readInstance(file);
    const settings = election && officialSettings(election);
    const published = election?.projects.flatMap(({ extras }, project) =>
      extras.selected?.trim() === '1' ? [project] : [],
    );
    if (election === undefined || settings === undefined || !published?.length) return [];
    const funded = count(election, settings).order.toSorted((a, b) => a - b);
    return [{ file, isSame: String(funded) === String(published) }];
  });
  expect(tried).toHaveLength(92);
  expect(tried.filter(({ isSame }) => !isSame)).toEqual([]);
});
