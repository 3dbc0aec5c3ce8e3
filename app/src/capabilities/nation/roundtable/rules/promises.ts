// What a member promised against what it did: counted from the actions for which it is responsible.
import { type ActionState, isLate } from './action.ts';

export interface Promised {
  readonly state: ActionState;
  readonly dueOn: string;
  /** The day on which it was done. */
  readonly doneOn: string | undefined;
}

export interface Kept {
  readonly promised: number;
  readonly doneInTime: number;
  readonly doneLate: number;
  readonly late: number;
  readonly going: number;
  readonly cancelled: number;
}

/** What is only proposed is no promise. `today` is the day of Santiago. */
export function keptOf(actions: readonly Promised[], today: string): Kept {
  const promised = actions.filter(({ state }) => state !== 'proposed');
  const count = (is: (one: Promised) => boolean) => promised.filter(is).length;
  const doneInTime = count(({ doneOn, dueOn }) => doneOn !== undefined && doneOn <= dueOn);
  const done = count(({ state }) => state === 'done');
  const late = count(({ state, dueOn }) => isLate(state, dueOn, today));
  const cancelled = count(({ state }) => state === 'cancelled');
  return {
    promised: promised.length,
    doneInTime,
    doneLate: done - doneInTime,
    late,
    going: promised.length - done - late - cancelled,
    cancelled,
  };
}
