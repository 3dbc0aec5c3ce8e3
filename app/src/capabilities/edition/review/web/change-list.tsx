// Changes of a proposal as both sides see them: what would change and why, and what its author said to it.
import { m } from '#words';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { lastInstantOf } from '../rules/terms.ts';
import type { Change } from '../store/changes.ts';
import { ChangeDiff } from './change-diff.tsx';
import { MeetingLine } from './change-page.tsx';
import { changeAnswerWords, instantWords, lastInstantWords, spokenLang } from './words.ts';

interface ChangeListProps {
  readonly changes: readonly Change[];
  readonly timeZone: string;
}

export function ChangeList({ changes, timeZone }: ChangeListProps) {
  return (
    <ul class="stack-wide review-list">
      {changes.map((change) => (
        <li class="stack">
          <p>
            <strong>{m.review_change_of_institution()}</strong>
          </p>
          <p class="review-lines" lang={spokenLang()}>
            {change.reason}
          </p>
          <MeetingLine change={change} />
          <Disclosure summary={m.review_change_see()}>
            <ChangeDiff before={change.before} after={change.contents} />
          </Disclosure>
          <Answered change={change} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  );
}

function Answered({ change, timeZone }: { readonly change: Change; readonly timeZone: string }) {
  const { answer, answerUntil, answeredAt, position } = change;
  if (answer === null || answeredAt === null) {
    const until = lastInstantWords(lastInstantOf(timeZone, answerUntil), timeZone);
    return <p class="secondary">{m.review_change_waits({ until })}</p>;
  }
  return (
    <>
      <p>
        <strong>{changeAnswerWords[answer]()}</strong>{' '}
        <span class="secondary">{instantWords(answeredAt, timeZone)}</span>
      </p>
      {position !== null && (
        <p class="review-lines" lang={spokenLang()}>
          {position}
        </p>
      )}
    </>
  );
}
