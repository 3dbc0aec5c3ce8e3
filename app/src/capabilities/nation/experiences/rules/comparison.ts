// Two known budgets side by side: which of their figures are of the same kind, and how much the second differs from the first.
import { typedText } from '../../../ground/territories/rules/index.ts';
import {
  figureOfKind,
  type KnownBudget,
  type KnownFigure,
  type KnownKind,
  knownKinds,
  votersPerHundred,
} from './known-budget.ts';

export interface ComparisonAsked {
  /** Keys of known budgets, as they were asked for; empty where none was. */
  readonly a: string;
  readonly b: string;
  readonly text: string;
}

/** Reads `a`, `b` and `q`. */
export function parseComparison(query: URLSearchParams): ComparisonAsked {
  return {
    a: typedText(query.get('a')),
    b: typedText(query.get('b')),
    text: typedText(query.get('q')),
  };
}

export interface Difference {
  /** Of the second less the first. */
  readonly amount: number;
  /** Of the first, in tenths of a percent; undefined where it makes no sense. */
  readonly permille: number | undefined;
  /** One of the two figures is said by its source to be about that much. */
  readonly isRough: boolean;
}

export interface ComparedLine {
  readonly kind: KnownKind | 'voters-per-hundred';
  readonly a: ComparedFigure | undefined;
  readonly b: ComparedFigure | undefined;
  /** Undefined where a figure is missing, or its source says only that there were more. */
  readonly difference: Difference | undefined;
}

export type ComparedFigure = Pick<KnownFigure, 'amount' | 'precision'> & Partial<KnownFigure>;

/** Said even where nobody tells them: that they are missing is worth knowing. */
const ALWAYS: readonly KnownKind[] = [
  'budget',
  'voters',
  'projects-on-ballot',
  'projects-selected',
];

/** Voters and participants are different counts, and so are chosen and sanctioned projects: like only with like. */
export function compareBudgets(a: KnownBudget, b: KnownBudget): readonly ComparedLine[] {
  return knownKinds.flatMap((kind) => {
    const [ofA, ofB] = [figureOfKind(a, kind), figureOfKind(b, kind)];
    const isTold = ofA !== undefined || ofB !== undefined || ALWAYS.includes(kind);
    const line = { kind, a: ofA, b: ofB, difference: differenceOf(kind, ofA, ofB) };
    return [...(isTold ? [line] : []), ...(kind === 'voters' ? [perHundred(a, b)] : [])];
  });
}

function perHundred(a: KnownBudget, b: KnownBudget): ComparedLine {
  const kind = 'voters-per-hundred';
  const of = (budget: KnownBudget): ComparedFigure | undefined => {
    const amount = votersPerHundred(budget);
    const precision = figureOfKind(budget, 'voters')?.precision ?? 'exact';
    return amount === undefined ? undefined : { amount, precision };
  };
  const [ofA, ofB] = [of(a), of(b)];
  return { kind, a: ofA, b: ofB, difference: differenceOf(kind, ofA, ofB) };
}

function differenceOf(
  kind: ComparedLine['kind'],
  a: ComparedFigure | undefined,
  b: ComparedFigure | undefined,
): Difference | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a.precision === 'more-than' || b.precision === 'more-than') return undefined;
  // Voters for each hundred have one decimal: tenths are exact, floats are not.
  const amount = Math.round((b.amount - a.amount) * 10) / 10;
  const hasShare = a.amount > 0 && kind !== 'minimum-age' && kind !== 'voters-per-hundred';
  return {
    amount,
    permille: hasShare ? Math.round((amount * 1000) / a.amount) : undefined,
    isRough: a.precision === 'about' || b.precision === 'about',
  };
}

/** Pairs of one place and different years with figures of the same kind, the latest two of each: at hand to compare. */
export function readyPairs(
  budgets: readonly KnownBudget[],
): readonly { readonly a: KnownBudget; readonly b: KnownBudget }[] {
  const byPlace = Map.groupBy(budgets, ({ cut, regionCode }) => cut ?? regionCode);
  return [...byPlace.values()].flatMap((known) => {
    const told = known.toSorted((one, other) => other.year - one.year);
    for (const [place, b] of told.entries()) {
      const a = told.slice(place + 1).find((one) => one.year < b.year && haveInCommon(one, b));
      if (a !== undefined) return [{ a, b }];
    }
    return [];
  });
}

function haveInCommon(a: KnownBudget, b: KnownBudget): boolean {
  return compareBudgets(a, b).some(({ difference }) => difference !== undefined);
}

/** Budgets in whose place, name or year every word that was typed stands. */
export function foundBudgets(
  budgets: readonly KnownBudget[],
  text: string,
): readonly KnownBudget[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return budgets.filter(({ placeName, regionName, titleEs, titleEn, year }) => {
    const told = plain([placeName, regionName, titleEs, titleEn, year].join(' '));
    return words.every((word) => told.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
