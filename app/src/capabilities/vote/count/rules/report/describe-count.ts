// A count told to a person: everything that its page shows, in one language.
import type { Election, VoteType } from '@minga/counting';
import { m } from '#words';
import type { Counted } from '../counted.ts';
import { officialWords, rivalWords } from './comparison-words.ts';
import { type FigureText, figureTextOf } from './figure-text.ts';
import type {
  CountReport,
  Labelled,
  ProblemWords,
  ReportLocale,
  ReportProject,
  VoteKind,
} from './report.ts';
import { howWords, projectName, roundWords } from './round-words.ts';
import { conventionWords } from './setting-words.ts';
import { shortfallWords, whyNot } from './shortfall-words.ts';
import type { Telling } from './telling.ts';

/** The whole report; `warnings` are those of the file that was counted. */
export function describeCount(
  counted: Counted,
  warnings: ProblemWords,
  locale: ReportLocale,
): CountReport {
  const { election, outcome } = counted;
  const telling = { counted, text: figureTextOf(election, locale), say: { locale } };
  const rival = rivalWords(telling);
  const official = officialWords(telling);
  return {
    title: titleOf(election) ?? m.count_untitled({}, telling.say),
    votes: voteKindOf(election.voteType),
    ballots: telling.text.number(election.ballots.length),
    lead: leadOf(telling),
    understood: understood(telling),
    warnings,
    figures: keyFigures(telling),
    how: howWords(telling),
    conventions: conventionWords(outcome.settings, election, locale),
    envelope: {
      units: String(election.budget),
      text: telling.text.money(election.budget),
      zeroText: telling.text.money(0n),
    },
    rounds: roundWords(telling),
    shortfalls: shortfallWords(telling),
    projects: allProjects(telling),
    ...(rival === undefined ? {} : { rival }),
    ...(official === undefined ? {} : { official }),
  };
}

function titleOf({ meta }: Election): string | undefined {
  const place = [meta.unit, meta.instance].filter((word) => word).join(' ');
  return [meta.description, place].find((text) => text !== undefined && text !== '');
}

function leadOf({ counted: { election, outcome }, text, say }: Telling): string {
  const count = election.ballots.length;
  return m.count_counted_lead(
    {
      count,
      countText: text.number(count),
      funded: text.number(outcome.order.length),
      projects: text.number(election.projects.length),
      amount: text.money(outcome.totalCost),
    },
    say,
  );
}

function understood({ counted: { election, outcome }, text, say }: Telling): readonly Labelled[] {
  const { meta } = election;
  const place = [meta.subunit, meta.unit, meta.country].filter((word) => word).join(', ');
  const dates = [...new Set([meta.date_begin, meta.date_end])].filter((day) => day).join(' – ');
  const lines: readonly (readonly [string, string])[] = [
    [
      m.count_ballots({}, say),
      ballotsText(election.ballots.length, outcome.emptyBallots, text, say),
    ],
    [m.count_projects({}, say), text.number(election.projects.length)],
    [m.count_envelope({}, say), text.money(election.budget)],
    [m.count_currency({}, say), election.currency || m.count_currency_unknown({}, say)],
    [m.count_vote_type({}, say), voteTypeText(election.voteType, say)],
    [m.count_place({}, say), place],
    [m.count_dates({}, say), dates],
    [m.count_declared_rule({}, say), meta.rule === 'unknown' ? '' : (meta.rule ?? '')],
  ];
  return lines.flatMap(([label, value]) => (value === '' ? [] : [{ label, value }]));
}

function ballotsText(all: number, blank: number, text: FigureText, say: Telling['say']): string {
  const total = text.number(all);
  if (blank === 0) return total;
  return m.count_ballots_blank({ total, blank: text.number(blank) }, say);
}

/** What is asked and said depends on whether ballots carry points. */
function voteKindOf(type: VoteType): VoteKind {
  if (type === 'ordinal') return 'ordinal';
  return type === 'cumulative' || type === 'scoring' ? 'points' : 'approval';
}

function voteTypeText(type: VoteType, say: Telling['say']): string {
  switch (type) {
    case 'choose-1':
      return m.count_vote_choose_1({}, say);
    case 'ordinal':
      return m.count_vote_ordinal({}, say);
    case 'cumulative':
    case 'scoring':
      return m.count_vote_points({}, say);
    case 'approval':
      return m.count_vote_approval({}, say);
  }
}

function keyFigures({ counted: { election, outcome }, text, say }: Telling): readonly Labelled[] {
  const blank = outcome.emptyBallots;
  const total = text.number(election.ballots.length - blank);
  return [
    { value: text.money(outcome.totalCost), label: m.count_figure_spent({}, say) },
    { value: text.money(outcome.left), label: leftLabel({ election, outcome }, say) },
    {
      value: m.count_figure_empty({ count: text.number(outcome.emptyHanded), total }, say),
      label:
        blank === 0
          ? m.count_figure_empty_label({}, say)
          : m.count_figure_empty_label_blank({ count: blank, countText: text.number(blank) }, say),
    },
  ];
}

function leftLabel(
  { election, outcome }: Pick<Counted, 'election' | 'outcome'>,
  say: Telling['say'],
) {
  if (outcome.left === 0n) return m.count_figure_left_zero({}, say);
  const somethingFits = outcome.projects.some(
    ({ project, funded }) => !funded && (election.projects[project]?.cost ?? 0n) <= outcome.left,
  );
  return somethingFits ? m.count_figure_left({}, say) : m.count_figure_left_none_fits({}, say);
}

function allProjects(telling: Telling): readonly ReportProject[] {
  const { counted, text } = telling;
  return counted.outcome.projects.map((one) => ({
    name: projectName(counted.election, one.project),
    cost: text.money(counted.election.projects[one.project]?.cost ?? 0n),
    votes: text.number(one.votes),
    ...(counted.election.profile.points && { score: text.number(one.score) }),
    entered: one.funded,
    result: whyNot(one, telling),
  }));
}
