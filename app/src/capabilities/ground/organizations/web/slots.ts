// What later rooms may add to the page of an organisation, to its own place, and to a petition.
import type { ComponentChildren } from 'preact';
import type { Actor } from '../../../../platform/access.ts';
import { slot } from '../../../../platform/contributions.ts';
import type { Locale } from '../../../../platform/words.ts';
import type { OrganizationId } from '../rules/organization.ts';

export interface OrganizationGiven {
  readonly organizationId: OrganizationId;
  readonly locale: Locale;
}

/** Something that it has taken part in, with its heading. */
export interface OrganizationPanel {
  readonly title: string;
  readonly body: ComponentChildren;
}

export const organizationPanels = slot<OrganizationGiven, OrganizationPanel>(
  'organizations/organization-panels',
);

/** Something that its representatives do by themselves. */
export interface OrganizationTool {
  readonly label: string;
  readonly href: string;
  readonly note: string;
}

export interface ToolsGiven extends OrganizationGiven {
  readonly actor: Actor;
  /** Whether it may act as an organisation today; a tool that needs it says so. */
  readonly mayAct: boolean;
}

export const organizationTools = slot<ToolsGiven, readonly OrganizationTool[]>(
  'organizations/organization-tools',
);

/** The participatory budget that a comuna holds: where there is one, nobody has to ask for it. */
export const runningBudgets = slot<
  { readonly cut: string; readonly locale: Locale },
  { readonly label: string; readonly href: string }
>('organizations/running-budgets');
