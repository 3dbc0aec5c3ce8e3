// What is told at the head of the page of a sanction: since when the body has the list, its sitting, what came back, and what went stale.
import { m } from '#words';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { goingSitting, type PublicPhase } from '../rules/public-phase.ts';
import { signedOf } from '../rules/standing.ts';
import { daysSince, lastDayOf } from '../rules/term.ts';
import type { Submission } from '../store/submissions.ts';
import { count, day } from './desk-parts.tsx';
import { bodyWords } from './public-words.tsx';

interface PhaseNoticeProps {
  readonly submission: Submission;
  readonly phase: PublicPhase;
  /** Civil day there. */
  readonly today: string;
}

export function PhaseNotice({ submission, phase, today }: PhaseNoticeProps) {
  switch (phase) {
    case 'lapsed':
      return <Told isWarning text={lapseWords(submission)} />;
    case 'returned':
      return <Told isWarning text={returnedWords(submission)} />;
    case 'waits':
      return <Told text={sinceWords(submission, today)} />;
    case 'open':
    case 'suspended':
      return (
        <>
          <Told text={sittingWords(submission)} />
          <Told text={sinceWords(submission, today)} />
        </>
      );
    default:
      return null;
  }
}

function Told({ text, isWarning }: { readonly text: string; readonly isWarning?: boolean }) {
  return (
    <Notice tone={isWarning ? 'warning' : 'calm'}>
      <p>{text}</p>
    </Notice>
  );
}

function lapseWords({ bodyKind, lapse }: Submission): string {
  const body = bodyWords[bodyKind].start();
  return m.sanction_public_lapse_until({ body, day: day(lapse?.lastDay ?? '') });
}

function returnedWords(submission: Submission): string {
  const returned = signedOf(submission).filter(({ outcome }) => outcome === 'returned').length;
  return m.sanction_public_returned({ count: returned, number: count(returned) });
}

function sittingWords(submission: Submission): string {
  const sitting = goingSitting(submission);
  if (sitting === undefined) return '';
  const said = { sitting: sitting.name, day: day(sitting.heldOn) };
  return sitting.state === 'open'
    ? m.sanction_public_open(said)
    : m.sanction_public_suspended({ ...said, reason: sitting.suspendedReason ?? '' });
}

/** The silence of a council of a comuna moves nothing; a regional council has its last day. */
function sinceWords(
  { bodyKind, receivedOn, termDays, sittings }: Submission,
  today: string,
): string {
  const body = bodyWords[bodyKind].start();
  if (termDays === null) {
    const days = daysSince(receivedOn, today);
    return days === 0
      ? m.sanction_public_silence_today({ body })
      : m.sanction_public_silence({ body, count: days, days: count(days) });
  }
  const until = lastDayOf(receivedOn, termDays);
  const hasVotes = sittings.some(({ decisions }) =>
    decisions.some(({ votes }) => votes.length > 0),
  );
  return today > until && !hasVotes
    ? m.sanction_public_term_over({ until: day(until) })
    : m.sanction_public_term({ body, received: day(receivedOn), until: day(until) });
}
