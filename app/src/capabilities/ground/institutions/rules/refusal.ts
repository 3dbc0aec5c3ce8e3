// Why this room says no: one union, so that each reason has its sentence and its status.
import type { MemberRefusal } from './body.ts';
import type { ColourRefusal } from './colour.ts';
import type { CrestRefusal } from './crest.ts';
import type { StepsMissing } from './onboarding.ts';

export type Refusal =
  | ColourRefusal
  | CrestRefusal
  | MemberRefusal
  | StepsMissing
  /** Somebody else has changed it since it was read. */
  | { readonly code: 'institutions/changed-meanwhile' }
  /** Not in this institution: as if it were not at all. */
  | { readonly code: 'institutions/not-here' }
  /** Fewer seats than people who sit at once. */
  | { readonly code: 'institutions/seats-are-taken'; readonly sitting: number }
  | { readonly code: 'institutions/left-before-beginning'; readonly mandateFrom: string }
  | { readonly code: 'institutions/no-earlier-crest' };
