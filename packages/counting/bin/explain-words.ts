// The words of `minga-count explain`, in both languages.
import type { Locale } from '../src/index.ts';

export interface ExplainWords {
  readonly votes: (votes: number) => string;
  readonly funded: (round: number, how: string) => string;
  readonly notFunded: (reason: string) => string;
  readonly effectiveVotes: (votes: string) => string;
  readonly place: (place: number, projects: number) => string;
  readonly money: string;
  readonly started: (amount: string) => string;
  readonly paid: (amount: string, label: string) => string;
  readonly kept: (amount: string) => string;
  readonly best: (amount: string, round: number | undefined) => string;
  readonly changes: string;
  readonly cheaper: (most: string, tooMuch: string) => string;
  readonly noCheaper: string;
  readonly dearer: (most: string, tooMuch: string) => string;
  readonly approvals: (ballots: number) => string;
  readonly noApprovals: string;
  readonly voters: (voters: number) => string;
  readonly noVoters: string;
  readonly verified: (recounts: number) => string;
  readonly without: string;
  readonly nextInOrder: (labels: readonly string[]) => string;
  readonly recount: (entering: readonly string[], leaving: readonly string[]) => string;
}

const nobody: Readonly<Record<Locale, string>> = { 'es-CL': 'nadie', en: 'nobody' };

function list(labels: readonly string[], locale: Locale): string {
  return labels.length === 0 ? nobody[locale] : labels.join(', ');
}

const spanish: ExplainWords = {
  votes: (votes) => `${votes} papeletas lo eligieron.`,
  funded: (round, how) => `Entró en la ronda ${round}: ${how}.`,
  notFunded: (reason) => `No entró: ${reason}.`,
  effectiveVotes: (votes) => `Si todos hubieran puesto lo mismo, habrían bastado ${votes} votos.`,
  place: (place, projects) => `En el orden de todos tiene el lugar ${place} de ${projects}.`,
  money: 'La plata de quienes lo apoyan',
  started: (amount) => `partieron con ${amount} en total`,
  paid: (amount, label) => `pusieron ${amount} en ${label}`,
  kept: (amount) => `les quedaron ${amount}`,
  best: (amount, round) =>
    round === undefined
      ? `lo más que habrían cubierto: ${amount}, con lo que les quedó`
      : `lo más que habrían cubierto: ${amount}, en la ronda ${round}`,
  changes: 'Qué lo habría cambiado',
  cheaper: (most, tooMuch) => `con un costo de ${most} habría entrado (con ${tooMuch}, no)`,
  noCheaper: 'con ningún costo menor habría entrado',
  dearer: (most, tooMuch) => `con un costo de hasta ${most} entraba igual (con ${tooMuch}, no)`,
  approvals: (ballots) =>
    `si ${ballots} papeletas más lo hubieran elegido, de las que terminaron con más plata, habría entrado (con una menos, no)`,
  noApprovals: 'ni elegido por todas las papeletas habría entrado',
  voters: (voters) =>
    `con ${voters} votantes más que solo lo eligieran a él, habría entrado (con uno menos, no)`,
  noVoters: 'ni con cien veces más votantes habría entrado',
  verified: (recounts) =>
    `cada respuesta se comprobó contando de nuevo: ${recounts} veces en total`,
  without: 'Si se retira',
  nextInOrder: (labels) =>
    `sin tocar al resto, por el orden de todos entra: ${list(labels, 'es-CL')}`,
  recount: (entering, leaving) =>
    `contando de nuevo sin él, entra: ${list(entering, 'es-CL')}; sale: ${list(leaving, 'es-CL')}`,
};

const english: ExplainWords = {
  votes: (votes) => `${votes} ballots chose it.`,
  funded: (round, how) => `Funded in round ${round}: ${how}.`,
  notFunded: (reason) => `Not funded: ${reason}.`,
  effectiveVotes: (votes) => `Had all paid the same, ${votes} votes would have been enough.`,
  place: (place, projects) => `In the order of all it has place ${place} of ${projects}.`,
  money: 'The money of its supporters',
  started: (amount) => `they started with ${amount} in all`,
  paid: (amount, label) => `they paid ${amount} for ${label}`,
  kept: (amount) => `they had ${amount} left`,
  best: (amount, round) =>
    round === undefined
      ? `the most they would have covered: ${amount}, with what they had left`
      : `the most they would have covered: ${amount}, in round ${round}`,
  changes: 'What would have changed it',
  cheaper: (most, tooMuch) => `at a cost of ${most} it would have been funded (at ${tooMuch}, not)`,
  noCheaper: 'at no lower cost would it have been funded',
  dearer: (most, tooMuch) => `at a cost of up to ${most} it was still funded (at ${tooMuch}, not)`,
  approvals: (ballots) =>
    `had ${ballots} more ballots chosen it, of those that ended with most money, it would have been funded (with one fewer, not)`,
  noApprovals: 'not even chosen by every ballot would it have been funded',
  voters: (voters) =>
    `with ${voters} more voters choosing only it, it would have been funded (with one fewer, not)`,
  noVoters: 'not even with a hundred times more voters would it have been funded',
  verified: (recounts) => `each answer was verified by counting again: ${recounts} times in all`,
  without: 'If it is taken out',
  nextInOrder: (labels) => `the rest untouched, by the order of all enters: ${list(labels, 'en')}`,
  recount: (entering, leaving) =>
    `counting again without it enters: ${list(entering, 'en')}; leaves: ${list(leaving, 'en')}`,
};

export const explainWords: Readonly<Record<Locale, ExplainWords>> = {
  'es-CL': spanish,
  en: english,
};
