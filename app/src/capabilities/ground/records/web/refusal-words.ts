// Each refusal of this room in a sentence that says what to do, and the status with which it is answered.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Refusal } from '../rules/refusal.ts';

type SentenceOf = {
  readonly [Code in Refusal['code']]: (
    refusal: Extract<Refusal, { readonly code: Code }>,
  ) => string;
};

const sentences: SentenceOf = {
  'records/not-here': () => m.records_refused_not_here(),
  'records/already-annulled': () => m.records_refused_already_annulled(),
  'records/lot-label-taken': () => m.records_refused_label_taken(),
  'records/lot-too-soon': () => m.records_refused_too_soon(),
  'records/lot-not-yet': () => m.records_refused_not_yet(),
  'records/lot-begun': () => m.records_refused_begun(),
  'records/lot-withdrawn': () => m.records_refused_withdrawn(),
  'records/lot-drawn': () => m.records_refused_drawn(),
  'records/lot-not-drawn': () => m.records_refused_not_drawn(),
  'records/lot-of-another-kind': () => m.records_refused_other_kind(),
  'records/throw-taken': ({ position, face }) => m.records_refused_throw_taken({ position, face }),
  'records/throw-out-of-turn': ({ position }) => m.records_refused_out_of_turn({ position }),
  'records/sheet-there': () => m.records_refused_sheet_there(),
  'records/paper-entered': () => m.records_refused_paper_entered(),
  'records/paper-void': () => m.records_refused_paper_void(),
  'records/paper-unscanned': () => m.records_refused_paper_unscanned(),
  'records/paper-nobody': () => m.records_refused_paper_nobody(),
  'records/paper-unidentified': () => m.records_refused_paper_unidentified(),
  'records/paper-own': () => m.records_refused_paper_own(),
  'records/paper-refused': ({ sentence }) => sentence,
  'records/act-not-here': () => m.records_refused_not_here(),
  'records/act-ended': () => m.records_refused_act_ended(),
  'records/act-expired': () => m.records_refused_act_expired(),
  'records/act-own': () => m.records_refused_act_own(),
  'records/act-not-independent': () => m.records_refused_act_not_independent(),
  'records/act-proposer-left': () => m.records_refused_act_proposer_left(),
  'records/act-changed': () => m.records_refused_act_changed(),
  'records/act-not-signed': () => m.records_refused_act_not_signed(),
  'records/act-refused': ({ sentence }) => sentence,
};

export const refusalStatus = {
  'records/not-here': 404,
  'records/already-annulled': 409,
  'records/lot-label-taken': 422,
  'records/lot-too-soon': 422,
  'records/lot-not-yet': 409,
  'records/lot-begun': 409,
  'records/lot-withdrawn': 409,
  'records/lot-drawn': 409,
  'records/lot-not-drawn': 409,
  'records/lot-of-another-kind': 409,
  'records/throw-taken': 409,
  'records/throw-out-of-turn': 409,
  'records/sheet-there': 409,
  'records/paper-entered': 409,
  'records/paper-void': 409,
  'records/paper-unscanned': 422,
  'records/paper-nobody': 422,
  'records/paper-unidentified': 422,
  'records/paper-own': 403,
  'records/paper-refused': 409,
  'records/act-not-here': 404,
  'records/act-ended': 409,
  'records/act-expired': 409,
  'records/act-own': 403,
  'records/act-not-independent': 403,
  'records/act-proposer-left': 409,
  'records/act-changed': 409,
  'records/act-not-signed': 422,
  'records/act-refused': 409,
} as const satisfies Record<Refusal['code'], NonNullable<Page['status']>>;

/** The sentence in the language of the request. */
export function refusalSentence(refusal: Refusal): string {
  const say = sentences[refusal.code] as (given: Refusal) => string;
  return say(refusal);
}
