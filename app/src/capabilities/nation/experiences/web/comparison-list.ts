// Two known budgets side by side as a file: the same lines as on the page that compares them.
import { systemClock } from '../../../../platform/clock.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { Column, PublicList } from '../../../../platform/public-list.ts';
import {
  type ComparedFigure,
  type ComparedLine,
  type ComparisonAsked,
  compareBudgets,
  parseComparison,
} from '../rules/comparison.ts';
import { isMoneyKind, type KnownBudget } from '../rules/known-budget.ts';
import { readKnown, todayInChile } from './known.ts';
import { pageOfKnown } from './known-words.tsx';
import { comparisonPath } from './paths.ts';

export interface Comparison {
  readonly asked: ComparisonAsked;
  readonly budgets: readonly KnownBudget[];
  readonly a: KnownBudget | undefined;
  readonly b: KnownBudget | undefined;
  /** Empty until both are there. */
  readonly lines: readonly ComparedLine[];
}

export async function readComparison(
  db: Database,
  asked: ComparisonAsked,
  today: string,
): Promise<Comparison> {
  const { budgets } = await readKnown(db, today);
  const [a, b] = [asked.a, asked.b].map((key) => budgets.find((one) => one.key === key));
  const isPair = a !== undefined && b !== undefined && a !== b;
  return { asked, budgets, a, b, lines: isPair ? compareBudgets(a, b) : [] };
}

export const comparisonList: PublicList = {
  name: 'comparacion',
  title: {
    'es-CL': 'Comparación de dos presupuestos participativos',
    en: 'Comparison of two participatory budgets',
  },
  source: {
    'es-CL':
      'El registro de experiencias y las ediciones de Minga. Di cuáles con «a» y «b», como los nombra la lista de cifras de la situación actual.',
    en: 'The registry of experiences and the editions of Minga. Say which with “a” and “b”, as the list of figures of the present situation names them.',
  },
  page: comparisonPath,
  columns: [
    column('kind', 'text', 'Qué se compara', 'What is compared'),
    column(
      'unit',
      'text',
      'Unidad: clp, count, per-hundred, years',
      'Unit: clp, count, per-hundred, years',
    ),
    ...sideColumns('a', 'Primero', 'First'),
    ...sideColumns('b', 'Segundo', 'Second'),
    column('difference', 'decimal', 'El segundo menos el primero', 'The second less the first'),
    column(
      'difference_percent',
      'decimal',
      'Esa diferencia en porcentaje del primero',
      'That difference as a percentage of the first',
    ),
    column(
      'is_rough',
      'boolean',
      'Una de las dos cifras es aproximada',
      'One of the two figures is approximate',
    ),
  ],
  async rows(db, query) {
    const today = todayInChile(systemClock.now());
    const { a, b, lines } = await readComparison(db, parseComparison(query), today);
    return a === undefined || b === undefined ? [] : lines.map((line) => toCells(line, a, b));
  },
};

function column(key: string, kind: Column['kind'], spanish: string, english: string): Column {
  return { key, kind, meaning: { 'es-CL': spanish, en: english } };
}

function sideColumns(side: string, spanish: string, english: string): readonly Column[] {
  return [
    column(`${side}_key`, 'text', `${spanish}: identificador`, `${english}: identifier`),
    column(side, 'decimal', `${spanish}: cifra`, `${english}: figure`),
    column(
      `${side}_precision`,
      'text',
      `${spanish}: exact, more-than, about`,
      `${english}: exact, more-than, about`,
    ),
    column(
      `${side}_source`,
      'text',
      `${spanish}: dirección de la fuente; si empieza con / es de este sitio`,
      `${english}: address of the source; on this site if it begins with /`,
    ),
    column(`${side}_on`, 'date', `${spanish}: fecha del dato`, `${english}: date of the figure`),
  ];
}

function toCells(line: ComparedLine, a: KnownBudget, b: KnownBudget) {
  const { kind, difference } = line;
  return {
    kind,
    unit: unitOf(kind),
    ...sideCells('a', line.a, a),
    ...sideCells('b', line.b, b),
    difference: difference?.amount ?? null,
    difference_percent: difference?.permille === undefined ? null : difference.permille / 10,
    is_rough: difference?.isRough ?? null,
  };
}

function unitOf(kind: ComparedLine['kind']): string {
  if (kind === 'voters-per-hundred') return 'per-hundred';
  if (kind === 'minimum-age') return 'years';
  return isMoneyKind(kind) ? 'clp' : 'count';
}

function sideCells(side: string, figure: ComparedFigure | undefined, budget: KnownBudget) {
  const hasPage = figure?.on !== undefined;
  return {
    [`${side}_key`]: budget.key,
    [side]: figure?.amount ?? null,
    [`${side}_precision`]: figure?.precision ?? null,
    [`${side}_source`]: hasPage ? (figure.sourceUrl ?? pageOfKnown(budget, 'es-CL')) : null,
    [`${side}_on`]: figure?.on ?? null,
  };
}
