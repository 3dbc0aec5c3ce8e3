// A feasible result that is taken back for what came up later: by two people, with its reason and its norm, before the list.
import { err, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import type { ProposalState } from '../../proposals/rules/index.ts';
import { grounds } from './checks.ts';
import type { Refusal } from './refusal.ts';

export const REVERSAL_LETTERS = 4000;

/** What both people read and sign. */
export const ReversalPayload = v.object({
  place: v.object({ id: v.string(), slug: v.string(), name: v.string() }),
  edition: v.object({ id: v.string(), slug: v.string(), name: v.string() }),
  proposal: v.object({ id: v.string(), number: v.number(), title: v.string() }),
  ground: v.picklist(grounds),
  reason: v.string(),
  /** Code of the norm. */
  norm: v.string(),
  article: v.string(),
});
export type ReversalPayload = v.InferOutput<typeof ReversalPayload>;

const SUBJECT = 'proposal:';
export const subjectOf = (proposalId: string) => `${SUBJECT}${proposalId}`;
export const proposalOfSubject = (subject: string) => subject.slice(SUBJECT.length);

export interface Reversible {
  readonly state: ProposalState;
  /** Whether the list of its contest is frozen, or was voted on. */
  readonly isClosed: boolean;
}

/** What is on the list leaves it by the list's own withdrawal. */
export function decideReversal({ state, isClosed }: Reversible): Result<void, Refusal> {
  if (state === 'listed' || (state === 'feasible' && isClosed)) {
    return err({ code: 'review/reverse-listed' });
  }
  return state === 'feasible' ? ok(undefined) : err({ code: 'review/reverse-not-feasible' });
}
