// What stands behind a count, in words: what was understood of the file, each convention, and all its projects.
import type { VoteType } from '@minga/counting';
import { m } from '#words';
import type { FigureText } from './figure-text.ts';
import type { Labelled } from './labelled.ts';
import type { ReportDetails, ReportProject } from './report.ts';
import { projectName } from './round-words.ts';
import { conventionWords } from './setting-words.ts';
import { whyNot } from './shortfall-words.ts';
import type { Telling } from './telling.ts';

export function detailWords(telling: Telling): ReportDetails {
  const { counted, text } = telling;
  return {
    ballots: text.number(counted.election.ballots.length),
    understood: understood(telling),
    conventions: conventionWords(counted.outcome.settings, telling),
    projects: allProjects(telling),
  };
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
