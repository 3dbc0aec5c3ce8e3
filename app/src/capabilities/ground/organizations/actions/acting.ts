// Who does something, when, and what the house lends for it: given by the web to every action of a person.
import type { Actor } from '../../../../platform/access.ts';
import type { Keys } from '../../../../platform/keys.ts';
import type { AddressOf } from '../rules/addresses.ts';

export interface Acting {
  readonly actor: Actor;
  readonly now: Date;
  readonly keys: Keys;
  /** For the links in letters. */
  readonly addressOf: AddressOf;
}
