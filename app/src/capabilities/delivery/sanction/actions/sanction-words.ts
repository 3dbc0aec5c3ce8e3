// What outcomes, votes and majorities are called, in the language of the moment.
import { m } from '#words';
import type { Majority, Vote } from '../../../edition/editions/rules/index.ts';
import type { SanctionedAs } from '../rules/difference.ts';
import { countVotes } from '../rules/voting.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const outcomeWords: Words<SanctionedAs> = {
  approved: m.sanction_outcome_approved,
  'approved-with-changes': m.sanction_outcome_approved_with_changes,
  returned: m.sanction_outcome_returned,
  rejected: m.sanction_outcome_rejected,
  lapse: m.sanction_outcome_lapse,
};

export const voteWords: Words<Vote> = {
  for: m.sanction_vote_for,
  against: m.sanction_vote_against,
  abstained: m.sanction_vote_abstained,
  recused: m.sanction_vote_recused,
  absent: m.sanction_vote_absent,
};

export const majorityWords: Words<Majority> = {
  'more-ayes': m.sanction_majority_more_ayes,
  'of-present': m.sanction_majority_of_present,
  'of-office': m.sanction_majority_of_office,
  'two-thirds-of-office': m.sanction_majority_two_thirds,
};

/** Without what nobody did, but for those in favour and against. */
export function tallyWords(votes: Parameters<typeof countVotes>[0]): string {
  const { ayes, noes, abstained, recused, absent } = countVotes(votes);
  const others = [
    [abstained, m.sanction_tally_abstained],
    [recused, m.sanction_tally_recused],
    [absent, m.sanction_tally_absent],
  ] as const;
  const said = others.flatMap(([count, words]) => (count === 0 ? [] : [words({ count })]));
  return [m.sanction_tally({ ayes, noes }), ...said].join(', ');
}
