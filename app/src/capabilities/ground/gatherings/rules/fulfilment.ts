// What became of an agreement: fulfilled or not, on which day, how, and what shows it; and which one is late.
import { err, ok, type Result } from '@minga/basics';
import { isOverdue } from './minutes.ts';
import type { Refusal } from './refusal.ts';

export const fulfilmentStates = ['fulfilled', 'not-fulfilled'] as const;
export type FulfilmentState = (typeof fulfilmentStates)[number];

export interface Fulfilment {
  readonly state: FulfilmentState;
  /** Civil day: on which it was fulfilled, or on which it was known that it was not. */
  readonly happenedOn: string;
  readonly how: string;
  /** Address on the web of what shows it. */
  readonly evidenceAddress: string | undefined;
  readonly evidenceFileId: string | undefined;
}

/** How an agreement stands: as was said of it last, or late, or waiting for its day. */
export type AgreementStanding = FulfilmentState | 'late' | 'pending';

/** `today` is the civil day where the gathering was held; fulfilments come with the latest first. */
export function standingOf(
  agreement: {
    readonly dueOn: string | undefined;
    readonly fulfilments: readonly Pick<Fulfilment, 'state'>[];
  },
  today: string,
): AgreementStanding {
  const [latest] = agreement.fulfilments;
  if (latest !== undefined) return latest.state;
  return agreement.dueOn !== undefined && isOverdue(agreement.dueOn, today) ? 'late' : 'pending';
}

export interface FulfilmentSaid {
  readonly state: FulfilmentState;
  readonly happenedOn: string;
  readonly hasEvidence: boolean;
  /** The civil day on which it was agreed, and the one that it is there now. */
  readonly agreedOn: string;
  readonly today: string;
}

/** Nobody says that something was fulfilled without showing it; nothing is fulfilled before it was agreed. */
export function mayFulfil(said: FulfilmentSaid): Result<void, Refusal> {
  const { state, happenedOn, hasEvidence, agreedOn, today } = said;
  if (happenedOn < agreedOn) return err({ code: 'gatherings/fulfilled-before-agreed' });
  if (happenedOn > today) return err({ code: 'gatherings/fulfilled-in-the-future' });
  return state === 'fulfilled' && !hasEvidence
    ? err({ code: 'gatherings/fulfilled-without-evidence' })
    : ok(undefined);
}
