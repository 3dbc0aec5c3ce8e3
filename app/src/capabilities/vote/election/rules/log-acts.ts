// What officers sign before it goes into the log: which kind of act a payload is, and what is asked of each before it is proposed.
import type { Leaf, Sig } from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';
import type { Refusal } from './refusal.ts';
import { type ElectionState, wasOpened } from './states.ts';

type SignedLeaf = Extract<Leaf, { readonly sigs: readonly Sig[] }>;
type WithoutSigs<L> = L extends SignedLeaf ? Omit<L, 'sigs'> : never;

/** A leaf as it is signed: without its signatures. */
export type ActPayload = WithoutSigs<SignedLeaf>;

/** Its type; of an amendment `amend-` and what it amends, of officers `officer-` and the change. */
export type LogActKind =
  | Exclude<ActPayload['type'], 'amend' | 'officer'>
  | `amend-${'extend' | 'client' | 'withdraw'}`
  | `officer-${'add' | 'remove'}`;

export function kindOfPayload(payload: ActPayload): LogActKind {
  if (payload.type === 'amend') return `amend-${payload.kind}`;
  if (payload.type === 'officer') return `officer-${payload.change}`;
  return payload.type;
}

/** Amendments come before the close; what is only told may come whenever the log is open. */
export function decideState(kind: LogActKind, state: ElectionState): Result<void, Refusal> {
  const isRight =
    kind === 'manifest'
      ? state === 'ready'
      : kind.startsWith('amend-')
        ? state === 'open'
        : wasOpened(state);
  return isRight ? ok(undefined) : err({ code: 'election/not-in-that-state' });
}
