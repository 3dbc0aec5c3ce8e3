// What an outcome gave to whom, in words: satisfaction, spending by category, prices, places, hashes.
import type { Fraction } from '@minga/basics';
import { m } from '#words';
import { formatNumber, formatPercent } from '../../../../../ui/format.ts';
import type { Measured, SpreadColumn } from '../measured.ts';
import type { Labelled } from './labelled.ts';
import type { MeasuredBar, ReportMeasures, ReportSpread } from './measures.ts';
import { placeWords } from './place-words.ts';
import { priceWords } from './price-words.ts';
import { isByPoints, type Telling } from './telling.ts';

export function measureWords(telling: Telling, measured: Measured): ReportMeasures {
  const places = placeWords(telling);
  return {
    sentence: satisfactionSentence(telling, measured),
    satisfaction: satisfactionBars(telling, measured),
    spreads: measured.spreads.map((spread) => spreadWords(telling, spread)),
    ...(measured.prices && { prices: priceWords(telling, measured.prices) }),
    ...(places && { places }),
    hashes: hashWords(telling, measured),
  };
}

function satisfactionSentence({ counted, text, say }: Telling, { metrics }: Measured): string {
  const { ballots, funded, fundedCost } = metrics;
  if (ballots === 0) return m.count_measure_nobody({}, say);
  const reached = ballots - counted.outcome.emptyHanded;
  return m.count_measure_sentence(
    {
      reached: text.number(reached),
      ballots: text.number(ballots),
      percent: formatPercent(reached, ballots, say.locale),
      mean: formatNumber(numberOf(funded.mean), say.locale, 1),
      cost: text.share(fundedCost.mean),
    },
    say,
  );
}

/** From this many funded projects on, ballots are told together. */
const TOLD_APART = 9;

function satisfactionBars({ text, say }: Telling, { metrics }: Measured) {
  const { bins } = metrics.funded;
  const apart = bins.length > TOLD_APART + 1 ? bins.slice(0, TOLD_APART) : bins;
  const together = bins.slice(apart.length).reduce((sum, ballots) => sum + ballots, 0);
  const rows = apart.map((ballots, count) => ({
    label: m.count_measure_projects({ count, countText: text.number(count) }, say),
    ballots,
  }));
  if (bins.length > apart.length) {
    const label = m.count_measure_projects_or_more({ count: text.number(apart.length) }, say);
    rows.push({ label, ballots: together });
  }
  const most = Math.max(1, ...rows.map(({ ballots }) => ballots));
  return rows.map(({ label, ballots }) => {
    const percent = formatPercent(ballots, metrics.ballots, say.locale);
    const words = { count: text.number(ballots), percent };
    return {
      label,
      ballots: { part: ballots / most, text: m.count_measure_ballots(words, say) },
    };
  });
}

const spreadTitle = {
  category: (say: Telling['say']) => [m.count_spread_category({}, say), m.count_category({}, say)],
  neighborhood: (say: Telling['say']) => [
    m.count_spread_neighborhood({}, say),
    m.count_neighborhood({}, say),
  ],
  district: (say: Telling['say']) => [m.count_spread_district({}, say), m.count_district({}, say)],
} as const satisfies Record<SpreadColumn, (say: Telling['say']) => readonly string[]>;

function spreadWords(
  { counted, text, say }: Telling,
  { column, rows }: Measured['spreads'][number],
): ReportSpread {
  const [title = '', label = ''] = spreadTitle[column](say);
  const shares = rows.flatMap((row) => [row.shareOfSpending, row.shareOfVotes]).map(numberOf);
  const most = Math.max(...shares) || 1;
  const bar = (share: Fraction): MeasuredBar => ({
    part: numberOf(share) / most,
    text: formatPercent(share.numerator, share.denominator, say.locale),
  });
  const byPoints = isByPoints(counted.election);
  return {
    title,
    caption: byPoints ? m.count_spread_caption_points({}, say) : m.count_spread_caption({}, say),
    heads: [
      label,
      m.count_spread_spending({}, say),
      byPoints ? m.count_spread_preferences({}, say) : m.count_spread_votes({}, say),
    ],
    rows: rows
      .toSorted((a, b) => numberOf(b.spent) - numberOf(a.spent))
      .map((row) => ({
        value: row.value === '' ? m.count_spread_unsaid({}, say) : row.value,
        projects: m.count_spread_projects(
          { funded: text.number(row.funded), projects: text.number(row.projects) },
          say,
        ),
        spent: text.share(row.spent),
        spending: bar(row.shareOfSpending),
        votes: bar(row.shareOfVotes),
      })),
  };
}

/** To a millionth: for lengths, order and figures with one decimal. */
function numberOf({ numerator, denominator }: Fraction): number {
  return Number((numerator * 1_000_000n) / denominator) / 1_000_000;
}

function hashWords({ say }: Telling, { hashes }: Measured): readonly Labelled[] {
  if (hashes === undefined) return [];
  return [
    { label: m.count_hash_input({}, say), value: hashes.input },
    { label: m.count_hash_settings({}, say), value: hashes.settings },
    { label: m.count_hash_trace({}, say), value: hashes.trace },
  ];
}
