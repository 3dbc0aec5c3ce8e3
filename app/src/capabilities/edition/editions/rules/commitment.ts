// The prior commitment of the elected body: whether a resolution was taken, by whom, and what it holds for.
import { err, ok, type Result } from '@minga/basics';

export const votes = ['for', 'against', 'abstained', 'recused', 'absent'] as const;
export type Vote = (typeof votes)[number];

/** More ayes than noes; more than half of those present; more than half, or two thirds, of those in office. */
export const majorities = ['more-ayes', 'of-present', 'of-office', 'two-thirds-of-office'] as const;
export type Majority = (typeof majorities)[number];

/** A member as the room of institutions knows her; days are civil. */
export interface MemberInOffice {
  readonly id: string;
  readonly name: string;
  readonly seat: 'chair' | 'member' | 'secretary';
}

export interface MemberVote {
  readonly memberId: string;
  readonly vote: Vote;
}

export interface Sitting {
  /** Who had a mandate on the day of the sitting; the secretary attests and does not vote. */
  readonly inOffice: readonly MemberInOffice[];
  /** Of everybody with a mandate, absent ones too. */
  readonly votes: readonly MemberVote[];
  /** Whose vote counted once more, because the ayes and the noes were as many. */
  readonly castingBy: string | null;
  readonly majority: Majority;
  readonly quorum: number;
}

export interface Tally {
  readonly inOffice: number;
  readonly present: number;
  readonly ayes: number;
  readonly noes: number;
  readonly abstained: number;
  readonly recused: number;
  readonly absent: number;
  /** With the casting vote, if there was one. */
  readonly ayesCounted: number;
  readonly ayesNeeded: number;
}

export type ResolutionRefusal =
  | { readonly code: 'editions/vote-without-mandate' }
  | { readonly code: 'editions/votes-missing'; readonly names: readonly string[] }
  | { readonly code: 'editions/casting-not-at-tie' }
  | { readonly code: 'editions/no-quorum'; readonly present: number; readonly quorum: number }
  | { readonly code: 'editions/no-majority'; readonly ayes: number; readonly needed: number };

/** Counts a vote of the body, or says why it is no resolution. The database counts the same. */
export function tallyResolution(sitting: Sitting): Result<Tally, ResolutionRefusal> {
  const voting = sitting.inOffice.filter(({ seat }) => seat !== 'secretary');
  const voteOf = new Map(sitting.votes.map(({ memberId, vote }) => [memberId, vote]));
  const isKnown = (id: string) => voting.some((member) => member.id === id);
  if (voteOf.size !== sitting.votes.length || ![...voteOf.keys()].every(isKnown)) {
    return err({ code: 'editions/vote-without-mandate' });
  }
  const missing = voting.filter(({ id }) => !voteOf.has(id)).map(({ name }) => name);
  if (missing.length > 0) return err({ code: 'editions/votes-missing', names: missing });
  const countOf = (which: Vote) => [...voteOf.values()].filter((vote) => vote === which).length;
  const [ayes, noes, absent] = [countOf('for'), countOf('against'), countOf('absent')];
  const { castingBy } = sitting;
  if (castingBy !== null) {
    const casting = voteOf.get(castingBy);
    const presides = voting.find(({ id }) => id === castingBy)?.seat === 'chair';
    const hasSaid = casting === 'for' || casting === 'against';
    if (!presides || !hasSaid || ayes !== noes) return err({ code: 'editions/casting-not-at-tie' });
  }
  const castingVote = castingBy === null ? undefined : voteOf.get(castingBy);
  const ayesCounted = ayes + (castingVote === 'for' ? 1 : 0);
  const noesCounted = noes + (castingVote === 'against' ? 1 : 0);
  const present = voting.length - absent;
  if (present < sitting.quorum) {
    return err({ code: 'editions/no-quorum', present, quorum: sitting.quorum });
  }
  const ayesNeeded = needed(sitting.majority, noesCounted, present, voting.length);
  if (ayesCounted < ayesNeeded) {
    return err({ code: 'editions/no-majority', ayes: ayesCounted, needed: ayesNeeded });
  }
  const [abstained, recused] = [countOf('abstained'), countOf('recused')];
  const { length: inOffice } = voting;
  return ok({ inOffice, present, ayes, noes, abstained, recused, absent, ayesCounted, ayesNeeded });
}

function needed(majority: Majority, noes: number, present: number, inOffice: number): number {
  switch (majority) {
    case 'more-ayes':
      return noes + 1;
    case 'of-present':
      return Math.floor(present / 2) + 1;
    case 'of-office':
      return Math.floor(inOffice / 2) + 1;
    case 'two-thirds-of-office':
      return Math.ceil((2 * inOffice) / 3);
  }
}
