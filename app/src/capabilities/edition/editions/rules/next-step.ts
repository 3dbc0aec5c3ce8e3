// The one thing that the staff of an edition do now, and which phases are behind because their act is there.
import { commitmentFor, versionToCome } from './desk-state.ts';
import type { Phase } from './rulebook.ts';
import {
  haltedBy,
  inForce,
  type Stage,
  type Standing,
  stageOf,
  stages,
  type Version,
} from './standing.ts';

export type NextStep =
  /** Something is missing in the bases. */
  | { readonly kind: 'mend' }
  | { readonly kind: 'close'; readonly version: number }
  | { readonly kind: 'commit'; readonly version: Version }
  | { readonly kind: 'publish'; readonly version: Version; readonly commitmentId: string }
  | { readonly kind: 'change'; readonly version: Version; readonly commitmentId: string }
  | { readonly kind: 'commit-again'; readonly version: Version }
  | { readonly kind: 'resume' }
  /** It takes its course. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'over' };

export interface DraftSeen {
  /** Of the canonical text of the draft, in hexadecimal. */
  readonly sha256: string;
  readonly problemsCount: number;
}

export function nextStepOf(standing: Standing, draft: DraftSeen): NextStep {
  const halted = haltedBy(standing, null);
  if (standing.isArchived || halted === 'annulled') return { kind: 'over' };
  const last = standing.versions.at(-1);
  const current = inForce(standing);
  if (last?.sha256 !== draft.sha256) {
    if (draft.problemsCount > 0) return { kind: 'mend' };
    return { kind: 'close', version: (last?.version ?? 0) + 1 };
  }
  const toCome = versionToCome(standing);
  if (toCome !== undefined) {
    const commitment = commitmentFor(standing, toCome);
    if (commitment === undefined) {
      return { kind: current === undefined ? 'commit' : 'commit-again', version: toCome };
    }
    const kind = current === undefined ? 'publish' : 'change';
    return { kind, version: toCome, commitmentId: commitment.id };
  }
  return { kind: halted === 'suspended' ? 'resume' : 'go-on' };
}

/** Phases that end by an act and not by the calendar, when every contest has it. */
export function passedPhases(standing: Standing): ReadonlySet<Phase> {
  const { contestIds } = standing;
  const haveAll = (stage: Stage) =>
    contestIds.length > 0 &&
    contestIds.every((id) => {
      const passed = stageOf(standing, id);
      return passed !== undefined && stages.indexOf(passed) >= stages.indexOf(stage);
    });
  const last = standing.versions.at(-1);
  const isCommitted = last !== undefined && commitmentFor(standing, last) !== undefined;
  const passed: readonly (readonly [Phase, boolean])[] = [
    ['commitment', isCommitted || inForce(standing) !== undefined],
    ['voting', haveAll('voting-closed')],
    ['count', haveAll('counted')],
    ['sanction', haveAll('sanctioned')],
  ];
  return new Set(passed.filter(([, is]) => is).map(([phase]) => phase));
}
