// Findings that come back in a spreadsheet: row by row what it would change, or what is wrong with it and in which column.
import type { CheckKind, Finding, Ground } from './checks.ts';
import type { CostJudged } from './cost.ts';
import { type FindingWritten, isSameFinding, judgeFinding } from './finding.ts';
import type { Refusal } from './refusal.ts';

export type SheetKey =
  | 'number'
  | 'title'
  | 'kind'
  | 'finding'
  | 'reason'
  | 'ground'
  | 'norm'
  | 'article'
  | 'revision';

export interface ReadRow {
  readonly line: number;
  readonly cells: Readonly<Record<SheetKey, string>>;
}

/** A check as it stands, and whether whoever sends the sheet may answer it. */
export interface StandingCheck {
  readonly number: number;
  readonly title: string;
  readonly kind: CheckKind;
  readonly revision: number;
  readonly written: FindingWritten | undefined;
  readonly cost: CostJudged;
  /** Why it cannot be answered now by whoever sends the sheet. */
  readonly closed: Refusal | undefined;
}

/** What the words of cells mean, whatever their language; undefined for none of ours. */
export interface Lexicon {
  readonly kind: (text: string) => CheckKind | undefined;
  readonly finding: (text: string) => Finding | undefined;
  readonly ground: (text: string) => Ground | undefined;
}

export type CellProblem =
  | 'number-unknown'
  | 'kind-unknown'
  | 'check-unknown'
  | 'row-repeated'
  | 'revision-wrong'
  | 'finding-unknown'
  | 'ground-unknown'
  | 'norm-unknown';

export type JudgedRow = { readonly line: number } & (
  | { readonly state: 'same' }
  | {
      readonly state: 'changes';
      readonly check: StandingCheck;
      readonly written: FindingWritten;
    }
  | {
      readonly state: 'wrong';
      readonly column: SheetKey;
      readonly problem: CellProblem | Refusal;
      /** What the cell says. */
      readonly found: string;
    }
);

export interface SheetGiven {
  /** By `keyOf`. */
  readonly checks: ReadonlyMap<string, StandingCheck>;
  readonly lexicon: Lexicon;
  /** Codes of norms that can be cited. */
  readonly norms: ReadonlySet<string>;
}

export function keyOf(number: number, kind: CheckKind): string {
  return `${number} ${kind}`;
}

/** Each row by itself, so that those that are right can be taken; a check that two rows answer is wrong in the second. */
export function judgeSheet(rows: readonly ReadRow[], given: SheetGiven): readonly JudgedRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const judged = judgeRow(row, given, seen);
    return { line: row.line, ...judged };
  });
}

type Judged = JudgedRow extends infer Row
  ? Row extends JudgedRow
    ? Omit<Row, 'line'>
    : never
  : never;

function judgeRow(
  { cells }: ReadRow,
  { checks, lexicon, norms }: SheetGiven,
  seen: Set<string>,
): Judged {
  const wrong = (column: SheetKey, problem: CellProblem | Refusal): Judged => ({
    state: 'wrong',
    column,
    problem,
    found: cells[column],
  });
  const number = /^[1-9]\d{0,8}$/.test(cells.number) ? Number(cells.number) : 0;
  const kind = lexicon.kind(cells.kind);
  if (number === 0) return wrong('number', 'number-unknown');
  if (kind === undefined) return wrong('kind', 'kind-unknown');
  const check = checks.get(keyOf(number, kind));
  if (check === undefined) return wrong('number', 'check-unknown');
  if (seen.has(keyOf(number, kind))) return wrong('number', 'row-repeated');
  seen.add(keyOf(number, kind));
  const finding = cells.finding === '' ? null : lexicon.finding(cells.finding);
  if (finding === undefined) return wrong('finding', 'finding-unknown');
  const ground = cells.ground === '' ? null : lexicon.ground(cells.ground);
  if (ground === undefined) return wrong('ground', 'ground-unknown');
  const { reason, norm, article } = cells;
  if (finding === null) {
    const isEmpty = check.written === undefined && reason === '' && ground === null && norm === '';
    return isEmpty ? { state: 'same' } : wrong('finding', { code: 'review/finding-missing' });
  }
  const written = { finding, reason, ground, norm: norm.toLowerCase(), article };
  if (check.written !== undefined && isSameFinding(check.written, written)) {
    return { state: 'same' };
  }
  if (String(check.revision) !== cells.revision) {
    const isNumber = /^\d{1,6}$/.test(cells.revision);
    return wrong('revision', isNumber ? { code: 'review/changed-meanwhile' } : 'revision-wrong');
  }
  if (check.closed !== undefined) return wrong('number', check.closed);
  if (written.norm !== '' && !norms.has(written.norm)) return wrong('norm', 'norm-unknown');
  const judged = judgeFinding(kind, written, check.cost);
  return judged.ok
    ? { state: 'changes', check, written: judged.value }
    : wrong(columnOf(judged.error), judged.error);
}

function columnOf({ code }: Refusal): SheetKey {
  switch (code) {
    case 'review/reason-missing':
    case 'review/reason-too-long':
      return 'reason';
    case 'review/ground-missing':
      return 'ground';
    case 'review/norm-missing':
      return 'norm';
    case 'review/article-too-long':
      return 'article';
    default:
      return 'finding';
  }
}
