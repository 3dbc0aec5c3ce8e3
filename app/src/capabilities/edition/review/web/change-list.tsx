// Changes of a proposal as both sides see them: what would change and why, and what its author said to it.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import type { Proposal } from '../../proposals/index.ts';
import { lastInstantOf } from '../rules/terms.ts';
import type { Change } from '../store/changes.ts';
import { ChangeDiff } from './change-diff.tsx';
import { MeetingLine } from './change-page.tsx';
import { answeredWords, changeAnswerWords, lastInstantWords, receivedWords } from './words.ts';

interface ChangeListProps {
  readonly changes: readonly Change[];
  readonly proposal: Pick<Proposal, 'timeZone' | 'authorKind'>;
}

export function ChangeList({ changes, proposal }: ChangeListProps) {
  return (
    <ul class="stack-wide review-list">
      {changes.map((change) => (
        <li class="stack">
          <p>
            <strong>{m.review_change_of_institution()}</strong>
          </p>
          <p class="review-lines" lang={writtenLang()}>
            {change.reason}
          </p>
          <MeetingLine change={change} />
          <Disclosure summary={m.review_change_see()}>
            <ChangeDiff before={change.before} after={change.contents} />
          </Disclosure>
          <Answered change={change} proposal={proposal} />
        </li>
      ))}
    </ul>
  );
}

function Answered({
  change,
  proposal: { timeZone, authorKind },
}: Pick<ChangeListProps, 'proposal'> & { readonly change: Change }) {
  const { answer, answerUntil, answeredAt, position, isOnPaper } = change;
  if (answer === null || answeredAt === null) {
    const until = lastInstantWords(lastInstantOf(timeZone, answerUntil), timeZone);
    return <p class="secondary">{m.review_change_waits({ until })}</p>;
  }
  return (
    <>
      <p>
        <strong>
          {answer === 'silent' && isOnPaper ? m.review_change_kept() : changeAnswerWords[answer]()}
        </strong>{' '}
        <span class="secondary">{receivedWords(answeredAt, { timeZone, isOnPaper })}</span>
      </p>
      {answer !== 'silent' && <p class="secondary">{answeredWords(authorKind, isOnPaper)}</p>}
      {position !== null && (
        <p class="review-lines" lang={writtenLang()}>
          {position}
        </p>
      )}
    </>
  );
}
