// What an action is told of a request: who acts, when, and what the house lends.
import { type Ask, actorOf } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import type { Acting } from '../actions/acting.ts';
import { addressesAt } from './addresses.ts';

export function actingOf(house: House, ask: Ask): Acting {
  const { clock, keys, publicUrl } = house;
  return { actor: actorOf(ask), now: clock.now(), keys, addressOf: addressesAt(publicUrl) };
}
