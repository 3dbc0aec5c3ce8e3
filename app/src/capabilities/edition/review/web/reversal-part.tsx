// What everybody reads of a feasible result that was taken back: from when to when it stood, why, by which act, and whether an appeal restored it.

import { m } from '#words';
import { actPath } from '../../../../platform/two-person.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { CitedNorm, citation, type Norm } from '../../../ground/norms/index.ts';
import type { Reversal } from '../store/reversals.ts';
import { groundWords, instantWords } from './words.ts';

interface ReversalShownProps {
  readonly reversal: Reversal;
  /** That it cites, if it is there. */
  readonly norm: Norm | undefined;
  readonly timeZone: string;
  /** Civil day there. */
  readonly today: string;
}

export function ReversalShown({ reversal, norm, timeZone, today }: ReversalShownProps) {
  const { wasPublishedAt, reversedAt, undoneAt, ground, reason, article, actId } = reversal;
  return (
    <div class="stack">
      <p>
        {m.review_reversal_line({
          from: instantWords(wasPublishedAt, timeZone),
          at: instantWords(reversedAt, timeZone),
        })}
      </p>
      <p>
        <strong>{groundWords[ground]()}</strong>
      </p>
      <p class="review-lines" lang={writtenLang()}>
        {reason}
      </p>
      {norm !== undefined && (
        <p>
          <CitedNorm citation={citation(norm, article ?? undefined, today)} />
        </p>
      )}
      <p>
        <a href={actPath.to({ act: actId })}>{m.review_reversal_act()}</a>
      </p>
      {undoneAt !== null && (
        <p>{m.review_reversal_undone({ at: instantWords(undoneAt, timeZone) })}</p>
      )}
    </div>
  );
}
