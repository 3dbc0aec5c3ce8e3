// Who does something and when, and where the pages are of which people are told: given by the web to every action.
import type { Actor } from '../../../../platform/access.ts';
import type { PathsOf } from '../rules/addresses.ts';

export interface Acting {
  readonly actor: Pick<Actor, 'personId'>;
  readonly now: Date;
  readonly pathsOf: PathsOf;
}
