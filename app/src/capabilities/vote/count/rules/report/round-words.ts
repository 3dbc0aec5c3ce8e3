// Each round as a sentence: from whom every peso came, and what decided a tie.
import { type Fraction, fraction, subtractFractions } from '@minga/basics';
import type { Outcome, Payment, Round, Settings, Utility } from '@minga/counting';
import { m } from '#words';
import { formatPercent } from '../../../../../ui/format.ts';
import type { Counted } from '../counted.ts';
import type { FigureText } from './figure-text.ts';
import type { ReportRound } from './report.ts';
import { greedyName } from './rule-names.ts';
import { isByPoints, type Telling } from './telling.ts';

type Say = Telling['say'];

type Unpaid = ReadonlyMap<number, Fraction>;

/** `unpaid`: by round, what nobody paid of its price. */
export function roundWords(telling: Telling, unpaid: Unpaid = new Map()): readonly ReportRound[] {
  const { election, outcome } = telling.counted;
  return outcome.rounds.map((round) => {
    const after = round.spentBefore + round.cost;
    return {
      number: round.number,
      project: round.project,
      name: [round.project, ...round.together].map((one) => projectName(election, one)).join(' + '),
      cost: telling.text.money(round.cost),
      beforeUnits: String(round.spentBefore),
      afterUnits: String(after),
      afterText: telling.text.money(after),
      completes: round.by === 'greedy' && isCompletion(outcome.settings),
      sentence: [withPartner, withTie].reduce(
        (sentence, add) => add(sentence, round, telling),
        withUnpaid(sentenceOf(round, telling), round, unpaid.get(round.number), telling),
      ),
    };
  });
}

/** The name, or the code of a project that has none. */
export function projectName(election: Counted['election'], project: number): string {
  const { name, id } = election.projects[project] ?? { name: '', id: '' };
  return name === '' ? id : name;
}

function isCompletion({ rule }: Settings): boolean {
  return rule === 'mes' || rule === 'bos';
}

function sentenceOf(round: Round, telling: Telling): string {
  if (round.payment !== undefined) return paymentSentence(round, round.payment, telling);
  const { settings, projects } = telling.counted.outcome;
  const votes = { votes: telling.text.number(round.supporters) };
  if (settings.rule === 'phragmen') return m.count_round_phragmen(votes, telling.say);
  const score = projects[round.project]?.score ?? 0;
  const points = { votes: telling.text.number(score) };
  return isCompletion(settings)
    ? completionSentence(settings.utility, votes, points, telling.say)
    : greedySentence(settings.utility, votes, points, telling.say);
}

interface Votes {
  readonly votes: string;
}

function completionSentence(utility: Utility, votes: Votes, points: Votes, say: Say): string {
  switch (utility) {
    case 'cost':
      return m.count_round_completes_cost(votes, say);
    case 'cardinality':
      return m.count_round_completes_cardinality(votes, say);
    case 'points':
    case 'borda':
      return m.count_round_completes_points(points, say);
    default:
      return m.count_round_completes_most_points(points, say);
  }
}

function greedySentence(utility: Utility, votes: Votes, points: Votes, say: Say): string {
  switch (utility) {
    case 'cost':
      return m.count_round_greedy_cost(votes, say);
    case 'cardinality':
      return m.count_round_greedy_cardinality(votes, say);
    case 'points':
    case 'borda':
      return m.count_round_greedy_points(points, say);
    default:
      return m.count_round_greedy_most_points(points, say);
  }
}

function paymentSentence(
  round: Round,
  { full, each, rest }: Payment,
  { text, say, counted }: Telling,
): string {
  if (round.cost === 0n) return m.count_round_free({}, say);
  const paid = { count: full, countText: text.number(full), each: text.share(each) };
  const others = { count: rest, countText: text.number(rest) };
  // With bounded overspending there may be nobody who could pay in full.
  if (full === 0) return m.count_round_gave_all(others, say);
  const byPoints = isByPoints(counted.election);
  if (rest === 0) {
    return byPoints ? m.count_round_all_paid_points(paid, say) : m.count_round_all_paid(paid, say);
  }
  const paidFull = byPoints ? m.count_round_full_points(paid, say) : m.count_round_full(paid, say);
  return m.count_round_rest({ full: paidFull, ...others }, say);
}

