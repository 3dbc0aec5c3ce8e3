// The words of an outcome in a terminal, in both languages.
import type { Locale, Payment, ProjectReason } from '../src/index.ts';
import type { Tellers } from './amounts.ts';

export interface ReportWords {
  readonly summary: (ballots: number, projects: number, budget: string) => string;
  readonly settings: string;
  readonly increments: (increments: number) => string;
  readonly comparison: Readonly<Record<'shares' | 'greedy', string>>;
  readonly rounds: string;
  readonly paid: (payment: Payment, tellers: Tellers) => string;
  readonly chosen: (supporters: number) => string;
  readonly greedy: (supporters: number) => string;
  readonly notFunded: string;
  readonly nothingFunded: string;
  readonly reason: (reason: ProjectReason, tellers: Tellers) => string;
  readonly totals: (spent: string, left: string) => string;
  readonly emptyHanded: (emptyHanded: number, ballots: number) => string;
  readonly ties: (ties: number) => string;
  readonly ranking: string;
  readonly warnings: string;
}

const spanish: ReportWords = {
  summary: (ballots, projects, budget) =>
    `${ballots} papeletas, ${projects} proyectos, monto ${budget}`,
  settings: 'Regla',
  increments: (increments) =>
    `La parte de cada papeleta creció ${increments === 1 ? 'un incremento' : `${increments} incrementos`}.`,
  comparison: {
    shares: 'La comparación mantuvo el resultado de partes iguales.',
    greedy: 'La comparación prefirió el resultado de más votos primero.',
  },
  rounds: 'Entraron',
  paid: ({ full, each, rest, restTotal }, { money }) => {
    const few = rest === 0 ? '' : ` y ${rest} lo que les quedaba (${money(restTotal)})`;
    return full === 0
      ? `${rest} pusieron lo que les quedaba (${money(restTotal)})`
      : `${full} pusieron ${money(each)} cada una${few}`;
  },
  chosen: (supporters) => `la compraron sus ${supporters} papeletas`,
  greedy: (supporters) => `cabía en lo que quedaba (${supporters} votos)`,
  notFunded: 'No entraron',
  nothingFunded: 'Ningún proyecto entró.',
  reason: (reason, { money, number, label }) => {
    switch (reason.kind) {
      case 'bought':
        return `entró en la ronda ${reason.round}`;
      case 'dearer-than-budget':
        return 'cuesta más que todo el monto';
      case 'no-votes':
        return 'no tuvo votos';
      case 'no-support':
        return 'quedó siempre en el último lugar';
      case 'below-minimum':
        return `tuvo ${reason.score} y el mínimo era ${number(reason.needed)}`;
      case 'partner-out':
        return `va junto con ${label(reason.partner)}, que no participó`;
      case 'conflict':
        return `entró otro de su grupo: ${label(reason.rival)}`;
      case 'no-cost':
        return 'no cuesta nada y esta regla no lo compra';
      case 'did-not-fit':
        return `cuando le tocó quedaban ${money(reason.left)}`;
      case 'not-reached':
        return `la cuenta terminó antes, cuando no cupo ${label(reason.blocker)}`;
      case 'supporters-short':
        return `a sus votantes les quedaban ${money(reason.had)}; faltaron ${money(reason.missing)}`;
    }
  },
  totals: (spent, left) => `Total ${spent}; sobran ${left}.`,
  emptyHanded: (emptyHanded, ballots) =>
    `${emptyHanded} de ${ballots} papeletas quedaron sin ningún proyecto suyo.`,
  ties: (ties) => `Empates exactos que decidió la regla de empates: ${ties}.`,
  ranking: 'Orden de todos',
  warnings: 'Avisos',
};

const english: ReportWords = {
  summary: (ballots, projects, budget) =>
    `${ballots} ballots, ${projects} projects, budget ${budget}`,
  settings: 'Rule',
  increments: (increments) =>
    `The share of each ballot grew by ${increments === 1 ? 'one increment' : `${increments} increments`}.`,
  comparison: {
    shares: 'The comparison kept the outcome of Equal Shares.',
    greedy: 'The comparison preferred the outcome of most votes first.',
  },
  rounds: 'Funded',
  paid: ({ full, each, rest, restTotal }, { money }) => {
    const few = rest === 0 ? '' : ` and ${rest} all they had left (${money(restTotal)})`;
    return full === 0
      ? `${rest} paid all they had left (${money(restTotal)})`
      : `${full} paid ${money(each)} each${few}`;
  },
  chosen: (supporters) => `bought by its ${supporters} ballots`,
  greedy: (supporters) => `fitted in what was left (${supporters} votes)`,
  notFunded: 'Not funded',
  nothingFunded: 'No project was funded.',
  reason: (reason, { money, number, label }) => {
    switch (reason.kind) {
      case 'bought':
        return `bought in round ${reason.round}`;
      case 'dearer-than-budget':
        return 'costs more than the whole budget';
      case 'no-votes':
        return 'had no votes';
      case 'no-support':
        return 'was always ranked last';
      case 'below-minimum':
        return `had ${reason.score} and the minimum was ${number(reason.needed)}`;
      case 'partner-out':
        return `goes together with ${label(reason.partner)}, which did not take part`;
      case 'conflict':
        return `another of its group was bought: ${label(reason.rival)}`;
      case 'no-cost':
        return 'costs nothing and this rule does not buy it';
      case 'did-not-fit':
        return `when its turn came ${money(reason.left)} was left`;
      case 'not-reached':
        return `the count ended before, when ${label(reason.blocker)} did not fit`;
      case 'supporters-short':
        return `its supporters had ${money(reason.had)} left; ${money(reason.missing)} was missing`;
    }
  },
  totals: (spent, left) => `Total ${spent}; ${left} left.`,
  emptyHanded: (emptyHanded, ballots) =>
    `${emptyHanded} of ${ballots} ballots got none of their projects.`,
  ties: (ties) => `Exact ties that the tie rule decided: ${ties}.`,
  ranking: 'Order of all',
  warnings: 'Warnings',
};

export const reportWords: Readonly<Record<Locale, ReportWords>> = { 'es-CL': spanish, en: english };
