// The votes of the members on one project: whole, with mandate, and whether they carry what was decided.
import { err, ok, type Result } from '@minga/basics';
import {
  type Majority,
  type MemberInOffice,
  type MemberVote,
  type Tally,
  tallyResolution,
  type Vote,
} from '../../../edition/editions/rules/index.ts';
import type { Decision } from './matter.ts';
import type { Refusal, VoteRefusal } from './refusal.ts';

export interface VoteGiven {
  readonly memberId: string;
  readonly vote: Vote;
  /** Which interest keeps a member from voting; empty unless she recuses. */
  readonly interest: string;
}

export interface Attendance {
  /** Who had a mandate on the day of the sitting, the secretary too. */
  readonly inOffice: readonly MemberInOffice[];
  /** Whoever was noted as absent from the whole sitting. */
  readonly absent: ReadonlySet<string>;
}

/** Of every member who votes, once: whoever is absent from the sitting is, and needs not be given. */
export function wholeVotes(
  { inOffice, absent }: Attendance,
  given: readonly VoteGiven[],
): Result<readonly VoteGiven[], Refusal> {
  const of = new Map(given.map((one) => [one.memberId, one]));
  const voting = inOffice.filter(({ seat }) => seat !== 'secretary');
  const isKnown = (id: string) => voting.some((one) => one.id === id);
  if (of.size !== given.length || ![...of.keys()].every(isKnown)) {
    return err({ code: 'sanction/member-unknown' });
  }
  const votes: VoteGiven[] = [];
  const missing: string[] = [];
  for (const { id, name } of voting) {
    const said = of.get(id);
    if (absent.has(id)) {
      if (said !== undefined && said.vote !== 'absent') {
        return err({ code: 'sanction/absent-votes', name });
      }
      votes.push({ memberId: id, vote: 'absent', interest: '' });
    } else if (said === undefined) {
      missing.push(name);
    } else {
      const checked = checkInterest(said, name);
      if (!checked.ok) return checked;
      votes.push(checked.value);
    }
  }
  if (missing.length === 0) return ok(votes);
  const why = { code: 'editions/votes-missing', names: missing } as const;
  return err({ code: 'sanction/no-resolution', project: '', why });
}

/** Only whoever recuses has an interest, and she says which. */
export function checkInterest(given: VoteGiven, name: string): Result<VoteGiven, Refusal> {
  if (given.vote !== 'recused') return ok({ ...given, interest: '' });
  if (given.interest === '') return err({ code: 'sanction/interest-missing', name });
  return ok(given);
}

export interface Deciding {
  readonly inOffice: readonly MemberInOffice[];
  readonly votes: readonly MemberVote[];
  readonly majority: Majority;
  readonly quorum: number;
}

/** Whether these votes are what they are said to be: for what was decided, or for an approval that did not carry. */
export function judgeVotes(
  { inOffice, votes, majority, quorum }: Deciding,
  { castingBy, isCarried }: Pick<Decision, 'castingBy' | 'isCarried'>,
  project: string,
): Result<void, Refusal> {
  const tally = tallyResolution({ inOffice, votes, castingBy, majority, quorum });
  if (isCarried) {
    return tally.ok ? ok(undefined) : err(noResolution(project, tally.error));
  }
  if (tally.ok) return err({ code: 'sanction/carried-after-all', project });
  return tally.error.code === 'editions/no-majority'
    ? ok(undefined)
    : err(noResolution(project, tally.error));
}

function noResolution(project: string, why: VoteRefusal['why']): Refusal {
  return { code: 'sanction/no-resolution', project, why };
}

/** How many voted how, whether it carried or not. */
export type Counted = Pick<Tally, 'ayes' | 'noes' | 'abstained' | 'recused' | 'absent'>;

export function countVotes(votes: readonly Pick<MemberVote, 'vote'>[]): Counted {
  const of = (which: Vote) => votes.filter(({ vote }) => vote === which).length;
  return {
    ayes: of('for'),
    noes: of('against'),
    abstained: of('abstained'),
    recused: of('recused'),
    absent: of('absent'),
  };
}
