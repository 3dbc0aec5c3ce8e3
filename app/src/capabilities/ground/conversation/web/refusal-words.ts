// Each refusal of this room in a sentence that says what to do, and the status with which it is answered.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { Refusal } from '../rules/refusal.ts';

const sentences = {
  'conversation/unknown': m.conversation_refused_unknown,
  'conversation/closed': m.conversation_refused_closed,
  'conversation/too-young': m.conversation_refused_too_young,
  'conversation/age-unknown': m.conversation_refused_age_unknown,
  'conversation/side-missing': m.conversation_refused_side_missing,
  'conversation/not-answerable': m.conversation_refused_not_answerable,
  'conversation/too-many': m.conversation_refused_too_many,
  'conversation/withdrawn': m.conversation_refused_withdrawn,
  'conversation/hidden': m.conversation_refused_hidden,
  'conversation/not-hidden': m.conversation_refused_not_hidden,
  'conversation/window-over': m.conversation_refused_window_over,
  'conversation/changed': m.conversation_refused_changed,
  'conversation/own-comment': m.conversation_refused_own_comment,
  'conversation/already-reported': m.conversation_refused_already_reported,
  'conversation/already-asked': m.conversation_refused_already_asked,
  'conversation/already-decided': m.conversation_refused_already_decided,
  'conversation/same-moderator': m.conversation_refused_same_moderator,
  'conversation/reason-missing': m.conversation_refused_reason_missing,
  'conversation/unknown-in-forum': m.conversation_refused_unknown_in_forum,
  'conversation/no-answer': m.conversation_refused_no_answer,
  'conversation/own-answer': m.conversation_refused_own_answer,
  'conversation/not-of-team': m.conversation_refused_not_of_team,
  'conversation/question-gone': m.conversation_refused_question_gone,
  'conversation/already-closed': m.conversation_refused_already_closed,
  'conversation/title-changed': m.conversation_refused_title_changed,
  'conversation/title-same': m.conversation_refused_title_same,
  'conversation/title-waits': m.conversation_refused_title_waits,
  'conversation/has-guide': m.conversation_refused_has_guide,
  'conversation/guide-withdrawn': m.conversation_refused_guide_withdrawn,
  'conversation/guide-changed': m.conversation_refused_guide_changed,
  'conversation/guide-same': m.conversation_refused_guide_same,
} as const satisfies Readonly<Record<Refusal['code'], unknown>>;

const statuses: Readonly<Record<Refusal['code'], NonNullable<Page['status']>>> = {
  'conversation/unknown': 404,
  'conversation/closed': 409,
  'conversation/too-young': 403,
  'conversation/age-unknown': 409,
  'conversation/side-missing': 422,
  'conversation/not-answerable': 409,
  'conversation/too-many': 429,
  'conversation/withdrawn': 409,
  'conversation/hidden': 409,
  'conversation/not-hidden': 409,
  'conversation/window-over': 409,
  'conversation/changed': 409,
  'conversation/own-comment': 409,
  'conversation/already-reported': 409,
  'conversation/already-asked': 409,
  'conversation/already-decided': 409,
  'conversation/same-moderator': 409,
  'conversation/reason-missing': 422,
  'conversation/unknown-in-forum': 404,
  'conversation/no-answer': 409,
  'conversation/own-answer': 409,
  'conversation/not-of-team': 403,
  'conversation/question-gone': 409,
  'conversation/already-closed': 409,
  'conversation/title-changed': 409,
  'conversation/title-same': 422,
  'conversation/title-waits': 409,
  'conversation/has-guide': 409,
  'conversation/guide-withdrawn': 409,
  'conversation/guide-changed': 409,
  'conversation/guide-same': 422,
};

export function sentenceOf(refusal: Refusal): string {
  if (refusal.code === 'conversation/too-many') {
    return sentences[refusal.code]({ count: refusal.minutes });
  }
  return sentences[refusal.code]();
}

export function statusOf({ code }: Refusal): NonNullable<Page['status']> {
  return statuses[code];
}
