// Each refusal of this room in a sentence that says what to do, and the status of its answer.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { clp, formatDay, formatMoney } from '../../../../ui/format.ts';
import type { ResolutionRefusal } from '../../../edition/editions/rules/index.ts';
import type { Refusal } from '../rules/refusal.ts';

type Status = NonNullable<Page['status']>;
type Sentences<R extends { readonly code: string }> = {
  readonly [Code in R['code']]: (refusal: Extract<R, { readonly code: Code }>) => string;
};

const day = (on: string) => formatDay(on, currentLocale());
const money = (pesos: number) => formatMoney(BigInt(pesos), clp, currentLocale());
const list = (names: readonly string[]) => names.join('; ');

const ofVotes: Sentences<ResolutionRefusal> = {
  'editions/vote-without-mandate': m.sanction_refused_member_unknown,
  'editions/votes-missing': ({ names }) =>
    m.sanction_refused_votes_missing({ names: names.join(', ') }),
  'editions/casting-not-at-tie': m.sanction_refused_casting_not_at_tie,
  'editions/no-quorum': ({ present, quorum }) =>
    m.sanction_refused_no_quorum({ present: String(present), quorum: String(quorum) }),
  'editions/no-majority': ({ ayes, needed }) =>
    m.sanction_refused_no_majority({ ayes: String(ayes), needed: String(needed) }),
};

const sentences: Sentences<Refusal> = {
  'sanction/no-resolution': ({ project, why }) => {
    const say = ofVotes[why.code] as (given: ResolutionRefusal) => string;
    return project === '' ? say(why) : m.sanction_refused_about({ project, why: say(why) });
  },
  'sanction/carried-after-all': m.sanction_refused_carried_after_all,
  'sanction/unknown': m.sanction_refused_unknown,
  'sanction/not-allowed': m.sanction_refused_not_allowed,
  'sanction/edition-halted': m.sanction_refused_edition_halted,
  'sanction/edition-over': m.sanction_refused_edition_over,
  'sanction/body-not-set': m.sanction_refused_body_not_set,
  'sanction/nothing-to-submit': m.sanction_refused_nothing_to_submit,
  'sanction/log-waits': ({ contests }) =>
    m.sanction_refused_log_waits({ contests: list(contests) }),
  'sanction/received-before-certified': ({ from }) =>
    m.sanction_refused_received_before_certified({ day: day(from) }),
  'sanction/received-ahead': m.sanction_refused_received_ahead,
  'sanction/reception-voted': m.sanction_refused_reception_voted,
  'sanction/reception-same': m.sanction_refused_reception_same,
  'sanction/reception-without-reason': m.sanction_refused_reception_without_reason,
  'sanction/reception-and-sitting': ({ heldOn }) =>
    m.sanction_refused_reception_and_sitting({ day: day(heldOn) }),
  'sanction/recount-failed': m.sanction_refused_recount_failed,
  'sanction/stale': m.sanction_refused_stale,
  'sanction/lapsed': m.sanction_refused_lapsed,
  'sanction/no-term': m.sanction_refused_no_term,
  'sanction/body-voted': m.sanction_refused_body_voted,
  'sanction/term-not-over': ({ until }) => m.sanction_refused_term_not_over({ day: day(until) }),
  'sanction/term-over': ({ until }) => m.sanction_refused_term_over({ day: day(until) }),
  'sanction/sitting-open': m.sanction_refused_sitting_open,
  'sanction/sitting-suspended': m.sanction_refused_sitting_suspended,
  'sanction/sitting-closed': m.sanction_refused_sitting_closed,
  'sanction/sitting-not-suspended': m.sanction_refused_sitting_not_suspended,
  'sanction/suspension-without-reason': m.sanction_refused_suspension_without_reason,
  'sanction/sitting-ahead': m.sanction_refused_sitting_ahead,
  'sanction/sitting-too-early': ({ from }) =>
    m.sanction_refused_sitting_too_early({ day: day(from) }),
  'sanction/quorum-below-body': ({ quorum }) =>
    m.sanction_refused_quorum_below_body({ quorum: String(quorum) }),
  'sanction/sitting-voted': m.sanction_refused_sitting_voted,
  'sanction/changed-meanwhile': m.sanction_refused_changed_meanwhile,
  'sanction/member-unknown': m.sanction_refused_member_unknown,
  'sanction/interest-missing': m.sanction_refused_interest_missing,
  'sanction/absent-votes': m.sanction_refused_absent_votes,
  'sanction/not-drafted': m.sanction_refused_not_drafted,
  'sanction/voted-already': m.sanction_refused_voted_already,
  'sanction/nothing-corrected': m.sanction_refused_nothing_corrected,
  'sanction/correction-without-reason': m.sanction_refused_correction_without_reason,
  'sanction/correction-changes-decision': m.sanction_refused_correction_changes_decision,
  'sanction/decided-already': m.sanction_refused_decided_already,
  'sanction/returned-until': ({ until }) => m.sanction_refused_returned_until({ day: day(until) }),
  'sanction/reason-missing': ({ projects }) =>
    m.sanction_refused_reason_missing({ projects: list(projects) }),
  'sanction/changes-missing': m.sanction_refused_changes_missing,
  'sanction/return-incomplete': m.sanction_refused_return_incomplete,
  'sanction/return-in-the-past': m.sanction_refused_return_in_the_past,
  'sanction/amount-invalid': m.sanction_refused_amount_invalid,
  'sanction/amount-is-a-change': m.sanction_refused_amount_is_a_change,
  'sanction/nothing-decided': m.sanction_refused_nothing_decided,
  'sanction/reached-undecided': ({ projects }) =>
    m.sanction_refused_reached_undecided({ projects: list(projects) }),
  'sanction/above-amount': ({ overClp, contest }) =>
    m.sanction_refused_above_amount({ over: money(overClp), contest }),
  'sanction/above-envelope': ({ overClp }) =>
    m.sanction_refused_above_envelope({ over: money(overClp) }),
  'sanction/same-place': ({ projects }) =>
    m.sanction_refused_same_place({ projects: list(projects) }),
  'sanction/in-conflict': ({ projects }) =>
    m.sanction_refused_in_conflict({ projects: list(projects) }),
  'sanction/only-together': ({ projects }) =>
    m.sanction_refused_only_together({ projects: list(projects) }),
  'sanction/resolution-number-missing': m.sanction_refused_resolution_number_missing,
  'sanction/not-returned': m.sanction_refused_not_returned,
  'sanction/mended-already': m.sanction_refused_mended_already,
  'sanction/mending-empty': m.sanction_refused_mending_empty,
  'sanction/question-empty': m.sanction_refused_question_empty,
  'sanction/answer-empty': m.sanction_refused_answer_empty,
  'sanction/answered-already': m.sanction_refused_answered_already,
};

