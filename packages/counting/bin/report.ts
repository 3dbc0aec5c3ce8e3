// An outcome as text for a terminal, in both languages.
import { type Fraction, formatFraction, fraction } from '@minga/basics';
import type { Election, Locale, Outcome, ProjectReason, Round } from '../src/index.ts';

type Money = (minor: bigint | Fraction) => string;

interface ReportWords {
  readonly digits: { readonly group: string; readonly decimal: string };
  readonly summary: (ballots: number, projects: number, budget: string) => string;
  readonly settings: string;
  readonly rounds: string;
  readonly paid: (payment: NonNullable<Round['payment']>, money: Money) => string;
  readonly greedy: (votes: number) => string;
  readonly notFunded: string;
  readonly nothingFunded: string;
  readonly reason: (reason: ProjectReason, money: Money) => string;
  readonly totals: (spent: string, left: string) => string;
  readonly emptyHanded: (emptyHanded: number, ballots: number) => string;
  readonly ties: (ties: number) => string;
  readonly warnings: string;
}

const reportWords: Readonly<Record<Locale, ReportWords>> = {
  'es-CL': {
    digits: { group: '.', decimal: ',' },
    summary: (ballots, projects, budget) =>
      `${ballots} papeletas, ${projects} proyectos, monto ${budget}`,
    settings: 'Regla',
    rounds: 'Entraron',
    paid: ({ full, each, rest, restTotal }, money) =>
      `${full} pusieron ${money(each)} cada una${rest === 0 ? '' : ` y ${rest} lo que les quedaba (${money(restTotal)})`}`,
    greedy: (votes) => `cabía en lo que quedaba (${votes} votos)`,
    notFunded: 'No entraron',
    nothingFunded: 'Ningún proyecto entró.',
    reason: (reason, money) => {
      switch (reason.kind) {
        case 'dearer-than-budget':
          return 'cuesta más que todo el monto';
        case 'no-votes':
          return 'no tuvo votos';
        case 'no-cost':
          return 'no cuesta nada y esta regla no lo compra';
        case 'did-not-fit':
          return `cuando le tocó quedaban ${money(reason.left)}`;
        case 'supporters-short':
          return `a sus votantes les quedaban ${money(reason.had)}; faltaron ${money(reason.missing)}`;
        case 'bought':
          return '';
      }
    },
    totals: (spent, left) => `Total ${spent}; sobran ${left}.`,
    emptyHanded: (emptyHanded, ballots) =>
      `${emptyHanded} de ${ballots} papeletas quedaron sin ningún proyecto suyo.`,
    ties: (ties) => `Empates exactos que decidió la regla de empates: ${ties}.`,
    warnings: 'Avisos',
  },
  en: {
    digits: { group: ',', decimal: '.' },
    summary: (ballots, projects, budget) =>
      `${ballots} ballots, ${projects} projects, budget ${budget}`,
    settings: 'Rule',
    rounds: 'Funded',
    paid: ({ full, each, rest, restTotal }, money) =>
      `${full} paid ${money(each)} each${rest === 0 ? '' : ` and ${rest} all they had left (${money(restTotal)})`}`,
    greedy: (votes) => `fitted in what was left (${votes} votes)`,
    notFunded: 'Not funded',
    nothingFunded: 'No project was funded.',
    reason: (reason, money) => {
      switch (reason.kind) {
        case 'dearer-than-budget':
          return 'costs more than the whole budget';
        case 'no-votes':
          return 'had no votes';
        case 'no-cost':
          return 'costs nothing and this rule does not buy it';
        case 'did-not-fit':
          return `when its turn came ${money(reason.left)} was left`;
        case 'supporters-short':
          return `its supporters had ${money(reason.had)} left; ${money(reason.missing)} was missing`;
        case 'bought':
          return '';
      }
    },
    totals: (spent, left) => `Total ${spent}; ${left} left.`,
    emptyHanded: (emptyHanded, ballots) =>
      `${emptyHanded} of ${ballots} ballots got none of their projects.`,
    ties: (ties) => `Exact ties that the tie rule decided: ${ties}.`,
    warnings: 'Warnings',
  },
};

export function reportOutcome(
  election: Election,
  outcome: Outcome,
  warnings: readonly string[],
  locale: Locale,
): string {
  const words = reportWords[locale];
  const money: Money = (minor) => formatMoney(minor, election.decimals, words.digits);
  const label = (project: number) => {
    const { id = '', name = '', cost = 0n } = election.projects[project] ?? {};
    return `${id === name ? id : `${id} · ${name}`} (${money(cost)})`;
  };
  const notFunded = outcome.projects.filter(({ funded }) => !funded);
  const lines = [
    ...(election.meta.description ? [election.meta.description] : []),
    words.summary(election.ballots.length, election.projects.length, money(election.budget)),
    `${words.settings}: ${describeSettings(outcome, money)}`,
    '',
    outcome.rounds.length === 0 ? words.nothingFunded : `${words.rounds}:`,
    ...outcome.rounds.map(({ number, project, payment, supporters }) => {
      const how = payment === undefined ? words.greedy(supporters) : words.paid(payment, money);
      return `  ${String(number).padStart(2)}. ${label(project)}: ${how}`;
    }),
    ...(notFunded.length === 0 ? [] : ['', `${words.notFunded}:`]),
    ...notFunded.map(
      ({ project, reason }) => `   ·  ${label(project)}: ${words.reason(reason, money)}`,
    ),
    '',
    words.totals(money(outcome.totalCost), money(outcome.left)),
    words.emptyHanded(outcome.emptyHanded + outcome.emptyBallots, election.ballots.length),
    ...(outcome.ties === 0 ? [] : [words.ties(outcome.ties)]),
    ...(warnings.length === 0 ? [] : ['', `${words.warnings}:`]),
    ...warnings.map((warning) => `  - ${warning}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The settings in the words of the command line, so that they can be typed again. */
function describeSettings({ settings, increments }: Outcome, money: Money): string {
  const { rule, utility, ties } = settings;
  if (settings.rule === 'greedy') return [rule, utility, ties].join(', ');
  const { completion, endowment, increment, exhaustiveStop } = settings;
  const grows = completion === 'add1' || completion === 'add1u';
  const growth = grows ? [`increment ${money(increment)} × ${increments ?? 0}`] : [];
  const stop = grows && !exhaustiveStop ? ['no-exhaustive-stop'] : [];
  return [rule, utility, completion, ties, endowment, ...growth, ...stop].join(', ');
}

/** Grouped in thousands. Exact shares are rounded to cents at least, since this is only to be read. */
function formatMoney(
  minor: bigint | Fraction,
  decimals: number,
  { group, decimal }: ReportWords['digits'],
): string {
  const value = typeof minor === 'bigint' ? fraction(minor) : minor;
  const units = fraction(value.numerator, value.denominator * 10n ** BigInt(decimals));
  const places = typeof minor === 'bigint' ? decimals : Math.max(decimals, 2);
  const [whole = '', rest = ''] = formatFraction(units, places).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return /^0*$/.test(rest) ? grouped : `${grouped}${decimal}${rest}`;
}
