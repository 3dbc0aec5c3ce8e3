// When the body can sit about a list, and by which rules.
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';
import { lastDayOf } from './term.ts';

export interface SittingJudged {
  /** `YYYY-MM-DD` there. */
  readonly heldOn: string;
  readonly today: string;
  readonly quorum: number;
  readonly bodyQuorum: number | null;
  readonly receivedOn: string;
  readonly termDays: number | null;
  readonly isLapsed: boolean;
  /** Some contest of it can still be decided. */
  readonly isStanding: boolean;
  /** A vote was taken within the term. */
  readonly hasVotedInTerm: boolean;
  /** The day of the sitting that it continues. */
  readonly continuesOn: string | null;
}

export function decideSitting(given: SittingJudged): Result<void, Refusal> {
  const { heldOn, today, quorum, bodyQuorum, receivedOn, termDays, continuesOn } = given;
  if (given.isLapsed) return err({ code: 'sanction/lapsed' });
  if (!given.isStanding) return err({ code: 'sanction/stale' });
  if (heldOn > today) return err({ code: 'sanction/sitting-ahead' });
  const from = continuesOn ?? receivedOn;
  if (heldOn < from) return err({ code: 'sanction/sitting-too-early', from });
  if (termDays !== null && !given.hasVotedInTerm) {
    const until = lastDayOf(receivedOn, termDays);
    if (heldOn > until) return err({ code: 'sanction/term-over', until });
  }
  return bodyQuorum !== null && quorum < bodyQuorum
    ? err({ code: 'sanction/quorum-below-body', quorum: bodyQuorum })
    : ok(undefined);
}
