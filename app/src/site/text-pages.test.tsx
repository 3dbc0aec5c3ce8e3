// The pages that explain Minga say what is true: the example is counted by the engine, errors say what to do.
import { count, type Election, foldBallots, type Settings } from '@minga/counting';
import renderToString from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { Trouble } from '../platform/http/app.ts';
import type { Page } from '../platform/http/route.ts';
import { inLocale, locales } from '../platform/words.ts';
import { accessibilityPage } from './accessibility-page.tsx';
import { exampleEnvelope, exampleProjects, exampleVoters } from './counting-example.ts';
import { troublePage } from './error-pages.tsx';
import { howItCountsPage } from './how-it-counts-page.tsx';
import { protectionPage } from './protection-page.tsx';

const example: Election = {
  meta: {},
  voteType: 'approval',
  currency: 'CLP',
  decimals: 0,
  budget: exampleEnvelope,
  columns: { projects: ['project_id', 'cost'], votes: ['voter_id', 'vote'] },
  projects: exampleProjects.map(({ id, cost }) => ({ id, name: id, cost, extras: {} })),
  ...foldBallots(
    exampleVoters.map((voter) => ({
      voterId: voter,
      choices: exampleProjects.flatMap(({ supporters }, place) =>
        supporters.includes(voter) ? [place] : [],
      ),
      extras: {},
    })),
    'approval',
  ),
};

function entering(settings: Settings): string[] {
  return count(example, settings)
    .order.map((place) => exampleProjects[place]?.id ?? '')
    .sort();
}

test('the example by hand comes out of the engine as the page says', () => {
  const said = (key: 'entersByVotes' | 'entersByEqualShares') =>
    exampleProjects
      .filter((project) => project[key])
      .map(({ id }) => id)
      .sort();
  const votes: Settings = { rule: 'greedy', utility: 'cost', ties: 'id', misfit: 'skip' };
  expect(entering(votes)).toEqual(said('entersByVotes'));
  const shares: Settings = {
    rule: 'mes',
    utility: 'cost',
    completion: 'none',
    ties: 'id',
    endowment: 'exact',
    increment: 1n,
    exhaustiveStop: true,
    comparison: 'none',
  };
  expect(entering(shares)).toEqual(said('entersByEqualShares'));
  expect(count(example, shares).emptyHanded).toBe(0);
  expect(count(example, votes).emptyHanded).toBe(2);
});

function text({ hero, body }: Page): string {
  return renderToString(
    <>
      {hero}
      {body}
    </>,
  );
}

test.each(locales)('every text page has one h1 and whole sentences in %s', (locale) => {
  inLocale(locale, () => {
    for (const page of [
      howItCountsPage(),
      accessibilityPage(),
      protectionPage({ contact: undefined, asksForTiles: false }),
    ]) {
      const html = text(page);
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});

test('what is said of protection tells of the sealed vote, and of whom it does not protect it from', () => {
  const html = text(protectionPage({ contact: undefined, asksForTiles: false }));
  const [does = '', not = ''] = html.split('Lo que no protege');
  expect(does).toContain('no ve qué voto es de quién');
  for (const who of ['Quien administra el padrón y la urna', 'te presiona', 'Un virus']) {
    expect(not).toContain(who);
  }
  expect(not).toContain('Minga no sabe cómo se votó');
});

const troubles: readonly Trouble[] = [
  'not-found',
  'method-not-allowed',
  'foreign-write',
  'body-too-large',
  'fault',
];

test.each(troubles)('%s says what to do now, in both languages', (trouble) => {
  const [spanish, english] = locales.map((locale) =>
    inLocale(locale, () => text(troublePage(trouble, 'a1b2'))),
  );
  expect(spanish).toContain('Qué puedes hacer ahora');
  expect(english).toContain('What you can do now');
});

test('only a fault shows the code that finds it in the log', () => {
  for (const trouble of troubles) {
    expect(text(troublePage(trouble, 'a1b2')).includes('a1b2')).toBe(trouble === 'fault');
  }
});

test('only a lost person is offered the search', () => {
  expect(text(troublePage('not-found', ''))).toContain('<search ');
  expect(text(troublePage('fault', ''))).not.toContain('<search ');
});
