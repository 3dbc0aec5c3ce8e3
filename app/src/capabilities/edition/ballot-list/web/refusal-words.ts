// Each refusal of this room in a sentence that says what to do, the status of its answer, and the field that it is about.
import { m } from '#words';
import type { FieldProblem } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import type { Refusal } from '../rules/refusal.ts';
import { money } from './words.ts';

type Status = NonNullable<Page['status']>;

const sentences: {
  readonly [Code in Refusal['code']]: (
    refusal: Extract<Refusal, { readonly code: Code }>,
  ) => string;
} = {
  'ballot-list/unknown': () => m.ballot_list_refused_unknown(),
  'ballot-list/edition-over': () => m.ballot_list_refused_edition_over(),
  'ballot-list/edition-halted': () => m.ballot_list_refused_edition_halted(),
  'ballot-list/vote-opened': () => m.ballot_list_refused_vote_opened(),
  'ballot-list/already-frozen': () => m.ballot_list_refused_already_frozen(),
  'ballot-list/too-early': ({ from }) =>
    m.ballot_list_refused_too_early({ day: formatDay(from, currentLocale()) }),
  'ballot-list/still-waits': ({ count, numbers }) =>
    m.ballot_list_refused_still_waits({ count, numbers }),
  'ballot-list/without-proposal': ({ names }) => m.ballot_list_refused_without_proposal({ names }),
  'ballot-list/relations-unresolved': ({ pairs }) =>
    m.ballot_list_refused_relations_unresolved({ pairs }),
  'ballot-list/too-few': ({ count }) => m.ballot_list_refused_too_few({ count }),
  'ballot-list/too-narrow': ({ why }) =>
    why.code === 'editions/slate-too-narrow'
      ? m.ballot_list_refused_too_narrow({
          demand: money(why.demandClp),
          needed: money(why.neededClp),
          missing: money(why.missingClp),
        })
      : m.ballot_list_refused_without_choice(),
  'ballot-list/lot-refused': ({ sentence }) => sentence,
};

export const refusalStatus = {
  'ballot-list/unknown': 404,
  'ballot-list/edition-over': 409,
  'ballot-list/edition-halted': 409,
  'ballot-list/vote-opened': 409,
  'ballot-list/already-frozen': 409,
  'ballot-list/too-early': 409,
  'ballot-list/still-waits': 409,
  'ballot-list/without-proposal': 409,
  'ballot-list/relations-unresolved': 409,
  'ballot-list/too-few': 409,
  'ballot-list/too-narrow': 409,
  'ballot-list/lot-refused': 422,
} as const satisfies Record<Refusal['code'], Status>;

export function sentenceOf(refusal: Refusal): string {
  const say = sentences[refusal.code] as (given: Refusal) => string;
  return say(refusal);
}

export function problemOfRefusal(refusal: Refusal): FieldProblem {
  const field = refusal.code === 'ballot-list/lot-refused' ? refusal.field : '';
  return { field, message: sentenceOf(refusal) };
}
