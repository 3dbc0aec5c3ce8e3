// Who of the team acts, for which institution and when; and what of the house an election is worked on with.
import type { Result } from '@minga/basics';
import type { Actor, Scope } from '../../../../platform/access.ts';
import type { Gather } from '../../../../platform/contributions.ts';
import type { Database } from '../../../../platform/database/database.ts';
import type { UrnMode } from '../rules/settings.ts';

export interface ByStaff {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
}

/** `House` of the platform has it. */
type Asked<T> = Promise<Result<T, { readonly code: string }>>;

/** What of the urn's door an election asks for. */
export interface ElectionUrn {
  prepare(
    electionId: string,
    wish: { readonly mode: UrnMode },
  ): Asked<{ readonly vkey: string; readonly promiseKey: string; readonly c0?: string }>;
  open(manifest: Uint8Array): Asked<{ readonly index: number }>;
  append(electionId: string, leaf: Uint8Array): Asked<{ readonly index: number }>;
}

export interface ElectionHouse {
  readonly db: Database;
  readonly gather: Gather;
  readonly urn: ElectionUrn;
  /** Where people reach the site and the urn, without a slash at their end. */
  readonly publicUrl: string;
  readonly urnUrl: string;
}
