// What the acts of a log make of an election: its manifest, its phase, its officers, its windows as they stand now.

import {
  type Amended,
  amendedBy,
  emptyLog,
  fingerprint,
  type Leaf,
  type LogState,
  type Manifest,
  mayFollow,
  type Officer,
  officersAfter,
  type PhaseProblem,
  unamended,
} from '@minga/ballot';
import { err, ok, type Result } from '@minga/basics';

type Bytes = Uint8Array;

export interface LogView {
  readonly manifest: Manifest;
  /** M#. */
  readonly manifestHash: Bytes;
  readonly state: LogState;
  /** Those in force. */
  readonly officers: readonly Officer[];
  readonly amended: Amended;
}

/** Leaves that change nothing here but the size of the log: there are many, and they are not read. */
export const uncountedTypes = ['vote', 'batch', 'registro'] as const;

/** A leaf with its bytes. */
export interface ReadLeaf {
  readonly leaf: Leaf;
  readonly bytes: Bytes;
}

/** The view after leaf 0. */
export function viewOfManifest(manifest: Manifest, bytes: Bytes): Result<LogView, PhaseProblem> {
  const state = mayFollow(emptyLog, manifest, bytes);
  if (!state.ok) return state;
  return ok({
    manifest,
    manifestHash: fingerprint(bytes),
    state: state.value,
    officers: manifest.officers,
    amended: unamended(manifest),
  });
}

/** The view after one more leaf, or why it may not come now. Its signatures are judged apart. */
export function viewAfter(view: LogView, { leaf, bytes }: ReadLeaf): Result<LogView, PhaseProblem> {
  const state = mayFollow(view.state, leaf, bytes);
  if (!state.ok) return state;
  return ok({
    ...view,
    state: state.value,
    officers: officersAfter(view.officers, leaf),
    amended: leaf.type === 'amend' ? amendedBy(view.amended, leaf) : view.amended,
  });
}

/** The view of a log of `size` leaves from its acts, the manifest first; undefined where there is none. */
export function viewOfActs(
  acts: readonly ReadLeaf[],
  size: number,
): Result<LogView, PhaseProblem> | undefined {
  const [first, ...rest] = acts;
  if (first === undefined || first.leaf.type !== 'manifest') return undefined;
  let view = viewOfManifest(first.leaf, first.bytes);
  for (const act of rest) {
    if (!view.ok) return view;
    view = viewAfter(view.value, act);
  }
  return view.ok ? ok({ ...view.value, state: { ...view.value.state, size } }) : err(view.error);
}

/** Whether ballots are taken at a moment, by the windows as they stand now. */
export function castTime(
  { manifest, amended, state }: LogView,
  now: Date,
): 'not-open' | 'open' | 'closed' {
  if (state.phase !== 'voting' || now.getTime() >= Date.parse(amended.castUntil)) return 'closed';
  return now.getTime() < Date.parse(manifest.windows.vote_from) ? 'not-open' : 'open';
}
