// What was asked about one project, in words: what would have changed it, where the money went, what would follow it.
import { addFractions, compareFractions, type Fraction } from '@minga/basics';
import type { Explanation } from '@minga/counting/explain';
import { m } from '#words';
import { formatNumber, roundHalfUp } from '../../../../../ui/format.ts';
import type { Labelled } from './labelled.ts';
import type { ReportExplanation } from './measures.ts';
import { projectName } from './round-words.ts';
import { isByPoints, type Telling } from './telling.ts';

export function explanationWords(telling: Telling, found: Explanation): ReportExplanation {
  const isFunded = telling.counted.outcome.projects[found.project]?.funded === true;
  const money = moneyWords(telling, found, isFunded);
  // What enters by counting again without it was found by a recount too.
  const recounts = found.changes.recounts + (found.replacement === undefined ? 0 : 1);
  return {
    project: found.project,
    changes: isFunded ? marginWords(telling, found) : changeWords(telling, found.changes),
    changesNote: m.count_explained_verified(
      { count: recounts, countText: telling.text.number(recounts) },
      telling.say,
    ),
    ...(money && { money }),
    replacements: replacementWords(telling, found),
  };
}

type Changes = ReportExplanation['changes'];

function changeWords({ text, say }: Telling, found: Explanation['changes']): Changes {
  const { cost, approvals, voters } = found;
  const ballots = (count: number) => ({ count, countText: text.number(count) });
  const lines: Changes[number][] = [
    {
      about: 'peso',
      text:
        cost === null
          ? m.count_change_no_cost({}, say)
          : m.count_change_cost(
              { most: text.money(cost.most), tooMuch: text.money(cost.tooMuch) },
              say,
            ),
    },
  ];
  if (approvals !== undefined) {
    const sentence =
      approvals === null
        ? m.count_change_no_approvals({}, say)
        : m.count_change_approvals(ballots(approvals), say);
    lines.push({ about: 'person', text: sentence });
  }
  if (voters !== undefined) {
    const sentence =
      voters === null
        ? m.count_change_no_voters({}, say)
        : m.count_change_voters(ballots(voters), say);
    lines.push({ about: 'envelope', text: sentence });
  }
  return lines;
}

function marginWords({ counted, text, say }: Telling, found: Explanation): Changes {
  const { effectiveVotes, project } = found;
  const { cost } = found.changes;
  const lines: Changes[number][] = [];
  if (cost !== null) {
    const own = counted.election.projects[project]?.cost ?? 0n;
    const words = { most: text.money(cost.most), tooMuch: text.money(cost.tooMuch) };
    const sentence =
      cost.most === own
        ? m.count_margin_none(words, say)
        : m.count_margin({ ...words, margin: text.money(cost.most - own) }, say);
    lines.push({ about: 'peso', text: sentence });
  }
  if (effectiveVotes !== undefined) {
    const votes = text.number(counted.outcome.projects[project]?.votes ?? 0);
    const enough = decimalText(effectiveVotes, say.locale);
    const sentence = isByPoints(counted.election)
      ? m.count_effective_ballots({ enough, ballots: votes }, say)
      : m.count_effective_votes({ enough, votes }, say);
    lines.push({ about: 'person', text: sentence });
  }
  return lines;
}

function decimalText({ numerator, denominator }: Fraction, locale: Telling['say']['locale']) {
  return formatNumber(Number(roundHalfUp(numerator * 10n, denominator)) / 10, locale, 1);
}

/** Purchases shown one by one, dearest for these supporters first; the others add up to one line. */
const PURCHASES_SHOWN = 8;

function moneyWords(
  telling: Telling,
  { money, project }: Explanation,
  isFunded: boolean,
): ReportExplanation['money'] {
  const { counted, text, say } = telling;
  if (money === undefined) return undefined;
  const { rounds } = counted.outcome;
  const nameOf = (round: number) => {
    const bought = rounds[round - 1];
    const members = bought === undefined ? [] : [bought.project, ...bought.together];
    return members.map((one) => projectName(counted.election, one)).join(' + ');
  };
  const dearest = money.paid.toSorted((a, b) => compareFractions(b.amount, a.amount));
  const shown = dearest.slice(0, PURCHASES_SHOWN);
  const others = dearest.slice(PURCHASES_SHOWN);
  const rows: Labelled[] = [
    { label: m.count_money_start({}, say), value: text.share(money.start) },
    ...shown.map(({ round, amount }) => ({
      label: m.count_money_paid({ name: nameOf(round) }, say),
      value: text.share(amount),
    })),
  ];
  if (others.length > 0) {
    const rest = others.map(({ amount }) => amount).reduce(addFractions);
    const words = { count: others.length, countText: text.number(others.length) };
    rows.push({ label: m.count_money_paid_others(words, say), value: text.share(rest) });
  }
  const cost = text.money(counted.election.projects[project]?.cost ?? 0n);
  return {
    title: m.count_money_title({}, say),
    rows,
    total: { label: m.count_money_left({}, say), value: text.share(money.left) },
    ...(!isFunded && { note: bestWords(telling, money.best, cost) }),
  };
}

function bestWords(
  { text, say }: Telling,
  { round, amount }: NonNullable<Explanation['money']>['best'],
  cost: string,
): string {
  const words = { amount: text.share(amount), cost };
  return round === undefined
    ? m.count_money_best_end(words, say)
    : m.count_money_best({ ...words, round: text.number(round) }, say);
}

function replacementWords(
  { counted, say }: Telling,
  { replacement }: Explanation,
): readonly string[] {
  if (replacement === undefined) return [];
  const { nextInOrder, recount } = replacement;
  const names = (projects: readonly number[]) =>
    projects.map((one) => `«${projectName(counted.election, one)}»`).join(', ');
  return [
    nextInOrder.length === 0
      ? m.count_replace_nobody({}, say)
      : m.count_replace_next({ names: names(nextInOrder) }, say),
    recount.entering.length === 0
      ? m.count_replace_recount_nobody({}, say)
      : m.count_replace_recount({ names: names(recount.entering) }, say),
    ...(recount.leaving.length === 0
      ? []
      : [m.count_replace_leaving({ names: names(recount.leaving) }, say)]),
  ];
}
