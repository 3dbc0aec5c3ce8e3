// Each refusal of an endorsement, a photo or a price in a sentence that says what to do, and the status with which it is answered.
import { m } from '#words';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import type { PriceRefusal } from '../actions/keep-prices.ts';
import type { EndorsingRefusal } from '../rules/endorsing.ts';
import type { PhotoRefusal } from '../rules/photo.ts';
import { dayWords, stateWords } from './state-words.ts';

type Status = NonNullable<Page['status']>;
type Refusal = EndorsingRefusal | PhotoRefusal | PriceRefusal;
type Code = Refusal['code'];
type Saying<One extends Code> = (refusal: Extract<Refusal, { readonly code: One }>) => string;

const sentences: { readonly [One in Code]: Saying<One> } = {
  'proposals/endorse-unknown': () => m.proposals_endorse_refused_unknown(),
  'proposals/endorse-closed': ({ state }) =>
    m.proposals_endorse_refused_closed({ state: stateWords[state]() }),
  'proposals/endorse-halted': ({ halted }) =>
    halted === 'annulled'
      ? m.proposals_endorse_refused_annulled()
      : m.proposals_endorse_refused_suspended(),
  'proposals/endorse-archived': () => m.proposals_endorse_refused_archived(),
  'proposals/endorse-age-unknown': () => m.proposals_endorse_refused_age_unknown(),
  'proposals/endorse-too-young': ({ minAge }) => m.proposals_endorse_refused_too_young({ minAge }),
  'proposals/endorse-too-old': ({ maxAge }) => m.proposals_endorse_refused_too_old({ maxAge }),
  'proposals/endorse-tie-missing': () => m.proposals_endorse_refused_tie_missing(),
  'proposals/endorse-at-office': ({ where }) => m.proposals_endorse_refused_at_office({ where }),
  'proposals/sheet-day-wrong': ({ from }) =>
    m.proposals_endorse_refused_sheet_day({ day: dayWords(from) }),
  'proposals/endorse-own': () => m.proposals_endorse_refused_own(),
  'proposals/endorsed-already': () => m.proposals_endorse_refused_already(),
  'proposals/endorsed-on-paper': () => m.proposals_endorse_refused_on_paper(),
  'proposals/endorse-limit': ({ most }) => m.proposals_endorse_refused_limit({ most }),
  'proposals/endorse-too-many': ({ minutes }) => m.proposals_endorse_refused_too_many({ minutes }),
  'proposals/photo-unknown': () => m.proposals_photo_refused_unknown(),
  'proposals/photo-not-yours': () => m.proposals_photo_refused_not_yours(),
  'proposals/photo-closed': () => m.proposals_photo_refused_closed(),
  'proposals/photos-full': ({ most }) => m.proposals_photo_refused_full({ most }),
  'proposals/photo-no-image': () => m.proposals_photo_refused_no_image(),
  'proposals/price-unknown': () => m.proposals_price_refused_unknown(),
  'proposals/prices-full': ({ most }) => m.proposals_price_refused_full({ most }),
};

const statuses: Readonly<Record<Code, Status>> = {
  'proposals/endorse-unknown': 404,
  'proposals/endorse-closed': 409,
  'proposals/endorse-halted': 409,
  'proposals/endorse-archived': 409,
  'proposals/endorse-age-unknown': 403,
  'proposals/endorse-too-young': 403,
  'proposals/endorse-too-old': 403,
  'proposals/endorse-tie-missing': 422,
  'proposals/endorse-at-office': 403,
  'proposals/sheet-day-wrong': 422,
  'proposals/endorse-own': 409,
  'proposals/endorsed-already': 409,
  'proposals/endorsed-on-paper': 409,
  'proposals/endorse-limit': 409,
  'proposals/endorse-too-many': 429,
  'proposals/photo-unknown': 404,
  'proposals/photo-not-yours': 403,
  'proposals/photo-closed': 409,
  'proposals/photos-full': 409,
  'proposals/photo-no-image': 422,
  'proposals/price-unknown': 404,
  'proposals/prices-full': 409,
};

function isOwn(refusal: Refusal | FileRefusal): refusal is Refusal {
  return refusal.code in sentences;
}

/** In the language of the request. */
export function keptSentence(refusal: Refusal | FileRefusal): string {
  if (!isOwn(refusal)) return fileRefusalSentence(refusal);
  const say = sentences[refusal.code] as (given: Refusal) => string;
  return say(refusal);
}

export function keptStatus(refusal: Refusal | FileRefusal): Status {
  if (isOwn(refusal)) return statuses[refusal.code];
  return refusal.code === 'file/too-large' ? 413 : 422;
}
