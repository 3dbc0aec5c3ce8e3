// A sitting: which members of a body with a mandate on that day were there, and whether they were enough.

export interface Present {
  /** The secretary attests and does not vote. */
  readonly seat: 'chair' | 'member' | 'secretary';
  readonly isPresent: boolean;
}

export interface Quorum {
  /** Members who vote and were there. */
  readonly present: number;
  /** Undefined while the institution has not said it. */
  readonly needed: number | undefined;
  readonly isReached: boolean;
}

/** Without a quorum that is known nothing is reached. */
export function quorumOf(members: readonly Present[], needed: number | undefined): Quorum {
  const present = members.filter(({ seat, isPresent }) => isPresent && seat !== 'secretary').length;
  return { present, needed, isReached: needed !== undefined && present >= needed };
}
