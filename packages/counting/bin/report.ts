// An outcome as text for a terminal, in both languages.

import type { RankedProject } from '../src/explain.ts';
import {
  type Election,
  type Locale,
  type Outcome,
  type PlainSetting,
  type Round,
  type Settings,
  settingsToJson,
} from '../src/index.ts';
import { type Tellers, tellersOf } from './amounts.ts';
import { type ReportWords, reportWords } from './report-words.ts';

export interface ReportExtras {
  readonly ranking?: readonly RankedProject[];
  readonly warnings: readonly string[];
}

export function reportOutcome(
  election: Election,
  outcome: Outcome,
  { ranking, warnings }: ReportExtras,
  locale: Locale,
): string {
  const words = reportWords[locale];
  const tellers = tellersOf(election, locale);
  const { money, label } = tellers;
  const notFunded = outcome.projects.filter(({ funded }) => !funded);
  const { ballots } = election.profile;
  const lines = [
    ...(election.meta.description ? [election.meta.description] : []),
    words.summary(ballots, election.projects.length, money(election.budget)),
    `${words.settings}: ${describeSettings(outcome.settings, election)}`,
    ...(outcome.increments ? [words.increments(outcome.increments)] : []),
    ...(outcome.comparison ? [words.comparison[outcome.comparison.kept]] : []),
    '',
    outcome.rounds.length === 0 ? words.nothingFunded : `${words.rounds}:`,
    ...outcome.rounds.map((round) => {
      const bought = [round.project, ...round.together].map(label).join(' + ');
      return `  ${String(round.number).padStart(2)}. ${bought}: ${describeRound(round, words, tellers)}`;
    }),
    ...(notFunded.length === 0 ? [] : ['', `${words.notFunded}:`]),
    ...notFunded.map(
      ({ project, reason }) => `   ·  ${label(project)}: ${words.reason(reason, tellers)}`,
    ),
    '',
    words.totals(money(outcome.totalCost), money(outcome.left)),
    words.emptyHanded(outcome.emptyHanded + outcome.emptyBallots, ballots),
    ...(outcome.ties === 0 ? [] : [words.ties(outcome.ties)]),
    ...(ranking === undefined ? [] : ['', `${words.ranking}:`]),
    ...(ranking ?? []).map(
      ({ project }, place) => `  ${String(place + 1).padStart(2)}. ${label(project)}`,
    ),
    ...(warnings.length === 0 ? [] : ['', `${words.warnings}:`]),
    ...warnings.map((warning) => `  - ${warning}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** A report under the name of its contest, when it is of one. */
export function titled(contest: string | undefined, report: string): string {
  return contest === undefined ? report : `== ${contest}\n${report}`;
}

/** How a purchase came about. */
export function describeRound(
  { by, payment, supporters }: Round,
  words: ReportWords,
  tellers: Tellers,
): string {
  if (payment !== undefined) return words.paid(payment, tellers);
  return by === 'supporters' ? words.chosen(supporters) : words.greedy(supporters);
}

const optionOrder = [
  ...['rule', 'utility', 'completion', 'endowment', 'increment', 'exhaustiveStop', 'comparison'],
  ...['misfit', 'ties', 'lot', 'minimumScore', 'minimumShare', 'conflicts', 'together'],
];

/** The settings as options, so that they can be typed again. */
export function describeSettings(settings: Settings, { decimals }: Pick<Election, 'decimals'>) {
  const plain: Readonly<Record<string, PlainSetting>> = JSON.parse(
    settingsToJson(settings, decimals),
  );
  const grows = /^add1/.test(String(plain.completion));
  return optionOrder
    .flatMap((name) => {
      const value = plain[name];
      if (value === undefined || (name === 'comparison' && value === 'none')) return [];
      if (!grows && (name === 'increment' || name === 'exhaustiveStop')) return [];
      if (name === 'exhaustiveStop') return value === false ? ['--no-exhaustive-stop'] : [];
      const option = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return [`--${option} ${optionText(value)}`];
    })
    .join(' ');
}

function optionText(value: PlainSetting): string {
  if (typeof value !== 'object') return String(value);
  const groups = value.map((member) => (typeof member === 'string' ? member : member.join(',')));
  return `"${groups.join(typeof value[0] === 'string' ? ',' : ';')}"`;
}