/** With bounded overspending supporters can buy what they pay only in part. */
function withUnpaid(
  sentence: string,
  { cost }: Round,
  unpaid: Fraction | undefined,
  { text, say }: Telling,
): string {
  if (unpaid === undefined) return sentence;
  const whole = cost * unpaid.denominator;
  const words = {
    sentence,
    paid: text.share(subtractFractions(fraction(cost), unpaid)),
    cost: text.money(cost),
    unpaid: text.share(unpaid),
    percent: formatPercent(unpaid.numerator, whole, say.locale),
  };
  return m.count_round_unpaid(words, say);
}

function withPartner(sentence: string, { together }: Round, { counted, say }: Telling): string {
  if (together.length === 0) return sentence;
  const names = together.map((one) => projectName(counted.election, one)).join(', ');
  return m.count_round_together({ sentence, names }, say);
}

function withTie(sentence: string, round: Round, { counted, text, say }: Telling): string {
  const [first, ...further] = round.tiedWith;
  if (first === undefined) return sentence;
  const name = projectName(counted.election, first);
  const count = further.length;
  const others =
    count === 0
      ? name
      : m.count_tie_others({ names: name, count, countText: text.number(count) }, say);
  const words = { sentence, others };
  const byPoints = isByPoints(counted.election);
  switch (counted.outcome.settings.ties) {
    case 'id':
      return m.count_round_tie_id(words, say);
    case 'votes-cost-id':
      return byPoints ? m.count_round_tie_ballots(words, say) : m.count_round_tie_votes(words, say);
    case 'cost-votes-lot':
      return byPoints
        ? m.count_round_tie_lot_ballots(words, say)
        : m.count_round_tie_lot(words, say);
  }
}

/** How the rule went as a whole: with what everybody started, how far it was raised, what decides a round. */
export function howWords({ counted, text, say }: Telling): string {
  const { settings } = counted.outcome;
  if (settings.rule === 'phragmen') {
    return `${m.count_how_phragmen({}, say)} ${misfitSentence(settings.misfit, say)}`;
  }
  if (settings.rule === 'greedy') {
    return `${greedyOrder[settings.utility](say)} ${misfitSentence(settings.misfit, say)}`;
  }
  if (settings.rule === 'bos') {
    return `${shareSentence(counted.outcome, 0n, text, say)} ${m.count_how_bos({}, say)}`;
  }
  const sentences = [
    shareSentence(counted.outcome, settings.increment, text, say),
    sharesOrder[settings.utility](say),
    ...comparisonSentence(counted.outcome, greedyName[settings.utility](say), text, say),
  ];
  return sentences.join(' ');
}

function misfitSentence(misfit: 'skip' | 'stop', say: Say): string {
  return misfit === 'skip' ? m.count_how_skip({}, say) : m.count_how_stop({}, say);
}

function comparisonSentence(
  { comparison }: Outcome,
  name: string,
  text: FigureText,
  say: Say,
): readonly string[] {
  if (comparison === undefined) return [];
  const { kept } = comparison;
  const [shares, greedy] = [text.number(comparison.shares), text.number(comparison.greedy)];
  return [
    kept === 'greedy'
      ? m.count_how_comparison_greedy({ name, shares, greedy }, say)
      : m.count_how_comparison_shares({ name, shares, greedy }, say),
  ];
}

const greedyOrder = {
  cost: (say: Say) => m.count_how_greedy_cost({}, say),
  cardinality: (say: Say) => m.count_how_greedy_cardinality({}, say),
  points: (say: Say) => m.count_how_greedy_points_per_cost({}, say),
  'cost-points': (say: Say) => m.count_how_greedy_points({}, say),
  borda: (say: Say) => m.count_how_greedy_points_per_cost({}, say),
  'cost-borda': (say: Say) => m.count_how_greedy_points({}, say),
} as const;

const sharesOrder = {
  cost: (say: Say) => m.count_how_mes_cost({}, say),
  cardinality: (say: Say) => m.count_how_mes_cardinality({}, say),
  points: (say: Say) => m.count_how_mes_points({}, say),
  'cost-points': (say: Say) => m.count_how_mes_points_cost({}, say),
  borda: (say: Say) => m.count_how_mes_points({}, say),
  'cost-borda': (say: Say) => m.count_how_mes_points_cost({}, say),
} as const;

function shareSentence(
  { endowment = fraction(0n), increments = 0 }: Outcome,
  increment: bigint,
  text: FigureText,
  say: Telling['say'],
): string {
  const share = text.share(endowment);
  if (increments === 0) return m.count_how_mes({ share }, say);
  const raised: Fraction = fraction(increment * BigInt(increments));
  const start = text.share(subtractFractions(endowment, raised));
  const count = increments;
  const words = { start, count, countText: text.number(count), step: text.money(increment), share };
  return m.count_how_mes_raised(words, say);
}
