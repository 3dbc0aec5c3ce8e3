// What an action is told of a request: who acts, when, and where notices lead.
import { type Ask, actorOf } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import type { Acting } from '../actions/acting.ts';
import { pathsOf } from './paths.ts';

export function actingOf({ clock }: Pick<House, 'clock'>, ask: Ask): Acting {
  return { actor: actorOf(ask), now: clock.now(), pathsOf };
}
