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