export function sentenceOf(refusal: Refusal): string {
  const say = sentences[refusal.code] as (given: Refusal) => string;
  return say(refusal);
}

/** How the sanction stands; anything else is what was typed. */
const standsOtherwise: readonly Refusal['code'][] = [
  ...(['sanction/edition-halted', 'sanction/edition-over', 'sanction/body-not-set'] as const),
  ...(['sanction/nothing-to-submit', 'sanction/recount-failed', 'sanction/stale'] as const),
  ...(['sanction/log-waits'] as const),
  ...(['sanction/lapsed', 'sanction/no-term', 'sanction/body-voted'] as const),
  ...(['sanction/reception-voted', 'sanction/reception-and-sitting'] as const),
  ...(['sanction/term-not-over', 'sanction/sitting-open', 'sanction/sitting-suspended'] as const),
  ...(['sanction/sitting-closed', 'sanction/sitting-not-suspended'] as const),
  ...(['sanction/sitting-voted', 'sanction/changed-meanwhile', 'sanction/voted-already'] as const),
  ...(['sanction/not-drafted', 'sanction/decided-already', 'sanction/returned-until'] as const),
  ...(['sanction/not-returned', 'sanction/mended-already', 'sanction/answered-already'] as const),
];

export function statusOf({ code }: Refusal): Status {
  if (code === 'sanction/unknown') return 404;
  if (code === 'sanction/not-allowed') return 403;
  return standsOtherwise.includes(code) ? 409 : 422;
}
