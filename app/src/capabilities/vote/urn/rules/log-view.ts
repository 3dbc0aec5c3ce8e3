// What the log says so far, as far as the next leaf is judged by it: its manifest, phase, officers and amendments.
import {
  type Amended,
  amendedBy,
  emptyLog,
  fingerprint,
  type Leaf,
  type LogState,
  type Manifest,
  mayFollow,
  nextPhase,
  type Officer,
  officersAfter,
  parseManifest,
  unamended,
} from '@minga/ballot';
import { assert } from '@minga/basics';

type Bytes = Uint8Array;

export interface LogView {
  readonly manifest: Manifest;
  /** M#. */
  readonly manifestHash: Bytes;
  readonly state: LogState;
  /** Those in force. */
  readonly officers: readonly Officer[];
  readonly amended: Amended;
  /** Results so far, which is the version of the last one. */
  readonly results: number;
}

/** The view after leaf 0 alone. */
export function viewOfManifest(bytes: Bytes): LogView {
  const parsed = parseManifest(bytes);
  assert(parsed.ok, 'leaf 0 is a manifest');
  const manifest = parsed.value;
  const state = mayFollow(emptyLog, manifest, bytes);
  assert(state.ok, 'a manifest begins a log');
  return {
    manifest,
    manifestHash: fingerprint(bytes),
    state: state.value,
    officers: manifest.officers,
    amended: unamended(manifest),
    results: 0,
  };
}

/** The view after a leaf that is in the log: nothing is judged again. Ballots and batches leave it as it was. */
export function viewAfter(view: LogView, leaf: Leaf): LogView {
  const phase = nextPhase(view.state.phase, leaf.type);
  assert(phase !== undefined, `${leaf.type} came in its phase`);
  const closedAt = leaf.type === 'close' ? leaf.at : view.state.closedAt;
  return {
    ...view,
    state: { ...view.state, phase, closedAt },
    officers: officersAfter(view.officers, leaf),
    amended: leaf.type === 'amend' ? amendedBy(view.amended, leaf) : view.amended,
    results: view.results + (leaf.type === 'result' ? 1 : 0),
  };
}

/** `acts` are all leaves after the manifest but ballots, batches and registro, in their order; `size` counts every leaf. */
export function viewOf(manifest: Bytes, acts: readonly Leaf[], size: number): LogView {
  const view = acts.reduce(viewAfter, viewOfManifest(manifest));
  return { ...view, state: { ...view.state, size } };
}

/** `now` in milliseconds since 1970. */
export function castingTime({ manifest, amended, state }: LogView, now: number) {
  if (now < Date.parse(manifest.windows.vote_from)) return 'not-open';
  const isOver = state.phase !== 'voting' || now >= Date.parse(amended.castUntil);
  return isOver ? 'closed' : 'open';
}
