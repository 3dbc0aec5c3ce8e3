// An objection to a result: its days in the time of the territory, what it may ask for, who answers it and what then follows.
import { err, ok, type Result } from '@minga/basics';
import type { PhasePlan } from '../../../edition/editions/rules/index.ts';
import {
  addBusinessDays,
  addDays,
  dayIn,
  daysBetween,
} from '../../../ground/territories/rules/index.ts';
import type { ObjectionRefusal } from './objection-refusal.ts';

export const OBJECTION_LETTERS = 4000;
export const REASONS_LETTERS = 6000;
export const DONE_LETTERS = 1000;
export const TABLE_LETTERS = 60;

/** Of what goes wrong in a vote: ballots, a polling table, the sums, who could vote, or what the bases say. */
export const objectionGrounds = [
  'ballots',
  'table',
  'count',
  'who-voted',
  'rules',
  'other',
] as const;
export type ObjectionGround = (typeof objectionGrounds)[number];

/** What is asked for, and what is done where it is accepted. */
export const remedies = ['annul-table', 'recount', 'repeat', 'other'] as const;
export type Remedy = (typeof remedies)[number];

export const objectionOutcomes = ['accepted', 'partly', 'rejected'] as const;
export type ObjectionOutcome = (typeof objectionOutcomes)[number];

/** Days there, both taken: from 00:00 of the first to 23:59:59 of the last. */
export interface ObjectionDays {
  readonly from: string;
  readonly until: string;
}

/**
 * All days in which a vote may be objected to, in their order: those of the bases in force, and as many again, counted
 * from the day after, from each result that corrects one. None where the bases have none. `correctedAt`: when the
 * results that correct another one were counted.
 */
export function objectionWindows(
  calendar: readonly PhasePlan[],
  timeZone: string,
  correctedAt: readonly Date[],
): readonly ObjectionDays[] {
  const first = calendar.find(({ phase }) => phase === 'objections');
  if (first === undefined) return [];
  const length = daysBetween(first.from, first.until) + 1;
  const again = correctedAt
    .map((instant) => dayIn(timeZone, instant))
    .filter((day) => day >= first.from)
    .map((day) => ({ from: day, until: addDays(day, length) }));
  return [first, ...again];
}

/** The vote of a contest as far as objections and its certification go by it. */
export interface ObjectedVote {
  readonly timeZone: string;
  /** In their order; none where the bases have none. */
  readonly windows: readonly ObjectionDays[];
  /** The whole edition or this contest stands still, or the edition is over. */
  readonly isHalted: boolean;
  readonly result:
    | { readonly firstCountedAt: Date; readonly tables: readonly string[] }
    | undefined;
  readonly isCertified: boolean;
  /** What was certified last was found wrong, and nothing was certified since. */
  readonly isFoundWrong: boolean;
}

export interface ObjectionTaken {
  /** On paper the day of reception that the sheet says, and now otherwise. */
  readonly receivedOn: string | undefined;
  readonly text: string;
  readonly asks: Remedy;
  readonly table: string;
  readonly now: Date;
}

/** The day on which it counts as received. */
export function decideObjection(
  vote: ObjectedVote,
  { receivedOn, text, asks, table, now }: ObjectionTaken,
): Result<{ readonly receivedOn: string }, ObjectionRefusal> {
  const may = decideWindow(vote, receivedOn, now);
  if (!may.ok) return may;
  if (text === '') return err({ code: 'count/objection-text-missing' });
  if (asks === 'annul-table') {
    const { tables } = may.value;
    if (tables.length === 0) return err({ code: 'count/table-unknown', tables });
    if (table === '') return err({ code: 'count/table-missing' });
    if (!tables.includes(table)) return err({ code: 'count/table-unknown', tables });
  }
  return ok({ receivedOn: may.value.receivedOn });
}

/**
 * Whether an objection is taken on a day, whatever it says; with the tables that it may be about. What came on paper in
 * time is taken whenever it is entered: a certification does not fall by it, its answer may order a correction.
 */
