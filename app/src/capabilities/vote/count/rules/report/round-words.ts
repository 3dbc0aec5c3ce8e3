// Each round as a sentence: from whom every peso came, and what decided a tie.
import { type Fraction, fraction, subtractFractions } from '@minga/basics';
import type { Outcome, Round, Settings } from '@minga/counting';
import { m } from '#words';
import type { Counted } from '../counted.ts';
import type { FigureText } from './figure-text.ts';
import type { ReportRound } from './report.ts';
import type { Telling } from './telling.ts';

export function roundWords(telling: Telling): readonly ReportRound[] {
  const { election, outcome } = telling.counted;
  return outcome.rounds.map((round) => {
    const after = round.spentBefore + round.cost;
    return {
      number: round.number,
      name: projectName(election, round.project),
      cost: telling.text.money(round.cost),
      beforeUnits: String(round.spentBefore),
      afterUnits: String(after),
      afterText: telling.text.money(after),
      completes: round.by === 'greedy' && outcome.settings.rule === 'mes',
      sentence: withTie(sentenceOf(round, telling), round, telling),
    };
  });
}

/** The name, or the code of a project that has none. */
export function projectName(election: Counted['election'], project: number): string {
  const { name, id } = election.projects[project] ?? { name: '', id: '' };
  return name === '' ? id : name;
}

function sentenceOf(round: Round, telling: Telling): string {
  if (round.payment !== undefined) return paymentSentence(round, round.payment, telling);
  const { settings } = telling.counted.outcome;
  const votes = telling.text.number(round.supporters);
  return greedySentence(settings, { votes }, telling.say);
}

function greedySentence(
  { rule, utility }: Settings,
  votes: { readonly votes: string },
  say: Telling['say'],
): string {
  if (rule === 'mes') {
    return utility === 'cost'
      ? m.count_round_completes_cost(votes, say)
      : m.count_round_completes_cardinality(votes, say);
  }
  return utility === 'cost'
    ? m.count_round_greedy_cost(votes, say)
    : m.count_round_greedy_cardinality(votes, say);
}

function paymentSentence(
  round: Round,
  { full, each, rest }: NonNullable<Round['payment']>,
  { text, say }: Telling,
): string {
  if (round.cost === 0n) return m.count_round_free({}, say);
  const paid = { count: full, countText: text.number(full), each: text.share(each) };
  if (rest === 0) return m.count_round_all_paid(paid, say);
  const others = { count: rest, countText: text.number(rest) };
  return m.count_round_rest({ full: m.count_round_full(paid, say), ...others }, say);
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
  return counted.outcome.settings.ties === 'id'
    ? m.count_round_tie_id({ sentence, others }, say)
    : m.count_round_tie_votes({ sentence, others }, say);
}

/** How the rule went as a whole: with what everybody started, how far it was raised, what decides a round. */
export function howWords({ counted, text, say }: Telling): string {
  const { settings } = counted.outcome;
  if (settings.rule === 'greedy') {
    return settings.utility === 'cost'
      ? m.count_how_greedy_cost({}, say)
      : m.count_how_greedy_cardinality({}, say);
  }
  const decides =
    settings.utility === 'cost'
      ? m.count_how_mes_cost({}, say)
      : m.count_how_mes_cardinality({}, say);
  return `${shareSentence(counted.outcome, settings.increment, text, say)} ${decides}`;
}

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
