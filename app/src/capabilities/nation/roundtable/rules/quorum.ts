// How many members, and which, have to back an area before it is common to the Mesa, and while it stays so.

/** As a sitting approved it. */
export interface Quorum {
  readonly numerator: number;
  readonly denominator: number;
  /** Ids of the members without which nothing is common. */
  readonly mustBack: readonly string[];
}

/** The fewest members that are that part of all: 2/3 of 7 are 5. Never none. */
export function neededOf(
  { numerator, denominator }: Pick<Quorum, 'numerator' | 'denominator'>,
  membersCount: number,
): number {
  return Math.max(1, Math.ceil((numerator * membersCount) / denominator));
}

export interface Backing {
  readonly needed: number;
  readonly backedCount: number;
  /** Ids of those that have to back it, sit, and do not. */
  readonly missing: readonly string[];
  readonly isMet: boolean;
}

/**
 * `backers` and `members` are ids; whoever does not sit any more neither backs nor is waited for. `atMost` is of
 * an area that is common already: how many sat when it became so, for whoever enters later takes nothing away.
 */
export function backingOf(
  quorum: Quorum,
  {
    members,
    backers,
    atMost = Number.POSITIVE_INFINITY,
  }: {
    readonly members: readonly string[];
    readonly backers: readonly string[];
    readonly atMost?: number;
  },
): Backing {
  const backing = new Set(backers);
  const backedCount = members.filter((id) => backing.has(id)).length;
  const needed = neededOf(quorum, Math.min(members.length, atMost));
  const missing = quorum.mustBack.filter((id) => members.includes(id) && !backing.has(id));
  return { needed, backedCount, missing, isMet: backedCount >= needed && missing.length === 0 };
}

/** When an area was common; the quorum of a period is the one with which it became so. */
export interface CommonPeriod {
  readonly beganAt: Date;
  readonly endedAt: Date | undefined;
}

export type AreaState = 'candidate' | 'common' | 'withdrawn-from';

/** `periods` with the latest last. */
export function stateOfArea(periods: readonly CommonPeriod[]): AreaState {
  const latest = periods.at(-1);
  if (latest === undefined) return 'candidate';
  return latest.endedAt === undefined ? 'common' : 'withdrawn-from';
}
