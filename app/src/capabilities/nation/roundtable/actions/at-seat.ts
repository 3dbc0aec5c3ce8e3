// What a representative does for her member: the seat is held until it ends, and nobody else has it.
import { err, type Result } from '@minga/basics';
import { type Database, inTransaction, type Tx } from '../../../../platform/database/database.ts';
import type { Refusal } from '../rules/refusal.ts';
import { maySpeak, type Seat } from '../rules/seat.ts';
import { holdSeat } from '../store/seats.ts';

export interface ByRepresentative {
  readonly personId: string;
  readonly now: Date;
}

type Work<T> = (tx: Tx, seat: Seat) => Promise<Result<T, Refusal>>;

/** For what a member answers for even when it speaks no more: handing over an action, giving a place back. */
export function onSeat<T>(
  db: Database,
  { personId }: ByRepresentative,
  work: Work<T>,
): Promise<Result<T, Refusal>> {
  return inTransaction(db, async (tx) => {
    const seat = await holdSeat(tx, personId);
    return seat === undefined ? err({ code: 'roundtable/no-seat' }) : work(tx, seat);
  });
}

/** For what is said in the name of a member: positions, backings, actions. */
export function speaking<T>(
  db: Database,
  by: ByRepresentative,
  work: Work<T>,
): Promise<Result<T, Refusal>> {
  return onSeat(db, by, async (tx, seat) => {
    const may = maySpeak(seat);
    return may.ok ? work(tx, seat) : may;
  });
}
