// Hand-made cases with winners computed by pabutools, and the three real elections with published winners.
import { expect, test } from 'vitest';
import {
  all,
  byInstance,
  counted,
  expectConformance,
  filesOf,
  isThere,
  readInstance,
} from '../testing/references.ts';
import { count } from './rules/count.ts';
import type { Settings } from './types.ts';

test.runIf(isThere)('the reference elections are all there', () => {
  const left = all.length - counted.length;
  console.info(
    `conformance: ${counted.length} outcomes of ${byInstance.size} elections checked; ${left} are of rules that nobody here computes (maximin, all outcomes of ties)`,
  );
  expect(counted.filter(({ source }) => source === 'tiny')).toHaveLength(164);
  expect(counted.filter(({ source }) => source === 'pb')).toHaveLength(1312);
  expect(left).toBe(1 + 13 + 13);
  expect(counted.filter(({ name }) => name.endsWith('.OFFICIAL.json'))).toHaveLength(3);
  const everyFile = [...filesOf('tiny/'), ...filesOf('pb/')];
  expect([...byInstance.keys()].filter((instance) => !everyFile.includes(instance))).toEqual([]);
});

test.each(filesOf('tiny/'))('%s', expectConformance);

test.runIf(isThere).each([
  ['Poland_Wieliczka_2023_Green_Budget.pb', 30, false],
  ['Poland_Swiecie_2023.pb', 17, true],
  ['Netherlands_Assen_2024.pb', 9, true],
])('%s: the winners that the municipality published', (file, winnersCount, exhaustiveStop) => {
  const { election } = readInstance(`pb/${file}`);
  if (election === undefined) throw new Error(`${file} was not read`);
  const settings: Settings = {
    rule: 'mes',
    utility: 'cost',
    completion: 'add1',
    ties: 'id',
    endowment: 'exact',
    increment: 1n,
    exhaustiveStop,
    comparison: 'none',
  };
  const funded = count(election, settings).projects.filter((project) => project.funded);
  const published = election.projects.filter(({ extras }) => extras.selected === '1');
  expect(funded.map(({ project }) => election.projects[project]?.id)).toEqual(
    published.map(({ id }) => id),
  );
  expect(funded).toHaveLength(winnersCount);
});

test.runIf(isThere)('the exhaustive stop changes the outcome of Wieliczka as it was found', () => {
  const { election } = readInstance('pb/Poland_Wieliczka_2023_Green_Budget.pb');
  if (election === undefined) throw new Error('Wieliczka was not read');
  const shares = {
    rule: 'mes',
    utility: 'cost',
    completion: 'add1',
    ties: 'id',
    endowment: 'exact',
    increment: 1n,
    comparison: 'none',
  } as const;
  const winners = (exhaustiveStop: boolean) =>
    new Set(
      count(election, { ...shares, exhaustiveStop }).order.map(
        (project) => election.projects[project]?.id,
      ),
    );
  const published = winners(false);
  const stopped = winners(true);
  expect([...published].filter((id) => !stopped.has(id))).toEqual(['46']);
  expect([...stopped].filter((id) => !published.has(id)).sort()).toEqual(['66', '67']);
});
