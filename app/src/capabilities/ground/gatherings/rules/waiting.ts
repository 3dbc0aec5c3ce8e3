// Who comes and who waits: seats are given in the order in which people asked, and no seat stays empty.

export interface Group {
  readonly id: string;
  /** The person and those who come with her. */
  readonly seats: number;
}

/** Whether a group has its seats at once; `capacity` undefined is no limit. */
export function fits(capacity: number | undefined, taken: number, seats: number): boolean {
  return capacity === undefined || taken + seats <= capacity;
}

/**
 * Those of the waiting list who have their seats now, in order. A group for which there is no room keeps its place in
 * the list, and lets those behind pass for whom there is.
 */
export function advancing(
  capacity: number | undefined,
  taken: number,
  waiting: readonly Group[],
): readonly Group[] {
  let now = taken;
  return waiting.filter(({ seats }) => {
    if (!fits(capacity, now, seats)) return false;
    now += seats;
    return true;
  });
}
