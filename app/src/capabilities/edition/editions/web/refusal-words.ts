// Each refusal, problem and warning of this room in a sentence that says what to do, and the status of its answer.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { type Finding, problemSentences, type Sentences } from './problem-words.ts';
import { closingWords, dayWords, money, phaseWords, stageWords } from './words.ts';

type Gate = Exclude<Finding['code'], keyof typeof problemSentences>;

const refusalSentences: Sentences<Gate> = {
  'editions/unknown': m.editions_refused_unknown,
  'editions/address-taken': m.editions_refused_address_taken,
  'editions/vote-not-yet': ({ from }) => m.editions_open_from({ day: dayWords(from) }),
  'editions/changed-meanwhile': m.editions_refused_changed_meanwhile,
  'editions/not-whole': m.editions_refused_not_whole,
  'editions/nothing-changed': m.editions_refused_nothing_changed,
  'editions/body-not-set': m.editions_refused_body_not_set,
  'editions/quorum-below-body': ({ quorum }) =>
    m.editions_refused_quorum_below_body({ quorum: String(quorum) }),
  'editions/sitting-ahead': m.editions_refused_sitting_ahead,
  'editions/seat-unknown': m.editions_refused_seat_unknown,
  'editions/gathering-unknown': m.editions_refused_gathering_unknown,
  'editions/gathering-taken': m.editions_refused_gathering_taken,
  'editions/minutes-missing': m.editions_refused_minutes_missing,
  'editions/minutes-signed': m.editions_refused_minutes_signed,
  'editions/minutes-waiting': m.editions_refused_minutes_waiting,
  'editions/version-unknown': m.editions_refused_version_unknown,
  'editions/without-commitment': m.editions_refused_without_commitment,
  'editions/commitment-revoked': m.editions_refused_commitment_revoked,
  'editions/committed-part-changed': m.editions_refused_committed_part_changed,
  'editions/above-commitment': ({ overClp }) =>
    m.editions_refused_above_commitment({ over: money(overClp) }),
  'editions/version-not-newer': m.editions_refused_version_not_newer,
  'editions/change-without-two': m.editions_refused_change_without_two,
  'editions/debt-without-reason': ({ unfinishedCount }) =>
    m.editions_refused_debt_without_reason({ count: String(unfinishedCount) }),
  'editions/annulled': m.editions_refused_annulled,
  'editions/suspended': m.editions_refused_suspended,
  'editions/not-suspended': m.editions_refused_not_suspended,
  'editions/not-published': m.editions_refused_not_published,
  'editions/archived': m.editions_refused_archived,
  'editions/contest-unknown': m.editions_refused_contest_unknown,
  'editions/stage-skipped': ({ missing }) =>
    m.editions_refused_stage_skipped({ stage: stageWords[missing]() }),
  'editions/stage-passed': m.editions_refused_stage_passed,
  'editions/not-voted': m.editions_refused_not_voted,
  'editions/not-counted': m.editions_refused_not_counted,
  'editions/not-certified': m.editions_refused_not_certified,
  'editions/not-sanctioned': m.editions_refused_not_sanctioned,
  'editions/ballot-list-missing': m.editions_refused_ballot_list_missing,
  'editions/ballot-list-differs': m.editions_refused_ballot_list_differs,
  'editions/not-all-asked': ({ missing }) =>
    m.editions_refused_not_all_asked({
      missing: missing.map((one) => closingWords[one as keyof typeof closingWords]()).join(', '),
    }),
  'editions/slate-too-narrow': ({ demandClp, neededClp, missingClp }) =>
    m.editions_refused_slate_too_narrow({
      demand: money(demandClp),
      needed: money(neededClp),
      missing: money(missingClp),
    }),
  'editions/slate-without-choice': m.editions_refused_slate_without_choice,
  'editions/vote-without-mandate': m.editions_refused_vote_without_mandate,
  'editions/votes-missing': ({ names }) =>
    m.editions_refused_votes_missing({ names: names.join(', ') }),
  'editions/casting-not-at-tie': m.editions_refused_casting_not_at_tie,
  'editions/no-quorum': ({ present, quorum }) =>
    m.editions_refused_no_quorum({ present: String(present), quorum: String(quorum) }),
  'editions/no-majority': ({ ayes, needed }) =>
    m.editions_refused_no_majority({ ayes: String(ayes), needed: String(needed) }),
  'editions/no-time-before-sanction': ({ startOn, sanctionBy }) =>
    m.editions_refused_no_time_before_sanction({
      day: dayWords(sanctionBy),
      start: dayWords(startOn),
    }),
  'editions/extension-of-no-phase': ({ phase }) =>
    m.editions_refused_extension_of_no_phase({ phase: phaseWords[phase]() }),
  'editions/extension-not-later': ({ phase, until }) =>
    m.editions_refused_extension_not_later({ phase: phaseWords[phase](), day: dayWords(until) }),
};

/** Said of the bases as a whole: whoever names a contest puts its name before. */
export function refusalSentence(found: Finding): string {
  const all = { ...problemSentences, ...refusalSentences };
  const say = all[found.code] as (given: Finding) => string;
  return say(found);
}

const notThere: readonly string[] = [
  'editions/unknown',
  'editions/version-unknown',
  'editions/contest-unknown',
  'editions/seat-unknown',
  'editions/gathering-unknown',
];
/** What was typed is wrong; anything else is how the edition stands. */
const typedWrong: readonly string[] = [
  ...['editions/address-taken', 'editions/quorum-below-body', 'editions/sitting-ahead'],
  ...['editions/debt-without-reason', 'editions/vote-without-mandate', 'editions/votes-missing'],
  ...['editions/casting-not-at-tie', 'editions/no-quorum', 'editions/no-majority'],
  ...['editions/no-time-before-sanction', 'editions/extension-of-no-phase'],
  ...['editions/extension-not-later', 'editions/above-commitment'],
];

export function statusOf({ code }: Finding): NonNullable<Page['status']> {
  if (notThere.includes(code)) return 404;
  return typedWrong.includes(code) || Object.hasOwn(problemSentences, code) ? 422 : 409;
}
