// What the parts of the page of a project share: what they are given, what is decided of it, and where they send.
import type { KeptDecision } from '../store/submissions.ts';
import type { AtProject, Shown } from './at-desk.ts';
import { placeOf } from './desk-parts.tsx';
import type { Change } from './sitting-effects.ts';

/** Undefined where it could not be counted now. */
export interface EffectsOfProject {
  readonly ifApproved: Change | undefined;
  readonly ifRejected: Change | undefined;
  /** With the amount that somebody asked about. */
  readonly ifChanged:
    | { readonly amountClp: number; readonly change: Change | undefined }
    | undefined;
}

export interface ProjectPageProps extends Required<Shown> {
  readonly at: AtProject;
  readonly effects: EffectsOfProject;
  readonly mayRecord: boolean;
  readonly done: string | undefined;
}

/** What is decided of it in this sitting, signed or not. */
export function decidedHere({ sitting, matter }: AtProject): KeptDecision | undefined {
  return sitting.decisions.find(({ projectId }) => projectId === matter.projectId);
}

export function hereOf({ edition, sitting, contest, matter }: AtProject) {
  const number = String(matter.number);
  return { ...placeOf(edition), sitting: sitting.id, contest: contest.code, number };
}