export function decideWindow(
  { timeZone, windows, isHalted, result, isCertified, isFoundWrong }: ObjectedVote,
  asked: string | undefined,
  now: Date,
): Result<{ readonly receivedOn: string; readonly tables: readonly string[] }, ObjectionRefusal> {
  const [first] = windows;
  if (first === undefined) return err({ code: 'count/objections-none' });
  if (isHalted) return err({ code: 'count/edition-halted' });
  const today = dayIn(timeZone, now);
  const receivedOn = asked ?? today;
  if (receivedOn > today) return err({ code: 'count/received-ahead' });
  if (receivedOn < first.from) return err({ code: 'count/objections-not-yet', from: first.from });
  const { until } = windows.findLast((one) => one.from <= receivedOn) ?? first;
  if (!windows.some((one) => one.from <= receivedOn && receivedOn <= one.until)) {
    return err({ code: 'count/objections-over', until });
  }
  if (result === undefined) return err({ code: 'count/result-missing' });
  if (asked === undefined && isCertified && !isFoundWrong) {
    return err({ code: 'count/result-certified' });
  }
  return ok({ receivedOn, tables: result.tables });
}

/** The day by which it is answered: business days there, from the day after its reception. */
export function answerDueOn(receivedOn: string, businessDays: number): string {
  return addBusinessDays(receivedOn, Math.max(1, businessDays));
}

export type ObjectionState = 'waiting' | 'late' | 'answered' | 'to-remedy' | 'withdrawn';

export interface ObjectionStands {
  readonly withdrawnAt: Date | null;
  readonly outcome: ObjectionOutcome | null;
  readonly answerDueOn: string;
  readonly isRemedied: boolean;
}

/** `today`: civil day there. */
export function objectionState(
  { withdrawnAt, outcome, answerDueOn: due, isRemedied }: ObjectionStands,
  today: string,
): ObjectionState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (outcome !== null) return isRemedied ? 'answered' : 'to-remedy';
  return due < today ? 'late' : 'waiting';
}

export interface ObjectionAnswered {
  readonly outcome: ObjectionOutcome;
  readonly remedy: Remedy | '';
  readonly table: string;
  readonly reasons: string;
}

/** What is done of it, with its table where one is annulled; null where it is rejected. */
export function decideAnswer(
  stands: Pick<ObjectionStands, 'withdrawnAt' | 'outcome'>,
  {
    isIndependent,
    tables,
  }: { readonly isIndependent: boolean; readonly tables: readonly string[] },
  { outcome, remedy, table, reasons }: ObjectionAnswered,
): Result<{ readonly remedy: Remedy | null; readonly table: string | null }, ObjectionRefusal> {
  if (stands.withdrawnAt !== null) return err({ code: 'count/objection-withdrawn' });
  if (stands.outcome !== null) return err({ code: 'count/objection-answered' });
  if (!isIndependent) return err({ code: 'count/answer-by-another' });
  if (reasons === '') return err({ code: 'count/reasons-missing' });
  if (outcome === 'rejected') return ok({ remedy: null, table: null });
  if (remedy === '') return err({ code: 'count/remedy-missing' });
  if (remedy !== 'annul-table') return ok({ remedy, table: null });
  if (table === '') return err({ code: 'count/table-missing' });
  return tables.includes(table)
    ? ok({ remedy, table })
    : err({ code: 'count/table-unknown', tables });
}

/** Its author takes it back, as long as nobody answered it. */
export function decideObjectionWithdrawal(
  stands: Pick<ObjectionStands, 'withdrawnAt' | 'outcome'>,
  isAuthor: boolean,
): Result<void, ObjectionRefusal> {
  if (!isAuthor) return err({ code: 'count/objection-not-yours' });
  if (stands.withdrawnAt !== null) return err({ code: 'count/objection-withdrawn' });
  return stands.outcome === null ? ok(undefined) : err({ code: 'count/objection-answered' });
}

/** `3-2027`: how addresses name an objection of an edition. */
export function parseObjectionName(
  typed: string,
): { readonly number: number; readonly year: number } | undefined {
  const [, number, year] = /^([1-9]\d{0,3})-(2\d{3})$/.exec(typed) ?? [];
  return number === undefined ? undefined : { number: Number(number), year: Number(year) };
}

export function objectionName({
  number,
  year,
}: {
  readonly number: number;
  readonly year: number;
}): string {
  return `${number}-${year}`;
}
