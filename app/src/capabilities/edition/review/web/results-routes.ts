// The published results of an edition, and of the country: pages that everybody reads.
import { m } from '#words';
import { type Answer, type Ask, type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { institutionPath } from '../../../ground/institutions/index.ts';
import { findNorm, labelOf } from '../../../ground/norms/index.ts';
import { typedText } from '../../../ground/territories/rules/index.ts';
import { editionPath, findPublicEdition, unknownEdition } from '../../editions/index.ts';
import { parseResultFilter } from '../rules/result-filter.ts';
import { countResults, listResults, readFigures } from '../store/public-results.ts';
import { countReversals } from '../store/reversals.ts';
import { allResultsPath, resultsPath } from './paths.ts';
import { type ResultsPageProps, resultsPage } from './results-page.tsx';

const PAGE_ROWS = 20;

export function resultsRoutes(house: House): readonly Route[] {
  const get = (path: Route['path']) => ({ audience: 'public', method: 'get', path }) as const;
  return [
    route({ ...get(resultsPath), answer: (ask) => answerEdition(house, ask) }),
    route({ ...get(allResultsPath), answer: (ask) => answerCountry(house, ask) }),
  ];
}

async function answerEdition(house: House, ask: Ask): Promise<Answer> {
  const { db } = house;
  const { institution, edition: slug } = ask.params;
  const edition = await findPublicEdition(db, typedText(institution), typedText(slug));
  if (edition === undefined) return unknownEdition(house, ask);
  const { place } = edition;
  const at = { institution: place.slug, edition: edition.slug };
  const filter = { ...parseResultFilter(ask.query), institution: undefined, edition: undefined };
  const [figures, reversedCount, found] = await Promise.all([
    readFigures(db, edition.id),
    countReversals(db, edition.id),
    readListed(db, ask, filter, { editionId: edition.id }),
  ]);
  return resultsPage({
    title: m.review_results_title({ edition: edition.name }),
    lead: m.review_results_lead(),
    crumbs: [
      { label: place.name, href: institutionPath.to({ institution: place.slug }) },
      { label: edition.name, href: editionPath.to(at) },
      { label: m.review_results_short() },
    ],
    href: resultsPath.to(at),
    ...{ filter, edition: at, figures, reversedCount, ...found },
  });
}

async function answerCountry({ db }: House, ask: Ask): Promise<Answer> {
  const filter = parseResultFilter(ask.query);
  return resultsPage({
    title: m.review_results_title_country(),
    lead: m.review_results_lead(),
    crumbs: [],
    href: allResultsPath.to({}),
    ...{ filter, edition: undefined, figures: undefined, reversedCount: 0 },
    ...(await readListed(db, ask, filter, { editionId: undefined })),
  });
}

/** The stretch is read beside the count; an address beyond the last page is read again. */
async function readListed(
  db: House['db'],
  { query }: Ask,
  filter: ResultsPageProps['filter'],
  within: Parameters<typeof listResults>[2],
): Promise<Pick<ResultsPageProps, 'results' | 'norms' | 'count' | 'paged'>> {
  const asked = askedPage(query);
  const stretch = { limit: PAGE_ROWS, offset: (asked - 1) * PAGE_ROWS };
  const [count, first] = await Promise.all([
    countResults(db, filter, within),
    listResults(db, filter, within, stretch),
  ]);
  const paged = pagedOf(count, asked, PAGE_ROWS);
  const results = paged.page === asked ? first : await listResults(db, filter, within, paged);
  return { results, norms: await namesOf(db, results), count, paged };
}

/** Of the norms that they cite, each by its code. */
async function namesOf(db: House['db'], results: ResultsPageProps['results']) {
  const codes = new Set(results.flatMap(({ reasons }) => reasons.map(({ norm }) => norm)));
  const norms = await Promise.all([...codes].map((code) => findNorm(db, code)));
  return new Map(norms.flatMap((norm) => (norm === undefined ? [] : [[norm.code, labelOf(norm)]])));
}
