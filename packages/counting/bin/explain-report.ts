// The explanation of a project as text for a terminal, in both languages.
import type { Explanation } from '../src/explain.ts';
import type { Election, Locale, Outcome } from '../src/index.ts';
import { type Tellers, tellersOf } from './amounts.ts';
import { type ExplainWords, explainWords } from './explain-words.ts';
import { describeRound, describeSettings } from './report.ts';
import { reportWords } from './report-words.ts';

/** What is explained, and how it is told. */
interface Subject extends Explanation {
  readonly outcome: Outcome;
  readonly isFunded: boolean;
  readonly tellers: Tellers;
  readonly words: ExplainWords;
  readonly locale: Locale;
}

export function reportExplanation(
  election: Election,
  outcome: Outcome,
  explanation: Explanation,
  locale: Locale,
): string {
  const { project } = explanation;
  const subject: Subject = {
    ...{ ...explanation, outcome, locale },
    isFunded: outcome.projects[project]?.funded === true,
    tellers: tellersOf(election, locale),
    words: explainWords[locale],
  };
  const lines = [
    subject.tellers.label(project),
    `${reportWords[locale].settings}: ${describeSettings(outcome.settings, election)}`,
    ...tellVerdict(subject),
    ...tellMoney(subject),
    ...tellChanges(subject),
    ...tellReplacement(subject),
  ];
  return `${lines.join('\n')}\n`;
}

function tellVerdict({ outcome, project, place, effectiveVotes, ...how }: Subject) {
  const { tellers, words, locale } = how;
  const { votes = 0, reason } = outcome.projects[project] ?? {};
  const round = outcome.rounds.find((one) => [one.project, ...one.together].includes(project));
  const lines = [words.votes(votes)];
  if (round !== undefined) {
    lines.push(words.funded(round.number, describeRound(round, reportWords[locale], tellers)));
  } else if (reason !== undefined) {
    lines.push(words.notFunded(reportWords[locale].reason(reason, tellers)));
  }
  if (effectiveVotes) lines.push(words.effectiveVotes(tellers.number(effectiveVotes)));
  return [...lines, words.place(place, outcome.projects.length)];
}

function tellMoney({ money, outcome, isFunded, tellers, words }: Subject): readonly string[] {
  if (money === undefined) return [];
  const { start, paid, left, best } = money;
  return section(words.money, [
    words.started(tellers.money(start)),
    ...paid.map(({ round, amount }) => {
      const bought = outcome.rounds[round - 1];
      const projects = bought === undefined ? [] : [bought.project, ...bought.together];
      return words.paid(tellers.money(amount), projects.map(tellers.label).join(' + '));
    }),
    words.kept(tellers.money(left)),
    ...(isFunded ? [] : [words.best(tellers.money(best.amount), best.round)]),
  ]);
}

function tellChanges({ changes, isFunded, tellers, words }: Subject): readonly string[] {
  const { cost, approvals, voters, recounts } = changes;
  const limits = cost && ([tellers.money(cost.most), tellers.money(cost.tooMuch)] as const);
  return section(words.changes, [
    limits === null ? words.noCheaper : words[isFunded ? 'dearer' : 'cheaper'](...limits),
    ...found(approvals, words.approvals, words.noApprovals),
    ...found(voters, words.voters, words.noVoters),
    words.verified(recounts),
  ]);
}

/** Nothing when it was not asked. */
function found(
  answer: number | null | undefined,
  tell: (answer: number) => string,
  none: string,
): readonly string[] {
  if (answer === undefined) return [];
  return [answer === null ? none : tell(answer)];
}

function tellReplacement({ replacement, tellers, words }: Subject): readonly string[] {
  if (replacement === undefined) return [];
  const { nextInOrder, recount } = replacement;
  return section(words.without, [
    words.nextInOrder(nextInOrder.map(tellers.label)),
    words.recount(recount.entering.map(tellers.label), recount.leaving.map(tellers.label)),
  ]);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', `${title}:`, ...lines.map((line) => `  - ${line}`)];
}
