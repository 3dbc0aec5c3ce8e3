// A whole vote told to a person: its name, its outcome in one sentence, its contests, and each count, in one language.
import type { Election, VoteType } from '@minga/counting';
import { m } from '#words';
import type { CountedVote } from '../counted.ts';
import { describeCount } from './describe-count.ts';
import { type FigureText, figureTextOf } from './figure-text.ts';
import type {
  ContestLine,
  ProblemWords,
  ReportContests,
  ReportLocale,
  VoteKind,
  VoteReport,
} from './report.ts';
import { tellingOf } from './telling.ts';

/** The whole report; `warnings` are those of the file that was counted. */
export function describeVote(
  vote: CountedVote,
  warnings: ProblemWords,
  locale: ReportLocale,
): VoteReport {
  const { election, counts } = vote;
  const text = figureTextOf(election, locale);
  const contests = contestsOf(vote, text, locale);
  return {
    title: titleOf(election) ?? m.count_untitled({}, { locale }),
    votes: voteKindOf(election.voteType),
    lead: leadOf(vote, text, locale),
    warnings,
    ...(contests && { contests }),
    counts: counts.map((counted) => describeCount(tellingOf(counted, locale))),
  };
}

function titleOf({ meta }: Election): string | undefined {
  const place = [meta.unit, meta.instance].filter((word) => word).join(' ');
  return [meta.description, place].find((text) => text !== undefined && text !== '');
}

/** What is asked and said depends on whether ballots carry points. */
function voteKindOf(type: VoteType): VoteKind {
  if (type === 'ordinal') return 'ordinal';
  return type === 'cumulative' || type === 'scoring' ? 'points' : 'approval';
}

interface Sums {
  readonly budget: bigint;
  readonly projects: number;
  readonly funded: number;
  readonly spent: bigint;
}

function sumsOf(counts: CountedVote['counts']): Sums {
  return counts.reduce<Sums>(
    (sums, { election, outcome }) => ({
      budget: sums.budget + election.budget,
      projects: sums.projects + election.projects.length,
      funded: sums.funded + outcome.order.length,
      spent: sums.spent + outcome.totalCost,
    }),
    { budget: 0n, projects: 0, funded: 0, spent: 0n },
  );
}

function leadOf(vote: CountedVote, text: FigureText, locale: ReportLocale): string {
  const { election, counts, isDivided } = vote;
  const { projects, funded, spent } = sumsOf(counts);
  const count = election.ballots.length;
  const words = {
    count,
    countText: text.number(count),
    funded: text.number(funded),
    projects: text.number(projects),
    amount: text.money(spent),
  };
  return isDivided
    ? m.count_counted_lead_contests(words, { locale })
    : m.count_counted_lead(words, { locale });
}

function contestsOf(
  { election, counts, isDivided }: CountedVote,
  text: FigureText,
  locale: ReportLocale,
): ReportContests | undefined {
  if (!isDivided) return undefined;
  const say = { locale };
  const line = (name: string, sums: Sums): ContestLine => ({
    name,
    envelope: text.money(sums.budget),
    entered: m.count_contest_entered(
      { funded: text.number(sums.funded), projects: text.number(sums.projects) },
      say,
    ),
    left: text.money(sums.budget - sums.spent),
  });
  const sums = sumsOf(counts);
  const words = { whole: text.money(election.budget), parts: text.money(sums.budget) };
  return {
    lines: counts.map((counted) => line(counted.contest ?? '', sumsOf([counted]))),
    total: line(m.count_contest_total({}, say), sums),
    ...(sums.budget < election.budget && { note: m.count_contest_rest(words, say) }),
  };
}
