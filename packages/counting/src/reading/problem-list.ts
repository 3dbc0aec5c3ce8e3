// Gathers problems while a file is read, and stops listing them one by one when they are too many.
import {
  listedProblemsLimit,
  type Place,
  type ProblemOf,
  type ProblemParams,
  type Problems,
  type Severity,
} from './problems.ts';

export interface ProblemList<P = ProblemParams> {
  error<C extends keyof P>(code: C, params: P[C], place?: Place): void;
  warn<C extends keyof P>(code: C, params: P[C], place?: Place): void;
  hasErrors(): boolean;
  toProblems(): Problems<ProblemOf<P>>;
}

export function createProblemList<P = ProblemParams>(): ProblemList<P> {
  const listed: Record<Severity, ProblemOf<P>[]> = { error: [], warning: [] };
  const total: Record<Severity, number> = { error: 0, warning: 0 };

  function add<C extends keyof P>(severity: Severity, code: C, params: P[C], place: Place): void {
    total[severity] += 1;
    if (listed[severity].length >= listedProblemsLimit) return;
    listed[severity].push({
      severity,
      code,
      params: shorten(params as object),
      ...place,
    } as object as ProblemOf<P>);
  }

  return {
    error: (code, params, place = {}) => add('error', code, params, place),
    warn: (code, params, place = {}) => add('warning', code, params, place),
    hasErrors: () => total.error > 0,
    toProblems: () => ({
      problems: [...inOrder(listed.error), ...inOrder(listed.warning)],
      more: {
        errors: total.error - listed.error.length,
        warnings: total.warning - listed.warning.length,
      },
    }),
  };
}

/** From the top of the file down; sheet by sheet, in the order in which sheets first had a problem. */
function inOrder<T extends Place>(problems: readonly T[]): readonly T[] {
  const sheets = [...new Set(problems.map((problem) => problem.sheet))];
  return problems.toSorted(
    (a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || (a.line ?? 0) - (b.line ?? 0),
  );
}

const quotedLength = 60;

/** What was found is quoted in sentences: it is cut there, and never carries line breaks or controls. */
function shorten<P extends object>(params: P): P {
  const entries = Object.entries(params).map(([key, value]) => {
    if (typeof value !== 'string') return [key, value];
    const flat = value
      .slice(0, 20 * quotedLength)
      .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim();
    const characters = Array.from(flat);
    return [
      key,
      characters.length > quotedLength ? `${characters.slice(0, quotedLength).join('')}…` : flat,
    ];
  });
  return Object.fromEntries(entries) as P;
}
