// A norm as other pages cite it: its label with the article, where it is read, and a warning where it does not hold.
import { m } from '#words';
import { type NormState, stateOn } from '../rules/validity.ts';
import type { Norm } from '../store/norms.ts';
import { normPath } from './paths.ts';
import { dayWords, labelOf } from './words.ts';

export interface Citation {
  /** «Ley 18.695, artículo 93». */
  readonly label: string;
  readonly href: string;
  readonly isInForce: boolean;
  /** Why it cannot be relied on as it is cited, in one sentence; undefined where it holds. */
  readonly warning: string | undefined;
  /** What replaces it. */
  readonly successors: readonly { readonly label: string; readonly href: string }[];
}

/** As it stood on `onDay`, a civil day, in the language of the request. */
export function citation(norm: Norm, article: string | undefined, onDay: string): Citation {
  const label = labelOf(norm);
  const state = stateOn(norm.life, onDay);
  return {
    label: article === undefined ? label : m.norms_cited_article({ label, article }),
    href: normPath.to({ norm: norm.code }),
    isInForce: state === 'in-force',
    warning: warnings[state]?.({ day: dayWords(onDay) }),
    successors:
      state === 'replaced'
        ? norm.successors.map((other) => ({
            label: labelOf(other),
            href: normPath.to({ norm: other.code }),
          }))
        : [],
  };
}

const warnings: Readonly<
  Record<NormState, ((given: { readonly day: string }) => string) | undefined>
> = {
  'in-force': undefined,
  'not-yet': m.norms_warning_not_yet,
  replaced: m.norms_warning_replaced,
  ended: m.norms_warning_ended,
  annulled: () => m.norms_warning_annulled(),
  unknown: () => m.norms_warning_unknown(),
};
