// Who else must say yes before a proposal is sent: its co-authors, and a sponsor where the bases ask for one.
import type { Rulebook } from '../../editions/rules/index.ts';

export interface Consents {
  /** Invited and not answered yet. */
  readonly pendingCoauthors: number;
  readonly hasSponsor: boolean;
}

/** An organisation that proposes stands behind its own. */
export function needsSponsor(
  { operational }: Pick<Rulebook, 'operational'>,
  authorKind: string,
): boolean {
  return operational.proposers.needsSponsor && ['person', 'group'].includes(authorKind);
}

export function areConsentsThere(
  { pendingCoauthors, hasSponsor }: Consents,
  isSponsorNeeded: boolean,
): boolean {
  return pendingCoauthors === 0 && (hasSponsor || !isSponsorNeeded);
}

/** Signs of the code with which a co-author is invited: 60 random bits. */
export const CODE_LENGTH = 12;
