// What may follow what in the log: the phases of a vote, and the batches inside the first of them.
import { err, ok, type Result } from '@minga/basics';
import { type Bytes, compareBytes } from '../encoding/bytes.ts';
import { leafHash } from './hashes.ts';
import type { Leaf, LeafType } from './leaves.ts';

export type Phase =
  | 'empty'
  | 'voting'
  | 'closed'
  | 'paper-closed'
  | 'seeded'
  | 'opened'
  | 'resulted'
  | 'sanctioned';

/** What is known of a log after its last leaf. */
export interface LogState {
  readonly phase: Phase;
  readonly size: number;
  readonly isDemo: boolean;
  readonly closedAt: string | undefined;
  /** The batch that still lacks votes. */
  readonly batch:
    | { readonly contest: string; readonly left: number; readonly last: Bytes | undefined }
    | undefined;
}

export const emptyLog: LogState = {
  phase: 'empty',
  size: 0,
  isDemo: false,
  closedAt: undefined,
  batch: undefined,
};

export type PhaseProblem = 'phase' | 'batch-count' | 'batch-contest' | 'batch-order' | 'too-early';

/** In each phase, the leaves that may come and the phase after them. */
const transitions: Readonly<Record<Phase, Partial<Readonly<Record<LeafType, Phase>>>>> = {
  empty: { manifest: 'voting' },
  voting: { registro: 'voting', batch: 'voting', amend: 'voting', close: 'closed' },
  closed: {
    registro: 'closed',
    table: 'closed',
    cvr: 'closed',
    totals: 'closed',
    late: 'closed',
    'paper-close': 'paper-closed',
  },
  'paper-closed': { 'audit-seed': 'seeded', 'urn-key': 'opened', unopenable: 'opened' },
  seeded: { 'urn-key': 'opened', unopenable: 'opened' },
  opened: { audit: 'opened', result: 'resulted' },
  resulted: {
    objection: 'resulted',
    audit: 'resulted',
    result: 'resulted',
    sanction: 'sanctioned',
  },
  sanctioned: { sanction: 'sanctioned' },
};

/** At any time after the manifest. */
const anywhere: ReadonlySet<LeafType> = new Set(['officer', 'facts', 'incident', 'annul']);

/** The phase after a leaf of this type, or undefined when it may not come now. */
export function nextPhase(phase: Phase, type: LeafType): Phase | undefined {
  if (anywhere.has(type)) return phase === 'empty' ? undefined : phase;
  return transitions[phase][type];
}

/** How long claims have between `close` and `paper-close`, in seconds: a day, in a demonstration a minute. */
export function claimSeconds(isDemo: boolean): number {
  return isDemo ? 60 : 24 * 3600;
}

/** The state after the leaf, `bytes` being its own, or why it may not come now. */
export function mayFollow(
  state: LogState,
  leaf: Leaf,
  bytes: Bytes,
): Result<LogState, PhaseProblem> {
  if (state.batch !== undefined) return followBatch(state, state.batch, leaf, bytes);
  const phase = nextPhase(state.phase, leaf.type);
  if (phase === undefined) return err('phase');
  const next: LogState = { ...state, phase, size: state.size + 1 };
  switch (leaf.type) {
    case 'manifest':
      return ok({ ...next, isDemo: leaf.demo });
    case 'batch':
      return ok({ ...next, batch: { contest: leaf.contest, left: leaf.n, last: undefined } });
    case 'close':
      return ok({ ...next, closedAt: leaf.at });
    case 'paper-close':
      return isEarly(state, leaf.at) ? err('too-early') : ok(next);
    default:
      return ok(next);
  }
}

function followBatch(
  state: LogState,
  batch: NonNullable<LogState['batch']>,
  leaf: Leaf,
  bytes: Bytes,
): Result<LogState, PhaseProblem> {
  if (leaf.type !== 'vote') return err('batch-count');
  if (leaf.contest !== batch.contest) return err('batch-contest');
  const hash = leafHash(bytes);
  if (batch.last !== undefined && compareBytes(batch.last, hash) >= 0) return err('batch-order');
  const left = batch.left - 1;
  return ok({
    ...state,
    size: state.size + 1,
    batch: left === 0 ? undefined : { contest: batch.contest, left, last: hash },
  });
}

function isEarly({ closedAt, isDemo }: LogState, at: string): boolean {
  const waited = Date.parse(at) - Date.parse(closedAt ?? at);
  return waited < claimSeconds(isDemo) * 1000;
}
