// What later rooms may add to the pages of an institution.
import type { ComponentChildren } from 'preact';
import type { Actor } from '../../../../platform/access.ts';
import { slot } from '../../../../platform/contributions.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { Institution } from '../rules/institution.ts';
import type { StepState } from '../rules/onboarding.ts';

/** A section of a page, with its heading. */
export interface InstitutionPanel {
  readonly title: string;
  readonly body: ComponentChildren;
  /** True of what the institution keeps rather than runs: it stands after who decides there. */
  readonly isKept?: true;
}

export interface InstitutionGiven {
  readonly institution: Institution;
  readonly locale: Locale;
}

/** Sections of the public front page: the processes of the institution first. */
export const institutionPanels = slot<InstitutionGiven, InstitutionPanel>(
  'institutions/institution-panels',
);

export interface DeskGiven extends InstitutionGiven {
  readonly actor: Actor;
  readonly now: Date;
}

/** A place of the desk: what waits there first, then where it leads. */
export interface DeskPanel {
  readonly title: string;
  /** What waits for somebody of the team, in one sentence each. */
  readonly pending: readonly DeskLink[];
  /** Only what this actor may open. */
  readonly links: readonly DeskLink[];
}

export interface DeskLink {
  readonly label: string;
  readonly href: string;
  readonly note?: string;
}

export const deskPanels = slot<DeskGiven, DeskPanel>('institutions/desk-panels');

/** A step of the guided list; `href` leads its institution to where it is done. */
export interface OnboardingStep extends StepState {
  readonly title: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  readonly href: string;
}

export interface OnboardingGiven {
  /** All those whose steps are asked for: answered with one look at the tables, not one for each. */
  readonly institutions: readonly Institution[];
  readonly locale: Locale;
}

/** Steps by the id of the institution; one that is absent has none. */
export const onboardingSteps = slot<
  OnboardingGiven,
  ReadonlyMap<string, readonly OnboardingStep[]>
>('institutions/onboarding-steps');

export interface InvitationGiven extends InstitutionGiven {
  /** Of the national body that invites. */
  readonly actor: Actor;
  readonly from: Institution;
}

/** How the first people of an institution are invited, once it is. */
export const invitationForms = slot<InvitationGiven, InstitutionPanel>(
  'institutions/invitation-forms',
);
