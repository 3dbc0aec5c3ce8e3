// What joinings are called, how each stands, and the sentence of each way in which one is refused.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import type { ConsentToJoin, JoiningEnd, JoiningKind, JoiningRefusal } from '../rules/joining.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import { dayWords, stateWords } from './state-words.ts';

export const kindWords: Readonly<Record<JoiningKind, () => string>> = {
  merge: m.proposals_joining_merge,
  split: m.proposals_joining_split,
};

export const endWords: Readonly<Record<JoiningEnd, () => string>> = {
  done: m.proposals_joining_end_done,
  refused: m.proposals_joining_end_refused,
  lapsed: m.proposals_joining_end_lapsed,
  overtaken: m.proposals_joining_end_overtaken,
  'taken-back': m.proposals_joining_end_taken_back,
};

export const consentWords: Readonly<Record<ConsentToJoin, () => string>> = {
  given: m.proposals_joining_consent_given,
  refused: m.proposals_joining_consent_refused,
};

export function joiningSentence(refusal: JoiningRefusal): string {
  switch (refusal.code) {
    case 'proposals/joining-cannot':
      return m.proposals_joining_refused_cannot({
        number: refusal.number,
        state: stateWords[refusal.state]().toLowerCase(),
      });
    case 'proposals/joining-too-few':
      return m.proposals_joining_refused_too_few();
    case 'proposals/joining-too-many':
      return m.proposals_joining_refused_too_many({ count: refusal.most });
    case 'proposals/joining-elsewhere':
      return m.proposals_joining_refused_elsewhere({ number: refusal.number });
    case 'proposals/joining-day':
      return m.proposals_joining_refused_day({
        from: dayWords(refusal.from),
        until: dayWords(refusal.until),
      });
    case 'proposals/joining-ended':
      return m.proposals_joining_refused_ended({ end: endWords[refusal.ended]() });
    case 'proposals/joining-answered':
      return m.proposals_joining_refused_answered();
    case 'proposals/joining-has-author':
      return m.proposals_joining_refused_has_author();
    case 'proposals/joining-open-already':
      return m.proposals_joining_refused_open_already();
    case 'proposals/joining-limit':
      return m.proposals_joining_refused_limit({ count: refusal.most });
    default:
      return sentenceOf(refusal);
  }
}

const unprocessable: readonly JoiningRefusal['code'][] = [
  'proposals/joining-too-few',
  'proposals/joining-too-many',
  'proposals/joining-elsewhere',
  'proposals/joining-day',
];

export function joiningStatus(refusal: JoiningRefusal): NonNullable<Page['status']> {
  if (unprocessable.includes(refusal.code)) return 422;
  return isOfJoining(refusal) ? 409 : statusOf(refusal);
}

type OfJoining = Extract<JoiningRefusal, { readonly code: `proposals/joining-${string}` }>;

function isOfJoining(refusal: JoiningRefusal): refusal is OfJoining {
  return refusal.code.startsWith('proposals/joining-');
}

const fields: Partial<Readonly<Record<JoiningRefusal['code'], string>>> = {
  'proposals/joining-day': 'hasta',
  'proposals/reason-missing': 'razon',
  'proposals/joining-elsewhere': 'con',
  'proposals/joining-too-few': 'con',
  'proposals/joining-too-many': 'con',
};

export function joiningProblem(refusal: JoiningRefusal) {
  return { field: fields[refusal.code] ?? '', message: joiningSentence(refusal) };
}
