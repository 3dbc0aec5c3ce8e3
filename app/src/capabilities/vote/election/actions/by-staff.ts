// Who of the team acts, for which institution and when; and what of the house an election is worked on with.
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Gather } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { UrnDoor } from '../../../../platform/urn-door.ts';

export interface ByStaff {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
}

/** What of the urn's door an election asks for. */
export type ElectionUrn = Pick<UrnDoor, 'prepare' | 'open' | 'keepSheets' | 'append' | 'outlook'>;

/** `House` of the platform has it. */
export interface ElectionHouse {
  readonly db: Database;
  readonly gather: Gather;
  readonly urn: ElectionUrn;
  /** Where people reach the site and the urn, without a slash at their end. */
  readonly publicUrl: string;
  readonly urnUrl: string;
}
