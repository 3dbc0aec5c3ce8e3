// What the browser found about a right in the public files: whether the number gives it, and what happened to it. In the browser.
//
// Accessibility: shown in a live region of its page; yes and no are said in words.
import type { Result } from '@minga/basics';
import { m } from '#words';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { OwnRight } from '../rules/own-right.ts';
import { dayWords, eventWords, stateWords } from './words.ts';

export function OwnRightFound({
  found,
}: {
  /** Undefined where the files could not be fetched. */
  readonly found: Result<OwnRight, 'run-wrong'> | undefined;
}) {
  if (found === undefined) return <p class="field-error">{m.roll_right_unreachable()}</p>;
  if (!found.ok) return <p class="field-error">{m.roll_refused_run_wrong()}</p>;
  const { isSame, isListed, state, events, problemsCount } = found.value;
  return (
    <div class="stack">
      <Notice
        tone={isSame ? 'done' : 'warning'}
        title={isSame ? m.roll_right_same_title() : m.roll_right_other_title()}
      >
        <p>{isSame ? m.roll_right_same() : m.roll_right_other()}</p>
      </Notice>
      <p>
        {state === undefined
          ? m.roll_right_absent()
          : isListed
            ? m.roll_right_listed({ state: stateWords[state]() })
            : m.roll_right_added({ state: stateWords[state]() })}
      </p>
      {events.length === 0 ? (
        <p>{m.roll_right_no_events()}</p>
      ) : (
        <ul>
          {events.map(({ day, ev }) => (
            <li>
              {dayWords(day)}: {eventWords[ev]()}
            </li>
          ))}
        </ul>
      )}
      {problemsCount > 0 && (
        <Notice tone="warning">
          <p>{m.roll_right_problems({ count: problemsCount })}</p>
        </Notice>
      )}
    </div>
  );
}
