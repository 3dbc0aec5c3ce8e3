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
} as const satisfies Record<Refusal['code'], NonNullable<Page['status']>>;

/** The sentence in the language of the request. */
export function refusalSentence(refusal: Refusal): string {
  const say = sentences[refusal.code] as (given: Refusal) => string;
  return say(refusal);
}
