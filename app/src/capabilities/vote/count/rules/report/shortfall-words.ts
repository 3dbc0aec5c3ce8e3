// Why a project did not come in, as a sentence and, where it is a matter of money, as a sum.
import { type Fraction, floorFraction, fraction, subtractFractions } from '@minga/basics';
import type { ProjectOutcome, ProjectReason } from '@minga/counting';
import { m } from '#words';
import type { Counted } from '../counted.ts';
import type { ReportShortfall } from './report.ts';
import { projectName } from './round-words.ts';
import { isByPoints, type Telling } from './telling.ts';

/** Those that did not come in, most votes (or points) first, then in the order of the file. */
export function shortfallWords(telling: Telling): readonly ReportShortfall[] {
  const { election, outcome } = telling.counted;
  const left = outcome.projects.filter(({ funded }) => !funded);
  return left
    .toSorted((a, b) => b.score - a.score)
    .map((one) => ({
      project: one.project,
      name: projectName(election, one.project),
      cost: telling.text.money(costOf(telling.counted, one)),
      sentence: whyNot(one, telling),
      brief: briefly(one, telling),
      ...sumOf(one, telling),
    }));
}

function costOf({ election }: Counted, { project }: ProjectOutcome): bigint {
  return election.projects[project]?.cost ?? 0n;
}

/** The reason in one or two sentences that stand by themselves. */
export function whyNot(one: ProjectOutcome, { counted, text, say }: Telling): string {
  const { reason } = one;
  switch (reason.kind) {
    case 'bought':
      return m.count_entered_in({ round: text.number(reason.round) }, say);
    case 'dearer-than-budget':
      return m.count_reason_dearer({}, say);
    case 'no-votes':
      return m.count_reason_no_votes({}, say);
    case 'no-cost':
      return m.count_reason_no_cost({}, say);
    case 'did-not-fit':
      return didNotFit(one, reason, { counted, text, say });
    case 'supporters-short':
      return supportersShort(one, reason, { counted, text, say });
    default:
      return whyItTookNoPart(reason, { counted, text, say });
  }
}

function didNotFit(
  { votes, score }: ProjectOutcome,
  reason: Extract<ProjectReason, { kind: 'did-not-fit' }>,
  { counted, text, say }: Telling,
): string {
  if (votes === 0) return m.count_reason_no_votes({}, say);
  const left = text.money(reason.left);
  return isByPoints(counted.election)
    ? m.count_reason_did_not_fit_points({ points: text.number(score), left }, say)
    : m.count_reason_did_not_fit({ votes: text.number(votes), left }, say);
}

function whyItTookNoPart(
  reason: Extract<
    ProjectReason,
    { kind: 'below-minimum' | 'partner-out' | 'conflict' | 'not-reached' | 'no-support' }
  >,
  { counted, text, say }: Telling,
): string {
  const nameOf = (project: number) => projectName(counted.election, project);
  switch (reason.kind) {
    case 'below-minimum': {
      // What is asked for can be a fraction; the least whole number that reaches it is what people count.
      const needed = -floorFraction(fraction(-reason.needed.numerator, reason.needed.denominator));
      const words = { score: text.number(reason.score), needed: text.number(Number(needed)) };
      return m.count_reason_below_minimum(words, say);
    }
    case 'partner-out':
      return m.count_reason_partner_out({ partner: nameOf(reason.partner) }, say);
    case 'conflict':
      return m.count_reason_conflict(
        { rival: nameOf(reason.rival), round: text.number(reason.round) },
        say,
      );
    case 'not-reached':
      return m.count_reason_not_reached({ blocker: nameOf(reason.blocker) }, say);
    case 'no-support':
      return m.count_reason_no_support({}, say);
  }
}

function briefly(one: ProjectOutcome, telling: Telling): string {
  const { counted, text, say } = telling;
  const { reason, votes } = one;
  const asked = costOf(counted, one);
  const cost = text.money(asked);
  if (reason.kind === 'supporters-short') {
    const money = { cost, had: text.share(reason.had), missing: text.share(reason.missing) };
    return m.count_brief_short({ ...money, count: votes, countText: text.number(votes) }, say);
  }
  if (reason.kind === 'did-not-fit' && votes > 0) {
    const money = { cost, left: text.money(reason.left), missing: text.money(asked - reason.left) };
    return isByPoints(counted.election)
      ? m.count_brief_did_not_fit_points({ ...money, points: text.number(one.score) }, say)
      : m.count_brief_did_not_fit({ ...money, votes: text.number(votes) }, say);
  }
  return m.count_brief({ cost, sentence: whyNot(one, telling) }, say);
}

function supportersShort(
  one: ProjectOutcome,
  reason: Extract<ProjectReason, { kind: 'supporters-short' }>,
  { counted, text, say }: Telling,
): string {
  const count = one.votes;
  const words = { count, countText: text.number(count), had: text.share(reason.had) };
  const sentence = hasSpentNothing(one, reason.had, counted)
    ? m.count_reason_short_untouched(words, say)
    : m.count_reason_short(words, say);
  if (reason.leftToComplete === undefined) return sentence;
  return m.count_reason_nor_completing({ sentence, left: text.money(reason.leftToComplete) }, say);
}

/** Whether its supporters still have all that they were given: then nothing else took their money. */
function hasSpentNothing(one: ProjectOutcome, had: Fraction, { outcome }: Counted): boolean {
  const { numerator, denominator } = outcome.endowment ?? fraction(0n);
  const given = fraction(numerator * BigInt(one.votes), denominator);
  return subtractFractions(given, had).numerator === 0n;
}

function sumOf(one: ProjectOutcome, telling: Telling): Pick<ReportShortfall, 'sum'> {
  const { counted, text, say } = telling;
  const { reason } = one;
  const cost = costOf(counted, one);
  if (reason.kind === 'supporters-short') {
    const had = { label: m.count_had_between({}, say), value: text.share(reason.had) };
    return sum(cost, floorFraction(reason.had), had, text.share(reason.missing));
  }
  if (reason.kind === 'did-not-fit') {
    const had = { label: m.count_left_in_envelope({}, say), value: text.money(reason.left) };
    return sum(cost, reason.left, had, text.money(cost - reason.left));
  }
  if (reason.kind === 'dearer-than-budget') {
    const { budget } = counted.election;
    const had = { label: m.count_whole_envelope({}, say), value: text.money(budget) };
    return sum(cost, budget, had, text.money(cost - budget));
  }
  return {};
}

function sum(
  cost: bigint,
  hadUnits: bigint,
  had: NonNullable<ReportShortfall['sum']>['had'],
  missing: string,
): Pick<ReportShortfall, 'sum'> {
  return { sum: { costUnits: String(cost), hadUnits: String(hadUnits), had, missing } };
}
