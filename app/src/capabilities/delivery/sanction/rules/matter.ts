// What the body decides about: the projects of a certified order, and what it can decide of each.

export const outcomes = ['approved', 'approved-with-changes', 'returned', 'rejected'] as const;
export type Outcome = (typeof outcomes)[number];

/** A project in the citizens' order of its contest. */
export interface Ranked {
  readonly projectId: string;
  /** From 1, of all projects of its contest. */
  readonly place: number;
  readonly costClp: number;
  /** Whether the amount reaches it as the result was certified, or as it was submitted. */
  readonly isFunded: boolean;
  /** At most one of these is built. */
  readonly conflictGroup: string | null;
  /** All of these are built or none. */
  readonly togetherGroup: string | null;
}

export interface Matter extends Ranked {
  readonly contestId: string;
  /** On the ballot paper. */
  readonly number: number;
  readonly name: string;
  /** Votes, points or score: what the rule of its contest goes by. */
  readonly support: number;
}

/** What has to be mended, by whom and until when (`YYYY-MM-DD`). */
export interface ReturnAsked {
  readonly what: string;
  readonly by: string;
  readonly until: string;
}

/** What the body decides of one project; texts are empty where there is nothing to say. */
export interface Decision {
  readonly projectId: string;
  readonly outcome: Outcome;
  /** False: its approval was put to the vote and did not carry, so that it is rejected. */
  readonly isCarried: boolean;
  /** Of what is approved; null of the rest. */
  readonly amountClp: number | null;
  /** In the order of the body, of what is approved; null of the rest. */
  readonly place: number | null;
  readonly reason: string;
  readonly changes: string;
  readonly minority: string;
  readonly return: ReturnAsked | null;
  /** Whose vote counted once more, because the ayes and the noes were as many. */
  readonly castingBy: string | null;
}

export function isApproved({ outcome }: Pick<Decision, 'outcome'>): boolean {
  return outcome === 'approved' || outcome === 'approved-with-changes';
}
