// What the institution would change of a proposal, and what its author says to it: her text holds until she accepts another.
import { err, ok, type Result } from '@minga/basics';
import { type Contents, sumOfLines } from '../../proposals/rules/index.ts';
import { type CostLine, costOf } from './cost.ts';
import type { Refusal } from './refusal.ts';

/** What a change may touch; theme, ballot and point on the map are its author's. */
export type Changed = Pick<
  Contents,
  'title' | 'need' | 'description' | 'beneficiaries' | 'place' | 'costClp' | 'costLines'
>;

export type ChangeAnswer = 'accepted' | 'objected' | 'silent';

export const CHANGE_REASON_LETTERS = 2000;
export const POSITION_LETTERS = 2000;

const PROPOSED_LINES_MOST = 20;

/** The cost as the review found it, as a version says it: contingency is a line of its own, so that the lines add up. */
export function costFound(
  lines: readonly CostLine[],
  contingencyPermille: number,
  contingencyName: string,
): Pick<Contents, 'costClp' | 'costLines'> | undefined {
  const costClp = costOf(lines, contingencyPermille);
  if (costClp === undefined) return undefined;
  const restClp = costClp - sumOfLines(lines);
  const rest = { name: contingencyName, unit: 'global', quantity: 100, unitClp: restClp };
  const costLines = restClp > 0 ? [...lines, rest] : lines;
  const addsUp = restClp >= 0 && costLines.length <= PROPOSED_LINES_MOST;
  return { costClp, costLines: addsUp ? costLines : [] };
}

/** Whether both say the same, word by word and line by line. */
export function isSameText(one: Changed, other: Changed): boolean {
  const said = ({ title, need, description, beneficiaries, place, costClp, costLines }: Changed) =>
    JSON.stringify([
      ...[title, need, description, beneficiaries, place, costClp],
      costLines.map(({ name, unit, quantity, unitClp }) => [name, unit, quantity, unitClp]),
    ]);
  return said(one) === said(other);
}

export interface AskedCost {
  readonly foundClp: number | undefined;
  /** Of the version that holds. */
  readonly proposedClp: number;
  /** Costs that its author was asked about, with what she said. */
  readonly asked: readonly { readonly costClp: number; readonly answer: ChangeAnswer | null }[];
}

/**
 * Whether the review found another cost than the version that holds, and its author was never asked about it: then
 * nothing can be found feasible yet. Once she was, the version that holds goes on, and both costs are published.
 */
export function needsChange({ foundClp, proposedClp, asked }: AskedCost): boolean {
  if (foundClp === undefined || foundClp === proposedClp) return false;
  return !asked.some(({ costClp, answer }) => costClp === foundClp && answer !== null);
}

export interface ChangeAnswered {
  readonly answer: Exclude<ChangeAnswer, 'silent'>;
  /** Hers, which everybody reads; whoever objects says why. */
  readonly position: string;
}

/** Until the last instant of its day there, by whoever wrote it or represents whoever did. */
export function decideChangeAnswer(
  { answer, position }: ChangeAnswered,
  {
    isAuthor,
    until,
    now,
  }: { readonly isAuthor: boolean; readonly until: Date; readonly now: Date },
): Result<void, Refusal> {
  if (!isAuthor) return err({ code: 'review/author-only' });
  if (now > until) return err({ code: 'review/change-over' });
  if (answer === 'objected' && position === '') return err({ code: 'review/position-missing' });
  return ok(undefined);
}
