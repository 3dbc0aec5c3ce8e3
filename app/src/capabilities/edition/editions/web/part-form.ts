// What each form of a part of the bases has: how it is filled, drawn and read back into bases.
import type { VNode } from 'preact';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { InstitutionKind } from '../rules/calendar-plan.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import type { PlaceRow } from '../store/places.ts';

export interface PartGiven {
  /** As they are kept. */
  readonly rules: Rulebook;
  readonly institutionKind: InstitutionKind;
  /** Civil day there. */
  readonly today: string;
  readonly places: readonly PlaceRow[];
  /** Those that can be cited. */
  readonly norms: readonly { readonly code: string; readonly label: string }[];
  /** What a unit is worth on a day, in hundredths of a peso, and the day of which that value is. */
  readonly unitValue: (
    unit: 'utm' | 'uf',
    day: string,
  ) => Promise<{ readonly hundredthsClp: number; readonly valueOn: string } | undefined>;
}

export interface FieldsProps {
  readonly given: PartGiven;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

export type PartRead =
  | { readonly isSound: true; readonly rules: Rulebook }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

export interface PartForm {
  readonly title: () => string;
  readonly lead: () => string;
  /** Whether only another commitment changes what it says, once it was committed to. */
  readonly isCommitted: boolean | 'partly';
  readonly typedOf: (rules: Rulebook, given: PartGiven) => Typed;
  readonly read: (typed: Typed, given: PartGiven) => PartRead | Promise<PartRead>;
  readonly Fields: (props: FieldsProps) => VNode;
}
