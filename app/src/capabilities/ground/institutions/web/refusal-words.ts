// Each refusal of this room in a sentence that says what to do, and the status with which it is answered.
import { m } from '#words';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatBytes, formatNumber } from '../../../../ui/format.ts';
import { LEAST_CONTRAST } from '../rules/colour.ts';
import { crestBytes, crestPixels } from '../rules/crest.ts';
import type { Refusal } from '../rules/refusal.ts';
import { dayWords } from './words.ts';

type SentenceOf = {
  readonly [Code in Refusal['code']]: (
    refusal: Extract<Refusal, { readonly code: Code }>,
  ) => string;
};

const sentences = {
  'institutions/colour-unreadable': () => m.institutions_refused_colour_unreadable(),
  'institutions/colour-too-light': ({ colour, contrastHundredths, darker }) =>
    m.institutions_refused_colour_too_light({
      colour,
      darker,
      contrast: formatNumber(contrastHundredths / 100, currentLocale(), 2),
      least: formatNumber(LEAST_CONTRAST, currentLocale(), 1),
    }),
  'institutions/crest-too-large': () =>
    m.institutions_refused_crest_too_large({
      bytes: formatBytes(crestBytes, currentLocale()),
      megapixels: formatNumber(crestPixels / 1_000_000, currentLocale()),
    }),
  'institutions/crest-of-another-kind': () => m.institutions_refused_crest_kind(),
  'institutions/crest-is-svg': () => m.institutions_refused_crest_svg(),
  'institutions/crest-broken': () => m.institutions_refused_crest_broken(),
  'institutions/no-earlier-crest': () => m.institutions_refused_no_earlier_crest(),
  'institutions/more-than-seats': ({ day, sitting, seats }) =>
    m.institutions_refused_more_than_seats({ day: dayWords(day), sitting, seats }),
  'institutions/two-at-once': ({ seat, name }) =>
    seat === 'chair'
      ? m.institutions_refused_two_chairs({ name })
      : m.institutions_refused_two_secretaries({ name }),
  'institutions/sits-already': ({ name }) => m.institutions_refused_sits_already({ name }),
  'institutions/seats-are-taken': ({ sitting }) =>
    m.institutions_refused_seats_are_taken({ sitting }),
  'institutions/left-before-beginning': ({ mandateFrom }) =>
    m.institutions_refused_left_before_beginning({ day: dayWords(mandateFrom) }),
  'institutions/steps-missing': ({ count }) => m.institutions_refused_steps_missing({ count }),
  'institutions/changed-meanwhile': () => m.institutions_conflict_text(),
  'institutions/not-here': () => m.institutions_not_here_text(),
} satisfies SentenceOf;

export const refusalStatus = {
  'institutions/colour-unreadable': 422,
  'institutions/colour-too-light': 422,
  'institutions/crest-too-large': 413,
  'institutions/crest-of-another-kind': 422,
  'institutions/crest-is-svg': 422,
  'institutions/crest-broken': 422,
  'institutions/no-earlier-crest': 409,
  'institutions/more-than-seats': 422,
  'institutions/two-at-once': 422,
  'institutions/sits-already': 422,
  'institutions/seats-are-taken': 422,
  'institutions/left-before-beginning': 422,
  'institutions/steps-missing': 422,
  'institutions/changed-meanwhile': 409,
  'institutions/not-here': 404,
} as const satisfies Record<Refusal['code'], NonNullable<Page['status']>>;

/** The sentence in the language of the request. */
export function refusalSentence<Code extends Refusal['code']>(
  refusal: Extract<Refusal, { readonly code: Code }>,
): string {
  const say = sentences[refusal.code] as (given: typeof refusal) => string;
  return say(refusal);
}
