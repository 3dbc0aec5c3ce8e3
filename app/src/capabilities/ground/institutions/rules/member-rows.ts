// The members of a body as rows of a spreadsheet: each cell read, every problem with its line and column.
import { lineOf } from '@minga/basics';
import { parseDay } from '../../territories/rules/index.ts';
import type { MemberWords, Seat } from './body.ts';

export type MemberColumn = 'name' | 'seat' | 'stands-for' | 'from' | 'until' | 'email';

export interface MemberRow {
  readonly line: number;
  readonly cells: Readonly<Record<MemberColumn, string>>;
}

export interface RowProblem {
  readonly line: number;
  readonly column: MemberColumn;
  readonly code:
    | 'name-unreadable'
    | 'seat-unknown'
    | 'day-unreadable'
    | 'until-not-later'
    | 'email-unreadable';
}

export interface MembersRead {
  readonly members: readonly MemberWords[];
  readonly problems: readonly RowProblem[];
}

/** More rows than a body has members are another file. */
export const rowsLimit = 200;
export const nameLength = 120;
export const standsForLength = 160;

const seatWords: Readonly<Record<Seat, RegExp>> = {
  chair: /^(preside|president[ae]|alcald(e|esa)|gobernadora?( regional)?|chair|mayor|governor)$/,
  member: /^(|integrante|concejala?|consejer[oa]( regional)?|miembro|titular|member|councillor)$/,
  secretary: /^(secretari[oa]( municipal| ejecutiv[oa])?|ministr[oa] de fe|secretary)$/,
};

export function membersIn(rows: readonly MemberRow[]): MembersRead {
  const read = rows.map(memberIn);
  return {
    members: read.flatMap((one) => (Array.isArray(one) ? [] : [one as MemberWords])),
    problems: read.flatMap((one) => (Array.isArray(one) ? (one as RowProblem[]) : [])),
  };
}

function memberIn({ line, cells }: MemberRow): MemberWords | readonly RowProblem[] {
  const name = lineOf(cells.name);
  const seat = seatIn(cells.seat);
  const [from, until] = [parseDay(cells.from), parseDay(cells.until)];
  const email = cells.email.trim();
  const found: readonly (readonly [boolean, MemberColumn, RowProblem['code']])[] = [
    [!isName(name), 'name', 'name-unreadable'],
    [seat === undefined, 'seat', 'seat-unknown'],
    [from === undefined, 'from', 'day-unreadable'],
    [until === undefined && cells.until.trim() !== '', 'until', 'day-unreadable'],
    [isNotLater(from, until), 'until', 'until-not-later'],
    [email !== '' && !isEmail(email), 'email', 'email-unreadable'],
  ];
  const problems = found
    .filter(([isThere]) => isThere)
    .map(([, column, code]) => ({ line, column, code }));
  if (problems.length > 0 || seat === undefined || from === undefined) return problems;
  return {
    name,
    seat,
    standsFor: lineOf(cells['stands-for']).slice(0, standsForLength) || null,
    mandateFrom: from,
    mandateUntil: until ?? null,
    email: email || null,
  };
}

export function isNotLater(from: string | undefined, until: string | undefined): boolean {
  return from !== undefined && until !== undefined && until <= from;
}

function seatIn(text: string): Seat | undefined {
  const word = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
  return (['chair', 'member', 'secretary'] as const).find((seat) => seatWords[seat].test(word));
}

export function isName(text: string): boolean {
  return /\p{L}{2}/u.test(text) && text.length <= nameLength;
}

export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) && text.length <= 254;
}
