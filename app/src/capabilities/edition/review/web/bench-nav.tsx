// From one proposal to the next in the order and the filter of the workbench from which it was opened; and the keys that do it.
//
// Accessibility: both ways are links with the name of where they lead; the keys are said in words and can be turned off.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Icon } from '../../../../ui/icon/icon.tsx';
import { benchQuery } from '../rules/bench-filter.ts';
import type { Neighbour } from '../store/bench.ts';
import { placeOf } from './at-desk.ts';
import type { ProposalPageProps } from './page-props.ts';
import { desk } from './paths.ts';

export function BenchNav({ edition, filter, neighbours }: ProposalPageProps) {
  const { previous, next } = neighbours;
  const query = benchQuery(filter);
  const toOne = (one: Neighbour) =>
    desk.proposal.to({ ...placeOf(edition), number: String(one.number) }, { query });
  if (previous === undefined && next === undefined) return null;
  return (
    <nav class="stack review-nav" aria-label={m.review_among()}>
      <ul>
        {previous !== undefined && (
          <li class="review-nav-previous">
            <a href={toOne(previous)} rel="prev" data-bench-previous>
              <Icon name="arrow" size={18} />
              <span>
                {m.review_previous()}{' '}
                <span class="secondary review-under" lang={writtenLang()}>
                  {`${previous.number}. ${previous.title}`}
                </span>
              </span>
            </a>
          </li>
        )}
        {next !== undefined && (
          <li class="review-nav-next">
            <a href={toOne(next)} rel="next" data-bench-next>
              <span>
                {m.review_next()}{' '}
                <span class="secondary review-under" lang={writtenLang()}>
                  {`${next.number}. ${next.title}`}
                </span>
              </span>
              <Icon name="arrow" size={18} />
            </a>
          </li>
        )}
      </ul>
      <KeysHint said={m.review_keys_one()} />
    </nav>
  );
}

/** Shown by the island, whose keys these are. */
export function KeysHint({ said }: { readonly said: string }) {
  return (
    <p class="secondary review-keys" data-bench-keys hidden>
      <span data-bench-keys-said>{said}</span>{' '}
      <button
        type="button"
        class="button button-secondary button-small"
        data-bench-keys-off
        data-on={m.review_keys_on()}
        data-off={m.review_keys_off()}
      >
        {m.review_keys_off()}
      </button>
    </p>
  );
}
